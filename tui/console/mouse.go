package console

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
)

// clicked does what is drawn under the pointer. While the page waits for an
// answer, a click would meet what is there no more, and is dropped.
func (c *console) clicked(m tea.MouseClickMsg) tea.Cmd {
	if m.Button != tea.MouseLeft || c.late() {
		return nil
	}
	h, ok := page.At(c.hits, m.X, m.Y, func(h page.Hit) bool { return h.Click != nil })
	if !ok {
		return nil
	}
	does := h.Click(m.X - h.X)
	cmds := []tea.Cmd{does.Cmd}
	for _, key := range does.Typed {
		c.asked = ""
		cmds = append(cmds, c.top().Update(named[key]))
	}
	if does.Then != nil {
		does.Then()
	}
	if does.Key != "" {
		cmds = append(cmds, c.byDefault(does.Key))
	}
	return tea.Batch(cmds...)
}

// named are the keys that a click can type.
var named = map[string]tea.KeyPressMsg{
	"tab": {Code: tea.KeyTab}, "shift+tab": {Code: tea.KeyTab, Mod: tea.ModShift},
	"left": {Code: tea.KeyLeft}, "right": {Code: tea.KeyRight}, "up": {Code: tea.KeyUp}, "down": {Code: tea.KeyDown},
	"enter": {Code: tea.KeyEnter},
}

// wheeled scrolls what is under the pointer; where nothing there scrolls by
// itself, what is in front moves as with an arrow key.
func (c *console) wheeled(m tea.MouseWheelMsg) tea.Cmd {
	notches := 0
	switch {
	case c.late():
	case m.Button == tea.MouseWheelUp:
		notches = -1
	case m.Button == tea.MouseWheelDown:
		notches = 1
	}
	if notches == 0 {
		return nil
	}
	if h, ok := page.At(c.hits, m.X, m.Y, func(h page.Hit) bool { return h.Wheel != nil }); ok {
		return h.Wheel(notches)
	}
	key := "down"
	if notches < 0 {
		key = "up"
	}
	switch {
	case c.help != nil:
		return c.helpKey(key)
	case c.palette != nil:
		return c.paletteKey(named[key])
	}
	return c.byDefault(key)
}

// late tells whether what is on the screen may not be what a click is meant
// for.
func (c *console) late() bool { return c.busy() || len(c.ahead.keys) > 0 }

// byDefault does the action that has a key by default, whatever key was
// configured for it; what no action has is typing.
func (c *console) byDefault(key string) tea.Cmd {
	if c.palette != nil {
		return c.paletteKey(named[key])
	}
	c.asked = ""
	if k, ok := find(c.top().Keys(), key); ok {
		return c.press(k)
	}
	if msg, ok := named[key]; ok {
		return c.top().Update(msg)
	}
	return nil
}

// pressShown does an action that was clicked where it is named. An action of
// the console is looked for anew: a second click answers what the first asked.
func (c *console) pressShown(k page.Key) tea.Cmd {
	asked := c.asked
	c.asked, c.help, c.palette = "", nil, nil
	everywhere := c.everywhere(asked)
	own := slices.ContainsFunc(c.here(), func(o page.Key) bool { return o.Name == k.Name && o.Label == k.Label })
	if i := slices.IndexFunc(everywhere, func(e page.Key) bool { return e.Name == k.Name }); i >= 0 && !own {
		k = everywhere[i]
	}
	return c.press(k)
}

// clickable makes a line that names an action one that does it.
func (c *console) clickable(k page.Key, line string) string {
	if k.Do == nil {
		return line
	}
	return c.env.Mouse.Mark(line, page.Target{Click: func(int) page.Pressed { return page.Pressed{Cmd: c.pressShown(k)} }})
}
