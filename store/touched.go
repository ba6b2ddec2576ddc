package store

import (
	"slices"

	"careline"
)

// touched remembers what the last news of changed records were about, so that
// a desk need not load a page that they are not about.
type touched struct {
	now int64            // how much news there has been
	log [][]careline.Ref // of the last news, the newest last; nil: anything
}

// remembered is how much news is remembered.
const remembered = 256

func (t *touched) note(on []careline.Ref) {
	t.now++
	if len(t.log) == remembered {
		t.log = slices.Delete(t.log, 0, 1)
	}
	t.log = append(t.log, on)
}

// since gives what was touched since a point; nil where that may be anything.
func (t *touched) since(point int64) (on []careline.Ref) {
	n := t.now - point
	if n < 0 || n > int64(len(t.log)) {
		return nil
	}
	on = []careline.Ref{}
	for _, some := range t.log[int64(len(t.log))-n:] {
		if some == nil {
			return nil
		}
		on = append(on, some...)
	}
	return on
}

// Touched gives what the news since a point were about.
func (s *Store) Touched(since int64) (on []careline.Ref, now int64) {
	w := &s.watch
	w.mu.Lock()
	defer w.mu.Unlock()
	return w.touched.since(since), w.touched.now
}

// subjects are the records that the events of a transaction are about.
type subjects struct {
	all []careline.Ref
	any bool // what a transaction does that sets the hotline up shows anywhere
}

func (s *subjects) add(e *careline.Event) {
	s.any = s.any || e.Kind == careline.EventSetUp || len(e.On) == 0
	for _, on := range e.On {
		if len(s.all) <= mostTouched && !slices.Contains(s.all, on) {
			s.all = append(s.all, on)
		}
	}
}

// on gives them; nil where they may be any.
func (s *subjects) on() []careline.Ref {
	if s.any || len(s.all) > mostTouched {
		return nil
	}
	return s.all // nil where no event tells of it
}
