package store_test

import (
	"errors"
	"math/rand/v2"
	"strings"
	"sync"
	"testing"
	"time"

	"careline"
	"careline/store"
)

func (h hotline) seal() {
	h.Helper()
	if err := h.Seal(h.ctx, func(int64, int64) {}); err != nil {
		h.Fatal(err)
	}
}

// audit gives what an audit finds, as people read it.
func (h hotline) audit(kept careline.Head) (a careline.Audit, found []string) {
	h.Helper()
	a, err := h.Audit(h.ctx, store.AuditOptions{Kept: kept})
	if err != nil {
		h.Fatal(err)
	}
	for _, f := range a.Found {
		found = append(found, f.In(careline.English))
	}
	return a, found
}

// told writes down n events of a customer's, each in a transaction of its own.
func (h hotline) told(n int) {
	h.Helper()
	for range n {
		h.update(func(w careline.Writer) error {
			return w.Append(h.ctx, careline.Event{
				At: noon, Recorded: noon, Kind: careline.EventNote, On: []careline.Ref{careline.CustomerID(1).Ref()}, Text: "called",
			})
		})
	}
}

// unguarded gives the statements that let a table be changed.
func unguarded(dsn, table string) []string {
	if strings.HasPrefix(dsn, "sqlite:") {
		return []string{"DROP TRIGGER IF EXISTS " + table + "_never_changes", "DROP TRIGGER IF EXISTS " + table + "_never_goes"}
	}
	return []string{"ALTER TABLE " + table + " DISABLE TRIGGER USER"}
}

// TestTheTrailTellsWhatWasDoneToIt changes the store's rows behind its back.
func TestTheTrailTellsWhatWasDoneToIt(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		what, table, sql string
		want             string
	}{
		{"an edited text", "event", "UPDATE event SET text = 'never called' WHERE id = 3", "Of the events under seal 1, 3 was changed."},
		{"an edited moment", "event", "UPDATE event SET at = at + 1 WHERE id = 7", "Of the events under seal 2, 7 was changed."},
		{"another person's name under it", "event", "UPDATE event SET staff_id = 1 WHERE id = 7", "Of the events under seal 2, 7 was changed."},
		{"removed events", "event", "DELETE FROM event WHERE id IN (2, 3)", "Of the events under seal 1, 2-3 is missing."},
		{"a cut-off end under seals that stay", "event", "DELETE FROM event WHERE id >= 12", "Of the events under seal 3, 12-15 is missing."},
		{"a removed seal", "seal", "DELETE FROM seal WHERE id = 2", "Seal 2 is missing."},
		{"an edited seal", "seal", "UPDATE seal SET at = at + 1 WHERE id = 2", "Seal 2 was changed."},
		{"an edited last seal", "seal", "UPDATE seal SET events = 4 WHERE id = 3", "Seal 3 was changed."},
		{
			"an event erased without a word", "erased_event", "INSERT INTO erased_event (event_id, customer_id, content) SELECT 5, 1, digest FROM seal WHERE id = 1",
			"Of the events under seal 1, 5 was changed. What event 5 said was erased, and the history tells of no erasure.",
		},
		{
			"a cut-off end with its seals", "event", "DELETE FROM event WHERE id > 5; DELETE FROM seal WHERE id > 1",
			"The history ends at seal 1, and seal 3 was kept elsewhere: its end was cut off.",
		},
		{"nothing", "event", "SELECT 1", ""},
	} {
		t.Run(c.what, func(t *testing.T) {
			onEach(t, func(t *testing.T, h hotline) {
				h.staff("lina")
				for range 3 {
					h.told(5)
					h.seal()
				}
				before, found := h.audit(careline.Head{})
				if len(found) > 0 || before.Seals != 3 || before.Events != 15 {
					t.Fatalf("untouched: %+v", before)
				}
				raw(t, h.dsn, unguarded(h.dsn, "event")...)
				raw(t, h.dsn, unguarded(h.dsn, "event_subject")...)
				raw(t, h.dsn, unguarded(h.dsn, "seal")...)
				raw(t, h.dsn, "DELETE FROM event_subject")
				raw(t, h.dsn, strings.Split(c.sql, "; ")...)
				if _, found := h.audit(before.Head); strings.Join(found, " ") != c.want {
					t.Errorf("found %q, want %q", found, c.want)
				}
			})
		})
	}
}

// A history that was written anew from the start, seals and all, is told by a
// head that was kept elsewhere, and by nothing else.
func TestARewrittenHistoryIsToldByTheHeadThatWasKept(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		h.told(5)
		h.seal()
		h.told(5)
		h.seal()
		kept, _ := h.audit(careline.Head{})
		for _, table := range []string{"event", "seal"} {
			raw(t, h.dsn, unguarded(h.dsn, table)...)
		}
		raw(t, h.dsn, "UPDATE event SET text = 'never called' WHERE id = 3", "DELETE FROM seal")
		h.seal()
		h.told(1)
		h.seal()
		if a, found := h.audit(careline.Head{}); len(found) > 0 {
			t.Fatalf("found %q without a head, of %+v", found, a)
		}
		_, found := h.audit(kept.Head)
		if len(found) != 1 || !strings.HasPrefix(found[0], "Seal 2 is not the one that was kept elsewhere") {
			t.Errorf("found %q", found)
		}
	})
}

