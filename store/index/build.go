package index

import (
	"context"
	"errors"
	"slices"
)

// MostDocuments bounds the stretch that Build takes: a term and an offset then
// fit one word, which is quick to sort.
const MostDocuments = 1 << (64 - termBits)

// Build writes a segment of documents, which are in the order of their numbers.
func Build(ctx context.Context, out Writer, id int64, docs []Document) (Segment, error) {
	s := Segment{ID: id, First: docs[0].Number, Last: docs[len(docs)-1].Number, Docs: int64(len(docs))}
	if s.Last-s.First >= MostDocuments {
		return s, errors.New("index: too many documents for one segment")
	}
	n := 0
	for i := range docs {
		n += len(docs[i].Terms)
	}
	words := make([]uint64, 0, n)
	for i := range slices.Backward(docs) {
		off := uint64(s.offset(docs[i].Number)) //nolint:gosec // within the segment
		for _, t := range docs[i].Terms {
			words = append(words, uint64(t)<<(64-termBits)|off)
		}
	}
	lists := pack(byTerm(words))
	s.Bits = bitsFor(lists.small)
	s.Pages = 1 << s.Bits
	w := newSegmentWriter(ctx, out, &s)
	err := lists.each(w.add)
	if err == nil {
		err = w.flush()
	}
	return s, err
}

// byTerm sorts words by their terms, byte by byte from the lowest, and leaves
// those of one term in their order.
func byTerm(words []uint64) []uint64 {
	other := make([]uint64, len(words))
	for shift := 64 - termBits; shift < 64; shift += 8 {
		var at [257]int
		for _, w := range words {
			at[int(byte(w>>shift))+1]++
		}
		for i := range 256 {
			at[i+1] += at[i]
		}
		for _, w := range words {
			k := byte(w >> shift)
			other[at[k]] = w
			at[k]++
		}
		words, other = other, words
	}
	return words
}

// packed is sorted words, and about how many bytes the pages of terms will have.
type packed struct {
	words []uint64
	small int64
}

func pack(words []uint64) packed {
	p := packed{words: words}
	_ = p.each(func(_ Term, l *listWriter) error {
		p.small += 4 + int64(min(len(l.bytes), inline))
		return nil
	})
	return p
}

// each gives the terms in order, each with its list.
func (p packed) each(do func(Term, *listWriter) error) error {
	const mask = MostDocuments - 1
	var l listWriter
	for i := 0; i < len(p.words); {
		t := p.words[i] >> (64 - termBits)
		l.reset()
		for ; i < len(p.words) && p.words[i]>>(64-termBits) == t; i++ {
			l.add(int64(p.words[i] & mask)) //nolint:gosec // 24 bits
		}
		if err := do(Term(t), &l); err != nil {
			return err
		}
	}
	return nil
}
