package careline_test

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"careline"
)

// twins are two files of one person, each with a unit, a case, an order, a
// call and a note.
type twins struct {
	*rig
	ctx        context.Context
	keep, gone careline.Customer
	unit       careline.Unit // of the one that goes
	noise      careline.Case
	order      careline.WorkOrder
	call       careline.Interaction
}

func newTwins(t *testing.T) *twins {
	t.Helper()
	w := &twins{rig: newRig(t), ctx: context.Background()}
	w.keep = w.wang()
	w.heater(w.keep)
	var err error
	w.gone, err = w.admin.AddCustomer(w.ctx, w.key(), careline.Customer{
		Name: "王健国", Company: "阳光物业", ExternalID: "K-2", Tier: careline.TierGold, Note: "two dogs",
		Contacts: []careline.ContactPoint{{Raw: "+86 138 0013 8823", Label: "mobile"}, {Raw: "139 1234 5678"}, {Kind: careline.ContactEmail, Raw: "w@example.com"}},
		Homes: []careline.Residence{
			{Site: careline.Site{Region: careline.Region{Province: "江苏省", City: "南京市", District: "鼓楼区"}, Street: "建国路88号阳光花园5-2-601"}},
			{Site: careline.Site{Region: careline.Region{City: "合肥市"}, Street: "长江路1号"}, Label: "parents"},
		},
	})
	w.ok(err)
	w.gone.Contacts = append(slices.Clone(w.gone.Contacts), careline.ContactPoint{Raw: "13700009999"})
	w.gone, err = w.admin.SaveCustomer(w.ctx, w.key(), w.gone)
	w.ok(err)
	w.gone.Contacts = slices.Clone(w.gone.Contacts[:3])
	w.gone, err = w.admin.SaveCustomer(w.ctx, w.key(), w.gone)
	w.ok(err)
	w.unit, err = w.admin.AddUnit(w.ctx, w.key(), careline.Unit{
		Product: "EWH-60A", Serial: "9Z-0001", Site: w.gone.Homes[0].Site.ID, Owners: []careline.Ownership{{Customer: w.gone.ID}},
	})
	w.ok(err)
	w.provider("宁北服务")
	w.noise, err = w.admin.LogCase(w.ctx, w.key(), careline.Case{Customer: w.gone.ID, Unit: w.unit.ID, Category: "noise", Text: "响"})
	w.ok(err)
	w.order, err = w.admin.Dispatch(w.ctx, w.key(), careline.WorkOrder{Case: w.noise.ID}, 0)
	w.ok(err)
	w.call, err = w.admin.LogCall(w.ctx, w.key(), careline.Interaction{Customer: w.gone.ID, Note: "asked"})
	w.ok(err)
	w.ok(w.admin.WriteNote(w.ctx, w.key(), w.gone.ID, "likes tea"))
	w.pass()
	return w
}

// pass lets a minute pass.
func (w *twins) pass() { w.now = w.now.Add(60e9) }

func (w *twins) merge() careline.Customer {
	w.t.Helper()
	c, err := w.admin.Merge(w.ctx, w.key(), careline.MergeOrder{
		Keep: w.keep.ID, Gone: w.gone.ID, Take: careline.ProposeTake(&w.keep, &w.gone),
	})
	w.ok(err)
	w.pass()
	return c
}

func (w *twins) file(id careline.CustomerID) careline.File {
	w.t.Helper()
	f, err := w.admin.Open(w.ctx, id)
	w.ok(err)
	return f
}

func (w *twins) history(id careline.CustomerID) (said []string) {
	w.t.Helper()
	tl, err := w.admin.Timeline(w.ctx, id, careline.TimelineQuery{Limit: 1000})
	w.ok(err)
	for _, l := range tl.Lines {
		said = append(said, l.Summary.In(careline.English))
	}
	return said
}

func (w *twins) finds(text string) (ids []careline.CustomerID) {
	w.t.Helper()
	hits, err := w.admin.Lookup(w.ctx, text, 10)
	w.ok(err)
	for _, h := range hits.Matches {
		ids = append(ids, h.Customer.ID)
	}
	return ids
}

