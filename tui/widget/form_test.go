package widget_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/widget"
)

func names(s string) string {
	return map[string]string{"a": "name", "b": "地址与电话", "c": "what"}[s]
}

func threeRows() *widget.Form {
	return widget.NewForm(names,
		&widget.Row{Name: "a", Input: widget.Filled("")},
		&widget.Row{Name: "b", Input: widget.NewArea(2, 4)},
		&widget.Row{Name: "c", Input: widget.NewChoice(troubles(), "noise")},
	)
}

func typeForm(f *widget.Form, s string) { f.Update(tea.KeyPressMsg{Code: tea.KeyExtended, Text: s}) }

func TestFormMovesBetweenFields(t *testing.T) {
	f := threeRows()
	for _, c := range []struct {
		key  rune
		want string
	}{
		{tea.KeyEnter, "b"},
		{tea.KeyEnter, "c"},
		{tea.KeyEnter, "c"},
		{tea.KeyUp, "b"},
		{tea.KeyUp, "a"},
		{tea.KeyUp, "a"},
		{tea.KeyDown, "b"},
		{tea.KeyTab, "c"},
		{tea.KeyPgUp, "a"},
		{tea.KeyPgDown, "c"},
	} {
		f.Update(key(c.key))
		if got := f.At(); got != c.want {
			t.Fatalf("after %s the focus is on %q, want %q", key(c.key), got, c.want)
		}
	}
	if !f.AtLast() {
		t.Error("the last row is not known as the last")
	}
	f.Row("b").Hidden = true
	f.Update(key(tea.KeyUp))
	if got := f.At(); got != "a" {
		t.Errorf("a hidden row got the focus: %q", got)
	}
}

// The hardware cursor must stand where an input method puts its letters: in
// every field, after Chinese, in cells.
func TestFormCursor(t *testing.T) {
	f := threeRows()
	for _, c := range []struct{ typed, before string }{
		{"王建国a", "▸ name        王建国a"},
		{"江苏省南京市", "▸ 地址与电话  江苏省南京市"},
		{"噪", "▸ what        噪"},
	} {
		typeForm(f, c.typed)
		lines, cursor := f.View(env(careline.English), 40, 20)
		if cursor == nil {
			t.Fatal("no cursor")
		}
		if got := ansi.Truncate(ansi.Strip(lines[cursor.Y]), cursor.X, ""); got != c.before {
			t.Errorf("before the cursor stands %q, want %q", got, c.before)
		}
		f.Update(key(tea.KeyEnter))
	}
}

func TestAreaBreaksLinesOnlyWhenAsked(t *testing.T) {
	f := threeRows()
	f.GoTo("b")
	typeForm(f, "第一行")
	f.Update(tea.KeyPressMsg{Code: 'j', Mod: tea.ModCtrl})
	typeForm(f, "二")
	if got := f.Value("b"); got != "第一行\n二" {
		t.Errorf("the text is %q", got)
	}
	lines, cursor := f.View(env(careline.English), 40, 20)
	if got := ansi.Truncate(ansi.Strip(lines[cursor.Y]), cursor.X, ""); got != strings.Repeat(" ", 14)+"二" {
		t.Errorf("before the cursor stands %q", got)
	}
	f.Update(key(tea.KeyUp))
	if f.At() != "b" {
		t.Error("up left the area from its second line")
	}
	f.Update(key(tea.KeyUp))
	if f.At() != "a" {
		t.Error("up from its first line did not leave it")
	}
}

func TestAreaTakesAPasteSafely(t *testing.T) {
	f := threeRows()
	f.GoTo("b")
	f.Update(tea.PasteMsg{Content: "one\r\ntwo\x1b[31m\u202e\rthree"})
	if got, want := f.Value("b"), "one\ntwo[31m\nthree"; got != want {
		t.Errorf("pasted as %q, want %q", got, want)
	}
}

