package unit_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/unit"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	return r, r.People()
}

func kept(r *pagetest.Rig, id careline.UnitID) careline.Unit {
	r.T.Helper()
	return pagetest.Must[careline.UnitView](r)(r.Session.Unit(r.Ctx(), id)).Unit
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			look := func(name string, show func(*pagetest.Rig, pagetest.People)) {
				t.Run(fmt.Sprintf("%s/%s/%d", name, lang, size.Width), func(t *testing.T) {
					r, p := rig(t, lang)
					show(r, p)
					golden.RequireEqual(t, r.View(size.Width, size.Height))
				})
			}
			look("new", func(r *pagetest.Rig, p pagetest.People) { r.Show(unit.New(r.Env, p.Li.ID)).Type("ewh") })
			look("unit", func(r *pagetest.Rig, p pagetest.People) { r.Show(unit.Open(r.Env, p.Heater.ID)) })
			look("transfer", func(r *pagetest.Rig, p pagetest.People) {
				r.Show(unit.Open(r.Env, p.Filter.ID)).Press("t").Type("lxh")
			})
		}
	}
}

func TestNewUnit(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(unit.New(r.Env, p.Li.ID)).Type("ewh").Press("enter").Type("6A2210-7").Press("enter")
	r.Type("11-20").Press("enter").Type("苏宁").Press("enter").Type("1,899.5").Press("ctrl+s")
	to, ok := r.To().(page.ToUnit)
	if !ok || !r.Went[0].Instead {
		t.Fatalf("it went to %v; status %v", r.Went, r.Status)
	}
	u := kept(r, to.ID)
	home, _ := p.Li.Home()
	if u.Product != "EWH-60A" || u.Serial != "6A2210-7" || u.Owner() != p.Li.ID || u.Site != home.ID {
		t.Errorf("kept %+v", u)
	}
	if u.Purchase.Date != "2026-11-20" || u.Purchase.Price != 189950 || u.Purchase.Seller != "苏宁" || u.Purchase.Quantity != 1 {
		t.Errorf("bought %+v", u.Purchase)
	}
}

func TestNewUnitTypedBeforeTheAnswer(t *testing.T) {
	r, p := rig(t, careline.English)
	load := r.Start(unit.New(r.Env, p.Li.ID))
	r.Type("400G").Press("enter").Type("R1").Press("ctrl+s")
	r.Do(load)
	if to, ok := r.To().(page.ToUnit); !ok || kept(r, to.ID).Product != "RO-400" {
		t.Errorf("it went to %v; status %v", r.Went, r.Status)
	}
}

func TestProductThatIsNotInTheCatalogue(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(unit.New(r.Env, p.Li.ID)).Type("XB-9").Press("enter", "ctrl+s")
	if got := r.Last(); !got.Bad || len(r.Went) > 0 || !strings.Contains(r.View(80, 21), "XB-9") {
		t.Errorf("it says %v and went to %v", got, r.Went)
	}
}

func TestWhatCanNotBeRightIsSaid(t *testing.T) {
	for _, c := range []struct {
		field, typed, said string
		downs              int
	}{
		{"bought", "some day", "bought", 2}, {"price", "a lot", "price", 4}, {"quantity", "x", "quantity", 5}, {"installed", "15:30", "installed", 8},
	} {
		r, p := rig(t, careline.English)
		r.Show(unit.New(r.Env, p.Li.ID)).Type("ewh")
		for range c.downs {
			r.Press("down")
		}
		r.Press("ctrl+u").Type(c.typed).Press("ctrl+s")
		if got := r.Last(); !got.Bad || !strings.HasPrefix(got.Text, c.said) || len(r.Went) > 0 {
			t.Errorf("%s: it says %v and went to %v", c.field, got, r.Went)
		}
	}
	r, p := rig(t, careline.English)
	r.Show(unit.New(r.Env, p.Wang.ID)).Press("ctrl+s")
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, "product") {
		t.Errorf("without a product it says %v", got)
	}
	r.Type("ewh").Press("enter").Type("6A2207-0041").Press("ctrl+s")
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, p.Heater.ID.String()) {
		t.Errorf("a serial that is there already: %v", got)
	}
}

