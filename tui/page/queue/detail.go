package queue

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/widget"
)

func (q *queue) heading() string {
	r := q.chosen()
	if r == nil {
		return ""
	}
	return r.ID.String() + " " + r.Kind.In(q.env.Lang) + " · " + careline.Sanitize(r.CustomerName)
}

// detail tells where to go, whom to ring and what to bring. In brief, only
// what one can't leave without.
func (q *queue) detail(width int, brief bool) []string {
	r := q.chosen()
	if r == nil {
		return nil
	}
	env := q.env
	w, now := &env.Words.Queue, env.Session.Now()
	unit, bring := "", []string(nil)
	if r.Unit != nil {
		u := r.Unit
		unit = careline.Sanitize(u.Unit.Name())
		if !brief {
			unit += env.Words.Form.Comma + u.Warranty.In(env.Lang)
		}
		for _, c := range u.Product.Consumables {
			bring = append(bring, careline.Sanitize(c.Name.In(env.Lang)))
		}
	}
	phone := careline.Sanitize(r.Phone())
	text := widget.Fact{Label: w.Text, Value: careline.Sanitize(r.Text), Wide: true}
	address := widget.Fact{Label: w.Address, Value: careline.Sanitize(r.Site.Address()), Wide: true}
	if brief {
		return widget.Facts(env, width, address,
			widget.Fact{Label: w.Phone, Value: phone}, widget.Fact{Label: w.Unit, Value: unit}, text)
	}
	technician := q.technician(r.Visit().Technician)
	return widget.Facts(env, width,
		widget.Fact{Label: w.Window, Value: env.Words.Times.Window(r.Window, now), Wide: true},
		address,
		widget.Fact{Label: w.Note, Value: careline.Sanitize(r.Site.Note), Wide: true},
		widget.Fact{Label: w.Phone, Value: phone, Wide: true},
		widget.Fact{Label: w.Language, Value: careline.Sanitize(r.Customer.Language), Wide: true},
		widget.Fact{Label: w.Preference, Value: careline.Sanitize(r.Customer.Preference), Wide: true},
		widget.Fact{Label: w.Unit, Value: unit, Wide: true},
		widget.Fact{Label: w.Charge, Value: env.Say(r.Charge.Why()), Wide: true},
		text,
		widget.Fact{Label: w.Bring, Value: strings.Join(bring, env.Words.Form.Comma), Wide: true},
		widget.Fact{Label: w.Technician, Value: technician, Wide: true},
		widget.Fact{Label: w.Held, Value: careline.Sanitize(r.Reason), Wide: true},
	)
}

// asked draws what has to be said with an act.
func (q *queue) asked(width, height int) (widget.Section, *tea.Cursor) {
	a, ink := q.ask, q.env.Theme.Ink()
	s := widget.Section{Title: widget.Cut(a.title, max(4, width-4)), Focused: true}
	if a.field != nil {
		label := " " + a.label + " "
		s.Lines = []string{ink.Accent.Render(label) + a.field.View(q.env.Theme, max(4, width-2-lipgloss.Width(label)))}
		s.Height = 1
		x, _ := a.field.Cursor()
		return s, tea.NewCursor(1+lipgloss.Width(label)+x, 0)
	}
	from, to := a.at.Show(len(a.options), min(height, len(a.options)))
	for i := from; i < to; i++ {
		mark, ink := "  ", ink
		if i == a.at.At {
			mark, ink = "▸ ", q.env.Theme.Chosen()
		}
		digit := " "
		if i < 9 {
			digit = strconv.Itoa(i + 1)
		}
		line := ink.Text.Render(widget.Fit(mark+digit+" "+a.options[i].name, width))
		s.Lines = append(s.Lines, a.at.Hit(q.env, i, line, widget.Click{}))
	}
	s.Height = len(s.Lines)
	return s, nil
}
