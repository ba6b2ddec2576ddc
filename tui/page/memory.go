package page

import (
	"context"
	"sync"
	"time"

	"careline"
)

// remembered is how many records a Memory holds: those of a busy hour.
const remembered = 100

// Memory is what was read last, so that a form can still be opened and filled
// in when the store can't be reached. It ends with the program.
type Memory struct {
	now func() time.Time

	mu    sync.Mutex
	was   map[any]memory
	order []any // the oldest first
}

type memory struct {
	value any
	read  time.Time
}

// NewMemory makes an empty one.
func NewMemory(now func() time.Time) *Memory { return &Memory{now: now, was: map[any]memory{}} }

// Recall reads by fn, within an Ask. For who has nothing yet, it gives what was
// read last under the key where the store can't be reached, and the answer says
// when that was. Without a Memory it is fn.
func Recall[T any](ctx context.Context, m *Memory, nothing bool, key any, fn func(context.Context) (T, error)) (T, error) {
	v, err := fn(ctx)
	switch {
	case m == nil:
	case err == nil:
		m.keep(key, v)
	case nothing && careline.CodeOf(err) == careline.CodeUnavailable:
		if was, is := m.get(key); is {
			if old, fits := was.value.(T); fits {
				if at, asked := ctx.Value(asOf{}).(*time.Time); asked && (at.IsZero() || was.read.Before(*at)) {
					*at = was.read
				}
				return old, nil
			}
		}
	}
	return v, err
}

// asOf is the key under which an Ask learns how old its answer is.
type asOf struct{}

func (m *Memory) keep(key, value any) {
	m.mu.Lock()
	defer m.mu.Unlock()
	if _, known := m.was[key]; !known {
		m.order = append(m.order, key)
		if len(m.order) > remembered {
			delete(m.was, m.order[0])
			m.order = m.order[1:]
		}
	}
	m.was[key] = memory{value, m.now()}
}

func (m *Memory) get(key any) (memory, bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	was, is := m.was[key]
	return was, is
}

// Catalogue reads the catalogue; who has nothing yet may get the one before.
func (e *Env) Catalogue(nothing bool) func(context.Context) (careline.Catalogue, error) {
	s, m := e.Session, e.Memory
	return func(ctx context.Context) (careline.Catalogue, error) {
		return Recall(ctx, m, nothing, "catalogue", s.Catalogue)
	}
}

// File reads a customer's file; who has nothing yet may get it as it was.
func (e *Env) File(id careline.CustomerID, nothing bool) func(context.Context) (careline.File, error) {
	s, m := e.Session, e.Memory
	return func(ctx context.Context) (careline.File, error) {
		return Recall(ctx, m, nothing, id, func(ctx context.Context) (careline.File, error) { return s.Open(ctx, id) })
	}
}
