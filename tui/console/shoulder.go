package console

import (
	"context"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// glance is how often a console that is watched tells what it shows.
const glance = 250 * time.Millisecond

// shoulder is who looks over this console's shoulder, and what they were shown.
type shoulder struct {
	by          []string
	shown, sent careline.Screen
	ticking     bool
	sending     bool
}

type (
	glanced struct{}
	showed  struct{}
)

// watchedBy takes who watches now. The person is told when somebody begins,
// and when the last one has gone.
func (c *console) watchedBy() tea.Cmd {
	by, words := c.env.Session.Watchers(c.env.Others), &c.env.Words.Watch
	w := &c.shoulder
	switch {
	case len(by) > len(w.by):
		c.status = page.Status{Text: words.Began(strings.Join(by, c.env.Words.Presence.Comma))}
	case len(by) == 0 && len(w.by) > 0:
		c.status = page.Status{Text: words.Ended}
	}
	w.by = by
	if len(by) == 0 || w.ticking {
		return nil
	}
	w.ticking = true
	return c.env.After(glance, glanced{})
}

// glancedAt tells what the console shows, if that is another than before.
func (c *console) glancedAt() tea.Cmd {
	w := &c.shoulder
	if len(w.by) == 0 {
		w.ticking, w.sent = false, careline.Screen{}
		return c.show(careline.Screen{Desk: c.places.desk})
	}
	if w.sending || w.shown == w.sent || w.shown.Text == "" {
		return c.env.After(glance, glanced{})
	}
	w.sending, w.sent = true, w.shown
	return tea.Batch(c.show(w.shown), c.env.After(glance, glanced{}))
}

// show keeps a screen for those who watch. One that is lost is followed by the
// next.
func (c *console) show(screen careline.Screen) tea.Cmd {
	ctx, session := c.ctx, c.env.Session
	return func() tea.Msg {
		ctx, cancel := context.WithTimeout(ctx, leaveWithin)
		defer cancel()
		_ = session.ShowScreen(ctx, screen)
		return showed{}
	}
}

// picture remembers what was drawn, while somebody watches.
func (c *console) picture(v *tea.View) {
	w := &c.shoulder
	if len(w.by) == 0 {
		return
	}
	w.shown = careline.Screen{
		Desk: c.places.desk, Width: c.size.Width, Height: c.size.Height, Text: v.Content, CursorX: -1, CursorY: -1,
	}
	if v.Cursor != nil {
		w.shown.CursorX, w.shown.CursorY = v.Cursor.X, v.Cursor.Y
	}
}

// watchedTag stands in the title bar as long as somebody watches.
func (c *console) watchedTag(words bool) string {
	by := c.shoulder.by
	if len(by) == 0 {
		return ""
	}
	tag := "◉"
	if words {
		tag += " " + c.env.Words.Watch.By + widget.Cut(careline.Sanitize(strings.Join(by, c.env.Words.Presence.Comma)), c.size.Width/4)
	}
	return tag
}
