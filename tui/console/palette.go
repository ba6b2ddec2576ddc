package console

import (
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// palette is the overlay in which an action is found by its name.
type palette struct {
	field *widget.Field
	rows  widget.Rows
	// asked is console.asked as the palette was opened: what was asked on an
	// esc may be answered here as well.
	asked string
}

func (c *console) showPalette(asked string) tea.Cmd {
	c.palette = &palette{field: widget.NewField(""), asked: asked}
	c.palette.field.Focus()
	return nil
}

// typed takes typing and pastes, and tells whether it had a use for them.
func (p *palette) typed(msg tea.Msg) bool {
	before := p.field.Value()
	used := p.field.Update(msg)
	if p.field.Value() != before {
		p.rows = widget.Rows{}
	}
	return used
}

// paletteKey routes a key press while the palette is open: the console's own
// keys work on, those of the page have to be found here.
func (c *console) paletteKey(msg tea.KeyPressMsg) tea.Cmd {
	p, name := c.palette, msg.Keystroke()
	found := c.found()
	switch name {
	case "enter":
		if len(found) > 0 {
			return c.perform(found[min(p.rows.At, len(found)-1)])
		}
		return nil
	case "esc":
		c.palette = nil
		return nil
	case "up", "down", "pgup", "pgdown":
		p.rows.Move(name, len(found), c.paletteRoom(c.bodySize()))
		return nil
	}
	if p.typed(msg) {
		return nil
	}
	k, ok := find(c.everywhere(p.asked), name)
	switch {
	case !ok:
		return nil
	case k.Name == "palette" || k.Name == "back":
		c.palette = nil
		return nil
	case k.Name == "language" || k.Name == "theme":
		return c.press(k)
	}
	return c.perform(k)
}

// perform closes the palette and does an action; one that is off says why, and
// leaves the palette open for another.
func (c *console) perform(k page.Key) tea.Cmd {
	if k.Off == "" {
		c.palette = nil
	}
	return c.press(k)
}

// found gives the actions that fit what is typed, the best first.
func (c *console) found() []page.Key {
	actions := c.actions()
	ranked := widget.Rank(c.named(actions), c.palette.field.Value())
	keys := make([]page.Key, len(ranked))
	for i, n := range ranked {
		keys[i] = actions[n]
	}
	return keys
}

// actions lists what can be chosen: all that the page and the console can do,
// without what only moves the choice, and without the palette itself.
func (c *console) actions() []page.Key {
	here := c.here()
	return slices.DeleteFunc(slices.Concat(here, c.beyond(here, c.palette.asked)), func(k page.Key) bool {
		moves := len(k.Keys) > 0 && !slices.ContainsFunc(k.Keys, func(name string) bool { return !slices.Contains(widget.MoveKeys(), name) })
		return k.Label == "" || k.Name == "palette" || moves
	})
}

// named gives each action its names in both languages: who knows one of them
// finds it, whatever the screen speaks now.
func (c *console) named(actions []page.Key) []widget.Option {
	en, zh := c.labels(careline.English), c.labels(careline.Chinese)
	options := make([]widget.Option, len(actions))
	for i, k := range actions {
		options[i] = widget.Option{Code: k.Name, Name: careline.Words{EN: k.Label, ZH: k.Label}}
		if len(en) == len(actions) && len(zh) == len(actions) {
			options[i].Name = careline.Words{EN: en[i].Label, ZH: zh[i].Label}
		}
	}
	return options
}

// labels gives the actions as the pages call them in a language.
func (c *console) labels(l careline.Lang) []page.Key {
	lang, words := c.env.Lang, c.env.Words
	defer func() { c.env.Lang, c.env.Words = lang, words }()
	c.env.Lang, c.env.Words = l, c.words(l)
	return c.actions()
}
