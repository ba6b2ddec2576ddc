package widget

import (
	"charm.land/lipgloss/v2"

	"careline"
)

// Mark writes a text from outside with the runes [start, end) marked, as a
// lookup gives them.
func Mark(s string, start, end int, plain, mark lipgloss.Style) string {
	runes := []rune(s)
	start = max(0, min(start, len(runes)))
	end = max(start, min(end, len(runes)))
	out := ""
	for _, part := range []struct {
		text  []rune
		style lipgloss.Style
	}{{runes[:start], plain}, {runes[start:end], mark}, {runes[end:], plain}} {
		if len(part.text) > 0 {
			out += part.style.Render(careline.Sanitize(string(part.text)))
		}
	}
	return out
}
