package index

import "slices"

// Plan is what a search asks for: every scrap, each in any of its ways, a way
// being all its terms.
type Plan []Scrap

// Scrap is satisfied in any of its ways.
type Scrap []Way

// Way is satisfied by who has all its terms.
type Way []Term

// terms lists all that are asked for, each once.
func (p Plan) terms() []Term {
	var all []Term
	for _, scrap := range p {
		for _, way := range scrap {
			all = append(all, way...)
		}
	}
	slices.Sort(all)
	return slices.Compact(all)
}

// meets tells whether a document has what the plan asks for.
func (p Plan) meets(terms []Term) bool {
	has := func(t Term) bool {
		_, ok := slices.BinarySearch(terms, t)
		return ok
	}
	for _, scrap := range p {
		if !slices.ContainsFunc(scrap, func(w Way) bool {
			return len(w) > 0 && !slices.ContainsFunc(w, func(t Term) bool { return !has(t) })
		}) {
			return false
		}
	}
	return len(p) > 0
}

// cursor gives those of one segment that the plan finds; nil: nobody.
func (p Plan) cursor(open func(Term) (cursor, error)) (cursor, error) {
	var scraps []cursor
	for _, scrap := range p {
		var ways []cursor
		for _, way := range scrap {
			c, err := way.cursor(open)
			if err != nil {
				return nil, err
			}
			if c != nil {
				ways = append(ways, c)
			}
		}
		if len(ways) == 0 {
			return nil, nil
		}
		scraps = append(scraps, anyOf(ways))
	}
	return allOf(scraps)
}

func (w Way) cursor(open func(Term) (cursor, error)) (cursor, error) {
	var all []cursor
	for _, t := range w {
		c, err := open(t)
		if c == nil || err != nil {
			return nil, err
		}
		all = append(all, c)
	}
	return allOf(all)
}

// union is a cursor over what any of several has.
type union []cursor

func anyOf(all []cursor) cursor {
	if len(all) == 1 {
		return all[0]
	}
	return union(all)
}

func (u union) at() uint64 {
	low := end
	for _, c := range u {
		low = min(low, c.at())
	}
	return low
}

func (u union) seek(off uint64) error {
	for _, c := range u {
		if c.at() < off {
			if err := c.seek(off); err != nil {
				return err
			}
		}
	}
	return nil
}

func (u union) size() int {
	sum := 0
	for _, c := range u {
		sum += c.size()
	}
	return sum
}

// intersection is a cursor over what all of several have, the shortest first.
type intersection struct {
	all []cursor
	off uint64
}

func allOf(all []cursor) (cursor, error) {
	switch len(all) {
	case 0:
		return nil, nil
	case 1:
		return all[0], nil
	}
	slices.SortStableFunc(all, func(a, b cursor) int { return a.size() - b.size() })
	x := &intersection{all: all}
	return x, x.meet(all[0].at())
}

func (x *intersection) at() uint64 { return x.off }
func (x *intersection) size() int  { return x.all[0].size() }

func (x *intersection) seek(off uint64) error {
	if x.off >= off {
		return nil
	}
	return x.meet(off)
}

// meet finds the first offset from off on that all have.
func (x *intersection) meet(off uint64) error {
	for i := 0; i < len(x.all) && off != end; {
		c := x.all[i]
		if err := c.seek(off); err != nil {
			return err
		}
		if at := c.at(); at > off {
			off, i = at, 0
			continue
		}
		i++
	}
	x.off = off
	return nil
}
