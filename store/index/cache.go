package index

import (
	"slices"
	"sync"
)

// Cache remembers what committed segments have of terms, and chunks of long
// lists: a query is asked anew with every key, and most of it is as before.
// Segments don't change, so nothing in it ever goes stale. It may be used by
// many goroutines, and be nil.
type Cache struct {
	mu         sync.Mutex
	budget     int // bytes of a generation
	size       int // bytes of young
	young, old map[place]kept
}

// place is a term in a segment, or a chunk.
type place struct{ segment, at int64 }

type kept struct {
	entry entry
	there bool // the segment has the term
	chunk []byte
}

// NewCache makes a cache of about so many bytes.
func NewCache(bytes int) *Cache {
	return &Cache{budget: bytes / 2, young: map[place]kept{}, old: map[place]kept{}}
}

func termPlace(s *Segment, t Term) place { return place{s.ID, int64(t)} } //nolint:gosec // 40 bits
func chunkPlace(page int64) place        { return place{-1, page} }

func (c *Cache) get(p place) (kept, bool) {
	if c == nil {
		return kept{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	k, ok := c.young[p]
	if ok {
		return k, true
	}
	if k, ok = c.old[p]; ok {
		c.add(p, k)
	}
	return k, ok
}

func (c *Cache) put(p place, k kept) {
	if c == nil {
		return
	}
	k.entry.list = slices.Clone(k.entry.list) // and not the page around it
	c.mu.Lock()
	defer c.mu.Unlock()
	c.add(p, k)
}

// add is called with mu held. What nobody asked for while a generation filled
// up is forgotten with the next.
func (c *Cache) add(p place, k kept) {
	const around = 150 // bytes that a place takes itself
	c.size += around + len(k.entry.list) + 16*len(k.entry.chunks) + len(k.chunk)
	if c.size > c.budget {
		c.old, c.young, c.size = c.young, map[place]kept{}, 0
	}
	c.young[p] = k
}
