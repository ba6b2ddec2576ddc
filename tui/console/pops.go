package console

import (
	"context"
	"fmt"
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// pops is what rings for this person, the call to be shown first.
type pops struct {
	ringing []careline.Ringing
	minute  time.Time // in which this console last said that it is open
	beat    int       // numbers the alarms, so that only the newest rings
	wait    func(d time.Duration, beat int) tea.Cmd

	asking, again bool // what rings is being asked; and was to be meanwhile
}

func newPops() pops {
	return pops{wait: func(d time.Duration, beat int) tea.Cmd {
		return tea.Tick(d, func(time.Time) tea.Msg { return popsOver{beat} })
	}}
}

// popMsg is a message about what rings.
type popMsg interface{ pop() }

type (
	popsFound struct {
		all []careline.Ringing
		err error
	}
	popsOver  struct{ beat int } // the first of those that ring has rung out
	popsStale struct{}           // what rings is to be asked
	popTaken  struct {
		ring careline.Ringing
		call careline.Interaction
		err  error
	}
	popDeclined struct {
		ring   careline.Ringing
		missed bool
		err    error
	}
)

func (popsFound) pop()   {}
func (popsOver) pop()    {}
func (popsStale) pop()   {}
func (popTaken) pop()    {}
func (popDeclined) pop() {}

// openDesk says each minute that this console is open; where calls are taken
// at it, it writes down what was missed and asks what rings. That the store refuses is no matter: it is
// said again in a minute.
func (c *console) openDesk() tea.Cmd {
	ctx, session, desk, minute := c.ctx, c.env.Session, c.places.desk, c.now.Truncate(time.Minute)
	if !minute.After(c.pops.minute) {
		return nil
	}
	c.pops.minute = minute
	return func() tea.Msg {
		_ = session.OpenDesk(ctx, desk, true)
		if !session.May(careline.MayTakeCalls) {
			return nil
		}
		_, _ = session.MissPops(ctx)
		return popsStale{}
	}
}

// closeDesk takes it back, as the program ends.
func (c *console) closeDesk() {
	if c.pops.minute.IsZero() {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.ctx), leaveWithin)
	defer cancel()
	_ = c.env.Session.OpenDesk(ctx, c.places.desk, false) // one that was not told is forgotten by itself
}

// findPops asks what rings for this person.
func (c *console) findPops() tea.Cmd {
	p := &c.pops
	if !c.env.Session.May(careline.MayTakeCalls) {
		return nil
	}
	if p.asking {
		p.again = true
		return nil
	}
	p.asking = true
	ctx, session := c.ctx, c.env.Session
	return func() tea.Msg {
		all, err := session.Ringing(ctx)
		return popsFound{all, err}
	}
}

// popped takes a message about what rings.
func (c *console) popped(msg popMsg) tea.Cmd {
	p := &c.pops
	switch msg := msg.(type) {
	case popsFound:
		p.asking = false
		if msg.err == nil {
			p.ringing = msg.all
		}
		if p.again {
			p.again = false
			return c.findPops()
		}
		return c.nextOver()
	case popsOver:
		if msg.beat == p.beat {
			return c.rangOut()
		}
	case popsStale:
		return c.findPops()
	case popTaken:
		return c.taken(msg)
	case popDeclined:
		if msg.err != nil {
			c.status = page.Status{Text: careline.Explain(msg.err, c.env.Lang), Bad: true}
			return c.findPops()
		}
		c.drop(msg.ring.Call.ID)
		said := c.env.Words.Pop.Declined
		if msg.missed {
			said = c.env.Words.Pop.DeclinedIt
		}
		c.status = page.Status{Text: fmt.Sprintf(said, msg.ring.Call.ID)}
	}
	return nil
}

// nextOver asks for a message when the first of what rings has rung out.
func (c *console) nextOver() tea.Cmd {
	p := &c.pops
	p.beat++
	if len(p.ringing) == 0 {
		return nil
	}
	first := slices.MinFunc(p.ringing, func(a, b careline.Ringing) int { return a.Until.Compare(b.Until) })
	return p.wait(max(0, first.Until.Sub(c.now))+10*time.Millisecond, p.beat)
}

// rangOut writes down what nobody took, and asks what rings still.
func (c *console) rangOut() tea.Cmd {
	ctx, session := c.ctx, c.env.Session
	c.pops.ringing = slices.DeleteFunc(c.pops.ringing, func(r careline.Ringing) bool {
		return r.At(c.now) != careline.PopRinging
	})
	return func() tea.Msg {
		_, _ = session.MissPops(ctx) // else whoever comes next does it
		return popsStale{}
	}
}

func (c *console) drop(id careline.InteractionID) {
	c.pops.ringing = slices.DeleteFunc(c.pops.ringing, func(r careline.Ringing) bool { return r.Call.ID == id })
}
