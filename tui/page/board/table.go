package board

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/widget"
)

// From how many cells on the table shows windows in full and regions, and from
// how many on also the visit and what it is about.
const (
	wide   = 110
	widest = 170
)

// dueCells is how wide a window is on a wide screen.
const dueCells = 21

// table draws the head and as many rows as there is room for.
func (b *board) table(width, height int) []string {
	l, ink := b.list(), b.env.Theme.Ink()
	lines := []string{b.header(width)}
	from, to := l.at.Show(len(l.shown), height)
	now := b.env.Session.Now()
	for i := from; i < to; i++ {
		line := b.line(&l.shown[i], i == l.at.At, now, width)
		if b.panel == nil {
			line = l.at.Hit(b.env, i, line, widget.Click{})
		}
		lines = append(lines, line)
	}
	if len(l.shown) == 0 {
		said := b.env.Words.Board.Nothing
		if l.look.narrowed() {
			said = b.env.Words.Board.NotFound
		}
		lines = append(lines, "", "  "+ink.Dim.Render(said))
	}
	return lines
}

// widths gives those of number, state, age, kind, customer, provider or
// owner; what is left is for when it is due and what follows.
func (b *board) widths(width int) (left [6]int, rest int) {
	left = [6]int{10, 11, 7, 9, 8, 12}
	if b.tab == cases {
		left[1], left[3], left[5] = 13, 8, 10
	}
	// A number is never cut; what it leaves of its place shows the kind whole.
	left[0] = max(8, b.list().digits)
	left[3] += max(0, 10-left[0])
	if width >= wide-2 {
		left[1] += 2
		left[3] += 5
		left[4] += 4
		left[5] += 8
	}
	if width >= widest-2 {
		left[4] += 6
		left[5] += 8
	}
	rest = width - 2
	for _, n := range left {
		rest -= n + 1
	}
	return left, max(0, rest)
}

// right puts together what stands right of the left columns: when it is due,
// and on wide screens where it is or what about, the visit, and the words.
func (b *board) right(due, more, visit, words string, width, rest int) string {
	if width < wide-2 {
		return widget.Fit(due, rest)
	}
	due = widget.Fit(due, dueCells) + " "
	rest -= dueCells + 1
	if width < widest-2 {
		return due + widget.Fit(more, rest)
	}
	return due + widget.Fit(more, 18) + " " + widget.Fit(visit, 16) + " " + widget.Fit(words, max(0, rest-36))
}

func (b *board) header(width int) string {
	w, l := &b.env.Words.Board, b.list()
	left, rest := b.widths(width)
	heads := make([]string, len(columns))
	for i, c := range columns {
		heads[i] = l.heading(w, c)
		if width >= wide-2 {
			heads[i] = strconv.Itoa(i+1) + " " + heads[i]
		}
		switch {
		case c != l.look.Sort:
		case l.look.Back:
			heads[i] += "↓"
		default:
			heads[i] += "↑"
		}
	}
	line := ""
	for i, n := range left {
		line += widget.Fit(heads[i], n) + " "
	}
	visit := w.Visit
	if b.tab == cases {
		visit = w.Kind
	}
	line += b.right(heads[6], heads[7], visit, w.Text, width, rest)
	return "  " + b.env.Theme.Ink().Dim.Render(line)
}

func (b *board) line(r *row, chosen bool, now time.Time, width int) string {
	env := b.env
	ink := env.Theme.Ink()
	if chosen {
		ink = env.Theme.Chosen()
	}
	mark := b.sign(r, chosen)
	who := r.who
	if who == "" && b.tab == orders {
		who = env.Words.Board.Waiting
	}
	left, rest := b.widths(width)
	cells := []string{
		r.ref.String(), r.state.In(env.Lang), env.Words.Times.Span(now.Sub(r.opened)), r.what.In(env.Lang), r.name, who,
	}
	line := mark
	for i, n := range left {
		cell := widget.Fit(cells[i], n) + " "
		if mark == bothSigns && i == 0 {
			cell = widget.Here(env, r.ref, cell)
		}
		line += cell
	}
	more := r.where
	if r.about != nil {
		more = careline.Sanitize(r.about.In(env.Lang))
	}
	style := ink.Text
	if r.over(now) {
		style = ink.Bad
	}
	text := strings.Join(strings.Fields(r.text), " ")
	due := b.due(r, now, width)
	room := rest - lipgloss.Width(due) - 1
	if width >= wide-2 {
		room = min(rest-dueCells-1, 18) - lipgloss.Width(more) - 1
	}
	if names := widget.HereNames(env, r.ref, room); names != "" && width < wide-2 {
		due += " " + names
	} else if names != "" {
		more += " " + names
	}
	return ink.Text.Render(line) + style.Render(b.right(due, more, r.visit.In(env.Lang), text, width, rest))
}

// bothSigns is of a row that is chosen and marked: that somebody else is at
// it is said behind its number.
const bothSigns = "▸✓"

// sign is what a row begins with: whether it is chosen, whether it is marked,
// and where there is a cell left, whether somebody else is at it.
func (b *board) sign(r *row, chosen bool) string {
	_, marked := b.list().marks[r.ref]
	switch {
	case chosen && marked:
		return bothSigns
	case chosen:
		return widget.Here(b.env, r.ref, "▸ ")
	case marked && len(b.env.Others[r.ref]) > 0:
		return widget.Here(b.env, r.ref, "✓ ")
	case marked:
		return " ✓"
	}
	return widget.Here(b.env, r.ref, "  ")
}

// due says when the row is due, or how much too late it is.
func (b *board) due(r *row, now time.Time, width int) string {
	times := &b.env.Words.Times
	span := times.Span
	if width < wide-2 { // how much too late must not be cut off
		span = times.Brief
	}
	late := max(time.Minute, now.Sub(r.due))
	switch {
	case r.due.IsZero():
		return ""
	case r.over(now) && r.raised:
		return fmt.Sprintf(b.env.Words.Board.Escalated, span(late))
	case r.over(now):
		return fmt.Sprintf(times.Overdue, span(late))
	}
	said := times.Moment(r.due, now)
	switch {
	case width < wide-2:
		said = times.Due(r.due, now)
	case b.tab == orders:
		said = times.Window(r.window, now)
	}
	if r.raised { // promised anew
		said = "! " + said
	}
	return said
}
