package board

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// batch is how many records are acted on between two looks at the screen.
const batch = 20

// target is one record that is acted on, by a command of its own.
type target struct {
	ref     careline.Ref
	version int64
	key     string
}

// outcome is what came of one command.
type outcome struct {
	target
	left int64 // the version that it left
	err  error
}

// run is an act on several records, one after the other.
type run struct {
	todo    []target
	do      func(target) careline.Intent[int64] // gives the version that it left
	said    func(subject string) string         // what was done, in a sentence
	back    func([]page.Left) *page.Undo        // how it is taken back; nil: it can't be
	done    []page.Left
	refused []outcome
	total   int
	ticket  *page.Ticket
}

// start acts on rows.
func (b *board) start(rows []row, r *run) tea.Cmd {
	targets := make([]target, len(rows))
	for i, row := range rows {
		targets[i] = target{ref: row.ref, version: row.version, key: b.env.NewKey()}
	}
	return b.startOn(targets, r)
}

func (b *board) startOn(targets []target, r *run) tea.Cmd {
	r.todo, r.total = targets, len(targets)
	b.acting = r
	return b.next()
}

// next acts on the next few.
func (b *board) next() tea.Cmd {
	r := b.acting
	now := r.todo[:min(batch, len(r.todo))]
	r.todo = r.todo[len(now):]
	writes := make([]func(context.Context) (int64, error), len(now))
	for i, t := range now {
		writes[i] = widget.Deliver(b.env, t.key, r.do(t))
	}
	var cmd tea.Cmd
	r.ticket, cmd = page.Ask(nil, func(ctx context.Context) ([]outcome, error) {
		all := make([]outcome, len(now))
		for i, t := range now {
			left, err := writes[i](ctx)
			all[i] = outcome{target: t, left: left, err: err}
		}
		return all, nil
	})
	return cmd
}

// acted takes what came of the last few, goes on, and at the end says what
// was done and what was refused. Those refused stay marked.
func (b *board) acted(all []outcome) tea.Cmd {
	r, posted := b.acting, tea.Cmd(nil)
	for _, o := range all {
		if widget.Posted(o.err) {
			posted = func() tea.Msg { return page.Posted{} }
		}
		if o.err != nil {
			r.refused = append(r.refused, o)
			continue
		}
		r.done = append(r.done, page.Left{On: o.ref, Version: o.left, Changed: o.left != o.version})
		delete(b.lists[orders].marks, o.ref)
		delete(b.lists[cases].marks, o.ref)
	}
	if len(r.todo) > 0 {
		return tea.Batch(posted, b.next())
	}
	b.acting = nil
	b.env.Undo = nil
	if len(r.done) > 0 && r.back != nil {
		b.env.Undo = r.back(r.done)
	}
	return tea.Batch(posted, b.Init(), b.tell(r))
}

// tell puts the sum on the status line, and lists what was refused.
func (b *board) tell(r *run) tea.Cmd {
	w := &b.env.Words.Board
	if len(r.refused) > 0 && r.total > 1 {
		lines := make([]string, len(r.refused))
		for i, o := range r.refused {
			lines[i] = careline.Explain(o.err, b.env.Lang)
			if !strings.HasPrefix(lines[i], o.ref.String()) {
				lines[i] = o.ref.String() + "  " + lines[i]
			}
		}
		b.panel = &teller{title: fmt.Sprintf(w.RefusedTitle, len(r.refused)), lines: lines}
	}
	if len(r.done) == 0 && r.total == 1 {
		return page.Fail(r.refused[0].err, b.env.Lang)
	}
	said := r.said(b.subject(r.done))
	if n := len(r.refused); n > 0 {
		said += fmt.Sprintf(w.Refused, n)
	}
	if b.env.Undo != nil {
		said += w.UndoHint
	}
	status := page.Status{Text: said, Bad: len(r.refused) > 0}
	return func() tea.Msg { return status }
}

// subject names what was acted on: one record by its number.
func (b *board) subject(done []page.Left) string {
	w := &b.env.Words.Board
	switch {
	case len(done) == 1:
		return done[0].On.String()
	case len(done) > 0 && done[0].On.Kind == careline.KindCase, len(done) == 0 && b.tab == cases:
		return fmt.Sprintf(w.NCases, len(done))
	}
	return fmt.Sprintf(w.NOrders, len(done))
}

// undo takes the last act of this console back, record by record.
func (b *board) undo() tea.Cmd {
	last := b.env.Undo
	var targets []target
	for _, l := range last.On {
		if l.Changed {
			targets = append(targets, target{ref: l.On, version: l.Version, key: b.env.NewKey()})
		}
	}
	b.env.Undo = nil
	if len(targets) == 0 {
		return page.Done(b.env.Words.Board.NothingChanged)
	}
	w := b.env.Words
	return b.startOn(targets, &run{
		said: func(subject string) string { return fmt.Sprintf(w.Board.TakenBack, subject) },
		do: func(t target) careline.Intent[int64] {
			if t.ref.Kind == careline.KindCase {
				back := careline.DeedTakeBackCase.With(careline.CaseBack{Case: careline.CaseID(t.ref.ID), Version: t.version})
				return careline.Giving(back, func(c careline.Case) int64 { return c.Version })
			}
			back := careline.DeedTakeBackOrder.With(careline.OrderBack{Order: careline.OrderID(t.ref.ID), Version: t.version, Act: last.Act})
			return careline.Giving(back, func(o careline.WorkOrder) int64 { return o.Version })
		},
	})
}
