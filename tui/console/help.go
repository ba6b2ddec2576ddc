package console

import (
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
	case name == "ctrl+c", name == "f10":
		c.help = nil
		return c.quit("")
	case name == "ctrl+l":
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
	return widget.Box(c.env.Theme, size.Width, widget.Section{
		Title: words.HelpTitle + " · " + c.top().Title(), Right: words.HelpClose,
		Lines: lines[from:to], Height: room, Focused: true,
	})
}

func (c *console) helpLines(width int) []string {
	words, ink := &c.env.Words.Console, c.env.Theme.Ink()
	here, everywhere := c.top().Keys(), c.everywhere("")
	lines := []string{" " + ink.Strong.Render(words.HelpHere)}
	names := 0
	for _, k := range append(here[:len(here):len(here)], everywhere...) {
		names = max(names, lipgloss.Width(allKeys(k)))
	}
	add := func(keys []page.Key) {
		for _, k := range keys {
			label := ink.Text.Render(k.Label)
			if k.Off != "" {
				label = ink.Dim.Render(k.Label + " – " + k.Off)
			}
			lines = append(lines, widget.Cut("   "+ink.Accent.Render(widget.Fit(allKeys(k), names))+"  "+label, width-2))
		}
	}
	add(here)
	lines = append(lines, "", " "+ink.Strong.Render(words.HelpEverywhere))
	for _, k := range everywhere {
		if _, own := find(here, k.Keys[0]); !own {
			add([]page.Key{k})
		}
	}
	return lines
}

func allKeys(k page.Key) string {
	short := make([]string, len(k.Keys))
	for i, name := range k.Keys {
		short[i] = widget.ShortKey(name)
	}
	return strings.Join(short, " ")
}
