package thrift

import "fmt"

// put draws a letter where the cursor is.
func (s *Screen) put(text string, width int) {
	if s.full {
		s.x, s.full = 0, false
		s.down()
	}
	s.repeat, s.repeatWidth = text, width
	if s.y < 0 || s.y >= s.height || s.x < 0 || s.x+width > s.width {
		s.x = min(s.x+width, s.width)
		return
	}
	l := s.want[s.y]
	if s.insert {
		l.shift(s.x, width, plain)
	}
	for x := s.x; x < s.x+width; x++ {
		l.part(x)
	}
	l[s.x] = cellOf(text, width, s.pen, &s.pens)
	if width == 2 {
		l[s.x+1] = cell{pen: s.pen}
	}
	s.x += width
	if s.x >= s.width {
		s.x = s.width - 1
		s.full = !s.stay
	}
}

// join puts a mark on the letter before the cursor.
func (s *Screen) join(mark string) {
	x := s.x - 1
	if s.full {
		x = s.x
	}
	if s.y < 0 || s.y >= s.height || x < 0 || x >= s.width {
		return
	}
	l := s.want[s.y]
	if l[x].width == 0 && x > 0 {
		x--
	}
	l[x].text += mark
	l[x].loose = true
}

// control takes a control character; false where it is none that draws.
func (s *Screen) control(b byte) bool {
	switch b {
	case '\r':
		s.move(0, s.y)
	case '\n': // a terminal's driver returns the carriage too
		s.move(0, s.y)
		s.down()
	case '\b':
		s.move(s.x-1, s.y)
	case '\t':
		s.move((s.x/8+1)*8, s.y)
	default:
		return false
	}
	return true
}

func (s *Screen) move(x, y int) {
	s.x, s.y, s.full = min(max(0, x), max(0, s.width-1)), min(max(0, y), max(0, s.height-1)), false
}

// down goes to the line below; at the end of what scrolls, that scrolls.
func (s *Screen) down() {
	if s.y == s.bottom {
		s.scroll(s.top, s.bottom, 1, fmt.Sprintf("\x1b[%dS", 1))
		return
	}
	s.y = max(0, min(s.y+1, s.height-1))
}

// up goes to the line above.
func (s *Screen) up() {
	s.full = false
	if s.y == s.top {
		s.scroll(s.top, s.bottom, -1, fmt.Sprintf("\x1b[%dT", 1))
		return
	}
	s.y = max(0, s.y-1)
}

// draw takes a sequence that draws or moves; false where it does neither.
func (s *Screen) draw(final byte) bool {
	n := max(1, s.param(0, 1))
	switch final {
	case 'A':
		s.move(s.x, s.y-n)
	case 'B':
		s.move(s.x, s.y+n)
	case 'C':
		s.move(s.x+n, s.y)
	case 'D':
		s.move(s.x-n, s.y)
	case 'G', '`':
		s.move(n-1, s.y)
	case 'd':
		s.move(s.x, n-1)
	case 'H', 'f':
		s.move(max(1, s.param(1, 1))-1, n-1)
	case 'I':
		s.move((s.x/8+n)*8, s.y)
	case 'Z':
		s.move(((s.x+7)/8-n)*8, s.y)
	case 'b':
		for range min(n, s.width) {
			s.put(s.repeat, s.repeatWidth)
		}
	case 'S':
		s.scroll(s.top, s.bottom, n, fmt.Sprintf("\x1b[%dS", n))
	case 'T':
		s.scroll(s.top, s.bottom, -n, fmt.Sprintf("\x1b[%dT", n))
	case 'L', 'M':
		s.lines(final, n)
	case 'r':
		s.margins()
	case 'h', 'l':
		if s.param(0, 0) != 4 {
			return false
		}
		s.insert = final == 'h'
	case 'K', 'J', 'X', 'P', '@':
		s.erase(final, n)
	default:
		return false
	}
	return true
}

