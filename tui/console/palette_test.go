package console

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/tui/page"
)

func ctrlK(c *console) {
	_, cmd := c.Update(tea.KeyPressMsg{Code: 'k', Mod: tea.ModCtrl})
	run(c, cmd)
}

// atBoard is a console with the board in front, on which nothing is open, and
// the palette over it.
func atBoard(t *testing.T, o Options) *console {
	t.Helper()
	c := build(t, o)
	run(c, c.goTo(page.Go{To: page.ToBoard{}}))
	ctrlK(c)
	return c
}

func TestPaletteLooks(t *testing.T) {
	t.Parallel()
	typed := map[careline.Lang]string{careline.English: "cust", careline.Chinese: "kehu"}
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 24}, {Width: 120, Height: 40}, {Width: 40, Height: 10}} {
			t.Run(fmt.Sprintf("%s/%d", lang, size.Width), func(t *testing.T) {
				c := atBoard(t, Options{Lang: lang, Width: size.Width, Height: size.Height})
				golden.RequireEqual(t, screen(c))
			})
			t.Run(fmt.Sprintf("%s/%d typed", lang, size.Width), func(t *testing.T) {
				c := atBoard(t, Options{Lang: lang, Width: size.Width, Height: size.Height})
				for _, r := range typed[lang] {
					press(c, string(r))
				}
				golden.RequireEqual(t, screen(c))
			})
		}
	}
}

func TestPaletteFindsByEveryName(t *testing.T) {
	t.Parallel()
	for _, q := range []struct {
		lang        careline.Lang
		typed, want string
	}{
		{careline.English, "overd", "overdue"},
		{careline.English, "new cust", "new"},
		{careline.English, "仅超时", "overdue"},
		{careline.English, "quit", "quit"},
		{careline.Chinese, "超时", "overdue"},
		{careline.Chinese, "jinchaoshi", "overdue"},
		{careline.Chinese, "jcs", "overdue"},
		{careline.Chinese, "overdue", "overdue"},
		{careline.Chinese, "xkh", "new"},
		{careline.Chinese, "theme", "theme"},
	} {
		c := atBoard(t, Options{Lang: q.lang, Width: 80, Height: 24})
		for _, r := range q.typed {
			press(c, string(r))
		}
		found := c.found()
		if len(found) == 0 || found[0].Name != q.want {
			t.Errorf("%q in %s finds %v, want %s first", q.typed, q.lang, names(found), q.want)
		}
		if c.env.Lang != q.lang {
			t.Errorf("after %q the screen speaks %s", q.typed, c.env.Lang)
		}
	}
}

func names(keys []page.Key) []string {
	var all []string
	for _, k := range keys {
		all = append(all, k.Name)
	}
	return all
}

func TestPaletteShowsEveryActionButMoves(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	done := ""
	do := func(name string) func() tea.Cmd { return func() tea.Cmd { done = name; return nil } }
	p := &plain{title: "Case", keys: []page.Key{
		{Name: "advance", Keys: []string{"s"}, Label: "next state", Do: do("advance")},
		{Name: "up", Keys: []string{"up"}, Label: "choose", Do: do("up"), Hidden: true},
		{Name: "edit", Keys: []string{"e"}, Label: "edit", Off: "The case is closed.", Do: do("edit"), Hidden: true},
	}}
	c.push(p)
	ctrlK(c)
	want := []string{"advance", "edit", "search", "board", "call", "new", "language", "theme", "back", "help", "quit", "handover", "overview", "duplicates", "reference", "products", "services", "categories", "providers", "technicians", "staff", "roles"}
	if got := names(c.found()); !slices.Equal(got, want) {
		t.Errorf("the palette has %v, want %v", got, want)
	}

	// What is off says why and leaves the palette open; what is on is done.
	press(c, "e")
	press(c, "d")
	enter := tea.KeyPressMsg{Code: tea.KeyEnter}
	c.Update(enter)
	if done != "" || c.status.Text != "The case is closed." || c.palette == nil {
		t.Errorf("done %q, status %q, palette %v", done, c.status.Text, c.palette)
	}
	c.Update(tea.KeyPressMsg{Code: 'u', Mod: tea.ModCtrl})
	c.Update(tea.PasteMsg{Content: "next"})
	c.Update(enter)
	if done != "advance" || c.palette != nil || c.status.Bad {
		t.Errorf("done %q, status %q, palette %v", done, c.status.Text, c.palette)
	}
	if len(p.got) != 0 {
		t.Errorf("the page got %v", p.got)
	}
}

func TestPaletteAnswersTheQuestionItAsked(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	c.push(&plain{title: "Form", typing: true, dirty: true})
	for range 2 {
		ctrlK(c)
		for _, r := range "back" {
			press(c, string(r))
		}
		c.Update(tea.KeyPressMsg{Code: tea.KeyEnter})
	}
	if len(c.stack) != 1 {
		t.Errorf("the page is still there: %q", c.status.Text)
	}
}

func TestPaletteFitsEveryScreen(t *testing.T) {
	t.Parallel()
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for width := minWidth; width < 130; width += 7 {
			for _, height := range []int{minHeight, 24, 50} {
				c := atBoard(t, Options{Lang: lang, Width: width, Height: height, Session: nil})
				v := c.View()
				lines := strings.Split(v.Content, "\n")
				if len(lines) != height || v.Cursor == nil {
					t.Fatalf("%dx%d has %d lines, cursor %v", width, height, len(lines), v.Cursor)
				}
			}
		}
	}
}
