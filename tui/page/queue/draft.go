package queue

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Draft gives what is typed of a reason. A code is not kept: it is the
// customer's.
func (q *queue) Draft() (d page.Draft, ok bool) {
	a := q.ask
	for a != nil && a.field == nil {
		a = a.back
	}
	if a == nil || a.words() == "" || isDigits(a.words()) {
		return d, false
	}
	return page.Draft{
		Form: string(a.step.Act), About: q.subject(a.on), Version: a.on[0].Version,
		Typed: map[string]string{"order": a.on[0].ID.String(), "reason": a.words()},
	}, true
}

func isDigits(s string) bool { return strings.Trim(plainDigits(s), "0123456789 ") == "" }

// Resume opens what is asked for again once the orders are there.
func (q *queue) Resume(d page.Draft) tea.Cmd {
	q.draft = &d
	if q.got != nil {
		return q.takeUp()
	}
	return nil
}

func (q *queue) takeUp() tea.Cmd {
	d := q.draft
	q.draft = nil
	id, err := careline.ParseID[careline.OrderID](d.Typed["order"])
	if err != nil {
		return widget.Warn(q.env.Words.Draft.TooLate)
	}
	r, there := q.find(id)
	act := careline.OrderAct(d.Form)
	if !there || r.Can(act) != nil {
		return widget.Warn(q.env.Words.Draft.TooLate)
	}
	w := &q.env.Words.Queue
	clear(q.marks)
	for i := range q.rows {
		if q.rows[i].ID == id {
			q.at.At = i
		}
	}
	switch act {
	case careline.ActComplete:
		q.askCode(*r)
		q.ask.field.SetValue(d.Typed["reason"])
	case careline.ActReject:
		q.marks[id] = true
		q.why(act, w.WhyReject, q.rejects())
		q.ownWords(q.ask, act, d.Typed["reason"])
	case careline.ActCannotComplete:
		q.marks[id] = true
		q.why(act, w.WhyCannot, q.cannots())
		q.ownWords(q.ask, act, d.Typed["reason"])
	default:
		return widget.Warn(q.env.Words.Draft.TooLate)
	}
	clear(q.marks)
	return nil
}
