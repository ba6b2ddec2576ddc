package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// Step is a page that was open, and what it was called.
type Step struct {
	Route page.Route
	Title string
}

// Trail is where a person was when their last console ended without their
// doing: the pages from the home page outwards.
type Trail struct {
	Take  func() []Step
	Leave func([]Step) // none: the person has quit
}

// findTrail reads once what there is to come back to.
func (c *console) findTrail() {
	if c.opts.Trail != nil {
		c.trail = c.opts.Trail.Take()
	}
}

// leaveTrail keeps where the person is when the console ends. One who was not
// anywhere yet, nor back where they were, comes back to what was before.
func (c *console) leaveTrail(quit bool) {
	if c.opts.Trail == nil {
		return
	}
	var steps []Step
	for _, e := range c.stack {
		at, here := e.route, e.page
		if p, is := here.(interface{ Route() page.Route }); is {
			at = p.Route()
		}
		if len(steps) > 0 || at != c.home() {
			steps = append(steps, Step{Route: at, Title: here.Title()})
		}
	}
	switch {
	case quit:
		c.opts.Trail.Leave(nil)
	case len(steps) > 0:
		c.opts.Trail.Leave(steps)
	}
}

// trailKeys is the key that leads back, on a home page that nothing is typed on.
func (c *console) trailKeys() []page.Key {
	if !c.trailOffered() {
		return nil
	}
	return c.keys.bind(everyPage, []page.Key{{
		Name: "return", Keys: []string{"ctrl+r"}, Label: c.env.Words.Draft.Return, Do: c.retrace,
	}})
}

func (c *console) trailOffered() bool { return len(c.trail) > 0 && len(c.stack) == 1 }

// trailLine says where it leads.
func (c *console) trailLine() string {
	if !c.trailOffered() {
		return ""
	}
	return fmt.Sprintf(c.env.Words.Draft.ReturnTo, careline.Sanitize(c.trail[len(c.trail)-1].Title))
}

// retrace opens the pages again that were open, and has the one in front take
// the draft that was typed on it.
func (c *console) retrace() tea.Cmd {
	var cmds []tea.Cmd
	for _, step := range c.trail {
		if opened := c.open(step.Route); opened != nil {
			c.stack = append(c.stack, entry{route: step.Route, page: opened})
			cmds = append(cmds, opened.Init())
		}
	}
	c.trail = nil
	if c.drafts.found {
		cmds = append(cmds, c.takeHere())
	} else {
		c.drafts.owed = true
	}
	return tea.Batch(cmds...)
}

// takeHere gives the page in front the draft that was typed on it.
func (c *console) takeHere() tea.Cmd {
	if _, here, ok := c.offer(); !here || !ok {
		return nil
	}
	var cmds []tea.Cmd
	for _, k := range c.draftKeys() {
		cmds = append(cmds, k.Do())
	}
	return tea.Batch(cmds...)
}
