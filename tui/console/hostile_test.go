package console_test

import (
	"regexp"
	"strings"
	"testing"

	"careline/store/storetest/raced"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/store/storetest"
	"careline/tui/console"
	"careline/tui/page"
)

// plainSGR is what a page may put between its letters: colours, bold,
// underlined, reversed; never hidden (8).
var plainSGR = regexp.MustCompile(`\x1b\[(?:` + one + `(?:;` + one + `)*)?m`)

const one = `(?:0|1|4|7|22|24|27|39|49|[34]8;2;\d+;\d+;\d+|[34]8;5;\d+|[349][0-7]|10[0-7])`

// screenIs checks what must hold of every screen: exactly as many lines and
// cells as the terminal has, nothing that it would obey, the cursor within.
func screenIs(t testing.TB, where string, v tea.View, size page.Size) {
	t.Helper()
	text := plainSGR.ReplaceAllString(v.Content, "")
	if harm := storetest.Harm(text); harm != "" {
		t.Errorf("%s at %v holds %s: %q", where, size, harm, around(text))
	}
	if harm := storetest.Harm(v.WindowTitle); harm != "" || strings.Contains(v.WindowTitle, "\n") {
		t.Errorf("the title of %s holds %s: %q", where, harm, v.WindowTitle)
	}
	if size.Width <= 0 || size.Height <= 0 {
		return
	}
	lines := strings.Split(text, "\n")
	if len(lines) != size.Height {
		t.Errorf("%s at %v has %d lines", where, size, len(lines))
	}
	for i, l := range lines {
		if w := ansi.StringWidth(l); w != size.Width {
			t.Errorf("%s at %v: line %d has %d cells: %q", where, size, i, w, l)
		}
	}
	if at := v.Cursor; at != nil && (at.X < 0 || at.Y < 0 || at.X >= size.Width || at.Y >= size.Height) {
		t.Errorf("%s at %v: the cursor stands at %v", where, size, at.Position)
	}
}

// around cuts a text to what is wrong in it.
func around(s string) string {
	for i := range s {
		if storetest.Harm(s[:i]) != "" {
			return s[max(0, i-60):min(len(s), i+10)]
		}
	}
	return s[max(0, len(s)-60):]
}

// blend is a little of each class, for every page.
const blend = "a blend"

// TestHostileTextIsInertOnEveryPage writes each text of the corpus into every
// field of the store and looks at every page and form, in both languages.
func TestHostileTextIsInertOnEveryPage(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	c := gather(t)
	sizes := []page.Size{{Width: 80, Height: 24}, {Width: 40, Height: 10}, {Width: 120, Height: 40}, {Width: 61, Height: 17}}
	d := console.Drive(t.Context(), c.options(careline.English, sizes[0]))
	texts := storetest.Corpus(t)
	for range sizes {
		texts = append(texts, storetest.Text{Class: blend, Text: "\x1b[8m\u009b1m\u202eb\u200bc\rd\ne\a"})
	}
	for n, hostile := range texts {
		c.spoil(t, hostile.Text)
		size := sizes[n%len(sizes)]
		resize(d, size)
		for i, to := range c.everywhere() {
			if hostile.Class != blend && (i+n)%5 != 0 { // each on some pages, the blend on all
				continue
			}
			d.Speak(c.options([]careline.Lang{careline.English, careline.Chinese}[(i+n/len(sizes))%2], size))
			d.Go(to)
			screenIs(t, hostile.Class+" on "+d.Top().Title(), d.View(), size)
		}
		if t.Failed() {
			t.Fatalf("with %s", hostile.Class)
		}
	}
}

// TestHostileTextReachesNoTerminal looks at the very bytes that the program
// sends, with a store full of each text, and at the window title.
func TestHostileTextReachesNoTerminal(t *testing.T) {
	t.Parallel()
	c := gather(t)
	s := show(t, c.options(careline.English, sizeOf(80, 24)), 120)
	texts := storetest.Corpus(t)
	places := c.everywhere()
	for i, hostile := range texts {
		if i%raced.Fewer != 0 {
			continue
		}
		c.spoil(t, hostile.Text)
		to := places[i%len(places)]
		s.step(func(d *console.Driven) { d.Go(to) })
		if why := judge(s.sent()); why != "" {
			t.Errorf("%s on %T: the terminal got %s", hostile.Class, to, why)
		}
	}
}

// TestDatesAndKindsThatTheDeskDidNotWriteAreInertToo looks at every page when
// dates, states, tiers and kinds are not from the lists of careline's.
func TestDatesAndKindsThatTheDeskDidNotWriteAreInertToo(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	c := gather(t)
	size := sizeOf(80, 24)
	d := console.Drive(t.Context(), c.options(careline.English, size))
	for i, text := range []string{"\x1b[8m\u009b1m\u202eb\u200bc\rd\ne\a\x7f\xff", strings.Repeat("很长的文字 ", 100), ""} {
		storetest.SpoilKinds(t, c.store, held(text))
		d.Speak(c.options([]careline.Lang{careline.English, careline.Chinese}[i%2], size))
		c.visit(d, func(where string) { screenIs(t, where, d.View(), size) })
	}
}
