package index

// An entry of a page is: the gap to the term before; the length of its list in
// bytes, times two; the list. Where the list lies in chunks it is: the gap; the
// number of chunks, times two, plus one; the page number of the first chunk; for
// each chunk how far its last offset lies after that of the one before.
//
// A list is gaps of offsets, each less one; the first counts from -1.

// chunk is a piece of a long list.
type chunk struct {
	page int64
	last int64 // offset of its last document
}

// entry is what a page has of a term.
type entry struct {
	term   Term
	list   []byte
	chunks []chunk
}

// size tells about how many bytes its list has.
func (e *entry) size() int { return len(e.list) + len(e.chunks)*chunkBytes }

// entries reads a page, one entry at a time.
type entries struct {
	segment *Segment
	rest    []byte
	term    Term
	damaged bool
}

func (s *Segment) entries(page []byte) entries { return entries{segment: s, rest: page} }

// next reads the next entry; only where wanted says so its chunks too.
func (p *entries) next(wanted func(Term) bool) (e entry, ok bool) {
	if len(p.rest) == 0 {
		return entry{}, false
	}
	p.term += Term(p.number())
	e.term = p.term
	length := p.number()
	if length&1 == 0 {
		n := length >> 1
		if p.damaged = p.damaged || n > uint64(len(p.rest)); p.damaged {
			return entry{}, false
		}
		e.list, p.rest = p.rest[:n:n], p.rest[n:]
		return e, true
	}
	first, last := int64(p.number()), int64(0) //nolint:gosec // a page number
	need := wanted(e.term)
	for i := range int64(length >> 1) { //nolint:gosec // ends with the bytes
		last += int64(p.number()) //nolint:gosec // within the segment
		if p.damaged {
			return entry{}, false
		}
		if need {
			e.chunks = append(e.chunks, chunk{p.segment.page(first + i), last})
		}
	}
	return e, true
}

func (p *entries) number() uint64 {
	if b := p.rest; len(b) > 2 && b[0] >= 0x80 && b[1] >= 0x80 && b[2] < 0x80 { // most gaps
		p.rest = b[3:]
		return uint64(b[0]&0x7f) | uint64(b[1]&0x7f)<<7 | uint64(b[2])<<14
	}
	v, n := uintAt(p.rest)
	if n == 0 {
		p.damaged, p.rest = true, nil
		return 0
	}
	p.rest = p.rest[n:]
	return v
}

// appendEntry writes an entry behind the one of the term before.
func appendEntry(b []byte, before Term, e *entry) []byte {
	b = appendUint(b, uint64(e.term-before))
	if len(e.chunks) == 0 {
		b = appendUint(b, uint64(len(e.list))<<1)
		return append(b, e.list...)
	}
	b = appendUint(b, uint64(len(e.chunks))<<1|1)
	b = appendUint(b, uint64(e.chunks[0].page)&(1<<32-1)) //nolint:gosec // never negative
	last := int64(0)
	for _, c := range e.chunks {
		b = appendUint(b, uint64(c.last-last)) //nolint:gosec // ascending
		last = c.last
	}
	return b
}
