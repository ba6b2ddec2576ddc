package index

import (
	"context"
	"math"
)

const (
	before = -1 // where a cursor stands at first
	end    = math.MaxInt64
)

// cursor goes through offsets, from the highest document down.
type cursor interface {
	// at gives the present offset, before or end.
	at() int64
	// seek goes on to the first offset that is not before off.
	seek(off int64) error
	// has tells whether off is among them. Offsets that it or seek is asked for
	// only grow, and a cursor is asked either the one or the other.
	has(off int64) (bool, error)
	// size tells about how many bytes it would read in all.
	size() int
}

// list is a cursor over a term's documents.
type list struct {
	ctx    context.Context //nolint:containedctx // lives no longer than the search
	pages  Reader
	cache  *Cache
	rest   []byte
	chunks []chunk // not read yet
	off    int64
	bytes  int
}

func newList(ctx context.Context, pages Reader, cache *Cache, e *entry) *list {
	return &list{ctx: ctx, pages: pages, cache: cache, rest: e.list, chunks: e.chunks, off: before, bytes: e.size()}
}

func (l *list) at() int64 { return l.off }
func (l *list) size() int { return l.bytes }

// next goes to the next offset.
func (l *list) next() error {
	if len(l.rest) == 0 {
		if len(l.chunks) == 0 {
			l.off = end
			return nil
		}
		if err := l.load(); err != nil {
			return err
		}
	}
	gap, n := uintAt(l.rest)
	if n == 0 {
		return errDamaged
	}
	l.off += int64(gap) + 1 //nolint:gosec // within the segment
	l.rest = l.rest[n:]
	return nil
}

// load reads the next chunk.
func (l *list) load() error {
	page := l.chunks[0].page
	l.chunks = l.chunks[1:]
	if k, ok := l.cache.get(chunkPlace(page)); ok {
		l.rest = k.chunk
		return nil
	}
	err := l.pages.Pages(l.ctx, []int64{page}, func(_ int64, data []byte) { l.rest = data })
	if err == nil && len(l.rest) == 0 {
		err = errDamaged
	}
	if err == nil {
		l.cache.put(chunkPlace(page), kept{chunk: l.rest})
	}
	return err
}

func (l *list) seek(off int64) error {
	if l.off >= off {
		return nil
	}
	skip := 0
	for skip < len(l.chunks) && l.chunks[skip].last < off {
		skip++
	}
	if skip > 0 {
		l.off, l.rest, l.chunks = l.chunks[skip-1].last, nil, l.chunks[skip:]
	}
	for {
		if err := l.next(); err != nil || l.off >= off {
			return err
		}
		l.leap(off)
	}
}

func (l *list) has(off int64) (bool, error) {
	err := l.seek(off)
	return l.off == off, err
}

// leap goes to just before the first offset that is not before off, as far as
// the bytes at hand go by gaps of one or two bytes, which nearly all are.
func (l *list) leap(off int64) {
	at, i, b := l.off, 0, l.rest
	for i < len(b) {
		gap, n := int64(b[i]), 1
		if gap >= 0x80 {
			if i+1 >= len(b) || b[i+1] >= 0x80 {
				break
			}
			gap, n = gap&0x7f|int64(b[i+1])<<7, 2
		}
		if at+gap+1 >= off {
			break
		}
		at += gap + 1
		i += n
	}
	l.off, l.rest = at, b[i:]
}
