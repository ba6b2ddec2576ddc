package store_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"
	"time"

	"careline"
)

func (h hotline) aCase(c *careline.Case) *careline.Case {
	h.Helper()
	h.update(func(w careline.Writer) error { return w.SaveCase(h.ctx, c) })
	return c
}

func (h hotline) order(o *careline.WorkOrder) *careline.WorkOrder {
	h.Helper()
	h.update(func(w careline.Writer) error { return w.SaveOrder(h.ctx, o) })
	return o
}

func (h hotline) interaction(i *careline.Interaction) *careline.Interaction {
	h.Helper()
	h.update(func(w careline.Writer) error { return w.SaveInteraction(h.ctx, i) })
	return i
}

func TestACaseIsReadBackAsItWasSavedAndAnOldOneIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		c := h.customer(wang())
		first := h.aCase(&careline.Case{Kind: careline.CaseInquiry, Customer: c.ID, State: careline.CaseMerged, Opened: noon, Closed: noon})
		h.update(func(w careline.Writer) error { return w.SaveCategory(h.ctx, &careline.Category{Code: "noise"}) })
		k := h.aCase(&careline.Case{
			Kind: careline.CaseComplaint, Customer: c.ID, Unit: h.unit(h.heater(c.ID, 0)).ID,
			Interaction: h.interaction(&careline.Interaction{Customer: c.ID, Started: noon}).ID, Category: "noise",
			Severity: careline.SeverityHigh, Text: "it hums", Cause: careline.CauseProduct, Remedy: "a new one", Plan: "look",
			Promise: noon.Add(time.Hour), State: careline.CasePending, Pending: careline.PendingParts, Outcome: "waiting",
			Owner: h.staff("min"), Into: first.ID, Opened: noon, Closed: noon.Add(time.Minute),
		})
		h.view(func(r careline.Reader) error {
			got, err := r.Case(h.ctx, k.ID)
			if !reflect.DeepEqual(got, *k) {
				t.Errorf("got  %+v\nwant %+v", got, *k)
			}
			return err
		})
		old := *k
		h.aCase(k)
		h.outdated(*k, func(w careline.Writer) error { return w.SaveCase(h.ctx, &old) })
	})
}

func TestCasesAreListedByStateCustomerProviderAndPromise(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		wang, li := h.customer(wang()), h.customer(named("李梅"))
		min, provider := h.staff("min"), h.provider("宁北服务")
		at := func(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }
		newest := h.aCase(&careline.Case{Customer: wang.ID, State: careline.CaseNew, Opened: at(9), Promise: at(20), Owner: min})
		closed := h.aCase(&careline.Case{Customer: wang.ID, State: careline.CaseClosed, Opened: at(1), Promise: at(2)})
		late := h.aCase(&careline.Case{Customer: li.ID, State: careline.CasePending, Opened: at(5), Promise: at(6)})
		resolved := h.aCase(&careline.Case{Customer: li.ID, State: careline.CaseResolved, Severity: careline.SeverityCritical, Opened: at(3), Promise: at(4)})
		visit := careline.Visit{State: careline.VisitAssigned, Provider: provider.ID}
		h.order(&careline.WorkOrder{Customer: li.ID, Case: late.ID, State: careline.OrderScheduled, Visits: []careline.Visit{visit}})
		h.order(&careline.WorkOrder{Customer: wang.ID, Case: newest.ID, State: careline.OrderCompleted, Visits: []careline.Visit{visit}})

		for name, try := range map[string]struct {
			filter careline.CaseFilter
			want   []*careline.Case
		}{
			"all":               {careline.CaseFilter{}, []*careline.Case{newest, late, resolved, closed}},
			"the newest two":    {careline.CaseFilter{Limit: 2}, []*careline.Case{newest, late}},
			"open":              {careline.CaseFilter{States: careline.OpenCaseStates()}, []*careline.Case{newest, late, resolved}},
			"one state":         {careline.CaseFilter{States: []careline.CaseState{careline.CaseClosed}}, []*careline.Case{closed}},
			"open and not":      {careline.CaseFilter{States: []careline.CaseState{careline.CaseClosed, careline.CaseNew}}, []*careline.Case{newest, closed}},
			"a customer's":      {careline.CaseFilter{Customer: wang.ID}, []*careline.Case{newest, closed}},
			"overdue":           {careline.CaseFilter{Overdue: true, Now: at(10)}, []*careline.Case{late}},
			"at a provider":     {careline.CaseFilter{Provider: provider.ID}, []*careline.Case{late}},
			"a customer's open": {careline.CaseFilter{Customer: wang.ID, States: careline.OpenCaseStates()}, []*careline.Case{newest}},
			"none":              {careline.CaseFilter{Customer: 99}, nil},
			"an owner's":        {careline.CaseFilter{Owner: min}, []*careline.Case{newest}},
			"nobody's":          {careline.CaseFilter{Unowned: true}, []*careline.Case{late, resolved, closed}},
			"nobody's and open": {careline.CaseFilter{Unowned: true, States: careline.OpenCaseStates()}, []*careline.Case{late, resolved}},
			"critical":          {careline.CaseFilter{Severity: careline.SeverityCritical}, []*careline.Case{resolved}},
			"older":             {careline.CaseFilter{Before: at(5)}, []*careline.Case{resolved, closed}},
			"the oldest two":    {careline.CaseFilter{Oldest: true, Limit: 2}, []*careline.Case{closed, resolved}},
		} {
			h.view(func(r careline.Reader) error {
				rows, err := r.Cases(h.ctx, try.filter)
				var want []careline.CaseRow
				for _, c := range try.want {
					row := careline.CaseRow{Case: *c, CustomerName: "王建国"}
					if c.Customer == li.ID {
						row.CustomerName = "李梅"
					}
					if c.Owner != 0 {
						row.OwnerName = "Name of min"
					}
					want = append(want, row)
				}
				if !reflect.DeepEqual(rows, want) {
					t.Errorf("%s: got\n%+v\nwant\n%+v", name, rows, want)
				}
				return err
			})
		}
	})
}

