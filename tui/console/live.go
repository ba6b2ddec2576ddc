package console

import (
	"slices"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// rewatchAfter is how long the console waits before it asks again for live
// changes that broke off.
const rewatchAfter = 5 * time.Second

// watching is the stream of changes, and what it gave.
type watching struct {
	changes <-chan careline.News
	news    careline.News
	err     error
}

type rewatch struct{}

// watch asks the store for its changes, after a while.
func (c *console) watch(after time.Duration) tea.Cmd {
	if after > 0 {
		return tea.Tick(after, func(time.Time) tea.Msg { return rewatch{} })
	}
	ctx, session := c.ctx, c.env.Session
	return func() tea.Msg {
		changes, err := session.Watch(ctx)
		return watching{changes: changes, err: err}
	}
}

// watched takes a change, or the stream's beginning or end, and listens on.
func (c *console) watched(w watching) tea.Cmd {
	words := c.env.Words.Console
	if w.err != nil || w.changes == nil {
		if c.live && c.ctx.Err() == nil {
			c.status = page.Status{Text: words.NotLiveNow, Bad: true}
		}
		c.live = false
		return c.watch(rewatchAfter)
	}
	listen := func() tea.Msg {
		news, open := <-w.changes
		if !open {
			return watching{}
		}
		return watching{changes: w.changes, news: news}
	}
	if w.news != 0 {
		c.live = true
		cmds := []tea.Cmd{listen}
		switch {
		case w.news.Has(careline.NewsLost):
			c.lost()
			return listen
		case w.news.Has(careline.NewsBack):
			return tea.Batch(listen, c.regained())
		}
		if w.news.Has(careline.NewsRecords) {
			cmds = append(cmds, c.changedElsewhere())
		}
		if w.news.Has(careline.NewsPresence) {
			cmds = append(cmds, c.findOthers())
		}
		return tea.Batch(cmds...)
	}
	if c.status.Bad && c.status.Text == words.NotLiveNow {
		c.status = page.Status{Text: words.LiveOn}
		c.live = true
		return tea.Batch(listen, c.findOthers(), c.changed(), c.findPops())
	}
	c.live = true
	return tea.Batch(listen, c.findOthers())
}

// quietly is how long a page waits that is about other records than those that
// changed: what else it shows of the hotline may have changed with them.
const quietly = 5 * time.Second

// quiet is over: the page in front is to be loaded if nothing else did.
type quietOver struct{}

// changedElsewhere has the page in front loaded again, where it is about what
// changed, or shows it, soon, else some time later.
func (c *console) changedElsewhere() tea.Cmd {
	on, now := c.env.Session.Touched(c.heard)
	c.heard = now
	var pops tea.Cmd
	if on == nil || slices.ContainsFunc(on, func(r careline.Ref) bool { return r.Kind == careline.KindInteraction }) {
		pops = c.findPops()
	}
	front := c.stack[len(c.stack)-1]
	about, is := c.about(front.route)
	shown := []careline.Ref{about}
	if p, more := front.page.(page.Shower); more {
		shown = append(shown, p.Shows()...)
	}
	if on == nil || !is || slices.ContainsFunc(shown, func(r careline.Ref) bool { return slices.Contains(on, r) }) {
		return tea.Batch(c.changed(), pops)
	}
	c.markStale()
	if c.quiet {
		return pops
	}
	c.quiet = true
	return tea.Batch(pops, tea.Tick(quietly, func(time.Time) tea.Msg { return quietOver{} }))
}

// tick moves the clock.
type tick struct{ beat int }

// tick asks for the next move of the clock: each second while a call runs,
// else each minute, so that an idle screen sends nothing over a slow line.
func (c *console) tick() tea.Cmd {
	c.beat++
	beat := c.beat
	step := time.Minute
	if c.env.Call != nil {
		step = time.Second
	}
	return tea.Tick(c.now.Truncate(step).Add(step).Sub(c.now), func(time.Time) tea.Msg { return tick{beat: beat} })
}

// eachMinute lets the page in front show anew what changes as time passes.
func (c *console) eachMinute() tea.Cmd {
	p, is := c.top().(page.Minutely)
	minute := c.now.Truncate(time.Minute)
	if !is || !minute.After(c.minute) {
		return nil
	}
	c.minute = minute
	return p.Minute()
}

// keepPromises escalates the cases whose promise is broken by now: when the
// console starts, and then each minute. It is done quietly; what changed comes
// to the pages as every change does, and an error comes again in a minute.
func (c *console) keepPromises() tea.Cmd {
	ctx, session, minute := c.ctx, c.env.Session, c.now.Truncate(time.Minute)
	if !session.May(careline.MayHandle) || !minute.After(c.kept) {
		return nil
	}
	c.kept = minute
	return func() tea.Msg {
		_, _ = session.KeepPromises(ctx)
		return nil
	}
}

// foundCall is the person's call that was running when the console started.
type foundCall struct {
	call    careline.Interaction
	running bool
}

func (c *console) findCall() tea.Cmd {
	ctx, session, lang := c.ctx, c.env.Session, c.env.Lang
	return func() tea.Msg {
		call, running, err := session.RunningCall(ctx)
		if err != nil {
			return page.Unread(err, lang)()
		}
		return foundCall{call: call, running: running}
	}
}
