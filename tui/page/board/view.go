package board

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws the list that is chosen, with how it is looked at above it, and
// under it what is being asked for.
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
	height := max(1, size.Height-4-len(above))
	var asked widget.Section
	var cursor *tea.Cursor
	if b.panel != nil {
		room := max(1, min(b.panel.wants(width), height-4))
		height = max(1, height-room-1)
		asked, cursor = b.panel.draw(env, width, room)
		asked.Height = room
	}
	b.high = height
	sections := []widget.Section{
		{Title: b.tabs(), Right: b.count(), Lines: above, Height: len(above), Focused: l.typing},
		{Lines: b.table(width, height), Height: height + 1, Focused: !l.typing && b.panel == nil},
	}
	if b.panel != nil {
		sections = append(sections, asked)
	}
	box, tops := widget.Stack(env.Theme, size.Width, size.Height, sections, 1)
	frame := page.Frame{Body: strings.Join(box, "\n")}
	switch {
	case cursor != nil:
		frame.Cursor = widget.Shift(cursor, tops[2])
	case b.panel == nil && l.typing:
		frame.Cursor = tea.NewCursor(1+x, tops[0])
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

// count says what is under way or marked, and how many of how many are shown.
func (b *board) count() string {
	l := b.list()
	var said []string
	if r := b.acting; r != nil {
		said = append(said, fmt.Sprintf("%d/%d …", r.total-len(r.todo), r.total))
	}
	if marked := l.markedSaid(b.env); marked != "" {
		said = append(said, marked)
	}
	switch {
	case l.cut && l.look.narrowed():
		said = append(said, fmt.Sprintf(b.env.Words.Board.Cut, most))
	case l.cut:
		said = append(said, fmt.Sprintf(b.env.Words.Board.More, most))
	case l.look.narrowed():
		said = append(said, fmt.Sprintf("%d/%d", len(l.shown), len(l.rows)))
	}
	return strings.Join(said, " · ")
}

// above says how the list is looked at, on as many lines as that takes, and
// gives the cell of the filter's cursor.
func (b *board) above(width int) (lines []string, x int) {
	w, l, ink := &b.env.Words.Board, b.list(), b.env.Theme.Ink()
	said := joinWithin(l.said(b.env), width-2)
	left := ""
	if l.typing || l.field.Value() != "" {
		l.field.Placeholder = w.FilterHint
		label := " " + w.Filtered
		left = ink.Accent.Render(label) + l.field.View(b.env.Theme, max(8, width/2-lipgloss.Width(label)))
		x, _ = l.field.Cursor()
		x += lipgloss.Width(label)
		if len(said) > 1 || lipgloss.Width(left)+lipgloss.Width(said[0])+3 > width {
			said = append([]string{""}, said...)
		}
	}
	for i, s := range said {
		if i > 0 {
			left = ""
		}
		lines = append(lines, widget.Apart(left, ink.Dim.Render(s)+" ", width))
	}
	return lines, x
}

// joinWithin joins words to lines of at most width cells.
func joinWithin(words []string, width int) []string {
	const between = " · "
	lines := []string{""}
	for _, s := range words {
		last := &lines[len(lines)-1]
		switch {
		case *last == "":
			*last = widget.Cut(s, width)
		case lipgloss.Width(*last)+lipgloss.Width(between)+lipgloss.Width(s) <= width:
			*last += between + s
		default:
			lines = append(lines, widget.Cut(s, width))
		}
	}
	return lines
}
