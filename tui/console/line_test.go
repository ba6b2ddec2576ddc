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

// hear gives the console news, without waiting for the next.
func hear(c *console, news careline.News) {
	changes := make(chan careline.News)
	cmd := c.watched(watching{changes: changes, news: news})
	if batch, is := cmd().(tea.BatchMsg); is {
		for _, follow := range batch[1:] { // the first listens on
			run(c, follow)
		}
	}
}

func lose(c *console) {
	changes := make(chan careline.News)
	c.watched(watching{changes: changes, news: careline.NewsLost})
}

// TestBarsWithoutALine shows what is said around a page while the store is lost.
func TestBarsWithoutALine(t *testing.T) {
	t.Parallel()
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 24}, {Width: 120, Height: 40}, {Width: 40, Height: 10}} {
			for _, demo := range []bool{false, true} {
				t.Run(fmt.Sprintf("%s/%d/%t", lang, size.Width, demo), func(t *testing.T) {
					c := build(t, Options{Lang: lang, Demo: demo, Width: size.Width, Height: size.Height})
					lose(c)
					golden.RequireEqual(t, screen(c))
				})
			}
		}
	}
}

func TestWhatALostLineSaysIsNotOverwrittenByReloads(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	lose(c)
	status := func() string { return strings.Split(screen(c), "\n")[22] }
	const lost = " ! Not reachable since 14:32; what you see is as of 14:31:58."
	failed := careline.NewError(careline.CodeUnavailable, careline.Say("Gone.", "没了。"), nil)
	run(c, page.Unread(failed, careline.English))
	if got := status(); got != lost {
		t.Errorf("after a reload that failed: %q", got)
	}
	run(c, page.Fail(failed, careline.English))
	if got := status(); got != " ! Gone." {
		t.Errorf("a save that failed says %q", got)
	}
	press(c, "x")
	if got := status(); got != lost {
		t.Errorf("after the next key: %q", got)
	}
	c.now = c.now.Add(time.Minute)
	lose(c)
	if got := status(); got != lost {
		t.Errorf("lost twice: %q", got)
	}
	hear(c, careline.NewsBack|careline.NewsRecords|careline.NewsPresence)
	if got := status(); !strings.HasPrefix(got, " ✓ Reachable again after ") || strings.Contains(screen(c), "✕") {
		t.Errorf("back: %q\n%s", got, screen(c))
	}
	run(c, page.Unread(failed, careline.English))
	if got := status(); got != " ! Gone." {
		t.Errorf("a load that fails with the line there says %q", got)
	}
}

// TestEachPageSaysWhenItWasRead has a page under another that missed a change
// before the line was lost.
func TestEachPageSaysWhenItWasRead(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	below := &plain{title: "below"}
	c.push(below)
	c.stack = append(c.stack, entry{route: page.ToCustomer{ID: 1}, page: &plain{title: "above"}})
	c.changed()
	run(c, func() tea.Msg { return page.Answer[int]{} }) // what is in front was read
	at := c.now
	c.now = at.Add(10 * time.Minute)
	c.lost()
	if got := c.seenAt(); got != "14:41:58" {
		t.Errorf("in front is what was so at %s", got)
	}
	c.stack = c.stack[:2]
	if got := c.seenAt(); got != "14:32:00" {
		t.Errorf("under it is what was so at %s", got)
	}
	c.now = at.AddDate(0, 0, 1)
	if got := c.seenAt(); got != "11-24 14:32:00" {
		t.Errorf("the day after it was so at %s", got)
	}
}

// TestBackReloadsOnce has the page in front told once, and those under it
// when they come to the front.
func TestBackReloadsOnce(t *testing.T) {
	t.Parallel()
	c := build(t, Options{Width: 80, Height: 24})
	below, above := &plain{title: "below"}, &plain{title: "above"}
	c.push(below)
	c.stack = append(c.stack, entry{route: page.ToCustomer{ID: 1}, page: above})
	told := func(p *plain) (n int) {
		for _, msg := range p.got {
			if msg == (page.Changed{}) {
				n++
			}
		}
		return n
	}
	lose(c)
	hear(c, careline.NewsBack|careline.NewsRecords|careline.NewsPresence)
	if told(above) != 1 || told(below) != 0 {
		t.Errorf("in front: told %d times, under it: %d", told(above), told(below))
	}
	run(c, c.back())
	if told(below) != 1 {
		t.Errorf("come to the front it is told %d times", told(below))
	}
}

