package widget_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline/tui/theme"
	"careline/tui/widget"
)

func typed(s string) tea.KeyPressMsg { return tea.KeyPressMsg{Text: s} }

func key(code rune) tea.KeyPressMsg { return tea.KeyPressMsg{Code: code} }

func TestFieldCursorCountsCells(t *testing.T) {
	f := widget.NewField("")
	f.Focus()
	f.Update(typed("你好a世界")) // an input method hands over several letters at once
	f.View(theme.Dark(), 20)
	if x, ok := f.Cursor(); x != 9 || !ok {
		t.Errorf("cursor after 你好a世界 is at %d, %v; want 9", x, ok)
	}
	f.Update(key(tea.KeyLeft))
	f.Update(key(tea.KeyLeft))
	f.View(theme.Dark(), 20)
	if x, _ := f.Cursor(); x != 5 {
		t.Errorf("two letters to the left it is at %d, want 5", x)
	}
	f.Update(key(tea.KeyBackspace))
	if got := f.Value(); got != "你好世界" {
		t.Errorf("after backspace: %q", got)
	}
}

func TestFieldScrollsByCells(t *testing.T) {
	f := widget.NewField("")
	f.Focus()
	f.SetValue("江苏省南京市鼓楼区建国路88号")
	for width := range 12 {
		got := f.View(theme.Dark(), width)
		if w := ansi.StringWidth(got); w != width {
			t.Errorf("at width %d the view has %d cells", width, w)
		}
		if x, _ := f.Cursor(); width > 0 && x >= width {
			t.Errorf("at width %d the cursor is at %d", width, x)
		}
	}
	if got := strings.TrimSpace(ansi.Strip(f.View(theme.Dark(), 9))); got != "国路88号" {
		t.Errorf("the end is shown as %q", got)
	}
	f.Update(key(tea.KeyHome))
	if got := ansi.Strip(f.View(theme.Dark(), 9)); got != "江苏省南 " {
		t.Errorf("the beginning is shown as %q", got)
	}
}

func TestFieldTakesAPasteAsOneSafeLine(t *testing.T) {
	f := widget.NewField("")
	f.Focus()
	f.Update(tea.PasteMsg{Content: "王\x1b[31m建国\r138\u202e 0013\r\n"})
	if got, want := f.Value(), "王\ufffd[31m建国 138\ufffd 0013"; got != want {
		t.Errorf("pasted as %q, want %q", got, want)
	}
}

func TestFieldLimitAndWords(t *testing.T) {
	f := widget.NewField("")
	f.Limit = 8
	f.Focus()
	f.Update(tea.PasteMsg{Content: "abc def ghi"})
	if got := f.Value(); got != "abc def " {
		t.Errorf("limited to %q", got)
	}
	f.Update(tea.KeyPressMsg{Code: 'w', Mod: tea.ModCtrl})
	if got := f.Value(); got != "abc " {
		t.Errorf("without the last word: %q", got)
	}
	if f.Update(key(tea.KeyEnter)) {
		t.Error("enter is the page's, not the field's")
	}
	f.Blur()
	if f.Update(typed("x")) {
		t.Error("a field without focus took a letter")
	}
}
