package complaint

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/widget"
)

// startEdit opens the form of the case's fields.
func (p *file) startEdit() tea.Cmd {
	p.base = p.view.Case
	p.start(p.editing(newForm(p.env, &p.base, &p.cat, p.units())))
	return nil
}

func (p *file) editing(f *widget.Form) *task {
	return &task{
		name: formEdit, title: func() string { return p.env.Words.Complaint.EditTitle + " " + p.Title() }, form: f, save: p.saveEdit, whole: true,
		said: func(c *careline.Case) string { return fmt.Sprintf(p.env.Words.Form.Saved, c.ID) },
	}
}

// saveEdit writes the form of the case's fields.
func (p *file) saveEdit() tea.Cmd {
	f := p.task.form
	if field, why := amiss(p.env, f); field != "" {
		f.GoTo(field)
		return widget.Warn(why)
	}
	c := p.base
	read(p.env, f, &c)
	return widget.Save(&p.saving, p.env, careline.DeedEditCase.With(c))
}
