package console

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
)

var noon = time.Date(2026, 11, 24, 14, 32, 0, 0, time.FixedZone("CST", 8*3600))

func session(t *testing.T, role careline.Role) *careline.Session {
	t.Helper()
	s := storetest.Fresh(t)
	desk := careline.NewDesk(s, func() time.Time { return noon }, careline.Settings{Zone: noon.Location()})
	if err := desk.Found(t.Context(), "1042", "王敏"); err != nil {
		t.Fatal(err)
	}
	admin, err := desk.SignIn(t.Context(), "1042")
	if err != nil {
		t.Fatal(err)
	}
	staff := admin.Staff()
	staff.Role = role
	return desk.For(staff)
}

func build(t *testing.T, o Options) *console {
	t.Helper()
	if o.Session == nil {
		o.Session = session(t, careline.RoleOperator)
	}
	if o.Lang == "" {
		o.Lang = careline.English
	}
	o.Theme, o.Store, o.NewKey = "dark", "sqlite careline.db", func() string { return "k" }
	c := newConsole(t.Context(), o)
	c.live = true
	c.places.wait = func(time.Duration) tea.Cmd { return nil } // a test sends the beats itself
	c.pops.wait = func(time.Duration, int) tea.Cmd { return nil }
	return c
}

// plain is a page that does nothing, for looking at what is around it.
type plain struct {
	title  string
	keys   []page.Key
	typing bool
	dirty  bool
	busy   bool
	got    []tea.Msg
}

func (p *plain) Init() tea.Cmd            { return nil }
func (p *plain) Update(m tea.Msg) tea.Cmd { p.got = append(p.got, m); return nil }
func (p *plain) Title() string            { return p.title }
func (p *plain) Keys() []page.Key         { return p.keys }
func (p *plain) Typing() bool             { return p.typing }
func (p *plain) Dirty() bool              { return p.dirty }
func (p *plain) Busy() bool               { return p.busy }
func (p *plain) View(page.Size) page.Frame {
	return page.Frame{Body: "body", Cursor: tea.NewCursor(2, 0)}
}

func (c *console) push(p page.Page) { c.stack = append(c.stack, entry{route: page.ToBoard{}, page: p}) }

func press(c *console, key string) {
	msgs := map[string]tea.KeyPressMsg{
		"esc": {Code: tea.KeyEscape}, "f1": {Code: tea.KeyF1}, "f2": {Code: tea.KeyF2}, "f10": {Code: tea.KeyF10},
		"ctrl+c": {Code: 'c', Mod: tea.ModCtrl}, "ctrl+l": {Code: 'l', Mod: tea.ModCtrl}, "ctrl+t": {Code: 't', Mod: tea.ModCtrl},
	}
	msg, named := msgs[key]
	if !named {
		msg = tea.KeyPressMsg{Code: []rune(key)[0], Text: key}
	}
	_, cmd := c.Update(msg)
	run(c, cmd)
}

// run carries out a command that needs no program, and what follows from it.
func run(c *console, cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	switch msg := cmd().(type) {
	case nil:
	case tea.BatchMsg:
		for _, cmd := range msg {
			run(c, cmd)
		}
	case tea.QuitMsg:
		c.status = page.Status{Text: "QUIT"}
	default:
		if cmds, ok := sequence(msg); ok {
			for _, cmd := range cmds {
				run(c, cmd)
			}
			return
		}
		_, cmd := c.Update(msg)
		run(c, cmd)
	}
}

func screen(c *console) string {
	lines := strings.Split(ansi.Strip(c.View().Content), "\n")
	for i := range lines {
		lines[i] = strings.TrimRight(lines[i], " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

func TestBars(t *testing.T) {
	t.Parallel()
	call := careline.Interaction{ID: 7, Started: noon.Add(-125 * time.Second)}
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 24}, {Width: 120, Height: 40}, {Width: 40, Height: 10}} {
			t.Run(fmt.Sprintf("%s/%d", lang, size.Width), func(t *testing.T) {
				c := build(t, Options{Lang: lang, Demo: true, Width: size.Width, Height: size.Height})
				c.env.Call = &call
				c.status = page.Status{Text: "CASE-88213 还不能保存", Bad: true}
				golden.RequireEqual(t, screen(c))
			})
		}
	}
}

func TestEveryScreenFits(t *testing.T) {
	t.Parallel()
	for _, demo := range []bool{true, false} {
		c := build(t, Options{Demo: demo, Lang: careline.Chinese})
		c.env.Call = &careline.Interaction{ID: 7, Started: noon.Add(-2 * time.Hour)}
		c.push(&plain{title: "客户 " + strings.Repeat("长", 60)})
		for w := 0; w < 130; w += 1 + w/50 {
			for _, h := range []int{0, 1, 2, 9, 10, 11, 24, 60} {
				_, _ = c.Update(tea.WindowSizeMsg{Width: w, Height: h})
				v := c.View()
				lines := strings.Split(v.Content, "\n")
				if len(lines) > max(1, h) {
					t.Fatalf("%dx%d: %d lines", w, h, len(lines))
				}
				for _, l := range lines {
					if got := ansi.StringWidth(l); got > w {
						t.Fatalf("%dx%d: a line of %d cells: %q", w, h, got, l)
					}
				}
				if w >= minWidth && h >= minHeight {
					if len(lines) != h {
						t.Fatalf("%dx%d: %d lines", w, h, len(lines))
					}
					if got := ansi.Strip(lines[0]); demo && !strings.Contains(got, "DEMO") || !strings.Contains(got, "14:32") {
						t.Fatalf("%dx%d: the title bar lacks what it must show: %q", w, h, got)
					}
				}
			}
		}
	}
}

