package reference_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/reference"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	return r, r.People()
}

func showList(r *pagetest.Rig, of careline.SubjectKind) *pagetest.Rig {
	return r.Show(reference.New(r.Env, page.ToReference{Kind: of}))
}

func showForm(r *pagetest.Rig, of careline.SubjectKind, code string) *pagetest.Rig {
	return r.Show(reference.Open(r.Env, page.ToSubject{Subject: careline.Subject{Kind: of, Code: code}}))
}

func catalogue(r *pagetest.Rig) careline.Catalogue {
	r.T.Helper()
	return pagetest.Must[careline.Catalogue](r)(r.Session.Catalogue(r.Ctx()))
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
			for _, k := range reference.Kinds() {
				look(k.Plural, func(r *pagetest.Rig, _ pagetest.People) { showList(r, k.Of) })
			}
			look("filter", func(r *pagetest.Rig, _ pagetest.People) { showList(r, careline.SubjectProduct).Press("f").Type("jsq") })
			look("retired", func(r *pagetest.Rig, _ pagetest.People) {
				showList(r, careline.SubjectCategory).Press("r", "enter", "a", "s")
			})
			look("asking", func(r *pagetest.Rig, p pagetest.People) {
				r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
				showList(r, careline.SubjectCategory).Press("r")
			})
			look("new product", func(r *pagetest.Rig, _ pagetest.People) { newHeater(showForm(r, careline.SubjectProduct, "")) })
			look("product", func(r *pagetest.Rig, _ pagetest.People) { showForm(r, careline.SubjectProduct, "EWH-60A") })
			look("service", func(r *pagetest.Rig, _ pagetest.People) { showForm(r, careline.SubjectService, "maintenance") })
			look("category", func(r *pagetest.Rig, _ pagetest.People) {
				showForm(r, careline.SubjectCategory, "leak").Press("tab", "tab", "tab")
			})
		}
	}
}

// newHeater fills an empty product form in, all but the last term's start.
func newHeater(r *pagetest.Rig) *pagetest.Rig {
	r.Type("EWH-80").Press("tab").Type("80 L water heater").Press("tab").Type("80升电热水器").Press("tab").Type("rsq")
	r.Press("tab", "tab").Type("暖家").Press("tab")
	r.Type("lab").Press("tab").Type("24").Press("tab").Type("pur").Press("tab")
	return r.Type("内胆").Press("tab").Type("96").Press("tab").Type("inst")
}

func TestNewProduct(t *testing.T) {
	r, _ := rig(t, careline.English)
	newHeater(showForm(r, careline.SubjectProduct, ""))
	for _, want := range []string{"labour until 2028-11-23", "tank until 2034-11-30", "2026-12-01"} {
		if !strings.Contains(r.View(120, 21), want) {
			t.Errorf("under the form there is no %q:\n%s", want, r.View(120, 21))
		}
	}
	r.Press("ctrl+s")
	if r.To() != (page.ToReference{Kind: careline.SubjectProduct}) || !r.Went[0].Instead {
		t.Fatalf("it went to %v; status %v", r.Went, r.Status)
	}
	cat := catalogue(r)
	p, ok := cat.Product("EWH-80")
	if !ok || p.Name.ZH != "80升电热水器" || p.Skill != careline.SkillWaterHeater || p.Trademark != "暖家" || len(p.Terms) != 2 ||
		p.Terms[0] != (careline.WarrantyTerm{Part: careline.CoversLabour, Months: 24}) ||
		p.Terms[1] != (careline.WarrantyTerm{Part: careline.CoversTank, Months: 96, FromInstallation: true}) {
		t.Errorf("kept is %+v", p)
	}
}

// at gives the row of the list that is chosen.
func chosen(r *pagetest.Rig) string {
	for _, line := range strings.Split(r.View(80, 21), "\n") {
		if rest, is := strings.CutPrefix(line, "│▸ "); is {
			return strings.Fields(rest)[0]
		}
	}
	return ""
}

