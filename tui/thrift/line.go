package thrift

import (
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
)

// cell is one place on the screen. A letter of two cells has a cell of no
// width behind it.
type cell struct {
	text  string
	pen   pen
	width uint8
	loose bool // terminals disagree how wide it is
}

type line []cell

// empty is a place where nothing stands.
var empty = cell{text: " ", width: 1}

func blank(width int) line {
	l := make(line, width)
	l.erase(0, width, plain)
	return l
}

// cellOf makes the cell of a letter. What nobody sees of a space is left out.
func cellOf(text string, width int, p pen, pens *pens) cell {
	if text == " " && pens.all[p].unseen() {
		return empty
	}
	c := cell{text: text, pen: p, width: uint8(width)} //nolint:gosec // 1 or 2
	if len(text) > 1 {
		_, first := utf8.DecodeRuneInString(text)
		c.loose = first < len(text) || ansi.StringWidth(text) != width
	}
	return c
}

// erase empties cells; the pen's ground stays.
func (l line) erase(from, to int, p pen) {
	for x := max(0, from); x < min(to, len(l)); x++ {
		l.part(x)
		l[x] = cell{text: " ", pen: p, width: 1}
	}
}

// part takes away a letter of two cells of which one is to be overwritten.
func (l line) part(x int) {
	if x < 0 || x >= len(l) {
		return
	}
	if l[x].width == 0 && x > 0 {
		l[x-1] = empty
	}
	if l[x].width == 2 && x+1 < len(l) {
		l[x+1] = empty
	}
}

// shift moves the cells from x on by n to the right, or to the left where n is
// below 0; what becomes free is erased.
func (l line) shift(x, n int, p pen) {
	if x < 0 || x >= len(l) {
		return
	}
	l.part(x)
	switch {
	case n > 0:
		n = min(n, len(l)-x)
		copy(l[x+n:], l[x:len(l)-n])
		clean(l[x:x+n], p)
	case n < 0:
		n = min(-n, len(l)-x)
		copy(l[x:], l[x+n:])
		clean(l[len(l)-n:], p)
	}
	if last := len(l) - 1; l[last].width == 2 {
		l[last] = empty
	}
	if l[x].width == 0 {
		l[x] = empty
	}
}

func clean(l line, p pen) {
	for x := range l {
		l[x] = cell{text: " ", pen: p, width: 1}
	}
}

func (l line) loose() bool {
	for _, c := range l {
		if c.loose {
			return true
		}
	}
	return false
}

// end is behind the last cell in which something stands.
func (l line) end() int {
	for x := len(l); x > 0; x-- {
		if l[x-1] != empty {
			return x
		}
	}
	return 0
}
