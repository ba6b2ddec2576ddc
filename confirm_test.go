package careline_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"careline"
)

// crew gives a session of somebody who works for the provider.
func (r *rig) crew(p careline.Provider) *careline.Session {
	return r.desk.For(careline.Staff{ID: r.admin.Staff().ID, Login: "crew", Name: "crew", Role: careline.RoleProvider, Provider: p.ID})
}

// begun is an order of the customer's at which the provider's people are at work.
func (r *rig) begun(c careline.Customer, p careline.Provider) careline.WorkOrder {
	r.t.Helper()
	o, err := r.admin.Dispatch(context.Background(), r.key(), careline.WorkOrder{Customer: c.ID, Text: "noise", Kind: careline.OrderRepair}, p.ID)
	r.ok(err)
	for _, act := range []careline.OrderAct{careline.ActAccept, careline.ActSetOff, careline.ActStart} {
		o = r.step(o, careline.OrderStep{Act: act})
	}
	return o
}

// other is a code of the right length that is not the order's.
func other(code string, n int) string {
	var number int
	_, _ = fmt.Sscanf(code, "%d", &number)
	return fmt.Sprintf("%04d", (number+n)%10000)
}

func TestTheCustomersCodeConfirmsThatTheWorkWasDone(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	p := r.provider("Ningbei")
	chen, err := r.admin.AddTechnician(ctx, r.key(), careline.Technician{Provider: p.ID, Name: "Chen"})
	r.ok(err)
	c := r.wang()
	o := r.begun(c, p)
	if len(o.Code) != careline.CodeDigits || strings.Trim(o.Code, "0123456789") != "" {
		t.Fatalf("the code is %q", o.Code)
	}
	s := r.crew(p)
	done := func(step careline.OrderStep) (careline.WorkOrder, error) {
		step.Order, step.Version, step.Act = o.ID, o.Version, careline.ActComplete
		got, _, err := s.StepOrder(ctx, r.key(), step)
		return got, err
	}
	_, err = done(careline.OrderStep{})
	r.refused(err, careline.CodeInvalid)
	got, err := done(careline.OrderStep{Code: other(o.Code, 1), Rating: careline.RatingVerySatisfied})
	r.refused(err, careline.CodeInvalid)
	if !strings.Contains(err.Error(), "4 tries left") || got.State != careline.OrderInProgress {
		t.Errorf("%v: %+v", err, got)
	}
	o.Version = got.Version
	_, err = done(careline.OrderStep{Code: o.Code, Rating: "splendid"})
	r.refused(err, careline.CodeInvalid)
	got, err = done(careline.OrderStep{Code: " " + o.Code + " ", Rating: careline.RatingVerySatisfied, Reason: "anode changed"})
	r.ok(err)
	v := got.Visit()
	if !v.Confirmed || v.Rating != careline.RatingVerySatisfied || v.Misses != 1 || got.State != careline.OrderCompleted || got.Code != "" {
		t.Errorf("it became %+v", got)
	}
	kept, err := r.admin.Order(ctx, o.ID)
	r.ok(err)
	if kept.Order.Visit().Rating != careline.RatingVerySatisfied || !kept.Order.Visit().Confirmed || kept.Order.Code != o.Code {
		t.Errorf("the store keeps %+v", kept.Order)
	}
	tl, err := r.admin.Timeline(ctx, c.ID, careline.TimelineQuery{Kinds: []careline.EventKind{careline.EventRating}})
	r.ok(err)
	if len(tl.Lines) != 1 || tl.Lines[0].Summary.In(careline.English) != o.ID.String()+" very satisfied" {
		t.Fatalf("the ratings are %+v", tl.Lines)
	}
	for _, on := range []careline.Ref{o.ID.Ref(), c.ID.Ref(), p.ID.Ref(), chen.ID.Ref()} {
		if !strings.Contains(fmt.Sprint(tl.Lines[0].Event.On), on.String()) {
			t.Errorf("the rating is not on %s: %v", on, tl.Lines[0].Event.On)
		}
	}
}

func TestAfterFiveWrongCodesOnlyAReasonGoes(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	p := r.provider("Ningbei")
	o := r.begun(r.wang(), p)
	s := r.crew(p)
	step := careline.OrderStep{Order: o.ID, Version: o.Version, Act: careline.ActComplete, Code: other(o.Code, 7)}
	for n := range careline.MostWrongCodes {
		key := r.key()
		got, _, err := s.StepOrder(ctx, key, step)
		r.refused(err, careline.CodeInvalid)
		// The answer was lost and the console asks again: that is one try.
		again, _, err := s.StepOrder(ctx, key, step)
		r.refused(err, careline.CodeInvalid)
		if got.Visit().Misses != n+1 || again.Visit().Misses != n+1 {
			t.Fatalf("after %d tries %d and %d are counted", n+1, got.Visit().Misses, again.Visit().Misses)
		}
		step.Version = got.Version
	}
	step.Code = o.Code
	_, _, err := s.StepOrder(ctx, r.key(), step)
	r.refused(err, careline.CodeInvalid)
	step.Code, step.Reason = "", "the customer has lost it"
	got, _, err := s.StepOrder(ctx, r.key(), step)
	r.ok(err)
	if got.State != careline.OrderCompleted || got.Visit().Confirmed || got.Visit().Reason != "the customer has lost it" {
		t.Errorf("it became %+v", got)
	}
}

