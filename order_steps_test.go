package careline

import (
	"slices"
	"strings"
	"testing"
)

func TestWhatCanBeDoneToAnOrder(t *testing.T) {
	for _, c := range []struct {
		name  string
		order OrderState
		visit VisitState
		acts  []OrderAct
	}{
		{"waiting for a provider", OrderUnscheduled, VisitPending, []OrderAct{ActAssign, ActHold, ActCancel}},
		{"sent to a provider", OrderUnscheduled, VisitAssigned, []OrderAct{ActAssign, ActAccept, ActReject, ActHold, ActCancel}},
		{"accepted", OrderScheduled, VisitAccepted, []OrderAct{ActAssign, ActTechnician, ActSetOff, ActStart, ActHold, ActCancel}},
		{"under way", OrderScheduled, VisitEnRoute, []OrderAct{ActTechnician, ActStart, ActHold, ActCancel}},
		{"at work", OrderInProgress, VisitInProgress, []OrderAct{ActTechnician, ActHold, ActComplete, ActCannotComplete, ActCancel}},
		{"on hold", OrderOnHold, VisitAccepted, []OrderAct{ActResume, ActCancel}},
		{"done", OrderCompleted, VisitCompleted, []OrderAct{ActSettle}},
		{"settled", OrderSettled, VisitCompleted, nil},
		{"not to be done", OrderCannotComplete, VisitCannotComplete, nil},
		{"cancelled", OrderCancelled, VisitCancelled, nil},
	} {
		o := WorkOrder{ID: 42, State: c.order, Visits: []Visit{{State: c.visit}}}
		if got := o.Acts(); !slices.Equal(got, c.acts) {
			t.Errorf("%s: %v, want %v", c.name, got, c.acts)
		}
		for _, a := range OrderActs() {
			err := o.Can(a)
			if (err == nil) != slices.Contains(c.acts, a) {
				t.Errorf("%s: %s: %v", c.name, a, err)
			}
			if err != nil && len(c.acts) > 0 && !strings.Contains(err.Error(), c.acts[0].In(English)) {
				t.Errorf("%s: %q does not say that it can be %s", c.name, err, c.acts[0])
			}
		}
	}
}

// Whatever is done, order and visit stay in step: an order that is scheduled
// has somebody who accepted, one in progress somebody at work.
func TestOrderAndVisitStayInStep(t *testing.T) {
	fits := map[OrderState][]VisitState{
		OrderUnscheduled:    {VisitPending, VisitAssigned},
		OrderScheduled:      {VisitAccepted, VisitEnRoute},
		OrderInProgress:     {VisitInProgress},
		OrderCompleted:      {VisitCompleted},
		OrderSettled:        {VisitCompleted},
		OrderCannotComplete: {VisitCannotComplete},
		OrderCancelled:      {VisitCancelled},
	}
	type pair struct {
		o OrderState
		v VisitState
	}
	seen := map[pair]bool{}
	next := []pair{{OrderUnscheduled, VisitPending}}
	for len(next) > 0 {
		at := next[0]
		next = next[1:]
		if seen[at] {
			continue
		}
		seen[at] = true
		if at.o != OrderOnHold && !slices.Contains(fits[at.o], at.v) {
			t.Errorf("an order that is %s has a visit that is %s", at.o, at.v)
		}
		o := WorkOrder{State: at.o, Visits: []Visit{{State: at.v}}}
		for _, a := range o.Acts() {
			way, to := orderActWays[a], at
			if a == ActResume {
				way.order = resumedAs[at.v]
			}
			if way.order != "" {
				to.o = way.order
			}
			if way.visit != "" {
				to.v = way.visit
			}
			if a == ActReject {
				to.v = VisitPending
			}
			next = append(next, to)
			if a == ActReject { // the next best is asked at once
				next = append(next, pair{to.o, VisitAssigned})
			}
		}
	}
	reached := map[OrderState]bool{}
	for p := range seen {
		reached[p.o] = true
	}
	for _, s := range OrderStates() {
		if !reached[s] {
			t.Errorf("nothing leads to %s", s)
		}
	}
}
