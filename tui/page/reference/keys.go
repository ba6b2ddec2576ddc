package reference

import (
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Keys lists what can be done.
func (l *list) Keys() []page.Key {
	w := l.words()
	if l.asking != nil {
		return l.asking.keys(l)
	}
	denied := widget.Denied(l.env, l.kind.Needs)
	none := l.none()
	if l.typing {
		return []page.Key{
			{Name: "open", Keys: []string{"enter"}, Label: w.Open, Off: none, Do: l.open},
			{Name: "filtered", Keys: []string{"esc"}, Label: l.env.Words.Common.Back, Do: func() tea.Cmd {
				l.stopTyping()
				return nil
			}},
		}
	}
	retire, all := w.Retire, w.All
	if r := l.chosen(); r != nil && r.retired {
		retire = w.TakeBack
	}
	if l.retired {
		all = w.Current
	}
	keys := []page.Key{
		{Name: "open", Keys: []string{"enter", "e"}, Label: w.Open, Off: none, Do: l.open},
		{Name: "new", Keys: []string{"n"}, Label: w.New, Off: denied, Do: func() tea.Cmd {
			return page.Open(page.ToSubject{Subject: careline.Subject{Kind: l.kind.Of}, Provider: l.only})
		}},
		{Name: "retire", Keys: []string{"r"}, Label: retire, Off: none, Do: func() tea.Cmd { return l.ask(true) }},
		{Name: "used", Keys: []string{"u"}, Label: w.Used, Off: none, Do: func() tea.Cmd { return l.ask(false) }},
		{Name: "filter", Keys: []string{"f"}, Label: w.Filter, Off: denied, Do: func() tea.Cmd {
			l.typing = true
			l.filter.Focus()
			return nil
		}},
		{Name: "all", Keys: []string{"a"}, Label: all, Off: denied, Do: l.look(func() { l.retired = !l.retired })},
		{Name: "sort", Keys: []string{"s"}, Label: w.Sort, Off: denied, Do: l.look(func() { l.sort = (l.sort + 1) % (len(l.kind.columns) + 1) })},
		{Name: "import", Keys: []string{"i"}, Label: w.Import, Off: l.mayNot(careline.MayImport), Do: func() tea.Cmd {
			return page.Open(page.ToImport{What: l.kind.Plural})
		}},
		{Name: "export", Keys: []string{"x"}, Label: w.Export, Off: l.mayNot(careline.MayExport), Do: func() tea.Cmd {
			return page.Open(page.ToExport{What: l.kind.Plural})
		}},
		{Name: "tab", Keys: []string{"tab"}, Label: w.Next, Do: func() tea.Cmd { return l.turn(1) }},
		{Name: "tab back", Keys: []string{"shift+tab"}, Label: w.Previous, Hidden: true, Do: func() tea.Cmd { return l.turn(-1) }},
		{
			Name: "clear", Keys: []string{"c"}, Label: w.Clear, Hidden: !l.narrowed(),
			Do: l.look(func() {
				l.filter.SetValue("")
				l.only = 0
			}),
		},
	}
	if l.kind.keys != nil {
		of := slices.IndexFunc(keys, func(k page.Key) bool { return k.Name == "filter" })
		keys = slices.Insert(keys, of, l.kind.keys(l)...)
	}
	for i, k := range Kinds() {
		keys = append(keys, page.Key{
			Name: string(k.Of), Keys: []string{strconv.Itoa(i + 1)}, Label: k.Name(w), Hidden: true, Off: widget.Denied(l.env, k.Needs),
			Do: func() tea.Cmd { return page.Become(page.ToReference{Kind: k.Of}) },
		})
	}
	return l.saving.Hold(l.env, keys)
}

// mayNot says why the person may not do something with the whole list; empty:
// they may.
func (l *list) mayNot(p careline.Permission) string {
	if off := widget.Denied(l.env, l.kind.Needs); off != "" {
		return off
	}
	return widget.Denied(l.env, p)
}

// none says why nothing can be done with the chosen row; empty where it can.
func (l *list) none() string {
	switch denied := widget.Denied(l.env, l.kind.Needs); {
	case denied != "" || l.chosen() != nil:
		return denied
	case l.narrowed():
		return l.env.Words.Reference.NotFound
	}
	return l.env.Words.Reference.Nothing
}

func (l *list) narrowed() bool { return l.filter.Value() != "" || l.only != 0 }

func (l *list) stopTyping() {
	l.typing = false
	l.filter.Blur()
}

func (l *list) open() tea.Cmd {
	l.stopTyping()
	return page.Open(page.ToSubject{Subject: l.chosen().of, Provider: l.only})
}

// look changes how the list is looked at.
func (l *list) look(change func()) func() tea.Cmd {
	return func() tea.Cmd {
		change()
		l.refresh()
		return nil
	}
}

// turn goes to the next sort that the person may see.
func (l *list) turn(by int) tea.Cmd {
	all := Kinds()
	for i, k := range all {
		if k.Of != l.kind.Of {
			continue
		}
		for n := 1; n < len(all); n++ {
			next := all[(i+n*by+n*len(all))%len(all)]
			if widget.Denied(l.env, next.Needs) == "" {
				return page.Become(page.ToReference{Kind: next.Of})
			}
		}
	}
	return nil
}