func TestTransfer(t *testing.T) {
	for _, typed := range []string{"李小红", "lixiaohong", "13912345678", "number"} {
		r, p := rig(t, careline.English)
		if typed == "number" {
			typed = p.Li.ID.String()
		}
		r.Show(unit.Open(r.Env, p.Heater.ID)).Press("t").Type(typed).Press("enter", "enter")
		u := kept(r, p.Heater.ID)
		if u.Owner() != p.Li.ID || len(u.Owners) != 2 || u.Owners[0].Until != "2026-11-24" {
			t.Errorf("%s: the owners are %+v; status %v", typed, u.Owners, r.Status)
		}
		if view := r.View(80, 21); !strings.Contains(view, "李小红") || !strings.Contains(view, "阳光花园") {
			t.Errorf("%s: the page shows\n%s", typed, view)
		}
		// Editing it afterwards must not move the unit: it stands where it stood.
		r.Press("e", "pgdown", "up", "up").Type("A-1").Press("ctrl+s")
		if got := kept(r, p.Heater.ID); got.Site != p.Heater.Site || got.AssetTag != "A-1" {
			t.Errorf("%s: after an edit it is %+v; status %v", typed, got, r.Status)
		}
	}
}

func TestTransferToNobodyInParticular(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(unit.Open(r.Env, p.Heater.ID)).Press("t").Type("zzz").Press("ctrl+s")
	if got := r.Last(); !got.Bad || len(kept(r, p.Heater.ID).Owners) != 1 {
		t.Errorf("it says %v", got)
	}
}

func TestEditMeetsSomebodyElses(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(unit.Open(r.Env, p.Heater.ID)).Press("e", "down", "ctrl+u").Type("6A-MINE")
	theirs := kept(r, p.Heater.ID)
	theirs.Serial, theirs.Purchase.Grade = "6A-THEIRS", "A"
	pagetest.Must[careline.Unit](r)(r.Session.SaveUnit(r.Ctx(), r.NewKey(), theirs))
	r.Press("ctrl+s")
	if view := r.View(80, 21); !r.Last().Bad || !strings.Contains(view, "6A-MINE") || !strings.Contains(view, "theirs: 6A-THEIRS") {
		t.Errorf("it says %v:\n%s", r.Last(), view)
	}
	if got := kept(r, p.Heater.ID); got.Serial != "6A-THEIRS" {
		t.Errorf("overwritten: %+v", got)
	}
	r.Press("ctrl+s")
	if got := kept(r, p.Heater.ID); got.Serial != "6A-MINE" || got.Purchase.Grade != "A" {
		t.Errorf("the second ctrl+s kept %+v; status %v", got, r.Status)
	}
}

func TestUnitKeysLeadOn(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(unit.Open(r.Env, p.Filter.ID)).Press("w", "c", "u")
	want := []page.Route{
		page.ToNewOrder{For: careline.OrderFor{Customer: p.Wang.ID, Unit: p.Filter.ID}},
		page.ToNewComplaint{Customer: p.Wang.ID, Unit: p.Filter.ID},
		page.ToCustomer{ID: p.Wang.ID},
	}
	for i, w := range want {
		if i >= len(r.Went) || r.Went[i].To != w {
			t.Fatalf("it went to %v, want %v", r.Went, want)
		}
	}
	r.As(careline.RoleTrainer).Show(unit.Open(r.Env, p.Filter.ID))
	for _, key := range []string{"w", "c", "e", "t"} {
		r.Status = nil
		if r.Press(key); !r.Last().Bad || r.Page.Typing() || len(r.Went) > 0 {
			t.Errorf("a trainer's %s: %v", key, r.Last())
		}
	}
}

