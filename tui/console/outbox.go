package console

import (
	"context"
	"fmt"
	"strings"
	"sync"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/outbox"
	"careline/tui/page"
)

// How long after a vain try the outbox is sent again: at first, and at most.
// That the store is back, or the person's key, does not wait.
const (
	sendFirst = 2 * time.Second
	sendMost  = time.Minute
)

// posts is the outbox as the console knows it.
type posts struct {
	box *outbox.Box // nil: there is none

	all, waiting, refused int // entries; those that can be sent; those that were refused

	sending, again bool // a sending is under way, and was asked for once more
	wait           time.Duration
	armed          bool      // a timer runs
	train          int       // numbers the timers, so that only the newest counts
	looked         time.Time // the minute in which it was last looked at
	running        *sync.WaitGroup
	after          func(time.Duration, tea.Msg) tea.Cmd
}

// postMsg is a message between the console and its outbox.
type postMsg interface{ post() }

type (
	postsDue struct{ train int }
	postsAre struct {
		entries []outbox.Entry
		aside   int
		err     error
	}
	postsSent struct {
		report outbox.Report
		now    postsAre
		asked  bool
	}
)

func (postsDue) post()  {}
func (postsAre) post()  {}
func (postsSent) post() {}

func (c *console) newOutbox(box *outbox.Box) {
	c.posts = posts{box: box, running: &sync.WaitGroup{}, after: func(wait time.Duration, msg tea.Msg) tea.Cmd {
		return tea.Tick(wait, func(time.Time) tea.Msg { return msg })
	}}
	if box != nil {
		c.env.Outbox = &page.Outbox{Put: box.Put, Here: c.typedHere}
	}
}

// typedHere gives the page in front and what is typed on it.
func (c *console) typedHere() (page.Route, page.Draft) {
	e := c.stack[len(c.stack)-1]
	var d page.Draft
	if p, is := e.page.(page.Drafter); is {
		d, _ = p.Draft()
	}
	if d.About == "" {
		d.About = e.page.Title()
	}
	return e.route, d
}

// send sends what is in the outbox; asked tells that a person wants it now.
func (c *console) send(asked bool) tea.Cmd {
	p := &c.posts
	if p.box == nil {
		return nil
	}
	if p.sending {
		p.again = true
		return nil
	}
	p.sending, p.again = true, false
	p.disarm()
	ctx, session, running := c.ctx, c.env.Session, p.running
	running.Add(1)
	return func() tea.Msg {
		defer running.Done()
		sent := postsSent{asked: asked}
		var err error
		sent.report, err = p.box.Drain(ctx, session.Now, func(ctx context.Context, l careline.Letter) (careline.Ref, error) {
			return session.Carry(ctx, l)
		})
		sent.now = lookInto(p.box)
		if err != nil {
			sent.now.err = err
		}
		return sent
	}
}

func lookInto(box *outbox.Box) (p postsAre) {
	p.entries, p.aside, p.err = box.All()
	return p
}

// lookAtOutbox counts the entries: other consoles and commands change them too.
func (c *console) lookAtOutbox() tea.Cmd {
	p, minute := &c.posts, c.now.Truncate(time.Minute)
	if p.box == nil || p.sending || !minute.After(p.looked) {
		return nil
	}
	p.looked = minute
	box := p.box
	return func() tea.Msg { return lookInto(box) }
}

// postedNow takes it that an entry came in: it is sent soon.
func (c *console) postedNow() tea.Cmd {
	if c.posts.box == nil {
		return nil
	}
	c.posts.wait = 0
	c.posts.disarm()
	box := c.posts.box
	return func() tea.Msg { return lookInto(box) }
}

func (p *posts) disarm() {
	p.train++
	p.armed = false
}

// mailed takes a message of the outbox.
func (c *console) mailed(msg postMsg) tea.Cmd {
	p := &c.posts
	switch msg := msg.(type) {
	case postsDue:
		if msg.train == p.train {
			return c.send(false)
		}
	case postsAre:
		return tea.Batch(c.counted(msg), c.sendLater())
	case postsSent:
		p.sending = false
		if len(msg.report.Sent) > 0 {
			p.wait = 0
		}
		told := c.counted(msg.now)
		c.tellSent(msg)
		if p.again {
			return tea.Batch(told, c.send(msg.asked))
		}
		return tea.Batch(told, c.sendLater())
	}
	return nil
}

// counted takes what the outbox holds.
func (c *console) counted(now postsAre) tea.Cmd {
	p, words := &c.posts, &c.env.Words.Outbox
	switch {
	case now.err != nil:
		c.status = page.Status{Text: words.NotRead, Bad: true}
		return nil
	case now.aside > 0:
		c.status = page.Status{Text: fmt.Sprintf(words.Aside, now.aside), Bad: true}
	}
	p.all, p.waiting, p.refused = len(now.entries), 0, 0
	for i := range now.entries {
		switch e := &now.entries[i]; {
		case e.State == outbox.Refused:
			p.refused++
		case !e.Behind:
			p.waiting++
		}
	}
	return func() tea.Msg { return page.PostsChanged{} }
}

// sendLater sends again after a while, if something is left that can be sent.
func (c *console) sendLater() tea.Cmd {
	p := &c.posts
	if p.waiting == 0 || p.sending || p.armed {
		return nil
	}
	p.wait = min(max(sendFirst, 2*p.wait), sendMost)
	if c.line.lost {
		p.wait = sendMost
	}
	p.armed = true
	return p.after(p.wait, postsDue{p.train})
}

// tellSent says what came of a sending.
func (c *console) tellSent(msg postsSent) {
	words, r := &c.env.Words.Outbox, msg.report
	left := len(msg.now.entries)
	what := func(e *outbox.Entry) string {
		return strings.TrimSpace(careline.Sanitize(e.Letter.In(c.env.Lang)) + " " + e.About())
	}
	switch {
	case msg.now.err != nil:
	case len(r.Refused) > 0:
		e := &r.Refused[len(r.Refused)-1]
		c.status = page.Status{Text: fmt.Sprintf(words.Refused, what(e), e.Why.In(c.env.Lang)), Bad: true}
	case len(r.Sent) == 1:
		made := ""
		if ref := r.Sent[0].Ref; ref.ID != 0 {
			made = ref.String()
		}
		c.status = page.Status{Text: strings.TrimSpace(fmt.Sprintf(words.Sent, what(&r.Sent[0].Entry), made))}
	case len(r.Sent) > 1:
		c.status = page.Status{Text: fmt.Sprintf(words.SentMany, len(r.Sent))}
	case !msg.asked:
	case r.Elsewhere:
		c.status = page.Status{Text: words.Elsewhere}
	case r.Stopped != nil:
		c.status = page.Status{Text: fmt.Sprintf(words.Still, left, careline.Explain(r.Stopped, c.env.Lang)), Bad: true}
	default:
		c.status = page.Status{Text: words.Nothing}
	}
}

// outboxTag tells on the status line what waits to be sent.
func (c *console) outboxTag() string {
	p, words, ink := &c.posts, &c.env.Words.Outbox, c.env.Theme.Ink()
	switch {
	case p.all == 0:
		return ""
	case p.refused > 0:
		return ink.Bad.Render(fmt.Sprintf(words.Stuck, p.all, p.refused)) + " "
	}
	return ink.Warn.Render(fmt.Sprintf(words.Tag, p.all)) + " "
}
