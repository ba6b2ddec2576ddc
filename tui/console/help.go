package console

import (
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline/tui/page"
	"careline/tui/widget"
)

// help is the overlay that shows every key of the page in front, with the
// reason where one can't be used now.
type help struct{ rows widget.Rows }

func (c *console) showHelp() tea.Cmd {
	c.help = &help{}
	return nil
}

// helpKey scrolls the overlay, or closes it.
func (c *console) helpKey(name string) tea.Cmd {
	lines := c.helpLines(c.size.Width)
	room := c.bodySize().Height - 2
	h := c.help
	switch from, to := h.rows.Show(len(lines), room); {
	case name == "down" && to < len(lines):
		h.rows.At = to
	case name == "up" && from > 0:
		h.rows.At = from - 1
	case name == "pgdown" && to < len(lines):
		h.rows.At = min(len(lines)-1, to+room-1)
	case name == "pgup" && from > 0:
		h.rows.At = max(0, from-room+1)
	case name == "up", name == "down", name == "pgup", name == "pgdown":
	case slices.Contains(c.keysOf("quit"), name):
		c.help = nil
		return c.quit("")
	case slices.Contains(c.keysOf("language"), name):
		return c.switchLanguage()
	default:
		c.help = nil
	}
	return nil
}

// helpView draws the overlay over the whole body.
func (c *console) helpView(size page.Size) []string {
	words := &c.env.Words.Console
	lines := c.helpLines(size.Width)
	room := max(0, size.Height-2)
	from, to := c.help.rows.Show(len(lines), room)
	right := words.HelpClose
	if to-from < len(lines) {
		right = words.HelpScroll
	}
	return widget.Box(c.env.Theme, size.Width, widget.Section{
		Title: words.HelpTitle + " · " + c.top().Title(), Right: right,
		Lines: lines[from:to], Height: room, Focused: true,
	})
}

func (c *console) helpLines(width int) []string {
	words, ink := &c.env.Words.Console, c.env.Theme.Ink()
	here := c.here()
	everywhere := grouped(c.beyond(here, ""))
	here = grouped(here)
	names := 0
	for _, k := range slices.Concat(here, everywhere) {
		names = max(names, lipgloss.Width(allKeys(k)))
	}
	var lines []string
	add := func(title string, keys []page.Key) {
		lines = append(lines, " "+ink.Strong.Render(title))
		for _, k := range keys {
			name := "   " + ink.Accent.Render(widget.Fit(allKeys(k), names)) + "  "
			if k.Off == "" {
				lines = append(lines, c.clickable(k, name+ink.Text.Render(k.Label)))
				continue
			}
			for i, l := range widget.Wrap(k.Label+" – "+k.Off, width-names-8) {
				if i > 0 {
					name = strings.Repeat(" ", names+5)
				}
				lines = append(lines, name+ink.Dim.Render(l))
			}
		}
	}
	add(words.HelpHere, here)
	lines = append(lines, "")
	add(words.HelpEverywhere, everywhere)
	return append(lines, c.signs(names, width)...)
}

// signs tells what the signs in lists and in the title bar mean.
func (c *console) signs(names, width int) []string {
	w, ink := &c.env.Words.Presence, c.env.Theme.Ink()
	lines := []string{"", " " + ink.Strong.Render(w.Signs)}
	for _, s := range []struct{ sign, means string }{
		{widget.HereSign, w.Here}, {widget.TypesSign, w.Types}, {signLive, w.Live}, {signNotLive, w.NotLive}, {signLost, w.Lost},
	} {
		said := "   " + ink.Accent.Render(widget.Fit(s.sign, names)) + "  " + ink.Text.Render(s.means)
		lines = append(lines, widget.Cut(said, width-4))
	}
	return lines
}

// grouped puts neighbours that do the same kind of thing, such as the arrows,
// on one line.
func grouped(keys []page.Key) []page.Key {
	var out []page.Key
	for _, k := range keys {
		if last := len(out) - 1; last >= 0 && out[last].Label == k.Label && out[last].Off == k.Off {
			out[last].Keys = slices.Concat(out[last].Keys, k.Keys)
			out[last].Do = nil // it is more than one action
			continue
		}
		out = append(out, k)
	}
	return out
}

func allKeys(k page.Key) string {
	short := make([]string, len(k.Keys))
	for i, name := range k.Keys {
		short[i] = widget.ShortKey(name)
	}
	return strings.Join(short, " ")
}
