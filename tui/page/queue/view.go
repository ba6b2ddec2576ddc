package queue

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// wide is from how many cells on the chosen order stands beside the list.
const wide = 110

// View draws the list, and what is asked for or the chosen order under it; on
// a wide screen the order stands beside.
func (q *queue) View(size page.Size) page.Frame {
	env := q.env
	if q.got == nil {
		said := env.Words.Form.Loading
		if q.gone != nil {
			said = careline.Explain(q.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	left, aside := size.Width, []string(nil)
	if size.Width >= wide {
		left = size.Width * 3 / 5
		lines := q.detail(size.Width-left-2, false)
		aside = widget.Box(env.Theme, size.Width-left, widget.Section{Title: q.heading(), Lines: lines, Height: size.Height - 2})
	}
	width := left - 2
	sections := []widget.Section{{Title: q.title(), Right: q.count(), Focused: q.ask == nil}}
	var cursor *tea.Cursor
	switch {
	case q.ask != nil:
		asked, at := q.asked(width, max(1, size.Height-6))
		sections = append(sections, asked)
		cursor = at
	case aside == nil && size.Height >= 14:
		lines := q.detail(width, true)
		lines = lines[:min(len(lines), size.Height/3)]
		sections = append(sections, widget.Section{Title: q.heading(), Lines: lines, Height: len(lines)})
	}
	room := size.Height - 2
	for _, s := range sections[1:] {
		room -= s.Height + 1
	}
	q.high = max(1, room-1)
	sections[0].Lines, sections[0].Height = q.table(width, q.high), q.high+1
	box, tops := widget.Stack(env.Theme, left, size.Height, sections, 0)
	if aside != nil {
		box = widget.Beside(box, aside)
	}
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, tops[len(tops)-1])}
}

// title says whose orders of which day are shown.
func (q *queue) title() string {
	w := &q.env.Words.Queue
	return fmt.Sprintf("%s %d · %s · %s", w.Title, len(q.rows), q.look.saidDay(q.env), q.saidWho())
}

// count says how many are marked and overdue.
func (q *queue) count() string {
	w, now := &q.env.Words.Queue, q.env.Session.Now()
	var said []string
	if n := len(q.marks); n > 0 {
		said = append(said, fmt.Sprintf(w.Marked, n))
	}
	late := 0
	for i := range q.rows {
		if q.rows[i].Overdue(now) {
			late++
		}
	}
	if late > 0 {
		said = append(said, q.env.Theme.Ink().Bad.Render(fmt.Sprintf(w.Overdue, late)))
	}
	if q.got.More {
		said = append(said, fmt.Sprintf(w.More, len(q.got.Rows)))
	}
	return strings.Join(said, " · ")
}

// columns are the widths of time, state, kind, customer, place, product and
// technician.
func columns(width int) [7]int {
	cols := [7]int{14, 11, 7, 8, 10, 8, 6}
	rest := width - 2 - len(cols)
	for _, n := range cols {
		rest -= n
	}
	for _, i := range []int{4, 2, 3, 6, 5, 4} {
		more := max(0, min(rest, 4))
		cols[i] += more
		rest -= more
	}
	for i := len(cols) - 1; rest < 0 && i > 0; i-- {
		less := min(cols[i], -rest)
		cols[i] -= less
		rest += less
	}
	return cols
}

func (q *queue) table(width, height int) []string {
	w, ink := &q.env.Words.Queue, q.env.Theme.Ink()
	cols := columns(width)
	head := ""
	for i, name := range []string{w.Window, w.State, w.Kind, w.Customer, w.Where, w.Product, w.Goes} {
		head += widget.Fit(name, cols[i]) + " "
	}
	lines := []string{"  " + ink.Dim.Render(head)}
	if len(q.rows) == 0 {
		said := w.Nothing
		if len(q.got.Rows) > 0 {
			said = w.NothingFits
		}
		return append(lines, "", "  "+ink.Dim.Render(said))
	}
	now := q.env.Session.Now()
	from, to := q.at.Show(len(q.rows), height)
	for i := from; i < to; i++ {
		line := q.line(&q.rows[i], i == q.at.At, now, cols)
		if q.ask == nil {
			line = q.at.Hit(q.env, i, line, widget.Click{Opens: "o"})
		}
		lines = append(lines, line)
	}
	return lines
}

func (q *queue) line(r *careline.QueueRow, chosen bool, now time.Time, cols [7]int) string {
	env := q.env
	ink := env.Theme.Ink()
	sign := []rune("  ")
	if chosen {
		ink = env.Theme.Chosen()
		sign[0] = '▸'
	}
	if q.marks[r.ID] {
		sign[1] = '✓'
	}
	style := ink.Text
	due := env.Words.Times.NoWindow
	switch {
	case r.Overdue(now):
		style = ink.Bad
		due = fmt.Sprintf(env.Words.Times.Overdue, env.Words.Times.Brief(max(time.Minute, now.Sub(r.Window.To))))
	case !r.Window.IsZero():
		due = env.Words.Times.Moment(r.Window.From, now)
	}
	state := careline.Speaker(r.Visit().State)
	if r.State == careline.OrderOnHold {
		state = r.State
	}
	product := ""
	if r.Unit != nil {
		product = careline.Sanitize(r.Unit.Product.Code)
	}
	place := careline.Sanitize(careline.Region{City: r.Region.City, District: r.Region.District}.String())
	if r.Region.District != "" {
		place = careline.Sanitize(r.Region.District)
	}
	rest := ""
	for i, cell := range []string{
		state.In(env.Lang), r.Kind.In(env.Lang), careline.Sanitize(r.CustomerName), place, product, q.technician(r.Visit().Technician),
	} {
		rest += widget.Fit(cell, cols[i+1]) + " "
	}
	mark := string(sign)
	if !q.marks[r.ID] {
		mark = widget.Here(env, r.ID.Ref(), mark)
	}
	return ink.Text.Render(mark) + style.Render(widget.Fit(due, cols[0])) + ink.Text.Render(" "+rest)
}
