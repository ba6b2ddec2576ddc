package console_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"careline/store/storetest/raced"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/store"
	"careline/store/pgtest"
	"careline/store/storetest"
	"careline/tui/console"
	"careline/tui/page"
)

// lineWords is what is said of the connection.
type lineWords struct {
	lang                            careline.Lang
	home, live, lost, asOf, back    string
	note, typed, search, everywhere string
}

var lineTold = []lineWords{
	{
		careline.English, "Who is calling?", "● live", "Not reachable since ", "✕ as of ", "Reachable again after 0:",
		"what the next person should know", "门卫登记", "Who is calling?", "Everywhere",
	},
	{
		careline.Chinese, "谁来电？", "● 实时", "起连接中断", "✕ 截至 ", "连接已恢复",
		"下一位接听者", "门卫登记", "谁来电？", "任何页面",
	},
}

// TestTheConsoleSaysThatTheStoreIsGone takes the folder of a store away under
// a desk that shows a file and writes a note, and brings it back.
func TestTheConsoleSaysThatTheStoreIsGone(t *testing.T) {
	t.Parallel()
	for _, c := range lineTold {
		t.Run(string(c.lang), func(t *testing.T) {
			h := foundOn(t, storetest.FreshFile(t))
			folder := filepath.Dir(strings.TrimPrefix(h.dsn, "sqlite:"))
			li, _ := colleague(t, h, "lina", "李娜")
			m := start(t, h.session, c.lang, 80, 24, false)
			m.wait(c.home, "●")
			m.say("8823")
			m.press("enter")
			m.wait("EWH-60A", c.live)
			m.press("n")
			m.wait(c.note)
			m.say(c.typed)
			m.wait(c.typed)

			if err := os.Rename(folder, folder+"-away"); err != nil {
				t.Skip("an open file can't be moved here:", err)
			}
			m.wait(c.lost, c.asOf, "EWH-60A", c.typed)
			m.press("f1") // keys go on working
			m.wait(c.everywhere, c.lost)
			m.press("esc")
			m.wait("EWH-60A", c.typed, c.lost)
			m.say("，晚上")
			m.wait("门卫登记，晚上", c.lost)

			if err := os.Rename(folder+"-away", folder); err != nil {
				t.Fatal(err)
			}
			m.wait(c.back, c.live, "门卫登记，晚上")
			m.gone(c.asOf)
			if err := li.session.WriteNote(t.Context(), newKeys()(), 1, "先打电话"); err != nil {
				t.Fatal(err)
			}
			m.wait("先打电话")
			m.press("enter")
			m.wait("门卫登记，晚上", "先打电话")
			m.gone(c.note)
		})
	}
}

