package sshd

import (
	"fmt"
	"io"
	"sync"
	"time"

	"github.com/charmbracelet/x/ansi"

	"careline"
)

// What is refused is written at most this often, so that a flood of attempts
// does not fill a disk: so many at once, and one more each second.
const (
	linesAtOnce = 30
	quotedCells = 60 // of a text that a client sent
)

// diary writes the log: for machines and administrators, in English, a line an
// event. Nothing in it is about a customer.
type diary struct {
	clock careline.Clock

	mu   sync.Mutex
	w    io.Writer
	room float64 // lines that may be written now
	at   time.Time
	left int // lines that were not
}

func newDiary(w io.Writer, clock careline.Clock) *diary {
	if w == nil {
		w = io.Discard
	}
	return &diary{w: w, clock: clock, room: linesAtOnce, at: clock()}
}

// quoted makes a text from outside harmless, and short.
func quoted(s string) string {
	return `"` + ansi.Truncate(careline.Sanitize(s), quotedCells, "…") + `"`
}

// said writes what happened by right.
func (d *diary) said(format string, args ...any) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.line(fmt.Sprintf(format, args...))
}

// refused writes that somebody was.
func (d *diary) refused(from, why string) {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.refill()
	if d.room < 1 {
		d.left++
		return
	}
	d.room--
	d.catchUp()
	d.line("refused " + from + ": " + why)
}

// breathe writes how many lines were left out, once there is room again.
func (d *diary) breathe() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.refill()
	if d.room >= 1 && d.left > 0 {
		d.room--
		d.catchUp()
	}
}

func (d *diary) close() {
	d.mu.Lock()
	defer d.mu.Unlock()
	d.catchUp()
}

func (d *diary) refill() {
	now := d.clock()
	d.room = min(linesAtOnce, d.room+max(0, now.Sub(d.at).Seconds()))
	d.at = now
}

func (d *diary) catchUp() {
	if d.left > 0 {
		d.line(fmt.Sprintf("refused: lines left out: %d", d.left))
		d.left = 0
	}
}

func (d *diary) line(text string) {
	_, _ = fmt.Fprintln(d.w, d.clock().UTC().Format(time.RFC3339), text)
}
