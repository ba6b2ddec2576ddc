package complaint

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// giveKeys give the case to another owner or another severity.
func (p *file) giveKeys() []page.Key {
	w := &p.env.Words.Care
	off := widget.Denied(p.env, careline.MayHandle)
	if off == "" && !p.view.Case.State.Open() {
		off = fmt.Sprintf(w.Over, p.id, p.view.Case.State.In(p.env.Lang))
	}
	return []page.Key{
		{Name: "owner", Keys: []string{"g"}, Label: w.Owner, Off: off, Do: p.startOwner, Hidden: true},
		{Name: "severity", Keys: []string{"l"}, Label: w.Severity, Off: off, Do: p.startSeverity, Hidden: true},
	}
}

// startOwner opens the choice of who is to care for the case.
func (p *file) startOwner() tea.Cmd {
	choice := widget.NewChoice(p.owners(), strconv.FormatInt(int64(p.view.Case.Owner), 10))
	f := widget.NewForm(label(p.env), &widget.Row{Name: "owner", Input: choice})
	p.start(&task{
		name: formOwner, title: func() string { return p.env.Words.Care.Owner }, form: f,
		save: func() tea.Cmd {
			owner, _ := strconv.ParseInt(f.Value("owner"), 10, 64)
			give := careline.CaseAssign{Case: p.id, Version: p.view.Case.Version, Owner: careline.StaffID(owner)}
			return widget.Save(&p.saving, p.env, careline.DeedAssignCase.With(give))
		},
		said: func(c *careline.Case) string {
			return fmt.Sprintf(p.env.Words.Care.Given, c.ID, choice.Name(p.env.Lang, f.Value("owner")))
		},
	})
	return nil
}

// owners offers those who may handle cases.
func (p *file) owners() []widget.Option {
	var all []widget.Option
	for _, c := range p.staff {
		if c.Role.May(careline.MayHandle) {
			all = append(all, widget.Option{Code: strconv.FormatInt(int64(c.ID), 10), Name: careline.Words{
				EN: c.Name + " (" + c.Role.In(careline.English) + ")", ZH: c.Name + "（" + c.Role.In(careline.Chinese) + "）",
			}})
		}
	}
	return all
}

// startSeverity opens the choice of how much the case weighs.
func (p *file) startSeverity() tea.Cmd {
	f := widget.NewForm(label(p.env), &widget.Row{
		Name: "severity", Input: widget.NewChoice(widget.Options(careline.Severities()), string(p.view.Case.Severity)),
	})
	p.start(&task{
		name: formSeverity, title: func() string { return p.env.Words.Care.Severity }, form: f,
		save: func() tea.Cmd {
			weigh := careline.CaseWeigh{Case: p.id, Version: p.view.Case.Version, Severity: careline.Severity(f.Value("severity"))}
			return widget.Save(&p.saving, p.env, careline.DeedWeighCase.With(weigh))
		},
		said: func(c *careline.Case) string {
			return fmt.Sprintf(p.env.Words.Care.Given, c.ID, c.Severity.In(p.env.Lang))
		},
	})
	return nil
}