// TestTheConsoleSaysThatTheServerIsGone kills a server under a desk, and has
// one hang that keeps its connections.
func TestTheConsoleSaysThatTheServerIsGone(t *testing.T) {
	t.Parallel()
	server := pgtest.Start(t, pgtest.Options{})
	made, err := store.Open(t.Context(), server.DSN(), store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	h, c := foundOn(t, server.DSN()), lineTold[0]
	m := start(t, h.session, c.lang, 80, 24, false)
	m.wait(c.home, "●")
	m.say("8823")
	m.press("enter")
	m.wait("EWH-60A", c.live)
	m.press("n")
	for _, way := range []struct {
		name        string
		goes, comes func(testing.TB)
	}{{"killed", server.Kill, server.Restart}, {"hanging", server.Pause, server.Resume}} {
		m.wait(c.note, c.live)
		at := time.Now()
		way.goes(t)
		m.wait(c.lost, c.asOf, "EWH-60A")
		t.Logf("%s: said after %v", way.name, time.Since(at).Round(10*time.Millisecond))
		m.say(way.name)
		m.wait(way.name, c.lost, "EWH-60A")
		at = time.Now()
		way.comes(t)
		m.wait(c.back, c.live, way.name, "EWH-60A")
		t.Logf("%s: back after %v", way.name, time.Since(at).Round(10*time.Millisecond))
		m.gone(c.asOf)
		m.press("enter")
		m.wait("note     " + way.name)
		m.gone(c.note)
		m.press("n")
	}
}

// TestWhatWasMissedIsReadWhenTheLineIsBack pulls the plug of one desk while
// another goes on working.
func TestWhatWasMissedIsReadWhenTheLineIsBack(t *testing.T) {
	t.Parallel()
	h := found(t)
	mine, plug := h.plugged(t, time.Now)
	m := start(t, mine, careline.English, 80, 24, false)
	m.wait("Who is calling?", "● live")
	m.say("8823")
	m.press("enter")
	m.wait("EWH-60A")
	plug.pull(true)
	m.wait("Not reachable since ")
	if err := h.session.WriteNote(t.Context(), newKeys()(), 1, "门卫登记"); err != nil {
		t.Fatal(err)
	}
	m.press("f7") // a page that was not read yet
	m.wait("✕", "Not reachable since ")
	m.press("y")
	m.wait("y does nothing here", "✕ as of ")
	m.press("esc")
	m.wait("EWH-60A", "Not reachable since ")
	if strings.Contains(m.screen(), "门卫登记") {
		t.Errorf("it was read through a plug that is out:\n%s", m.screen())
	}
	plug.pull(false)
	m.wait("门卫登记", "Reachable again", "● live")
}

// TestAConsoleThatStartsWithoutItsStoreGetsIt has the plug out already.
func TestAConsoleThatStartsWithoutItsStoreGetsIt(t *testing.T) {
	t.Parallel()
	h := found(t)
	mine, plug := h.plugged(t, time.Now)
	plug.pull(true)
	m := start(t, mine, careline.English, 80, 24, false)
	m.wait("Not reachable since ", "✕ as of ")
	m.say("8823")
	m.wait("8823", "Not reachable since ")
	plug.pull(false)
	m.wait("王建国", "● live")
}

// TestNoPageLosesWhatItShowsWithTheLine goes to every page, as it comes up and
// after each action, pulls the plug, lets the page be told of a change, and
// puts the plug back in.
func TestNoPageLosesWhatItShowsWithTheLine(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	c := gather(t)
	h := hotline{store: c.store, session: c.session}
	for _, look := range []struct {
		lang careline.Lang
		size page.Size
	}{{careline.English, page.Size{Width: 120, Height: 40}}, {careline.Chinese, page.Size{Width: 80, Height: 24}}} {
		mine, plug := h.plugged(t, func() time.Time { return c.now })
		o := c.options(look.lang, look.size)
		o.Session = mine
		d := console.Drive(t.Context(), o)
		body := func() string {
			lines := strings.Split(ansi.Strip(d.View().Content), "\n")
			// Only without the line can a form go into the outbox.
			return strings.Join(slices.DeleteFunc(lines[1:len(lines)-2], func(l string) bool { return strings.Contains(l, "ctrl+g") }), "\n")
		}
		c.visit(d, func(where string) {
			before, cursor := body(), d.View().Cursor
			plug.pull(true)
			d.Lose()
			d.Do(page.Changed{})
			d.Do(tea.WindowSizeMsg{Width: look.size.Width, Height: look.size.Height})
			screen := ansi.Strip(d.View().Content)
			if now := body(); now != before {
				t.Errorf("%s: without the line it shows\n%s\nand before\n%s", where, now, before)
			}
			if now := d.View().Cursor; (now == nil) != (cursor == nil) || now != nil && *now != *cursor {
				t.Errorf("%s: the cursor went from %v to %v", where, cursor, now)
			}
			for _, want := range []string{"14:35", "14:34:58", "✕"} {
				if !strings.Contains(screen, want) {
					t.Errorf("%s: %q is not said:\n%s", where, want, screen)
				}
			}
			plug.pull(false)
			d.Regain()
			if now := body(); now != before {
				t.Errorf("%s: with the line back it shows\n%s\nand before\n%s", where, now, before)
			}
		})
	}
}
