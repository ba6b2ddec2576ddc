package page

import (
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"
)

// Target is what the mouse does on a part of the screen.
type Target struct {
	// Click is told the cell that was clicked, from the left edge of what is
	// marked.
	Click func(x int) Pressed
	// Wheel scrolls by so many notches, up where negative.
	Wheel func(notches int) tea.Cmd
}

// Pressed is what came of a click.
type Pressed struct {
	Cmd tea.Cmd
	// Key is the action to be done as well, by the key that it has by default:
	// "enter" where what was clicked was chosen already. Empty: none.
	Key string
	// Typed are keys that the page gets as typing, so that it follows them as
	// it always does; Then is called after them.
	Typed []string
	Then  func()
}

// Hit is a Target with its place: cells of one line of the screen.
type Hit struct {
	X, Y, Width int
	Target
}

// Mouse collects what can be clicked while a screen is drawn. Widgets mark
// what they draw; the marks take no cell and travel with the text through all
// that cuts, fills and joins lines, so no page has to know where on the screen
// it is drawn. A nil Mouse marks nothing: the mouse is off.
type Mouse struct{ targets []Target }

// Marks are control sequences that no terminal is ever sent and no text from
// outside can hold.
const (
	markBegins = "\x1b[>"
	markOpen   = ";1z"
	markClose  = ";0z"
)

// Clear forgets what was marked; a new screen is drawn.
func (m *Mouse) Clear() {
	if m != nil {
		m.targets = m.targets[:0]
	}
}

// Mark makes a part of a line one that the mouse can act on. Of parts within
// one another, the inner one counts.
func (m *Mouse) Mark(part string, t Target) string {
	if m == nil {
		return part
	}
	m.targets = append(m.targets, t)
	n := markBegins + strconv.Itoa(len(m.targets)-1)
	return n + markOpen + part + n + markClose
}

// MarkAll marks each of several lines.
func (m *Mouse) MarkAll(lines []string, t Target) []string {
	if m == nil {
		return lines
	}
	marked := make([]string, len(lines))
	for i, l := range lines {
		marked[i] = m.Mark(l, t)
	}
	return marked
}

// Take gives the lines of a screen without their marks, and what was marked
// where.
func (m *Mouse) Take(lines []string) ([]string, []Hit) {
	if m == nil {
		return lines, nil
	}
	plain := make([]string, len(lines))
	var hits []Hit
	for y, line := range lines {
		plain[y], hits = m.take(line, y, hits)
	}
	return plain, hits
}

func (m *Mouse) take(line string, y int, hits []Hit) (string, []Hit) {
	var b strings.Builder
	x, begun := 0, map[int]int{}
	for {
		text, rest, marked := strings.Cut(line, markBegins)
		b.WriteString(text)
		if !marked {
			return b.String(), hits
		}
		x += ansi.StringWidth(text)
		end := strings.IndexByte(rest, 'z')
		n, _ := strconv.Atoi(rest[:max(0, end-len(markOpen)+1)])
		if begin, closes := begun[n]; closes && x > begin && n < len(m.targets) {
			hits = append(hits, Hit{X: begin, Y: y, Width: x - begin, Target: m.targets[n]})
		}
		begun[n] = x
		line = rest[end+1:]
	}
}

// At gives the innermost hit at a cell for which ok holds.
func At(hits []Hit, x, y int, ok func(Hit) bool) (best Hit, found bool) {
	for _, h := range hits {
		if h.Y == y && h.X <= x && x < h.X+h.Width && ok(h) && (!found || h.Width < best.Width) {
			best, found = h, true
		}
	}
	return best, found
}
