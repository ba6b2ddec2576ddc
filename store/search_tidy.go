package store

import (
	"context"
	"sync"

	"careline/store/index"
)

const (
	// postingsAtOnce is what one transaction of a merge writes, some 50 ms.
	postingsAtOnce = 500_000
	// pagesRemoved is how many pages one transaction removes.
	pagesRemoved = 4000
	// smallMerge is how many documents are merged at one go.
	smallMerge = 5000
	// mostSegments is when a writer tidies up before it goes on: an import makes
	// segments faster than anybody beside it could merge them.
	mostSegments = 40
)

// tidier merges the index's segments beside the work, whenever a transaction
// has made a new one. Any process may do any step: how far it is stands in the
// store.
type tidier struct {
	mu      sync.Mutex
	ended   bool
	running bool
	done    sync.WaitGroup
}

// tidy has segments merged.
func (s *Store) tidy(ctx context.Context) {
	for {
		live, more, err := s.tidyStep(ctx, false)
		if err != nil || !more {
			return // the next one who writes tries again
		}
		if live < mostSegments {
			break
		}
	}
	t := &s.tidier
	t.mu.Lock()
	defer t.mu.Unlock()
	if t.running || t.ended {
		return
	}
	t.running = true
	t.done.Go(func() {
		for t.goesOn() {
			if _, more, err := s.tidyStep(context.WithoutCancel(ctx), false); err != nil || !more {
				break
			}
		}
		t.mu.Lock()
		t.running = false
		t.mu.Unlock()
	})
}

// manyDocuments are enough for one segment to be worth making of them at once.
const manyDocuments = 50_000

// Settle is for the end of an import: where this process has brought in a great
// many files, it merges what they are indexed in, in steps between which others
// write. Lookups are quicker after it.
func (s *Store) Settle(ctx context.Context) error {
	if s.filed.Swap(0) < manyDocuments {
		return nil
	}
	for more := true; more; {
		var err error
		if _, more, err = s.tidyStep(ctx, true); err != nil {
			return err
		}
	}
	return nil
}

func (t *tidier) goesOn() bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return !t.ended
}

// stop waits for the step under way.
func (t *tidier) stop() {
	t.mu.Lock()
	t.ended = true
	t.mu.Unlock()
	t.done.Wait()
}

// tidyStep does a bounded piece of what there is to tidy, and tells how many
// segments are searched now and whether there may be more to do.
func (s *Store) tidyStep(ctx context.Context, wholly bool) (live int, more bool, err error) {
	err = s.update(ctx, tidying, func(w *writer) error {
		live, more = 0, false
		if mine, err := w.takeTurn(ctx, wholly); err != nil || !mine {
			return err
		}
		if w.d.many {
			waits, err := w.countWaiting(ctx)
			if err != nil {
				return err
			}
			if more = waits >= mostWaiting || wholly && waits > 0; more {
				docs, err := w.takeWaiting(ctx)
				if err != nil {
					return err
				}
				return w.build(ctx, docs)
			}
		}
		all, err := w.segmentRows(ctx)
		if err != nil {
			return err
		}
		live = len(searched(all))
		more, err = w.tidyOne(ctx, all, wholly)
		return err
	})
	return live, more, err
}

// takeTurn locks the index's upkeep for the transaction: at once, or not at
// all, or, if it is to wait, when it is free.
func (w *writer) takeTurn(ctx context.Context, wait bool) (mine bool, err error) {
	if !w.d.many {
		return true, nil // nobody else writes
	}
	query := "SELECT turn FROM lookup_turn FOR UPDATE"
	if !wait {
		query += " SKIP LOCKED"
	}
	err = w.each(ctx, func(row scanner) error {
		mine = true
		return row.Scan(new(int64))
	}, query)
	return mine, err
}

