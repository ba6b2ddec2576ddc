package widget

import (
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/theme"

	"charm.land/bubbles/v2/key"
	"charm.land/bubbles/v2/textarea"
	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"
)

// Area is a text of several lines in a form. Enter goes on to the next field
// as everywhere; alt+enter, shift+enter and ctrl+j break the line.
type Area struct {
	text  textarea.Model
	width int
}

// NewArea makes an empty area that shows at least low lines and grows to high.
func NewArea(low, high int) *Area {
	a := &Area{text: textarea.New()}
	a.text.SetVirtualCursor(false)
	a.text.ShowLineNumbers = false
	a.text.Prompt = ""
	a.text.CharLimit = 0
	a.text.DynamicHeight = true
	a.text.MinHeight, a.text.MaxHeight = low, high
	// MaxHeight would bound the text too if nothing else did.
	a.text.MaxContentHeight = 10000
	a.text.KeyMap = areaKeys()
	a.text.SetHeight(low)
	return a
}

// areaKeys leaves out what the console uses for itself (ctrl+k) and what
// would read the machine's clipboard, which over SSH is not the operator's.
func areaKeys() textarea.KeyMap {
	bind := func(keys ...string) key.Binding { return key.NewBinding(key.WithKeys(keys...)) }
	return textarea.KeyMap{
		CharacterForward: bind("right", "ctrl+f"), CharacterBackward: bind("left", "ctrl+b"),
		WordForward: bind("ctrl+right", "alt+right", "alt+f"), WordBackward: bind("ctrl+left", "alt+left", "alt+b"),
		LineNext: bind("down"), LinePrevious: bind("up"),
		LineStart: bind("home", "ctrl+a"), LineEnd: bind("end", "ctrl+e"),
		InputBegin: bind("ctrl+home"), InputEnd: bind("ctrl+end"),
		InsertNewline:           bind("alt+enter", "shift+enter", "ctrl+j"),
		DeleteCharacterBackward: bind("backspace", "ctrl+h", "shift+backspace"),
		DeleteCharacterForward:  bind("delete", "ctrl+d"),
		DeleteWordBackward:      bind("ctrl+w", "alt+backspace", "ctrl+backspace"),
		DeleteWordForward:       bind("alt+d", "ctrl+delete"),
		DeleteBeforeCursor:      bind("ctrl+u"),
	}
}

// Value gives the text.
func (a *Area) Value() string { return a.text.Value() }

// SetValue replaces the text and puts the cursor at its end.
func (a *Area) SetValue(s string) {
	a.text.SetValue(safeLines(s))
	a.text.MoveToEnd()
}

// Focus lets the area take keys and show the cursor.
func (a *Area) Focus() { a.text.Focus() }

// Blur ends Focus.
func (a *Area) Blur() { a.text.Blur() }

// Update takes a key press or a paste.
func (a *Area) Update(msg tea.Msg) bool {
	switch m := msg.(type) {
	case tea.PasteMsg:
		a.text.InsertString(safeLines(m.Content))
		a.text, _ = a.text.Update(nil) // scrolls so that the cursor is seen
		return true
	case tea.KeyPressMsg:
		if !a.uses(m) {
			return false
		}
		m.Text = safeLines(m.Text)
		a.text, _ = a.text.Update(m)
		return true
	}
	return false
}

func (a *Area) uses(m tea.KeyPressMsg) bool {
	info := a.text.LineInfo()
	switch m.String() {
	case "up":
		return a.text.Line() > 0 || info.RowOffset > 0
	case "down":
		return a.text.Line() < a.text.LineCount()-1 || info.RowOffset < info.Height-1
	}
	if m.Text != "" && !m.Mod.Contains(tea.ModCtrl) && !m.Mod.Contains(tea.ModAlt) {
		return true
	}
	k := a.text.KeyMap
	return key.Matches(m, k.CharacterForward, k.CharacterBackward, k.WordForward, k.WordBackward, k.LineStart,
		k.LineEnd, k.InputBegin, k.InputEnd, k.InsertNewline, k.DeleteCharacterBackward, k.DeleteCharacterForward,
		k.DeleteWordBackward, k.DeleteWordForward, k.DeleteBeforeCursor)
}

// Draw draws the text.
func (a *Area) Draw(env *page.Env, width int) (drawn []string, x, y int) {
	plain := textarea.StyleState{Text: theme.Style(env.Theme.Text), CursorLine: theme.Style(env.Theme.Text)}
	a.text.SetStyles(textarea.Styles{Focused: plain, Blurred: plain})
	if width != a.width {
		a.width = width
		a.text.SetWidth(width)
		a.text, _ = a.text.Update(nil) // scrolls so that the cursor is seen again
	}
	drawn = strings.Split(a.text.View(), "\n")
	for i, line := range drawn {
		drawn[i] = lipgloss.NewStyle().MaxWidth(width).Render(line)
	}
	if c := a.text.Cursor(); c != nil {
		x, y = min(c.X, width-1), max(0, min(c.Y, len(drawn)-1))
	}
	return drawn, x, y
}

// safeLines makes typed or pasted text safe and its line breaks plain. Terminals
// paste a line break as a carriage return.
func safeLines(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	return careline.SanitizeText(s)
}
