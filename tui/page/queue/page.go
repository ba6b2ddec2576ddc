// Package queue holds the page of a provider's orders: each is accepted, set
// off for, begun and done by one key a step (W4, P1).
package queue

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

type queue struct {
	env   *page.Env
	got   *careline.Queue // nil until loaded
	load  *page.Ticket
	gone  error // why there is nothing to show
	rows  []careline.QueueRow
	at    widget.Rows
	high  int // rows that were shown last
	look  look
	marks map[careline.OrderID]bool

	ask    *ask // what has to be said with an act; nil: nothing
	acting *run // nil: no act is under way
	draft  *page.Draft
}

// New makes the page.
func New(env *page.Env) page.Page {
	return &queue{env: env, marks: map[careline.OrderID]bool{}}
}

// Init loads the orders.
func (q *queue) Init() tea.Cmd {
	s := q.env.Session
	var cmd tea.Cmd
	q.load, cmd = page.Ask(q.load, func(ctx context.Context) (careline.Queue, error) {
		return s.Queue(ctx, careline.QueueFilter{})
	})
	return cmd
}

// Typing is while the code or a reason is typed.
func (q *queue) Typing() bool { return q.ask != nil && q.ask.field != nil }

// Dirty tells whether leaving would lose typing.
func (q *queue) Dirty() bool { return q.ask != nil && q.ask.words() != "" }

// Busy tells whether what is typed is meant for what is still to come.
func (q *queue) Busy() bool { return q.got == nil && q.load != nil || q.acting != nil }

// Update takes typing and answers.
func (q *queue) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return q.Init()
	case page.Answer[careline.Queue]:
		if msg.Ticket == q.load {
			q.load = nil
			return q.loaded(&msg.Value, msg.Err)
		}
	case page.Answer[[]outcome]:
		if q.acting != nil && msg.Ticket == q.acting.ticket {
			return q.acted(msg.Value)
		}
	case tea.PasteMsg:
		if q.Typing() {
			return q.typed(msg)
		}
	case tea.KeyPressMsg:
		if q.Typing() {
			return q.typed(msg)
		}
		if q.ask != nil {
			q.ask.at.Move(msg.String(), len(q.ask.options), len(q.ask.options))
			return nil
		}
		q.at.Move(msg.String(), len(q.rows), q.high)
	}
	return nil
}

func (q *queue) loaded(got *careline.Queue, err error) tea.Cmd {
	if err != nil {
		if q.got == nil {
			q.gone = err
		}
		return page.Unread(err, q.env.Lang)
	}
	q.got = got
	q.refresh()
	for id := range q.marks {
		if _, there := q.find(id); !there {
			delete(q.marks, id)
		}
	}
	if q.draft != nil {
		return q.takeUp()
	}
	if q.ask != nil {
		if _, there := q.find(q.ask.on[0].ID); !there && q.acting == nil {
			id := q.ask.on[0].ID
			q.ask = nil
			return widget.Warn(fmt.Sprintf(q.env.Words.Queue.Gone, id))
		}
	}
	return nil
}

// refresh filters anew, and keeps the order that is chosen.
func (q *queue) refresh() {
	was := ids(q.rows)
	now := q.env.Session.Now()
	q.rows = q.rows[:0:0]
	for _, r := range q.got.Rows {
		if q.look.takes(&r, now) {
			q.rows = append(q.rows, r)
		}
	}
	widget.Keep(&q.at, was, ids(q.rows))
}

func ids(rows []careline.QueueRow) []careline.OrderID {
	all := make([]careline.OrderID, len(rows))
	for i := range rows {
		all[i] = rows[i].ID
	}
	return all
}

// find gives an order as it was loaded last.
func (q *queue) find(id careline.OrderID) (*careline.QueueRow, bool) {
	for i := range q.got.Rows {
		if q.got.Rows[i].ID == id {
			return &q.got.Rows[i], true
		}
	}
	return nil, false
}

// chosen gives the order that is chosen; nil where the list is empty.
func (q *queue) chosen() *careline.QueueRow {
	if len(q.rows) == 0 {
		return nil
	}
	return &q.rows[max(0, min(q.at.At, len(q.rows)-1))]
}

// targets gives the orders that an act is for: those that are marked, in the
// order of the list, else the chosen one.
func (q *queue) targets() []careline.QueueRow {
	var all []careline.QueueRow
	if q.got == nil {
		return nil
	}
	for i := range q.got.Rows {
		if q.marks[q.got.Rows[i].ID] {
			all = append(all, q.got.Rows[i])
		}
	}
	if len(all) == 0 {
		if r := q.chosen(); r != nil {
			all = append(all, *r)
		}
	}
	return all
}

// Title names the page.
func (q *queue) Title() string { return q.env.Words.Queue.Title }
