package careline_test

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"careline"
)

// promised logs a complaint that is promised to be put right after d.
func (r *rig) promised(c careline.Customer, d time.Duration) careline.Case {
	r.t.Helper()
	k, err := r.admin.LogCase(context.Background(), r.key(), careline.Case{
		Customer: c.ID, Category: "leak", Text: "漏水", Promise: r.now.Add(d),
	})
	r.ok(err)
	return k
}

func (r *rig) keep(s *careline.Session, want int) {
	r.t.Helper()
	n, err := s.KeepPromises(context.Background())
	r.ok(err)
	if n != want {
		r.t.Errorf("%d cases escalated, want %d", n, want)
	}
}

func (r *rig) seen(id careline.CaseID) careline.CaseView {
	r.t.Helper()
	v, err := r.admin.Case(context.Background(), id)
	r.ok(err)
	return v
}

func TestABrokenPromiseEscalatesByItself(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	boss, err := r.admin.AddStaff(ctx, r.key(), careline.Staff{Login: "zhou", Name: "周红", Role: careline.RoleSupervisor})
	r.ok(err)
	k := r.promised(r.wang(), 24*time.Hour)
	operator := r.as(careline.RoleOperator)

	r.now = r.now.Add(24 * time.Hour)
	r.keep(operator, 0) // the promise is due now, and not yet broken
	r.now = r.now.Add(time.Minute)
	r.keep(operator, 1)
	r.keep(operator, 0)
	v := r.seen(k.ID)
	if v.Case.Severity != careline.SeverityHigh || !v.Case.Escalated() || !v.Case.Promise.Equal(k.Promise) || !v.Case.Overdue(r.now) {
		t.Errorf("the case is %+v", v.Case)
	}
	line := v.Lines[0]
	if line.Event.Action != careline.DidEscalate || line.Event.Who != "" {
		t.Errorf("the history has %+v", line.Event)
	}
	for lang, want := range map[careline.Lang]string{
		careline.English: "escalated, now high: promise of 2026-11-21 14:32 broken", careline.Chinese: "升级为高：承诺 2026-11-21 14:32 未兑现",
	} {
		if said := line.Summary.In(lang); !strings.Contains(said, want) {
			t.Errorf("the history says %q", said)
		}
	}

	// A new promise, broken too, escalates again; the heaviest is a supervisor's.
	c := v.Case
	c.Promise = r.now.Add(2 * time.Hour)
	_, err = r.admin.EditCase(ctx, r.key(), c)
	r.ok(err)
	r.keep(operator, 0)
	r.now = r.now.Add(3 * time.Hour)
	r.keep(operator, 1)
	if v = r.seen(k.ID); v.Case.Severity != careline.SeverityCritical || v.Case.Owner != boss.ID {
		t.Errorf("the case is %+v", v.Case)
	}
	_, err = r.as(careline.RoleTrainer).KeepPromises(ctx)
	r.refused(err, careline.CodeForbidden)
}

func TestAPromiseThatIsMovedOrKeptInTimeDoesNotEscalate(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	moved, done := r.promised(c, time.Hour), r.promised(c, time.Hour)
	moved.Promise = r.now.Add(48 * time.Hour)
	_, err := r.admin.EditCase(ctx, r.key(), moved)
	r.ok(err)
	_, err = r.admin.AdvanceCase(ctx, r.key(), careline.CaseStep{Case: done.ID, Version: done.Version, To: careline.CaseResolved})
	r.ok(err)
	r.now = r.now.Add(2 * time.Hour)
	r.keep(r.admin, 0)
	for _, k := range []careline.Case{moved, done} {
		if v := r.seen(k.ID); v.Case.Escalated() || v.Case.Severity != careline.SeverityNormal {
			t.Errorf("the case is %+v", v.Case)
		}
	}
}

func TestTwoDesksEscalateABrokenPromiseOnce(t *testing.T) {
	r := newRig(t)
	c := r.wang()
	var cases []careline.Case
	for range 120 { // more than are looked up at a time
		cases = append(cases, r.promised(c, time.Hour))
	}
	r.now = r.now.Add(2 * time.Hour)
	var desks sync.WaitGroup
	counts := make([]int, 3)
	errs := make([]error, len(counts))
	for i := range counts {
		desks.Go(func() { counts[i], errs[i] = r.as(careline.RoleOperator).KeepPromises(context.Background()) })
	}
	desks.Wait()
	total := 0
	for i := range counts {
		r.ok(errs[i])
		total += counts[i]
	}
	if total != len(cases) {
		t.Errorf("%d promises were broken %d times: %v", len(cases), total, counts)
	}
	for _, k := range cases {
		v := r.seen(k.ID)
		if v.Case.Severity != careline.SeverityHigh || len(v.Lines) != 2 {
			t.Fatalf("%s is %s with %d events", k.ID, v.Case.Severity, len(v.Lines))
		}
	}
}

// A customer whose promise was broken stands out before the file is opened;
// nobody else does.
func TestALookupTellsWhosePromiseWasBroken(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	r.promised(c, time.Hour)
	hit := func() careline.Hit {
		t.Helper()
		hits, err := r.admin.Lookup(ctx, "8823", 10)
		r.ok(err)
		if len(hits.Matches) != 1 {
			t.Fatalf("found %+v", hits)
		}
		return hits.Matches[0]
	}
	r.now = r.now.Add(2 * time.Hour)
	if hit().Escalated {
		t.Error("escalated before anybody did it")
	}
	r.keep(r.as(careline.RoleOperator), 1)
	if !hit().Escalated {
		t.Error("a hit does not tell that the customer's promise was broken")
	}
}
