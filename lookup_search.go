package careline

import (
	"context"
	"slices"
)

// The bounds of one lookup. What is not among so many candidates needs one
// more scrap.
const (
	fewExact      = 10  // with fewer, what is near is looked for too
	fewFound      = 5   // with fewer, what is met in part
	candidates    = 50  // are read at a time
	maxCandidates = 400 // of one plan
	nearPage      = 30  // hits that are only near, or in part
)

// lookupReader is what of a Reader a lookup needs.
type lookupReader interface {
	SearchReader
	Customers(ctx context.Context, ids []CustomerID) ([]Customer, error)
	UnitsOfMany(ctx context.Context, owners []CustomerID) (map[CustomerID][]Unit, error)
	Standing(ctx context.Context, ids []CustomerID) (map[CustomerID]Standing, error)
}

// search is one lookup on its way: each tier asks the index only for what
// those before did not find.
type search struct {
	reader lookupReader
	query  Query
	heard  Hearing
	limit  int // hits that are shown

	found []Hit
	seen  map[CustomerID]bool // found
	tried map[CustomerID]bool // read, and no match
	more  bool                // there are more than were read
}

func newSearch(r lookupReader, q Query, h Hearing, limit int) *search {
	return &search{reader: r, query: q, heard: h, limit: limit, seen: map[CustomerID]bool{}, tried: map[CustomerID]bool{}}
}

// run gives the hits in the order in which they are shown.
func (s *search) run(ctx context.Context) ([]Hit, error) {
	for _, tier := range []func(context.Context) error{s.exact, s.near, s.partial} {
		if err := tier(ctx); err != nil {
			return nil, err
		}
	}
	return rank(ctx, s.reader, s.found, s.limit)
}

// exact finds those who have the very things that were typed, in their surest
// senses first. Where there are more than can be shown, those with an open
// case come before others who are met as well.
func (s *search) exact(ctx context.Context) error {
	for _, plan := range layersOf(s.query.rankedScraps(false)) {
		if len(s.found) >= s.limit {
			s.more = true
			return nil
		}
		before := len(s.found)
		more, err := s.take(ctx, plan, s.limit, 0)
		if err != nil {
			return err
		}
		if !more {
			continue
		}
		s.more = true
		after := len(s.found)
		open := append(slices.Clone(plan), SearchScrap{{TermOpenCase}})
		if _, err := s.take(ctx, open, len(s.found)+s.limit, 0); err != nil {
			return err
		}
		s.found = slices.Concat(s.found[:before], s.found[after:], s.found[before:after])
	}
	return nil
}

// near finds those of whom something only sounds alike or is a slip away.
func (s *search) near(ctx context.Context) error {
	if s.query.IsZero() || len(s.found) >= min(fewExact, s.limit) {
		return nil
	}
	words, err := s.reader.Vocabulary(ctx)
	if err != nil {
		return err
	}
	s.query = s.query.hear(s.heard, words)
	if !slices.ContainsFunc(s.query.Scraps, func(s Scrap) bool { return len(s.near) > 0 }) {
		return nil
	}
	clear(s.tried)
	enough := min(s.limit, len(s.found)+nearPage)
	for _, plan := range layersOf(s.query.rankedScraps(true)) {
		if len(s.found) >= enough {
			break
		}
		if _, err := s.take(ctx, plan, enough, 0); err != nil {
			return err
		}
	}
	return nil
}

// partial finds those who match best where nobody matches everything: without
// one scrap, then without two.
func (s *search) partial(ctx context.Context) error {
	scraps := len(s.query.Scraps)
	if scraps < 2 || len(s.found) >= min(fewFound, s.limit) || s.anyExact() {
		return nil
	}
	layers := layersOf(s.query.rankedScraps(true))
	if len(layers) == 0 {
		return nil
	}
	plan := layers[len(layers)-1]
	enough := min(s.limit, len(s.found)+nearPage)
	for missing := 1; missing <= min(2, scraps-1); missing++ {
		clear(s.tried)
		if err := s.takeRarest(ctx, plan.without(missing), enough, missing); err != nil {
			return err
		}
		if len(s.found) > 0 {
			return nil
		}
	}
	return nil
}

func (s *search) anyExact() bool {
	return slices.ContainsFunc(s.found, func(h Hit) bool { return !h.Match.Near() })
}

// takeRarest asks for several plans, those first that few satisfy: what
// thousands have in common tells nobody apart.
func (s *search) takeRarest(ctx context.Context, plans []SearchPlan, enough, missing int) error {
	answers := make([][]CustomerID, 0, len(plans))
	for _, plan := range plans {
		ids, err := s.ask(ctx, plan, candidates)
		if err != nil {
			return err
		}
		answers = append(answers, ids)
	}
	slices.SortStableFunc(answers, func(a, b []CustomerID) int { return len(a) - len(b) })
	for _, ids := range answers {
		if len(s.found) >= enough {
			break
		}
		if err := s.confirm(ctx, s.fresh(ids), missing); err != nil {
			return err
		}
	}
	return nil
}

// take reads those who satisfy the plan, the most recently touched first,
// until there are enough hits. more tells that not all of them were read.
func (s *search) take(ctx context.Context, plan SearchPlan, enough, missing int) (more bool, err error) {
	for limit := len(s.seen) + min(candidates, enough+1); ; limit = min(4*limit, maxCandidates) {
		ids, err := s.ask(ctx, plan, limit)
		if err != nil {
			return false, err
		}
		fresh := s.fresh(ids)
		for len(fresh) > 0 && len(s.found) < enough {
			n := min(len(fresh), candidates)
			if err := s.confirm(ctx, fresh[:n], missing); err != nil {
				return false, err
			}
			fresh = fresh[n:]
		}
		switch {
		case len(ids) < limit && len(fresh) == 0:
			return false, nil
		case len(s.found) >= enough || limit >= maxCandidates:
			return true, nil
		}
	}
}

// ask looks first whether the answer is still wanted.
func (s *search) ask(ctx context.Context, plan SearchPlan, limit int) ([]CustomerID, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	return s.reader.Search(ctx, plan, limit)
}

func (s *search) fresh(ids []CustomerID) []CustomerID {
	return slices.DeleteFunc(slices.Clone(ids), func(id CustomerID) bool { return s.seen[id] || s.tried[id] })
}

// confirm keeps those that truly match, but for so many scraps.
func (s *search) confirm(ctx context.Context, ids []CustomerID, missing int) error {
	if len(ids) == 0 {
		return nil
	}
	if err := ctx.Err(); err != nil {
		return err
	}
	customers, err := s.reader.Customers(ctx, ids)
	if err != nil {
		return err
	}
	units, err := s.reader.UnitsOfMany(ctx, ids)
	if err != nil {
		return err
	}
	for i := range customers {
		c := &customers[i]
		m, ok := s.query.match(c, units[c.ID], missing)
		if !ok {
			s.tried[c.ID] = true
			continue
		}
		s.seen[c.ID] = true
		s.found = append(s.found, Hit{Customer: *c, Units: units[c.ID], Match: m})
	}
	return nil
}
