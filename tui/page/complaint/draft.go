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

// The forms of a case's page, as drafts name them.
const formEdit, formAdvance, formAgain = "edit", "advance", "again"

// Draft gives what is typed in the form that is open.
func (p *file) Draft() (d page.Draft, ok bool) {
	if !p.Dirty() {
		return d, false
	}
	if d, ok = widget.Draft(&p.saving, p.env, p.form()); !ok {
		return d, false
	}
	d.Form, d.Version = formEdit, p.base.Version
	if p.advance != nil {
		d.Form, d.Version, d.Was = formAdvance, p.view.Case.Version, nil
	}
	if p.again != nil {
		d.Form, d.Version, d.Was = formAgain, p.view.Case.Version, nil
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
	p.edit, p.advance, p.again = nil, nil, nil
	switch {
	case d.Form == formEdit && widget.Denied(p.env, careline.MayHandle) == "":
		p.startEdit()
		if both := widget.Resume(&p.saving, p.edit, *d); len(both) > 0 {
			return widget.Collided(p.env, p.edit, both)
		}
		return nil
	case d.Form == formAgain && p.againKey().Off == "":
		p.startAgain()
		widget.Resume(&p.saving, p.again, *d)
		return nil
	case d.Form == formAdvance && widget.Denied(p.env, careline.MayHandle) == "" && len(p.next()) > 0:
		p.startAdvance()
		widget.Resume(&p.saving, p.advance, *d)
		p.suit()
		p.advance.GoTo(d.At)
		return nil
	}
	return widget.Warn(p.env.Words.Draft.TooLate)
}
