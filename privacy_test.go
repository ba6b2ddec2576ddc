package careline_test

import (
	"context"
	"encoding/json"
	"strings"
	"testing"

	"careline"
	"careline/store"
	"careline/store/storetest"
)

// family is a customer with a past, whose neighbour lives in the same home.
func family(r *rig) (c, neighbour careline.Customer, u careline.Unit, k careline.Case) {
	r.t.Helper()
	ctx := context.Background()
	c = r.wang()
	neighbour, err := r.admin.AddCustomer(ctx, r.key(), careline.Customer{
		Name: "李秀英", Contacts: []careline.ContactPoint{{Raw: "139 0013 0001"}}, Homes: []careline.Residence{{Site: c.Homes[0].Site}},
	})
	r.ok(err)
	u = r.heater(c)
	old, err := r.admin.AddCustomer(ctx, r.key(), careline.Customer{Name: "王建国二", Contacts: []careline.ContactPoint{{Raw: "13700001111"}}})
	r.ok(err)
	_, err = r.admin.Merge(ctx, r.key(), careline.MergeOrder{Keep: c.ID, Gone: old.ID})
	r.ok(err)
	r.ok(r.admin.WriteNote(ctx, r.key(), c.ID, "王建国怕狗"))
	k, err = r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Unit: u.ID, Category: "leak", Text: "王建国家漏水"})
	r.ok(err)
	c, err = r.admin.AddCustomer(ctx, r.key(), careline.Customer{Name: "somebody else"})
	r.ok(err)
	f, err := r.admin.Open(ctx, k.Customer)
	r.ok(err)
	return f.Customer, neighbour, u, k
}

func TestAPersonGetsAllThatIsHeldAboutThemWithWhatWasChangedAndWhoLooked(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c, _, u, k := family(r)
	c.Note = "prefers mornings"
	c, err := r.admin.SaveCustomer(ctx, r.key(), c)
	r.ok(err)
	d, err := r.admin.HandOut(ctx, r.key(), c.ID)
	r.ok(err)
	if d.File.Name != c.Name || len(d.Units) != 1 || d.Units[0].ID != u.ID || len(d.Cases) != 1 || d.Cases[0].ID != k.ID || len(d.Merged) != 1 {
		t.Errorf("%+v", d)
	}
	changed := false
	for _, l := range d.Events {
		changed = changed || l.Event.To("note") == "prefers mornings"
	}
	if !changed || len(d.Access) == 0 {
		t.Errorf("the change of the note is told: %v; %d looks", changed, len(d.Access))
	}
	all := r.looks()
	if last := all[len(all)-1]; last.Action != careline.DidHandOut || last.Subject() != c.ID.Ref() {
		t.Errorf("the history ends with %+v", last)
	}
}

func TestAnErasureWaitsForWhatIsOpenAndNeedsAReason(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c, _, _, k := family(r)
	r.refused(r.admin.Erase(ctx, r.key(), careline.Erasure{Customer: c.ID, Reason: " "}), careline.CodeInvalid)
	err := r.admin.Erase(ctx, r.key(), careline.Erasure{Customer: c.ID, Reason: "asked for"})
	r.refused(err, careline.CodeConflict)
	if !strings.Contains(err.Error(), k.ID.String()) {
		t.Error(err)
	}
}

func TestAnErasedPersonIsGoneAndTheHistoryStillHolds(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c, neighbour, u, k := family(r)
	_, err := r.admin.AdvanceCase(ctx, r.key(), careline.CaseStep{Case: k.ID, Version: k.Version, To: careline.CaseCancelled, Reason: "王建国 not at home"})
	r.ok(err)
	r.ok(r.admin.Erase(ctx, r.key(), careline.Erasure{Customer: c.ID, Reason: "letter of 3 November"}))

	_, err = r.admin.Open(ctx, c.ID)
	r.refused(err, careline.CodeNotFound)
	if got := err.Error(); !strings.Contains(got, "was erased on 2026-11-20") {
		t.Error(got)
	}
	for _, scrap := range []string{"王建国", "wjg", "8823", "13700001111", "6A2207-0041"} {
		hits, err := r.admin.Lookup(ctx, scrap, 10)
		r.ok(err)
		for _, h := range hits.Matches {
			if h.Customer.ID == c.ID {
				t.Errorf("found by %q", scrap)
			}
		}
	}
	f, err := r.admin.Open(ctx, neighbour.ID)
	r.ok(err)
	if f.Customer.Homes[0].Site.Street == "" {
		t.Error("the neighbour has no address any more")
	}
	kept, err := r.admin.Unit(ctx, u.ID)
	r.ok(err)
	if kept.Unit.Serial != u.Serial {
		t.Errorf("%+v", kept.Unit)
	}
	_, err = r.admin.SaveCustomer(ctx, r.key(), c)
	r.refused(err, careline.CodeNotFound)
	_, err = r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "x"})
	r.refused(err, careline.CodeNotFound)
	r.refused(r.admin.Erase(ctx, r.key(), careline.Erasure{Customer: c.ID, Reason: "again"}), careline.CodeNotFound)

	// Nothing that an export or a page shows says who it was.
	view, err := r.admin.Case(ctx, k.ID)
	r.ok(err)
	said, err := json.Marshal(view)
	r.ok(err)
	var events []careline.Event
	r.ok(r.store.View(ctx, func(rd careline.Reader) (err error) {
		events, err = rd.EventsAfter(ctx, 0, 10_000)
		return err
	}))
	told, err := json.Marshal(events)
	r.ok(err)
	for _, word := range []string{"王建国", "13800138823", "138 0013 8823", "13700001111", "怕狗", "家漏水"} {
		if strings.Contains(string(said), word) || strings.Contains(string(told), word) {
			t.Errorf("%s is still there", word)
		}
	}
	if !strings.Contains(string(told), "letter of 3 November") || !strings.Contains(string(told), "李秀英") {
		t.Error("the reason or the neighbour's history is not told")
	}
}

func TestTheChainVerifiesAfterAnErasure(t *testing.T) {
	ctx := context.Background()
	st := storetest.Fresh(t)
	r := newRigOn(t, st)
	c, _, _, k := family(r)
	none := func(int64, int64) {}
	r.ok(st.Seal(ctx, none)) // some of it is sealed before
	_, err := r.admin.AdvanceCase(ctx, r.key(), careline.CaseStep{Case: k.ID, Version: k.Version, To: careline.CaseCancelled, Reason: "x"})
	r.ok(err)
	r.ok(r.admin.Erase(ctx, r.key(), careline.Erasure{Customer: c.ID, Reason: "asked for"}))
	r.ok(st.Seal(ctx, none))
	a, err := st.Audit(ctx, store.AuditOptions{})
	r.ok(err)
	if len(a.Found) != 0 || a.Erased == 0 {
		t.Errorf("%d erased, found %v", a.Erased, a.Found)
	}
}
