package console

import (
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// line is the connection to the store.
type line struct {
	lost  bool
	since time.Time // when that was noticed
}

// lost takes it that the store can't be reached any more. Everything stays as
// it is, and says as of when.
func (c *console) lost() {
	if c.line.lost {
		return
	}
	c.line = line{lost: true, since: c.now}
	c.env.Lost = true
	c.status = page.Status{}
}

// regained takes it that the store can be reached again: what is shown is
// loaded once, and what was to be told to others meanwhile is told.
func (c *console) regained() tea.Cmd {
	if c.line.lost {
		c.status = page.Status{Text: fmt.Sprintf(c.env.Words.Console.Regained, clock(c.now.Sub(c.line.since)))}
	}
	c.line, c.env.Lost = line{}, false
	c.kept, c.pops.minute = time.Time{}, time.Time{}
	cmds := []tea.Cmd{c.changed(), c.findOthers(), c.keepPromises(), c.openDesk()}
	if c.places.failed && !c.places.telling {
		cmds = append(cmds, c.tell())
	}
	send := c.send(false)
	if c.env.Call == nil && c.env.Session.May(careline.MayTakeCalls) {
		send = tea.Sequence(send, c.findCall()) // its end may be in the outbox
	}
	cmds = append(cmds, send)
	return tea.Batch(cmds...)
}

// unread takes it that the page in front could not be loaded again: it is to
// be when it comes to the front the next time.
func (c *console) unread() tea.Cmd {
	c.stack[len(c.stack)-1].stale = true
	return nil
}

// readAgain notes that the page in front was read anew.
func (c *console) readAgain(msg tea.Msg) {
	if a, is := msg.(interface {
		Read() bool
		Recalled() time.Time
	}); is && a.Read() {
		e := &c.stack[len(c.stack)-1]
		switch at := a.Recalled(); {
		case !at.IsZero():
			e.held = at
		case !e.stale:
			e.held = time.Time{}
		}
	}
}

// unsay makes room for what the status line says while the store is lost: a
// word that was in its way is over with the next key.
func (c *console) unsay() {
	if c.line.lost {
		c.status = page.Status{}
	}
}

// lostLine says since when the store is lost, and as of when is what one sees.
func (c *console) lostLine() string {
	return fmt.Sprintf(c.env.Words.Console.Lost, c.when(c.line.since), c.seenAt())
}

// asOf says the latter in the title bar.
func (c *console) asOf() string { return fmt.Sprintf(c.env.Words.Console.AsOf, c.seenAt()) }

// seenAt is the moment until which what is shown is known to have been so: a
// change before it would have been told of.
func (c *console) seenAt() string {
	at := c.line.since.Add(-careline.LostAfter)
	if held := c.stack[len(c.stack)-1].held; !held.IsZero() && held.Before(at) {
		at = held
	}
	at = at.In(c.now.Location())
	if at.Format(time.DateOnly) == c.now.Format(time.DateOnly) {
		return at.Format("15:04:05")
	}
	return at.Format("01-02 15:04:05")
}

// rememberCatalogue reads what forms choose from before it is needed: they can
// be filled in while the store is away.
func (c *console) rememberCatalogue() tea.Cmd {
	if c.posts.box == nil || !c.env.Session.May(careline.MayLookUp) {
		return nil
	}
	ctx, catalogue := c.ctx, c.env.Catalogue(false)
	return func() tea.Msg {
		_, _ = catalogue(ctx)
		return nil
	}
}
