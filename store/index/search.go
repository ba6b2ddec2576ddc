package index

import (
	"context"
	"iter"
	"slices"
)

// atOnce is in how many segments a search looks with one read: a rare term is
// looked for in all, a common one is found in the first.
const atOnce = 12

// Search gives the documents that have what the plan asks for, the highest
// number first, dead ones and a rare stranger among them. segments and waiting
// are in that order too, waiting being the documents after the last segment.
//
// cache is of the store that pages are read from, or nil.
func Search(ctx context.Context, pages Reader, cache *Cache, segments []Segment, waiting []Document, plan Plan) iter.Seq2[int64, error] {
	return func(yield func(int64, error) bool) {
		if len(plan) == 0 {
			return
		}
		for i := range waiting {
			if plan.meets(waiting[i].Terms) && !yield(waiting[i].Number, nil) {
				return
			}
		}
		terms := plan.terms()
		for some := range slices.Chunk(segments, atOnce) {
			found, err := look(ctx, pages, cache, some, terms)
			if err != nil {
				yield(0, err)
				return
			}
			for i := range some {
				if !found[i].each(ctx, pages, cache, plan, yield) {
					return
				}
			}
		}
	}
}

// glossary is what a segment has of some terms.
type glossary struct {
	segment *Segment
	entries map[Term]entry
	unread  []Term // sorted
}

// look reads what some segments have of some terms, which are sorted.
func look(ctx context.Context, pages Reader, cache *Cache, segments []Segment, terms []Term) ([]glossary, error) {
	found := make([]glossary, len(segments))
	var ids []int64
	for i := range segments {
		g := &found[i]
		*g = glossary{segment: &segments[i], entries: make(map[Term]entry, len(terms))}
		last := int64(-1)
		for _, t := range terms {
			if k, ok := cache.get(termPlace(g.segment, t)); ok {
				if k.there {
					g.entries[t] = k.entry
				}
				continue
			}
			g.unread = append(g.unread, t)
			if id := g.segment.home(t); id != last {
				ids = append(ids, id)
				last = id
			}
		}
	}
	if len(ids) == 0 {
		return found, nil
	}
	damaged := false
	err := pages.Pages(ctx, ids, func(id int64, data []byte) {
		i := slices.IndexFunc(segments, func(s Segment) bool { return s.ID == id>>32 })
		damaged = damaged || i < 0 || !found[i].read(data)
	})
	if err == nil && damaged {
		err = errDamaged
	}
	if err != nil || cache == nil {
		return found, err
	}
	for i := range found {
		for _, t := range found[i].unread {
			e, there := found[i].entries[t]
			cache.put(termPlace(found[i].segment, t), kept{entry: e, there: there})
		}
	}
	return found, nil
}

// read takes from a page what is wanted; false: the page is damaged.
func (g *glossary) read(page []byte) bool {
	if len(g.unread) == 0 {
		return true
	}
	at := 0
	wanted := func(t Term) bool {
		for at < len(g.unread) && g.unread[at] < t {
			at++
		}
		return at < len(g.unread) && g.unread[at] == t
	}
	p := g.segment.entries(page)
	for e, ok := p.next(wanted); ok; e, ok = p.next(wanted) {
		if wanted(e.term) {
			g.entries[e.term] = e
		} else if at == len(g.unread) {
			return true // none of the rest is wanted
		}
	}
	return !p.damaged
}

// each gives the segment's documents; false: the search is over.
func (g *glossary) each(ctx context.Context, pages Reader, cache *Cache, plan Plan, yield func(int64, error) bool) bool {
	c := plan.cursor(func(t Term) cursor {
		if e, ok := g.entries[t]; ok {
			return newList(ctx, pages, cache, &e)
		}
		return nil
	})
	if c == nil {
		return true
	}
	err := c.seek(0)
	for err == nil && c.at() != end {
		if !yield(g.segment.document(c.at()), nil) {
			return false
		}
		err = c.seek(c.at() + 1)
	}
	if err != nil {
		yield(0, err)
		return false
	}
	return true
}

// Holds tells whether a document of the segment has all terms, which are sorted.
func Holds(ctx context.Context, pages Reader, s Segment, doc int64, terms []Term) (bool, error) {
	if len(terms) == 0 {
		return true, nil
	}
	found, err := look(ctx, pages, nil, []Segment{s}, terms)
	if err != nil {
		return false, err
	}
	for _, t := range terms {
		e, ok := found[0].entries[t]
		if !ok {
			return false, nil
		}
		l := newList(ctx, pages, nil, &e)
		if err := l.seek(s.offset(doc)); err != nil || l.at() != s.offset(doc) {
			return false, err
		}
	}
	return true, nil
}
