package board

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// keptView is what came of keeping or dropping a view.
type keptView struct {
	said string
	name string // under which the present look is now kept; empty: it isn't
	all  []careline.SavedView
}

// viewsHere lists the views of the list that is shown.
func (b *board) viewsHere() []careline.SavedView {
	if b.got == nil {
		return nil
	}
	return slices.DeleteFunc(slices.Clone(b.got.views), func(v careline.SavedView) bool { return v.List != listNames[b.tab] })
}

func (b *board) viewKeys() []page.Key {
	w := &b.env.Words.Board
	none := ""
	if len(b.viewsHere()) == 0 {
		none = w.NoViews
	}
	return []page.Key{
		{Name: "views", Keys: []string{"v"}, Label: w.Views, Off: none, Do: func() tea.Cmd {
			b.panel = &viewList{all: b.viewsHere()}
			return nil
		}},
		{Name: "save", Keys: []string{"ctrl+s"}, Label: w.SaveView, Hidden: true, Do: b.saveView},
	}
}

// saveView asks for the name under which the present look is kept.
func (b *board) saveView() tea.Cmd {
	l := b.list()
	k := l.look
	b.panel = newAsker(b.env.Words.Board.SaveTitle, l.view, func(name string) tea.Cmd {
		v := careline.SavedView{Name: name, List: listNames[b.tab], Spec: k.spec()}
		if old := slices.IndexFunc(b.viewsHere(), func(o careline.SavedView) bool { return o.Name == name }); old >= 0 {
			v.Opens = b.viewsHere()[old].Opens
		}
		return b.keepView(v, fmt.Sprintf(b.env.Words.Board.ViewSaved, name), name)
	})
	return nil
}

func (b *board) keepView(v careline.SavedView, said, name string) tea.Cmd {
	return b.askViews(keptView{said: said, name: name}, careline.DeedSaveView.With(v))
}

func (b *board) askViews(kept keptView, keep careline.Intent[struct{}]) tea.Cmd {
	s, write := b.env.Session, widget.Deliver(b.env, b.env.NewKey(), keep)
	var cmd tea.Cmd
	b.views, cmd = page.Ask(nil, func(ctx context.Context) (keptView, error) {
		_, err := write(ctx)
		if err == nil {
			kept.all, err = s.SavedViews(ctx)
		}
		return kept, err
	})
	return cmd
}

func (b *board) viewKept(kept keptView, err error) tea.Cmd {
	if widget.Posted(err) {
		return widget.SayPosted(b.env, err)
	}
	if err != nil {
		return page.Fail(err, b.env.Lang)
	}
	if b.got != nil {
		b.got.views = kept.all
	}
	if kept.name != "" {
		b.list().view = kept.name
	}
	if p, open := b.panel.(*viewList); open {
		p.all = b.viewsHere()
	}
	return page.Done(kept.said)
}

// through looks at the list through a view, and says so where whom it names
// is gone.
func (b *board) through(l *list, v careline.SavedView) tea.Cmd {
	var k look
	if json.Unmarshal([]byte(v.Spec), &k) != nil || !slices.Contains(ages, k.Hours) {
		return widget.Warn(fmt.Sprintf(b.env.Words.Board.ViewUnread, v.Name))
	}
	l.lookAt(k, v.Name)
	if k.Who != 0 && !b.known(l.tab, k.Who) {
		return widget.Warn(fmt.Sprintf(b.env.Words.Board.ViewGone, v.Name, k.WhoName))
	}
	return nil
}

// known tells whether a provider or a colleague is still there.
func (b *board) known(t tab, who int64) bool {
	if t == orders {
		return slices.ContainsFunc(b.got.providers, func(p careline.ProviderRow) bool { return int64(p.Provider.ID) == who })
	}
	return slices.ContainsFunc(b.got.colleagues, func(p careline.Colleague) bool { return int64(p.ID) == who })
}

// openWithViews looks at each list through the view that opens it.
func (b *board) openWithViews() tea.Cmd {
	var said []tea.Cmd
	for _, v := range b.got.views {
		if at := slices.Index(listNames[:], v.List); at >= 0 && v.Opens {
			said = append(said, b.through(&b.lists[at], v))
		}
	}
	return tea.Batch(said...)
}

// viewList picks one of the person's views.
type viewList struct {
	all  []careline.SavedView
	rows widget.Rows
	high int
}

func (p *viewList) keys(b *board) []page.Key {
	w := &b.env.Words.Board
	none := ""
	if len(p.all) == 0 {
		none = w.NoViews
	}
	chosen := func(do func(careline.SavedView) tea.Cmd) func() tea.Cmd {
		return func() tea.Cmd { return do(p.all[max(0, min(p.rows.At, len(p.all)-1))]) }
	}
	pick := func(v careline.SavedView) tea.Cmd {
		b.panel = nil
		said := b.through(b.list(), v)
		return tea.Batch(b.relook(b.list()), said)
	}
	keys := []page.Key{
		{Name: "pick", Keys: []string{"enter", "ctrl+s"}, Label: w.Pick, Off: none, Do: chosen(pick)},
		{Name: "opens", Keys: []string{"o"}, Label: w.Opens, Off: none, Do: chosen(func(v careline.SavedView) tea.Cmd {
			v.Opens = !v.Opens
			said := w.OpensWith
			if !v.Opens {
				said = w.OpensPlain
			}
			return b.keepView(v, fmt.Sprintf(said, v.Name), "")
		})},
		{Name: "drop", Keys: []string{"d", "delete"}, Label: w.Drop, Off: none, Do: chosen(func(v careline.SavedView) tea.Cmd {
			return b.askViews(keptView{said: fmt.Sprintf(w.Dropped, v.Name)}, careline.DeedDropView.With(v))
		})},
		b.closeKey(),
	}
	for i, v := range p.all[:min(9, len(p.all))] {
		n := strconv.Itoa(i + 1)
		keys = append(keys, page.Key{Name: "view " + n, Keys: []string{n}, Label: v.Name, Hidden: true, Do: func() tea.Cmd { return pick(v) }})
	}
	return keys
}

func (p *viewList) update(msg tea.Msg) {
	if k, is := msg.(tea.KeyPressMsg); is {
		p.rows.Move(k.String(), len(p.all), p.high)
	}
}

func (p *viewList) typing() bool  { return false }
func (p *viewList) wants(int) int { return max(1, min(len(p.all), 12)) }

func (p *viewList) draw(env *page.Env, width, height int) (widget.Section, *tea.Cursor) {
	w := &env.Words.Board
	p.high = max(1, height)
	from, to := p.rows.Show(len(p.all), p.high)
	var lines []string
	for i := from; i < to; i++ {
		mark, ink := "  ", env.Theme.Ink()
		if i == p.rows.At {
			mark, ink = "▸ ", env.Theme.Chosen()
		}
		n := "  "
		if i < 9 {
			n = strconv.Itoa(i+1) + " "
		}
		line := mark + n + careline.Sanitize(p.all[i].Name)
		if p.all[i].Opens {
			line += "  · " + w.IsOpening
		}
		lines = append(lines, p.rows.Hit(env, i, ink.Text.Render(widget.Fit(line, width)), widget.Click{}))
	}
	if len(p.all) == 0 {
		lines = append(lines, "  "+env.Theme.Ink().Dim.Render(w.NoViews))
	}
	return widget.Section{Title: w.Views, Lines: lines, Focused: true}, nil
}
