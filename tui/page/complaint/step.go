package complaint

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// stepKey takes the step that the guide stands on.
func (p *file) stepKey() page.Key {
	return page.Key{
		Name: "advance", Keys: []string{"s", "enter"}, Label: p.env.Words.Complaint.Advance, Off: p.cannotStep(),
		Do: func() tea.Cmd { return p.startStep(p.chosen().Step) },
	}
}

// cannotStep says why the step can't be taken now; empty where it can.
func (p *file) cannotStep() string {
	w, c := &p.env.Words.Care, &p.view.Case
	if off := widget.Denied(p.env, careline.MayHandle); off != "" {
		return off
	}
	if !c.State.Open() {
		return fmt.Sprintf(w.Over, c.ID, c.State.In(p.env.Lang))
	}
	s := p.chosen()
	name := s.Step.In(p.env.Lang)
	switch s.Step {
	case careline.StepReceived, careline.StepHeard:
		return fmt.Sprintf(w.DoneAlready, name)
	case careline.StepAcknowledged, careline.StepAssessed, careline.StepDone:
		if s.Done {
			return fmt.Sprintf(w.DoneAlready, name)
		}
		if c.State == careline.CaseInvestigating || c.State == careline.CaseResolved {
			return ""
		}
	case careline.StepFedBack, careline.StepConfirmed, careline.StepClosed:
		if c.State != careline.CaseResolved {
			return fmt.Sprintf(w.NotYet, name, careline.StepDone.In(p.env.Lang))
		}
	}
	return ""
}

// startStep opens the form of a step, which asks only for what that step
// needs, with what is likely in place.
func (p *file) startStep(step careline.CareStep) tea.Cmd {
	f := widget.NewForm(label(p.env), p.stepRows(step)...)
	if step == careline.StepPlan {
		f.Label = func(name string) string {
			if name == "text" {
				return p.env.Words.Care.Detail
			}
			return label(p.env)(name)
		}
	} else if title, is := p.stepText(step); is {
		f.Label = func(name string) string {
			if name == "text" {
				return title
			}
			return label(p.env)(name)
		}
	}
	t := &task{
		name: formStep + " " + string(step), title: func() string { return step.In(p.env.Lang) }, form: f,
		above: func(int) []string { return p.words(step, f) },
		said:  func(c *careline.Case) string { return p.took(step, c) },
	}
	t.save = func() tea.Cmd { return p.saveStep(step, f) }
	p.start(t)
	return nil
}

// stepText names the text that a step takes where it is more than a remark.
func (p *file) stepText(step careline.CareStep) (string, bool) {
	w := &p.env.Words.Complaint
	switch step {
	case careline.StepRemedy:
		return w.Remedy, true
	case careline.StepDone:
		return w.Outcome, true
	case careline.StepFedBack, careline.StepConfirmed:
		return w.Text, true
	}
	return p.env.Words.Care.Remark, true
}

// stepRows gives the fields of a step, filled in with what is likely.
func (p *file) stepRows(step careline.CareStep) []*widget.Row {
	c := &p.view.Case
	area := func(value string) *widget.Row {
		a := widget.NewArea(1, 3)
		a.SetValue(value)
		return &widget.Row{Name: "text", Input: a}
	}
	choice := func(name string, options []widget.Option, code string) *widget.Row {
		return &widget.Row{Name: name, Input: widget.NewChoice(options, code)}
	}
	switch step {
	case careline.StepAssessed:
		return []*widget.Row{choice("severity", widget.Options(careline.Severities()), string(c.Severity)), area("")}
	case careline.StepCause:
		return []*widget.Row{choice("cause", widget.Options(careline.Causes()), string(c.Cause)), area("")}
	case careline.StepRemedy:
		return []*widget.Row{area(c.Remedy)}
	case careline.StepPlan:
		ways := careline.Ways(c.Cause)
		return []*widget.Row{choice("way", widget.Options(ways), string(ways[0])), area(""), p.promiseRow()}
	case careline.StepPromise:
		return []*widget.Row{p.promiseRow()}
	case careline.StepDone:
		return []*widget.Row{area(p.likelyOutcome())}
	case careline.StepFedBack:
		en, zh := &text.For(careline.English).Care, &text.For(careline.Chinese).Care
		return []*widget.Row{choice("content", []widget.Option{
			{Code: contentYes, Name: careline.Words{EN: en.Content, ZH: zh.Content}},
			{Code: contentNotYet, Name: careline.Words{EN: en.NotYetContent, ZH: zh.NotYetContent}},
		}, contentYes), area("")}
	default:
		return []*widget.Row{area("")}
	}
}

