package thrift

import (
	"bytes"
	"strconv"
)

// frame ends a frame: what is new goes to the terminal, and the cursor to
// where it was drawn.
func (s *Screen) frame() {
	if !s.alt {
		s.synced = false
		return
	}
	passed := s.sent.Len()
	s.flush()
	if s.shown && (s.at.x != s.x || s.at.y != s.y || s.full) {
		s.sent.Write(moved(s.at, s.x, s.y))
		s.at.x, s.at.y = s.x, s.y
	}
	drawn := bytes.Clone(s.sent.Bytes()[passed:])
	s.sent.Truncate(passed)
	hide := s.shownThere && len(drawn) > fewBytes || !s.shown && s.shownThere
	if s.synced && len(drawn) > 0 {
		s.sent.WriteString("\x1b[?2026h")
	}
	if hide {
		s.sent.WriteString(cursorSeen(false))
		s.shownThere = false
	}
	s.sent.Write(drawn)
	if s.shown && !s.shownThere {
		s.sent.WriteString(cursorSeen(true))
		s.shownThere = true
	}
	if s.synced && len(drawn) > 0 {
		s.sent.WriteString("\x1b[?2026l")
	}
	s.synced = false
}

// fewBytes are drawn so fast that nobody sees the cursor run.
const fewBytes = 60

// flush sends the lines that are new.
func (s *Screen) flush() {
	for y := range s.height {
		if !s.lost[y] && same(s.want[y], s.have[y]) {
			continue
		}
		best := s.anew(y)
		if !s.lost[y] && !s.want[y].loose() && !s.have[y].loose() {
			if parts := s.parts(y); parts.buf.Len() < best.buf.Len() {
				best = parts
			}
		}
		s.sent.Write(best.buf.Bytes())
		s.at = best.at
		copy(s.have[y], s.want[y])
		s.lost[y] = false
	}
}

func same(a, b line) bool {
	for x := range a {
		if a[x] != b[x] {
			return false
		}
	}
	return true
}

// writer writes one line, to see how long that gets.
type writer struct {
	s   *Screen
	buf bytes.Buffer
	at  place
}

// anew writes a line over from where it differs first, after erasing the rest.
func (s *Screen) anew(y int) *writer {
	w := &writer{s: s, at: s.at}
	want, have, from := s.want[y], s.have[y], 0
	if !s.lost[y] && !want.loose() && !have.loose() {
		for from < len(want) && want[from] == have[from] {
			from++
		}
		for from > 0 && want[from].width == 0 {
			from--
		}
	}
	if s.lost[y] || have.end() > from {
		w.to(from, y)
		if w.s.pens.all[w.at.pen].bg != "" || w.s.pens.all[w.at.pen].attrs&reversed != 0 {
			w.pen(plain)
		}
		w.buf.WriteString("\x1b[K")
	}
	end := want.end()
	for x := from; x < end; x++ {
		if want[x] == empty && run(want[x:end]) > skip {
			x += run(want[x:end]) - 1
			continue
		}
		w.put(x, y)
	}
	if want.loose() {
		w.at.x = -1
	}
	return w
}

// skip is up to how many cells are written once more rather than gone over.
const skip = 4

// run is how many empty cells come first.
func run(l line) int {
	for n, c := range l {
		if c != empty {
			return n
		}
	}
	return len(l)
}

// parts writes only the cells of a line that differ.
func (s *Screen) parts(y int) *writer {
	w := &writer{s: s, at: s.at}
	want, have := s.want[y], s.have[y]
	end := want.end()
	for x := 0; x < len(want); x++ {
		if want[x] == have[x] {
			continue
		}
		if x >= end { // nothing stands here and to the right
			if have.end()-x > skip {
				w.to(x, y)
				w.pen(plain)
				w.buf.WriteString("\x1b[K")
				break
			}
			if x >= have.end() {
				break
			}
		}
		w.over(x, y)
		w.put(x, y)
	}
	return w
}

// over writes the cells up to x once more where that is shorter than to go.
func (w *writer) over(x, y int) {
	if w.at.y != y || w.at.x < 0 || w.at.x >= x {
		return
	}
	cost, way := 0, len(moved(w.at, x, y))
	gap := w.s.want[y][w.at.x:x]
	for _, c := range gap {
		cost += len(c.text)
		if !w.fits(c) || cost > way {
			return
		}
	}
	for _, c := range gap {
		w.buf.WriteString(c.text)
	}
	w.at.x = x
}

// fits tells that a cell can be written with the pen at hand.
func (w *writer) fits(c cell) bool {
	return c.pen == w.at.pen || c == empty && w.s.pens.all[w.at.pen].unseen()
}

// put writes one cell.
func (w *writer) put(x, y int) {
	c := w.s.want[y][x]
	if c.width == 0 {
		return
	}
	w.to(x, y)
	if !w.fits(c) {
		w.pen(c.pen)
	}
	corner := x+int(c.width) >= w.s.width
	last := corner && y == w.s.height-1
	if last {
		w.buf.WriteString("\x1b[?7l")
	}
	w.buf.WriteString(c.text)
	if last {
		w.buf.WriteString("\x1b[?7h")
	}
	w.at.x = x + int(c.width)
	if corner {
		w.at.x = -1 // at the edge terminals differ
	}
}

func (w *writer) pen(p pen) {
	w.buf.WriteString(w.s.pens.change(w.at.pen, p))
	w.at.pen = p
}

// to goes to a cell by the shortest way.
func (w *writer) to(x, y int) {
	if w.at.x == x && w.at.y == y {
		return
	}
	w.buf.Write(moved(w.at, x, y))
	w.at.x, w.at.y = x, y
}

func moved(from place, x, y int) []byte {
	n := func(i int) string { return strconv.Itoa(i + 1) }
	switch {
	case from.y == y && x == 0:
		return []byte("\r")
	case from.y >= 0 && from.y == y:
		return []byte("\x1b[" + n(x) + "G")
	case from.y >= 0 && from.y+1 == y && x == 0:
		return []byte("\r\n")
	case x == 0:
		return []byte("\x1b[" + n(y) + "H")
	}
	return []byte("\x1b[" + n(y) + ";" + n(x) + "H")
}