func TestCursorInEveryField(t *testing.T) {
	for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}, {Width: 60, Height: 10}, {Width: 40, Height: 7}} {
		r, p := rig(t, careline.Chinese)
		r.Show(unit.New(r.Env, p.Li.ID)).CursorInFields(14, size.Width, size.Height)
		r.Show(unit.Open(r.Env, p.Heater.ID)).Press("t").CursorInFields(2, size.Width, size.Height)
	}
}

func TestMash(t *testing.T) {
	r, p := rig(t, careline.English)
	for seed := range uint64(2) {
		r.Mash(func() page.Page { return unit.New(r.Env, p.Wang.ID) }, seed, 60)
		r.Mash(func() page.Page { return unit.Open(r.Env, p.Heater.ID) }, seed, 100)
	}
}

// T5 of the design, this page's part: what was just bought is to be installed.
func TestUnitJustBoughtIsInstalled(t *testing.T) {
	r, p := rig(t, careline.Chinese)
	r.Show(unit.New(r.Env, p.Li.ID)).Type("ewh").Press("enter").Type("6A2210-8").Press("enter").Type("今天").Press("ctrl+s")
	to, ok := r.To().(page.ToUnit)
	if !ok {
		t.Fatalf("status %v", r.Status)
	}
	r.Show(unit.Open(r.Env, to.ID)).Press("w")
	order, _ := r.To().(page.ToNewOrder)
	got := pagetest.Must[careline.Proposal](r)(r.Session.ProposeOrder(r.Ctx(), order.For))
	if got.Order.Kind != careline.OrderInstallation || got.Order.Unit != to.ID {
		t.Errorf("proposed %+v", got.Order)
	}
}

func TestWhoInstalledAUnitStaysThereAfterTheyRetire(t *testing.T) {
	r, p := rig(t, careline.English)
	u := kept(r, p.Heater.ID)
	u.Installer = p.Ningbei.ID
	u = pagetest.Must[careline.Unit](r)(r.Session.SaveUnit(r.Ctx(), r.NewKey(), u))
	if err := r.Session.Retire(r.Ctx(), r.NewKey(), p.Ningbei.ID.Subject(), true, p.Ningbei.Version); err != nil {
		t.Fatal(err)
	}
	r.Show(unit.Open(r.Env, u.ID))
	if view := r.View(80, 21); !strings.Contains(view, "Ningbei") {
		t.Errorf("the page does not say who installed it:\n%s", view)
	}
	r.Press("e", "down", "ctrl+u").Type("6A-NEW").Press("ctrl+s")
	if got := kept(r, u.ID); got.Serial != "6A-NEW" || got.Installer != p.Ningbei.ID {
		t.Errorf("the unit became %+v; status %v", got, r.Status)
	}
	r.Show(unit.New(r.Env, p.Li.ID))
	if view := r.View(120, 37); strings.Contains(view, "Ningbei") {
		t.Errorf("they are offered for a new unit:\n%s", view)
	}
}

// A product that is entered while the form is open can be chosen at once, and
// nothing that is typed or chosen gives way to it.
func TestChoicesComeInWhileOneTypes(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(unit.New(r.Env, p.Wang.ID)).Type("water").Press("right") // the second that fits
	chosen := r.Page.(page.Drafter)
	before, _ := chosen.Draft()
	r.Press("tab").Type("6A-1")
	_, err := r.Session.SaveProduct(r.Ctx(), r.NewKey(), careline.Product{Code: "WATER-1", Name: careline.Words{EN: "water tap"}})
	if err != nil {
		t.Fatal(err)
	}
	r.Press("shift+tab").Type("water").Press("right")
	r.Do(r.Page.Update(page.Changed{}))
	after, _ := chosen.Draft()
	if before.Typed["product"] == "" || after.Typed["product"] != before.Typed["product"] || after.Typed["serial"] != "6A-1" {
		t.Errorf("typed was %v, is %v", before.Typed, after.Typed)
	}
	r.Press("ctrl+u").Type("water-1").Press("ctrl+s")
	if to, ok := r.To().(page.ToUnit); !ok || kept(r, to.ID).Product != "WATER-1" {
		t.Errorf("it went to %v; status %v", r.Went, r.Status)
	}
}
