package widget

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"careline/tui/page"
)

// Over draws a box over a page of the given size, its upper left corner at
// cell x, y. What it covers is out of reach of the mouse, all around it too.
func Over(env *page.Env, body string, box []string, x, y int, size page.Size) string {
	lines, _ := env.Mouse.Take(Block(strings.Split(body, "\n"), size.Width, size.Height))
	for i, l := range box {
		if y+i < 0 || y+i >= len(lines) {
			continue
		}
		under := lines[y+i]
		end := x + lipgloss.Width(l)
		left := ansi.Truncate(under, x, "")
		right := ansi.TruncateLeft(under, end, "")
		if lipgloss.Width(right) > size.Width-end { // a letter of two cells stood across the edge
			right = ansi.TruncateLeft(under, end+1, "")
		}
		lines[y+i] = left + blank(x-lipgloss.Width(left)) + "\x1b[m" + l + "\x1b[m" +
			blank(size.Width-end-lipgloss.Width(right)) + right
	}
	return strings.Join(lines, "\n")
}
