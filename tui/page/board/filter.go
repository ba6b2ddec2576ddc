package board

import (
	"fmt"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// changeLook is an action that changes how the list is looked at.
func (b *board) changeLook(change func(*list)) func() tea.Cmd {
	return func() tea.Cmd {
		l := b.list()
		l.view = ""
		change(l)
		return b.relook(l)
	}
}

// filterKeys lists the filters, each at one key.
func (b *board) filterKeys() []page.Key {
	w, l := &b.env.Words.Board, b.list()
	who, noMine := w.Owner, ""
	if b.tab == orders {
		who, noMine = w.Provider, w.NoMine
	}
	return []page.Key{
		{Name: "filter", Keys: []string{"p", "f"}, Label: w.Filter, Do: b.startTyping},
		{Name: "overdue", Keys: []string{"o"}, Label: w.Overdue, Do: b.changeLook(func(l *list) { l.look.Overdue = !l.look.Overdue })},
		{Name: "all", Keys: []string{"x"}, Label: w.Clear, Hidden: !l.look.narrowed(), Do: b.changeLook(func(l *list) {
			l.lookAt(look{Sort: l.look.Sort, Back: l.look.Back}, "")
		})},
		{Name: "state", Keys: []string{"s"}, Label: w.State, Do: b.changeLook(func(l *list) { l.look.State = after(l.states(), l.look.State) })},
		{Name: "who", Keys: []string{"w"}, Label: who, Off: widget.Denied(b.env, careline.MayLookUp), Do: b.pickWho},
		{Name: "mine", Keys: []string{"m"}, Label: w.MineKey, Off: noMine, Hidden: noMine != "", Do: b.changeLook(func(l *list) {
			l.look.setWho(look{Mine: !l.look.Mine})
		})},
		{Name: "nobody", Keys: []string{"n"}, Label: w.NobodyKey, Do: b.changeLook(func(l *list) { l.look.setWho(look{Nobody: !l.look.Nobody}) })},
		{Name: "older", Keys: []string{"d"}, Label: w.Age, Do: b.changeLook(func(l *list) { l.look.older() })},
		{Name: "city", Keys: []string{"c"}, Label: w.City, Off: widget.Denied(b.env, careline.MayLookUp), Do: b.pickCity},
		{Name: "promise", Keys: []string{"l"}, Label: w.PromiseKey, Do: b.changeLook(func(l *list) { l.look.fulfil() })},
		{Name: "what", Keys: []string{"t"}, Label: l.heading(w, byWhat), Do: b.changeLook(func(l *list) { l.look.What = after(l.whats(), l.look.What) })},
	}
}

func (b *board) startTyping() tea.Cmd {
	l := b.list()
	l.typing = true
	l.field.Focus()
	return nil
}

func (b *board) endTyping() {
	l := b.list()
	l.typing = false
	l.field.Blur()
}

// sortKeys lists the columns; the n-th has the key n.
func (b *board) sortKeys() []page.Key {
	w, l := &b.env.Words.Board, b.list()
	keys := make([]page.Key, len(columns))
	for i, c := range columns {
		name := string(c)
		if c == byDue {
			name = "due"
		}
		keys[i] = page.Key{
			Name: "sort " + name, Keys: []string{strconv.Itoa(i + 1)}, Label: fmt.Sprintf(w.SortBy, l.heading(w, c)), Hidden: true,
			Do: b.changeLook(func(l *list) { l.look.sortBy(c) }),
		}
	}
	return keys
}

func (k *look) setWho(to look) {
	k.Who, k.WhoName, k.Mine, k.Nobody = to.Who, to.WhoName, to.Mine, to.Nobody
}

// pickWho asks for the provider or the owner whose records are to be shown.
func (b *board) pickWho() tea.Cmd {
	if b.got == nil {
		return nil
	}
	w, l := &b.env.Words.Board, b.list()
	count := map[int64]int{}
	for _, r := range l.rows {
		count[r.whoID]++
	}
	all := []choice{{name: both(w.Everybody)}}
	add := func(id int64, code, name string) {
		c := choice{id: id, code: code, name: both(name)}
		if n := count[id]; n > 0 {
			c.note = strconv.Itoa(n)
		}
		all = append(all, c)
	}
	if b.tab == orders {
		for _, p := range b.got.providers {
			add(int64(p.Provider.ID), "", p.Provider.Name)
		}
	} else {
		for _, p := range b.got.colleagues {
			add(int64(p.ID), p.Login, p.Name)
		}
	}
	b.panel = newPicker(w.WhoseTitle, b.env.Words.Form.None, all, func(c choice) tea.Cmd {
		return b.changeLook(func(l *list) { l.look.setWho(look{Who: c.id, WhoName: whoName(c)}) })()
	})
	return nil
}

func whoName(c choice) string {
	if c.id == 0 {
		return ""
	}
	return c.name.EN
}

func both(name string) careline.Words {
	var w careline.Words
	w.EN, w.ZH = name, name
	return w
}
