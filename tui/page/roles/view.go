package roles

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// short is how many cells a role has where the whole names don't fit.
const short = 5

// View draws the table: a line for each thing that may be done, a column for
// each role, that of the person in brackets.
func (p *Page) View(size page.Size) page.Frame {
	env, w := p.env, &p.env.Words.Roles
	all, width := careline.Permissions(), size.Width-2
	p.high = max(1, size.Height-3)
	var who []string
	if size.Height >= len(all)+6 {
		who = p.who(all[min(p.rows.At, len(all)-1)], width)
		p.high -= 1 + len(who)
	}
	first, last := p.rows.Show(len(all), p.high)
	lines := []string{p.header(width)}
	for i := first; i < last; i++ {
		lines = append(lines, p.rows.Hit(env, i, p.line(all[i], i == p.rows.At, width), widget.Click{}))
	}
	own := fmt.Sprintf(w.You, env.Say(env.Session.Staff().Role))
	if at := widget.Position(first, last, len(all)); last-first < len(all) {
		own += "  " + at
	}
	sections := []widget.Section{{Title: w.Title, Right: own, Lines: lines, Height: p.high + 1, Focused: true}}
	if len(who) > 0 {
		sections = append(sections, widget.Section{Lines: who, Height: len(who)})
	}
	box, _ := widget.Stack(env.Theme, size.Width, size.Height, sections, 0)
	return page.Frame{Body: strings.Join(box, "\n")}
}

// columns gives the cells of what may be done, and the roles' names and cells:
// whole names where there is room for them.
func (p *Page) columns(width int) (what int, names []string, cells []int) {
	for _, x := range careline.Permissions() {
		what = max(what, lipgloss.Width(p.env.Say(x)))
	}
	for gap := 2; gap > 0; gap-- {
		names, cells = nil, nil
		left := width - 1 - what
		for _, r := range careline.Roles() {
			name := p.env.Say(r)
			names, cells = append(names, name), append(cells, lipgloss.Width(name)+gap)
			left -= lipgloss.Width(name) + gap
		}
		if left >= 0 {
			return what + min(left, 12), names, cells
		}
	}
	for i, r := range careline.Roles() {
		names[i], cells[i] = p.env.Words.Roles.Short[r], short
	}
	return max(4, width-1-short*len(cells)), names, cells
}

func (p *Page) header(width int) string {
	ink := p.env.Theme.Ink()
	what, names, cells := p.columns(width)
	line := " " + ink.Dim.Render(widget.Fit(p.env.Words.Roles.May, what))
	for i, r := range careline.Roles() {
		if p.own(r) {
			line += ink.Accent.Bold(true).Render(widget.FitRight("▸"+names[i], cells[i]))
			continue
		}
		line += ink.Dim.Render(widget.FitRight(names[i], cells[i]))
	}
	return widget.Fit(line, width)
}

func (p *Page) line(x careline.Permission, chosen bool, width int) string {
	ink := p.env.Theme.Ink()
	if chosen {
		ink = p.env.Theme.Chosen()
	}
	what, _, cells := p.columns(width)
	line := ink.Text.Render(" " + widget.Fit(p.env.Say(x), what))
	for i, r := range careline.Roles() {
		mark, style := "·", ink.Dim
		if r.May(x) {
			mark, style = "✓", ink.Good
		}
		if p.own(r) {
			mark = "[" + mark + "]"
		} else {
			mark += " "
		}
		line += style.Render(widget.FitRight(mark, cells[i]))
	}
	return widget.FitIn(ink.Text, line, width)
}

func (p *Page) own(r careline.Role) bool { return r == p.env.Session.Staff().Role }

// who names the roles that may do something.
func (p *Page) who(x careline.Permission, width int) []string {
	w, may := &p.env.Words.Roles, []string(nil)
	for _, r := range careline.Roles() {
		if r.May(x) {
			may = append(may, p.env.Say(r))
		}
	}
	said := fmt.Sprintf(w.Who, p.env.Say(x), strings.Join(may, p.env.Words.Form.Comma))
	style := p.env.Theme.Ink().Text
	var lines []string
	for _, l := range widget.Wrap(said, max(1, width-2)) {
		lines = append(lines, " "+style.Render(l))
	}
	return lines
}
