package careline_test

import (
	"context"
	"testing"
	"time"

	"careline"
)

// exchange is a hotline with two operators, each with a console open, and a
// telephone system that works as the administrator.
type exchange struct {
	*rig
	ctx     context.Context
	ann, li *careline.Session
}

func newExchange(t *testing.T) *exchange {
	t.Helper()
	x := &exchange{rig: newRig(t), ctx: context.Background()}
	x.ann, x.li = x.operator("ann"), x.operator("li")
	return x
}

func (x *exchange) operator(login string) *careline.Session {
	x.t.Helper()
	p, err := x.admin.AddStaff(x.ctx, x.key(), careline.Staff{Login: login, Name: login, Role: careline.RoleOperator})
	x.ok(err)
	s := x.desk.For(p)
	x.ok(s.OpenDesk(x.ctx, "desk of "+login, true))
	return s
}

func (x *exchange) ring(number, to string) careline.Pop {
	x.t.Helper()
	p, err := x.admin.Ring(x.ctx, x.key(), careline.PopRing{Number: number, To: to})
	x.ok(err)
	return p
}

// rings tells for whom of the two a call rings.
func (x *exchange) rings(p careline.Pop, ann, li bool) {
	x.t.Helper()
	for _, at := range []struct {
		s    *careline.Session
		want bool
	}{{x.ann, ann}, {x.li, li}} {
		all, err := at.s.Ringing(x.ctx)
		x.ok(err)
		got := false
		for _, r := range all {
			got = got || r.Call.ID == p.Call.ID
		}
		if got != at.want {
			x.t.Errorf("it rings at %s: %v", at.s.Staff().Login, got)
		}
	}
}

func (x *exchange) state(p careline.Pop) careline.PopState {
	x.t.Helper()
	rows, err := x.admin.Announced(x.ctx, careline.PopFilter{})
	x.ok(err)
	for _, row := range rows {
		if row.Call.ID == p.Call.ID {
			return row.State
		}
	}
	return ""
}

// history gives the actions in a customer's timeline that calls left, the
// newest first.
func (x *exchange) history(c careline.Customer) (all []careline.Action) {
	x.t.Helper()
	tl, err := x.admin.Timeline(x.ctx, c.ID, careline.TimelineQuery{Kinds: []careline.EventKind{careline.EventCall}})
	x.ok(err)
	for _, line := range tl.Lines {
		all = append(all, line.Event.Action)
		if line.Summary.In(careline.English) == "" || line.Summary.In(careline.Chinese) == "" {
			x.t.Errorf("%+v says nothing", line)
		}
	}
	return all
}

func TestWhoAnswersFirstHasTheCall(t *testing.T) {
	x := newExchange(t)
	wang := x.wang()
	p := x.ring("+8613800138823", "")
	if p.Answer != careline.CallerKnown || p.Call.Customer != wang.ID || p.Call.Number != "138 0013 8823" || p.Typed != "13800138823" {
		t.Errorf("%+v", p)
	}
	x.rings(p, true, true)
	x.now = x.now.Add(7 * time.Second)
	call, err := x.ann.AnswerPop(x.ctx, x.key(), p.Call.ID)
	x.ok(err)
	if call.Operator != x.ann.Staff().ID || !call.Running() || call.Duration(x.now) != 0 {
		t.Errorf("%+v", call)
	}
	x.rings(p, false, false)
	_, err = x.li.AnswerPop(x.ctx, x.key(), p.Call.ID)
	x.refused(err, careline.CodeConflict)
	if got := err.Error(); got != call.ID.String()+" was answered by ann." {
		t.Error(got)
	}
	_, err = x.li.DeclinePop(x.ctx, x.key(), p.Call.ID)
	x.refused(err, careline.CodeConflict)
	running, is, err := x.ann.RunningCall(x.ctx)
	if err != nil || !is || running.ID != p.Call.ID {
		t.Errorf("ann's call: %v, %v, %v", running, is, err)
	}
	// It ends as any call does, and is never missed.
	x.now = x.now.Add(time.Hour)
	if n, err := x.li.MissPops(x.ctx); n != 0 || err != nil {
		t.Errorf("missed %d, %v", n, err)
	}
	_, err = x.ann.EndCall(x.ctx, x.key(), careline.CallEnd{Call: p.Call.ID, Outcome: careline.OutcomeResolved})
	x.ok(err)
	if got := x.history(wang); len(got) != 2 || got[0] != careline.DidEnd || got[1] != careline.DidStart || x.state(p) != careline.PopAnswered {
		t.Errorf("%v, %s", got, x.state(p))
	}
}

