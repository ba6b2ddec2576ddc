package board

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Keys lists what can be done.
func (b *board) Keys() []page.Key {
	w, l := &b.env.Words.Board, b.list()
	none := ""
	if len(l.shown) == 0 {
		none = w.Nothing
	}
	open := page.Key{Name: "open", Keys: []string{"enter"}, Label: w.Open, Off: none, Do: b.open}
	if l.typing {
		return []page.Key{open, {
			Name: "filtered", Keys: []string{"esc"}, Label: b.env.Words.Common.Back, Do: func() tea.Cmd {
				l.typing = false
				l.filter.Blur()
				return nil
			},
		}}
	}
	other := ""
	if !b.seesCases() {
		other = w.NoCases
	}
	keys := []page.Key{
		open,
		{Name: "tab", Keys: []string{"tab", "shift+tab"}, Label: w.Tab, Off: other, Do: func() tea.Cmd {
			b.tab = cases - b.tab
			return nil
		}},
		{Name: "filter", Keys: []string{"p", "f"}, Label: w.Filter, Do: func() tea.Cmd {
			l.typing = true
			l.filter.Focus()
			return nil
		}},
		{Name: "overdue", Keys: []string{"o"}, Label: w.Overdue, Do: b.look(func(l *list) { l.overdue = !l.overdue })},
		{Name: "state", Keys: []string{"s"}, Label: w.State, Do: b.look(func(l *list) {
			all := l.states()
			l.state = all[(slices.Index(all, l.state)+1)%len(all)]
		})},
		{Name: "sort", Keys: []string{"r"}, Label: w.Sort, Do: b.look(func(l *list) { l.sort = (l.sort + 1) % orderings })},
		{Name: "customer", Keys: []string{"u"}, Label: w.Customer, Off: none, Do: b.customer},
		{
			Name: "all", Keys: []string{"x"}, Label: w.Clear, Hidden: !l.narrowed(),
			Do: b.look(func(l *list) {
				l.state, l.overdue = "", false
				l.filter.SetValue("")
			}),
		},
	}
	if off := widget.Denied(b.env, careline.MayLookUp); none == "" && off != "" {
		keys[6].Off = off
	}
	return keys
}

func (l *list) narrowed() bool { return l.state != "" || l.overdue || l.filter.Value() != "" }

// look changes how the list is looked at.
func (b *board) look(change func(*list)) func() tea.Cmd {
	return func() tea.Cmd {
		change(b.list())
		b.list().refresh(b.env)
		return nil
	}
}

func (b *board) open() tea.Cmd {
	l := b.list()
	r := l.shown[l.at.At]
	l.typing = false
	l.filter.Blur()
	if r.ref.Kind == careline.KindOrder {
		return page.Open(page.ToOrder{ID: careline.OrderID(r.ref.ID)})
	}
	return page.Open(page.ToCase{ID: careline.CaseID(r.ref.ID)})
}

func (b *board) customer() tea.Cmd {
	l := b.list()
	return page.Open(page.ToCustomer{ID: l.shown[l.at.At].customer})
}
