package complaint

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Draft gives what is typed of a new case.
func (p *entry) Draft() (page.Draft, bool) {
	d, ok := widget.Draft(&p.saving, p.env, p.form)
	d.Was = nil // what was proposed is nobody's
	if p.known != nil {
		d.About = p.known.file.Customer.Name
	}
	return d, ok
}

// Resume fills a draft in once the choices are known.
func (p *entry) Resume(d page.Draft) tea.Cmd {
	p.draft = &d
	if p.known != nil {
		p.takeUp()
	}
	return nil
}

func (p *entry) takeUp() {
	if p.draft != nil {
		widget.Resume(&p.saving, p.form, *p.draft)
		p.draft = nil
		p.propose()
	}
}

// The forms of a case's page, as drafts name them; that of a step is followed
// by its name.
const (
	formEdit, formState, formAgain    = "edit", "advance", "again"
	formStep, formOwner, formSeverity = "step", "owner", "severity"
)

// Draft gives what is typed in the form that is open.
func (p *file) Draft() (d page.Draft, ok bool) {
	if !p.Dirty() {
		return d, false
	}
	if d, ok = widget.Draft(&p.saving, p.env, p.task.form); !ok {
		return d, false
	}
	d.Form, d.Version = p.task.name, p.base.Version
	if p.task.name != formEdit {
		d.Version, d.Was = p.view.Case.Version, nil
	}
	d.About = strings.TrimSpace(p.id.String() + " " + p.view.Customer.Name)
	return d, true
}

// Resume opens the form of a draft again once the case is there.
func (p *file) Resume(d page.Draft) tea.Cmd {
	p.draft = &d
	if p.view != nil {
		return p.takeUp()
	}
	return nil
}

func (p *file) takeUp() tea.Cmd {
	d := p.draft
	p.draft = nil
	if d == nil {
		return nil
	}
	p.task = nil
	if !p.reopen(d.Form) {
		return widget.Warn(p.env.Words.Draft.TooLate)
	}
	both := widget.Resume(&p.saving, p.task.form, *d)
	p.suit()
	p.task.form.GoTo(d.At)
	if d.Form == formEdit && len(both) > 0 {
		return widget.Collided(p.env, p.task.form, both, nil)
	}
	return nil
}

// reopen opens a form by its name, if it can be opened now.
func (p *file) reopen(form string) bool {
	handle := widget.Denied(p.env, careline.MayHandle) == ""
	to, isTo := strings.CutPrefix(form, formState+" ")
	step, isStep := strings.CutPrefix(form, formStep+" ")
	switch {
	case form == formEdit && handle:
		p.startEdit()
	case form == formAgain && p.againKey().Off == "":
		p.startAgain()
	case form == formState && p.stuck() == "":
		p.startState("")
	case isTo && p.barred(careline.CaseState(to)) == "":
		p.startState(careline.CaseState(to))
	case form == formOwner && handle && p.view.Case.State.Open():
		p.startOwner()
	case form == formSeverity && handle && p.view.Case.State.Open():
		p.startSeverity()
	case isStep:
		p.step = careline.CareStep(step)
		if p.chosen().Step != p.step || p.cannotStep() != "" {
			p.step = ""
			return false
		}
		p.startStep(p.step)
	}
	return p.task != nil
}
