package lookup

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/theme"
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
func (p *Page) fits() int { return max(1, (p.size.Height-boxHeight)/hitHeight) }

func (p *Page) box(width int) ([]string, *tea.Cursor) {
	words := &p.env.Words.Lookup
	p.field.Placeholder = words.Placeholder
	found := ""
	switch n := len(p.hits.Matches); {
	case p.query() == "":
	case !p.known && n == 0:
		found = words.Searching
	case p.hits.Truncated:
		found = fmt.Sprintf(words.FoundMore, n)
	case p.known && n > 0:
		found = fmt.Sprintf(words.Found, n)
	}
	line := " " + p.field.Draw(p.env, width-4)
	x, _ := p.field.Cursor()
	return widget.Box(p.env.Theme, width, widget.Section{
		Title: words.Box, Right: found, Lines: []string{line}, Height: 1, Focused: true,
	}), tea.NewCursor(x+2, 1)
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
	from, to := p.rows.Show(len(p.hits.Matches), height/hitHeight)
	for i := from; i < to; i++ {
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

// hit draws one customer: who and where to ring, then where and why found.
func (p *Page) hit(h *careline.Hit, ink theme.Ink, mark string, width int) []string {
	words := &p.env.Words.Lookup
	c := &h.Customer
	shown := map[careline.MatchField]bool{}
	marked := func(text string, fields ...careline.MatchField) string {
		for _, m := range h.Match.Fields {
			if m.Text == text && slices.Contains(fields, m.Field) {
				shown[m.Field] = true
				return widget.Mark(text, m.Start, m.End, ink.Text, ink.Mark)
			}
		}
		return ink.Text.Render(careline.Sanitize(text))
	}
	mark = widget.Here(p.env, c.ID.Ref(), mark)
	who := ink.Accent.Render(mark) + marked(c.Name, careline.MatchName, careline.MatchPinyin)
	if c.Name == "" {
		who = ink.Accent.Render(mark) + marked(c.Company, careline.MatchCompany, careline.MatchPinyin)
	}
	if latin := careline.Pinyin(c.Name); latin != "" {
		who += ink.Dim.Render("  " + latin)
	}
	if c.Name != "" && c.Company != "" {
		who += ink.Dim.Render("  ") + marked(c.Company, careline.MatchCompany)
	}
	if others := widget.HereNames(p.env, c.ID.Ref(), width/4); others != "" {
		who += ink.Warn.Render("  " + others)
	}
	if h.Escalated {
		who += ink.Bad.Render("  ! " + words.Escalated)
	}
	phone := ink.Dim.Render(words.NoPhone)
	if text := p.phone(h); text != "" {
		phone = marked(text, careline.MatchPhone)
	}
	address := ink.Dim.Render(words.NoAddress)
	if text := p.address(h); text != "" {
		address = marked(text, careline.MatchAddress)
	}
	number := ink.Dim.Render(widget.FitRight(c.ID.String(), 11) + " ")
	return []string{
		widget.ApartIn(ink.Text, who, phone+number, width),
		widget.ApartIn(ink.Text, ink.Text.Render("     ")+address, p.why(h, ink, shown)+ink.Text.Render(" "), width),
	}
}

// why says in words what the query met; what the row does not show anyway is
// written out.
func (p *Page) why(h *careline.Hit, ink theme.Ink, shown map[careline.MatchField]bool) string {
	var parts []string
	var said []careline.MatchField
	for _, m := range h.Match.Fields {
		if slices.Contains(said, m.Field) {
			continue
		}
		said = append(said, m.Field)
		part := ink.Dim.Render(p.env.Say(m.Field))
		if !shown[m.Field] && m.Text != h.Customer.Name {
			part += ink.Dim.Render(" ") + widget.Mark(m.Text, m.Start, m.End, ink.Text, ink.Mark)
		}
		parts = append(parts, part)
	}
	return strings.Join(parts, ink.Dim.Render(p.env.Words.Lookup.And))
}

// phone is the one that was met, else the one to ring.
func (p *Page) phone(h *careline.Hit) string {
	for _, m := range h.Match.Fields {
		if m.Field == careline.MatchPhone {
			return m.Text
		}
	}
	if phones := h.Customer.Phones(); len(phones) > 0 {
		return careline.FormatPhone(phones[0])
	}
	return ""
}

func (p *Page) address(h *careline.Hit) string {
	for _, m := range h.Match.Fields {
		if m.Field == careline.MatchAddress {
			return m.Text
		}
	}
	site, _ := h.Customer.Home()
	return site.Address()
}

func name(c *careline.Customer) string {
	if c.Name == "" {
		return careline.Sanitize(c.Company)
	}
	return careline.Sanitize(c.Name)
}