func TestACallForOnePersonRingsThereOnly(t *testing.T) {
	x := newExchange(t)
	p := x.ring("13800138823", " Li ")
	x.rings(p, false, true)
	_, err := x.ann.AnswerPop(x.ctx, x.key(), p.Call.ID)
	x.refused(err, careline.CodeConflict)
	// Declined by the only one it is for, it is missed.
	gone, err := x.li.DeclinePop(x.ctx, x.key(), p.Call.ID)
	x.ok(err)
	if gone.State != careline.PopMissed || x.state(p) != careline.PopMissed {
		t.Errorf("%s, %s", gone.State, x.state(p))
	}
	for to, code := range map[string]careline.Code{"nobody": careline.CodeNotFound, "fitter": careline.CodeInvalid, "gone": careline.CodeInvalid} {
		if to == "gone" {
			p, err := x.admin.AddStaff(x.ctx, x.key(), careline.Staff{Login: to, Role: careline.RoleOperator})
			x.ok(err)
			x.ok(x.admin.Retire(x.ctx, x.key(), p.ID.Subject(), true, p.Version))
		}
		if to == "fitter" {
			_, err := x.admin.AddStaff(x.ctx, x.key(), careline.Staff{Login: to, Role: careline.RoleTrainer})
			x.ok(err)
		}
		_, err := x.admin.Ring(x.ctx, x.key(), careline.PopRing{Number: "1", To: to})
		x.refused(err, code)
	}
}

func TestWhoIsInACallIsNotDisturbedAndMayNotTakeASecond(t *testing.T) {
	x := newExchange(t)
	mine, err := x.ann.StartCall(x.ctx, x.key(), careline.CallStart{})
	x.ok(err)
	p := x.ring("13800138823", "")
	x.rings(p, false, true)
	sent := x.ring("13900000000", "ann")
	x.rings(sent, true, false)
	_, err = x.ann.AnswerPop(x.ctx, x.key(), sent.Call.ID)
	x.refused(err, careline.CodeConflict)
	want := "Your call " + mine.ID.String() + " is still running, so " + sent.Call.ID.String() + " keeps ringing; end yours first."
	if err.Error() != want {
		t.Error(err)
	}
	x.rings(sent, true, false)
	if c, is, err := x.ann.RunningCall(x.ctx); err != nil || !is || c.ID != mine.ID {
		t.Errorf("the call that ran is %v, %v, %v", c, is, err)
	}
	_, err = x.ann.EndCall(x.ctx, x.key(), careline.CallEnd{Call: mine.ID})
	x.ok(err)
	x.rings(p, true, true)
	_, err = x.ann.AnswerPop(x.ctx, x.key(), sent.Call.ID)
	x.ok(err)
}

func TestACallThatAllDeclineIsMissedAtOnce(t *testing.T) {
	x := newExchange(t)
	wang := x.wang()
	p := x.ring("13800138823", "")
	x.now = x.now.Add(5 * time.Second)
	declined, err := x.ann.DeclinePop(x.ctx, x.key(), p.Call.ID)
	x.ok(err)
	if declined.State != careline.PopRinging {
		t.Error("one declined, and it is missed")
	}
	x.rings(p, false, true)
	_, err = x.ann.DeclinePop(x.ctx, x.key(), p.Call.ID)
	x.ok(err)
	x.rings(p, false, true)
	_, err = x.li.DeclinePop(x.ctx, x.key(), p.Call.ID)
	x.ok(err)
	x.rings(p, false, false)
	v, err := x.admin.Interaction(x.ctx, p.Call.ID)
	x.ok(err)
	if c := v.Interaction; c.Running() || c.Outcome != careline.OutcomeUnanswered || c.Operator != 0 || c.Duration(x.now) != 5*time.Second {
		t.Errorf("%+v", c)
	}
	if got := x.history(wang); len(got) != 1 || got[0] != careline.DidMiss || x.state(p) != careline.PopMissed {
		t.Errorf("%v, %s", got, x.state(p))
	}
}

// Who is in a call, whose console is closed or was killed, does not count
// among all; where only those are left it rings on, for a call may end.
func TestOnlyThoseWhoCanTakeItCountAmongAll(t *testing.T) {
	x := newExchange(t)
	killed := x.operator("killed")
	x.now = x.now.Add(careline.DeskLasts + time.Second)
	x.ok(x.ann.OpenDesk(x.ctx, "desk of ann", true))
	x.ok(x.li.OpenDesk(x.ctx, "desk of li", true))
	x.ok(x.li.OpenDesk(x.ctx, "another of li", true))
	_, err := x.ann.StartCall(x.ctx, x.key(), careline.CallStart{})
	x.ok(err)
	p := x.ring("13800138823", "")
	declined, err := x.li.DeclinePop(x.ctx, x.key(), p.Call.ID)
	x.ok(err)
	if declined.State != careline.PopMissed {
		t.Errorf("%s; there is only %s who was killed", declined.State, killed.Staff().Login)
	}
	x.ok(x.li.OpenDesk(x.ctx, "another of li", false))
	x.ok(x.li.OpenDesk(x.ctx, "desk of li", false))
	x.ok(x.ann.OpenDesk(x.ctx, "desk of ann", false))
	p = x.ring("13800138823", "")
	x.rings(p, false, true)
}

