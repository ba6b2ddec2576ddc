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

// cursor gives those of one segment that the plan finds; nil: nobody. A scrap
// with one way stands beside the other scraps with each of its terms, so that
// the rarest of all leads.
func (p Plan) cursor(open func(Term) cursor) cursor {
	var all []cursor
	for _, scrap := range p {
		var ways [][]cursor
		for _, way := range scrap {
			if terms := way.cursors(open); terms != nil {
				ways = append(ways, terms)
			}
		}
		switch len(ways) {
		case 0:
			return nil
		case 1:
			all = append(all, ways[0]...)
		default:
			u := &union{off: before}
			for _, terms := range ways {
				u.any = append(u.any, allOf(terms))
			}
			all = append(all, u)
		}
	}
	if len(all) == 0 {
		return nil
	}
	return allOf(all)
}

// cursors gives one for each term; nil where one of them is nobody's.
func (w Way) cursors(open func(Term) cursor) []cursor {
	all := make([]cursor, 0, len(w))
	for _, t := range w {
		c := open(t)
		if c == nil {
			return nil
		}
		all = append(all, c)
	}
	if len(all) == 0 {
		return nil
	}
	return all
}

// union is a cursor over what any of several has.
type union struct {
	any []cursor
	off int64
}

func (u *union) at() int64 { return u.off }

func (u *union) seek(off int64) error {
	if u.off >= off {
		return nil
	}
	u.off = end
	for _, c := range u.any {
		if c.at() < off {
			if err := c.seek(off); err != nil {
				return err
			}
		}
		u.off = min(u.off, c.at())
	}
	return nil
}

func (u *union) has(off int64) (bool, error) {
	for _, c := range u.any {
		if ok, err := c.has(off); ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

func (u *union) size() int {
	sum := 0
	for _, c := range u.any {
		sum += c.size()
	}
	return sum
}

// intersection is a cursor over what all of several have, the shortest first.
type intersection struct {
	all []cursor
	off int64
}

func allOf(all []cursor) cursor {
	if len(all) == 1 {
		return all[0]
	}
	slices.SortStableFunc(all, func(a, b cursor) int { return a.size() - b.size() })
	return &intersection{all: all, off: before}
}

func (x *intersection) at() int64 { return x.off }
func (x *intersection) size() int { return x.all[0].size() }

// seek lets the shortest lead. A list that lacks the offset tells from where on
// it may go on; of what is made of several only that offset is asked, as to look
// for their next would be to look for what the shortest may never come to.
func (x *intersection) seek(off int64) error {
	if x.off >= off {
		return nil
	}
	lead := x.all[0]
	if err := lead.seek(off); err != nil {
		return err
	}
	for i := 1; i < len(x.all) && lead.at() != end; {
		at := lead.at()
		ok, err := x.all[i].has(at)
		if err != nil {
			return err
		}
		if ok {
			i++
			continue
		}
		next := at + 1
		if l, is := x.all[i].(*list); is {
			next = l.off
		}
		if err := lead.seek(next); err != nil {
			return err
		}
		i = 1
	}
	x.off = lead.at()
	return nil
}

func (x *intersection) has(off int64) (bool, error) {
	for _, c := range x.all {
		if ok, err := c.has(off); !ok || err != nil {
			return false, err
		}
	}
	return true, nil
}
