package widget

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
)

// Rows is the choice and the scroll of a list that is longer than its place.
// The list itself stays with the page.
type Rows struct {
	At  int // the chosen row
	top int // the first row shown

	n, height int // as last shown
}

// Move follows an arrow, page, home or end key among n rows of which page are
// shown, and tells whether the key was one of these.
func (r *Rows) Move(key string, n, page int) bool {
	switch key {
	case "up":
		r.At--
	case "down":
		r.At++
	case "pgup":
		r.At -= max(1, page-1)
	case "pgdown":
		r.At += max(1, page-1)
	case "home":
		r.At = 0
	case "end":
		r.At = n - 1
	default:
		return false
	}
	r.clamp(n)
	return true
}

// Shift moves choice and scroll together by n rows, when rows came or went
// above: what one looks at stays where it is on the screen.
func (r *Rows) Shift(n int) {
	r.At += n
	r.top = max(0, r.top+n)
}

// Keep leaves the choice on its record, and that on its line of the screen,
// when the list is another than it was: rows came, went or changed places. A
// record that is gone gives its line to the next one that is still there, or
// the choice to the one before.
func Keep[ID comparable](r *Rows, was, is []ID) {
	at := make(map[ID]int, len(is))
	for i, id := range is {
		at[id] = i
	}
	r.clamp(len(was))
	for i := r.At; i < len(was); i++ {
		if now, stays := at[was[i]]; stays {
			r.Shift(now - r.At)
			return
		}
	}
	for i := r.At - 1; i >= 0 && i < len(was); i-- {
		if now, stays := at[was[i]]; stays {
			r.Shift(now - i)
			r.At = now
			return
		}
	}
	r.clamp(len(is))
}

// MoveKeys lists the keys that Move follows.
func MoveKeys() []string { return []string{"up", "down", "pgup", "pgdown", "home", "end"} }

// Show gives the rows [from, to) that are to be drawn in height rows, so that
// the chosen one is among them.
func (r *Rows) Show(n, height int) (from, to int) {
	r.clamp(n)
	height = max(0, height)
	r.n, r.height = n, height
	if r.At < r.top {
		r.top = r.At
	}
	if r.At >= r.top+height {
		r.top = r.At - height + 1
	}
	r.top = max(0, min(r.top, n-height))
	return r.top, min(n, r.top+height)
}

// Position is "3–6/9" where a list of n rows is longer than its place.
func Position(from, to, n int) string {
	if to-from >= n {
		return ""
	}
	return fmt.Sprintf("%d–%d/%d", from+1, to, n)
}

func (r *Rows) clamp(n int) { r.At = max(0, min(r.At, n-1)) }

// Click is what a click on a row does beside choosing it.
type Click struct {
	Away  bool           // another list has the focus, so that the first click only chooses
	Focus func()         // gives the list the focus
	After func() tea.Cmd // what follows when another row is chosen
	Opens string         // the key that opens what is chosen, by default enter
}

// Nothing is for Click.Opens where there is nothing to open: enter does another
// thing there, which a click must not.
const Nothing = "nothing"

// Hit makes a line of the i-th row, as drawn after Show, one that a click
// chooses and a second click opens; the wheel scrolls the list.
func (r *Rows) Hit(env *page.Env, i int, line string, c Click) string {
	if env.Mouse == nil {
		return line
	}
	after := func() tea.Cmd {
		if c.After == nil {
			return nil
		}
		return c.After()
	}
	return env.Mouse.Mark(line, page.Target{
		Click: func(int) page.Pressed {
			if i == r.At && !c.Away {
				if c.Opens == "" {
					return page.Pressed{Key: "enter"}
				}
				return page.Pressed{Key: c.Opens}
			}
			if c.Focus != nil {
				c.Focus()
			}
			r.At = i
			r.clamp(r.n)
			return page.Pressed{Cmd: after()}
		},
		Wheel: func(notches int) tea.Cmd {
			at := r.At
			r.scroll(notches)
			if r.At == at {
				return nil
			}
			return after()
		},
	})
}

// scroll moves what is shown; the choice goes along where it would be left
// behind.
func (r *Rows) scroll(notches int) {
	r.top = max(0, min(r.top+notches*max(1, min(wheelRows, r.height/3)), r.n-r.height))
	r.At = max(r.top, min(r.At, r.top+r.height-1))
	r.clamp(r.n)
}

// wheelRows is how many rows one notch of the wheel moves a long list.
const wheelRows = 3
