package careline

import (
	"cmp"
	"slices"
)

// A search asks for the surest senses first, so that among thousands who are
// met somehow those are read who are met best. These bound the layers.
var layerBounds = []int{80, 50, 0}

// maxWays bounds how many ways of one scrap the index is asked for at once.
const maxWays = 80

// rankedScraps gives of each scrap the ways to ask for it, the surest first;
// with near, what may have been meant instead as well.
func (q Query) rankedScraps(near bool) [][]rankedWay {
	all := make([][]rankedWay, len(q.Scraps))
	for i := range q.Scraps {
		s := &q.Scraps[i]
		for k := range s.readings {
			all[i] = append(all[i], s.readings[k].ways()...)
		}
		if near {
			all[i] = append(all[i], s.nearWays()...)
		}
		slices.SortStableFunc(all[i], func(a, b rankedWay) int { return cmp.Compare(b.best, a.best) })
	}
	return all
}

func (s *Scrap) nearWays() []rankedWay {
	var all []rankedWay
	for k := range s.near {
		for _, w := range s.near[k].ways() {
			all = append(all, rankedWay{w.way, max(1, w.best-s.near[k].off)})
		}
	}
	return all
}

// layersOf gives the plans from the surest senses to all of them; each holds
// the one before.
func layersOf(scraps [][]rankedWay) []SearchPlan {
	if len(scraps) == 0 {
		return nil
	}
	var layers []SearchPlan
	last := 0
	for _, bound := range layerBounds {
		taken := 0
		plan := make(SearchPlan, len(scraps))
		for i, ways := range scraps {
			n := 0
			for n < len(ways) && (ways[n].best >= bound || ways[n].best == ways[0].best) {
				n++
			}
			plan[i] = leanScrap(ways[:n])
			taken += n
		}
		if taken > last {
			layers = append(layers, plan)
			last = taken
		}
	}
	return layers
}

// leanScrap leaves out the ways that another way holds: whoever has jian and
// guo has jian.
func leanScrap(ways []rankedWay) SearchScrap {
	lean := make(SearchScrap, 0, len(ways))
	for i, w := range ways {
		if len(lean) == maxWays {
			break
		}
		held := slices.ContainsFunc(lean, func(other SearchWay) bool { return holds(other, w.way) })
		for k := i + 1; !held && k < len(ways); k++ {
			held = len(ways[k].way) < len(w.way) && holds(ways[k].way, w.way)
		}
		if !held {
			lean = append(lean, w.way)
		}
	}
	return lean
}

// holds tells whether every term of wide is one of narrow's.
func holds(wide, narrow SearchWay) bool {
	return !slices.ContainsFunc(wide, func(t SearchTerm) bool { return !slices.Contains(narrow, t) })
}

// without gives the plans that leave out so many scraps each.
func (p SearchPlan) without(missing int) []SearchPlan {
	if missing == 0 {
		return []SearchPlan{p}
	}
	var all []SearchPlan
	for i := range p {
		if missing == 1 {
			all = append(all, append(slices.Clone(p[:i]), p[i+1:]...))
			continue
		}
		for k := i + 1; k < len(p); k++ {
			rest := append(slices.Clone(p[:i]), p[i+1:k]...)
			all = append(all, append(rest, p[k+1:]...))
		}
	}
	return all
}
