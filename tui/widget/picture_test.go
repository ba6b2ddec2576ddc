package widget_test

import (
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"careline/store/storetest"
	"careline/tui/widget"
)

func TestAPictureKeepsItsColoursAndNothingElse(t *testing.T) {
	got := widget.Picture("a\x1b[1;38;5;8mb\x1b[38;2;8;8;8mc\x1b[mд王\x1b[0m\nplain")
	if want := "a\x1b[1;38;5;8mb\x1b[38;2;8;8;8mc\x1b[mд王\x1b[0m\x1b[m"; got[0] != want || ansi.Strip(got[1]) != "plain" {
		t.Errorf("it is %q, want %q", got, want)
	}
	for _, hidden := range []string{"\x1b[8mx", "\x1b[1;8mx", "\x1b[2Jx", "\x1b]52;c;eA==\ax", "\u009b8mx", "\x1b[?25lx", "\x1bcx", "\x1b[5 qx"} {
		if got := widget.Picture(hidden)[0]; strings.Contains(strings.TrimSuffix(got, ansi.ResetStyle), "\x1b") || !strings.HasSuffix(ansi.Strip(got), "x") {
			t.Errorf("%q became %q", hidden, got)
		}
	}
}

func FuzzPicture(f *testing.F) {
	for _, text := range storetest.Corpus(f) {
		f.Add(text.Text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		for _, line := range widget.Picture(text) {
			if harm := storetest.Harm(ansi.Strip(line)); harm != "" {
				t.Errorf("%q became %q: %s", text, line, harm)
			}
		}
	})
}