func TestCursorIsBelowTheTitle(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	c.push(&plain{})
	if got := c.View().Cursor; got == nil || got.X != 2 || got.Y != 1 {
		t.Errorf("the cursor is at %v", got)
	}
}

func TestUnsavedTypingIsAskedFor(t *testing.T) {
	t.Parallel()
	for _, key := range []string{"esc", "ctrl+c", "f10"} {
		c := build(t, Options{Width: 80, Height: 24})
		form := &plain{typing: true, dirty: true}
		c.push(form)
		press(c, key)
		if len(c.stack) != 2 || !c.status.Bad {
			t.Fatalf("%s left at once", key)
		}
		press(c, "x")
		press(c, key)
		if len(c.stack) != 2 || !c.status.Bad {
			t.Fatalf("%s after another key was taken for the answer", key)
		}
		press(c, key)
		if len(c.stack) == 2 && c.status.Text != "QUIT" {
			t.Errorf("the second %s did not leave", key)
		}
	}
}

func TestSearchFromAnywhereLosesNothing(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	form := &plain{typing: true}
	c.push(form)
	press(c, "f2")
	if len(c.stack) != 1 {
		t.Errorf("a page without typing stayed under the omnibox: %d pages", len(c.stack))
	}
	form.dirty = true
	c.push(form)
	press(c, "f2")
	if len(c.stack) != 3 {
		t.Fatalf("%d pages; the form with typing must stay", len(c.stack))
	}
	press(c, "esc")
	if c.top() != page.Page(form) {
		t.Error("esc does not lead back to the form")
	}
}

func TestCoveredPagesLearnOfChangesLater(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	below, above := &plain{}, &plain{}
	c.push(below)
	c.stack = append(c.stack, entry{route: page.ToCustomer{ID: 1}, page: above})
	run(c, func() tea.Msg { return page.Changed{} })
	run(c, func() tea.Msg { return page.Changed{} })
	if len(below.got) != 0 || len(above.got) != 2 {
		t.Errorf("told of changes: covered %d times, in front %d times", len(below.got), len(above.got))
	}
	press(c, "esc")
	if len(below.got) != 1 {
		t.Errorf("uncovered, it was told %d times", len(below.got))
	}
}

func TestLettersUnderAnInputMethod(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	done := ""
	p := &plain{keys: []page.Key{{Name: "complaint", Keys: []string{"c"}, Label: "complaint", Do: func() tea.Cmd {
		done += "c"
		return nil
	}}, {Name: "off", Keys: []string{"w"}, Label: "order", Off: "Not now."}}}
	c.push(p)
	for _, key := range []string{"c", "C", "ｃ"} {
		press(c, key)
	}
	if done != "ccc" {
		t.Errorf("done: %q", done)
	}
	press(c, "w")
	if c.status.Text != "Not now." || !c.status.Bad {
		t.Errorf("a key that can't be used says %q", c.status.Text)
	}
	press(c, "？")
	if c.help == nil {
		t.Error("？ does not help")
	}
	press(c, "esc")
	press(c, "、")
	if _, home := c.stack[len(c.stack)-1].route.(page.ToLookup); !home {
		t.Error("、 does not search")
	}
}

func TestKeysWaitForABusyPage(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	p := &plain{typing: true, busy: true}
	c.push(p)
	press(c, "a")
	press(c, "b")
	if len(p.got) != 0 {
		t.Fatalf("a busy page got %v", p.got)
	}
	p.busy = false
	run(c, func() tea.Msg { return "the answer" })
	if len(p.got) != 3 || p.got[0] != "the answer" {
		t.Errorf("afterwards it got %v", p.got)
	}
}

func TestLanguageAndTheme(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	press(c, "ctrl+l")
	if !strings.Contains(screen(c), "谁来电？") {
		t.Error("not in Chinese")
	}
	press(c, "ctrl+t")
	press(c, "ctrl+t")
	if c.env.Theme.Name != "contrast" || c.env.Theme.Select != nil {
		t.Errorf("the theme is %s", c.env.Theme.Name)
	}
	if !strings.Contains(screen(c), "高对比度") {
		t.Errorf("the status line does not tell the theme:\n%s", screen(c))
	}
}

func TestHelpTellsEveryKey(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 40, Session: session(t, careline.RoleTrainer)})
	press(c, "f1")
	got := screen(c)
	for _, want := range []string{"enter", "F3 ctrl+n", "↑ ↓ PgUp PgDn", "Your role may not make customers", "F10 ctrl+c", "ctrl+l", "The role trainer may not"} {
		if !strings.Contains(got, want) {
			t.Errorf("help lacks %q:\n%s", want, got)
		}
	}
}

func TestEveryRoleHasAHome(t *testing.T) {
	t.Parallel()
	for _, role := range careline.Roles() {
		c := build(t, Options{Session: session(t, role), Width: 80, Height: 24})
		run(c, c.top().Init())
		if _, board := c.stack[0].route.(page.ToQueue); board == c.env.Session.May(careline.MayLookUp) {
			t.Errorf("a %s begins at %T", role, c.stack[0].route)
		}
		press(c, "f2")
		if got := screen(c); c.status.Bad == c.env.Session.May(careline.MayLookUp) || len(c.stack) != 1 {
			t.Errorf("a %s presses F2:\n%s", role, got)
		}
	}
}
