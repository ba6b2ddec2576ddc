package dispatch

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws the order, its visits and its history; on a wide screen the
// history stands beside. The small forms take the history's place.
func (p *order) View(size page.Size) page.Frame { return p.reveal.Foot(p.env, size, p.draw) }

func (p *order) draw(size page.Size) page.Frame {
	env := p.env
	if p.view == nil {
		said := env.Words.Form.Loading
		if p.gone != nil {
			said = careline.Explain(p.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	left, aside := size.Width, []string(nil)
	if size.Width >= wide {
		left = size.Width * 11 / 20
		aside = widget.Box(env.Theme, size.Width-left, p.history(size.Width-left-2, size.Height-2, 3))
	}
	width := left - 2
	facts, visits := p.facts(width), p.visits(width)
	sections := []widget.Section{
		{Title: p.heading(), Right: p.due(), Lines: facts, Height: len(facts), Focused: !p.asking()},
		{Title: env.Words.Dispatch.Visits, Lines: visits, Height: len(visits)},
	}
	bottom, cursor := p.bottom(width, size.Height, aside == nil)
	if bottom != nil {
		sections = append(sections, *bottom)
	}
	grow := len(sections) - 1
	if p.asking() {
		grow = 1
	}
	box, tops := widget.Stack(env.Theme, left, size.Height, sections, grow)
	if aside != nil {
		box = widget.Beside(box, aside)
	}
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, tops[len(tops)-1])}
}

// asking tells whether something has to be said or chosen first.
func (p *order) asking() bool { return p.acting != "" || p.picking }

// bottom is the last part: whom to pass the order on to, what has to be said
// with an act, or the history.
func (p *order) bottom(width, height int, history bool) (*widget.Section, *tea.Cursor) {
	w := &p.env.Words.Dispatch
	switch {
	case p.acting != "":
		lines, cursor := p.form.View(p.env, width, widget.FormHeight(height, 3))
		return &widget.Section{Title: p.actLabel(p.acting), Lines: lines, Height: len(lines), Focused: true}, cursor
	case p.picking:
		var lines []string
		at := max(0, min(p.picked.At, len(p.view.Next)-1))
		from, to := p.picked.Show(len(p.view.Next), max(1, min(7, height/3)))
		for i := from; i < to; i++ {
			for _, l := range candidateLines(p.env, &p.view.Next[i], i == at, width) {
				lines = append(lines, p.picked.Hit(p.env, i, l, widget.Click{}))
			}
		}
		return &widget.Section{Title: w.Whom, Lines: lines, Height: len(lines), Focused: true}, nil
	case history:
		s := p.history(width, min(3, len(p.view.Lines)), 1)
		return &s, nil
	}
	return nil, nil
}

func (p *order) heading() string {
	o := &p.view.Order
	return o.ID.String() + " " + o.Kind.In(p.env.Lang) + " · " + careline.Sanitize(p.view.Customer.Name)
}

// due says at the edge how the order stands.
func (p *order) due() string {
	o, now := &p.view.Order, p.env.Session.Now()
	if o.Overdue(now) {
		return p.env.Theme.Ink().Bad.Render(p.env.Words.Times.Due(o.Window.To, now))
	}
	return o.State.In(p.env.Lang)
}

func (p *order) facts(width int) []string {
	env, v := p.env, p.view
	w, o, now, ink := &env.Words.Dispatch, &v.Order, env.Session.Now(), env.Theme.Ink()
	provider := careline.Sanitize(v.ProviderName())
	if provider == "" {
		provider = ink.Warn.Render(w.Waiting)
	}
	window := env.Words.Times.Window(o.Window, now)
	if o.Overdue(now) {
		window = ink.Bad.Render(window + env.Words.Form.Comma + env.Words.Times.Due(o.Window.To, now))
	}
	phone := ""
	if phones := v.Customer.Phones(); len(phones) > 0 {
		phone = careline.Sanitize(careline.FormatPhone(phones[0]))
	}
	unit := ""
	if v.Unit != nil {
		unit = careline.Sanitize(v.Unit.Unit.Name()) + env.Words.Form.Comma + v.Unit.Warranty.In(env.Lang)
	}
	return widget.Facts(env, width,
		widget.Fact{Label: w.State, Value: o.State.In(env.Lang)},
		widget.Fact{Label: w.Visit, Value: o.Visit().State.In(env.Lang)},
		widget.Fact{Label: w.Window, Value: window, Wide: true},
		widget.Fact{Label: w.Provider, Value: provider},
		widget.Fact{Label: w.Technician, Value: p.technician(o.Visit())},
		widget.Fact{Label: w.Code, Value: p.code()},
		widget.Fact{Label: w.Rating, Value: p.rated()},
		widget.Fact{Label: w.Site, Value: careline.Sanitize(v.Site.Address()), Wide: true},
		widget.Fact{Label: w.Phone, Value: phone},
		widget.Fact{Label: w.From, Value: o.Case.String()},
		widget.Fact{Label: w.Unit, Value: unit, Wide: true},
		widget.Fact{Label: w.Charge, Value: env.Say(o.Charge.Why()), Wide: true},
		widget.Fact{Label: w.Text, Value: careline.Sanitize(o.Text), Wide: true},
		widget.Fact{Label: w.Reason, Value: careline.Sanitize(o.Reason), Wide: true},
		widget.Fact{Label: w.FollowsOn, Value: o.FollowsOn.String()},
		widget.Fact{Label: w.FollowOn, Value: v.FollowOn.String()},
	)
}

// code is what the customer reads out once the work is done, for who may see it.
func (p *order) code() string {
	if !p.view.Order.State.Open() {
		return ""
	}
	return p.view.Order.Code
}

// rated is the customer's word, and whether they read out the code.
func (p *order) rated() string {
	v, w := p.view.Order.Visit(), &p.env.Words.Dispatch
	said := ""
	if v.Rating != "" {
		said = v.Rating.In(p.env.Lang)
	}
	if v.Confirmed && said != "" {
		said += p.env.Words.Form.Comma
	}
	if v.Confirmed {
		said += w.Confirmed
	}
	return said
}

func (p *order) technician(v *careline.Visit) string {
	for _, t := range p.view.Technician {
		if t.ID == v.Technician {
			return careline.Sanitize(strings.TrimSpace(t.Name + " " + t.Phone))
		}
	}
	return ""
}

// visits lists who was sent, the newest first, and what came of it.
func (p *order) visits(width int) []string {
	env, now := p.env, p.env.Session.Now()
	ink := env.Theme.Ink()
	var lines []string
	for i := len(p.view.Order.Visits) - 1; i >= 0; i-- {
		v := &p.view.Order.Visits[i]
		name := careline.Sanitize(p.view.Providers[v.Provider])
		if name == "" {
			name = env.Words.Dispatch.Waiting
		}
		at := v.Assigned
		switch {
		case !v.Ended.IsZero():
			at = v.Ended
		case !v.Started.IsZero():
			at = v.Started
		case !v.Accepted.IsZero():
			at = v.Accepted
		}
		said := v.State.In(env.Lang)
		if !at.IsZero() {
			said += "  " + env.Words.Times.Moment(at, now)
		}
		if v.Reason != "" {
			said += "  " + careline.Sanitize(v.Reason)
		}
		style := ink.Dim
		if i == len(p.view.Order.Visits)-1 {
			style = ink.Text
		}
		lines = append(lines, " "+style.Render(widget.Cut(widget.Fit(name, min(26, width/3))+"  "+said, width-2)))
	}
	return lines
}

func (p *order) history(width, height, deep int) widget.Section {
	past := min(p.past, max(0, len(p.view.Lines)-1))
	lines := widget.History(p.env, p.view.Lines[past:], width, deep)
	return widget.Section{
		Title: p.env.Words.Dispatch.History, Height: height,
		Lines: widget.Wheel(p.env, lines, func(n int) { p.past = max(0, min(past+n, len(p.view.Lines)-1)) }),
	}
}
