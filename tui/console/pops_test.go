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
	"careline/tui/page"
)

// someRing are calls of every sort, the first to be shown.
func someRing(name string) []careline.Ringing {
	of := func(id careline.InteractionID, number string, answer careline.CallerAnswer, found int) careline.Ringing {
		return careline.Ringing{Pop: careline.Pop{
			Call: careline.Interaction{ID: id, Number: number, Line: careline.LineService}, Answer: answer, Found: found,
			State: careline.PopRinging, Until: noon.Add(time.Minute),
		}}
	}
	all := map[string][]careline.Ringing{
		"known":    {of(7, "138 0013 8823", careline.CallerKnown, 1), of(8, "1", careline.CallerUnknown, 0)},
		"maybe":    {of(7, "025-8332 1147", careline.CallerMaybe, 3)},
		"unknown":  {of(7, "+44 20 7946 0958", careline.CallerUnknown, 0)},
		"withheld": {of(7, "", careline.CallerUnknown, 0)},
	}
	known := &all["known"][0]
	known.CustomerName, known.ForYou = "王建国", true
	known.Open, known.What, known.Due = careline.CaseID(77).Ref(), careline.Words{EN: "noise", ZH: "噪音"}, noon.Add(2*time.Hour)
	return all[name]
}

func TestBanner(t *testing.T) {
	t.Parallel()
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 24}, {Width: 120, Height: 40}, {Width: 40, Height: 10}} {
			for _, name := range []string{"known", "maybe", "unknown", "withheld"} {
				t.Run(fmt.Sprintf("%s/%d/%s", lang, size.Width, name), func(t *testing.T) {
					c := build(t, Options{Lang: lang, Width: size.Width, Height: size.Height})
					c.pops.ringing = someRing(name)
					lines := strings.Split(screen(c), "\n")
					golden.RequireEqual(t, lines[len(lines)-4]+"\n")
				})
			}
		}
	}
}

// Whatever rings, the screen fits, names the caller and the key, and what one
// types at stays where it is.
func TestTheBannerFitsAndMovesNothing(t *testing.T) {
	t.Parallel()
	for w := minWidth; w <= 130; w++ {
		c := build(t, Options{Width: w, Height: 24})
		c.push(&plain{typing: true})
		at := c.View().Cursor
		ring := someRing("known")
		ring[0].CustomerName = strings.Repeat("长", 60) + "\x1b[2J\u202e"
		c.pops.ringing = ring
		v := c.View()
		lines := strings.Split(v.Content, "\n")
		for _, l := range lines {
			if ansi.StringWidth(l) > w {
				t.Fatalf("%d: a line of %d cells: %q", w, ansi.StringWidth(l), l)
			}
		}
		if banner := ansi.Strip(lines[21]); len(lines) != 24 || !strings.Contains(banner, "☎ 长") || !strings.Contains(banner, "F12 answer") {
			t.Fatalf("%d: %q", w, banner)
		}
		if *v.Cursor != *at {
			t.Fatalf("%d: the cursor went from %v to %v", w, at, v.Cursor)
		}
	}
}

var f12 = tea.KeyPressMsg{Code: tea.KeyF12}

// The key works under the palette and the help, and no letter is taken from
// who types, whatever is configured.
func TestTheKeysOfWhatRings(t *testing.T) {
	t.Parallel()
	for _, overlay := range []string{"", "f1", "ctrl+k"} {
		c, li, _ := twoDesks(t, 80)
		p, err := li.Ring(t.Context(), "00000000-0000-7000-8000-000000000009", careline.PopRing{Number: "13800138823"})
		if err != nil {
			t.Fatal(err)
		}
		run(c, c.findPops())
		form := &plain{typing: true, dirty: true}
		c.push(form)
		switch overlay {
		case "f1":
			press(c, "f1")
		case "ctrl+k":
			_, cmd := c.Update(tea.KeyPressMsg{Code: 'k', Mod: tea.ModCtrl})
			run(c, cmd)
		}
		c.opts.NewKey = nil
		c.env.NewKey = func() string { return "00000000-0000-7000-8000-000000000010" }
		_, cmd := c.Update(f12)
		run(c, answered(c, cmd))
		if c.env.Call == nil || c.env.Call.ID != p.Call.ID {
			t.Fatalf("%q: the call is %v, the status %v", overlay, c.env.Call, c.status)
		}
		if _, is := c.stack[len(c.stack)-1].route.(page.ToNewCustomer); !is || c.help != nil || c.palette != nil {
			t.Errorf("%q: in front is %T", overlay, c.stack[len(c.stack)-1].route)
		}
		if len(c.pops.ringing) != 0 {
			t.Errorf("%q: it rings on", overlay)
		}
	}
	c := build(t, Options{Width: 80, Height: 24, Keys: map[string][]string{"console.answer": {"y", "f8"}}})
	form := &plain{typing: true}
	c.push(form)
	c.pops.ringing = someRing("known")
	press(c, "y")
	if len(form.got) != 1 {
		t.Error("the letter was taken from who types")
	}
}

// answered leaves out of a command what waits for the clock.
func answered(c *console, cmd tea.Cmd) tea.Cmd {
	if cmd == nil {
		return nil
	}
	msg := cmd()
	if cmds, ok := sequence(msg); ok {
		msg = cmds[0]()
	}
	if taken, is := msg.(popTaken); is {
		c.ahead.acting = 0
		c.popped(taken)
	}
	return c.findPops()
}

// A day of calls does not pile up pages, and no page with typing is closed.
func TestADayOfCallsPilesUpNoPages(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	form := &plain{typing: true, dirty: true}
	c.put(page.ToNewComplaint{Customer: 3}, form)
	for i := range 20 {
		c.comeUp(page.ToCustomer{ID: careline.CustomerID(100 + i)})
	}
	if len(c.stack) != 4 || c.stack[1].page != page.Page(form) {
		t.Fatalf("%d pages are open", len(c.stack))
	}
	c.comeUp(page.ToCustomer{ID: 119})
	if len(c.stack) != 4 {
		t.Error("the file in front was opened once more")
	}
	run(c, c.back())
	run(c, c.back())
	if c.top() != page.Page(form) {
		t.Errorf("esc leads to %T", c.top())
	}
}
