// Package pagetest runs one page in a test as the console would: keys go to
// it, its commands are carried out, and what it says is kept.
package pagetest

import (
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/theme"
)

// Now is the moment at which every test plays: a Tuesday afternoon in Nanjing.
var Now = time.Date(2026, 11, 24, 14, 32, 0, 0, time.FixedZone("CST", 8*3600))

// Rig is a page under test with its surroundings.
type Rig struct {
	T       *testing.T
	Desk    *careline.Desk
	Session *careline.Session
	Env     *page.Env
	Page    page.Page

	Went   []page.Go     // the routes that were asked for
	Left   bool          // the page asked to be left
	Status []page.Status // what was put on the status line
	Calls  []page.CallChanged

	later []tea.Msg // for which the page waits
	at    time.Time
	keys  int
}

// New founds a hotline on an empty store and signs its administrator in.
func New(t *testing.T, store careline.Store, lang careline.Lang) *Rig {
	t.Helper()
	r := &Rig{T: t, at: Now}
	r.Desk = careline.NewDesk(store, func() time.Time { return r.at }, careline.Settings{Zone: Now.Location()})
	if err := r.Desk.Found(t.Context(), "wang.min", "王敏"); err != nil {
		t.Fatal(err)
	}
	var err error
	if r.Session, err = r.Desk.SignIn(t.Context(), "wang.min"); err != nil {
		t.Fatal(err)
	}
	r.Env = &page.Env{Session: r.Session, Lang: lang, Words: text.For(lang), Theme: theme.Dark(), NewKey: r.NewKey}
	r.Env.Later = func(_ time.Duration, msg tea.Msg) tea.Cmd {
		r.later = append(r.later, msg)
		return nil
	}
	return r
}

// NewKey gives keys of commands, no two alike.
func (r *Rig) NewKey() string {
	r.keys++
	return fmt.Sprintf("00000000-0000-7000-8000-%012d", r.keys)
}

// Await gives the page what it waits for.
func (r *Rig) Await() {
	waits := r.later
	r.later = nil
	for _, msg := range waits {
		r.take(msg)
	}
}

// Pass moves the clock.
func (r *Rig) Pass(d time.Duration) { r.at = r.at.Add(d) }

// Speak switches the language.
func (r *Rig) Speak(l careline.Lang) { r.Env.Lang, r.Env.Words = l, text.For(l) }

// As gives the page a person of another role.
func (r *Rig) As(role careline.Role) *Rig {
	staff := r.Session.Staff()
	staff.Role = role
	r.Env.Session = r.Desk.For(staff)
	return r
}

// Show opens a page and carries out its first load.
func (r *Rig) Show(p page.Page) *Rig {
	r.Page = p
	r.Went, r.Left, r.Status, r.Calls = nil, false, nil, nil
	r.do(p.Init())
	return r
}

// Start opens a page without letting its first load answer.
func (r *Rig) Start(p page.Page) tea.Cmd {
	r.Page = p
	return p.Init()
}

// Do carries a command out, and what follows from it.
func (r *Rig) Do(cmd tea.Cmd) { r.do(cmd) }

func (r *Rig) do(cmd tea.Cmd) {
	if cmd == nil {
		return
	}
	r.take(cmd())
}

func (r *Rig) take(msg tea.Msg) {
	switch msg := msg.(type) {
	case nil:
	case page.Go:
		r.Went = append(r.Went, msg)
	case page.Back:
		r.Left = true
	case page.Status:
		r.Status = append(r.Status, msg)
	case page.WorkBegun, page.WorkMoved, page.WorkEnded:
		follow := page.Hear(msg, r.at)
		if ended, is := msg.(page.WorkEnded); is && ended.Work == r.Env.Work {
			r.Status = append(r.Status, ended.Work.Sum(ended.Work, r.Env))
		}
		r.do(r.Page.Update(msg))
		r.do(follow)
	case page.CallChanged:
		r.Calls = append(r.Calls, msg)
		r.Env.Call = msg.Call
	default:
		// Batches and sequences are slices of commands; the latter's type is
		// not exported.
		if v := reflect.ValueOf(msg); v.Kind() == reflect.Slice && v.Type().Elem() == reflect.TypeFor[tea.Cmd]() {
			for i := range v.Len() {
				r.do(v.Index(i).Interface().(tea.Cmd))
			}
			return
		}
		r.do(r.Page.Update(msg))
	}
}

// Press presses keys by the names that Bubble Tea gives them.
func (r *Rig) Press(names ...string) *Rig {
	r.T.Helper()
	for _, name := range names {
		r.press(keyMsg(r.T, name))
	}
	return r
}

// Type types a text: each letter of Latin script for itself, a run of Chinese
// at once, as an input method hands it over.
func (r *Rig) Type(s string) *Rig {
	run := ""
	for _, c := range s {
		if c > 0x2e80 {
			run += string(c)
			continue
		}
		r.commit(&run)
		r.press(tea.KeyPressMsg{Code: c, Text: string(c)})
	}
	r.commit(&run)
	return r
}

