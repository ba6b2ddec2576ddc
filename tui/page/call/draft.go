package call

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
	"careline/tui/widget"
)

// Draft gives what is typed of the call's end.
func (p *call) Draft() (d page.Draft, ok bool) {
	if !p.Dirty() {
		return d, false
	}
	d, ok = widget.Draft(&p.saving, p.env, p.form)
	d.Was = nil // what was proposed is nobody's
	d.About = p.id.String()
	if p.got != nil {
		d.About = strings.TrimSpace(d.About + " " + p.got.Customer.Name)
	}
	return d, ok
}

// Resume fills a draft in once the call is there.
func (p *call) Resume(d page.Draft) tea.Cmd {
	p.draft = &d
	if p.got != nil {
		return p.takeUp()
	}
	return nil
}

func (p *call) takeUp() tea.Cmd {
	d := p.draft
	p.draft = nil
	switch {
	case d == nil:
		return nil
	case !p.got.Interaction.Running():
		return widget.Warn(p.env.Words.Draft.TooLate)
	}
	widget.Resume(&p.saving, p.form, *d)
	return nil
}
