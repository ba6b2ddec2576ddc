package index

import "context"

// Segment is a stretch of documents. Two may overlap where writers work at the
// same time; a document is in one of them only.
type Segment struct {
	ID          int64 // never used again for another
	First, Last int64 // document numbers
	Docs        int64 // documents in it, dead ones included
	Bits        int   // of a term's hash tell its page
	Pages       int64 // all its pages, chunks included
	Bytes       int64 // of its pages but for the chunks
}

// Reader reads pages.
type Reader interface {
	// Pages hands those pages to each that there are, in any order. The bytes
	// are each's to keep.
	Pages(ctx context.Context, ids []int64, each func(id int64, data []byte)) error
}

// Writer also writes them.
type Writer interface {
	Reader
	Put(ctx context.Context, id int64, data []byte) error
}

const (
	pageBytes  = 1400 // what a page should hold; two of them fit a page of SQLite's
	chunkBytes = 3500 // of a long list; fits a page of SQLite's
	inline     = 256  // bytes of a list that stands in its page
)

// page gives the id of a segment's page; the chunks come after the pages of terms.
func (s *Segment) page(n int64) int64 { return s.ID<<32 | n }

// PageIDs gives the ids of the segment's pages, from and including low up to high.
func (s *Segment) PageIDs() (low, high int64) { return s.ID << 32, (s.ID + 1) << 32 }

// home gives the page that a term's entry stands on.
func (s *Segment) home(t Term) int64 { return s.page(int64(t >> (termBits - s.Bits))) } //nolint:gosec // 40 bits

// bitsFor gives how many pages, as a power of two, hold so many bytes.
func bitsFor(bytes int64) int {
	bits := 0
	for bits < 30 && bytes>>bits > pageBytes {
		bits++
	}
	return bits
}

// A document is kept as how far it lies below the segment's last one: searches
// go from the highest number down.
func (s *Segment) offset(doc int64) int64   { return s.Last - doc }
func (s *Segment) document(off int64) int64 { return s.Last - off }
