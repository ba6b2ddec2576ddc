package careline_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"careline"
)

// take takes a step with the case as it is now.
func (r *rig) take(k careline.Case, t careline.CareTake) careline.Case {
	r.t.Helper()
	t.Case, t.Version = k.ID, k.Version
	k, err := r.admin.TakeStep(context.Background(), r.key(), t)
	r.ok(err)
	return k
}

// next names the step that a case needs next; empty where it has ended.
func (r *rig) next(k careline.Case) careline.CareStep {
	r.t.Helper()
	v := r.seen(k.ID)
	s, _ := v.NextStride()
	return s.Step
}

func TestAComplaintGoesStepByStepFromReceivedToClosed(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	k := r.promised(r.wang(), 24*time.Hour)
	for _, step := range []struct {
		take careline.CareTake
		then careline.CaseState
	}{
		{careline.CareTake{Step: careline.StepAcknowledged}, careline.CaseAcknowledged},
		{careline.CareTake{Step: careline.StepAssessed, Severity: careline.SeverityHigh}, careline.CaseAssessed},
		{careline.CareTake{Step: careline.StepCause, Cause: careline.CauseProduct}, careline.CaseAssessed},
		{careline.CareTake{Step: careline.StepRemedy, Text: "今晚修好"}, careline.CaseAssessed},
		{careline.CareTake{Step: careline.StepPlan, Text: "换密封圈", Promise: r.now.Add(12 * time.Hour)}, careline.CaseAssessed},
		{careline.CareTake{Step: careline.StepDone, Text: "换了密封圈"}, careline.CaseResolved},
		{careline.CareTake{Step: careline.StepFedBack}, careline.CaseResolved},
		{careline.CareTake{Step: careline.StepConfirmed, Text: "不漏了"}, careline.CaseResolved},
		{careline.CareTake{Step: careline.StepClosed}, careline.CaseClosed},
	} {
		r.now = r.now.Add(time.Minute)
		if got := r.next(k); got != step.take.Step {
			t.Fatalf("next is %q, want %q", got, step.take.Step)
		}
		if k = r.take(k, step.take); k.State != step.then {
			t.Errorf("after %s it is %s", step.take.Step, k.State)
		}
	}
	if k.Closed.IsZero() || k.Cause != careline.CauseProduct || k.Remedy != "今晚修好" || k.Plan != "换密封圈" || k.Outcome != "换了密封圈" {
		t.Errorf("the case is %+v", k)
	}
	v := r.seen(k.ID)
	for _, s := range v.Strides {
		if !s.Done || s.Who != "Boss" || s.At.IsZero() {
			t.Errorf("%s: %+v", s.Step, s)
		}
	}
	if v.Lines[2].Summary.In(careline.English) != k.ID.String()+" fed back" && !strings.Contains(v.Lines[1].Summary.In(careline.Chinese), "客户确认：不漏了") {
		t.Errorf("the history says %q", v.Lines[1].Summary.In(careline.Chinese))
	}

	// Reopened, it needs another plan and all that follows; what is known stays.
	r.now = r.now.Add(48 * time.Hour)
	k, err := r.admin.AdvanceCase(ctx, r.key(), careline.CaseStep{Case: k.ID, Version: k.Version, To: careline.CaseReopened, Reason: "又漏了"})
	r.ok(err)
	r.keep(r.admin, 0)
	if k.Overdue(r.now) {
		t.Errorf("the promise of what was done is broken again: %s", k.Promise)
	}
	var open []careline.CareStep
	for _, s := range r.seen(k.ID).Strides {
		if !s.Done {
			open = append(open, s.Step)
		}
	}
	want := []careline.CareStep{
		careline.StepAcknowledged, careline.StepAssessed, careline.StepPlan, careline.StepDone,
		careline.StepFedBack, careline.StepConfirmed, careline.StepClosed,
	}
	if !slices.Equal(open, want) {
		t.Errorf("reopened, it needs %v, want %v", open, want)
	}
}

func TestAContentCustomerConfirmsWithTheFeedback(t *testing.T) {
	r := newRig(t)
	k := r.promised(r.wang(), time.Hour)
	k = r.take(k, careline.CareTake{Step: careline.StepDone, Text: "done"})
	k = r.take(k, careline.CareTake{Step: careline.StepFedBack, Content: true})
	v := r.seen(k.ID)
	for _, s := range v.Strides {
		if (s.Step == careline.StepFedBack || s.Step == careline.StepConfirmed) && !s.Done {
			t.Errorf("%s is not done", s.Step)
		}
	}
	if said := v.Lines[0].Summary.In(careline.Chinese); !strings.Contains(said, "客户满意") {
		t.Errorf("the history says %q", said)
	}
}