func TestMergingLosesNothing(t *testing.T) {
	w := newTwins(t)
	before := append(w.history(w.keep.ID), w.history(w.gone.ID)...)
	after := w.merge()
	f := w.file(w.keep.ID)
	if !reflect.DeepEqual(f.Customer, after) {
		t.Errorf("the merge gives %+v, the store %+v", after, f.Customer)
	}
	var points []string
	for _, p := range after.Contacts {
		points = append(points, strings.TrimSpace(p.Label+" "+p.Raw))
	}
	if want := []string{"mobile 138 0013 8823", "home 025-83321147", "139 1234 5678", "w@example.com"}; !slices.Equal(points, want) {
		t.Errorf("contact points: %q", points)
	}
	if len(after.Homes) != 2 || after.Homes[1].Site.Street != "长江路1号" || !after.Homes[0].Primary || after.Homes[1].Primary {
		t.Errorf("homes: %+v", after.Homes)
	}
	if after.Name != "王建国" || after.Company != "阳光物业" || after.Tier != careline.TierGold || after.Note != "two dogs" || after.ExternalID != "K-2" {
		t.Errorf("the file is %+v", after)
	}
	if len(f.Units) != 2 || len(f.Cases) != 1 || f.Cases[0].ID != w.noise.ID || len(f.Orders) != 1 || f.Orders[0].ID != w.order.ID {
		t.Errorf("units %d, cases %+v, orders %+v", len(f.Units), f.Cases, f.Orders)
	}
	u, err := w.admin.Unit(w.ctx, w.unit.ID)
	w.ok(err)
	if u.Unit.Site != w.keep.Homes[0].Site.ID {
		t.Errorf("the unit stands at %d, not at the home that stayed", u.Unit.Site)
	}
	i, err := w.admin.Interaction(w.ctx, w.call.ID)
	w.ok(err)
	if i.Customer.ID != w.keep.ID {
		t.Errorf("the call is of %s", i.Customer.ID)
	}
	now := w.history(w.keep.ID)
	for _, line := range before {
		if !slices.Contains(now, line) {
			t.Errorf("the history lost %q; has %q", line, now)
		}
	}
	if want := w.gone.ID.String() + " 王健国 merged into " + w.keep.ID.String(); now[0] != want {
		t.Errorf("the newest line is %q, want %q", now[0], want)
	}
}

