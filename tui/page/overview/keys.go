package overview

import (
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
)

// sections names the sections in the order of the digits that lead to them.
var sections = []string{"figures", "cases", "orders", "promises", "providers", "cities", "calls", "people"}

// Keys lists what can be done, the most used first.
func (p *overview) Keys() []page.Key {
	w := &p.env.Words.Overview
	at, found := p.at()
	off := ""
	if !found || at.to == nil {
		off = w.Nothing
	}
	keys := []page.Key{
		{Name: "open", Keys: []string{"enter"}, Label: w.Open, Off: off, Do: func() tea.Cmd { return page.Open(at.to) }},
		{Name: "next", Keys: []string{"tab"}, Label: w.Next, Do: p.toSection(1)},
		{Name: "before", Keys: []string{"shift+tab"}, Label: w.Before, Hidden: true, Do: p.toSection(-1)},
	}
	for _, way := range []struct {
		key    string
		dx, dy int
	}{{"left", -1, 0}, {"right", 1, 0}, {"up", 0, -1}, {"down", 0, 1}} {
		keys = append(keys, page.Key{Name: way.key, Keys: []string{way.key}, Label: w.Move, Hidden: true, Do: func() tea.Cmd {
			p.move(way.dx, way.dy)
			return nil
		}})
	}
	for i, name := range sections {
		n := strconv.Itoa(i + 1)
		keys = append(keys, page.Key{Name: "section " + n, Keys: []string{n}, Label: fmt.Sprintf(w.Section, i+1), Hidden: true, Do: func() tea.Cmd {
			p.first(name)
			return nil
		}})
	}
	return keys
}

// first chooses the first number of a section, where it is on the screen.
func (p *overview) first(section string) bool {
	i := slices.IndexFunc(p.drawn, func(s spot) bool { return s.section == section })
	if i >= 0 {
		p.chosen = p.drawn[i].name
	}
	return i >= 0
}

// toSection goes to the next section that has numbers, or the one before.
func (p *overview) toSection(by int) func() tea.Cmd {
	return func() tea.Cmd {
		at, _ := p.at()
		n := len(sections)
		for i := 1; i <= n; i++ {
			if p.first(sections[(slices.Index(sections, at.section)+by*i+n*n)%n]) {
				break
			}
		}
		return nil
	}
}

// move goes to the nearest number in a direction: what stands in line before
// what stands aside. The figures hold all that is under them.
func (p *overview) move(dx, dy int) {
	at, found := p.at()
	if !found {
		p.chosen = firstCell
		return
	}
	best, least := "", 1<<30
	for _, s := range p.drawn {
		x, y := s.x-at.x, s.y-at.y
		along, aside := x*dx+y*dy, x*dy+y*dx
		if along <= 0 {
			continue
		}
		if aside < 0 {
			aside = -aside
		}
		far := 40*along + aside
		if dx != 0 { // to another line only where this one ends
			far = along + 200*aside
		}
		if far < least {
			best, least = s.name, far
		}
	}
	if best != "" {
		p.chosen = best
	}
}