// TestAnEventPutInIsTold fills a number that was given out and taken back.
func TestAnEventPutInIsTold(t *testing.T) {
	h := newHotline(t, engines[1].dsn(t))
	h.told(3)
	undo := errors.New("undo")
	err := h.Update(h.ctx, func(w careline.Writer) error {
		if err := w.Append(h.ctx, careline.Event{At: noon, Recorded: noon, Kind: careline.EventNote, Text: "x"}); err != nil {
			return err
		}
		_, err := w.EventsAfter(h.ctx, 0, 1) // has it written down
		return errors.Join(err, undo)
	})
	if !errors.Is(err, undo) {
		t.Fatal(err)
	}
	h.told(3)
	h.seal()
	raw(t, h.dsn, unguarded(h.dsn, "seal")[0])
	put := "INSERT INTO event (id, at, recorded, kind, action, subjects, text, changes) VALUES (4, 1, 1, 'note', 'written', '', 'put in', '')"
	raw(t, h.dsn, put)
	if _, found := h.audit(careline.Head{}); len(found) > 0 {
		t.Errorf("one that may still be on its way is told of: %q", found)
	}
	h.seal()
	if a, found := h.audit(careline.Head{}); len(found) > 0 || a.Events != 7 {
		t.Errorf("one that came late: %q of %+v", found, a)
	}
}

// TestSealsNeverRaiseAFalseAlarm has several processes write, take back and
// seal at once, and then audits what came of it.
func TestSealsNeverRaiseAFalseAlarm(t *testing.T) {
	t.Parallel()
	onEach(t, func(t *testing.T, h hotline) {
		const desks, saves = 6, 25
		undo := errors.New("undo")
		kept := 0
		var mu sync.Mutex
		var all sync.WaitGroup
		for desk := range desks {
			s := open(t, h.dsn, store.Options{})
			luck := rand.New(rand.NewPCG(uint64(desk), 7))
			all.Go(func() {
				for range saves {
					n, back := 1+luck.IntN(3), luck.IntN(4) == 0
					err := s.Update(h.ctx, func(w careline.Writer) error {
						for range n {
							if err := w.Append(h.ctx, careline.Event{At: noon, Recorded: noon, Kind: careline.EventNote, Text: "x"}); err != nil {
								return err
							}
						}
						if _, err := w.EventsAfter(h.ctx, 0, 1); err != nil { // has them written down
							return err
						}
						time.Sleep(time.Duration(luck.IntN(2000)) * time.Microsecond)
						if back {
							return undo
						}
						return nil
					})
					if back != errors.Is(err, undo) {
						t.Error(err)
					}
					if !back {
						mu.Lock()
						kept += n
						mu.Unlock()
					}
					if luck.IntN(3) == 0 {
						if err := s.Seal(h.ctx, func(int64, int64) {}); err != nil {
							t.Error(err)
						}
					}
				}
			})
		}
		all.Wait()
		h.seal()
		if a, found := h.audit(careline.Head{}); len(found) > 0 || a.Events != int64(kept) {
			t.Errorf("of %d events, %d are sealed, and told: %q", kept, a.Events, found)
		}
	})
}

// What a command has written is sealed when it ends, and what a killed one left
// is sealed by the next.
func TestACommandSealsWhatItHasWritten(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		s := open(t, h.dsn, store.Options{})
		note(t, s, "x")
		if a, _ := h.audit(careline.Head{}); a.Events != 0 {
			t.Fatalf("sealed at once: %+v", a)
		}
		if err := s.Close(); err != nil {
			t.Fatal(err)
		}
		if a, found := h.audit(careline.Head{}); a.Events != 1 || len(found) > 0 {
			t.Errorf("after its end: %+v", a)
		}
	})
}

func TestACopyKeepsTheSeals(t *testing.T) {
	t.Parallel()
	onEachPair(t, func(t *testing.T, from, to string) {
		source := hotline{t, open(t, from, store.Options{}), from, t.Context()}
		source.seal()
		head, _ := source.audit(careline.Head{})
		if _, err := store.Carry(t.Context(), from, to, store.CarryOptions{}); err != nil {
			t.Fatal(err)
		}
		copied := hotline{t, open(t, to, store.Options{}), to, t.Context()}
		copied.told(1)
		copied.seal()
		if a, found := copied.audit(head.Head); len(found) > 0 || a.Events != head.Events+1 || a.Seals != head.Seals+1 {
			t.Errorf("found %q in %+v, a copy of %+v", found, a, head)
		}
	})
}
