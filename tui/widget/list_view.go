package widget

import (
	"strings"

	"careline/tui/page"
)

// listGap is how many cells stand between two columns.
const listGap = 2

// Draw draws the columns' names and the lines under them. Without focus, the
// empty line at the end is left out.
func (l *List) Draw(env *page.Env, width int) (lines []string, x, y int) {
	ink := env.Theme.Ink()
	shown := len(l.lines)
	if !l.focused {
		shown--
	}
	if shown == 0 {
		return []string{ink.Dim.Render("—")}, 0, 0
	}
	widths := l.widths(width)
	head := make([]string, len(l.columns))
	for i, c := range l.columns {
		head[i] = Fit(c.Label(), widths[i])
	}
	if len(l.columns) > 1 { // else the form's own label says it
		lines = append(lines, ink.Dim.Render(Cut(strings.Join(head, blank(listGap)), width)))
	}
	for i, line := range l.lines[:shown] {
		if i == len(l.lines)-1 && i != l.at { // what is proposed there is nobody's yet
			lines = append(lines, ink.Dim.Render("—"))
			continue
		}
		drawn, left := make([]string, len(line)), 0
		for j, in := range line {
			cell, cx, _ := in.Draw(env, max(1, widths[j]))
			if l.focused && i == l.at && j == l.col {
				x, y = min(left+cx, width-1), len(lines)
			}
			drawn[j] = Fit(cell[0], widths[j])
			left += widths[j] + listGap
		}
		lines = append(lines, Cut(strings.Join(drawn, blank(listGap)), width))
	}
	return lines, x, y
}

// widths gives each column its place: where there is too little, the widest
// give way first.
func (l *List) widths(width int) []int {
	widths := make([]int, len(l.columns))
	left, sharing := width-listGap*(len(l.columns)-1), 0
	for i, c := range l.columns {
		widths[i] = c.Width
		left -= c.Width
		if c.Width == 0 {
			sharing++
		}
	}
	for i, c := range l.columns {
		if c.Width == 0 {
			widths[i] = max(0, left) / sharing
		}
	}
	const least = 6
	for {
		over := listGap * (len(widths) - 1)
		widest := 0
		for i, w := range widths {
			widths[i] = max(w, min(least, width))
			over += widths[i]
			if widths[i] > widths[widest] {
				widest = i
			}
		}
		if over <= width || widths[widest] <= least {
			return widths
		}
		widths[widest]--
	}
}

// show puts a list's value into words, for one line.
func (l *List) show(env *page.Env, value string) string {
	var all []string
	for _, cells := range ReadLines(value) {
		line := l.empty()
		var said []string
		for i := range min(len(cells), len(line)) {
			if c, ok := line[i].(*Choice); ok {
				said = append(said, c.Name(env.Lang, cells[i]))
			} else {
				said = append(said, cells[i])
			}
		}
		all = append(all, strings.Join(said, " "))
	}
	if len(all) == 0 {
		return env.Words.Form.None
	}
	return strings.Join(all, "; ")
}