func TestCodesDifferAndFollowFromTheCommand(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	seen := map[string]bool{}
	for range 20 {
		key := r.key()
		o, err := r.admin.Dispatch(ctx, key, careline.WorkOrder{Customer: c.ID, Kind: careline.OrderRepair}, 0)
		r.ok(err)
		again, err := r.admin.Dispatch(ctx, key, careline.WorkOrder{Customer: c.ID, Kind: careline.OrderRepair}, 0)
		r.ok(err)
		if again.Code != o.Code {
			t.Errorf("a retry has the code %s after %s", again.Code, o.Code)
		}
		seen[o.Code] = true
	}
	if len(seen) < 19 {
		t.Errorf("20 orders have %d codes", len(seen))
	}
}

func TestWhoServesTheCustomerCompletesWithoutTheCode(t *testing.T) {
	r := newRig(t)
	o := r.begun(r.wang(), r.provider("Ningbei"))
	if o = r.step(o, careline.OrderStep{Act: careline.ActComplete, Reason: "told by telephone"}); o.State != careline.OrderCompleted || o.Visit().Confirmed {
		t.Errorf("it became %+v", o)
	}
}

func TestAcceptingGivesTheOrderToWhoHasLeastToDoThatDay(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	u := r.heater(c)
	p, err := r.admin.AddProvider(ctx, r.key(), careline.Provider{Name: "Ningbei", Skills: []string{careline.SkillWaterHeater, careline.SkillPurifier}})
	r.ok(err)
	var team []careline.TechnicianID
	for _, who := range []careline.Technician{
		{Name: "Tap", Skills: []string{careline.SkillPurifier}}, {Name: "Chen"}, {Name: "Liu"}, {Name: "Gone"},
	} {
		who.Provider = p.ID
		made, err := r.admin.AddTechnician(ctx, r.key(), who)
		r.ok(err)
		team = append(team, made.ID)
	}
	gone, err := r.admin.AllTechnicians(ctx)
	r.ok(err)
	r.ok(r.admin.Retire(ctx, r.key(), team[3].Subject(), true, gone[3].Version))
	at := func(day int) careline.Window {
		from := r.now.AddDate(0, 0, day).Truncate(time.Hour)
		return careline.Window{From: from, To: from.Add(2 * time.Hour)}
	}
	var got []careline.TechnicianID
	for _, day := range []int{1, 1, 1, 2} {
		o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID, Unit: u.ID, Kind: careline.OrderRepair, Window: at(day)}, p.ID)
		r.ok(err)
		o = r.step(o, careline.OrderStep{Act: careline.ActAccept})
		got = append(got, o.Visit().Technician)
		if day == 2 {
			o = r.step(o, careline.OrderStep{Act: careline.ActTechnician, Technician: team[0]})
			if o.Visit().Technician != team[0] || o.State != careline.OrderScheduled {
				t.Errorf("another technician: %+v", o)
			}
			_, _, err := r.admin.StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: careline.ActTechnician})
			r.refused(err, careline.CodeInvalid)
		}
	}
	if fmt.Sprint(got) != fmt.Sprint([]careline.TechnicianID{team[1], team[2], team[1], team[1]}) {
		t.Errorf("who goes: %v of %v", got, team)
	}
}

func TestWhatWasDoneAtAVisitIsTakenBack(t *testing.T) {
	r := newRig(t)
	p := r.provider("Ningbei")
	_, err := r.admin.AddTechnician(context.Background(), r.key(), careline.Technician{Provider: p.ID, Name: "Chen"})
	r.ok(err)
	o, err := r.admin.Dispatch(context.Background(), r.key(), careline.WorkOrder{Customer: r.wang().ID, Kind: careline.OrderRepair}, p.ID)
	r.ok(err)
	for _, act := range []careline.OrderAct{careline.ActAccept, careline.ActSetOff, careline.ActStart} {
		was := o
		did := r.step(o, careline.OrderStep{Act: act})
		back, err := r.back(did, act)
		r.ok(err)
		if fmt.Sprint(back.State, back.Visits) != fmt.Sprint(was.State, was.Visits) {
			t.Errorf("%s taken back: %+v, was %+v", act, back, was)
		}
		o = r.step(back, careline.OrderStep{Act: act})
	}
	o = r.step(o, careline.OrderStep{Act: careline.ActHold, Reason: "no parts"})
	_, err = r.back(o, careline.ActStart)
	r.refused(err, careline.CodeConflict)
}
