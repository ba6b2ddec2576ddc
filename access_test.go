package careline_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"careline"
	"careline/store/storetest"
)

// looks gives what the history tells of who saw what, oldest first.
func (r *rig) looks() []careline.Event {
	r.t.Helper()
	var all []careline.Event
	r.ok(r.store.View(context.Background(), func(rd careline.Reader) (err error) {
		events, err := rd.EventsAfter(context.Background(), 0, 10_000)
		for _, e := range events {
			if e.Kind == careline.EventAccess {
				all = append(all, e)
			}
		}
		return err
	}))
	return all
}

func TestALookAtAFileIsWrittenDownOncePerSessionAndQuarterHour(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	s := r.as(careline.RoleOperator)
	for range 3 {
		_, err := s.Open(ctx, c.ID)
		r.ok(err)
	}
	all := r.looks()
	if len(all) != 1 || all[0].Action != careline.DidSee || all[0].Subject() != c.ID.Ref() || all[0].Staff != s.Staff().ID || !all[0].At.Equal(r.now) {
		t.Fatalf("told: %+v", all)
	}
	r.now = r.now.Add(careline.LookLasts)
	_, err := s.Open(ctx, c.ID)
	r.ok(err)
	_, err = r.as(careline.RoleSupervisor).Open(ctx, c.ID)
	r.ok(err)
	if n := len(r.looks()); n != 3 {
		t.Errorf("%d looks, want another after a quarter of an hour and one of the supervisor", n)
	}
}

func TestACaseAndAnOrderShowWhoseTheyAreAndAreLooksToo(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	k, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "漏水"})
	r.ok(err)
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, 0)
	r.ok(err)
	_, err = r.as(careline.RoleOperator).Case(ctx, k.ID)
	r.ok(err)
	_, err = r.as(careline.RoleDispatcher).Order(ctx, o.ID)
	r.ok(err)
	all := r.looks()
	if len(all) != 2 || !slices.Equal(all[0].On, []careline.Ref{c.ID.Ref(), k.ID.Ref()}) ||
		!slices.Equal(all[1].On, []careline.Ref{c.ID.Ref(), o.ID.Ref()}) {
		t.Errorf("told: %+v", all)
	}
}

func TestLooksStandInNoTimeline(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	_, err := r.admin.Open(ctx, c.ID)
	r.ok(err)
	page, err := r.admin.Timeline(ctx, c.ID, careline.TimelineQuery{})
	r.ok(err)
	for _, l := range page.Lines {
		if l.Event.Kind == careline.EventAccess {
			t.Errorf("%v", l.Summary.In(careline.English))
		}
	}
	r.ok(r.store.View(ctx, func(rd careline.Reader) error {
		on := []careline.Ref{c.ID.Ref()}
		looks, err := rd.Timeline(ctx, careline.TimelineFilter{On: on, Kinds: []careline.EventKind{careline.EventAccess}})
		r.ok(err)
		both, err := rd.Timeline(ctx, careline.TimelineFilter{On: on, Kinds: []careline.EventKind{careline.EventAccess, careline.EventChange}})
		if len(looks) != 1 || len(both) != 2 {
			t.Errorf("%d looks, %d with the changes", len(looks), len(both))
		}
		return err
	}))
}

func TestWhatAUseCaseReadsWithinAnotherIsNoLook(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	r.ok(r.admin.Together(ctx, r.key(), "several", func(s *careline.Session) error {
		_, err := s.Open(ctx, c.ID)
		return err
	}))
	if all := r.looks(); len(all) != 0 {
		t.Errorf("told: %+v", all)
	}
}

func TestARefusalIsWrittenDownOnceAMinute(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	s := r.as(careline.RoleTrainer)
	for range 3 {
		_, err := s.AddCustomer(ctx, r.key(), careline.Customer{Name: "x"})
		r.refused(err, careline.CodeForbidden)
		_, err = s.Export(ctx, r.key(), careline.ExportCustomers, nil)
		r.refused(err, careline.CodeForbidden)
	}
	all := r.looks()
	if len(all) != 2 || all[0].Action != careline.DidRefuse || all[0].To("permission") != string(careline.MayKeepFile) ||
		all[0].To("use") != "customer.add" || all[1].To("permission") != string(careline.MayExport) {
		t.Fatalf("told: %+v", all)
	}
	r.now = r.now.Add(time.Minute)
	_, err := s.AddCustomer(ctx, r.key(), careline.Customer{Name: "x"})
	r.refused(err, careline.CodeForbidden)
	if n := len(r.looks()); n != 3 {
		t.Errorf("%d refusals after a minute", n)
	}
}

func TestARefusalInsideACommandIsWrittenDownThoughTheCommandIsNot(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	err := r.as(careline.RoleTrainer).Together(ctx, r.key(), "several", func(s *careline.Session) error {
		return s.WriteNote(ctx, "", 1, "x")
	})
	r.refused(err, careline.CodeForbidden)
	if all := r.looks(); len(all) != 1 || all[0].Action != careline.DidRefuse {
		t.Errorf("told: %+v", all)
	}
}

func TestAProviderWhoAsksForAnothersOrderIsToldOf(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, 0)
	r.ok(err)
	p := r.provider("阳光家电")
	s := r.desk.For(careline.Staff{ID: r.admin.Staff().ID, Role: careline.RoleProvider, Provider: p.ID})
	_, err = s.Order(ctx, o.ID)
	r.refused(err, careline.CodeNotFound)
	if all := r.looks(); len(all) != 1 || all[0].Action != careline.DidRefuse || !slices.Contains(all[0].On, o.ID.Ref()) {
		t.Errorf("told: %+v", all)
	}
}

// A store that takes no writes shows files all the same, and is told of the
// looks when it does again.
func TestALookIsOwedToAStoreThatTakesNoWrites(t *testing.T) {
	ctx := context.Background()
	full := &fullStore{Store: storetest.Fresh(t)}
	r := newRigOn(t, full)
	c := r.wang()
	full.is = true
	s := r.as(careline.RoleOperator)
	f, err := s.Open(ctx, c.ID)
	r.ok(err)
	if f.Customer.Name != c.Name {
		t.Fatalf("%+v", f)
	}
	full.is = false
	r.now = r.now.Add(careline.LookLasts / 2)
	_, err = s.Open(ctx, c.ID)
	r.ok(err)
	if all := r.looks(); len(all) != 1 || !all[0].At.Equal(r.now.Add(-careline.LookLasts/2)) {
		t.Errorf("told: %+v", all)
	}
}

// fullStore is a store whose disk may be full.
type fullStore struct {
	careline.Store
	is bool
}

func (f *fullStore) Witness(ctx context.Context, events ...careline.Event) error {
	if f.is {
		return careline.NewError(careline.CodeUnavailable, careline.Say("full", "满"), nil)
	}
	return f.Store.Witness(ctx, events...)
}

func TestAnAbandonedQuestionIsNoLook(t *testing.T) {
	r := newRig(t)
	c := r.wang()
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := r.admin.Open(ctx, c.ID); err == nil {
		t.Error("it was answered")
	}
	if all := r.looks(); len(all) != 0 {
		t.Errorf("told: %+v", all)
	}
}
