package board

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// wide is from how many cells on the table shows windows in full and regions.
const wide = 110

// dueCells is how wide a window is on a wide screen.
const dueCells = 21

// View draws the list that is chosen, with how it is looked at above it.
func (b *board) View(size page.Size) page.Frame {
	env := b.env
	if b.got == nil {
		said := env.Words.Form.Loading
		if b.gone != nil {
			said = careline.Explain(b.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	l, width := b.list(), size.Width-2
	above, x := b.above(width)
	height := max(1, size.Height-5)
	b.high = height
	lines := []string{b.header(width)}
	from, to := l.at.Show(len(l.shown), height)
	now := env.Session.Now()
	for i := from; i < to; i++ {
		lines = append(lines, b.line(&l.shown[i], i == l.at.At, now, width))
	}
	if len(l.shown) == 0 {
		said := env.Words.Board.Nothing
		if l.narrowed() {
			said = env.Words.Board.NotFound
		}
		lines = append(lines, "", "  "+env.Theme.Ink().Dim.Render(said))
	}
	box := widget.Box(env.Theme, size.Width,
		widget.Section{Title: b.tabs(), Right: b.count(), Lines: []string{above}, Height: 1, Focused: l.typing},
		widget.Section{Lines: lines, Height: height + 1, Focused: !l.typing},
	)
	frame := page.Frame{Body: strings.Join(box, "\n")}
	if l.typing {
		frame.Cursor = tea.NewCursor(1+x, 1)
	}
	return frame
}

// tabs names both lists, the one that is shown in brackets.
func (b *board) tabs() string {
	w, ink := &b.env.Words.Board, b.env.Theme.Ink()
	names := []string{
		fmt.Sprintf("%s %d", w.Orders, len(b.lists[orders].rows)), fmt.Sprintf("%s %d", w.Cases, len(b.lists[cases].rows)),
	}
	if !b.seesCases() {
		names = names[:1]
	}
	for i := range names {
		if tab(i) == b.tab {
			names[i] = ink.Accent.Bold(true).Render("[" + names[i] + "]")
		} else {
			names[i] = ink.Dim.Render(" " + names[i] + " ")
		}
	}
	return strings.Join(names, " ")
}

// count says how many of how many are shown.
func (b *board) count() string {
	l := b.list()
	if len(l.rows) >= most {
		return fmt.Sprintf(b.env.Words.Board.More, most)
	}
	if l.narrowed() {
		return fmt.Sprintf("%d/%d", len(l.shown), len(l.rows))
	}
	return ""
}

// above says how the list is looked at, and gives the cell of the filter's
// cursor.
func (b *board) above(width int) (line string, x int) {
	w, l, ink := &b.env.Words.Board, b.list(), b.env.Theme.Ink()
	state := w.AllStates
	for _, r := range l.rows {
		if r.code == l.state {
			state = r.state.In(b.env.Lang)
		}
	}
	said := []string{
		map[order]string{overdueFirst: w.OverdueFirst, newestFirst: w.NewestFirst, oldestFirst: w.OldestFirst}[l.sort],
	}
	if l.overdue {
		said = append([]string{w.OnlyOverdue}, said...)
	}
	said = append([]string{state}, said...)
	right := ink.Dim.Render(strings.Join(said, " · ")) + " "
	if !l.typing && l.filter.Value() == "" {
		return widget.Apart("", right, width), 0
	}
	l.filter.Placeholder = w.FilterHint
	label := " " + w.Filtered
	room := max(8, width/2-lipgloss.Width(label))
	left := ink.Accent.Render(label) + l.filter.View(b.env.Theme, room)
	x, _ = l.filter.Cursor()
	return widget.Apart(left, right, width), x + lipgloss.Width(label)
}

// columns gives the widths of number, state, age, kind, customer, provider or
// owner; what is left is the last column's.
func (b *board) columns(width int) [7]int {
	c := [7]int{10, 11, 7, 9, 8, 12}
	if b.tab == cases {
		c[1], c[3], c[5] = 13, 8, 10
	}
	rest := width - 2
	for _, n := range c {
		if n > 0 {
			rest -= n + 1
		}
	}
	if width >= wide-2 {
		c[1], c[3], c[4], c[5] = c[1]+2, c[3]+5, c[4]+4, c[5]+8
		rest -= 19
	}
	c[6] = max(0, rest)
	return c
}

func (b *board) header(width int) string {
	w := &b.env.Words.Board
	kind, who, due := w.Kind, w.Provider, w.Window
	if b.tab == cases {
		kind, who, due = w.Severity, w.Owner, w.Promise
	}
	if width >= wide-2 {
		more := w.Where
		if b.tab == cases {
			more = w.About
		}
		due = widget.Fit(due, dueCells) + " " + more
	}
	cells := []string{w.Number, w.State, w.Age, kind, w.Customer, who, due}
	return "  " + b.env.Theme.Ink().Dim.Render(b.table(cells, width))
}

func (b *board) table(cells []string, width int) string {
	columns := b.columns(width)
	for i := range cells {
		cells[i] = widget.Fit(cells[i], columns[i])
	}
	return strings.Join(cells, " ")
}

func (b *board) line(r *row, chosen bool, now time.Time, width int) string {
	env := b.env
	ink, mark := env.Theme.Ink(), "  "
	if chosen {
		ink, mark = env.Theme.Chosen(), "▸ "
	}
	who := r.who
	if who == "" && b.tab == orders {
		who = env.Words.Board.Waiting
	}
	due, over := "", r.over(now)
	switch {
	case r.due.IsZero():
	case over && r.raised:
		due = fmt.Sprintf(env.Words.Board.Escalated, env.Words.Times.Span(now.Sub(r.due)))
	case over || width < wide-2:
		due = env.Words.Times.Due(r.due, now)
	case b.tab == orders:
		due = env.Words.Times.Window(r.window, now)
	default:
		due = env.Words.Times.Moment(r.due, now)
	}
	if r.raised && !over { // promised anew
		due = "! " + due
	}
	if width >= wide-2 {
		more := r.where
		if r.about != nil {
			more = careline.Sanitize(r.about.In(env.Lang))
		}
		due = widget.Fit(due, dueCells) + " " + more
	}
	mark = widget.Here(env, r.ref, mark)
	columns := b.columns(width)
	if names := widget.HereNames(env, r.ref, columns[6]-lipgloss.Width(due)-1); names != "" {
		due += " " + names
	}
	left := b.table([]string{
		r.ref.String(), r.state.In(env.Lang), env.Words.Times.Span(now.Sub(r.opened)), r.what.In(env.Lang), r.name, who,
	}, width)
	style := ink.Text
	if over {
		style = ink.Bad
	}
	return ink.Text.Render(mark+left+" ") + style.Render(widget.Fit(due, columns[6]))
}