func TestACallThatRangOutIsMissedOnceByWhoeverNoticesFirst(t *testing.T) {
	x := newExchange(t)
	wang := x.wang()
	rang := x.now
	p := x.ring("13800138823", "")
	x.now = rang.Add(careline.DefaultRing - time.Second)
	if n, err := x.ann.MissPops(x.ctx); n != 0 || err != nil {
		t.Fatalf("missed %d early, %v", n, err)
	}
	x.rings(p, true, true)
	x.now = rang.Add(careline.DefaultRing)
	// Missed at once for who looks, though nobody has written it down.
	x.rings(p, false, false)
	if got := x.state(p); got != careline.PopMissed {
		t.Errorf("it is %s", got)
	}
	_, err := x.ann.AnswerPop(x.ctx, x.key(), p.Call.ID)
	x.refused(err, careline.CodeConflict)
	x.now = rang.Add(time.Hour)
	for i, want := range []int{1, 0, 0} {
		n, err := []*careline.Session{x.ann, x.li, x.admin}[i].MissPops(x.ctx)
		if n != want || err != nil {
			t.Errorf("missed %d, %v", n, err)
		}
	}
	tl, err := x.admin.Timeline(x.ctx, wang.ID, careline.TimelineQuery{Kinds: []careline.EventKind{careline.EventCall}})
	x.ok(err)
	if len(tl.Lines) != 1 || !tl.Lines[0].Event.At.Equal(rang.Add(careline.DefaultRing)) || tl.Lines[0].Event.Who != "" {
		t.Errorf("the timeline tells %+v", tl.Lines)
	}
	missed, err := x.admin.Announced(x.ctx, careline.PopFilter{State: careline.PopMissed})
	x.ok(err)
	if len(missed) != 1 || missed[0].CustomerName != "王建国" {
		t.Errorf("the list tells %+v", missed)
	}
}

func TestTheTimeThatACallRingsIsTheFirmsOwn(t *testing.T) {
	x := newExchange(t)
	desk := careline.NewDesk(x.store, func() time.Time { return x.now }, careline.Settings{Ring: 5 * time.Second})
	p, err := desk.For(x.admin.Staff()).Ring(x.ctx, x.key(), careline.PopRing{Number: "13800138823"})
	x.ok(err)
	x.now = x.now.Add(5 * time.Second)
	x.rings(p, false, false)
}

func TestTheSameAnnouncementTwiceRingsOnce(t *testing.T) {
	x := newExchange(t)
	key := x.key()
	first, err := x.admin.Ring(x.ctx, key, careline.PopRing{Number: "13800138823", Line: careline.LineComplaint})
	x.ok(err)
	again, err := x.admin.Ring(x.ctx, key, careline.PopRing{Number: "13800138823", Line: careline.LineComplaint})
	x.ok(err)
	if again.Call != first.Call || again.Answer != first.Answer {
		t.Errorf("%+v, %+v", first, again)
	}
	if all, err := x.ann.Ringing(x.ctx); err != nil || len(all) != 1 || all[0].Call.Line != careline.LineComplaint {
		t.Errorf("%+v, %v", all, err)
	}
	_, err = x.admin.Ring(x.ctx, x.key(), careline.PopRing{Line: "sales"})
	x.refused(err, careline.CodeInvalid)
}

// What rings says what presses most with the caller.
func TestWhatRingsSaysWhatIsOpen(t *testing.T) {
	x := newExchange(t)
	wang := x.wang()
	provider := x.provider("Ningbei Service")
	said := func() careline.Ringing {
		t.Helper()
		all, err := x.ann.Ringing(x.ctx)
		x.ok(err)
		if len(all) == 0 {
			t.Fatal("nothing rings")
		}
		return all[0]
	}
	x.ring("13800138823", "")
	if r := said(); r.CustomerName != "王建国" || r.Open.ID != 0 {
		t.Errorf("%+v", r)
	}
	order, err := x.admin.Dispatch(x.ctx, x.key(), careline.WorkOrder{
		Customer: wang.ID, Kind: careline.OrderRepair, Window: careline.Window{From: x.now.Add(time.Hour), To: x.now.Add(3 * time.Hour)},
	}, provider.ID)
	x.ok(err)
	if r := said(); r.Open != order.ID.Ref() || r.What.EN != "repair" || !r.Due.Equal(x.now.Add(3*time.Hour)) || r.Broken {
		t.Errorf("%+v", r)
	}
	log := func(promise time.Duration) careline.Case {
		t.Helper()
		k, err := x.admin.LogCase(x.ctx, x.key(), careline.Case{Customer: wang.ID, Category: "leak", Text: "x", Promise: x.now.Add(promise)})
		x.ok(err)
		return k
	}
	soon := log(10 * time.Second)
	log(2 * time.Hour)
	if r := said(); r.Open != soon.ID.Ref() || r.What.ZH == "" || r.Broken {
		t.Errorf("%+v", r)
	}
	x.now = x.now.Add(20 * time.Second)
	if r := said(); r.Open != soon.ID.Ref() || !r.Broken {
		t.Errorf("%+v", r)
	}
}