// tidyOne does one thing: a small merge, or a step of a large one, or removes
// pages that nobody reads any more. wholly also merges what could wait.
func (w *writer) tidyOne(ctx context.Context, all []segmentRow, wholly bool) (did bool, err error) {
	var merging *segmentRow
	for i := range all {
		if all[i].state == segmentMerging {
			merging = &all[i]
		}
	}
	busy := map[int64]bool{}
	for i := range all {
		busy[all[i].ID] = all[i].merging != 0
	}
	due := index.Due(searched(all), func(s index.Segment) bool { return busy[s.ID] })
	if wholly && len(due) == 0 && merging == nil {
		due = index.Tail(searched(all))
	}
	docs := int64(0)
	for i := range due {
		docs += due[i].Docs
	}
	switch {
	case len(due) > 0 && (merging == nil || docs <= smallMerge):
		if merging, err = w.beginMerge(ctx, due); err != nil {
			return false, err
		}
		return true, w.mergeStep(ctx, merging, due)
	case merging != nil:
		var from []index.Segment
		for i := range all {
			if all[i].merging == merging.ID {
				from = append(from, all[i].Segment)
			}
		}
		return true, w.mergeStep(ctx, merging, from)
	}
	for i := range all {
		if all[i].state == segmentDropped {
			return true, w.removeSegment(ctx, &all[i].Segment)
		}
	}
	return false, nil
}

func (w *writer) beginMerge(ctx context.Context, from []index.Segment) (*segmentRow, error) {
	id, err := w.newSegment(ctx)
	if err != nil {
		return nil, err
	}
	row := &segmentRow{Segment: index.NewMerge(id, from).Out, state: segmentMerging}
	parts := make([]int64, len(from))
	for i := range from {
		parts[i] = from[i].ID
	}
	if _, err := w.exec(ctx, "UPDATE lookup_segment SET merging = ? WHERE "+w.d.among("id"), id, w.d.list(parts)); err != nil {
		return nil, err
	}
	err = w.one(ctx, func(r scanner) error { return r.Scan(&row.dead) }, "SELECT coalesce(max(id), 0) FROM lookup_dead")
	return row, err
}

// mergeStep goes on with a merge, and puts its outcome in the place of what it
// is made of when it is done.
func (w *writer) mergeStep(ctx context.Context, row *segmentRow, from []index.Segment) error {
	gone := map[int64]bool{}
	dead, err := ids[int64](ctx, &w.reader, "SELECT doc FROM lookup_dead WHERE doc BETWEEN ? AND ? AND id <= ?", row.First, row.Last, row.dead)
	if err != nil {
		return err
	}
	for _, doc := range dead {
		gone[doc] = true
	}
	m := &index.Merge{Out: row.Segment, Next: row.next, From: from}
	out := w.pageWriter()
	for whole := row.Docs <= smallMerge; ; {
		if err := m.Step(ctx, out, postingsAtOnce, gone); err != nil {
			return w.d.problem(ctx, err)
		}
		if !whole || m.Done() { // one that is begun beside a large merge must be done at once
			break
		}
	}
	if err := out.finish(ctx); err != nil {
		return err
	}
	row.Segment, row.next = m.Out, m.Next
	if !m.Done() {
		return w.keepSegment(ctx, *row)
	}
	row.state = segmentSearched
	if err := w.keepSegment(ctx, *row); err != nil {
		return err
	}
	if _, err := w.exec(ctx, "DELETE FROM lookup_dead WHERE doc BETWEEN ? AND ? AND id <= ?", row.First, row.Last, row.dead); err != nil {
		return err
	}
	for _, s := range from {
		if s.Pages <= pagesRemoved {
			err = w.removeSegment(ctx, &s)
		} else {
			_, err = w.exec(ctx, "UPDATE lookup_segment SET state = ? WHERE id = ?", int64(segmentDropped), s.ID)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// removeSegment removes pages of a segment, and its row with the last of them.
func (w *writer) removeSegment(ctx context.Context, s *index.Segment) error {
	low, high := s.PageIDs()
	n, err := w.exec(ctx, "DELETE FROM lookup_page WHERE id IN (SELECT id FROM lookup_page WHERE id >= ? AND id < ? ORDER BY id LIMIT ?)",
		low, high, int64(pagesRemoved))
	if err == nil && n < pagesRemoved {
		_, err = w.exec(ctx, "DELETE FROM lookup_segment WHERE id = ?", s.ID)
	}
	return err
}

// dropIndex empties the index: everybody is to be indexed again.
func (w *writer) dropIndex(ctx context.Context) error {
	for _, statement := range []string{"DELETE FROM lookup_waiting", "DELETE FROM lookup_dead"} {
		if _, err := w.exec(ctx, statement); err != nil {
			return err
		}
	}
	_, err := w.exec(ctx, "UPDATE lookup_segment SET state = ?", int64(segmentDropped))
	return err
}
