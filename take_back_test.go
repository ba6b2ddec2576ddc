package careline_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"careline"
)

// step does an act and gives the order as it then is.
func (r *rig) step(o careline.WorkOrder, step careline.OrderStep) careline.WorkOrder {
	r.t.Helper()
	step.Order, step.Version = o.ID, o.Version
	got, _, err := r.admin.StepOrder(context.Background(), r.key(), step)
	r.ok(err)
	return got
}

func (r *rig) back(o careline.WorkOrder, act careline.OrderAct) (careline.WorkOrder, error) {
	return r.admin.TakeBackOrder(context.Background(), r.key(), careline.OrderBack{Order: o.ID, Version: o.Version, Act: act})
}

// told is the newest line of an order's history.
func (r *rig) told(o careline.WorkOrder) string {
	r.t.Helper()
	v, err := r.admin.Order(context.Background(), o.ID)
	r.ok(err)
	return v.Lines[0].Summary.In(careline.English)
}

func TestAnOrderThatWasPassedOnGoesBackAsItWas(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	near, far := r.provider("Near"), r.provider("Far")
	chen, err := r.admin.AddTechnician(ctx, r.key(), careline.Technician{Provider: near.ID, Name: "Chen"})
	r.ok(err)
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: r.wang().ID, Kind: careline.OrderRepair}, near.ID)
	r.ok(err)
	was := r.step(o, careline.OrderStep{Act: careline.ActAccept, Technician: chen.ID})
	r.now = r.now.Add(time.Hour)
	from := r.now.Add(50*time.Hour + time.Microsecond)
	passed := r.step(was, careline.OrderStep{
		Act: careline.ActAssign, Provider: far.ID, Reason: "too slow", Window: careline.Window{From: from, To: from.Add(time.Hour)},
	})
	got, err := r.back(passed, careline.ActAssign)
	r.ok(err)
	if got.State != careline.OrderScheduled || got.Reason != was.Reason || !got.Window.From.Equal(was.Window.From) || !got.Window.To.Equal(was.Window.To) {
		t.Errorf("it is %+v, was %+v", got, was)
	}
	if *got.Visit() != *was.Visit() {
		t.Errorf("its visit is %+v, was %+v", *got.Visit(), *was.Visit())
	}
	if v := got.Visits[0]; len(got.Visits) != 2 || v.State != careline.VisitCancelled || v.Provider != far.ID || v.Ended.IsZero() {
		t.Errorf("its visits are %+v", got.Visits)
	}
	if said := r.told(o); said != o.ID.String()+", taken back: assigned, again with Near" {
		t.Errorf("the history says %q", said)
	}
	if _, err := r.back(got, careline.ActAssign); careline.CodeOf(err) != careline.CodeConflict {
		t.Errorf("taking back was taken back: %v", err)
	}
	kept, err := r.admin.Order(ctx, o.ID)
	r.ok(err)
	if !slices.Equal(kept.Order.Visits, got.Visits) {
		t.Errorf("the store keeps %+v", kept.Order.Visits)
	}
	r.step(got, careline.OrderStep{Act: careline.ActSetOff})
}

func TestAnOrderThatWaitedForAProviderWaitsAgain(t *testing.T) {
	r := newRig(t)
	o, err := r.admin.Dispatch(context.Background(), r.key(), careline.WorkOrder{Customer: r.wang().ID, Kind: careline.OrderRepair}, 0)
	r.ok(err)
	o = r.step(o, careline.OrderStep{Act: careline.ActReject, Reason: "no"})
	passed := r.step(o, careline.OrderStep{Act: careline.ActAssign, Provider: r.provider("Near").ID})
	got, err := r.back(passed, careline.ActAssign)
	r.ok(err)
	if got.Visit().State != careline.VisitPending || got.Provider() != 0 || got.State != careline.OrderUnscheduled {
		t.Errorf("it is %+v", got)
	}
	if said := r.told(o); !strings.HasSuffix(said, "taken back: assigned") {
		t.Errorf("the history says %q", said)
	}
}

func TestAHoldAndItsEndAreTakenBack(t *testing.T) {
	r := newRig(t)
	o, err := r.admin.Dispatch(context.Background(), r.key(), careline.WorkOrder{Customer: r.wang().ID, Kind: careline.OrderRepair}, 0)
	r.ok(err)
	o = r.step(o, careline.OrderStep{Act: careline.ActAccept})
	held := r.step(o, careline.OrderStep{Act: careline.ActHold, Reason: "no parts"})
	back, err := r.back(held, careline.ActHold)
	r.ok(err)
	if back.State != careline.OrderScheduled || back.Reason != "" {
		t.Errorf("after the hold was taken back: %+v", back)
	}
	held = r.step(back, careline.OrderStep{Act: careline.ActHold, Reason: "no parts"})
	resumed := r.step(held, careline.OrderStep{Act: careline.ActResume})
	back, err = r.back(resumed, careline.ActResume)
	r.ok(err)
	if back.State != careline.OrderOnHold || back.Reason != "no parts" || back.Visit().State != careline.VisitAccepted {
		t.Errorf("after its end was taken back: %+v", back)
	}
}

