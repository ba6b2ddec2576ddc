package console

import (
	"context"
	"slices"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// leaveWithin is how long the end of the program waits for the other desks to
// be told; those that were not forget this one by themselves.
const leaveWithin = time.Second

// places is which records this desk has told the others that it is at.
type places struct {
	desk    string // what the others know this one by
	spoke   bool   // there is something to take back
	told    []careline.Spot
	say     *saying
	telling bool
	failed  bool // the last word did not reach the store
	beating bool // a beat is under way
	wait    func(time.Duration) tea.Cmd

	asking, again bool // who else is where is being asked; and was to be meanwhile
}

func newPlaces(desk string) places {
	return places{desk: desk, say: &saying{}, wait: func(d time.Duration) tea.Cmd {
		return tea.Tick(d, func(time.Time) tea.Msg { return placesBeat{} })
	}}
}

// saying holds the words of this desk in their order, and the last one last.
type saying struct {
	mu   sync.Mutex
	over bool
}

func (s *saying) do(last bool, word func() error) error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.over {
		return nil
	}
	s.over = last
	return word()
}

// placesMsg is a message about who is where.
type placesMsg interface{ places() }

type (
	placesTold struct{ err error }
	othersAre  struct {
		at  map[careline.Ref][]careline.Presence
		err error
	}
	placesBeat struct{}
)

func (placesTold) places() {}
func (othersAre) places()  {}
func (placesBeat) places() {}

// at lists the records that this desk is at: the one in front, and those under
// it that hold typing.
func (c *console) at() []careline.Spot {
	var all []careline.Spot
	for i, e := range c.stack {
		front := i == len(c.stack)-1
		typed := e.dirty()
		on, is := c.about(e.route)
		if !is || !front && !typed {
			continue
		}
		p := careline.Spot{On: on, Editing: typed || front && e.page.Typing()}
		if j := slices.IndexFunc(all, func(o careline.Spot) bool { return o.On == on }); j >= 0 {
			all[j].Editing = all[j].Editing || p.Editing
			continue
		}
		all = append(all, p)
	}
	return all
}

// about is page.About; who ends a call has its customer in front.
func (c *console) about(to page.Route) (careline.Ref, bool) {
	if call, is := to.(page.ToCall); is && c.env.Call != nil && c.env.Call.ID == call.ID && c.env.Call.Customer != 0 {
		return c.env.Call.Customer.Ref(), true
	}
	return page.About(to)
}

// attend tells the others where this desk is, if that is news.
func (c *console) attend() tea.Cmd {
	p := &c.places
	at := c.at()
	if p.telling || slices.Equal(at, p.told) {
		return c.nextBeat()
	}
	p.told = at
	return tea.Batch(c.tell(), c.nextBeat())
}

func (c *console) tell() tea.Cmd {
	p := &c.places
	p.telling, p.spoke = true, true
	ctx, session, desk, at, say := c.ctx, c.env.Session, p.desk, p.told, p.say
	return func() tea.Msg {
		return placesTold{say.do(false, func() error { return session.Attend(ctx, desk, at) })}
	}
}

// nextBeat asks for the next beat while this desk or another is anywhere.
func (c *console) nextBeat() tea.Cmd {
	p := &c.places
	if p.beating || len(p.told) == 0 && len(c.env.Others) == 0 && !p.failed {
		return nil
	}
	p.beating = true
	return p.wait(careline.PresenceBeat)
}

// findOthers asks who else is where.
func (c *console) findOthers() tea.Cmd {
	p := &c.places
	if p.asking {
		p.again = true
		return nil
	}
	p.asking = true
	ctx, session, desk := c.ctx, c.env.Session, p.desk
	return func() tea.Msg {
		at, err := session.Others(ctx, desk)
		return othersAre{at, err}
	}
}

// placed takes a message about who is where. An error is kept from the screen:
// whatever is done with a record will meet it too, and say it.
func (c *console) placed(msg placesMsg) tea.Cmd {
	p := &c.places
	switch msg := msg.(type) {
	case placesTold:
		p.telling, p.failed = false, msg.err != nil
	case othersAre:
		p.asking = false
		var cmds []tea.Cmd
		if msg.err == nil {
			c.env.Others = msg.at
			cmds = append(cmds, c.watchedBy())
		}
		if p.again {
			p.again = false
			cmds = append(cmds, c.findOthers())
		}
		return tea.Batch(cmds...)
	case placesBeat:
		p.beating = false
		var cmds []tea.Cmd
		if !p.telling && (len(p.told) > 0 || p.failed) {
			cmds = append(cmds, c.tell())
		}
		if len(c.env.Others) > 0 { // one that was killed goes without a word
			cmds = append(cmds, c.findOthers())
		}
		return tea.Batch(cmds...)
	}
	return nil
}

// leave takes back where this desk was, as the program ends.
func (c *console) leave() {
	p := &c.places
	if !p.spoke {
		return
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(c.ctx), leaveWithin)
	defer cancel()
	// That the store refuses is no matter now: what is old is forgotten.
	_ = p.say.do(true, func() error { return c.env.Session.Attend(ctx, p.desk, nil) })
}

// alsoHere says beside the title who else is at the record in front; in short
// where there is no room for words.
func (c *console) alsoHere(words bool) string {
	on, is := c.about(c.stack[len(c.stack)-1].route)
	if !is || len(c.env.Others[on]) == 0 {
		return ""
	}
	said := widget.HereNames(c.env, on, c.size.Width/3)
	if words {
		said = c.env.Words.Presence.Also + widget.AlsoHere(c.env, on)
	}
	return "  " + c.env.Theme.Ink().Warn.Render(said)
}
