package unit

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Busy tells whether what is typed is meant for what is still to come: the page
// itself, a draft, or what comes of a save.
func (p *entry) Busy() bool { return p.wanted || p.draft != nil || p.saving.Busy() }

// Draft gives what is typed of a new unit.
func (p *entry) Draft() (page.Draft, bool) {
	d, ok := widget.Draft(&p.saving, p.env, p.form)
	d.Was = nil // what was proposed is nobody's
	if p.known != nil {
		d.About = p.known.owner.Name
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
	}
}

// The forms of a unit's page, as drafts name them.
const formEdit, formTransfer = "edit", "transfer"

// Busy tells whether a draft is still to come.
func (p *file) Busy() bool { return p.got == nil && p.load != nil || p.draft != nil || p.saving.Busy() }

// Draft gives what is typed in the form that is open.
func (p *file) Draft() (d page.Draft, ok bool) {
	switch {
	case p.edit != nil:
		d, ok = widget.Draft(&p.saving, p.env, p.edit)
		d.Form, d.Version = formEdit, p.base.Version
	case p.transfer != nil:
		d, ok = widget.Draft(&p.saving, p.env, p.transfer)
		d.Form, d.Version, d.Was = formTransfer, p.got.view.Unit.Version, nil
	default:
		return d, false
	}
	d.About = strings.TrimSpace(p.id.String() + " " + p.got.view.Unit.Name())
	return d, ok
}

// Resume opens the form of a draft again once the unit is there.
func (p *file) Resume(d page.Draft) tea.Cmd {
	p.draft = &d
	if p.got != nil {
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
	p.edit, p.transfer = nil, nil
	switch {
	case widget.Denied(p.env, careline.MayKeepFile) != "":
	case d.Form == formEdit:
		p.startEdit()
		if both := widget.Resume(&p.saving, p.edit, *d); len(both) > 0 {
			return widget.Collided(p.env, p.edit, both, nil)
		}
		return nil
	case d.Form == formTransfer:
		p.startTransfer()
		widget.Resume(&p.saving, p.transfer, *d)
		return p.lookUp()
	}
	return widget.Warn(p.env.Words.Draft.TooLate)
}