func TestWhatCannotBeTakenBack(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	near, far := r.provider("Near"), r.provider("Far")
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: r.wang().ID, Kind: careline.OrderRepair}, near.ID)
	r.ok(err)
	if _, err := r.back(o, careline.ActAssign); careline.CodeOf(err) != careline.CodeConflict {
		t.Errorf("what was dispatched was taken back: %v", err)
	}
	passed := r.step(o, careline.OrderStep{Act: careline.ActAssign, Provider: far.ID})
	if _, err := r.back(passed, careline.ActHold); careline.CodeOf(err) != careline.CodeConflict {
		t.Errorf("another act was taken back: %v", err)
	}
	other := r.desk.For(r.person("min", careline.RoleOperator))
	_, err = other.TakeBackOrder(ctx, r.key(), careline.OrderBack{Order: o.ID, Version: passed.Version, Act: careline.ActAssign})
	r.refused(err, careline.CodeConflict)
	if _, err := r.back(o, careline.ActAssign); careline.CodeOf(err) != careline.CodeConflict {
		t.Errorf("an old version was taken back: %v", err)
	}
	p := near
	p.Retired = true
	r.ok(r.store.Update(ctx, func(w careline.Writer) error { return w.SaveProvider(ctx, &p) }))
	_, err = r.back(passed, careline.ActAssign)
	r.refused(err, careline.CodeConflict)
	if !strings.Contains(err.Error(), "Near takes no orders any more") {
		t.Error(err)
	}
	ended := r.step(passed, careline.OrderStep{Act: careline.ActCancel, Reason: "x"})
	_, err = r.back(ended, careline.ActCancel)
	r.refused(err, careline.CodeConflict)
	if careline.ActCancel.Retractable() {
		t.Error("a cancelled order could be taken back")
	}
}

func TestActsToACaseAreTakenBack(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	min := r.person("min", careline.RoleOperator)
	k := r.leak()
	back := func(c careline.Case) (careline.Case, error) {
		return r.admin.TakeBackCase(ctx, r.key(), careline.CaseBack{Case: c.ID, Version: c.Version})
	}
	_, err := back(k)
	r.refused(err, careline.CodeConflict) // it was logged
	given, err := r.admin.AssignCase(ctx, r.key(), careline.CaseAssign{Case: k.ID, Version: k.Version, Owner: min.ID})
	r.ok(err)
	got, err := back(given)
	r.ok(err)
	if got.Owner != k.Owner {
		t.Errorf("it is still %d's", got.Owner)
	}
	if said := r.latest(k.ID).Summary.In(careline.English); !strings.HasSuffix(said, "taken back: owner, again Boss") {
		t.Errorf("the history says %q", said)
	}
	_, err = back(got)
	r.refused(err, careline.CodeConflict)
	weighed, err := r.admin.WeighCase(ctx, r.key(), careline.CaseWeigh{Case: k.ID, Version: got.Version, Severity: careline.SeverityLow})
	r.ok(err)
	got, err = back(weighed)
	r.ok(err)
	if got.Severity != k.Severity {
		t.Errorf("it is %s", got.Severity)
	}
	seen, err := r.admin.AdvanceCase(ctx, r.key(), careline.CaseStep{Case: k.ID, Version: got.Version, To: careline.CaseAcknowledged})
	r.ok(err)
	got, err = back(seen)
	r.ok(err)
	if got.State != careline.CaseNew {
		t.Errorf("it is %s", got.State)
	}
	seen, err = r.admin.AdvanceCase(ctx, r.key(), careline.CaseStep{Case: k.ID, Version: got.Version, To: careline.CaseInvestigating})
	r.ok(err)
	_, err = back(seen)
	r.refused(err, careline.CodeConflict)
}

func TestTakersAreRankedForAllOfTheOrders(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	near := r.provider("Near")
	wide, err := r.admin.AddProvider(ctx, r.key(), careline.Provider{Name: "Wide", Territories: []careline.Region{{Province: "江苏省"}}})
	r.ok(err)
	here := r.wang()
	there, err := r.admin.AddCustomer(ctx, r.key(), careline.Customer{Name: "李梅", Homes: []careline.Residence{{Site: careline.Site{
		Region: careline.Region{Province: "江苏省", City: "苏州市", District: "姑苏区"}, Street: "观前街1号",
	}}}})
	r.ok(err)
	var ids []careline.OrderID
	for _, c := range []careline.Customer{here, there} {
		o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID, Kind: careline.OrderRepair}, near.ID)
		r.ok(err)
		ids = append(ids, o.ID)
	}
	all, err := r.admin.Takers(ctx, ids)
	r.ok(err)
	if all[0].Provider.ID != wide.ID || all[0].Fits != 2 || all[0].Reasons == nil {
		t.Errorf("they are %+v", all)
	}
	if slices.ContainsFunc(all, func(c careline.Taker) bool { return c.Provider.ID == near.ID }) {
		t.Error("who has them all is offered")
	}
	_, err = r.admin.Takers(ctx, []careline.OrderID{999})
	r.refused(err, careline.CodeNotFound)
}
