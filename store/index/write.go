package index

import "context"

// listWriter packs the offsets of one term.
type listWriter struct {
	bytes  []byte
	last   int64 // offset; before, at first
	pieces []piece
}

// piece is where a chunk would end.
type piece struct {
	bytes int
	last  int64
}

func (l *listWriter) reset() { l.bytes, l.last, l.pieces = l.bytes[:0], before, l.pieces[:0] }

func (l *listWriter) add(off int64) {
	start := 0
	if n := len(l.pieces); n > 0 {
		start = l.pieces[n-1].bytes
	}
	if len(l.bytes)-start >= chunkBytes {
		l.pieces = append(l.pieces, piece{len(l.bytes), l.last})
	}
	l.bytes = appendUint(l.bytes, uint64(off-l.last-1)) //nolint:gosec // ascending
	l.last = off
}

// segmentWriter writes a segment, its terms in order.
type segmentWriter struct {
	ctx     context.Context //nolint:containedctx // lives no longer than a step
	out     Writer
	segment *Segment
	home    int64 // the page under way
	page    []byte
	before  Term
	list    listWriter // of the term under way
}

func newSegmentWriter(ctx context.Context, out Writer, s *Segment) *segmentWriter {
	return &segmentWriter{ctx: ctx, out: out, segment: s}
}

// add writes a term with its documents.
func (w *segmentWriter) add(t Term, l *listWriter) error {
	if len(l.bytes) == 0 {
		return nil
	}
	if home := w.segment.home(t); home != w.home {
		if err := w.flush(); err != nil {
			return err
		}
		w.home = home
	}
	e := entry{term: t, list: l.bytes}
	if len(l.bytes) > inline {
		if err := w.cut(&e, l); err != nil {
			return err
		}
	}
	w.page = appendEntry(w.page, w.before, &e)
	w.before = t
	return nil
}

// cut writes a long list as chunks.
func (w *segmentWriter) cut(e *entry, l *listWriter) error {
	start := 0
	for _, p := range append(l.pieces, piece{len(l.bytes), l.last}) {
		id := w.segment.page(w.segment.Pages)
		if err := w.out.Put(w.ctx, id, l.bytes[start:p.bytes]); err != nil {
			return err
		}
		w.segment.Pages++
		e.chunks = append(e.chunks, chunk{id, p.last})
		start = p.bytes
	}
	return nil
}

// flush writes the page under way.
func (w *segmentWriter) flush() error {
	if len(w.page) == 0 {
		return nil
	}
	err := w.out.Put(w.ctx, w.home, w.page)
	w.segment.Bytes += int64(len(w.page))
	w.page, w.before = w.page[:0], 0
	return err
}
