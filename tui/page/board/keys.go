package board

import (
	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Keys lists what can be done, the most used first.
func (b *board) Keys() []page.Key {
	w, l := &b.env.Words.Board, b.list()
	if b.panel != nil {
		return b.panel.keys(b)
	}
	none := ""
	if len(l.shown) == 0 {
		none = w.Nothing
	}
	open := page.Key{Name: "open", Keys: []string{"enter"}, Label: w.Open, Off: none, Do: b.open}
	acts := b.actKeys()
	if l.typing {
		return []page.Key{open, acts[0], {
			Name: "filtered", Keys: []string{"esc"}, Label: b.env.Words.Common.Back, Do: func() tea.Cmd {
				b.endTyping()
				return nil
			},
		}}
	}
	other := ""
	if !b.seesCases() {
		other = w.NoCases
	}
	keys := append([]page.Key{open, acts[0]}, b.filterKeys()[:3]...)
	keys = append(keys,
		page.Key{Name: "mark", Keys: []string{"space"}, Label: w.Mark, Off: none, Do: func() tea.Cmd {
			l.mark()
			return nil
		}},
		page.Key{Name: "tab", Keys: []string{"tab", "shift+tab"}, Label: w.Tab, Off: other, Do: func() tea.Cmd {
			b.tab = cases - b.tab
			return nil
		}},
	)
	keys = append(keys, acts[1:]...)
	keys = append(keys, b.filterKeys()[3:]...)
	keys = append(keys, b.viewKeys()...)
	keys = append(keys, b.markKeys(none)...)
	sees := widget.Denied(b.env, careline.MayLookUp)
	if none != "" {
		sees = none
	}
	keys = append(keys, page.Key{Name: "customer", Keys: []string{"u"}, Label: w.Customer, Off: sees, Do: b.customer})
	return append(keys, b.sortKeys()...)
}

func (b *board) markKeys(none string) []page.Key {
	w, l := &b.env.Words.Board, b.list()
	on := func(key string) func() tea.Cmd {
		return func() tea.Cmd {
			l.markOn(key)
			return nil
		}
	}
	return []page.Key{
		{Name: "mark all", Keys: []string{"*", "ctrl+a"}, Label: w.MarkAll, Off: none, Hidden: true, Do: func() tea.Cmd {
			l.markAll()
			return nil
		}},
		{Name: "mark up", Keys: []string{"shift+up"}, Label: w.MarkUp, Off: none, Hidden: true, Do: on("up")},
		{Name: "mark down", Keys: []string{"shift+down"}, Label: w.MarkDown, Off: none, Hidden: true, Do: on("down")},
	}
}

func (b *board) open() tea.Cmd {
	l := b.list()
	r := l.shown[l.at.At]
	b.endTyping()
	if r.ref.Kind == careline.KindOrder {
		return page.Open(page.ToOrder{ID: careline.OrderID(r.ref.ID)})
	}
	return page.Open(page.ToCase{ID: careline.CaseID(r.ref.ID)})
}

func (b *board) customer() tea.Cmd {
	l := b.list()
	return page.Open(page.ToCustomer{ID: l.shown[l.at.At].customer})
}
