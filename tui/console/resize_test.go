package console_test

import (
	"fmt"
	"math/rand/v2"
	"regexp"
	"strings"
	"testing"

	"careline/store/storetest/raced"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/console"
	"careline/tui/page"
)

// TestEveryPageAndFormFitsEverySize looks at each page, and at each form and
// overlay that it can open, on every kind of screen.
func TestEveryPageAndFormFitsEverySize(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	c := gather(t)
	for i, lang := range []careline.Lang{careline.English, careline.Chinese} {
		d := console.Drive(t.Context(), c.options(lang, sizeOf(80, 24)))
		n := 0
		c.visit(d, func(where string) {
			for j, size := range sizes() {
				if (n+i+j)%(2*raced.Fewer) == 0 || j == 0 && raced.Fewer == 1 { // what one language leaves out the other looks at
					resize(d, size)
					screenIs(t, where, d.View(), size)
				}
			}
			resize(d, sizeOf(80, 24))
			n++
		})
		if n < 50 {
			t.Errorf("in language %d only %d pages and forms were looked at", i, n)
		}
	}
}

// TestAScreenTooSmallSaysSo holds that less room than a page needs gives one
// short sentence and no rubble.
func TestAScreenTooSmallSaysSo(t *testing.T) {
	t.Parallel()
	c := gather(t)
	d := console.Drive(t.Context(), c.options(careline.English, sizeOf(30, 8)))
	text := strings.Join(strings.Fields(ansi.Strip(d.View().Content)), " ")
	if text == "" || strings.Contains(text, "─") || len(text) > 80 {
		t.Errorf("on 30x8 stands %q", text)
	}
}

// TestTenThousandResizes drags the window of the real program about, on every
// page; afterwards the screen shows what it should.
func TestTenThousandResizes(t *testing.T) {
	t.Parallel()
	const resizes = 10_000 / raced.Fewer / raced.Fewer
	c := gather(t)
	places := c.everywhere()
	chance := rand.New(rand.NewPCG(7, 7)) //nolint:gosec // the same sizes each time
	s := show(t, c.options(careline.Chinese, sizeOf(80, 24)), 30)
	for i, to := range places {
		s.step(func(d *console.Driven) { d.Go(to) })
		for range resizes/len(places) + 1 {
			size := sizeOf(chance.IntN(110), chance.IntN(32))
			s.prog.Send(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
			if chance.IntN(20) == 0 {
				s.prog.Send(lead{func(d *console.Driven) { screenIs(t, fmt.Sprintf("%d %T", i, to), d.View(), size) }, make(chan struct{})})
			}
		}
		s.prog.Send(tea.WindowSizeMsg{Width: 80, Height: 24})
		s.step(func(*console.Driven) {})
		if t.Failed() {
			return
		}
	}
}

// TestWideScreensAreUsed holds that a screen as wide as a wall tears nothing
// apart: what belongs together stays within what an eye can follow.
func TestWideScreensAreUsed(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	c := gather(t)
	size := page.Size{Width: 300, Height: 100}
	d := console.Drive(t.Context(), c.options(careline.English, size))
	gap := regexp.MustCompile(`[^\s│] {130,}[^\s│]`)
	for _, to := range c.everywhere() {
		d.Go(to)
		lines := strings.Split(ansi.Strip(d.View().Content), "\n")
		for i, l := range lines[1 : len(lines)-2] { // the bars have two ends
			for _, part := range strings.Split(l, "│") {
				if gap.MatchString(part) {
					t.Errorf("%T: line %d is torn apart: %s", to, i, part)
				}
			}
		}
	}
}
