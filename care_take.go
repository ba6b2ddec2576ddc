package careline

import (
	"context"
	"strings"
	"time"
)

// CareTake is a step that is taken with a case, with what it needs.
type CareTake struct {
	Case     CaseID
	Version  int64
	Step     CareStep
	Severity Severity  // for assessed
	Cause    Cause     // for cause; unknown has it investigated
	Promise  time.Time // for promise and plan
	// Text is the remedy that the customer seeks, the plan, the outcome, what
	// the customer says to it, or a remark, as the step has it.
	Text    string
	Content bool // for fed back: the customer is content, which confirms it
}

// TakeStep takes a step of caring for a case (C4): it writes what the step
// needs, moves the case where the step is a state, and tells of it in one
// event. Where the cause is found, the open work orders of the case are
// charged anew (C5).
func (s *Session) TakeStep(ctx context.Context, key string, take CareTake) (Case, error) {
	var c Case
	did, err := s.do(ctx, MayHandle, "case.step", key, func(w Writer) (_ Ref, err error) {
		if c, err = w.Case(ctx, take.Case); err != nil {
			return Ref{}, err
		}
		if c.Version != take.Version {
			return Ref{}, stale(c.ID.Ref(), take.Version, c.Version, c)
		}
		if !c.State.Open() {
			return Ref{}, conflict(Say("%s is %s; nothing about it can be changed.", "%s %s，不能再修改。", c.ID.String(), c.State))
		}
		old := c
		take.Text = strings.TrimSpace(SanitizeText(take.Text))
		if err := s.take(&c, &take); err != nil {
			return Ref{}, err
		}
		if err := w.SaveCase(ctx, &c); err != nil {
			return Ref{}, err
		}
		if err := s.recharge(ctx, w, &old, &c); err != nil {
			return Ref{}, err
		}
		return c.ID.Ref(), s.tellTake(ctx, w, &old, &c, &take)
	})
	return result(ctx, s, did, err, c, Reader.Case)
}

// take does what the step needs to the case.
func (s *Session) take(c *Case, take *CareTake) error {
	switch take.Step {
	case StepAcknowledged:
		return c.goTo(CaseAcknowledged)
	case StepAssessed:
		if _, known := severityNames[take.Severity]; !known {
			return invalid(Say("There is no severity %q; use low, normal, high or critical.", "没有严重程度 %q；可用 low、normal、high、critical。", string(take.Severity)))
		}
		c.Severity = take.Severity
		return c.goTo(CaseAssessed)
	case StepCause:
		return c.find(take.Cause)
	case StepRemedy:
		if take.Text == "" {
			return invalid(Say("Write down what the customer would find fair.", "请记录客户认为合理的处理。"))
		}
		var err error
		c.Remedy, err = s.unveil(c.Customer, take.Text, c.Remedy)
		return err
	case StepPlan:
		if take.Text == "" {
			return invalid(Say("Write down what is to be done.", "请填写处理方案。"))
		}
		var err error
		if c.Plan, err = s.unveil(c.Customer, take.Text, c.Plan); err != nil {
			return err
		}
		return s.promise(c, take.Promise)
	case StepPromise:
		return s.promise(c, take.Promise)
	case StepDone:
		if take.Text == "" {
			return invalid(Say("Write down what was done.", "请填写处理结果。"))
		}
		c.Outcome = take.Text
		return c.goTo(CaseResolved)
	case StepFedBack, StepConfirmed:
		if c.State != CaseResolved {
			return conflict(Say("%s is %s; the result can be told once it is resolved.", "%s %s；解决之后才能反馈结果。", c.ID.String(), c.State))
		}
	case StepClosed:
		return c.goTo(CaseClosed, s.when())
	default:
		return invalid(Say("There is no step %q to take.", "没有步骤 %q。", string(take.Step)))
	}
	return nil
}

// goTo moves the case along its states.
func (c *Case) goTo(to CaseState, now ...time.Time) error {
	if err := c.State.To(to); err != nil {
		return err
	}
	c.State, c.Pending = to, ""
	if len(now) > 0 {
		c.Closed = endedAt(to.Open(), now[0])
	}
	return nil
}

// find takes what was found at fault; where that is not known yet, the case is
// being investigated (C5).
func (c *Case) find(cause Cause) error {
	if _, known := causeNames[cause]; !known {
		return invalid(Say("There is no cause %q.", "没有原因 %q。", string(cause)))
	}
	c.Cause = cause
	if cause == CauseUnknown && c.State != CaseInvestigating {
		return c.goTo(CaseInvestigating)
	}
	return nil
}

func (s *Session) promise(c *Case, at time.Time) error {
	switch {
	case at.IsZero():
		return invalid(Say("Say by when it will be done.", "请填写承诺时间。"))
	case at.Before(s.when()):
		return invalid(Say("The promise %s lies in the past.", "承诺时间 %s 已过。", at.In(s.desk.settings.Zone)))
	}
	c.Promise = at.UTC()
	return nil
}

func (s *Session) tellTake(ctx context.Context, w Writer, old, c *Case, take *CareTake) error {
	call, err := s.callRef(ctx, w)
	if err != nil {
		return err
	}
	changed := changes(caseChanges(old, c))
	changed.text("step", "", string(take.Step))
	if take.Step == StepCause {
		changed.text("found", "", string(take.Cause))
	}
	if take.Content {
		changed.text("content", "", "yes")
	}
	text := take.Text
	if text == "" && (take.Step == StepPromise || take.Step == StepPlan) {
		text = take.Promise.In(s.desk.settings.Zone).Format("2006-01-02 15:04")
	}
	return s.tell(ctx, w, Event{
		Kind: EventCase, Action: DidStep, Text: text, Changes: changed,
		On: []Ref{c.ID.Ref(), c.Customer.Ref(), c.Unit.Ref(), c.Interaction.Ref(), call},
	})
}

// tellCare says which step was taken.
func tellCare(id Speaker, e *Event, text string) Phrase {
	step := CareStep(e.To("step"))
	switch {
	case step == StepCause && e.To("found") == "":
		return Say("%s investigating the cause %s", "%s 调查原因 %s", id, text)
	case step == StepCause:
		return Say("%s cause: %s %s", "%s 原因：%s %s", id, Cause(e.To("found")), text)
	case step == StepFedBack && e.To("content") != "" && text == "":
		return Say("%s fed back: the customer is content", "%s 已反馈：客户满意", id)
	case step == StepFedBack && e.To("content") != "":
		return Say("%s fed back, the customer is content: %s", "%s 已反馈，客户满意：%s", id, text)
	case text == "":
		return Say("%s %s", "%s %s", id, step)
	default:
		return Say("%s %s: %s", "%s %s：%s", id, step, text)
	}
}
