package widget_test

import (
	"slices"
	"strings"
	"testing"

	"careline/tui/widget"
)

// TestTheChoiceStaysOnItsRecord lets rows come, go and change places.
func TestTheChoiceStaysOnItsRecord(t *testing.T) {
	letters := func(s string) []string { return strings.Split(s, "") }
	for _, c := range []struct {
		does, was, is  string
		at             string // chosen before
		stays          string // chosen after
		line, lineThen int    // of four
	}{
		{"rows come above", "abcdefgh", "xyabcdefgh", "f", "f", 3, 3},
		{"rows go above", "abcdefgh", "cdefgh", "f", "f", 3, 3},
		{"rows come below", "abcdefgh", "abcdefghxy", "f", "f", 3, 3},
		{"the chosen one moves up", "abcdefgh", "fabcdegh", "f", "f", 3, 0},
		{"the chosen one goes", "abcdefgh", "abcdegh", "f", "g", 3, 3},
		{"it goes while others come above", "abcdefgh", "xyabcdegh", "f", "g", 3, 3},
		{"it and all after it go", "abcdefgh", "abcde", "f", "e", 3, 3},
		{"all go", "abcdefgh", "xyz", "f", "z", 3, 2},
		{"nothing is left", "abc", "", "b", "", 1, 0},
		{"all go above", "abcdefgh", "fgh", "f", "f", 3, 0},
	} {
		was, is := letters(c.was), letters(c.is)
		if c.is == "" {
			is = nil
		}
		var r widget.Rows
		r.At = slices.Index(was, c.at)
		from, _ := r.Show(len(was), 4)
		if got := r.At - from; got != c.line {
			t.Fatalf("%s: %s is on line %d at first", c.does, c.at, got)
		}
		widget.Keep(&r, was, is)
		from, _ = r.Show(len(is), 4)
		chosen := ""
		if r.At < len(is) {
			chosen = is[r.At]
		}
		if chosen != c.stays || r.At-from != c.lineThen {
			t.Errorf("%s: chosen is %q on line %d, not %q on %d", c.does, chosen, r.At-from, c.stays, c.lineThen)
		}
	}
}