func TestAnOrderIsReadBackWithItsVisits(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		c, p := h.customer(wang()), h.provider("宁北服务")
		tech := careline.Technician{Provider: p.ID, Name: "赵师傅", Skills: []string{careline.SkillWaterHeater}}
		h.update(func(w careline.Writer) error { return w.SaveTechnician(h.ctx, &tech) })
		failed := h.order(&careline.WorkOrder{Customer: c.ID, State: careline.OrderCannotComplete, Opened: noon})
		o := h.order(&careline.WorkOrder{
			Kind: careline.OrderRepair, Customer: c.ID, Site: c.Homes[0].Site.ID, Unit: h.unit(h.heater(c.ID, 0)).ID,
			Case:        h.aCase(&careline.Case{Customer: c.ID, State: careline.CaseNew, Opened: noon}).ID,
			Interaction: h.interaction(&careline.Interaction{Started: noon}).ID, FollowsOn: failed.ID, Text: "magnesium rod",
			Charge: careline.Charge{Free: true, Reason: careline.ChargeWarranty, Until: "2027-03-01"},
			Window: careline.Window{From: noon.Add(time.Hour), To: noon.Add(2 * time.Hour)},
			State:  careline.OrderOnHold, Reason: "no parts", Opened: noon, Closed: noon.Add(3 * time.Hour),
			Visits: []careline.Visit{
				{State: careline.VisitRejected, Provider: p.ID, Reason: "too far", Assigned: noon},
				{
					State: careline.VisitInProgress, Provider: p.ID, Technician: tech.ID, Assigned: noon,
					Accepted: noon.Add(1), Started: noon.Add(2 * time.Second), Ended: noon.Add(3 * time.Second),
				},
			},
		})
		o.Visits[1].Accepted = noon // stored to the microsecond
		same := func(what string) {
			t.Helper()
			h.view(func(r careline.Reader) error {
				got, err := r.Order(h.ctx, o.ID)
				if !reflect.DeepEqual(got, *o) {
					t.Errorf("%s: got\n%+v\nwant\n%+v", what, got, *o)
				}
				return err
			})
		}
		same("as saved")
		old := *o
		o.Visits[1].State = careline.VisitCannotComplete
		o.Visits = append(slices.Clone(o.Visits[1:]), careline.Visit{State: careline.VisitPending})
		h.order(o)
		same("with another visit")
		h.outdated(*o, func(w careline.Writer) error { return w.SaveOrder(h.ctx, &old) })
		o.Window = careline.Window{From: noon, To: noon.Add(-time.Hour)}
		h.refused(careline.CodeInvalid, func(w careline.Writer) error { return w.SaveOrder(h.ctx, o) })
	})
}

