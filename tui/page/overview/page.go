// Package overview is the page of the whole hotline at a glance (P5): what
// goes on now, what is open and how old, what was promised for today, and who
// is on. Every number opens the list behind it.
package overview

import (
	"context"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// Counting may take that part of the time: where a count is slow, the page
// counts less often.
const restsFor = 9

// restsAfter is how long a rest is worth taking.
const restsAfter = 400 * time.Millisecond

type overview struct {
	env    *page.Env
	got    *careline.Overview // nil until loaded
	load   *page.Ticket
	rest   *page.Ticket // it has just counted
	again  bool         // something has changed meanwhile
	gone   error
	chosen string // the name of the cell that is chosen
	drawn  []spot // where cells were drawn last
	top    int    // the first line that is shown, where not all fit
}

// counted is an overview, and how long it took.
type counted struct {
	careline.Overview
	took time.Duration
}

// rested tells that the page may count again.
type rested struct{}

// New makes the page.
func New(env *page.Env) page.Page { return &overview{env: env, chosen: firstCell} }

// Init counts.
func (p *overview) Init() tea.Cmd {
	s := p.env.Session
	p.again = false
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (c counted, err error) {
		begun := time.Now()
		c.Overview, err = s.Overview(ctx)
		c.took = time.Since(begun)
		return c, err
	})
	return cmd
}

// Title names the page.
func (p *overview) Title() string { return p.env.Words.Overview.Title }

// Typing is never.
func (p *overview) Typing() bool { return false }

// Minute counts anew what has become late by itself.
func (p *overview) Minute() tea.Cmd {
	if p.got == nil || p.got.At.Truncate(time.Minute).Equal(p.env.Session.Now().Truncate(time.Minute)) {
		return nil
	}
	return p.stale()
}

// Close lets the question go that is under way.
func (p *overview) Close() {
	p.load.Drop()
	p.rest.Drop()
}

// Update takes answers and changes.
func (p *overview) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.stale()
	case page.Answer[counted]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(msg.Value, msg.Err)
		}
	case page.Answer[rested]:
		if msg.Ticket == p.rest {
			p.rest = nil
			if p.again {
				return p.Init()
			}
		}
	}
	return nil
}

// stale counts anew, or as soon as the page is done counting and has rested.
func (p *overview) stale() tea.Cmd {
	if p.load != nil || p.rest != nil {
		p.again = true
		return nil
	}
	return p.Init()
}

func (p *overview) loaded(c counted, err error) tea.Cmd {
	if err != nil {
		if p.got == nil {
			p.gone = err
		}
		return page.Unread(err, p.env.Lang)
	}
	p.got, p.gone = &c.Overview, nil
	if rest := restsFor * c.took; rest >= restsAfter {
		var cmd tea.Cmd
		p.rest, cmd = page.Ask(nil, func(ctx context.Context) (r rested, err error) {
			select {
			case <-time.After(rest):
			case <-ctx.Done():
			}
			return r, nil
		})
		return cmd
	}
	if p.again {
		return p.Init()
	}
	return nil
}
