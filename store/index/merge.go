package index

import (
	"context"
	"slices"
)

// Merge is several segments becoming one, a step at a time.
type Merge struct {
	Out  Segment
	Next int64     // the page of terms that is to be written next
	From []Segment // those with the highest last document first

	offsets []int64 // of one term, where segments overlap
}

// NewMerge begins a merge of segments, the one with the highest last document first.
func NewMerge(id int64, from []Segment) *Merge {
	m := &Merge{Out: Segment{ID: id, First: from[0].First, Last: from[0].Last}, From: from}
	bytes := int64(0)
	for _, s := range from {
		bytes += s.Bytes
		m.Out.Docs += s.Docs
		m.Out.First = min(m.Out.First, s.First)
	}
	m.Out.Bits = bitsFor(bytes)
	m.Out.Pages = 1 << m.Out.Bits
	return m
}

// Done tells whether the segment is complete.
func (m *Merge) Done() bool { return m.Next == 1<<m.Out.Bits }

// Step does a part of the merge, some postings of it at most, and leaves out the
// documents that are dead.
func (m *Merge) Step(ctx context.Context, out Writer, postings int64, dead map[int64]bool) error {
	all := int64(0)
	for _, s := range m.From {
		all += s.Pages
	}
	// A page holds some thousand postings, a chunk more.
	perPage := max(1, all*1000>>m.Out.Bits)
	upTo := min(m.Next+max(1, postings/perPage), 1<<m.Out.Bits)
	low, high := Term(m.Next)<<(termBits-m.Out.Bits), Term(upTo)<<(termBits-m.Out.Bits) //nolint:gosec // 30 bits
	heads := make([]*stream, len(m.From))
	for i := range m.From {
		heads[i] = newStream(ctx, out, &m.From[i], low, high)
		if err := heads[i].next(); err != nil {
			return err
		}
	}
	w := newSegmentWriter(ctx, out, &m.Out)
	one := m.one
	if m.overlaps() {
		one = m.oneSorted
	}
	for {
		t, more := first(heads)
		if !more {
			break
		}
		if err := one(t, heads, w, dead); err != nil {
			return err
		}
	}
	m.Next = upTo
	return w.flush()
}

// first gives the lowest term that any stream has.
func first(heads []*stream) (t Term, more bool) {
	for _, h := range heads {
		if h.ok && (!more || h.entry.term < t) {
			t, more = h.entry.term, true
		}
	}
	return t, more
}

// overlaps tells whether the documents of one segment don't all come after
// those of the next: writers who were at it at the same time.
func (m *Merge) overlaps() bool {
	for i := 1; i < len(m.From); i++ {
		if m.From[i-1].First <= m.From[i].Last {
			return true
		}
	}
	return false
}

// one writes a term with the documents of all segments.
func (m *Merge) one(t Term, heads []*stream, w *segmentWriter, dead map[int64]bool) error {
	l := &w.list
	l.reset()
	if err := m.gather(t, heads, dead, l.add); err != nil {
		return err
	}
	return w.add(t, l)
}

// oneSorted is one for segments that overlap.
func (m *Merge) oneSorted(t Term, heads []*stream, w *segmentWriter, dead map[int64]bool) error {
	m.offsets = m.offsets[:0]
	if err := m.gather(t, heads, dead, func(off int64) { m.offsets = append(m.offsets, off) }); err != nil {
		return err
	}
	slices.Sort(m.offsets)
	l := &w.list
	l.reset()
	for _, off := range m.offsets {
		l.add(off)
	}
	return w.add(t, l)
}

// gather gives the living documents of a term, a segment after the other.
func (m *Merge) gather(t Term, heads []*stream, dead map[int64]bool, add func(off int64)) error {
	for i, h := range heads {
		if !h.ok || h.entry.term != t {
			continue
		}
		from := &m.From[i]
		if err := h.documents(func(off int64) {
			if doc := from.document(off); !dead[doc] {
				add(m.Out.offset(doc))
			}
		}); err != nil {
			return err
		}
		if err := h.next(); err != nil {
			return err
		}
	}
	return nil
}

