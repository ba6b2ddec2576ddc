package board

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// cityName is a city as people say it, safe to show.
func cityName(r careline.Region) string {
	if r.City == "" {
		return careline.Sanitize(r.String())
	}
	return careline.Sanitize(r.City)
}

// pickCity asks in which city what is shown is to be; the store knows where
// something is open.
func (b *board) pickCity() tea.Cmd {
	w, s := &b.env.Words.Board, b.env.Session
	b.panel = newPicker(w.CityTitle, b.env.Words.Form.None, []choice{{name: both(w.AnyCity)}}, func(c choice) tea.Cmd {
		return b.changeLook(func(l *list) { l.look.City = c.in })()
	})
	var cmd tea.Cmd
	b.asking, cmd = page.Ask(b.asking, s.OpenPlaces)
	return cmd
}

func (b *board) offerCities(all []careline.CityStanding, err error) tea.Cmd {
	p, open := b.panel.(*picker)
	if err != nil {
		b.panel = nil
		return page.Fail(err, b.env.Lang)
	}
	if !open {
		return nil
	}
	choices := p.all
	for i := range all {
		c := &all[i]
		n := c.Orders
		if b.tab == cases {
			n = c.Cases
		}
		if n > 0 && c.In != (careline.Region{}) {
			choices = append(choices, choice{name: both(cityName(c.In)), note: strconv.Itoa(n), in: c.In})
		}
	}
	p.offer(choices)
	return nil
}

// pickProvider asks for the provider with whom the cases that are shown have
// an open order.
func (b *board) pickProvider() tea.Cmd {
	if b.got == nil {
		return nil
	}
	w := &b.env.Words.Board
	all := []choice{{name: both(w.Everybody)}}
	for _, p := range b.got.providers {
		all = append(all, choice{id: int64(p.Provider.ID), name: both(p.Provider.Name)})
	}
	b.panel = newPicker(w.AtTitle, b.env.Words.Form.None, all, func(c choice) tea.Cmd {
		return b.changeLook(func(l *list) { l.look.At, l.look.AtName = careline.ProviderID(c.id), whoName(c) })()
	})
	return nil
}
