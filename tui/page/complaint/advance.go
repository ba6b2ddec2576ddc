package complaint

import (
	"context"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// startAdvance opens the small form that moves the case on.
func (p *file) startAdvance() tea.Cmd {
	p.advance = widget.NewForm(
		label(p.env),
		&widget.Row{Name: "to", Input: widget.NewChoice(nil, "")},
		&widget.Row{Name: "pending", Input: widget.NewChoice(widget.Options(careline.Pendings()), string(careline.PendingCustomer))},
		&widget.Row{Name: "into", Input: widget.NewChoice(nil, "")},
		&widget.Row{Name: "reason", Input: widget.NewArea(1, 3)},
	)
	p.ways()
	p.advance.Set("to", string(p.next()[0]))
	p.suit()
	return nil
}

// next lists the states that may follow, that the role may bring about, and
// for which there is what they need: another case to merge into.
func (p *file) next() []careline.CaseState {
	var ways []careline.CaseState
	for _, s := range p.view.Case.State.Next() {
		into := s == careline.CaseMerged || s == careline.CaseDuplicate
		if p.env.Session.May(s.Needs()) && (!into || len(p.kin) > 0) {
			ways = append(ways, s)
		}
	}
	return ways
}

// ways fills the choices from what is known now.
func (p *file) ways() {
	p.advance.Row("to").Input.(*widget.Choice).SetOptions(widget.Options(p.next()))
	var into []widget.Option
	for _, c := range p.kin {
		k, _ := p.cat.Category(c.Category)
		into = append(into, widget.Option{Code: strconv.FormatInt(int64(c.ID), 10), Name: careline.Words{
			EN: c.ID.String() + " " + k.Name.In(careline.English), ZH: c.ID.String() + " " + k.Name.In(careline.Chinese),
		}})
	}
	p.advance.Row("into").Input.(*widget.Choice).SetOptions(into)
	if p.advance.Value("into") == "" && len(into) > 0 {
		p.advance.Set("into", into[0].Code)
	}
}

// suit hides the fields that the chosen state has no use for.
func (p *file) suit() {
	to := careline.CaseState(p.advance.Value("to"))
	p.advance.Row("pending").Hidden = to != careline.CasePending
	p.advance.Row("into").Hidden = to != careline.CaseMerged && to != careline.CaseDuplicate
}

// step writes the small form.
func (p *file) step() tea.Cmd {
	if name := p.advance.Unmatched(); name != "" {
		p.advance.GoTo(name)
		return widget.Warn(p.env.Words.Form.NoMatch)
	}
	into, _ := strconv.ParseInt(p.advance.Value("into"), 10, 64)
	step := careline.CaseStep{
		Case: p.id, Version: p.view.Case.Version, To: careline.CaseState(p.advance.Value("to")),
		Reason: p.advance.Value("reason"),
	}
	if step.To == careline.CasePending {
		step.Pending = careline.PendingOn(p.advance.Value("pending"))
	}
	if !p.advance.Row("into").Hidden {
		step.Into = careline.CaseID(into)
	}
	s := p.env.Session
	return widget.Save(&p.saving, p.env, func(ctx context.Context, key string) (careline.Case, error) {
		return s.AdvanceCase(ctx, key, step)
	})
}

// startEdit opens the form of the case's fields.
func (p *file) startEdit() tea.Cmd {
	p.base = p.view.Case
	p.edit = newForm(p.env, &p.base, &p.cat, p.units())
	return nil
}

// save writes the form of the case's fields.
func (p *file) save() tea.Cmd {
	if field, why := amiss(p.env, p.edit); field != "" {
		p.edit.GoTo(field)
		return widget.Warn(why)
	}
	c := p.base
	read(p.env, p.edit, &c)
	s := p.env.Session
	return widget.Save(&p.saving, p.env, func(ctx context.Context, key string) (careline.Case, error) {
		return s.EditCase(ctx, key, c)
	})
}

// formKeys lists the keys while a form is open.
func (p *file) formKeys() []page.Key {
	w := p.env.Words
	save := page.Key{Name: "save", Keys: []string{"ctrl+s"}, Label: w.Common.Save, Do: p.save}
	switch {
	case p.advance != nil:
		save.Do = p.step
	case p.again != nil:
		save.Do = p.recontact
	}
	keys := []page.Key{save}
	if p.edit != nil {
		if k, clash := widget.TakeTheirs(p.env, p.edit); clash {
			keys = append(keys, k)
		}
	}
	return p.saving.Cancel(p.env, keys, p.Dirty(), func() { p.advance, p.edit, p.again = nil, nil, nil })
}
