package careline_test

import (
	"context"
	"strings"
	"testing"

	"careline"
)

func (r *rig) person(login string, role careline.Role) careline.Staff {
	r.t.Helper()
	p, err := r.admin.AddStaff(context.Background(), r.key(), careline.Staff{Login: login, Name: strings.ToUpper(login), Role: role})
	r.ok(err)
	return p
}

func (r *rig) leak() careline.Case {
	r.t.Helper()
	k, err := r.admin.LogCase(context.Background(), r.key(), careline.Case{Customer: r.wang().ID, Category: "leak", Text: "漏水"})
	r.ok(err)
	return k
}

// latest gives the newest line of a case's history.
func (r *rig) latest(k careline.CaseID) careline.TimelineLine {
	r.t.Helper()
	v, err := r.admin.Case(context.Background(), k)
	r.ok(err)
	return v.Lines[0]
}

func TestColleaguesAreThoseWhoWorkHereNow(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	min := r.person("min", careline.RoleOperator)
	gone := r.person("gone", careline.RoleOperator)
	gone.Suspended = true
	r.ok(r.store.Update(ctx, func(w careline.Writer) error { return w.SaveStaff(ctx, &gone) }))
	all, err := r.as(careline.RoleTrainer).Colleagues(ctx)
	r.ok(err)
	if len(all) != 2 || all[0].Login != "boss" || all[1] != (careline.Colleague{ID: min.ID, Login: "min", Name: "MIN", Role: careline.RoleOperator}) {
		t.Errorf("they are %+v", all)
	}
}

func TestACaseIsGivenToAnOwner(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	min := r.person("min", careline.RoleOperator)
	k := r.leak()
	give := func(version int64, to careline.StaffID) (careline.Case, error) {
		return r.admin.AssignCase(ctx, r.key(), careline.CaseAssign{Case: k.ID, Version: version, Owner: to})
	}
	got, err := give(k.Version, min.ID)
	r.ok(err)
	if got.Owner != min.ID || got.Version != k.Version+1 {
		t.Errorf("the case is %+v", got)
	}
	line := r.latest(k.ID)
	if said := line.Summary.In(careline.English); !strings.HasSuffix(said, "owner: MIN") || line.Event.To("owner") == "" {
		t.Errorf("the history says %q", said)
	}
	again, err := give(got.Version, min.ID)
	r.ok(err)
	if again.Version != got.Version {
		t.Error("a case that was theirs already was saved again")
	}
	_, err = give(k.Version, min.ID)
	r.refused(err, careline.CodeConflict)
	_, err = give(got.Version, 999)
	r.refused(err, careline.CodeNotFound)
	_, err = give(got.Version, r.person("train", careline.RoleTrainer).ID)
	r.refused(err, careline.CodeInvalid)
	min.Suspended = true
	r.ok(r.store.Update(ctx, func(w careline.Writer) error { return w.SaveStaff(ctx, &min) }))
	free, err := give(got.Version, 0)
	r.ok(err)
	if free.Owner != 0 {
		t.Errorf("it still has the owner %d", free.Owner)
	}
	_, err = give(free.Version, min.ID)
	r.refused(err, careline.CodeInvalid)
	done, err := r.admin.AdvanceCase(ctx, r.key(), careline.CaseStep{Case: k.ID, Version: free.Version, To: careline.CaseCancelled, Reason: "x"})
	r.ok(err)
	_, err = give(done.Version, r.admin.Staff().ID)
	r.refused(err, careline.CodeConflict)
}

func TestACaseIsWeighedAnew(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	k := r.leak()
	got, err := r.admin.WeighCase(ctx, r.key(), careline.CaseWeigh{Case: k.ID, Version: k.Version, Severity: careline.SeverityCritical})
	r.ok(err)
	if got.Severity != careline.SeverityCritical || !got.Promise.Equal(k.Promise) {
		t.Errorf("the case is %+v", got)
	}
	if said := r.latest(k.ID).Summary.In(careline.Chinese); !strings.HasSuffix(said, "严重程度：紧急") {
		t.Errorf("the history says %q", said)
	}
	_, err = r.admin.WeighCase(ctx, r.key(), careline.CaseWeigh{Case: k.ID, Version: got.Version, Severity: "huge"})
	r.refused(err, careline.CodeInvalid)
}