// Whether the customer is content with the result that was told.
const contentYes, contentNotYet = "content", "told"

// promiseRow proposes what the rules suggest, unless a promise stands.
func (p *file) promiseRow() *widget.Row {
	c, now := &p.view.Case, p.env.Session.Now()
	due := c.Promise
	if !due.After(now) {
		due = careline.ProposePromise(c.Severity, now)
	}
	line := widget.Filled(widget.FormatMoment(due, zone(p.env))).Reads(17, widget.ReadMoment(p.env))
	return &widget.Row{Name: "promise", Input: line}
}

// likelyOutcome is what the newest completed order did, or what was planned.
func (p *file) likelyOutcome() string {
	for i := range p.view.Orders {
		o := &p.view.Orders[i]
		if o.State == careline.OrderCompleted || o.State == careline.OrderSettled {
			return o.ID.String() + " " + o.Kind.In(p.env.Lang) + " " + o.State.In(p.env.Lang)
		}
	}
	return p.view.Case.Plan
}

// words gives what helps to say it: what to tell the customer at this step,
// and where the cause decides, what follows from it (C5).
func (p *file) words(step careline.CareStep, f *widget.Form) []string {
	w := &p.env.Words.Care
	cause := p.view.Case.Cause
	if step == careline.StepCause {
		cause = careline.Cause(f.Value("cause"))
	}
	said := []string{w.Say[step]}
	if step == careline.StepCause || step == careline.StepPlan {
		said = []string{w.SayCause[cause]}
		charge := careline.ChargeFor(careline.OrderRepair, cause, p.view.Unit, p.env.Session.Today())
		said = append(said, fmt.Sprintf(w.Repair, p.env.Say(charge.Why())))
	}
	return said
}

// saveStep writes the step.
func (p *file) saveStep(step careline.CareStep, f *widget.Form) tea.Cmd {
	take := careline.CareTake{
		Case: p.id, Version: p.view.Case.Version, Step: step, Text: f.Value("text"),
		Severity: careline.Severity(f.Value("severity")), Cause: careline.Cause(f.Value("cause")),
		Content: f.Value("content") == contentYes,
	}
	if step == careline.StepPlan {
		way := careline.Way(f.Value("way")).In(p.env.Lang)
		if careline.Way(f.Value("way")) == careline.WayOther && take.Text != "" {
			way = ""
		}
		take.Text = strings.TrimSpace(way + " " + take.Text)
	}
	if f.Row("promise") != nil {
		at, ok := widget.ParseMoment(f.Value("promise"), p.env.Session.Now())
		if !ok {
			f.GoTo("promise")
			return widget.Warn(p.env.Words.Complaint.Promise + ": " + p.env.Words.Form.NotRead)
		}
		// A promise that was not touched keeps its seconds.
		if take.Promise = at; widget.FormatMoment(p.view.Case.Promise, zone(p.env)) == f.Value("promise") {
			take.Promise = p.view.Case.Promise
		}
	}
	return widget.Save(&p.saving, p.env, careline.DeedTakeStep.With(take))
}

// took says what came of a step, and what lies nearest now.
func (p *file) took(step careline.CareStep, c *careline.Case) string {
	w := &p.env.Words.Care
	said := fmt.Sprintf(w.Took, c.ID, step.In(p.env.Lang))
	switch {
	case step == careline.StepCause && c.Cause == careline.CauseUnknown:
		said = fmt.Sprintf(p.env.Words.Complaint.Advanced, c.ID, c.State.In(p.env.Lang))
	case step == careline.StepPlan && len(p.view.Orders) == 0 && careline.Way(p.task.form.Value("way")).OnSite():
		said += " " + w.ThenOrder
	}
	return said
}
