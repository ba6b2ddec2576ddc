package careline_test

import (
	"context"
	"testing"
	"time"

	"careline"
)

// whoIsAt gives the names of the others at a record, as a desk sees them.
func whoIsAt(t *testing.T, s *careline.Session, desk string, on careline.Ref) (names []string) {
	t.Helper()
	others, err := s.Others(context.Background(), desk)
	if err != nil {
		t.Fatal(err)
	}
	for _, p := range others[on] {
		name := p.Who
		if p.Editing {
			name += " editing"
		}
		names = append(names, name)
	}
	return names
}

func TestADeskIsSeenWhereItIsUntilItLeaves(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	_, err := r.admin.AddStaff(ctx, r.key(), careline.Staff{Login: "lina", Name: "李娜", Role: careline.RoleOperator})
	r.ok(err)
	li, err := r.desk.SignIn(ctx, "lina")
	r.ok(err)
	at := func(editing bool) []careline.Spot { return []careline.Spot{{On: c.ID.Ref(), Editing: editing}} }
	expect := func(desk string, want ...string) {
		t.Helper()
		got := whoIsAt(t, r.admin, desk, c.ID.Ref())
		if len(got) != len(want) || len(want) > 0 && got[0] != want[0] {
			t.Errorf("desk %s sees %q, want %q", desk, got, want)
		}
	}
	expect("mine")
	r.ok(li.Attend(ctx, "hers", at(false)))
	expect("mine", "李娜")
	expect("hers")
	r.ok(li.Attend(ctx, "hers", at(true)))
	expect("mine", "李娜 editing")

	// A desk that goes on saying so stays, however long it takes.
	for range 6 {
		r.now = r.now.Add(careline.PresenceBeat)
		r.ok(li.Attend(ctx, "hers", at(true)))
	}
	expect("mine", "李娜 editing")
	// One that was killed is forgotten.
	r.now = r.now.Add(careline.PresenceLasts + time.Second)
	expect("mine")
	r.ok(li.Attend(ctx, "hers", at(false)))
	expect("mine", "李娜")
	r.ok(li.Attend(ctx, "hers", nil))
	expect("mine")
}

func TestBeingSomewhereLeavesNoHistory(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	before, err := r.admin.Timeline(ctx, c.ID, careline.TimelineQuery{})
	r.ok(err)
	r.ok(r.admin.Attend(ctx, "a", []careline.Spot{{On: c.ID.Ref(), Editing: true}}))
	after, err := r.admin.Timeline(ctx, c.ID, careline.TimelineQuery{})
	r.ok(err)
	if len(after.Lines) != len(before.Lines) {
		t.Errorf("%d events, before %d", len(after.Lines), len(before.Lines))
	}
	_, err = r.admin.SaveCustomer(ctx, r.key(), c) // it holds nobody off
	r.ok(err)
}

// A provider's staff learn nothing of records that are not theirs.
func TestAProviderSeesOthersAtItsOwnOrdersOnly(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	mine, other := r.provider("宁北服务"), r.provider("宁南服务")
	order := func(p careline.Provider) careline.Ref {
		o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID, Kind: careline.OrderRepair}, p.ID)
		r.ok(err)
		return o.ID.Ref()
	}
	own, strange := order(mine), order(other)
	r.ok(r.admin.Attend(ctx, "a", []careline.Spot{{On: own}, {On: strange}, {On: c.ID.Ref()}}))
	staff := r.admin.Staff()
	staff.Role, staff.Provider = careline.RoleProvider, mine.ID
	got, err := r.desk.For(staff).Others(ctx, "b")
	r.ok(err)
	if len(got) != 1 || len(got[own]) != 1 {
		t.Errorf("the provider sees %v", got)
	}
}

func TestEveryRoleIsSeen(t *testing.T) {
	r := newRig(t)
	c := r.wang()
	for _, role := range careline.Roles() {
		if err := r.as(role).Attend(context.Background(), "a", []careline.Spot{{On: c.ID.Ref()}}); err != nil {
			t.Errorf("%s: %v", role, err)
		}
	}
}
