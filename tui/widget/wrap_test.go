package widget_test

import (
	"slices"
	"testing"

	"github.com/charmbracelet/x/ansi"

	"careline/tui/widget"
)

func TestWrap(t *testing.T) {
	for _, c := range []struct {
		text  string
		width int
		want  []string
	}{
		{"", 10, []string{""}},
		{"one two  three", 7, []string{"one two", "three"}},
		{"鼓楼区建国路88号阳光花园5-2-601", 15, []string{"鼓楼区建国路88", "号阳光花园", "5-2-601"}},
		{"加热很慢，夜里有噪音。", 8, []string{"加热很", "慢，夜里", "有噪音。"}},
		{"CASE-107 noise", 8, []string{"CASE-107", "noise"}},
		{"abcdefghij", 4, []string{"abcd", "efgh", "ij"}},
		{"two\nlines", 20, []string{"two", "lines"}},
	} {
		if got := widget.Wrap(c.text, c.width); !slices.Equal(got, c.want) {
			t.Errorf("%q at %d: %q, want %q", c.text, c.width, got, c.want)
		}
	}
	for width := 2; width < 40; width++ {
		for _, l := range widget.Wrap("加热时有很大的噪音，夜里睡不着; second call, see CASE-107 and WO-54！！", width) {
			if ansi.StringWidth(l) > width {
				t.Errorf("at %d: %q", width, l)
			}
		}
	}
}
