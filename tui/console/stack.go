package console

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
)

// stack is the open pages, the one in front last. There is always one.
type stack []entry

type entry struct {
	route page.Route
	page  page.Page
	stale bool      // the store changed while the page was covered
	held  time.Time // until when what it shows was so; zero: it was read since
}

func (e entry) dirty() bool {
	d, ok := e.page.(page.Dirty)
	return ok && d.Dirty()
}

// dirtyFrom tells whether a page from the i-th up holds unsaved typing.
func (s stack) dirtyFrom(i int) bool {
	for _, e := range s[i:] {
		if e.dirty() {
			return true
		}
	}
	return false
}

// goTo opens a page. Where the page that is wanted is open already, those on
// top of it are closed, unless one holds unsaved typing: eight hours of work
// must not pile up pages, and no typing is lost.
func (c *console) goTo(to page.Go) tea.Cmd {
	c.asked = ""
	last := len(c.stack) - 1
	from := len(c.stack)
	if to.Instead && last > 0 {
		from = last
	}
	for i, e := range c.stack[:from] {
		if e.route == to.To && !c.stack[i+1:from].dirtyFrom(0) {
			c.close(i + 1)
			if _, home := to.To.(page.ToLookup); home {
				return c.renew(i, to.To)
			}
			return c.uncovered()
		}
	}
	opened := c.open(to.To)
	if opened == nil {
		return nil
	}
	c.close(from)
	c.stack = append(c.stack[:from:from], entry{route: to.To, page: opened})
	return opened.Init()
}

// close takes the pages from the i-th up away.
func (c *console) close(i int) {
	for _, e := range c.stack[i:] {
		if p, is := e.page.(page.Closer); is {
			p.Close()
		}
	}
	c.stack = c.stack[:i]
}

// renew puts a fresh page in the place of the i-th.
func (c *console) renew(i int, route page.Route) tea.Cmd {
	c.stack[i] = entry{route: route, page: c.open(route)}
	return c.stack[i].page.Init()
}

// back closes the page in front; the home page stays.
func (c *console) back() tea.Cmd {
	c.asked = ""
	if len(c.stack) == 1 {
		return nil
	}
	c.close(len(c.stack) - 1)
	return c.uncovered()
}

// uncovered tells the page that came to the front what it slept through.
func (c *console) uncovered() tea.Cmd {
	e := &c.stack[len(c.stack)-1]
	if !e.stale {
		return nil
	}
	e.stale = false
	return e.page.Update(page.Changed{})
}

// changed tells the page in front that the store has changed, and the others
// once they come to the front: what nobody sees need not be loaded.
func (c *console) changed() tea.Cmd {
	c.markStale()
	return c.uncovered()
}

func (c *console) markStale() {
	for i := range c.stack {
		c.stack[i].stale = true
		if c.stack[i].held.IsZero() {
			c.stack[i].held = c.now
		}
	}
}
