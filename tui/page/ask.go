package page

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"
)

// Ticket marks one question to the store, so that a late answer to an old
// question is told from the present one. The console shows an Answer to every
// page it holds; only the one that holds the ticket takes it.
type Ticket struct {
	cancel context.CancelFunc
}

// Answer is what came of a question.
type Answer[T any] struct {
	Ticket *Ticket
	Value  T
	Err    error
	asOf   time.Time
}

// Recalled gives when the oldest part of the answer was read, where the store
// could not be reached for it; zero where it was.
func (a Answer[T]) Recalled() time.Time { return a.asOf }

// Read tells whether the store was reached.
func (a Answer[T]) Read() bool { return a.Err == nil }

// Ask makes the question fn, and drops the one under old, if any: its query
// is interrupted and its answer will not fit the new ticket.
func Ask[T any](old *Ticket, fn func(context.Context) (T, error)) (*Ticket, tea.Cmd) {
	old.Drop()
	ctx, cancel := context.WithCancel(context.Background())
	t := &Ticket{cancel: cancel}
	return t, func() tea.Msg {
		defer cancel()
		var at time.Time
		v, err := fn(context.WithValue(ctx, asOf{}, &at))
		return Answer[T]{Ticket: t, Value: v, Err: err, asOf: at}
	}
}

// Drop interrupts the question, if there is one.
func (t *Ticket) Drop() {
	if t != nil {
		t.cancel()
	}
}
