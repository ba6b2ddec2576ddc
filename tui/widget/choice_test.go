package widget_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/theme"
	"careline/tui/widget"
)

func env(l careline.Lang) *page.Env {
	return &page.Env{Lang: l, Words: text.For(l), Theme: theme.Dark()}
}

func troubles() []widget.Option {
	return []widget.Option{
		{Code: "noise", Name: careline.Words{EN: "noise", ZH: "噪音"}},
		{Code: "leak", Name: careline.Words{EN: "leaking", ZH: "漏水"}},
		{Code: "no_function", Name: careline.Words{EN: "does not work", ZH: "不工作"}},
		{Code: "water_quality", Name: careline.Words{EN: "water quality", ZH: "水质"}},
	}
}

func press(c widget.Input, keys ...rune) {
	for _, k := range keys {
		c.Update(tea.KeyPressMsg{Code: k})
	}
}

func typeIn(c widget.Input, s string) {
	for _, r := range s {
		c.Update(typed(string(r)))
	}
}

func TestChoiceByLetters(t *testing.T) {
	for _, c := range []struct{ typed, want string }{
		{"no", "noise"},
		{"no_", "no_function"},
		{"work", "no_function"},
		{"does not", "no_function"},
		{"LEAK", "leak"},
		{"qual", "water_quality"},
		{"噪", "noise"},
		{"水", "water_quality"},
		{"漏", "leak"},
		{"zaoy", "noise"},
		{"zy", "noise"},
		{"loushui", "leak"},
		{"ls", "leak"},
		{"bgz", "no_function"},
		{"工作", "no_function"},
	} {
		choice := widget.NewChoice(troubles(), "")
		choice.Focus()
		typeIn(choice, c.typed)
		if got := choice.Value(); got != c.want {
			t.Errorf("%q chose %q, want %q", c.typed, got, c.want)
		}
		choice.Blur()
		if choice.Unmatched() || choice.Value() != c.want {
			t.Errorf("after %q and leaving it is %q", c.typed, choice.Value())
		}
	}
}

func TestChoiceThatFitsNothingIsKeptAndMarked(t *testing.T) {
	c := widget.NewChoice(troubles(), "")
	c.Focus()
	typeIn(c, "xyz")
	c.Blur()
	if !c.Unmatched() {
		t.Error("letters that fit nothing are not noticed")
	}
	lines, _, _ := c.Draw(env(careline.English), 40)
	if got := ansi.Strip(lines[0]); got != "xyz  no such choice" {
		t.Errorf("drawn as %q", got)
	}
	c.Focus()
	press(c, tea.KeyBackspace, tea.KeyBackspace, tea.KeyBackspace)
	typeIn(c, "leak")
	if c.Unmatched() || c.Value() != "leak" {
		t.Errorf("after a correction it is %q", c.Value())
	}
}

func TestChoiceByArrows(t *testing.T) {
	c := widget.NewChoice(troubles(), "noise")
	c.Focus()
	press(c, tea.KeyRight, tea.KeyRight, tea.KeyLeft)
	if got := c.Value(); got != "leak" {
		t.Errorf("arrows chose %q", got)
	}
	press(c, tea.KeyLeft, tea.KeyLeft, tea.KeyLeft)
	if got := c.Value(); got != "noise" {
		t.Errorf("arrows went past the first, to %q", got)
	}
	if c.Update(key(tea.KeyDown)) {
		t.Error("down is the form's")
	}
}

// An operator types faster than the store answers.
func TestChoiceTypedBeforeThereAreOptions(t *testing.T) {
	c := widget.NewChoice(nil, "")
	c.Focus()
	typeIn(c, "lea")
	c.Blur()
	c.SetOptions(troubles())
	if c.Unmatched() || c.Value() != "leak" {
		t.Errorf("letters typed early chose %q", c.Value())
	}
}

func TestChoiceShowsTheChosenOneAtEveryWidth(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, o := range troubles() {
			c := widget.NewChoice(troubles(), o.Code)
			c.Focus()
			for width := 1; width < 60; width++ {
				lines, x, _ := c.Draw(env(lang), width)
				got := ansi.Strip(lines[0])
				if w := ansi.StringWidth(got); w > width {
					t.Fatalf("%s at width %d has %d cells: %q", o.Code, width, w, got)
				}
				if name := o.Name.In(lang); width > ansi.StringWidth(name)+6 && !strings.Contains(got, "▸"+name) {
					t.Errorf("%s at width %d is drawn as %q", o.Code, width, got)
				}
				if x >= width {
					t.Errorf("at width %d the cursor is at %d", width, x)
				}
			}
		}
	}
}

func TestChoiceCursorCountsCells(t *testing.T) {
	c := widget.NewChoice(troubles(), "")
	c.Focus()
	c.Update(typed("噪音"))
	_, x, _ := c.Draw(env(careline.Chinese), 40)
	if x != 4 {
		t.Errorf("the cursor after 噪音 is at %d, want 4", x)
	}
}