// stream gives the entries of a segment in the order of their terms.
type stream struct {
	ctx       context.Context //nolint:containedctx // lives no longer than a step
	pages     Reader
	segment   *Segment
	low, high Term
	home, to  int64 // pages of terms not read yet
	read      [][]byte
	rest      entries
	entry     entry
	ok        bool
}

func newStream(ctx context.Context, pages Reader, s *Segment, low, high Term) *stream {
	return &stream{
		ctx: ctx, pages: pages, segment: s, low: low, high: high,
		home: s.home(low), to: s.home(high-1) + 1,
	}
}

const pagesAtOnce = 64

// next goes to the next entry from low up to high.
func (s *stream) next() error {
	every := func(Term) bool { return true }
	for {
		if s.entry, s.ok = s.rest.next(every); s.ok {
			if s.entry.term < s.low {
				continue
			}
			s.ok = s.entry.term < s.high
			return nil
		}
		if s.rest.damaged {
			return errDamaged
		}
		if len(s.read) == 0 {
			if s.home == s.to {
				return nil
			}
			if err := s.fill(); err != nil {
				return err
			}
			continue
		}
		s.rest, s.read = s.segment.entries(s.read[0]), s.read[1:]
	}
}

// fill reads the next pages of terms.
func (s *stream) fill() error {
	n := min(pagesAtOnce, s.to-s.home)
	ids, data := make([]int64, n), make([][]byte, n)
	for i := range ids {
		ids[i] = s.home + int64(i)
	}
	err := s.pages.Pages(s.ctx, ids, func(id int64, page []byte) { data[id-s.home] = page })
	s.home += n
	s.read = slices.DeleteFunc(data, func(page []byte) bool { return page == nil })
	return err
}

// documents gives the offsets of the present entry.
func (s *stream) documents(each func(off int64)) error {
	l := newList(s.ctx, s.pages, nil, &s.entry)
	err := l.next()
	for err == nil && l.at() != end {
		each(l.at())
		err = l.next()
	}
	return err
}

const (
	smallest = 64 // documents of the smallest segments
	fan      = 8  // so many of a size make one of the next
)

// level tells a segment's size: 0 for up to 8 times the smallest, and so on.
func (s *Segment) level() int {
	return levelOf(s.Docs)
}

func levelOf(docs int64) int {
	level := 0
	for n := docs / smallest; n >= fan; n /= fan {
		level++
	}
	return level
}

// Due gives the segments that should become one, if any: the last eight or more,
// of which none has more than a certain size and which together have more.
// segments has the highest documents first; those that busy tells are left alone.
func Due(segments []Segment, busy func(Segment) bool) []Segment {
	for level := range 20 {
		n, docs := 0, int64(0)
		for n < len(segments) && segments[n].level() <= level && !busy(segments[n]) {
			docs += segments[n].Docs
			n++
		}
		if n >= fan && levelOf(docs) > level {
			return segments[:n]
		}
	}
	return nil
}

// settled is how many documents a segment has that is left as it is.
const settled = 2_000_000

// Tail gives the last segments, all but the large ones, where they are several:
// who has brought in many files at once makes one of them, because a search
// looks into each.
func Tail(segments []Segment) []Segment {
	n := 0
	for n < len(segments) && segments[n].Docs < settled {
		n++
	}
	if n < 2 {
		return nil
	}
	return segments[:n]
}

// Walk gives every document of a segment with every term.
func Walk(ctx context.Context, pages Reader, s Segment, each func(doc int64, t Term)) error {
	all := newStream(ctx, pages, &s, 0, 1<<termBits)
	for {
		if err := all.next(); err != nil || !all.ok {
			return err
		}
		t := all.entry.term
		if err := all.documents(func(off int64) { each(s.document(off), t) }); err != nil {
			return err
		}
	}
}