func TestOrdersAreListedByTheProviderOfTheCurrentVisit(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		c := h.customer(wang())
		k := h.aCase(&careline.Case{Customer: c.ID, State: careline.CaseNew})
		near, far := h.provider("near"), h.provider("far")
		at := func(minutes int) time.Time { return noon.Add(time.Duration(minutes) * time.Minute) }
		rejected := careline.Visit{State: careline.VisitRejected, Provider: far.ID}
		moved := h.order(&careline.WorkOrder{
			Customer: c.ID, Site: c.Homes[0].Site.ID, State: careline.OrderScheduled, Opened: at(3),
			Window: careline.Window{From: at(4), To: at(5)},
			Visits: []careline.Visit{rejected, {State: careline.VisitAssigned, Provider: near.ID}},
		})
		waiting := h.order(&careline.WorkOrder{
			Kind: careline.OrderRepair, Customer: c.ID, Case: k.ID, State: careline.OrderUnscheduled, Opened: at(2), Visits: []careline.Visit{{State: careline.VisitPending}},
		})
		done := h.order(&careline.WorkOrder{
			Customer: c.ID, State: careline.OrderCompleted, Opened: at(1), Window: careline.Window{From: at(1), To: at(2)},
			Visits: []careline.Visit{{State: careline.VisitCompleted, Provider: far.ID}},
		})
		for name, try := range map[string]struct {
			filter careline.OrderFilter
			want   []*careline.WorkOrder
		}{
			"all":            {careline.OrderFilter{}, []*careline.WorkOrder{moved, waiting, done}},
			"the newest":     {careline.OrderFilter{Limit: 1}, []*careline.WorkOrder{moved}},
			"open":           {careline.OrderFilter{States: careline.OpenOrderStates()}, []*careline.WorkOrder{moved, waiting}},
			"one state":      {careline.OrderFilter{States: []careline.OrderState{careline.OrderCompleted}}, []*careline.WorkOrder{done}},
			"near":           {careline.OrderFilter{Provider: near.ID}, []*careline.WorkOrder{moved}},
			"far":            {careline.OrderFilter{Provider: far.ID}, []*careline.WorkOrder{done}},
			"of the case":    {careline.OrderFilter{Case: k.ID}, []*careline.WorkOrder{waiting}},
			"overdue":        {careline.OrderFilter{Overdue: true, Now: at(6)}, []*careline.WorkOrder{moved}},
			"not yet due":    {careline.OrderFilter{Overdue: true, Now: at(5)}, nil},
			"of a customer":  {careline.OrderFilter{Customer: c.ID}, []*careline.WorkOrder{moved, waiting, done}},
			"of nobody":      {careline.OrderFilter{Customer: 99}, nil},
			"waiting":        {careline.OrderFilter{Waiting: true}, []*careline.WorkOrder{waiting}},
			"repairs":        {careline.OrderFilter{Kind: careline.OrderRepair}, []*careline.WorkOrder{waiting}},
			"older":          {careline.OrderFilter{Before: at(3)}, []*careline.WorkOrder{waiting, done}},
			"the oldest":     {careline.OrderFilter{Oldest: true, Limit: 1}, []*careline.WorkOrder{done}},
			"near and done":  {careline.OrderFilter{Provider: near.ID, States: []careline.OrderState{careline.OrderCompleted}}, nil},
			"far, two kinds": {careline.OrderFilter{Provider: far.ID, States: []careline.OrderState{careline.OrderCompleted, careline.OrderOnHold}}, []*careline.WorkOrder{done}},
		} {
			h.view(func(r careline.Reader) error {
				rows, err := r.Orders(h.ctx, try.filter)
				var want []careline.OrderRow
				for _, o := range try.want {
					row := careline.OrderRow{WorkOrder: *o, CustomerName: "王建国"}
					switch o {
					case moved:
						row.ProviderName, row.Region = "near", c.Homes[0].Site.Region
					case done:
						row.ProviderName = "far"
					}
					want = append(want, row)
				}
				if !reflect.DeepEqual(rows, want) {
					t.Errorf("%s: got\n%+v\nwant\n%+v", name, rows, want)
				}
				return err
			})
		}
		h.view(func(r careline.Reader) error {
			load, err := r.OpenLoad(h.ctx)
			if !reflect.DeepEqual(load, map[careline.ProviderID]int{near.ID: 1}) {
				t.Errorf("load is %v", load)
			}
			return err
		})
	})
}

func TestAnOperatorsRunningContactIsTheNewestThatHasNotEnded(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		min, c := h.staff("min"), h.customer(wang())
		h.update(func(w careline.Writer) error { return w.SaveService(h.ctx, &careline.Service{Code: "repair"}) })
		running := func() (i careline.Interaction, ok bool) {
			h.view(func(r careline.Reader) (err error) {
				i, ok, err = r.RunningInteraction(h.ctx, min)
				return err
			})
			return i, ok
		}
		if i, ok := running(); ok {
			t.Fatalf("running before any: %+v", i)
		}
		h.interaction(&careline.Interaction{Operator: min, Started: noon.Add(-time.Hour)})
		i := h.interaction(&careline.Interaction{
			Customer: c.ID, Number: "13800138823", Line: careline.LineService, Channel: careline.ChannelPhone,
			Operator: min, Started: noon, Reason: "repair", Outcome: careline.OutcomeFollowUp, Note: "hums",
		})
		if got, ok := running(); !ok || got != *i {
			t.Errorf("got  %+v\nwant %+v", got, *i)
		}
		old := *i
		i.Ended = noon.Add(time.Minute)
		h.interaction(i)
		h.outdated(*i, func(w careline.Writer) error { return w.SaveInteraction(h.ctx, &old) })
		if got, ok := running(); !ok || got.ID == i.ID {
			t.Errorf("after it ended: %+v", got)
		}
	})
}

