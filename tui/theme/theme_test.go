package theme_test

import (
	"image/color"
	"math"
	"testing"

	"charm.land/lipgloss/v2"

	"careline/tui/theme"
)

// ratio is the contrast of two colours by WCAG 2.1, 1 to 21.
func ratio(a, b color.Color) float64 {
	light := func(c color.Color) float64 {
		r, g, b, _ := c.RGBA()
		linear := func(v uint32) float64 {
			s := float64(v) / 0xffff
			if s <= 0.04045 {
				return s / 12.92
			}
			return math.Pow((s+0.055)/1.055, 2.4)
		}
		return 0.2126*linear(r) + 0.7152*linear(g) + 0.0722*linear(b)
	}
	x, y := light(a), light(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

// TestEveryColourCanBeRead holds text to WCAG's 4.5 on the chosen row, whose
// background the theme names, and on the grounds that terminals have.
func TestEveryColourCanBeRead(t *testing.T) {
	grounds := map[string][]string{theme.NameDark: {"#000000", "#1E1E1E"}, theme.NameLight: {"#FFFFFF", "#FAFAFA"}}
	for name, hexes := range grounds {
		th, ok := theme.Named(name)
		if !ok {
			t.Fatalf("there is no theme %s", name)
		}
		on := []color.Color{th.Select}
		for _, hex := range hexes {
			on = append(on, lipgloss.Color(hex))
		}
		for what, c := range map[string]color.Color{
			"text": th.Text, "dim": th.Dim, "accent": th.Accent, "good": th.Good, "warn": th.Warn, "bad": th.Bad,
		} {
			for _, ground := range on {
				if got := ratio(c, ground); got < 4.5 {
					t.Errorf("%s: %s on %v has a contrast of %.2f", name, what, ground, got)
				}
			}
		}
	}
}

// TestHighContrastNamesNoColour holds that it stays as readable as the terminal
// itself: the colours are its own.
func TestHighContrastNamesNoColour(t *testing.T) {
	th := theme.Contrast()
	for _, c := range []color.Color{th.Text, th.Dim, th.Accent, th.Line, th.Good, th.Warn, th.Bad} {
		if _, none := c.(lipgloss.NoColor); !none {
			t.Errorf("high contrast names the colour %v", c)
		}
	}
	if th.Select != nil {
		t.Error("high contrast marks the chosen row with a colour")
	}
}
