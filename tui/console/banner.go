package console

import (
	"fmt"
	"strings"

	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/widget"
)

// banner is one line above the status line: who rings, on which line, what is
// open with them, and the keys. It stands there and not at the top, so that
// nothing that one types at moves when it comes or goes.
func (c *console) banner() string {
	ring, words, look := c.pops.ringing[0], &c.env.Words.Pop, c.env.Theme.Badge()
	keys := ""
	for _, k := range c.popKeys() {
		if name := widget.KeyName(k.Keys, true); name != "" {
			keys += c.clickable(k, look.Render("  "+name+" "+k.Label))
		}
	}
	keys += look.Render(" ")
	room := c.size.Width - lipgloss.Width(keys)
	who := " ☎ " + c.whoRings(ring)
	// The least needed last; what does not fit any more is left out.
	parts := []string{c.openWith(ring), widget.HereNames(c.env, ring.Call.Customer.Ref(), c.size.Width/4), c.env.Say(ring.Call.Line)}
	if ring.ForYou {
		parts = append(parts, words.ForYou)
	}
	if more := len(c.pops.ringing) - 1; more > 0 {
		parts = append(parts, fmt.Sprintf(words.More, more))
	}
	for _, part := range parts {
		if part != "" && lipgloss.Width(who)+3+lipgloss.Width(part) <= room {
			who += " · " + part
		}
	}
	return look.Render(widget.Fit(who, max(0, room))) + keys
}

// whoRings names the caller as well as the number tells it.
func (c *console) whoRings(ring careline.Ringing) string {
	words := &c.env.Words.Pop
	number := careline.Sanitize(ring.Call.Number)
	if number == "" {
		number = words.Withheld
	}
	switch {
	case ring.CustomerName != "":
		return careline.Sanitize(ring.CustomerName) + " " + number
	case ring.Answer == careline.CallerMaybe:
		return number + " · " + fmt.Sprintf(words.Maybe, ring.Found)
	case ring.Answer == careline.CallerUnknown && ring.Call.Number != "":
		return number + " · " + words.Unknown
	}
	return number
}

// openWith says what presses most with the caller.
func (c *console) openWith(ring careline.Ringing) string {
	if ring.Open.ID == 0 {
		return ""
	}
	words := &c.env.Words.Pop
	said := strings.TrimSpace(ring.Open.String() + " " + c.env.Say(ring.What))
	switch {
	case ring.Broken:
		said += " " + words.Broken
	case !ring.Due.IsZero():
		said += " " + fmt.Sprintf(words.Due, c.when(ring.Due))
	}
	return said
}
