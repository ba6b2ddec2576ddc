package widget

import (
	"strings"

	"careline/tui/page"
	"careline/tui/theme"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"
)

// Reading is how a typed text was understood, as it is shown beside it.
type Reading struct {
	Text string
	Bad  bool // it was not understood, or can't be right
}

// Line is a line of text in a form, with how it was understood.
type Line struct {
	*Field
	// Read understands the text; nil: there is nothing to understand.
	Read func(value string) Reading
	// Narrow is how many cells the text has before its reading; zero gives it
	// the whole width and the reading the line below.
	Narrow int
}

// NewLine makes an empty line.
func NewLine(placeholder string) *Line { return &Line{Field: NewField(placeholder)} }

// Filled makes a line with a text in it.
func Filled(value string) *Line {
	l := NewLine("")
	l.SetValue(value)
	return l
}

// Reads sets how the text is understood and where that is shown.
func (l *Line) Reads(narrow int, read func(string) Reading) *Line {
	l.Narrow, l.Read = narrow, read
	return l
}

// Update takes a key press or a paste.
func (l *Line) Update(msg tea.Msg) bool { return l.Field.Update(msg) }

// Draw draws the text and its reading.
func (l *Line) Draw(env *page.Env, width int) (lines []string, x, y int) {
	field := width
	if l.Narrow > 0 {
		field = min(width, max(l.Narrow, min(lipgloss.Width(l.Value())+1, width/2)))
	}
	lines = []string{l.View(env.Theme, field)}
	x, _ = l.Cursor()
	if l.Read == nil {
		return lines, x, 0
	}
	r := l.Read(strings.TrimSpace(l.Value()))
	if r.Text == "" {
		return lines, x, 0
	}
	style := theme.Style(env.Theme.Dim)
	if r.Bad {
		style = theme.Style(env.Theme.Bad)
	}
	if room := width - field - 2; l.Narrow > 0 && room > 8 {
		lines[0] += "  " + style.Render(ansi.Truncate(r.Text, room, "…"))
	} else {
		lines = append(lines, style.Render(ansi.Truncate(r.Text, width, "…")))
	}
	return lines, x, 0
}
