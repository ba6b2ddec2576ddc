package widget

import (
	"charm.land/lipgloss/v2"

	"careline"
)

// Part bounds a part of a text, in runes: from the first to before the last.
type Part struct{ Start, End int }

// Mark writes a text from outside with parts of it marked, as a lookup gives
// them. They may lie over one another.
func Mark(s string, spans []Part, plain, mark lipgloss.Style) string {
	runes := []rune(s)
	marked := make([]bool, len(runes)+1)
	for _, span := range spans {
		for i := max(0, span.Start); i < min(span.End, len(runes)); i++ {
			marked[i] = true
		}
	}
	out := ""
	for from, to := 0, 0; from < len(runes); from = to {
		for to = from + 1; to < len(runes) && marked[to] == marked[from]; to++ {
		}
		style := plain
		if marked[from] {
			style = mark
		}
		out += style.Render(careline.Sanitize(string(runes[from:to])))
	}
	return out
}