func TestTheOldNumberLeadsToTheFile(t *testing.T) {
	w := newTwins(t)
	w.merge()
	old := w.gone.ID
	if f := w.file(old); f.Customer.ID != w.keep.ID || len(f.Units) != 2 {
		t.Errorf("%s opens %s with %d units", old, f.Customer.ID, len(f.Units))
	}
	if !slices.Equal(w.history(old), w.history(w.keep.ID)) {
		t.Error("the old number has another history")
	}
	for _, text := range []string{old.String(), strings.ToLower(old.String()), "K-2", "13912345678", "w@example.com", "9Z-0001", "wangjianguo 5-2-601", w.noise.ID.String()} {
		if got := w.finds(text); !slices.Equal(got, []careline.CustomerID{w.keep.ID}) {
			t.Errorf("%q finds %v", text, got)
		}
	}
	if got := w.finds("王健国"); slices.Contains(got, old) {
		t.Error("the file that went is found by itself")
	}
	made, err := w.admin.LogCase(w.ctx, w.key(), careline.Case{Customer: old, Category: "leak", Text: "漏"})
	w.ok(err)
	if made.Customer != w.keep.ID {
		t.Errorf("a case logged under the old number is of %s", made.Customer)
	}
	call, err := w.admin.StartCall(w.ctx, w.key(), careline.CallStart{Customer: old})
	w.ok(err)
	if call.Customer != w.keep.ID {
		t.Errorf("a call under the old number is of %s", call.Customer)
	}
	o, err := w.admin.Dispatch(w.ctx, w.key(), careline.WorkOrder{Customer: old, Case: made.ID}, 0)
	w.ok(err)
	if o.Customer != w.keep.ID {
		t.Errorf("an order under the old number is of %s", o.Customer)
	}
	u, err := w.admin.AddUnit(w.ctx, w.key(), careline.Unit{Product: "EWH-60A", Owners: []careline.Ownership{{Customer: old}}})
	w.ok(err)
	if u.Owner() != w.keep.ID {
		t.Errorf("a unit under the old number is of %s", u.Owner())
	}
	w.ok(w.admin.WriteNote(w.ctx, w.key(), old, "written under the old number"))
	if got := w.history(w.keep.ID); !slices.Contains(got, "written under the old number") {
		t.Errorf("the note is not in the file: %q", got)
	}
	rows, err := w.admin.Cases(w.ctx, careline.CaseFilter{Customer: old})
	w.ok(err)
	if len(rows) != 2 {
		t.Errorf("%d cases are listed under the old number", len(rows))
	}
	// Who has the old file still open can't overwrite the other.
	w.gone.Name = "somebody"
	_, err = w.admin.SaveCustomer(w.ctx, w.key(), w.gone)
	w.refused(err, careline.CodeConflict)
	// A list with the old external number brings nobody back.
	got, err := w.admin.ImportCustomers(w.ctx, w.key(), []careline.Customer{{Name: "王健国", ExternalID: "K-2"}})
	w.ok(err)
	if got[0].Created || got[0].Customer != w.keep.ID {
		t.Errorf("the list makes %+v", got[0])
	}
}

func TestMergingFurtherKeepsEveryNumber(t *testing.T) {
	w := newTwins(t)
	w.keep.ExternalID = "K-1"
	_, err := w.admin.SaveCustomer(w.ctx, w.key(), w.keep)
	w.ok(err)
	w.merge()
	third, err := w.admin.AddCustomer(w.ctx, w.key(), careline.Customer{Name: "王建国", ExternalID: "K-3"})
	w.ok(err)
	_, err = w.admin.Merge(w.ctx, w.key(), careline.MergeOrder{Keep: third.ID, Gone: w.keep.ID})
	w.ok(err)
	for _, text := range []string{w.gone.ID.String(), w.keep.ID.String(), "K-1", "K-2", "K-3"} {
		if got := w.finds(text); !slices.Equal(got, []careline.CustomerID{third.ID}) {
			t.Errorf("%q finds %v", text, got)
		}
	}
	if got := w.history(third.ID); !slices.Contains(got, "likes tea") {
		t.Errorf("the history is %q", got)
	}
	_, err = w.admin.Unmerge(w.ctx, w.key(), w.gone.ID)
	w.refused(err, careline.CodeConflict)
	if !strings.Contains(err.Error(), "itself merged into "+third.ID.String()) {
		t.Error(err)
	}
	_, err = w.admin.Unmerge(w.ctx, w.key(), w.keep.ID)
	w.ok(err)
	if f := w.file(w.gone.ID); f.Customer.ID != w.keep.ID {
		t.Errorf("%s opens %s", w.gone.ID, f.Customer.ID)
	}
	_, err = w.admin.Unmerge(w.ctx, w.key(), w.gone.ID)
	w.ok(err)
}

