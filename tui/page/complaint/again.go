package complaint

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// startAgain opens the small form for a customer who comes back about the
// case.
func (p *file) startAgain() tea.Cmd {
	f := widget.NewForm(label(p.env), &widget.Row{Name: "text", Input: widget.NewArea(2, 5)})
	p.start(&task{
		name: formAgain, title: func() string { return p.env.Words.Complaint.AgainTitle }, form: f, said: p.escalated,
		above: func(int) []string { return []string{p.env.Words.Care.SayAgain} },
		save: func() tea.Cmd {
			again := careline.Recontact{Case: p.id, Version: p.view.Case.Version, Text: f.Value("text")}
			return widget.Save(&p.saving, p.env, careline.DeedRecontact.With(again))
		},
	})
	return nil
}

// escalated says what became of the case.
func (p *file) escalated(c *careline.Case) string {
	return fmt.Sprintf(p.env.Words.Complaint.Escalated, c.ID, c.Severity.In(p.env.Lang),
		p.env.Words.Times.Moment(c.Promise, p.env.Session.Now()))
}

func (p *file) againKey() page.Key {
	w := &p.env.Words.Complaint
	k := page.Key{Name: "again", Keys: []string{"r"}, Label: w.Again, Off: widget.Denied(p.env, careline.MayHandle), Do: p.startAgain}
	if k.Off == "" && !p.view.Case.State.Open() {
		k.Off = fmt.Sprintf(w.Ended, p.id, p.view.Case.State.In(p.env.Lang))
	}
	return k
}
