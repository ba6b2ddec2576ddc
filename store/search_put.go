package store

import (
	"context"
	"math/rand/v2"
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
	most := 0
	for _, b := range w.index.making {
		most += len(b.entries)
	}
	next, err := w.reserve(ctx, lookupDocument, most)
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
			docs = append(docs, index.Document{Number: next, Terms: b.terms[i]})
			if !span.takes(e, next) {
				if err := w.number(ctx, span); err != nil {
					return err
				}
				span = run{from: e.id, to: e.id, doc: next, absent: e.absent}
			}
			next++
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

// lastDocument asks for the highest number that a document has or had.
const lastDocument = `SELECT coalesce(max(n), 0) FROM (SELECT max(lookup_doc) AS n FROM customer
	UNION ALL SELECT max(doc) FROM lookup_waiting UNION ALL SELECT max(last_doc) FROM lookup_segment) AS numbers`

func (r *reader) lastDocument(ctx context.Context) (last int64, err error) {
	err = r.one(ctx, func(row scanner) error { return row.Scan(&last) }, lastDocument)
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
// Where others write too, they are left alone: what waits is filed afterwards,
// by who has the turn, and many come as a segment of their own.
func (w *writer) file(ctx context.Context, docs []index.Document) error {
	if len(docs) == 0 {
		return nil
	}
	w.filed += int64(len(docs))
	if w.d.many {
		if len(docs) >= mostWaiting {
			return w.build(ctx, docs)
		}
		w.untidy = rand.IntN(mostWaiting/4) < len(docs) //nolint:gosec // no secret
		return w.wait(ctx, docs)
	}
	waits, err := w.countWaiting(ctx)
	if err != nil {
		return err
	}
	if waits+len(docs) < mostWaiting {
		return w.wait(ctx, docs)
	}
	before, err := w.takeWaiting(ctx)
	if err != nil {
		return err
	}
	return w.build(ctx, append(before, docs...))
}

func (r *reader) countWaiting(ctx context.Context) (n int, err error) {
	err = r.one(ctx, func(row scanner) error { return row.Scan(&n) }, "SELECT count(*) FROM lookup_waiting")
	return n, err
}

func (w *writer) wait(ctx context.Context, docs []index.Document) error {
	waiting := expect("INSERT INTO lookup_waiting (doc, terms)", 2, len(docs))
	for _, d := range docs {
		waiting.add(d.Number, index.Encode(d.Terms))
	}
	return w.insertAll(ctx, waiting)
}

// takeWaiting takes the documents that wait, in their order: those that fit one
// segment.
func (w *writer) takeWaiting(ctx context.Context) ([]index.Document, error) {
	docs, err := w.waiting(ctx)
	if err != nil || len(docs) == 0 {
		return nil, err
	}
	slices.Reverse(docs)
	numbers := make([]int64, 0, len(docs))
	for i, d := range docs {
		if d.Number-docs[0].Number >= index.MostDocuments {
			docs = docs[:i]
			break
		}
		numbers = append(numbers, d.Number)
	}
	_, err = w.exec(ctx, "DELETE FROM lookup_waiting WHERE "+w.d.among("doc"), w.d.list(numbers))
	return docs, err
}

// build makes a segment of documents.
func (w *writer) build(ctx context.Context, docs []index.Document) error {
	id, err := w.newSegment(ctx)
	if err != nil {
		return err
	}
	out := w.pageWriter()
	s, err := index.Build(ctx, out, id, docs)
	if err == nil {
		err = out.finish(ctx)
	}
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
