package overview

import (
	"slices"
	"strconv"
	"strings"

	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// From how many cells on there are two columns, and three; and from what size
// on the figures are large, and larger still.
const (
	twoColumns, threeColumns = 78, 118
	largeWidth, largeHeight  = 100, 30
	hugeWidth, hugeHeight    = 190, 48
)

// What a label has at least, as long as numbers need not be cut for it, and
// what a number has.
const (
	labelCells  = 10
	numberCells = 5
)

// gap is how many cells are left between two columns.
const gap = 2

// spot is where a cell was drawn, for the arrows.
type spot struct {
	name    string
	section string
	x, y    int
	to      page.Route
}

// View draws the figures, and below them the sections in as many columns as
// there is room for.
func (p *overview) View(size page.Size) page.Frame {
	if p.got == nil {
		said := p.env.Words.Form.Loading
		if p.gone != nil {
			said = careline.Explain(p.gone, p.env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	p.drawn = p.drawn[:0]
	lines := p.head(size)
	columns := [][]panel{{p.cases(), p.promises(), p.calls()}, {p.orders(), p.providers(), p.cities()}}
	switch {
	case size.Width >= threeColumns:
		columns = [][]panel{{p.cases(), p.cities()}, {p.orders(), p.providers()}, {p.promises(), p.calls(), p.people()}}
	case size.Width < twoColumns:
		columns = [][]panel{{p.cases(), p.orders(), p.promises(), p.providers(), p.cities(), p.calls(), p.people()}}
	}
	height := size.Height - len(lines)
	if len(columns) == 1 {
		height = 1000
	}
	var body []string
	x := 0
	for i, column := range columns {
		after := len(columns) - 1 - i
		width := (size.Width - x - gap*after) / (after + 1)
		part := p.column(column, x, len(lines), width, height)
		high := max(len(body), len(part))
		body = widget.Beside(widget.Block(body, x, high), widget.Block(part, min(width+gap, size.Width-x), high))
		x += width + gap
	}
	lines = append(lines, body...)
	return page.Frame{Body: strings.Join(p.shown(lines, size), "\n")}
}

// shown scrolls to the chosen cell where not all lines fit.
func (p *overview) shown(lines []string, size page.Size) []string {
	if at, found := p.at(); found {
		p.top = min(p.top, at.y-1)
		p.top = max(p.top, at.y-size.Height+1)
	}
	p.top = max(0, min(p.top, len(lines)-size.Height))
	return widget.Block(lines[min(p.top, len(lines)):], size.Width, size.Height)
}

// head draws the figures: large where the screen is, so that they can be read
// from across the room.
func (p *overview) head(size page.Size) []string {
	all := p.figures()
	scale := 0
	switch {
	case size.Width >= hugeWidth && size.Height >= hugeHeight:
		scale = 2
	case size.Width >= largeWidth && size.Height >= largeHeight:
		scale = 1
	}
	high := max(1, 5*scale)
	block := make([]string, high+1)
	x := 0
	for i := range all {
		f := &all[i]
		width := (size.Width - x) / (len(all) - i)
		number := []string{f.text()}
		if scale > 0 {
			number = large(f.n, scale)
		}
		for y := range number {
			block[y] += widget.Fit(" "+p.ink(&f.cell, number[y]), width)
		}
		label := p.env.Theme.Ink().Dim
		if f.name == p.chosen {
			label = p.env.Theme.Ink().Accent.Bold(true)
		}
		block[high] += widget.Fit(" "+p.click(&f.cell, label.Render(f.label)), width)
		p.drawn = append(p.drawn, spot{name: f.name, section: "figures", x: x, y: high, to: f.to})
		x += width
	}
	if scale > 0 {
		block = append([]string{""}, block...)
		for i := range p.drawn {
			p.drawn[i].y++
		}
	}
	return block
}

// column draws panels one under the other: those that are of a fixed height
// whole, the others share what is left.
func (p *overview) column(panels []panel, x, y, width, height int) []string {
	left, growing := height, 0
	for _, s := range panels {
		left -= 1
		if s.grows {
			growing++
		} else {
			left -= len(s.rows)
		}
	}
	var lines []string
	for _, s := range panels {
		rows := len(s.rows)
		if s.grows {
			share := max(0, left/growing)
			rows = min(max(rows, 1), share)
			left -= rows
			growing--
		}
		lines = append(lines, p.section(s, x, y+len(lines), width, rows)...)
	}
	return lines
}

// section draws a panel with so many of its rows.
func (p *overview) section(s panel, x, y, width, rows int) []string {
	label, numbers := p.widths(s, width)
	head := p.title(s, label)
	ink := p.env.Theme.Ink()
	for i, h := range s.heads {
		head += " " + ink.Dim.Render(widget.FitRight(h, numbers[i]-1))
	}
	lines := []string{widget.Fit(head, width)}
	from := p.from(s, rows)
	for i := from; i < min(len(s.rows), from+rows); i++ {
		lines = append(lines, p.row(s, &s.rows[i], x, y+len(lines), label, numbers))
	}
	if len(s.rows) == 0 && rows > 0 {
		lines = append(lines, "  "+ink.Dim.Render(s.empty))
	}
	return lines
}

// from is the first row that is shown of a section that is cut, so that the
// chosen one is among them.
func (p *overview) from(s panel, rows int) int {
	at := slices.IndexFunc(s.rows, func(l line) bool {
		return slices.ContainsFunc(l.cells, func(c cell) bool { return c.name == p.chosen })
	})
	return max(0, min(at-rows/2, len(s.rows)-rows))
}

// widths shares the width among the label and the numbers.
func (p *overview) widths(s panel, width int) (label int, numbers []int) {
	label = width
	for _, h := range s.heads {
		n := max(numberCells, lipgloss.Width(h)+1)
		if label-n < labelCells {
			n = numberCells
		}
		numbers = append(numbers, n)
		label -= n
	}
	return max(4, label), numbers
}

// title is the name of a section after the digit that leads to it.
func (p *overview) title(s panel, width int) string {
	ink := p.env.Theme.Ink()
	style := ink.Strong
	if at, found := p.at(); found && at.section == s.name {
		style = ink.Accent.Bold(true)
	}
	n := strconv.Itoa(slices.Index(sections, s.name) + 1)
	return widget.Fit(ink.Accent.Render(n)+" "+style.Render(widget.Cut(s.title, width-2)), width)
}

func (p *overview) row(s panel, l *line, x, y, label int, numbers []int) string {
	ink := p.env.Theme.Ink()
	text := " " + ink.Text.Render(widget.Cut(l.label, label-1))
	if l.said != "" {
		name := min(max(8, label/3), 16)
		text = " " + ink.Text.Render(widget.Fit(l.label, name)) + " " + ink.Dim.Render(widget.Cut(l.said, max(0, label-name-3)))
	}
	text = widget.Fit(text, label)
	right := x + label
	for i := range l.cells {
		c, number := &l.cells[i], numbers[i]
		right += number
		n := widget.Cut(c.text(), number-1)
		if lipgloss.Width(c.text()) > number-1 {
			n = short(c.n)
		}
		text += strings.Repeat(" ", max(0, number-lipgloss.Width(n))) + p.click(c, p.ink(c, n))
		p.drawn = append(p.drawn, spot{name: c.name, section: s.name, x: right, y: y, to: c.to})
	}
	return text
}

// ink draws a number: the chosen one marked, nothing dim, what is late bad.
func (p *overview) ink(c *cell, s string) string {
	ink := p.env.Theme.Ink()
	if c.name == p.chosen {
		ink = p.env.Theme.Chosen()
	}
	switch {
	case c.bad && c.name == p.chosen:
		return ink.Bad.Underline(true).Render(s)
	case c.name == p.chosen:
		return ink.Strong.Underline(true).Render(s)
	case c.n == 0:
		return ink.Dim.Render(s)
	case c.bad:
		return ink.Bad.Render(s)
	}
	return ink.Text.Render(s)
}

// click lets the mouse choose a number, and a second click open its list.
func (p *overview) click(c *cell, s string) string {
	name := c.name
	return p.env.Mouse.Mark(s, page.Target{Click: func(int) page.Pressed {
		if p.chosen == name {
			return page.Pressed{Key: "enter"}
		}
		p.chosen = name
		return page.Pressed{}
	}})
}

// at is where the chosen cell was drawn.
func (p *overview) at() (spot, bool) {
	i := slices.IndexFunc(p.drawn, func(s spot) bool { return s.name == p.chosen })
	if i < 0 {
		return spot{}, false
	}
	return p.drawn[i], true
}
