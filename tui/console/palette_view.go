package console

import (
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

const (
	paletteWidth = 84 // cells; more would only tear names and keys apart
	paletteFrame = 5  // lines beside the actions: three edges, the field, the reason
)

// paletteRoom is how many actions are shown at once. It does not depend on
// what is typed, so that the box stands still.
func (c *console) paletteRoom(size page.Size) int {
	return max(1, min(len(c.actions()), size.Height-paletteFrame))
}

// paletteOver draws the palette over a page.
func (c *console) paletteOver(body string, size page.Size) page.Frame {
	p, words, ink := c.palette, &c.env.Words.Console, c.env.Theme.Ink()
	width, room := min(size.Width, paletteWidth), c.paletteRoom(size)
	found := c.found()
	from, to := p.rows.Show(len(found), room)
	p.field.Placeholder = words.PaletteHint
	field := " " + p.field.Draw(c.env, width-4)
	lines := make([]string, 0, room+1)
	lines = append(lines, field)
	lines = append(lines, c.paletteRows(found, from, to, width-2)...)
	// What is chosen says whole why it is off; its row may be too short for it.
	below := ink.Dim.Render(" " + words.PaletteClose)
	switch {
	case len(found) == 0:
		below = ink.Warn.Render(" " + words.NoAction)
	case found[p.rows.At].Off != "":
		below = ink.Warn.Render(" " + careline.Sanitize(found[p.rows.At].Off))
	}
	right := ""
	if to-from < len(found) {
		right = "↑↓"
	}
	box := widget.Box(
		c.env.Theme, width,
		widget.Section{
			Title: words.Palette + " · " + careline.Sanitize(c.top().Title()), Right: right,
			Lines: lines, Height: room + 1, Focused: true,
		},
		widget.Section{Lines: []string{below}, Height: 1},
	)
	x, y := (size.Width-width)/2, min(1, max(0, size.Height-len(box)))
	over := widget.Over(c.env, body, box, x, y, size)
	cell, _ := p.field.Cursor()
	return page.Frame{Body: over, Cursor: tea.NewCursor(x+2+cell, y+1)}
}

// paletteRows draws the actions in columns: name, keys, and why one is off.
func (c *console) paletteRows(found []page.Key, from, to, width int) []string {
	names, keys := 0, 0
	for _, k := range c.actions() {
		names = max(names, lipgloss.Width(k.Label))
		keys = max(keys, lipgloss.Width(allKeys(k)))
	}
	names, keys = min(names, width/2), min(keys, width/4)
	var lines []string
	for i, k := range found[from:to] {
		ink, mark := c.env.Theme.Ink(), "  "
		if from+i == c.palette.rows.At {
			ink, mark = c.env.Theme.Chosen(), "▸ "
		}
		label := ink.Text
		if k.Off != "" {
			label = ink.Dim
		}
		line := ink.Accent.Render(mark) + widget.FitIn(ink.Text, label.Render(careline.Sanitize(k.Label)), names) + ink.Text.Render("  ") +
			widget.FitIn(ink.Text, ink.Accent.Render(allKeys(k)), keys)
		if k.Off != "" {
			line += ink.Dim.Render("  " + careline.Sanitize(k.Off))
		}
		lines = append(lines, c.palette.rows.Hit(c.env, from+i, widget.FitIn(ink.Text, line, width), widget.Click{}))
	}
	return lines
}
