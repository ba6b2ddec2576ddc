package careline

import (
	"slices"
	"time"
)

// CareStep is a step of caring for a complaint, from its being received to its
// being closed (C4). Some are states of the case, some are things that must be
// known of it, some are words with the customer.
type CareStep string

// The steps, in their order.
const (
	StepReceived     CareStep = "received"
	StepAcknowledged CareStep = "acknowledged"
	StepHeard        CareStep = "heard"
	StepAssessed     CareStep = "assessed"
	StepCause        CareStep = "cause"
	StepRemedy       CareStep = "remedy"
	StepPlan         CareStep = "plan"
	StepPromise      CareStep = "promise"
	StepDone         CareStep = "done"
	StepFedBack      CareStep = "fed_back"
	StepConfirmed    CareStep = "confirmed"
	StepClosed       CareStep = "closed"
)

var careStepNames = map[CareStep]Words{
	StepReceived:     {"received", "收到"},
	StepAcknowledged: {"acknowledged", "受理"},
	StepHeard:        {"heard out", "倾听"},
	StepAssessed:     {"assessed", "评估"},
	StepCause:        {"cause found", "查明原因"},
	StepRemedy:       {"remedy sought", "客户诉求"},
	StepPlan:         {"plan", "方案"},
	StepPromise:      {"promise", "承诺"},
	StepDone:         {"done", "完成"},
	StepFedBack:      {"fed back", "反馈"},
	StepConfirmed:    {"confirmed", "客户确认"},
	StepClosed:       {"closed", "关闭"},
}

// In gives the step's name in l.
func (s CareStep) In(l Lang) string { return kindOf(careStepNames, s).In(l) }

// CareSteps lists the steps in their order.
func CareSteps() []CareStep {
	return []CareStep{
		StepReceived, StepAcknowledged, StepHeard, StepAssessed, StepCause, StepRemedy,
		StepPlan, StepPromise, StepDone, StepFedBack, StepConfirmed, StepClosed,
	}
}

// asksNoCause are the steps that a complaint takes and nothing else does.
var asksNoCause = []CareStep{StepAssessed, StepCause, StepRemedy, StepPlan}

// Stride is a step of a case and how it stands.
type Stride struct {
	Step CareStep
	Done bool
	At   time.Time // when it was done last; zero where that is not known
	Who  string    // who did it
}

// stridesOf tells how far a case has come, from what it says and from its
// events, newest first. A case that was reopened needs another plan, and all
// that follows from it, for the first one did not do.
func stridesOf(c *Case, events []Event, now time.Time) []Stride {
	var all []Stride
	for _, step := range CareSteps() {
		if c.Kind != CaseComplaint && slices.Contains(asksNoCause, step) {
			continue
		}
		s := Stride{Step: step}
		e := lastOf(c, step, events)
		if s.Done = c.has(step, e != nil, now); s.Done && e != nil {
			s.At, s.Who = e.At, e.Who
		}
		all = append(all, s)
	}
	return all
}

// has tells whether a step is done; told is whether the events of the case,
// since it was reopened, tell of it.
func (c *Case) has(step CareStep, told bool, now time.Time) bool {
	begun := c.State != CaseNew && c.State != CaseReopened
	switch step {
	case StepReceived:
		return true
	case StepAcknowledged:
		return begun
	case StepHeard:
		return c.Text != ""
	case StepAssessed:
		return begun && c.State != CaseAcknowledged
	case StepCause:
		return c.Cause != CauseUnknown
	case StepRemedy:
		return c.Remedy != ""
	case StepPlan:
		return c.Plan != "" && told
	case StepPromise:
		return !c.Promise.IsZero() && !c.Overdue(now)
	case StepDone:
		return c.State == CaseResolved || c.State == CaseClosed
	case StepClosed:
		return c.State == CaseClosed
	default:
		return told
	}
}

// lastOf finds the newest event that tells of a step; nil where there is none.
func lastOf(c *Case, step CareStep, events []Event) *Event {
	for i := range events {
		e := &events[i]
		if e.Subject() != c.ID.Ref() {
			continue // of another case, which was merged into this one
		}
		if e.tellsOf(step) {
			return e
		}
		state := CaseState(e.To("state"))
		done := state == CaseResolved && (step == StepFedBack || step == StepConfirmed)
		again := state == CaseReopened && (step == StepPlan || step == StepDone || step == StepFedBack || step == StepConfirmed)
		if done || again { // what was said before counts no more
			return nil
		}
	}
	return nil
}

func (e *Event) tellsOf(step CareStep) bool {
	state := CaseState(e.To("state"))
	switch step {
	case StepReceived:
		return e.Action == DidCreate
	case StepAcknowledged:
		return from(e, "state") == string(CaseNew) || state == CaseAcknowledged
	case StepHeard:
		return e.To("text") != ""
	case StepAssessed:
		return state == CaseAssessed || state == CaseInvestigating
	case StepConfirmed:
		return e.To("step") == string(StepConfirmed) || e.To("content") != ""
	case StepDone:
		return state == CaseResolved
	case StepClosed:
		return state == CaseClosed
	case StepFedBack:
		return e.To("step") == string(StepFedBack)
	default: // a field of the same name
		return e.To(string(step)) != "" || e.To("step") == string(step)
	}
}

// NextStride gives the first step that is not done; false where the case has
// come to an end.
func (v *CaseView) NextStride() (Stride, bool) {
	if !v.Case.State.Open() {
		return Stride{}, false
	}
	for _, s := range v.Strides {
		if !s.Done {
			return s, true
		}
	}
	return Stride{}, false
}
