package console

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// popKeys are the keys for what rings; there are none while nothing does. They
// come before all others and work while one types.
func (c *console) popKeys() []page.Key {
	if len(c.pops.ringing) == 0 {
		return nil
	}
	ring, words := c.pops.ringing[0], &c.env.Words.Pop
	take := page.Key{Name: "answer", Keys: []string{"f12", "ctrl+p"}, Label: words.Answer, Do: func() tea.Cmd { return c.answer(ring) }}
	if call := c.env.Call; call != nil {
		until := ring.Until.In(c.now.Location()).Format("15:04:05")
		take.Off = fmt.Sprintf(words.Busy, call.ID, c.whoRings(ring), until)
	}
	return c.keys.bind(everyPage, []page.Key{take, {
		Name: "decline", Keys: []string{"f11", "ctrl+q"}, Label: words.Decline, Do: func() tea.Cmd { return c.decline(ring) },
	}})
}

func (c *console) answer(ring careline.Ringing) tea.Cmd {
	ctx, session, key := c.ctx, c.env.Session, c.env.NewKey()
	return func() tea.Msg {
		call, err := session.AnswerPop(ctx, key, ring.Call.ID)
		return popTaken{ring, call, err}
	}
}

func (c *console) decline(ring careline.Ringing) tea.Cmd {
	ctx, session, key := c.ctx, c.env.Session, c.env.NewKey()
	return func() tea.Msg {
		p, err := session.DeclinePop(ctx, key, ring.Call.ID)
		return popDeclined{ring, p.State == careline.PopMissed, err}
	}
}

// taken goes to who rang: to the file, to the search for who it may be, or to
// a new file with the number in it.
func (c *console) taken(t popTaken) tea.Cmd {
	if t.err != nil {
		c.status = page.Status{Text: careline.Explain(t.err, c.env.Lang), Bad: true}
		return c.findPops()
	}
	c.drop(t.ring.Call.ID)
	call := t.call
	c.env.Call = &call
	c.status = page.Status{Text: fmt.Sprintf(c.env.Words.Pop.Began, call.ID)}
	to := page.Route(page.ToNewCustomer{Typed: t.ring.Typed})
	switch {
	case t.ring.Answer == careline.CallerMaybe:
		to = page.ToLookup{Typed: t.ring.Typed}
	case call.Customer != 0:
		to = page.ToCustomer{ID: call.Customer}
	case !c.env.Session.May(careline.MayKeepFile):
		to = page.ToLookup{Typed: t.ring.Typed}
	}
	return tea.Batch(c.tick(), c.comeUp(to), c.findPops())
}

// comeUp puts the page of a caller in front. What was in front stays under it,
// as does every page with typing, so that esc comes back to them; the others
// are closed, for a day has many calls.
func (c *console) comeUp(to page.Route) tea.Cmd {
	c.asked = ""
	last := len(c.stack) - 1
	if front := c.stack[last]; front.route == to && !front.dirty() {
		return c.uncovered()
	}
	kept := c.stack[:1:1]
	for i, e := range c.stack[1:] {
		if i+1 == last || e.dirty() {
			kept = append(kept, e)
			continue
		}
		if p, is := e.page.(page.Closer); is {
			p.Close()
		}
	}
	opened := c.open(to)
	c.stack = append(kept, entry{route: to, page: opened})
	return opened.Init()
}
