package dispatch

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Draft gives what is typed over the proposal. Kind and unit are always part
// of it: the proposal rests on them.
func (p *proposal) Draft() (d page.Draft, ok bool) {
	if p.got == nil {
		return d, false
	}
	if d, ok = widget.Draft(&p.saving, p.env, p.form); !ok {
		return d, false
	}
	d.Was = nil // what was proposed is nobody's
	d.Typed["kind"], d.Typed["unit"] = p.form.Value("kind"), p.form.Value("unit")
	d.About = p.got.Customer.Name
	return d, true
}

// Resume asks for the proposal that a draft was typed over, then fills it in.
func (p *proposal) Resume(d page.Draft) tea.Cmd {
	p.draft = &d
	p.want.Kind = careline.OrderKind(d.Typed["kind"])
	p.want.Unit = unitOf(d.Typed["unit"])
	if site, typed := d.Typed["site"]; typed {
		p.want.Site = siteOf(site)
	}
	return p.Init()
}

func (p *proposal) takeUp() {
	if p.draft != nil {
		widget.Resume(&p.saving, p.form, *p.draft)
		p.draft = nil
	}
}

// Draft gives what is typed in the small form that is open.
func (p *order) Draft() (d page.Draft, ok bool) {
	if !p.Dirty() {
		return d, false
	}
	d, ok = widget.Draft(&p.saving, p.env, p.form)
	d.Form, d.Version, d.Was = string(p.acting), p.view.Order.Version, nil
	d.About = strings.TrimSpace(p.id.String() + " " + p.view.Customer.Name)
	return d, ok
}

// Resume opens the form of a draft again once the order is there.
func (p *order) Resume(d page.Draft) tea.Cmd {
	p.draft = &d
	if p.view != nil {
		return p.takeUp()
	}
	return nil
}

func (p *order) takeUp() tea.Cmd {
	d := p.draft
	p.draft = nil
	if d == nil {
		return nil
	}
	act := careline.OrderAct(d.Form)
	if p.view.Order.Can(act) == nil && p.asks(act) {
		p.act(act)
		widget.Resume(&p.saving, p.form, *d)
		return nil
	}
	return widget.Warn(p.env.Words.Draft.TooLate)
}

// asks tells whether an act opens a form; the others are done at once.
func (p *order) asks(act careline.OrderAct) bool {
	switch act {
	case careline.ActAccept, careline.ActTechnician:
		return len(p.view.Technician) > 0
	case careline.ActReject, careline.ActHold, careline.ActCannotComplete, careline.ActCancel, careline.ActComplete:
		return true
	}
	return false
}
