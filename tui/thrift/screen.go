// Package thrift stands between what draws a screen and the line to a terminal
// far away, and sends only what changed on the screen. The library that draws
// sends every line with a letter of two cells again whenever anything changes.
package thrift

import (
	"bytes"
	"io"
	"sync"

	"github.com/charmbracelet/x/ansi"
)

// Screen is a terminal's screen as it was drawn and as it is known there.
// Outside the alternate screen everything passes as it is.
type Screen struct {
	mu            sync.Mutex
	w             io.Writer
	parser        *ansi.Parser
	rest          []byte // of a sequence that is not whole yet
	pens          pens
	alt, synced   bool
	width, height int

	// As it was drawn.
	want        []line
	x, y        int
	pen         pen
	full        bool // the last cell of a line was written, and the next goes to the line below
	stay        bool // but for now it does not
	insert      bool
	top, bottom int // of what scrolls
	repeat      string
	repeatWidth int
	shown       bool // the cursor
	sent        bytes.Buffer
	at          place // where the terminal's cursor stands, and its pen
	have        []line
	lost        []bool // lines of which it is not known what they show
	shownThere  bool
}

// place is what the terminal is set to.
type place struct {
	x, y int // -1: not known
	pen  pen
}

// New makes the screen of a terminal of a size in cells.
func New(w io.Writer, width, height int) *Screen {
	s := &Screen{w: w, parser: ansi.NewParser(), shown: true, shownThere: true, pens: newPens()}
	s.parser.SetParamsSize(32)
	s.resize(width, height)
	return s
}

// Resize tells the new size. Whoever draws clears the screen after it.
func (s *Screen) Resize(width, height int) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.resize(width, height)
}

func (s *Screen) resize(width, height int) {
	s.width, s.height = max(0, width), max(0, height)
	s.want, s.have = make([]line, s.height), make([]line, s.height)
	for y := range s.height {
		s.want[y], s.have[y] = blank(s.width), blank(s.width)
	}
	s.lost = make([]bool, s.height)
	s.top, s.bottom = 0, s.height-1
	s.move(s.x, s.y)
	s.forget()
}

// forget takes it that nothing is known of what the terminal shows.
func (s *Screen) forget() {
	for y := range s.lost {
		s.lost[y] = true
	}
	s.at.x, s.at.y = -1, -1
}

// Write takes a frame, and sends what is new in it.
func (s *Screen) Write(p []byte) (int, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	data := p
	if len(s.rest) > 0 {
		data = append(s.rest, p...)
		s.rest = nil
	}
	for len(data) > 0 {
		seq, width, n, state := ansi.DecodeSequenceWc(data, ansi.NormalState, s.parser)
		if state != ansi.NormalState && n == len(data) {
			s.rest = bytes.Clone(data)
			break
		}
		s.take(seq, width)
		data = data[n:]
	}
	s.frame()
	if s.sent.Len() == 0 {
		return len(p), nil
	}
	_, err := s.w.Write(s.sent.Bytes())
	s.sent.Reset()
	if s.sent.Cap() > mostKept {
		s.sent = bytes.Buffer{}
	}
	return len(p), err
}

// mostKept is how large a buffer a screen keeps between frames, in bytes.
const mostKept = 16 << 10

// take takes one letter or one sequence.
func (s *Screen) take(seq []byte, width int) {
	command := ansi.Cmd(s.parser.Command())
	isCSI := len(seq) > 2 && seq[0] == ansi.ESC && seq[1] == '['
	switch {
	case isCSI && command.Prefix() == '?' && command.Intermediate() == 0 && (command.Final() == 'h' || command.Final() == 'l'):
		s.mode(seq, command.Final() == 'h')
	case isCSI && command.Prefix() == 0 && command.Intermediate() == 0 && command.Final() == 'm':
		s.pen = s.pens.after(s.pen, string(seq[2:len(seq)-1]))
		if !s.alt {
			s.at.pen = s.pen
			s.sent.Write(seq)
		}
	case !s.alt:
		s.sent.Write(seq)
	case width > 0:
		s.put(string(seq), width)
	case isCSI && command.Prefix() == 0 && command.Intermediate() == 0 && s.draw(command.Final()):
	case len(seq) == 1 && s.control(seq[0]):
	case len(seq) == 2 && seq[0] == ansi.ESC && seq[1] == 'M':
		s.up()
	case bytes.HasPrefix(seq, []byte("\x1b]8;")): // a link: there are none, and they would be lost
	case len(seq) > 0 && seq[0] >= 0x80: // a mark that joins the letter before it
		s.join(string(seq))
	default:
		s.sent.Write(seq) // nothing that draws
	}
}

// mode takes a private mode that is set or taken back.
func (s *Screen) mode(seq []byte, on bool) {
	n, _ := s.parser.Param(0, 0)
	switch n {
	case 25:
		s.shown = on
		if !s.alt {
			s.shownThere = on
			s.sent.Write(seq)
		}
		return
	case 1049:
		s.settle()
		s.alt = on
		s.sent.Write(seq)
		s.forget()
		for y := range s.want {
			s.want[y].erase(0, s.width, plain)
		}
		return
	case 7:
		if s.alt {
			s.stay = !on
			return
		}
	case 2026:
		if s.alt {
			s.synced = true
			return
		}
	}
	s.sent.Write(seq)
}

// settle has the terminal's pen and cursor as they were drawn.
func (s *Screen) settle() {
	if s.at.pen != s.pen {
		s.sent.WriteString(s.pens.change(s.at.pen, s.pen))
		s.at.pen = s.pen
	}
	if s.shown != s.shownThere {
		s.sent.WriteString(cursorSeen(s.shown))
		s.shownThere = s.shown
	}
}

func cursorSeen(seen bool) string {
	if seen {
		return ansi.ShowCursor
	}
	return ansi.HideCursor
}