func TestALostLineFitsEveryScreen(t *testing.T) {
	t.Parallel()
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, demo := range []bool{true, false} {
			c := build(t, Options{Demo: demo, Lang: lang})
			c.env.Call = &careline.Interaction{ID: 7, Started: noon.Add(-2 * time.Hour)}
			c.push(&plain{title: "客户 " + strings.Repeat("长", 60)})
			lose(c)
			for w := minWidth; w < 130; w++ {
				_, _ = c.Update(tea.WindowSizeMsg{Width: w, Height: 24})
				lines := strings.Split(c.View().Content, "\n")
				for _, l := range lines {
					if got := ansi.StringWidth(l); got > w {
						t.Fatalf("%d: a line of %d cells: %q", w, got, l)
					}
				}
				if top := ansi.Strip(lines[0]); !strings.Contains(top, "✕") || !strings.Contains(top, "14:32") {
					t.Fatalf("%d: the title bar lacks what it must show: %q", w, top)
				}
				if w >= 64 && !strings.Contains(ansi.Strip(lines[22]), "14:31:58") {
					t.Fatalf("%d: the status line lacks what it must show: %q", w, lines[22])
				}
			}
		}
	}
}

// about is a store whose last news were about some records.
type about struct {
	careline.Store
	on []careline.Ref
}

func (a *about) Touched(since int64) ([]careline.Ref, int64) { return a.on, since + 1 }

// shower is a page that shows another record.
type shower struct {
	*plain
	on careline.Ref
}

func (p shower) Shows() []careline.Ref { return []careline.Ref{p.on} }

// TestAPageIsLoadedForWhatItIsAbout has changes of the customer in front, of
// another one, and of what may show anywhere.
func TestAPageIsLoadedForWhatItIsAbout(t *testing.T) {
	t.Parallel()
	st := &about{Store: storetest.Fresh(t)}
	desk := careline.NewDesk(st, func() time.Time { return noon }, careline.Settings{Zone: noon.Location()})
	if err := desk.Found(t.Context(), "1042", "王敏"); err != nil {
		t.Fatal(err)
	}
	s, err := desk.SignIn(t.Context(), "1042")
	if err != nil {
		t.Fatal(err)
	}
	c := build(t, Options{Width: 80, Height: 24, Session: s})
	file := &plain{}
	c.stack = append(c.stack, entry{route: page.ToCustomer{ID: 1}, page: file})
	change := func(on ...careline.Ref) {
		t.Helper()
		file.got, st.on = nil, on
		_ = c.changedElsewhere() // what is to come is the test's to send
	}
	change(careline.CustomerID(1).Ref(), careline.CaseID(7).Ref())
	if len(file.got) != 1 {
		t.Errorf("of a change of its customer it was told %d times", len(file.got))
	}
	change(careline.CustomerID(2).Ref(), careline.CaseID(8).Ref())
	change(careline.CustomerID(3).Ref())
	if len(file.got) != 0 || !c.quiet {
		t.Errorf("of a change of another customer it was told at once")
	}
	run(c, func() tea.Msg { return quietOver{} })
	if len(file.got) != 1 {
		t.Errorf("in the end it was told %d times", len(file.got))
	}
	c.stack[len(c.stack)-1].page = shower{file, careline.CustomerID(9).Ref()}
	change(careline.CustomerID(9).Ref())
	if len(file.got) != 1 {
		t.Errorf("of a change of whom it shows it was told %d times", len(file.got))
	}
	c.stack[len(c.stack)-1].page = file
	change()
	if len(file.got) != 1 {
		t.Errorf("of a change of the products it was told %d times", len(file.got))
	}
	run(c, func() tea.Msg { return quietOver{} })
	if len(file.got) != 1 {
		t.Errorf("it was told of what it knew")
	}
}
