package careline_test

import (
	"context"
	"strings"
	"testing"
	"time"

	"careline"
)

func TestADayHasThreeShifts(t *testing.T) {
	zone := time.FixedZone("CST", 8*60*60)
	at := func(day, hour, minute int) time.Time { return time.Date(2026, 11, day, hour, minute, 0, 0, zone) }
	for _, c := range []struct{ at, from, to time.Time }{
		{at(20, 14, 32), at(20, 8, 0), at(20, 16, 0)},
		{at(20, 8, 0), at(20, 8, 0), at(20, 16, 0)},
		{at(20, 7, 59), at(20, 0, 0), at(20, 8, 0)},
		{at(20, 23, 59), at(20, 16, 0), at(21, 0, 0)},
	} {
		s := careline.ShiftAt(c.at)
		if !s.From.Equal(c.from) || !s.To.Equal(c.to) {
			t.Errorf("%v is in %v", c.at, s)
		}
		if next := s.Next(); !next.From.Equal(s.To) || !next.Before().From.Equal(s.From) {
			t.Errorf("after %v comes %v, and before that %v", s, next, next.Before())
		}
	}
}

// A supervisor hands over everybody's, who does not supervise their own.
func TestAShiftHandsOverWhatIsOpenPromisedAndBegun(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	min, err := r.admin.AddStaff(ctx, r.key(), careline.Staff{Login: "min", Name: "王敏", Role: careline.RoleOperator})
	r.ok(err)
	li, err := r.admin.AddStaff(ctx, r.key(), careline.Staff{Login: "li", Role: careline.RoleOperator})
	r.ok(err)
	hers, his := r.desk.For(min), r.desk.For(li)
	soon, err := hers.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "漏水", Promise: r.now.Add(9 * time.Hour)})
	r.ok(err)
	_, err = his.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "noise", Text: "响", Promise: r.now.Add(48 * time.Hour)})
	r.ok(err)
	_, err = hers.StartCall(ctx, r.key(), careline.CallStart{Customer: c.ID})
	r.ok(err)
	r.ok(hers.HoldDrafts(ctx, "here", "hers", []careline.HeldDraft{{ID: "d1", Kind: careline.DraftComplaint, On: c.ID.Ref(), Since: r.now}}))
	r.ok(his.HoldDrafts(ctx, "here", "his", []careline.HeldDraft{{ID: "d2", Kind: careline.DraftCall, Since: r.now.Add(-time.Hour)}}))
	r.ok(hers.WriteHandover(ctx, r.key(), " 阀门\x1b[31m缺货 "))

	all, err := r.admin.Handover(ctx)
	r.ok(err)
	if len(all.Notes) != 1 || strings.Contains(all.Notes[0].Text, "\x1b") || all.Notes[0].Who != "王敏" || len(all.Calls) != 1 || len(all.Drafts) != 2 {
		t.Errorf("it hands over %+v", all)
	}
	if len(all.Cases) != 1 || all.Cases[0].ID != soon.ID {
		t.Errorf("promised until %v is %+v", all.Next.To, all.Cases)
	}
	own, err := his.Handover(ctx)
	r.ok(err)
	if own.All || len(own.Notes) != 1 || len(own.Calls)+len(own.Cases)+len(own.Orders) != 0 || len(own.Drafts) != 1 || own.Drafts[0].ID != "d2" {
		t.Errorf("he hands over %+v", own)
	}
	// What is saved or given up is no draft any more; what somebody else's
	// console says of its own stays.
	r.ok(hers.HoldDrafts(ctx, "here", "hers", nil))
	all, err = r.admin.Handover(ctx)
	r.ok(err)
	if len(all.Drafts) != 1 || all.Drafts[0].Who != "li" {
		t.Errorf("begun are %+v", all.Drafts)
	}
	r.refused(r.as(careline.RoleProvider).WriteHandover(ctx, r.key(), "x"), careline.CodeForbidden)
	r.refused(hers.WriteHandover(ctx, r.key(), " \n"), careline.CodeInvalid)
	r.now = r.now.Add(40 * time.Hour)
	all, err = r.admin.Handover(ctx)
	r.ok(err)
	if len(all.Notes) != 0 {
		t.Errorf("days later it still says %+v", all.Notes)
	}
}

// A console that is closed no longer knows of its drafts; the next one of the
// person does.
func TestDraftsAreTheNextConsolesOnceTheFirstIsClosed(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	held := func(id string) careline.HeldDraft {
		return careline.HeldDraft{ID: id, Kind: careline.DraftCase, Since: r.now}
	}
	r.ok(r.admin.OpenDesk(ctx, "first", true))
	r.ok(r.admin.HoldDrafts(ctx, "here", "first", []careline.HeldDraft{held("a"), held("b")}))
	has := func(want int) {
		t.Helper()
		h, err := r.admin.Handover(ctx)
		r.ok(err)
		if len(h.Drafts) != want {
			t.Errorf("there are %+v, want %d", h.Drafts, want)
		}
	}
	r.ok(r.admin.HoldDrafts(ctx, "here", "second", []careline.HeldDraft{held("c")}))
	has(3)
	r.ok(r.admin.OpenDesk(ctx, "first", false))
	r.ok(r.admin.HoldDrafts(ctx, "elsewhere", "third", nil))
	has(3)
	r.ok(r.admin.HoldDrafts(ctx, "here", "second", []careline.HeldDraft{held("c"), held("b")}))
	has(2)
}
