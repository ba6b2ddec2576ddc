package console_test

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"careline"
	"careline/store"
)

// colleague is another person at a desk of their own, as in another process,
// with a clock that the test moves.
func colleague(t *testing.T, h hotline, login, name string) (hotline, *atomic.Int64) {
	t.Helper()
	_, err := h.session.AddStaff(t.Context(), newKeys()(), careline.Staff{Login: login, Name: name, Role: careline.RoleOperator})
	if err != nil {
		t.Fatal(err)
	}
	s, err := store.Open(t.Context(), h.dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	var ahead atomic.Int64
	clock := func() time.Time { return time.Now().Add(time.Duration(ahead.Load())) }
	session, err := careline.NewDesk(s, clock, careline.Settings{Zone: time.FixedZone("CST", 8*3600)}).SignIn(t.Context(), login)
	if err != nil {
		t.Fatal(err)
	}
	return hotline{dsn: h.dsn, store: s, session: session}, &ahead
}

// TestWhoElseIsHere follows a colleague on another process: into a customer's
// file, into its form, into a case, and away.
func TestWhoElseIsHere(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                careline.Lang
		home, also, editing string
		width, height       int
	}{
		{careline.English, "Who is calling?", "also here: 李娜", "also here: 李娜 (editing)", 100, 30},
		{careline.Chinese, "谁来电？", "同时在此：李娜", "同时在此：李娜（编辑中）", 80, 24},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			logged, err := h.session.LogCase(t.Context(), newKeys()(), careline.Case{
				Customer: 1, Category: "noise", Severity: careline.SeverityHigh, Text: "夜里睡不着",
			})
			if err != nil {
				t.Fatal(err)
			}
			li, _ := colleague(t, h, "lina", "李娜")
			m := start(t, h.session, c.lang, c.width, c.height, false)
			n := start(t, li.session, c.lang, c.width, c.height, false)
			open := func(d *terminal) {
				t.Helper()
				d.wait(c.home, "●")
				d.say("8823")
				d.wait("王建国")
			}
			open(m)
			open(n)
			n.press("enter")
			n.wait("EWH-60A")
			m.wait("▸@王建国", "@李娜") // in the hits, before the file is opened
			m.press("enter")
			m.wait(c.also)
			n.wait("王敏")
			n.press("e")
			m.wait(c.editing)
			n.press("esc")
			m.gone(c.editing)
			m.wait(c.also)

			n.press("tab", "enter") // the case
			n.wait("夜里睡不着", logged.ID.String())
			m.gone(c.also)
			m.wait("@"+logged.ID.String(), "@李娜")
			m.press("f7")
			m.press("tab")
			m.wait("@"+logged.ID.String(), "@李娜")
			n.press("f10")
			if err := <-n.done; err != nil {
				t.Error(err)
			}
			n.done <- nil
			m.gone("@")
		})
	}
}

// TestAClosedTerminalGoesAtOnce ends a console as a signal does.
func TestAClosedTerminalGoesAtOnce(t *testing.T) {
	t.Parallel()
	h := found(t)
	li, _ := colleague(t, h, "lina", "李娜")
	m := start(t, h.session, careline.English, 80, 24, false)
	n := start(t, li.session, careline.English, 80, 24, false)
	for _, d := range []*terminal{m, n} {
		d.wait("Who is calling?", "●")
		d.say("8823")
		d.press("enter")
		d.wait("EWH-60A")
	}
	m.wait("also here: 李娜")
	n.stop()
	m.gone("also here")
}

// TestAKilledDeskIsForgotten leaves what a killed process leaves, and moves
// the clock.
func TestAKilledDeskIsForgotten(t *testing.T) {
	t.Parallel()
	h := found(t)
	li, ahead := colleague(t, h, "lina", "李娜")
	n := start(t, li.session, careline.English, 80, 24, false)
	n.wait("Who is calling?", "●")
	n.say("8823")
	n.press("enter")
	n.wait("EWH-60A")
	killed := []careline.Spot{{On: careline.CustomerID(1).Ref()}}
	if err := h.session.Attend(context.Background(), "killed", killed); err != nil {
		t.Fatal(err)
	}
	n.wait("also here: 王敏")
	ahead.Store(int64(careline.PresenceLasts + time.Second))
	// Any news makes the desk look; without any, its own beat does.
	if err := li.session.Attend(context.Background(), "third", []careline.Spot{{On: careline.CustomerID(2).Ref()}}); err != nil {
		t.Fatal(err)
	}
	n.gone("also here")
}
