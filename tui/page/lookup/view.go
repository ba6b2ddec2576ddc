package lookup

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// boxHeight is that of the omnibox with its frame; each hit has hitHeight lines.
const (
	boxHeight = 3
	hitHeight = 2
)

// View draws the box, and under it the hits or how to search.
func (p *Page) View(size page.Size) page.Frame {
	p.size = size
	left := size.Width
	if wide(size) && len(p.hits.Matches) > 0 {
		left = size.Width * 3 / 5
	}
	lines, cursor := p.box(size.Width)
	under := size.Height - len(lines)
	list := widget.Block(p.under(left, under), left, under)
	if left < size.Width {
		hit, _ := p.chosen()
		list = widget.Beside(list, p.preview.draw(p.env, hit, size.Width-left, under))
	}
	return page.Frame{Body: strings.Join(append(lines, list...), "\n"), Cursor: cursor}
}

// fits is how many hits the page shows at once.
func (p *Page) fits() int { return max(1, p.room(p.size.Height-boxHeight)) }

// room is how many hits have place in so many lines; the heading of those who
// come closest takes one.
func (p *Page) room(height int) int {
	if _, _, closest := p.kinds(); closest > 0 {
		height--
	}
	return height / hitHeight
}

// kinds counts the hits that are met as typed, nearly, and but for a scrap.
func (p *Page) kinds() (found, near, closest int) {
	for i := range p.hits.Matches {
		switch m := &p.hits.Matches[i].Match; {
		case len(m.Missed) > 0:
			closest++
		case m.Near():
			near++
		default:
			found++
		}
	}
	return found, near, closest
}

func (p *Page) box(width int) ([]string, *tea.Cursor) {
	words := &p.env.Words.Lookup
	p.field.Placeholder = words.Placeholder
	found := ""
	switch n := len(p.hits.Matches); {
	case p.query() == "":
	case n > 0: // those of before stay, with their number, until the answer comes
		found = p.counted()
	case !p.known:
		found = words.Searching
	}
	line := " " + p.field.Draw(p.env, width-4)
	x, _ := p.field.Cursor()
	return widget.Box(p.env.Theme, width, widget.Section{
		Title: words.Box, Right: found, Lines: []string{line}, Height: 1, Focused: true,
	}), tea.NewCursor(x+2, 1)
}

// heading stands over those who match all but a scrap or two.
func (p *Page) heading() string {
	if len(p.hits.Matches[0].Match.Missed) == 0 {
		return p.env.Words.Lookup.InPart
	}
	return p.env.Words.Lookup.Closest
}

// counted says how many were found, and how surely.
func (p *Page) counted() string {
	words := &p.env.Words.Lookup
	found, near, closest := p.kinds()
	if p.hits.Truncated && closest == 0 {
		return fmt.Sprintf(words.FoundMore, len(p.hits.Matches))
	}
	var parts []string
	if found > 0 {
		parts = append(parts, fmt.Sprintf(words.Found, found))
	}
	if near > 0 {
		parts = append(parts, fmt.Sprintf(words.FoundNear, near))
	}
	if closest > 0 {
		parts = append(parts, fmt.Sprintf(words.FoundClosest, closest))
	}
	return strings.Join(parts, words.And)
}

func (p *Page) under(width, height int) []string {
	switch {
	case p.query() == "":
		return p.hints()
	case len(p.hits.Matches) > 0:
		return p.list(width, height)
	case p.known:
		return p.nobody(width)
	}
	return nil
}

func (p *Page) hints() []string {
	words, ink := &p.env.Words.Lookup, p.env.Theme.Ink()
	lines := []string{"", "  " + ink.Strong.Render(words.How), ""}
	for _, h := range words.Hints {
		lines = append(lines, "  "+ink.Dim.Render(h))
	}
	lines = append(lines, "")
	var last []string
	switch {
	case p.env.Demo:
		last = words.Practise
	case p.empty:
		last = words.Begin
	}
	for _, h := range last {
		lines = append(lines, "  "+ink.Dim.Render(h))
	}
	return lines
}

func (p *Page) nobody(width int) []string {
	words, ink := &p.env.Words.Lookup, p.env.Theme.Ink()
	asked := widget.Cut(careline.Sanitize(p.query()), width/2)
	lines := []string{"", "  " + ink.Strong.Render(fmt.Sprintf(words.Nothing, asked)), ""}
	for _, h := range words.NothingHints {
		lines = append(lines, "  "+ink.Dim.Render(h))
	}
	return lines
}

func (p *Page) list(width, height int) []string {
	var lines []string
	from, to := p.rows.Show(len(p.hits.Matches), p.room(height))
	headed := false
	for i := from; i < to; i++ {
		if !headed && len(p.hits.Matches[i].Match.Missed) > 0 {
			headed = true
			lines = append(lines, "   "+p.env.Theme.Ink().Dim.Render(p.heading()))
		}
		ink, mark := p.env.Theme.Ink(), "   "
		if i == p.rows.At {
			ink, mark = p.env.Theme.Chosen(), " ▸ "
		}
		for _, l := range p.hit(&p.hits.Matches[i], ink, mark, width) {
			lines = append(lines, p.rows.Hit(p.env, i, l, widget.Click{After: p.move("")}))
		}
	}
	return lines
}