func (r *Rig) commit(run *string) {
	if *run != "" {
		r.press(tea.KeyPressMsg{Code: tea.KeyExtended, Text: *run})
		*run = ""
	}
}

// Paste pastes a text.
func (r *Rig) Paste(s string) *Rig {
	r.do(r.Page.Update(tea.PasteMsg{Content: s}))
	return r
}

func (r *Rig) press(msg tea.KeyPressMsg) {
	if msg.Text != "" && r.Page.Typing() {
		r.do(r.Page.Update(msg))
		return
	}
	name := msg.String()
	for _, k := range r.Page.Keys() {
		if slices.Contains(k.Keys, name) {
			if k.Off != "" {
				r.Status = append(r.Status, page.Status{Text: k.Off, Bad: true})
			} else {
				r.do(k.Do())
			}
			return
		}
	}
	if name == "esc" {
		r.Left = true
		return
	}
	r.do(r.Page.Update(msg))
}

var named = map[string]tea.KeyPressMsg{
	"enter": {Code: tea.KeyEnter}, "tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	"esc": {Code: tea.KeyEscape}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown}, "left": {Code: tea.KeyLeft},
	"right": {Code: tea.KeyRight}, "backspace": {Code: tea.KeyBackspace}, "delete": {Code: tea.KeyDelete},
	"pgup": {Code: tea.KeyPgUp}, "pgdown": {Code: tea.KeyPgDown}, "home": {Code: tea.KeyHome}, "end": {Code: tea.KeyEnd},
	"shift+up": {Code: tea.KeyUp, Mod: tea.ModShift}, "shift+down": {Code: tea.KeyDown, Mod: tea.ModShift},
	"alt+up": {Code: tea.KeyUp, Mod: tea.ModAlt}, "alt+down": {Code: tea.KeyDown, Mod: tea.ModAlt}, "f8": {Code: tea.KeyF8},
	"alt+enter": {Code: tea.KeyEnter, Mod: tea.ModAlt}, "space": {Code: tea.KeySpace, Text: " "},
}

func keyMsg(t *testing.T, name string) tea.KeyPressMsg {
	t.Helper()
	if m, ok := named[name]; ok {
		return m
	}
	if rest, ok := strings.CutPrefix(name, "ctrl+"); ok {
		return tea.KeyPressMsg{Code: []rune(rest)[0], Mod: tea.ModCtrl}
	}
	c := []rune(name)
	if len(c) != 1 {
		t.Fatalf("no key %q", name)
	}
	return tea.KeyPressMsg{Code: c[0], Text: name}
}

// View draws the page without its colours, and checks that it fits.
func (r *Rig) View(width, height int) string {
	r.T.Helper()
	frame := r.Page.View(page.Size{Width: width, Height: height})
	lines := strings.Split(ansi.Strip(frame.Body), "\n")
	if len(lines) != height {
		r.T.Errorf("the view at %dx%d has %d lines", width, height, len(lines))
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w > width {
			r.T.Errorf("line %d of the view at %dx%d has %d cells: %s", i, width, height, w, l)
		}
		lines[i] = strings.TrimRight(l, " ")
	}
	return strings.Join(lines, "\n") + "\n"
}

// Before gives what stands left of the cursor, and the line that it is in.
func (r *Rig) Before(width, height int) (string, bool) {
	r.T.Helper()
	frame := r.Page.View(page.Size{Width: width, Height: height})
	if frame.Cursor == nil {
		return "", false
	}
	lines := strings.Split(ansi.Strip(frame.Body), "\n")
	if frame.Cursor.Y < 0 || frame.Cursor.Y >= len(lines) {
		r.T.Fatalf("the cursor is on line %d of %d", frame.Cursor.Y, len(lines))
	}
	return ansi.Truncate(lines[frame.Cursor.Y], frame.Cursor.X, ""), true
}

// CursorInFields checks in each of n fields, from the present one down, that
// the cursor stands right after Chinese that was typed there, which is where
// an input method shows its candidates.
func (r *Rig) CursorInFields(n, width, height int) {
	r.T.Helper()
	const typed = "中文输入"
	r.View(width, height) // complains of a wrong size
	seen := map[string]bool{}
	for i := range n {
		r.Press("end").Type(typed)
		before, ok := r.Before(width, height)
		if !ok || !strings.HasSuffix(before, typed) {
			r.T.Errorf("field %d at %dx%d: the cursor stands after %q, %v", i, width, height, before, ok)
		}
		if seen[before] {
			r.T.Errorf("field %d at %dx%d is the one before: %q", i, width, height, before)
		}
		seen[before] = true
		for range []rune(typed) {
			r.Press("backspace")
		}
		r.Press("tab")
	}
}

// Last gives the newest word on the status line.
func (r *Rig) Last() page.Status {
	if len(r.Status) == 0 {
		return page.Status{}
	}
	return r.Status[len(r.Status)-1]
}

// To gives the newest route that was asked for.
func (r *Rig) To() page.Route {
	if len(r.Went) == 0 {
		return nil
	}
	return r.Went[len(r.Went)-1].To
}

// Ctx is the test's context.
func (r *Rig) Ctx() context.Context { return r.T.Context() }