func (s *Screen) param(i, otherwise int) int {
	n, ok := s.parser.Param(i, otherwise)
	if !ok {
		return otherwise
	}
	return n
}

func (s *Screen) erase(final byte, n int) {
	if s.height == 0 || s.width == 0 {
		return
	}
	l, ground := s.want[s.y], s.pens.ground(s.pen)
	switch final {
	case 'X':
		l.erase(s.x, s.x+n, ground)
	case 'P':
		l.shift(s.x, -n, ground)
	case '@':
		l.shift(s.x, n, ground)
	case 'K':
		from, to := s.span(s.param(0, 0), s.x, s.width)
		l.erase(from, to, ground)
	case 'J':
		kind := s.param(0, 0)
		if kind >= 2 {
			s.clear(ground)
			return
		}
		from, to := s.span(kind, s.x, s.width)
		l.erase(from, to, ground)
		above, below := s.span(kind, s.y, s.height)
		for y := above; y < below; y++ {
			if y != s.y {
				s.want[y].erase(0, s.width, ground)
			}
		}
	}
}

// span is what is erased: from a place on, up to it, or all.
func (s *Screen) span(kind, at, all int) (from, to int) {
	switch kind {
	case 0:
		return at, all
	case 1:
		return 0, at + 1
	}
	return 0, all
}

// clear empties the screen there too, so that both are known to be the same.
func (s *Screen) clear(ground pen) {
	s.setPen(ground)
	s.sent.WriteString("\x1b[H\x1b[2J")
	s.at.x, s.at.y = 0, 0
	for y := range s.height {
		clean(s.want[y], ground)
		clean(s.have[y], ground)
		s.lost[y] = false
	}
}

func (s *Screen) setPen(p pen) {
	s.sent.WriteString(s.pens.change(s.at.pen, p))
	s.at.pen = p
}

// margins takes which lines scroll. It is not passed on: a scroll brings them
// along.
func (s *Screen) margins() {
	top, bottom := max(1, s.param(0, 1)), s.param(1, s.height)
	if bottom <= 0 || bottom > s.height {
		bottom = s.height
	}
	if top < bottom {
		s.top, s.bottom = top-1, bottom-1
	}
	s.move(0, 0)
}

// lines puts empty lines in where the cursor is, or takes lines away.
func (s *Screen) lines(final byte, n int) {
	if s.y < s.top || s.y > s.bottom {
		return
	}
	if final == 'L' {
		n = -n
	}
	how := fmt.Sprintf("\x1b[%dS", n)
	if n < 0 {
		how = fmt.Sprintf("\x1b[%dT", -n)
	}
	s.scroll(s.y, s.bottom, n, how)
	s.x = 0
}

// scroll moves lines here and there: up by n, or down where n is below 0.
func (s *Screen) scroll(top, bottom, n int, how string) {
	if top < 0 || bottom >= s.height || top > bottom || n == 0 {
		return
	}
	s.flush() // what was drawn before it
	ground := s.pens.ground(s.pen)
	s.setPen(ground)
	if top == 0 && bottom == s.height-1 {
		s.sent.WriteString(how)
	} else {
		fmt.Fprintf(&s.sent, "\x1b[%d;%dr%s\x1b[r", top+1, bottom+1, how)
		s.at.x, s.at.y = 0, 0
	}
	roll(s.want[top:bottom+1], n, ground)
	roll(s.have[top:bottom+1], n, ground)
}

func roll(lines []line, n int, ground pen) {
	if n > len(lines) || -n > len(lines) {
		n = len(lines)
	}
	rolled := make([]line, 0, len(lines))
	for i := range lines {
		rolled = append(rolled, lines[((i+n)%len(lines)+len(lines))%len(lines)])
	}
	copy(lines, rolled)
	for i := range lines {
		if n > 0 && i >= len(lines)-n || n < 0 && i < -n {
			clean(lines[i], ground)
		}
	}
}