func TestAreaLeavesTheConsolesKeys(t *testing.T) {
	a := widget.NewArea(1, 3)
	a.Focus()
	a.SetValue("text")
	for _, k := range []tea.KeyPressMsg{
		{Code: 'k', Mod: tea.ModCtrl},
		{Code: 's', Mod: tea.ModCtrl},
		{Code: 't', Mod: tea.ModCtrl},
		{Code: tea.KeyF2},
		{Code: 'v', Mod: tea.ModCtrl},
		{Code: tea.KeyEnter},
		{Code: tea.KeyTab},
		{Code: tea.KeyEscape},
	} {
		if a.Update(k) {
			t.Errorf("the area took %s", k)
		}
	}
	if a.Value() != "text" {
		t.Errorf("the text became %q", a.Value())
	}
}

func TestAreaWrapsByCells(t *testing.T) {
	a := widget.NewArea(1, 4)
	a.Focus()
	a.SetValue(strings.Repeat("噪", 13) + "a")
	for width := 4; width < 30; width++ {
		lines, x, y := a.Draw(env(careline.Chinese), width)
		for _, l := range lines {
			if w := ansi.StringWidth(l); w > width {
				t.Errorf("at width %d a line has %d cells: %q", width, w, ansi.Strip(l))
			}
		}
		if x >= width || y >= len(lines) {
			t.Errorf("at width %d the cursor is at %d, %d", width, x, y)
		}
	}
}

func TestFormScrollsToTheFocus(t *testing.T) {
	var rows []*widget.Row
	for i := range 12 {
		rows = append(rows, &widget.Row{Name: fmt.Sprint(i), Input: widget.Filled(fmt.Sprint("value ", i)), Head: i == 6})
	}
	f := widget.NewForm(func(s string) string { return "row " + s }, rows...)
	for i := range 12 {
		for height := 1; height < 14; height++ {
			lines, cursor := f.View(env(careline.English), 40, height)
			if len(lines) > height {
				t.Fatalf("%d lines in a height of %d", len(lines), height)
			}
			if cursor == nil || !strings.Contains(ansi.Strip(lines[cursor.Y]), fmt.Sprint("value ", i)) {
				t.Fatalf("row %d is not in sight at a height of %d:\n%s", i, height, ansi.Strip(strings.Join(lines, "\n")))
			}
		}
		f.Update(key(tea.KeyDown))
	}
}

// Two people edit the same record: what only one of them changed is kept of
// each, and what both changed stands side by side.
func TestFormRebase(t *testing.T) {
	make3 := func(a, b, c string) *widget.Form {
		f := threeRows()
		f.Set("a", a)
		f.Set("b", b)
		f.Set("c", c)
		f.Keep()
		return f
	}
	mine := make3("Wang", "old street", "noise")
	mine.Set("a", "Wang Jianguo")
	mine.Set("c", "leak")
	mine.GoTo("c")
	newer := make3("Wang", "new street", "no_function")
	both := newer.Rebase(mine)
	if fmt.Sprint(both) != "[c]" {
		t.Errorf("both changed %v", both)
	}
	if a, b, c := newer.Value("a"), newer.Value("b"), newer.Value("c"); a != "Wang Jianguo" || b != "new street" || c != "leak" {
		t.Errorf("the form has %q, %q, %q", a, b, c)
	}
	if newer.At() != "c" || !newer.Clash() {
		t.Errorf("focus %q, clash %v", newer.At(), newer.Clash())
	}
	lines, _ := newer.View(env(careline.English), 60, 20)
	if got := ansi.Strip(strings.Join(lines, "\n")); !strings.Contains(got, "theirs: does not work") {
		t.Errorf("theirs is not shown:\n%s", got)
	}
	newer.TakeTheirs(true)
	if newer.Value("c") != "no_function" || newer.Value("a") != "Wang Jianguo" {
		t.Errorf("after taking theirs: %q, %q", newer.Value("c"), newer.Value("a"))
	}
	newer.TakeTheirs(false)
	if newer.Value("c") != "leak" || newer.Value("b") != "old street" {
		t.Errorf("after taking mine back: %q, %q", newer.Value("c"), newer.Value("b"))
	}
}

