package console_test

import (
	"regexp"
	"strings"
	"testing"

	"careline/store/storetest/raced"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/console"
	"careline/tui/page"
	"careline/tui/theme"
)

// aColour is a sequence that sets one.
var aColour = regexp.MustCompile(`\x1b\[(?:[0-9;]*;)?(?:3[0-8]|4[0-8]|9[0-7]|10[0-7])(?:[;:][0-9;:]*)?m`)

// TestWithoutColoursNoneIsSent runs the real program with NO_COLOR: no page
// sends a colour, and the chosen row stands in reverse video.
func TestWithoutColoursNoneIsSent(t *testing.T) {
	t.Parallel()
	c := gather(t)
	o := c.options(careline.English, sizeOf(80, 24))
	o.Theme = ""
	s := show(t, o, 120, "NO_COLOR=1", "TTY_FORCE=1")
	s.sent()
	for _, to := range c.everywhere() {
		s.step(func(d *console.Driven) { d.Go(to) })
		sent := s.sent()
		if at := aColour.FindString(sent); at != "" {
			t.Errorf("%T sends the colour %q", to, at)
		}
		switch to.(type) {
		case page.ToBoard, page.ToCustomer:
			if !regexp.MustCompile(`\x1b\[(?:[0-9]+;)*7(?:;[0-9]+)*m`).MatchString(sent) {
				t.Errorf("on %T no row is reversed", to)
			}
		}
	}
}

// TestNothingIsToldByColourAlone takes the colours away in each theme: which
// row is chosen or marked, and what is overdue, is still to be seen.
func TestNothingIsToldByColourAlone(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	c := gather(t)
	for _, name := range theme.Names() {
		o := c.options(careline.English, sizeOf(120, 40))
		o.Theme = name
		d := console.Drive(t.Context(), o)
		look := func() string {
			body := strings.Split(aColour.ReplaceAllString(d.View().Content, ""), "\n")
			if name != theme.NameContrast { // which has reverse video instead
				return ansi.Strip(strings.Join(body[1:len(body)-2], "\n"))
			}
			return strings.Join(body[1:len(body)-2], "\n")
		}
		d.Go(page.ToBoard{})
		at := look()
		if d.Do(keyPress("down")); look() == at {
			t.Errorf("%s: the chosen row is told by colour alone\n%s", name, at)
		}
		at = look()
		if d.Do(tea.KeyPressMsg{Code: ' ', Text: " "}); look() == at {
			t.Errorf("%s: a marked row is told by colour alone", name)
		}
		d.Do(keyPress("tab"))
		if !strings.Contains(look(), "overdue") {
			t.Errorf("%s: what is overdue is told by colour alone\n%s", name, look())
		}
	}
}