func TestAStepThatLacksWhatItNeedsIsRefused(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	k := r.promised(r.wang(), time.Hour)
	for _, c := range []struct {
		take careline.CareTake
		code careline.Code
	}{
		{careline.CareTake{Step: careline.StepAssessed, Severity: "heavy"}, careline.CodeInvalid},
		{careline.CareTake{Step: careline.StepCause, Cause: "moon"}, careline.CodeInvalid},
		{careline.CareTake{Step: careline.StepRemedy, Text: "  "}, careline.CodeInvalid},
		{careline.CareTake{Step: careline.StepPlan, Text: "x"}, careline.CodeInvalid},
		{careline.CareTake{Step: careline.StepPromise, Promise: r.now.Add(-time.Minute)}, careline.CodeInvalid},
		{careline.CareTake{Step: careline.StepDone}, careline.CodeInvalid},
		{careline.CareTake{Step: careline.StepFedBack}, careline.CodeConflict},
		{careline.CareTake{Step: careline.StepClosed}, careline.CodeConflict},
		{careline.CareTake{Step: careline.StepReceived}, careline.CodeInvalid},
	} {
		c.take.Case, c.take.Version = k.ID, k.Version
		_, err := r.admin.TakeStep(ctx, r.key(), c.take)
		r.refused(err, c.code)
	}
	if v := r.seen(k.ID); v.Case.Version != k.Version || len(v.Lines) != 1 {
		t.Errorf("a refusal left %+v", v.Case)
	}
}

func TestAnUnknownCauseIsInvestigated(t *testing.T) {
	r := newRig(t)
	k := r.take(r.promised(r.wang(), time.Hour), careline.CareTake{Step: careline.StepCause})
	if k.State != careline.CaseInvestigating || r.next(k) != careline.StepCause {
		t.Errorf("it is %s, next %s", k.State, r.next(k))
	}
	k = r.take(k, careline.CareTake{Step: careline.StepCause, Cause: careline.CauseMisuse})
	if r.next(k) != careline.StepRemedy {
		t.Errorf("next is %s", r.next(k))
	}
}

func TestTheCauseDecidesWhoPaysForTheOrder(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	u := r.heater(c)
	k, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Unit: u.ID, Category: "leak", Text: "漏水"})
	r.ok(err)
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Case: k.ID}, r.provider("宁北").ID)
	r.ok(err)
	waived, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{
		Case: k.ID, Charge: careline.Charge{Free: true, Reason: careline.ChargeGoodwill},
	}, 0)
	r.ok(err)
	k = r.take(k, careline.CareTake{Step: careline.StepCause, Cause: careline.CauseMisuse})
	v := r.seen(k.ID)
	for _, row := range v.Orders {
		want := careline.ChargeMisuse
		if row.ID == waived.ID {
			want = careline.ChargeGoodwill
		}
		if row.Charge.Reason != want {
			t.Errorf("%s is %+v, want %s", row.ID, row.Charge, want)
		}
	}
	said := ""
	for _, l := range v.Lines {
		said += l.Summary.In(careline.English) + "\n"
	}
	if !strings.Contains(said, o.ID.String()+" now charged: misuse is not covered") {
		t.Errorf("the history says\n%s", said)
	}
	// It was no misuse after all: in warranty, it is free again.
	k.Cause = careline.CauseProduct
	_, err = r.admin.EditCase(ctx, r.key(), k)
	r.ok(err)
	for _, row := range r.seen(k.ID).Orders {
		if !row.Charge.Free {
			t.Errorf("%s is %+v", row.ID, row.Charge)
		}
	}
}

func TestTheCauseOpensTheWays(t *testing.T) {
	for cause, want := range map[careline.Cause]careline.Way{
		careline.CauseUnknown: careline.WayInspect, careline.CauseProduct: careline.WayPutRight,
		careline.CauseService: careline.WayPutRight, careline.CauseMisuse: careline.WayCharged, careline.CauseOther: careline.WayPutRight,
	} {
		if got := careline.Ways(cause); got[0] != want {
			t.Errorf("%q leads to %v", cause, got)
		}
	}
	if slices.Contains(careline.Ways(careline.CauseMisuse), careline.WayPutRight) {
		t.Error("misuse is put right for nothing")
	}
}