// Somebody saves, and somebody saves again before the typing is settled: each
// time it starts over, and nothing that was typed or was settled is lost.
func TestAThirdChangeStartsOver(t *testing.T) {
	version := func(a, b, c string) *widget.Form {
		f := threeRows()
		f.Set("a", a)
		f.Set("b", b)
		f.Set("c", c)
		f.Keep()
		return f
	}
	mine := version("Wang", "old street", "noise")
	mine.Set("a", "Wang Jianguo")
	mine.Set("b", "my street")
	second := version("Wang", "their street", "leak")
	if both := second.Rebase(mine); fmt.Sprint(both) != "[b]" {
		t.Errorf("both changed %v", both)
	}
	ctrlR := func(f *widget.Form) {
		for _, k := range widget.ClashKeys(env(careline.English), f) {
			if k.Name == "theirs" {
				k.Do()
			}
		}
	}
	second.GoTo("b")
	ctrlR(second)
	if got := second.Value("b"); got != "their street" {
		t.Errorf("ctrl+r left %q", got)
	}
	third := version("Wang", "third street", "leak")
	third.Rebase(second)
	if a, b := third.Value("a"), third.Value("b"); a != "Wang Jianguo" || b != "third street" {
		t.Errorf("on the third version: %q, %q", a, b)
	}
	third.GoTo("b")
	ctrlR(third)
	if got := third.Value("b"); got != "my street" {
		t.Errorf("what was typed is lost: %q", got)
	}
	// What is typed and unsettled clashes with the fourth version as well, and
	// its draft knows what it was typed over.
	fourth := version("Wang", "third street", "leak")
	if both := fourth.Rebase(third); fmt.Sprint(both) != "[b]" || fourth.Value("b") != "my street" {
		t.Errorf("on the fourth version: %v, %q", both, fourth.Value("b"))
	}
	e := env(careline.English)
	e.NewKey = func() string { return "k" }
	d, _ := widget.Draft(&widget.Saving{}, e, fourth)
	if d.Typed["b"] != "my street" || d.Was["b"] != "old street" || d.Typed["a"] != "Wang Jianguo" {
		t.Errorf("the draft is %+v", d)
	}
}

// A refusal tells who saved each field, and when.
func TestAClashTellsWhoSavedIt(t *testing.T) {
	at := time.Date(2026, 11, 24, 14, 32, 0, 0, time.UTC)
	e := env(careline.English)
	e.Session = careline.NewDesk(nil, func() time.Time { return at }, careline.Settings{}).For(careline.Staff{})
	err := &careline.Error{Code: careline.CodeConflict, Lately: []careline.TimelineLine{
		{Event: careline.Event{Who: "赵敏", At: at, Changes: []careline.Change{{Field: "c", From: "noise", To: "no_function"}}}},
		{Event: careline.Event{Who: "李娜", At: at, Changes: []careline.Change{{Field: "b", From: "old street", To: "new street"}}}},
	}}
	mine, newer := threeRows(), threeRows()
	mine.Set("c", "noise")
	mine.Keep()
	mine.Set("b", "my street")
	newer.Set("b", "new street")
	newer.Set("c", "no_function")
	newer.Keep()
	widget.Collided(e, newer, newer.Rebase(mine), err)
	lines, _ := newer.View(e, 100, 20)
	got := ansi.Strip(strings.Join(lines, "\n"))
	for _, want := range []string{
		"● yours: my street   ○ theirs: new street  (李娜 ", "○ before: noise   ● theirs: does not work  (赵敏 ",
	} {
		if !strings.Contains(got, want) {
			t.Errorf("%q is not to be seen:\n%s", want, got)
		}
	}
}
