// Package theme names the console's colours by what they mean.
package theme

import (
	"image/color"

	"charm.land/lipgloss/v2"
)

// Theme is a set of named colours. No meaning is carried by colour alone.
type Theme struct {
	Name   string
	Text   color.Color // ordinary text
	Dim    color.Color // labels, hints, what is past
	Accent color.Color // focus, keys, marks of a match
	Line   color.Color // frames
	Good   color.Color // in warranty, done
	Warn   color.Color // due soon, demo
	Bad    color.Color // overdue, errors
	Select color.Color // background of the chosen row; nil: reverse video
}

// The names that a person chooses a theme by.
const (
	NameDark     = "dark"
	NameLight    = "light"
	NameContrast = "contrast"
)

// Names lists the themes in the order in which they are gone through.
func Names() []string { return []string{NameDark, NameLight, NameContrast} }

// Named gives the theme of that name; false where there is none.
func Named(name string) (*Theme, bool) {
	switch name {
	case NameDark:
		return Dark(), true
	case NameLight:
		return Light(), true
	case NameContrast:
		return Contrast(), true
	}
	return nil, false
}

// Dark is for dark terminals.
func Dark() *Theme {
	return &Theme{
		Name: NameDark,
		Text: lipgloss.Color("#D8DEE9"), Dim: lipgloss.Color("#9BA6BB"), Accent: lipgloss.Color("#6CB6FF"),
		Line: lipgloss.Color("#4A5468"), Good: lipgloss.Color("#8CCB8C"), Warn: lipgloss.Color("#E5C07B"),
		Bad: lipgloss.Color("#F98187"), Select: lipgloss.Color("#2E3A50"),
	}
}

// Light is for light terminals.
func Light() *Theme {
	return &Theme{
		Name: NameLight,
		Text: lipgloss.Color("#24292F"), Dim: lipgloss.Color("#5E6770"), Accent: lipgloss.Color("#0550AE"),
		Line: lipgloss.Color("#B4BBC3"), Good: lipgloss.Color("#116329"), Warn: lipgloss.Color("#8A5A00"),
		Bad: lipgloss.Color("#B3202A"), Select: lipgloss.Color("#DCE9F9"),
	}
}

// Contrast leaves the colours to the terminal and marks by weight and reverse
// video alone.
func Contrast() *Theme {
	own := lipgloss.NoColor{}
	return &Theme{
		Name: NameContrast,
		Text: own, Dim: own, Accent: own, Line: own, Good: own, Warn: own, Bad: own,
	}
}

// Style is plain text in colour c.
func Style(c color.Color) lipgloss.Style { return lipgloss.NewStyle().Foreground(c) }

// Ink is the theme's styles on one background: a row writes with one ink, so
// that the mark of the chosen row has no holes.
type Ink struct {
	Text, Strong, Dim, Accent, Mark, Good, Warn, Bad lipgloss.Style
}

// Ink gives the styles for the bare background.
func (t *Theme) Ink() Ink { return t.ink(lipgloss.NewStyle()) }

// Chosen gives the styles for the chosen row of a list that has focus.
func (t *Theme) Chosen() Ink {
	if t.Select == nil {
		return t.ink(lipgloss.NewStyle().Reverse(true))
	}
	return t.ink(lipgloss.NewStyle().Background(t.Select))
}

func (t *Theme) ink(base lipgloss.Style) Ink {
	return Ink{
		Text:   base.Foreground(t.Text),
		Strong: base.Foreground(t.Text).Bold(true),
		Dim:    base.Foreground(t.Dim),
		Accent: base.Foreground(t.Accent),
		Mark:   base.Foreground(t.Accent).Bold(true).Underline(true),
		Good:   base.Foreground(t.Good),
		Warn:   base.Foreground(t.Warn),
		Bad:    base.Foreground(t.Bad).Bold(true),
	}
}

// Badge is a word that must not be overlooked, such as DEMO.
func (t *Theme) Badge() lipgloss.Style {
	return lipgloss.NewStyle().Foreground(t.Warn).Bold(true).Reverse(true)
}