func TestAListIsNarrowedByTyping(t *testing.T) {
	for typed, want := range map[string]string{
		"EWH": "EWH-60A", "60升": "EWH-60A", "jsq": "RO-400", "jingshui": "RO-400", "any jsq": "PURIFIER", "400": "RO-400", "purifier 400": "RO-400",
		"computers": "COMPUTER", "电脑": "COMPUTER",
	} {
		r, _ := rig(t, careline.English)
		showList(r, careline.SubjectProduct).Press("f").Type(typed)
		if got := chosen(r); got != want {
			t.Errorf("%q finds %s, want %s:\n%s", typed, got, want, r.View(80, 21))
		}
		if before, _ := r.Before(80, 21); !strings.HasSuffix(before, typed) {
			t.Errorf("%q: the cursor stands after %q", typed, before)
		}
		if r.Press("enter"); r.To() != (page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectProduct, Code: want}}) {
			t.Errorf("%q: enter goes to %v", typed, r.Went)
		}
	}
	r, _ := rig(t, careline.English)
	showList(r, careline.SubjectProduct).Press("f").Type("zzz").Press("enter")
	if got := r.Last(); !got.Bad || got.Text != r.Env.Words.Reference.NotFound {
		t.Errorf("with nothing found, enter says %+v", got)
	}
	if r.Press("esc", "c"); chosen(r) != "EWH-60A" {
		t.Errorf("after c the list is\n%s", r.View(80, 21))
	}
}

func TestListsAreSortedByTheirColumns(t *testing.T) {
	r, _ := rig(t, careline.Chinese)
	showList(r, careline.SubjectProduct).Press("s", "home")
	if got := chosen(r); got != "APPLIANCE" {
		t.Errorf("by code the first is %s", got)
	}
	if r.Press("s", "s", "s", "end"); chosen(r) != "EWH-60A" {
		t.Errorf("by warranty the last is %s", chosen(r))
	}
}

func TestTabsLeadToTheOtherSorts(t *testing.T) {
	r, _ := rig(t, careline.English)
	for _, k := range []struct {
		key string
		to  careline.SubjectKind
	}{{"tab", careline.SubjectService}, {"3", careline.SubjectCategory}} {
		showList(r, careline.SubjectProduct).Press(k.key)
		if r.To() != (page.ToReference{Kind: k.to}) || !r.Went[0].Instead {
			t.Errorf("%s goes to %v", k.key, r.Went)
		}
	}
	all := reference.Kinds()
	if showList(r, careline.SubjectProduct).Press("shift+tab"); r.To() != (page.ToReference{Kind: all[len(all)-1].Of}) {
		t.Errorf("shift+tab goes to %v", r.Went)
	}
}

func TestAListIsTakenInAndHandedOut(t *testing.T) {
	r, _ := rig(t, careline.English)
	for _, k := range reference.Kinds() {
		if showList(r, k.Of).Press("i"); r.To() != (page.ToImport{What: k.Plural}) {
			t.Errorf("i on %s goes to %v", k.Plural, r.Went)
		}
		if showList(r, k.Of).Press("x"); r.To() != (page.ToExport{What: k.Plural}) {
			t.Errorf("x on %s goes to %v", k.Plural, r.Went)
		}
		if !slices.Contains(careline.ListKinds(), careline.ListKind(k.Plural)) || !slices.Contains(careline.Exports(), careline.Export(k.Plural)) {
			t.Errorf("%s are no list that can be taken in and handed out", k.Plural)
		}
	}
	showList(r.As(careline.RoleTrainer), careline.SubjectProduct).Press("i", "x")
	if len(r.Went) > 0 || !r.Last().Bad {
		t.Errorf("a trainer goes to %v: %+v", r.Went, r.Last())
	}
}

// Nothing is retired without having seen where it is used, and nothing that
// is already there is lost by it.
func TestACategoryIsRetiredAfterSeeingWhereItIsUsed(t *testing.T) {
	r, p := rig(t, careline.English)
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	showList(r, careline.SubjectCategory)
	r.Env.Session = r.Session
	load := r.Page.Keys()[2].Do() // r; the count has not come yet
	if r.Press("enter"); !r.Last().Bad || r.Last().Text != r.Env.Words.Reference.NotYet {
		t.Fatalf("before the count is known, enter says %+v", r.Last())
	}
	r.Do(load)
	for _, want := range []string{"Retire the complaint category noise?", "cases", c.ID.String(), r.Env.Words.Reference.Keeps} {
		if !strings.Contains(r.View(80, 21), want) {
			t.Errorf("the question lacks %q:\n%s", want, r.View(80, 21))
		}
	}
	r.Press("esc")
	if cat := catalogue(r); strings.Contains(r.View(80, 21), "Retire") || cat.Categories[0].Retired {
		t.Error("esc did not leave the category in use")
	}
	r.Press("r", "enter")
	cat := catalogue(r)
	if k, _ := cat.Category("noise"); !k.Retired {
		t.Fatalf("it is not retired; status %v", r.Status)
	}
	if strings.Contains(r.View(80, 21), "noise") {
		t.Errorf("it is still shown:\n%s", r.View(80, 21))
	}
	r.Press("a", "home")
	if got := chosen(r); got != "noise" || !strings.Contains(r.View(80, 21), "(retired) noise") {
		t.Errorf("with the retired, chosen is %s:\n%s", got, r.View(80, 21))
	}
	r.Press("r", "y")
	cat = catalogue(r)
	if k, _ := cat.Category("noise"); k.Retired {
		t.Errorf("it was not taken back; status %v", r.Status)
	}
	if r.Press("u"); strings.Contains(r.View(80, 21), "Retire") || !strings.Contains(r.View(80, 21), c.ID.String()) {
		t.Errorf("where it is used:\n%s", r.View(80, 21))
	}
	if r.Press("enter"); strings.Contains(r.View(80, 21), c.ID.String()) {
		t.Error("enter does not close what only tells")
	}
}

