package console

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
)

// maxAhead is how many keys are kept for a page that is not there yet; more
// come from a cat on the keyboard.
const maxAhead = 256

// ahead is what was typed faster than the console could follow: the keys that
// come while an action is under way, or while the page in front is busy, are
// meant for what comes of it.
type ahead struct {
	acting int // actions under way
	keys   []tea.Msg
}

// acted is the message that an action's own messages have all arrived.
type acted struct{}

// act does an action, and keeps the keys that come before it is done.
func (c *console) act(do func() tea.Cmd) tea.Cmd {
	cmd := do()
	if cmd == nil {
		return nil
	}
	c.ahead.acting++
	return tea.Sequence(cmd, func() tea.Msg { return acted{} })
}

// early tells whether a key comes too early to be understood, and keeps it.
// The keys that lead out of any wait are never kept: they forget the others.
func (c *console) early(msg tea.Msg) bool {
	if key, ok := msg.(tea.KeyPressMsg); ok {
		name := key.Keystroke()
		out := name == "esc" || slices.ContainsFunc([]string{"back", "quit", "help"}, func(action string) bool {
			return !isText(key) && slices.Contains(c.keysOf(action), name)
		})
		if out {
			c.ahead.keys = nil
			return false
		}
	}
	if !c.waiting() {
		return false
	}
	if len(c.ahead.keys) < maxAhead {
		c.ahead.keys = append(c.ahead.keys, msg)
	}
	return true
}

func (c *console) waiting() bool { return c.ahead.acting > 0 || c.busy() }

func (c *console) busy() bool {
	p, ok := c.top().(page.Busy)
	return ok && p.Busy()
}

// catchUp handles the kept keys as far as they can be understood now.
func (c *console) catchUp() tea.Cmd {
	var cmds []tea.Cmd
	for len(c.ahead.keys) > 0 && !c.waiting() {
		msg := c.ahead.keys[0]
		c.ahead.keys = c.ahead.keys[1:]
		cmds = append(cmds, c.route(msg))
	}
	return tea.Batch(cmds...)
}
