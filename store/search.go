package store

import (
	"bytes"
	"context"
	"database/sql"
	"slices"

	"careline"
	"careline/store/index"
)

// Search walks the index from the documents of late to those of long ago, and
// leaves out those that are no customer's any more.
func (r *reader) Search(ctx context.Context, plan careline.SearchPlan, limit int) ([]careline.CustomerID, error) {
	wanted := hashed(plan)
	if wanted == nil {
		return nil, nil
	}
	segments, waiting, err := r.inIndex(ctx)
	if err != nil {
		return nil, err
	}
	var found []careline.CustomerID
	var docs []int64
	take := func() error {
		some, err := r.ofDocuments(ctx, docs)
		found, docs = append(found, some...), docs[:0]
		return err
	}
	limit = int(atMost(limit))
	for doc, err := range index.Search(ctx, pages{r}, r.cache, segments, waiting, wanted) {
		if err != nil {
			return nil, r.d.problem(ctx, err)
		}
		if docs = append(docs, doc); len(found)+len(docs) < limit && len(docs) < documentsAtOnce {
			continue
		}
		if err := take(); err != nil || len(found) >= limit {
			return found, err
		}
	}
	return found, take()
}

// inIndex gives what the index is made of. A reader reads it once: it sees one
// moment of the store, and a lookup searches several times.
func (r *reader) inIndex(ctx context.Context) (segments []index.Segment, waiting []index.Document, err error) {
	if r.contents != nil {
		return r.contents.segments, r.contents.waiting, nil
	}
	if segments, err = r.segments(ctx); err != nil {
		return nil, nil, err
	}
	if waiting, err = r.waiting(ctx); err != nil {
		return nil, nil, err
	}
	if r.cache != nil {
		r.contents = &contents{segments, waiting}
	}
	return segments, waiting, nil
}

type contents struct {
	segments []index.Segment
	waiting  []index.Document
}

// documentsAtOnce bounds the list that one statement gets.
const documentsAtOnce = 1000

// Search sees what was written in the same transaction.
func (w *writer) Search(ctx context.Context, plan careline.SearchPlan, limit int) ([]careline.CustomerID, error) {
	if err := w.flush(ctx); err != nil {
		return nil, err
	}
	return w.reader.Search(ctx, plan, limit)
}

// hashed is the plan in the index's terms; nil where nobody can satisfy it.
func hashed(plan careline.SearchPlan) index.Plan {
	var all index.Plan
	for _, scrap := range plan {
		var ways index.Scrap
		for _, way := range scrap {
			if len(way) > 0 {
				ways = append(ways, index.Hashes(way))
			}
		}
		if len(ways) == 0 {
			return nil
		}
		all = append(all, ways)
	}
	return all
}

// ofDocuments gives whose files the documents are now, in their order.
func (r *reader) ofDocuments(ctx context.Context, docs []int64) ([]careline.CustomerID, error) {
	if len(docs) == 0 {
		return nil, nil
	}
	at := make(map[int64]careline.CustomerID, len(docs))
	err := r.each(ctx, func(row scanner) error {
		var id, doc int64
		err := row.Scan(&id, &doc)
		at[doc] = careline.CustomerID(id)
		return err
	}, "SELECT id, lookup_doc FROM customer WHERE "+r.d.among("lookup_doc"), r.d.list(docs))
	out := make([]careline.CustomerID, 0, len(at))
	for _, doc := range docs {
		if id, ok := at[doc]; ok {
			out = append(out, id)
		}
	}
	return out, err
}

// The states of a segment.
const (
	segmentSearched = 1
	segmentMerging  = 2 // being merged to
	segmentDropped  = 3 // to be removed
)

// segmentRow is a segment with how far it is made.
type segmentRow struct {
	index.Segment
	state, next, dead int64
	merging           int64 // the segment that it is being merged to
}

func (r *reader) segmentRows(ctx context.Context) ([]segmentRow, error) {
	var out []segmentRow
	err := r.each(ctx, func(row scanner) error {
		var s segmentRow
		err := row.Scan(&s.ID, &s.state, &s.First, &s.Last, &s.Docs, &s.Bits, &s.Pages, &s.Bytes, &s.next, &s.dead, &s.merging)
		out = append(out, s)
		return err
	}, "SELECT id, state, first_doc, last_doc, docs, bits, pages, bytes, next_page, dead, merging FROM lookup_segment ORDER BY last_doc DESC, id")
	return out, err
}

// segments gives those that are searched, the highest documents first.
func (r *reader) segments(ctx context.Context) ([]index.Segment, error) {
	all, err := r.segmentRows(ctx)
	return searched(all), err
}

func searched(all []segmentRow) []index.Segment {
	out := make([]index.Segment, 0, len(all))
	for _, s := range all {
		if s.state == segmentSearched {
			out = append(out, s.Segment)
		}
	}
	return out
}

// waiting gives the documents that are in no segment yet, the highest first.
func (r *reader) waiting(ctx context.Context) ([]index.Document, error) {
	var out []index.Document
	err := r.each(ctx, func(row scanner) error {
		var d index.Document
		var terms sql.RawBytes
		err := row.Scan(&d.Number, &terms)
		if err == nil {
			d.Terms, err = index.Decode(terms)
		}
		out = append(out, d)
		return err
	}, "SELECT doc, terms FROM lookup_waiting ORDER BY doc DESC")
	return out, err
}

// pages are the index's pages as a transaction sees them.
type pages struct{ *reader }

func (p pages) Pages(ctx context.Context, ids []int64, each func(int64, []byte)) error {
	scan := func(row scanner) error {
		var id int64
		var data []byte
		err := row.Scan(&id, &data)
		each(id, data)
		return err
	}
	if len(ids) == 1 {
		return p.each(ctx, scan, "SELECT id, data FROM lookup_page WHERE id = ?", ids[0])
	}
	for some := range slices.Chunk(ids, documentsAtOnce) {
		if err := p.each(ctx, scan, "SELECT id, data FROM lookup_page WHERE "+p.d.among("id"), p.d.list(some)); err != nil {
			return err
		}
	}
	return nil
}

// pageWriter also writes them, several at once.
type pageWriter struct {
	pages
	w    *writer
	made *rows
}

func (w *writer) pageWriter() *pageWriter {
	return &pageWriter{pages{&w.reader}, w, expect("INSERT INTO lookup_page (id, data)", 2, pagesPut)}
}

// pagesPut is how many pages one statement writes.
const pagesPut = 64

func (p *pageWriter) Put(ctx context.Context, id int64, data []byte) error {
	p.made.add(id, bytes.Clone(data))
	if len(p.made.values) < 2*pagesPut {
		return nil
	}
	return p.finish(ctx)
}

// finish writes what is left to write.
func (p *pageWriter) finish(ctx context.Context) error {
	err := p.w.insertAll(ctx, p.made)
	p.made.values = p.made.values[:0]
	return err
}