func TestAMergeIsRefusedOrDoneOnce(t *testing.T) {
	w := newTwins(t)
	_, err := w.admin.Merge(w.ctx, w.key(), careline.MergeOrder{Keep: w.keep.ID, Gone: w.keep.ID})
	w.refused(err, careline.CodeInvalid)
	_, err = w.admin.Merge(w.ctx, w.key(), careline.MergeOrder{Keep: w.keep.ID, Gone: 999})
	w.refused(err, careline.CodeNotFound)
	_, err = w.admin.Merge(w.ctx, w.key(), careline.MergeOrder{Keep: w.keep.ID, Gone: w.gone.ID, GoneVersion: w.gone.Version + 1})
	w.refused(err, careline.CodeConflict)
	key := w.key()
	o := careline.MergeOrder{Keep: w.keep.ID, Gone: w.gone.ID, KeepVersion: w.keep.Version, GoneVersion: w.gone.Version}
	first, err := w.admin.Merge(w.ctx, key, o)
	w.ok(err)
	again, err := w.admin.Merge(w.ctx, key, o)
	w.ok(err)
	if first.Version != again.Version || again.ID != w.keep.ID {
		t.Errorf("the same key gives %+v, then %+v", first, again)
	}
	_, err = w.admin.Merge(w.ctx, w.key(), careline.MergeOrder{Keep: w.keep.ID, Gone: w.gone.ID})
	w.refused(err, careline.CodeConflict)
}

// contents is all that is known of a file, but for what counts or tells of
// merging itself.
func (w *twins) contents(id careline.CustomerID) any {
	f := w.file(id)
	f.Customer.Version, f.Customer.Updated = 0, f.Customer.Created
	for i := range f.Customer.Contacts {
		f.Customer.Contacts[i].ID = 0
	}
	for i := range f.Units {
		f.Units[i].Unit.Version, f.Units[i].Unit.Updated = 0, w.now
	}
	return f
}

func TestTakingAMergeBackPutsBackWhatWas(t *testing.T) {
	w := newTwins(t)
	keep, gone := w.contents(w.keep.ID), w.contents(w.gone.ID)
	w.merge()
	key := w.key()
	back, err := w.as(careline.RoleSupervisor).Unmerge(w.ctx, key, w.gone.ID)
	w.ok(err)
	if back.ID != w.gone.ID || back.Version <= w.gone.Version {
		t.Errorf("back is %+v", back)
	}
	w.now = w.now.Add(-60e9)
	for _, x := range []struct {
		id   careline.CustomerID
		want any
	}{{w.keep.ID, keep}, {w.gone.ID, gone}} {
		if got := w.contents(x.id); !reflect.DeepEqual(got, x.want) {
			t.Errorf("%s was\n%+v\nand is\n%+v", x.id, x.want, got)
		}
	}
	i, err := w.admin.Interaction(w.ctx, w.call.ID)
	w.ok(err)
	if i.Customer.ID != w.gone.ID {
		t.Errorf("the call is of %s", i.Customer.ID)
	}
	for text, want := range map[string]careline.CustomerID{"13912345678": w.gone.ID, "K-2": w.gone.ID, "9Z-0001": w.gone.ID, "02583321147": w.keep.ID} {
		if got := w.finds(text); !slices.Equal(got, []careline.CustomerID{want}) {
			t.Errorf("%q finds %v", text, got)
		}
	}
	again, err := w.admin.Unmerge(w.ctx, key, w.gone.ID)
	w.ok(err)
	if again.ID != w.gone.ID {
		t.Errorf("the same key gives %+v", again)
	}
	_, err = w.admin.Unmerge(w.ctx, w.key(), w.gone.ID)
	w.refused(err, careline.CodeConflict)
	_, err = w.admin.Unmerge(w.ctx, w.key(), 999)
	w.refused(err, careline.CodeNotFound)
	d, err := w.admin.Duplicates(w.ctx, 10)
	w.ok(err)
	if d.Count != 0 {
		t.Error("two who were taken apart are asked about")
	}
}

