package widget

import (
	"strings"

	"github.com/charmbracelet/x/ansi"
)

// Even makes a line as wide on a terminal that counts the cells of each
// character as on one that counts those of joined ones. A cluster on which
// they don't agree, such as loose jamo or a flag of letters, leaves a mark of
// the same width: one cell more would push the frame off the screen.
func Even(line string) string {
	if agreed(line) || ansi.StringWidth(line) == ansi.StringWidthWc(line) {
		return line
	}
	var b strings.Builder
	var state byte
	for s := line; s != ""; {
		seq, width, n, next := ansi.DecodeSequence(s, state, nil)
		if width > 0 && ansi.StringWidthWc(seq) != width {
			seq = "\uFFFD" + blank(width-1)
		}
		b.WriteString(seq)
		s, state = s[n:], next
	}
	return b.String()
}

// agreed tells quickly that a line holds only what all terminals agree on.
func agreed(line string) bool {
	for _, r := range line {
		if r >= 0x300 && (r < 0x2010 || r > 0x27BF) && (r < 0x3000 || r > 0x3029) && (r < 0x3400 || r > 0x9FFF) && (r < 0xFF01 || r > 0xFF60) {
			return false
		}
	}
	return true
}
