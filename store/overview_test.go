package store_test

import (
	"cmp"
	"fmt"
	"slices"
	"testing"
	"time"

	"careline"
	"careline/store/demo"
)

// tallied is an overview as the lists themselves have it.
type tallied struct {
	cases     map[careline.CaseState]careline.Standings[careline.CaseState]
	orders    map[careline.OrderState]careline.Standings[careline.OrderState]
	providers map[careline.ProviderID]careline.ProviderStanding
	promises  careline.DayPromises
	completed int
}

func ageOf(opened, now time.Time) int {
	return slices.IndexFunc(careline.Ages(), func(a careline.Age) bool {
		from, before := a.Span(now)
		return !opened.Before(from) && (before.IsZero() || opened.Before(before))
	})
}

func one(late bool) int {
	if late {
		return 1
	}
	return 0
}

func (p *tallied) promise(to *careline.Promised, state careline.PromiseState) {
	switch state {
	case careline.PromiseDue:
		to.Due++
	case careline.PromiseBroken:
		to.Broken++
	case careline.PromiseKept:
		to.Kept++
	}
}

func countAll(t *testing.T, s *careline.Session) tallied {
	t.Helper()
	c := tallied{
		cases:     map[careline.CaseState]careline.Standings[careline.CaseState]{},
		orders:    map[careline.OrderState]careline.Standings[careline.OrderState]{},
		providers: map[careline.ProviderID]careline.ProviderStanding{},
	}
	now := s.Now()
	today := func(at time.Time) bool { return careline.DateOf(at.In(now.Location())) == s.Today() }
	cases, err := s.Cases(t.Context(), careline.CaseFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range cases {
		k := &cases[i]
		if k.State.Open() {
			at := c.cases[k.State]
			at.State = k.State
			at.Ages[ageOf(k.Opened, now)]++
			at.Late += one(k.Overdue(now))
			c.cases[k.State] = at
		}
		if today(k.Promise) {
			c.promise(&c.promises.Cases, k.PromiseState(now))
		}
	}
	orders, err := s.Orders(t.Context(), careline.OrderFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for i := range orders {
		o := &orders[i]
		if o.State.Open() {
			at := c.orders[o.State]
			at.State = o.State
			at.Ages[ageOf(o.Opened, now)]++
			at.Late += one(o.Overdue(now))
			c.orders[o.State] = at
			p := c.providers[o.Provider()]
			p.ID, p.Name = o.Provider(), o.ProviderName
			p.Open++
			p.Late += one(o.Overdue(now))
			c.providers[o.Provider()] = p
		}
		c.completed += one(o.State == careline.OrderCompleted)
		if today(o.Window.To) {
			c.promise(&c.promises.Orders, o.PromiseState(now))
		}
	}
	return c
}

// The overview says what going through the lists by hand says, and each of its
// figures is as long as the list behind it.
func TestAnOverviewCountsWhatTheListsHold(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		zone := time.FixedZone("CST", 8*60*60)
		now := time.Date(2026, 11, 20, 14, 32, 0, 0, zone)
		if _, err := demo.Fill(h.ctx, h.Store, demo.Options{Seed: 1, Customers: 120, Now: now}); err != nil {
			t.Fatal(err)
		}
		desk := careline.NewDesk(h.Store, func() time.Time { return now }, careline.Settings{Zone: zone})
		s := desk.For(careline.Staff{Role: careline.RoleSupervisor})
		o, err := s.Overview(h.ctx)
		if err != nil {
			t.Fatal(err)
		}
		want := countAll(t, s)
		if len(want.cases) < 3 || len(want.orders) < 3 || want.promises.Cases.All() == 0 || want.promises.Orders.All() == 0 {
			t.Fatalf("there is too little to count: %+v", want)
		}
		for _, got := range o.Cases {
			if w := want.cases[got.State]; w.Ages != got.Ages || w.Late != got.Late {
				t.Errorf("cases: %+v, want %+v", got, w)
			}
			for i, age := range careline.Ages() {
				from, before := age.Span(now)
				rows, err := s.Cases(h.ctx, careline.CaseFilter{States: []careline.CaseState{got.State}, Since: from, Before: before})
				if err != nil || len(rows) != got.Ages[i] {
					t.Errorf("%s %s: %d are listed, %v; %d counted", got.State, age, len(rows), err, got.Ages[i])
				}
			}
		}
		for _, got := range o.Orders {
			if w := want.orders[got.State]; w.Ages != got.Ages || w.Late != got.Late {
				t.Errorf("orders: %+v, want %+v", got, w)
			}
		}
		if o.Promises != want.promises || o.Completed != want.completed || o.Waiting != want.providers[0].Open {
			t.Errorf("%+v, %d completed, %d waiting, want %+v", o.Promises, o.Completed, o.Waiting, want)
		}
		delete(want.providers, 0)
		if len(o.Providers) != len(want.providers) || !slices.IsSortedFunc(o.Providers, func(a, b careline.ProviderStanding) int {
			return cmp.Or(b.Late-a.Late, b.Open-a.Open, int(a.ID-b.ID))
		}) {
			t.Errorf("providers: %+v, want %+v", o.Providers, want.providers)
		}
		for _, got := range o.Providers {
			if got != want.providers[got.ID] {
				t.Errorf("%+v, want %+v", got, want.providers[got.ID])
			}
		}
		cityListsFit(t, s, o.Cities)
		promiseListsFit(t, s, o.Promises)
	})
}

