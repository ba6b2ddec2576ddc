package lookup

import (
	"slices"
	"strings"

	"careline"
	"careline/tui/theme"
	"careline/tui/widget"
)

// hit draws one customer: who and where to ring, then where and why found.
func (p *Page) hit(h *careline.Hit, ink theme.Ink, mark string, width int) []string {
	words := &p.env.Words.Lookup
	c := &h.Customer
	shown := map[careline.MatchField]bool{}
	marked := func(text string, fields ...careline.MatchField) string {
		spans := spansOf(h, text, fields)
		for _, m := range h.Match.Fields {
			shown[m.Field] = shown[m.Field] || m.Text == text && slices.Contains(fields, m.Field)
		}
		return widget.Mark(text, spans, ink.Text, ink.Mark)
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
	who += p.standing(h, ink)
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

// standing says what makes the customer the likelier to call.
func (p *Page) standing(h *careline.Hit, ink theme.Ink) string {
	words := &p.env.Words.Lookup
	said := ""
	switch {
	case h.Escalated:
		said = ink.Bad.Render("  ! " + words.Escalated)
	case h.Standing.OpenCase:
		said = ink.Warn.Render("  " + words.OpenCase)
	}
	s := p.env.Session
	if at := h.Standing.LastContact; !at.IsZero() && careline.DateOf(at.In(s.Now().Location())) == s.Today() {
		said += ink.Warn.Render("  " + words.CalledToday)
	}
	return said
}

// spansOf gives what was met of a text that the row shows.
func spansOf(h *careline.Hit, text string, fields []careline.MatchField) []widget.Part {
	var spans []widget.Part
	for _, m := range h.Match.Fields {
		if m.Text == text && slices.Contains(fields, m.Field) {
			spans = append(spans, widget.Part{Start: m.Start, End: m.End})
		}
	}
	return spans
}

// why says in words what the query met, what it met only nearly, and what it
// did not meet. What the row does not show anyway is written out.
func (p *Page) why(h *careline.Hit, ink theme.Ink, shown map[careline.MatchField]bool) string {
	words := &p.env.Words.Lookup
	var parts []string
	var said []careline.MatchField
	for _, m := range h.Match.Fields {
		if slices.Contains(said, m.Field) {
			continue
		}
		said = append(said, m.Field)
		part := ink.Dim.Render(p.env.Say(m.Field))
		if nearly(h, m.Field) {
			part = ink.Dim.Render(p.env.Say(m.Field)) + ink.Warn.Render(words.Near)
		}
		if !shown[m.Field] && m.Text != h.Customer.Name {
			part += ink.Dim.Render(" ") + widget.Mark(m.Text, spansOf(h, m.Text, []careline.MatchField{m.Field}), ink.Text, ink.Mark)
		}
		parts = append(parts, part)
	}
	if len(h.Match.Missed) > 0 {
		missed := make([]string, len(h.Match.Missed))
		for i, scrap := range h.Match.Missed {
			missed[i] = ink.Warn.Strikethrough(true).Render(widget.Cut(careline.Sanitize(scrap), longestMissed))
		}
		parts = append(parts, ink.Warn.Render(words.Not+" ")+strings.Join(missed, ink.Dim.Render(" ")))
	}
	return strings.Join(parts, ink.Dim.Render(words.And))
}

// longestMissed is how many cells a scrap that was not met takes at most.
const longestMissed = 16

// nearly tells whether the field was met only nearly.
func nearly(h *careline.Hit, field careline.MatchField) bool {
	return slices.ContainsFunc(h.Match.Fields, func(m careline.Matched) bool { return m.Field == field && m.Near })
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
