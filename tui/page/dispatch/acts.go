package dispatch

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/text"
	"careline/tui/widget"
)

// act does an act at once, or opens what has to be said with it.
func (p *order) act(act careline.OrderAct) tea.Cmd {
	switch act {
	case careline.ActAssign:
		p.picking, p.picked = true, widget.Rows{}
		// Who has it already is not whom it is passed on to.
		if next := p.view.Next; len(next) > 1 && next[0].Provider.ID == p.view.Order.Provider() {
			p.picked.At = 1
		}
		return nil
	case careline.ActAccept:
		if len(p.view.Technician) == 0 {
			break
		}
		p.openAccept()
		return nil
	case careline.ActTechnician:
		team := technicians(p.view.Technician)
		p.open(act, &widget.Row{Name: "technician", Input: widget.NewChoice(team[:len(team)-1], firstTechnician(p.view.Technician))})
		return nil
	case careline.ActComplete:
		p.openComplete()
		return nil
	case careline.ActReject, careline.ActHold, careline.ActCannotComplete, careline.ActCancel:
		p.open(act, &widget.Row{Name: "reason", Input: widget.NewArea(1, 3)})
		return nil
	}
	return p.do(careline.OrderStep{Act: act})
}

func (p *order) openAccept() {
	window := widget.Filled(widget.FormatWindow(p.view.Order.Window, p.env.Session.Settings().Zone))
	p.open(careline.ActAccept,
		&widget.Row{Name: "technician", Input: widget.NewChoice(technicians(p.view.Technician), firstTechnician(p.view.Technician))},
		&widget.Row{Name: "window", Input: window.Reads(22, widget.ReadWindow(p.env))},
	)
}

// openComplete asks for what the customer reads out and says, and for what was
// done. Who completes an order for its provider need not say any of it.
func (p *order) openComplete() {
	ratings := append([]widget.Option{{Name: both(func(w *text.Dispatch) string { return w.Unrated })}}, widget.Options(careline.Ratings())...)
	p.open(careline.ActComplete,
		&widget.Row{Name: "code", Input: widget.NewLine("")},
		&widget.Row{Name: "rating", Input: widget.NewChoice(ratings, "")},
		&widget.Row{Name: "reason", Input: widget.NewArea(1, 3)},
	)
	if p.env.Session.Staff().Role != careline.RoleProvider {
		p.form.GoTo("reason")
	}
}

// follow lays what is typed of an acceptance over what the order has become:
// somebody else may have moved the window.
func (p *order) follow() {
	if p.acting == careline.ActAccept && len(p.view.Technician) > 0 {
		mine := p.form
		p.openAccept()
		p.form.Rebase(mine)
	}
}

func (p *order) open(act careline.OrderAct, rows ...*widget.Row) {
	p.acting = act
	p.form = widget.NewForm(p.label, rows...)
}

// label names the fields of the small forms.
func (p *order) label(name string) string {
	w := &p.env.Words.Dispatch
	switch name {
	case "technician":
		return w.Technician
	case "window":
		return w.Window
	case "code":
		return w.Code
	case "rating":
		return w.Rating
	}
	return map[careline.OrderAct]string{
		careline.ActReject: w.WhyReject, careline.ActHold: w.WhyHold, careline.ActCannotComplete: w.WhyCannot,
		careline.ActCancel: w.WhyCancel, careline.ActComplete: w.Report,
	}[p.acting]
}

// submit does the act whose small form is open.
func (p *order) submit() tea.Cmd {
	step := careline.OrderStep{Act: p.acting}
	switch p.acting {
	case careline.ActTechnician:
		step.Technician = careline.TechnicianID(number(p.form.Value("technician")))
	case careline.ActComplete:
		step.Code, step.Rating = p.form.Value("code"), careline.Rating(p.form.Value("rating"))
	}
	if p.acting != careline.ActAccept && p.acting != careline.ActTechnician {
		step.Reason = p.form.Value("reason")
	}
	if p.acting == careline.ActAccept {
		step.Technician = careline.TechnicianID(number(p.form.Value("technician")))
		window, ok := widget.ParseWindow(p.form.Value("window"), p.env.Session.Now())
		if !ok {
			p.form.GoTo("window")
			return widget.Warn(p.env.Words.Dispatch.Window + ": " + p.env.Words.Form.NotRead)
		}
		if old := p.view.Order.Window; !window.From.Equal(old.From) || !window.To.Equal(old.To) {
			step.Window = window
		}
	}
	return p.do(step)
}

// pick passes the order on to the chosen provider.
func (p *order) pick() tea.Cmd {
	if len(p.view.Next) == 0 {
		return widget.Warn(p.env.Words.Dispatch.NobodyLeft)
	}
	c := p.view.Next[max(0, min(p.picked.At, len(p.view.Next)-1))]
	return p.do(careline.OrderStep{Act: careline.ActAssign, Provider: c.Provider.ID})
}

func technicians(all []careline.Technician) []widget.Option {
	options := make([]widget.Option, 0, len(all)+1)
	for _, t := range all {
		if !t.Retired {
			options = append(options, widget.Option{Code: strconv.FormatInt(int64(t.ID), 10), Name: same(t.Name)})
		}
	}
	return append(options, widget.Option{Code: "0", Name: both(func(w *text.Dispatch) string { return w.Any })})
}

// firstTechnician is the only one, where there is only one.
func firstTechnician(all []careline.Technician) string {
	if options := technicians(all); len(options) == 2 { // and anybody
		return options[0].Code
	}
	return "0"
}
