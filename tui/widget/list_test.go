package widget_test

import (
	"fmt"
	"reflect"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/widget"
)

func listOf(lines ...[]string) *widget.List {
	colours := []widget.Option{
		{Code: "red", Name: careline.Words{EN: "red", ZH: "红"}}, {Code: "blue", Name: careline.Words{EN: "blue", ZH: "蓝"}},
	}
	return widget.NewList([]widget.Column{
		{Label: func() string { return "colour" }, Width: 10, Make: func() widget.Input { return widget.NewChoice(colours, "") }},
		{Label: func() string { return "name" }, Make: func() widget.Input { return widget.Filled("") }},
	}, lines)
}

func formWith(l *widget.List) *widget.Form {
	return widget.NewForm(func(name string) string { return name },
		&widget.Row{Name: "before", Input: widget.NewLine("")}, &widget.Row{Name: "list", Input: l}, &widget.Row{Name: "after", Input: widget.NewLine("")})
}

func hit(f *widget.Form, keys ...string) {
	codes := map[string]tea.KeyPressMsg{
		"tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
		"backspace": {Code: tea.KeyBackspace}, "ctrl+u": {Code: 'u', Mod: tea.ModCtrl},
	}
	for _, k := range keys {
		if m, ok := codes[k]; ok {
			f.Update(m)
			continue
		}
		for _, r := range k {
			f.Update(tea.KeyPressMsg{Code: r, Text: string(r)})
		}
	}
}

func holds(t *testing.T, f *widget.Form, want ...[]string) {
	t.Helper()
	if got := widget.ReadLines(f.Value("list")); !reflect.DeepEqual(got, want) {
		t.Errorf("the list holds %q, want %q", got, want)
	}
}

func TestLinesAreAddedByTypingAtTheEnd(t *testing.T) {
	f := formWith(listOf())
	hit(f, "tab", "bl", "tab", "sky", "tab", "红", "tab", "brick", "tab")
	if f.At() != "list" {
		t.Fatalf("the focus is at %s", f.At())
	}
	holds(t, f, []string{"blue", "sky"}, []string{"red", "brick"})
	if hit(f, "tab"); f.At() != "after" {
		t.Errorf("from the empty line, tab goes to %s", f.At())
	}
	if hit(f, "up"); f.At() != "list" {
		t.Fatalf("up goes to %s", f.At())
	}
	hit(f, "up", "tab", "!")
	holds(t, f, []string{"blue", "sky"}, []string{"red", "brick!"})
	if hit(f, "shift+tab", "shift+tab", "shift+tab", "shift+tab"); f.At() != "before" {
		t.Errorf("from the first cell, shift+tab goes to %s", f.At())
	}
}

func TestAnEmptiedLineIsGone(t *testing.T) {
	f := formWith(listOf([]string{"", "a"}, []string{"", "b"}))
	if len(f.Typed()) > 0 {
		t.Errorf("a fresh list counts as typed: %v", f.Typed())
	}
	hit(f, "tab", "tab", "backspace")
	holds(t, f, []string{"", "b"})
	hit(f, "down", "down", "down")
	hit(f, "up", "up", "tab", "!")
	holds(t, f, []string{"", "b!"})
}

func TestLinesAreDroppedAndMoved(t *testing.T) {
	l := listOf([]string{"red", "a"}, []string{"blue", "b"}, []string{"", "c"})
	f := formWith(l)
	hit(f, "tab")
	l.Move(1)
	holds(t, f, []string{"blue", "b"}, []string{"red", "a"}, []string{"", "c"})
	l.Move(1)
	l.Move(1) // below it is only the empty line
	holds(t, f, []string{"blue", "b"}, []string{"", "c"}, []string{"red", "a"})
	l.Drop()
	l.GoTo(0)
	l.Move(-1)
	l.Drop()
	holds(t, f, []string{"", "c"})
	l.Drop()
	l.Drop()
	if f.Value("list") != "" {
		t.Errorf("an empty list is %q", f.Value("list"))
	}
}

func TestAListIsDrawnInItsPlace(t *testing.T) {
	on := env(careline.English)
	for _, width := range []int{1, 3, 10, 16, 40, 100} {
		for _, focused := range []bool{false, true} {
			l := listOf([]string{"red", "天空的颜色与海洋"}, []string{"blue", "sky"})
			if focused {
				l.Focus()
				l.Update(tea.KeyPressMsg{Code: tea.KeyDown})
			}
			lines, x, y := l.Draw(on, width)
			if want := map[bool]int{false: 3, true: 4}[focused]; len(lines) != want {
				t.Errorf("%d cells: %d lines, want %d", width, len(lines), want)
			}
			fitsIn(t, fmt.Sprint(width), lines, width)
			if focused && (y != 2 || x < 0 || x >= width) {
				t.Errorf("%d cells: the cursor is at %d, %d", width, x, y)
			}
		}
	}
	lines, _, _ := listOf().Draw(on, 20)
	if len(lines) != 1 {
		t.Errorf("an empty list is drawn as %q", lines)
	}
}

func TestWordsOfOnesOwnAreTakenWhereNothingElseFits(t *testing.T) {
	on := env(careline.English)
	f := widget.NewForm(func(name string) string { return name }, &widget.Row{
		Name: "skill", Input: widget.NewOwnChoice(widget.Options(careline.Tiers()), "mine"),
	})
	if f.Value("skill") != "mine" || len(f.Typed()) > 0 {
		t.Errorf("it begins with %q, typed %v", f.Value("skill"), f.Typed())
	}
	for typed, want := range map[string]string{"zzz": "zzz", "gol": "gold", "gold": "gold", "金": "gold"} {
		hit(f, "ctrl+u", typed)
		if got := f.Value("skill"); got != want || f.Unmatched() != "" {
			t.Errorf("%q gives %q, want %q", typed, got, want)
		}
	}
	// What is typed is offered after what fits.
	hit(f, "ctrl+u", "gol")
	f.Update(tea.KeyPressMsg{Code: tea.KeyRight})
	if got := f.Value("skill"); got != "gol" {
		t.Errorf("right of what fits is %q", got)
	}
	lines, _ := f.View(on, 60, 3)
	fitsIn(t, "own", lines, 60)
}

func TestAFieldSaysWhyItWasRefusedUntilItIsChanged(t *testing.T) {
	l := listOf([]string{"red", "a"}, []string{"blue", "b"})
	f := formWith(l)
	if f.Refuse("nowhere", "x") || !f.Refuse("list.1", "twice the same") || f.At() != "list" {
		t.Fatalf("the focus is at %s", f.At())
	}
	if f.Row("list").Wrong != "twice the same" {
		t.Error("the list does not say so")
	}
	hit(f, "tab", "!")
	holds(t, f, []string{"red", "a"}, []string{"blue", "b!"})
	if f.Row("list").Wrong != "" {
		t.Error("it says so still")
	}
}

func fitsIn(t *testing.T, what string, lines []string, width int) {
	t.Helper()
	for i, l := range lines {
		if n := ansi.StringWidth(l); n > width {
			t.Errorf("%s: line %d has %d cells of %d: %s", what, i, n, width, ansi.Strip(l))
		}
	}
}
