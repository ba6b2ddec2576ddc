package customer

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/widget"
)

func (p *Page) headSection(lines []string, room int) widget.Section {
	c := &p.file.Customer
	title := nameOf(c)
	if latin := careline.Pinyin(c.Name); latin != "" {
		title += "  " + latin
	}
	return widget.Section{Title: title, Right: p.env.Say(c.Tier), Lines: lines, Height: room}
}

// head is who the customer is: how to reach them, where they live, what they
// speak and want, who lives with them.
func (p *Page) head(width int) []string {
	words, ink := &p.env.Words.Customer, p.env.Theme.Ink()
	c := &p.file.Customer
	lines := p.contacts(width - 2)
	for _, h := range c.Homes {
		style, text := ink.Text, careline.Sanitize(h.Site.Address())
		if h.Label != "" {
			text = careline.Sanitize(h.Label) + " " + text
		}
		if h.Site.Note != "" {
			text += " (" + careline.Sanitize(h.Site.Note) + ")"
		}
		if h.Until != "" {
			style, text = ink.Dim, text+" "+fmt.Sprintf(words.Former, h.Until.String())
		}
		lines = append(lines, hung("⌂ ", text, width-2, 2, style)...)
	}
	if len(c.Homes) == 0 {
		lines = append(lines, ink.Dim.Render("⌂ "+words.NoAddress))
	}
	if c.Company != "" && c.Name != "" {
		lines = append(lines, ink.Text.Render(widget.Cut(careline.Sanitize(c.Company), width-2)))
	}
	names := make([]string, 0, len(p.file.Housemates))
	for i := range p.file.Housemates {
		names = append(names, nameOf(&p.file.Housemates[i]))
	}
	for _, f := range []struct{ label, text string }{
		{words.Speaks, c.Language},
		{words.Prefers, c.Preference},
		{words.LivesWith, strings.Join(names, words.And)},
		{words.Serve, p.file.Represents},
		{words.Note, c.Note},
	} {
		if f.text != "" {
			text := ink.Dim.Render(f.label+" ") + ink.Text.Render(careline.Sanitize(f.text))
			lines = append(lines, widget.Cut(text, width-2))
		}
	}
	for i := range lines {
		lines[i] = " " + lines[i]
	}
	return lines
}

// contacts sets the ways to reach the customer one after the other, the
// primary phone first and marked.
func (p *Page) contacts(width int) []string {
	words, ink := &p.env.Words.Customer, p.env.Theme.Ink()
	c := &p.file.Customer
	points := c.Phones()
	for _, point := range c.Contacts {
		if point.Kind != careline.ContactPhone {
			points = append(points, point)
		}
	}
	if len(points) == 0 {
		return []string{ink.Dim.Render("☎ " + words.NoPhone)}
	}
	line := ink.Text.Render("☎ ")
	var lines []string
	for i, point := range points {
		text := ink.Text.Render(careline.Sanitize(careline.FormatPhone(point)))
		if point.Primary {
			text = ink.Strong.Render(careline.Sanitize(careline.FormatPhone(point)) + " *")
		}
		if point.Label != "" {
			text += ink.Dim.Render(" " + careline.Sanitize(point.Label))
		}
		if point.DoNotCall {
			text += ink.Bad.Render(" " + words.DoNotCall)
		}
		if i > 0 && lipgloss.Width(line)+2+lipgloss.Width(text) > width {
			lines = append(lines, line)
			line = "  " + text
			continue
		}
		if i > 0 {
			line += "  "
		}
		line += text
	}
	return append(lines, widget.Cut(line, width))
}

// hung wraps a text under a sign, in at most n lines.
func hung(sign, text string, width, n int, style lipgloss.Style) []string {
	wrapped := widget.Wrap(text, width-lipgloss.Width(sign))
	if len(wrapped) > n {
		rest := strings.Join(wrapped[n-1:], "")
		wrapped = append(wrapped[:n-1:n-1], widget.Cut(rest, width-lipgloss.Width(sign)))
	}
	lines := make([]string, len(wrapped))
	for i, l := range wrapped {
		if i > 0 {
			sign = strings.Repeat(" ", lipgloss.Width(sign))
		}
		lines[i] = style.Render(sign + l)
	}
	return lines
}