func TestWhatCameSinceStaysOrGoesAlong(t *testing.T) {
	w := newTwins(t)
	w.merge()
	about, err := w.admin.LogCase(w.ctx, w.key(), careline.Case{Customer: w.keep.ID, Unit: w.unit.ID, Category: "leak", Text: "漏"})
	w.ok(err)
	order, err := w.admin.Dispatch(w.ctx, w.key(), careline.WorkOrder{Case: about.ID}, 0)
	w.ok(err)
	f := w.file(w.keep.ID)
	c := f.Customer
	c.Contacts = append(slices.Clone(c.Contacts), careline.ContactPoint{Raw: "137 0000 1111"})
	c.Language = "English"
	_, err = w.admin.SaveCustomer(w.ctx, w.key(), c)
	w.ok(err)
	_, err = w.admin.Unmerge(w.ctx, w.key(), w.gone.ID)
	w.ok(err)
	keep, gone := w.file(w.keep.ID), w.file(w.gone.ID)
	if keep.Customer.Language != "English" || len(keep.Customer.Contacts) != 3 || keep.Customer.Contacts[2].Raw != "137 0000 1111" {
		t.Errorf("what was written since is lost: %+v", keep.Customer)
	}
	if keep.Customer.Company != "" || keep.Customer.Tier != careline.TierStandard || keep.Customer.Contacts[0].Label != "" {
		t.Errorf("what the merge brought is left: %+v", keep.Customer)
	}
	if len(gone.Cases) != 2 || len(gone.Orders) != 2 || gone.Orders[0].ID != order.ID || len(keep.Cases) != 0 {
		t.Errorf("of the case since then, the file has %d and %d orders", len(gone.Cases), len(gone.Orders))
	}
}

func TestWhatContradictsIsToldInOneSentence(t *testing.T) {
	for _, x := range []struct {
		what string
		do   func(w *twins, c careline.Customer)
		says string
	}{
		{"a phone taken away", func(w *twins, c careline.Customer) {
			c.Contacts = slices.DeleteFunc(slices.Clone(c.Contacts), func(p careline.ContactPoint) bool { return p.Raw == "139 1234 5678" })
			_, err := w.admin.SaveCustomer(w.ctx, w.key(), c)
			w.ok(err)
		}, "the contact 139 1234 5678 was changed or taken away since"},
		{"a home left", func(w *twins, c careline.Customer) {
			c.Homes = slices.Clone(c.Homes)
			c.Homes[1].Until = "2026-11-20"
			_, err := w.admin.SaveCustomer(w.ctx, w.key(), c)
			w.ok(err)
		}, "the address 合肥市长江路1号 was changed or taken away since"},
		{"the company changed", func(w *twins, c careline.Customer) {
			c.Company = "another firm"
			_, err := w.admin.SaveCustomer(w.ctx, w.key(), c)
			w.ok(err)
		}, "the field company, which the merge changed, was changed since"},
		{"the unit sold", func(w *twins, _ careline.Customer) {
			other, err := w.admin.AddCustomer(w.ctx, w.key(), careline.Customer{Name: "李小红"})
			w.ok(err)
			u, err := w.admin.Unit(w.ctx, w.unit.ID)
			w.ok(err)
			_, err = w.admin.TransferUnit(w.ctx, w.key(), u.Unit.ID, u.Unit.Version, other.ID, "2026-11-20")
			w.ok(err)
		}, "has changed hands since"},
		{"the case merged", func(w *twins, c careline.Customer) {
			into, err := w.admin.LogCase(w.ctx, w.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "漏"})
			w.ok(err)
			_, err = w.admin.AdvanceCase(w.ctx, w.key(), careline.CaseStep{Case: w.noise.ID, Version: w.noise.Version, To: careline.CaseMerged, Into: into.ID})
			w.ok(err)
		}, "was merged into CASE-"},
	} {
		w := newTwins(t)
		c := w.merge()
		x.do(w, c)
		before := w.contents(w.keep.ID)
		_, err := w.admin.Unmerge(w.ctx, w.key(), w.gone.ID)
		w.refused(err, careline.CodeConflict)
		if !strings.Contains(err.Error(), x.says) || !strings.HasPrefix(err.Error(), w.gone.ID.String()+" can't be taken out of "+w.keep.ID.String()+" again: ") {
			t.Errorf("%s: %v", x.what, err)
		}
		if careline.Explain(err, careline.Chinese) == err.Error() {
			t.Errorf("%s: not said in Chinese", x.what)
		}
		if !reflect.DeepEqual(w.contents(w.keep.ID), before) {
			t.Errorf("%s: the refusal changed the file", x.what)
		}
	}
}