func TestACommandIsRememberedOnce(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		c := careline.Command{Key: "018f", Name: "complain", Result: careline.CaseID(7).Ref(), At: noon}
		h.update(func(w careline.Writer) error { return w.Remember(h.ctx, c) })
		h.refused(careline.CodeConflict, func(w careline.Writer) error { return w.Remember(h.ctx, c) })
		h.view(func(r careline.Reader) error {
			got, found, err := r.Command(h.ctx, "018f")
			if !found || got != c {
				t.Errorf("got %+v, %v", got, found)
			}
			_, found, noneErr := r.Command(h.ctx, "other")
			if found {
				t.Error("found a key that nobody used")
			}
			return errors.Join(err, noneErr)
		})
	})
}

func TestWhosePromiseWasBroken(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		opened := time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)
		broken, fine, resolved, other := h.customer(wang()), h.customer(named("李梅")), h.customer(named("赵敏")), h.customer(named("周红"))
		log := func(c *careline.Customer, s careline.CaseState, broken time.Time) {
			h.aCase(&careline.Case{
				Kind: careline.CaseComplaint, Customer: c.ID, Severity: careline.SeverityNormal, State: s, Opened: opened,
				Promise: opened, Broken: broken, Text: "漏水",
			})
		}
		log(broken, careline.CaseNew, opened)
		log(broken, careline.CaseNew, opened)
		log(fine, careline.CaseNew, time.Time{})
		log(resolved, careline.CaseResolved, opened)
		log(other, careline.CaseNew, opened)
		h.view(func(r careline.Reader) error {
			of, err := r.Escalated(h.ctx, []careline.CustomerID{broken.ID, fine.ID, resolved.ID})
			if len(of) != 1 || !of[broken.ID] {
				t.Errorf("of %d it is %v", broken.ID, of)
			}
			none, noneErr := r.Escalated(h.ctx, nil)
			if len(none) != 0 {
				t.Errorf("of nobody it is %v", none)
			}
			return errors.Join(err, noneErr)
		})
	})
}

func TestWhoHasAnOpenCaseAndCalledLast(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		opened := time.Date(2026, 11, 20, 8, 0, 0, 0, time.UTC)
		both, called, done, noted := h.customer(wang()), h.customer(named("李梅")), h.customer(named("赵敏")), h.customer(named("周红"))
		for c, state := range map[*careline.Customer]careline.CaseState{both: careline.CaseNew, done: careline.CaseClosed} {
			h.aCase(&careline.Case{
				Kind: careline.CaseComplaint, Customer: c.ID, Severity: careline.SeverityNormal, State: state, Opened: opened, Text: "漏水",
			})
		}
		tell := func(c *careline.Customer, kind careline.EventKind, at time.Time) {
			h.update(func(w careline.Writer) error {
				return w.Append(h.ctx, careline.Event{At: at, Recorded: at, Kind: kind, On: []careline.Ref{c.ID.Ref()}})
			})
		}
		tell(both, careline.EventCall, opened)
		tell(called, careline.EventCall, opened.Add(time.Hour))
		tell(called, careline.EventCall, opened)
		tell(called, careline.EventChange, opened.Add(2*time.Hour))
		tell(noted, careline.EventNote, opened)
		h.view(func(r careline.Reader) error {
			of, err := r.Standing(h.ctx, []careline.CustomerID{both.ID, called.ID, done.ID, noted.ID})
			want := map[careline.CustomerID]careline.Standing{
				both.ID: {OpenCase: true, LastContact: opened}, called.ID: {LastContact: opened.Add(time.Hour)},
			}
			if len(of) != len(want) {
				t.Errorf("standing %v, want %v", of, want)
			}
			for id, s := range want {
				if got := of[id]; got.OpenCase != s.OpenCase || !got.LastContact.Equal(s.LastContact) {
					t.Errorf("%v: %v, want %v", id, got, s)
				}
			}
			none, noneErr := r.Standing(h.ctx, nil)
			if len(none) != 0 {
				t.Errorf("of nobody it is %v", none)
			}
			return errors.Join(err, noneErr)
		})
	})
}
