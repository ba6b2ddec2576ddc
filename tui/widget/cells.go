package widget

import (
	"strings"

	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Cut shortens s to at most width cells; what is cut off leaves a "…".
func Cut(s string, width int) string {
	if width <= 0 {
		return ""
	}
	return ansi.Truncate(s, width, "…")
}

// Fit makes s exactly width cells wide: cut, or filled with spaces.
func Fit(s string, width int) string {
	s = Cut(s, width)
	return s + blank(width-lipgloss.Width(s))
}

// FitIn is Fit with the spaces in a style, so that a row's background has no
// holes.
func FitIn(fill lipgloss.Style, s string, width int) string {
	s = Cut(s, width)
	if n := width - lipgloss.Width(s); n > 0 {
		s += fill.Render(blank(n))
	}
	return s
}

// FitRight is Fit with the text at the right.
func FitRight(s string, width int) string {
	s = Cut(s, width)
	return blank(width-lipgloss.Width(s)) + s
}

// Apart puts left and right at the two ends of a line of width cells. What is
// at the right stays whole as long as it can; the left is cut.
func Apart(left, right string, width int) string {
	return ApartIn(lipgloss.NewStyle(), left, right, width)
}

// ApartIn is Apart with the spaces in a style.
func ApartIn(fill lipgloss.Style, left, right string, width int) string {
	room := width - lipgloss.Width(right)
	switch {
	case right == "":
		return FitIn(fill, left, width)
	case room <= 1:
		return FitIn(fill, right, width)
	}
	return FitIn(fill, left, room-1) + fill.Render(" ") + right
}

// Block makes lines exactly width cells wide and height lines high.
func Block(lines []string, width, height int) []string {
	out := make([]string, 0, max(0, height))
	for i := range max(0, height) {
		line := ""
		if i < len(lines) {
			line = lines[i]
		}
		out = append(out, Fit(line, width))
	}
	return out
}

// Beside joins two blocks of the same height side by side.
func Beside(left, right []string) []string {
	out := make([]string, min(len(left), len(right)))
	for i := range out {
		out[i] = left[i] + right[i]
	}
	return out
}

func blank(n int) string { return strings.Repeat(" ", max(0, n)) }
