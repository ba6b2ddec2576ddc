package widget

import (
	"strings"

	"charm.land/lipgloss/v2"

	"careline/tui/theme"
)

// Section is one part of a Box, under an edge with its title.
type Section struct {
	Title   string // at the left of its upper edge; may be styled
	Right   string // at the right of it
	Lines   []string
	Height  int  // lines between the edges
	Focused bool // the edge is drawn in the accent, the title gets a mark
}

// Box draws sections one under the other in one frame that is width cells
// wide. Neighbours share an edge, so its height is that of the sections and
// one line for each, and one for the lower edge.
func Box(t *theme.Theme, width int, sections ...Section) []string {
	if width < 2 {
		return nil
	}
	var out []string
	for i, s := range sections {
		left, right := "┌─", "─┐"
		if i > 0 {
			left, right = "├─", "─┤"
		}
		out = append(out, upperEdge(t, s, left, right, width))
		line := theme.Style(t.Line)
		if s.Focused {
			line = theme.Style(t.Accent)
		}
		bar := line.Render("│")
		for _, l := range Block(s.Lines, width-2, s.Height) {
			out = append(out, bar+l+bar)
		}
	}
	return append(out, theme.Style(t.Line).Render("└"+strings.Repeat("─", width-2)+"┘"))
}

// upperEdge is "┌─ title ───── right ─┐".
func upperEdge(t *theme.Theme, s Section, first, last string, width int) string {
	line, title := theme.Style(t.Line), theme.Style(t.Dim)
	if s.Focused {
		line, title = theme.Style(t.Accent), theme.Style(t.Accent).Bold(true)
	}
	left, right := "", ""
	room := width - 4
	if room < 0 {
		return line.Render(first[:len("┌")] + last[len("─"):])
	}
	if s.Title != "" && room > 2 {
		left = " " + title.Render(Cut(s.Title, room-2)) + " "
		room -= lipgloss.Width(left)
	}
	if w := lipgloss.Width(s.Right); w > 0 && w+2 <= room {
		right = " " + title.Bold(false).Render(s.Right) + " "
		room -= w + 2
	}
	return line.Render(first) + left + line.Render(strings.Repeat("─", room)) + right + line.Render(last)
}
