package careline

import (
	"cmp"
	"context"
	"slices"
	"time"
)

// Ringing is a call that rings for somebody, with what to know before it is
// taken.
type Ringing struct {
	Pop
	CustomerName string // of a caller who is known
	ForYou       bool   // it was sent to this person
	// What is open with a caller who is known: the matter that presses most;
	// zero where nothing is open.
	Open   Ref
	What   Words     // the category of the case, the kind of the order
	Due    time.Time // what was promised; zero: nothing was
	Broken bool      // the promise is broken
}

// Ringing gives the calls that ring for this person now: those sent to them
// first, then the ones that have rung longest. One that is for whoever is free
// rings for nobody who is in a call or has declined it.
func (s *Session) Ringing(ctx context.Context) ([]Ringing, error) {
	var all []Ringing
	err := s.see(ctx, MayTakeCalls, func(r Reader) error {
		now := s.desk.clock().UTC()
		rows, err := r.Pops(ctx, PopFilter{State: PopRinging, Now: now, Limit: popsAtOnce})
		if err != nil || len(rows) == 0 {
			return err
		}
		_, busy, err := r.RunningInteraction(ctx, s.staff.ID)
		if err != nil {
			return err
		}
		for i := range rows {
			p := &rows[i]
			mine := p.To == s.staff.ID
			if slices.Contains(p.Declined, s.staff.ID) || p.To != 0 && !mine || p.To == 0 && busy {
				continue
			}
			ring := Ringing{Pop: p.Pop, CustomerName: p.CustomerName, ForYou: mine}
			if err := s.pressing(ctx, r, &ring, now); err != nil {
				return err
			}
			all = append(all, ring)
		}
		return nil
	})
	slices.SortStableFunc(all, func(a, b Ringing) int {
		return cmp.Or(boolCompare(b.ForYou, a.ForYou), a.Rang.Compare(b.Rang), cmp.Compare(a.Call.ID, b.Call.ID))
	})
	return all, err
}

// pressing finds what is open with the caller: a broken promise first, then
// the promise that is due first, then the newest matter.
func (s *Session) pressing(ctx context.Context, r Reader, ring *Ringing, now time.Time) error {
	if ring.Call.Customer == 0 {
		return nil
	}
	cases, err := r.Cases(ctx, CaseFilter{Customer: ring.Call.Customer, States: OpenCaseStates(), Limit: fileRows})
	if err != nil {
		return err
	}
	orders, err := r.Orders(ctx, OrderFilter{Customer: ring.Call.Customer, States: OpenOrderStates(), Limit: fileRows})
	if err != nil || len(cases)+len(orders) == 0 {
		return err
	}
	cat, err := r.Catalogue(ctx)
	if err != nil {
		return err
	}
	var all []Ringing
	for i := range cases {
		c := &cases[i].Case
		category, _ := cat.Category(c.Category)
		all = append(all, Ringing{
			Open: c.ID.Ref(), What: category.Name, Due: c.Promise, Broken: c.Overdue(now) || c.Escalated(),
		})
	}
	for i := range orders {
		o := &orders[i].WorkOrder
		all = append(all, Ringing{
			Open: o.ID.Ref(), What: Words{EN: o.Kind.In(English), ZH: o.Kind.In(Chinese)}, Due: o.Window.To, Broken: o.Overdue(now),
		})
	}
	first := slices.MinFunc(all, func(a, b Ringing) int {
		return cmp.Or(boolCompare(b.Broken, a.Broken), boolCompare(a.Due.IsZero(), b.Due.IsZero()), a.Due.Compare(b.Due))
	})
	ring.Open, ring.What, ring.Due, ring.Broken = first.Open, first.What, first.Due, first.Broken
	return nil
}

func boolCompare(a, b bool) int {
	switch {
	case a == b:
		return 0
	case a:
		return 1
	}
	return -1
}
