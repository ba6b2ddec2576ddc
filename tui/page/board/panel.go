package board

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// panel asks for something under the list, or tells of something; esc closes
// it.
type panel interface {
	keys(b *board) []page.Key
	update(msg tea.Msg)
	// draw gives at most height lines of width cells, and the cell of the
	// cursor where there is one.
	draw(env *page.Env, width, height int) (widget.Section, *tea.Cursor)
	wants(width int) int // how many lines it would like
	typing() bool
}

func (b *board) closeKey() page.Key {
	return page.Key{Name: "close", Keys: []string{"esc"}, Label: b.env.Words.Common.Back, Do: func() tea.Cmd {
		b.panel = nil
		b.asking.Drop()
		b.asking = nil
		return nil
	}}
}

// choice is one line of a picker.
type choice struct {
	id   int64
	code string
	name careline.Words
	note string
	in   careline.Region // of a city
}

// picker chooses one of many by typing.
type picker struct {
	title  string
	empty  string // said where there is nothing to choose from
	field  *widget.Field
	all    []choice
	fit    []int // into all, best first
	rows   widget.Rows
	high   int
	picked func(choice) tea.Cmd
}

func newPicker(title, empty string, all []choice, picked func(choice) tea.Cmd) *picker {
	p := &picker{title: title, empty: empty, field: widget.NewField(""), picked: picked}
	p.field.Focus()
	p.offer(all)
	return p
}

// offer replaces what can be chosen; what was typed does its work on it.
func (p *picker) offer(all []choice) {
	p.all = all
	p.narrow()
}

func (p *picker) narrow() {
	options := make([]widget.Option, len(p.all))
	for i, c := range p.all {
		options[i] = widget.Option{Code: c.code, Name: c.name}
	}
	p.fit = widget.Rank(options, p.field.Value())
	p.rows.At = 0
}

func (p *picker) keys(b *board) []page.Key {
	off := ""
	if len(p.fit) == 0 {
		off = b.env.Words.Form.NoMatch
		if len(p.all) == 0 {
			off = p.empty
		}
	}
	return []page.Key{
		{Name: "pick", Keys: []string{"enter", "ctrl+s"}, Label: b.env.Words.Board.Pick, Off: off, Do: func() tea.Cmd {
			b.panel = nil
			return p.picked(p.all[p.fit[p.rows.At]])
		}},
		b.closeKey(),
	}
}

func (p *picker) typing() bool { return true }

func (p *picker) wants(int) int { return min(len(p.all), 12) + 1 }

func (p *picker) update(msg tea.Msg) {
	if k, is := msg.(tea.KeyPressMsg); is && p.rows.Move(k.String(), len(p.fit), p.high) {
		return
	}
	if before := p.field.Value(); p.field.Update(msg) && p.field.Value() != before {
		p.narrow()
	}
}

func (p *picker) draw(env *page.Env, width, height int) (widget.Section, *tea.Cursor) {
	ink := env.Theme.Ink()
	p.high = max(1, height-1)
	p.field.Placeholder = env.Words.Board.PickHint
	lines := []string{" " + p.field.Draw(env, width-2)}
	x, _ := p.field.Cursor()
	from, to := p.rows.Show(len(p.fit), p.high)
	for i := from; i < to; i++ {
		c := p.all[p.fit[i]]
		mark, ink := "  ", ink
		if i == p.rows.At {
			mark, ink = "▸ ", env.Theme.Chosen()
		}
		name := widget.Fit(careline.Sanitize(c.name.In(env.Lang)), max(8, min(30, width/3)))
		line := ink.Text.Render(mark+name+" ") + ink.Dim.Render(widget.Fit(careline.Sanitize(c.note), max(0, width-3-max(8, min(30, width/3)))))
		lines = append(lines, p.rows.Hit(env, i, line, widget.Click{}))
	}
	switch {
	case len(p.all) == 0:
		lines = append(lines, "  "+ink.Dim.Render(p.empty))
	case len(p.fit) == 0:
		lines = append(lines, "  "+ink.Bad.Render(env.Words.Form.NoMatch))
	}
	right := ""
	if len(p.fit) > p.high {
		right = fmt.Sprintf("%d/%d", p.rows.At+1, len(p.fit))
	}
	return widget.Section{Title: p.title, Right: right, Lines: lines, Focused: true}, tea.NewCursor(1+x, 0)
}

// asker asks for a line of text.
type asker struct {
	title string
	field *widget.Field
	done  func(string) tea.Cmd
}

func newAsker(title, value string, done func(string) tea.Cmd) *asker {
	a := &asker{title: title, field: widget.NewField(""), done: done}
	a.field.SetValue(value)
	a.field.Focus()
	return a
}

func (a *asker) keys(b *board) []page.Key {
	return []page.Key{
		{Name: "submit", Keys: []string{"enter", "ctrl+s"}, Label: b.env.Words.Board.Submit, Do: func() tea.Cmd {
			b.panel = nil
			return a.done(a.field.Value())
		}},
		b.closeKey(),
	}
}

func (a *asker) update(msg tea.Msg) { a.field.Update(msg) }
func (a *asker) typing() bool       { return true }
func (a *asker) wants(int) int      { return 1 }

func (a *asker) draw(env *page.Env, width, _ int) (widget.Section, *tea.Cursor) {
	line := " " + a.field.Draw(env, width-2)
	x, _ := a.field.Cursor()
	return widget.Section{Title: a.title, Lines: []string{line}, Focused: true}, tea.NewCursor(1+x, 0)
}

// teller shows lines, and asks for a yes where there is something to do.
type teller struct {
	title string
	lines []string
	yes   func() tea.Cmd // nil: there is nothing to do
	top   int            // the first line that is shown
	last  int            // how far one can go down
}

func (t *teller) keys(b *board) []page.Key {
	if t.yes == nil {
		seen := b.closeKey()
		undo := b.undoKey()
		do := undo.Do
		undo.Do = func() tea.Cmd {
			b.panel = nil
			return do()
		}
		return []page.Key{seen, undo, {Name: "seen", Keys: []string{"enter"}, Label: seen.Label, Hidden: true, Do: seen.Do}}
	}
	return []page.Key{
		{Name: "yes", Keys: []string{"y"}, Label: b.env.Words.Board.Yes, Do: func() tea.Cmd {
			b.panel = nil
			return t.yes()
		}},
		b.closeKey(),
	}
}

func (t *teller) update(msg tea.Msg) {
	if k, is := msg.(tea.KeyPressMsg); is {
		at := widget.Rows{At: t.top}
		at.Move(k.String(), t.last+1, 10)
		t.top = at.At
	}
}
func (t *teller) typing() bool        { return false }
func (t *teller) wants(width int) int { return min(len(t.wrapped(width)), 12) }

// wrapped is all that is told, on lines that fit.
func (t *teller) wrapped(width int) []string {
	var all []string
	for _, l := range t.lines {
		all = append(all, widget.Wrap(l, max(8, width-2))...)
	}
	return all
}

func (t *teller) draw(env *page.Env, width, height int) (widget.Section, *tea.Cursor) {
	all := t.wrapped(width)
	last := max(0, len(all)-height)
	t.top = max(0, min(t.top, last))
	t.last = last
	var lines []string
	for _, l := range all[t.top:min(len(all), t.top+height)] {
		lines = append(lines, " "+env.Theme.Ink().Text.Render(l))
	}
	right := ""
	if last > 0 {
		right = fmt.Sprintf("%d/%d ↑↓", t.top+len(lines), len(all))
	}
	return widget.Section{Title: t.title, Right: right, Lines: lines, Focused: true}, nil
}