// A question about what somebody else has just changed is taken back: it
// would mean something else now.
func TestTheQuestionKeepsInStepWithOthers(t *testing.T) {
	r, _ := rig(t, careline.English)
	showList(r, careline.SubjectCategory).Press("r")
	cat := catalogue(r)
	k := cat.Categories[0]
	if err := r.Session.Retire(r.Ctx(), r.NewKey(), k.Subject(), true, k.Version); err != nil {
		t.Fatal(err)
	}
	r.Press("enter") // on the version that was seen
	if got := r.Last(); !got.Bad {
		t.Errorf("retiring an old version says %+v", got)
	}
	r.Press("a", "home", "r")
	k, _ = mustCategory(r, k.Code)
	if err := r.Session.Retire(r.Ctx(), r.NewKey(), k.Subject(), false, k.Version); err != nil {
		t.Fatal(err)
	}
	r.Do(r.Page.Update(page.Changed{}))
	if got := r.Last(); got.Text != r.Env.Words.Reference.Moved || strings.Contains(r.View(80, 21), "back into use?") {
		t.Errorf("it says %+v:\n%s", got, r.View(80, 21))
	}
}

func mustCategory(r *pagetest.Rig, code string) (careline.Category, bool) {
	cat := catalogue(r)
	return cat.Category(code)
}

func TestTheListFollowsOthersAndKeepsTheChosenRow(t *testing.T) {
	r, _ := rig(t, careline.English)
	showList(r, careline.SubjectProduct).Press("s", "home", "down")
	was := chosen(r)
	_, err := r.Session.SaveProduct(r.Ctx(), r.NewKey(), careline.Product{Code: "AAA", Name: careline.Words{EN: "first of all"}})
	if err != nil {
		t.Fatal(err)
	}
	r.Do(r.Page.Update(page.Changed{}))
	if got := chosen(r); got != was || !strings.Contains(r.View(80, 21), "first of all") {
		t.Errorf("chosen is %s, was %s:\n%s", got, was, r.View(80, 21))
	}
	r.Do(r.Page.Update(page.SubjectSaved{Subject: careline.Subject{Kind: careline.SubjectProduct, Code: "AAA"}}))
	if got := chosen(r); got != "AAA" {
		t.Errorf("after a save chosen is %s", got)
	}
}

func TestWhoMayNotSetUpIsToldSo(t *testing.T) {
	r, _ := rig(t, careline.English)
	showList(r.As(careline.RoleOperator), careline.SubjectProduct)
	if !strings.Contains(r.View(80, 21), "Your role may not change the catalogue and providers.") {
		t.Errorf("the list says\n%s", r.View(80, 21))
	}
	for _, key := range []string{"n", "r", "enter", "u"} {
		if r.Press(key); !r.Last().Bad || len(r.Went) > 0 {
			t.Errorf("%s says %+v and goes to %v", key, r.Last(), r.Went)
		}
	}
}

func TestMash(t *testing.T) {
	r, _ := rig(t, careline.English)
	for seed, open := range []func() page.Page{
		func() page.Page { return reference.New(r.Env, page.ToReference{Kind: careline.SubjectProduct}) },
		func() page.Page {
			return reference.Open(r.Env, page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectProduct, Code: "EWH-60A"}})
		},
		func() page.Page {
			return reference.Open(r.Env, page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectService}})
		},
		func() page.Page {
			return reference.Open(r.Env, page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectCategory, Code: "leak"}})
		},
	} {
		r.Mash(open, uint64(seed), 150)
	}
}