func cityListsFit(t *testing.T, s *careline.Session, cities []careline.CityStanding) {
	t.Helper()
	if len(cities) < 2 {
		t.Errorf("there are only %+v", cities)
	}
	for _, c := range cities {
		if c.In == (careline.Region{}) {
			continue
		}
		orders, err := s.Orders(t.Context(), careline.OrderFilter{States: careline.OpenOrderStates(), In: c.In})
		if err != nil || len(orders) != c.Orders {
			t.Errorf("%+v: %d orders are listed, %v", c, len(orders), err)
		}
		for _, o := range orders {
			if o.Region.City != c.In.City || o.Region.Province != c.In.Province {
				t.Errorf("%s is in %+v, not %+v", o.ID, o.Region, c.In)
			}
		}
		cases, err := s.Cases(t.Context(), careline.CaseFilter{States: careline.OpenCaseStates(), In: c.In})
		if err != nil || len(cases) != c.Cases {
			t.Errorf("%+v: %d cases are listed, %v", c, len(cases), err)
		}
	}
}

func promiseListsFit(t *testing.T, s *careline.Session, p careline.DayPromises) {
	t.Helper()
	for i, state := range careline.PromiseStates() {
		orders, err := s.Orders(t.Context(), careline.OrderFilter{Promise: state})
		if n := []int{p.Orders.Due, p.Orders.Broken, p.Orders.Kept}[i]; err != nil || len(orders) != n {
			t.Errorf("%s: %d orders are listed, %v; %d counted", state, len(orders), err, n)
		}
		cases, err := s.Cases(t.Context(), careline.CaseFilter{Promise: state})
		if n := []int{p.Cases.Due, p.Cases.Broken, p.Cases.Kept}[i]; err != nil || len(cases) != n {
			t.Errorf("%s: %d cases are listed, %v; %d counted", state, len(cases), err, n)
		}
	}
}

// Who is on is who has said so lately, with the call that they are in.
func TestAnOverviewTellsWhoIsOn(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		now := time.Date(2026, 11, 20, 14, 32, 0, 0, time.UTC)
		desk := careline.NewDesk(h.Store, func() time.Time { return now }, careline.Settings{})
		if err := desk.Found(h.ctx, "boss", "Boss"); err != nil {
			t.Fatal(err)
		}
		boss, err := desk.SignIn(h.ctx, "boss")
		if err != nil {
			t.Fatal(err)
		}
		for i, role := range []careline.Role{careline.RoleOperator, careline.RoleDispatcher, careline.RoleOperator} {
			login := fmt.Sprintf("p%d", i)
			p, err := boss.AddStaff(h.ctx, fmt.Sprintf("00000000-0000-7000-8000-%012d", i), careline.Staff{Login: login, Role: role})
			if err != nil {
				t.Fatal(err)
			}
			s := desk.For(p)
			if err := s.OpenDesk(h.ctx, "desk of "+login, true); err != nil {
				t.Fatal(err)
			}
			if i == 0 {
				if _, err := s.StartCall(h.ctx, "00000000-0000-7000-8000-100000000000", careline.CallStart{Number: "025 1"}); err != nil {
					t.Fatal(err)
				}
			}
			if i == 2 {
				now = now.Add(careline.DeskLasts + time.Second)
				_ = desk.For(p).OpenDesk(h.ctx, "desk of p2", true)
			}
		}
		f, err := boss.Floor(h.ctx)
		if err != nil || len(f.Calls) != 1 || f.Calls[0].OperatorName != "p0" || f.Calls[0].Number != "025 1" {
			t.Errorf("calls are %+v, %v", f.Calls, err)
		}
		if len(f.On) != 1 || f.On[0].Who != "p2" || f.On[0].Call != 0 {
			t.Errorf("on are %+v", f.On)
		}
	})
}
