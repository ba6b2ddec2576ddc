package store

import (
	"context"
	"slices"

	"careline"
	"careline/store/index"
)

// mostWaiting is how many documents wait for a segment: a search reads them
// all, at some 5 us each.
const mostWaiting = 64

// flush brings the index in step with the records.
func (w *writer) flush(ctx context.Context) error {
	if err := w.make(ctx); err != nil {
		return err
	}
	if len(w.index.making) == 0 {
		return nil
	}
	last, err := w.lastDocument(ctx)
	if err != nil {
		return err
	}
	var docs []index.Document
	var span run
	for _, b := range w.index.making {
		<-b.made
		if err := w.learn(ctx, b.words); err != nil {
			return err
		}
		for i, e := range b.entries {
			if w.index.latest[e.id] != e || e.customer == nil {
				continue // came again later, or is no more
			}
			last++
			docs = append(docs, index.Document{Number: last, Terms: b.terms[i]})
			if !span.takes(e, last) {
				if err := w.number(ctx, span); err != nil {
					return err
				}
				span = run{from: e.id, to: e.id, doc: last, absent: e.absent}
			}
		}
	}
	if err := w.number(ctx, span); err != nil {
		return err
	}
	anew := w.index.anew
	w.index = newGathering()
	w.index.anew = anew
	return w.file(ctx, docs)
}

// lastDocument gives the highest number that a document has or had.
func (r *reader) lastDocument(ctx context.Context) (last int64, err error) {
	err = r.one(ctx, func(row scanner) error { return row.Scan(&last) }, `
		SELECT max((SELECT coalesce(max(lookup_doc), 0) FROM customer),
			(SELECT coalesce(max(doc), 0) FROM lookup_waiting), (SELECT coalesce(max(last_doc), 0) FROM lookup_segment))`)
	return last, err
}

// run is neighbouring customers who get neighbouring documents, so that one
// statement numbers a whole import's.
type run struct {
	from, to careline.CustomerID
	doc      int64 // of from
	absent   bool
}

// takes adds a customer to the run where it fits.
func (s *run) takes(e *entry, doc int64) bool {
	if s.from == 0 || e.id != s.to+1 || e.absent != s.absent || doc-s.doc != int64(e.id-s.from) {
		return false
	}
	s.to = e.id
	return true
}

// number gives customers their new documents; what they had is dead.
func (w *writer) number(ctx context.Context, s run) error {
	if s.from == 0 {
		return nil
	}
	if !s.absent && !w.index.anew {
		if _, err := w.exec(ctx, `INSERT INTO lookup_dead (doc)
			SELECT lookup_doc FROM customer WHERE id BETWEEN ? AND ? AND lookup_doc IS NOT NULL`, int64(s.from), int64(s.to)); err != nil {
			return err
		}
	}
	_, err := w.exec(ctx, "UPDATE customer SET lookup_doc = id + ? WHERE id BETWEEN ? AND ?",
		s.doc-int64(s.from), int64(s.from), int64(s.to))
	return err
}

// file keeps new documents: waiting, or with those that wait as a segment.
func (w *writer) file(ctx context.Context, docs []index.Document) error {
	if len(docs) == 0 {
		return nil
	}
	w.filed += int64(len(docs))
	waits := 0
	if err := w.one(ctx, func(row scanner) error { return row.Scan(&waits) }, "SELECT count(*) FROM lookup_waiting"); err != nil {
		return err
	}
	if waits+len(docs) < mostWaiting {
		for _, d := range docs {
			if _, err := w.exec(ctx, "INSERT INTO lookup_waiting (doc, terms) VALUES (?, ?)", d.Number, index.Encode(d.Terms)); err != nil {
				return err
			}
		}
		return nil
	}
	if waits > 0 {
		before, err := w.waiting(ctx)
		if err != nil {
			return err
		}
		slices.Reverse(before)
		docs = append(before, docs...)
		if _, err := w.exec(ctx, "DELETE FROM lookup_waiting"); err != nil {
			return err
		}
	}
	id, err := w.newSegment(ctx)
	if err != nil {
		return err
	}
	s, err := index.Build(ctx, pageWriter{pages{&w.reader}, w}, id, docs)
	if err != nil {
		return w.d.problem(ctx, err)
	}
	w.untidy = true
	return w.keepSegment(ctx, segmentRow{Segment: s, state: segmentSearched})
}

// newSegment gives a number that no segment had before.
func (w *writer) newSegment(ctx context.Context) (int64, error) {
	return w.insert(ctx, `INSERT INTO lookup_segment (state, first_doc, last_doc, docs, bits, pages, bytes, next_page, dead)
		VALUES (?, 0, 0, 0, 0, 0, 0, 0, 0)`, int64(segmentDropped))
}

func (w *writer) keepSegment(ctx context.Context, s segmentRow) error {
	_, err := w.exec(ctx, `UPDATE lookup_segment SET state = ?, first_doc = ?, last_doc = ?, docs = ?, bits = ?, pages = ?,
		bytes = ?, next_page = ?, dead = ? WHERE id = ?`,
		s.state, s.First, s.Last, s.Docs, int64(s.Bits), s.Pages, s.Bytes, s.next, s.dead, s.ID)
	return err
}
