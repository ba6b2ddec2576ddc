package widget

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/theme"
)

// Field is one line of text that is typed. It is edited by letters as people
// count them (grapheme clusters), scrolls sideways, and knows the cell that
// its cursor stands in, so that an input method's candidates appear there.
type Field struct {
	Placeholder string // shown dimmed while nothing is typed
	Limit       int    // the most letters that it takes; no limit if zero

	letters []string
	pos     int // letters before the cursor
	first   int // first letter shown
	cell    int // of the cursor, from the field's left edge, as last drawn
	focused bool
}

// NewField makes an empty field without focus.
func NewField(placeholder string) *Field { return &Field{Placeholder: placeholder} }

// Value gives what was typed.
func (f *Field) Value() string { return strings.Join(f.letters, "") }

// SetValue replaces the text and puts the cursor at its end.
func (f *Field) SetValue(s string) {
	f.letters = f.limit(letters(oneLine(s)))
	f.pos, f.first = len(f.letters), 0
}

// Focus lets the field take keys and show the cursor.
func (f *Field) Focus() { f.focused = true }

// Blur ends Focus.
func (f *Field) Blur() { f.focused = false }

// Focused tells whether the field takes keys.
func (f *Field) Focused() bool { return f.focused }

// Update takes a key press or a paste, and tells whether the field had a use
// for it: what it does not use, such as enter and up, is the page's.
func (f *Field) Update(msg tea.Msg) (used bool) {
	if !f.focused {
		return false
	}
	switch msg := msg.(type) {
	case tea.PasteMsg:
		f.insert(msg.Content)
		return true
	case tea.KeyPressMsg:
		if msg.Text != "" && !msg.Mod.Contains(tea.ModCtrl) && !msg.Mod.Contains(tea.ModAlt) {
			f.insert(msg.Text)
			return true
		}
		return f.edit(msg.String())
	}
	return false
}

func (f *Field) edit(key string) bool {
	switch key {
	case "left", "ctrl+b":
		f.pos = max(0, f.pos-1)
	case "right", "ctrl+f":
		f.pos = min(len(f.letters), f.pos+1)
	case "home", "ctrl+a":
		f.pos = 0
	case "end", "ctrl+e":
		f.pos = len(f.letters)
	case "ctrl+left", "alt+left", "alt+b":
		f.pos = f.wordStart()
	case "ctrl+right", "alt+right", "alt+f":
		f.pos = f.wordEnd()
	case "backspace", "ctrl+h", "shift+backspace":
		f.remove(f.pos-1, f.pos)
	case "delete", "ctrl+d":
		f.remove(f.pos, f.pos+1)
	case "ctrl+w", "alt+backspace", "ctrl+backspace":
		f.remove(f.wordStart(), f.pos)
	case "alt+d", "ctrl+delete":
		f.remove(f.pos, f.wordEnd())
	case "ctrl+u":
		f.remove(0, f.pos)
	default:
		return false
	}
	return true
}

// insert puts text at the cursor. Letters are counted anew over the whole
// line, as what is put in may join the letter before it.
func (f *Field) insert(s string) {
	before := strings.Join(f.letters[:f.pos], "") + oneLine(s)
	all := letters(before + strings.Join(f.letters[f.pos:], ""))
	if f.Limit > 0 && len(all) > f.Limit && len(f.letters) >= f.Limit {
		return
	}
	f.letters = f.limit(all)
	f.pos = min(len(letters(before)), len(f.letters))
}

func (f *Field) remove(from, to int) {
	from, to = max(0, from), min(to, len(f.letters))
	if from < to {
		f.letters = slices.Delete(f.letters, from, to)
		f.pos = from
	}
}

func (f *Field) wordStart() int {
	i := f.pos
	for i > 0 && f.letters[i-1] == " " {
		i--
	}
	for i > 0 && f.letters[i-1] != " " {
		i--
	}
	return i
}

func (f *Field) wordEnd() int {
	i := f.pos
	for i < len(f.letters) && f.letters[i] == " " {
		i++
	}
	for i < len(f.letters) && f.letters[i] != " " {
		i++
	}
	return i
}

func (f *Field) limit(all []string) []string {
	if f.Limit > 0 && len(all) > f.Limit {
		return all[:f.Limit]
	}
	return all
}

// View draws the field on exactly width cells, scrolled so that the cursor is
// seen; without focus its beginning is.
func (f *Field) View(t *theme.Theme, width int) string {
	if width <= 0 {
		f.cell = 0
		return ""
	}
	f.scroll(width)
	style := theme.Style(t.Text)
	shown, whole := f.fit(width)
	if !whole && !f.focused {
		shown, _ = f.fit(width - 1)
		shown += "…"
	}
	if len(f.letters) == 0 {
		style = theme.Style(t.Dim)
		shown = ansi.Truncate(f.Placeholder, width, "")
	}
	return style.Render(shown) + strings.Repeat(" ", width-lipgloss.Width(shown))
}

// Cursor gives the cell of the cursor from the left edge of the field as last
// drawn; false without focus.
func (f *Field) Cursor() (x int, ok bool) { return f.cell, f.focused }

// scroll moves the shown part no further than it must: the letter before the
// cursor is seen, and the cursor has a cell of its own after the last letter.
func (f *Field) scroll(width int) {
	if !f.focused {
		f.first, f.cell = 0, 0
		return
	}
	f.first = min(f.first, max(0, f.pos-1), lastFit(f.letters, width-1))
	f.first = max(f.first, lastFit(f.letters[:f.pos], width-1))
	f.cell = min(cells(f.letters[f.first:f.pos]), width-1)
}

// lastFit gives the first of the letters that may be shown where the last of
// them stands at the end of width cells. It looks at no more letters than that,
// however long the text is.
func lastFit(letters []string, width int) int {
	first := len(letters)
	for first > 0 {
		if width -= lipgloss.Width(letters[first-1]); width < 0 {
			break
		}
		first--
	}
	return first
}

// fit gives what is shown on width cells, and whether that is all there is.
func (f *Field) fit(width int) (shown string, whole bool) {
	var b strings.Builder
	for _, l := range f.letters[f.first:] {
		if width -= lipgloss.Width(l); width < 0 {
			return b.String(), false
		}
		b.WriteString(l)
	}
	return b.String(), true
}

func cells(letters []string) int {
	n := 0
	for _, l := range letters {
		n += lipgloss.Width(l)
	}
	return n
}

func letters(s string) []string {
	var all []string
	for s != "" {
		l, _ := ansi.FirstGraphemeCluster(s, ansi.GraphemeWidth)
		all = append(all, l)
		s = s[len(l):]
	}
	return all
}

// oneLine makes a typed or pasted text fit a line. Terminals paste a line
// break as a carriage return.
func oneLine(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return careline.Sanitize(strings.Trim(s, "\n"))
}
