// Package outbox is the page of what waits to be sent to the store: since
// when, what about whom, and why it is still here.
package outbox

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/outbox"
	"careline/tui/page"
	"careline/tui/widget"
)

// Reopen asks the console to open the form of an entry with what was typed,
// and to take the entry out.
type Reopen struct{ Entry outbox.Entry }

// Page lists the outbox.
type Page struct {
	env     *page.Env
	box     *outbox.Box
	entries []outbox.Entry
	loaded  bool
	load    *page.Ticket
	gone    error
	change  *page.Ticket // of an entry
	rows    widget.Rows
	high    int    // rows that were shown last
	asked   string // the key of the entry whose dropping was asked about
}

// content is what the outbox holds.
type content struct {
	entries []outbox.Entry
	aside   int
}

// changed is what was done to an entry.
type changed struct {
	found bool
	said  string
	send  bool // it is to be sent now
}

// New makes the page.
func New(env *page.Env, box *outbox.Box) page.Page { return &Page{env: env, box: box} }

// Init reads the outbox.
func (p *Page) Init() tea.Cmd {
	box := p.box
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(context.Context) (c content, err error) {
		c.entries, c.aside, err = box.All()
		return c, err
	})
	return cmd
}

// Title names the page.
func (p *Page) Title() string { return p.env.Words.Outbox.Title }

// Typing is never.
func (p *Page) Typing() bool { return false }

// Busy tells whether the entries are still to come, or what comes of a change.
func (p *Page) Busy() bool { return !p.loaded && p.load != nil || p.change != nil }

// Update takes arrows, answers and changes.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.PostsChanged:
		return p.Init()
	case page.Answer[content]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.read(msg.Value, msg.Err)
		}
	case page.Answer[changed]:
		if msg.Ticket == p.change {
			p.change = nil
			return p.done(msg.Value, msg.Err)
		}
	case tea.KeyPressMsg:
		p.asked = ""
		p.rows.Move(msg.String(), len(p.entries), p.high)
	}
	return nil
}

func (p *Page) read(c content, err error) tea.Cmd {
	if p.gone = err; err != nil {
		return widget.Warn(p.env.Words.Outbox.NotRead)
	}
	widget.Keep(&p.rows, keys(p.entries), keys(c.entries))
	p.entries, p.loaded = c.entries, true
	if c.aside > 0 {
		return widget.Warn(fmt.Sprintf(p.env.Words.Outbox.Aside, c.aside))
	}
	return nil
}

func keys(entries []outbox.Entry) []string {
	all := make([]string, len(entries))
	for i := range entries {
		all[i] = entries[i].Letter.Key
	}
	return all
}

// chosen gives the entry that the cursor is on.
func (p *Page) chosen() (*outbox.Entry, bool) {
	if p.rows.At >= len(p.entries) {
		return nil, false
	}
	return &p.entries[p.rows.At], true
}

// alter does something with the chosen entry.
func (p *Page) alter(c changed, do func(key string) (bool, error)) tea.Cmd {
	e, ok := p.chosen()
	if !ok || p.change != nil {
		return nil
	}
	key := e.Letter.Key
	var cmd tea.Cmd
	p.change, cmd = page.Ask(nil, func(context.Context) (changed, error) {
		var err error
		c.found, err = do(key)
		return c, err
	})
	return cmd
}

func (p *Page) done(c changed, err error) tea.Cmd {
	tell := func() tea.Msg { return page.Posted{} }
	switch {
	case err != nil && careline.CodeOf(err) == careline.CodeConflict:
		return page.Fail(err, p.env.Lang)
	case err != nil:
		return widget.Warn(p.env.Words.Outbox.NotRead)
	case !c.found:
		return tea.Batch(p.Init(), widget.Warn(p.env.Words.Outbox.Elsewhere))
	case c.send:
		return tea.Batch(p.Init(), func() tea.Msg { return page.SendPosts{} })
	}
	return tea.Batch(p.Init(), tell, page.Done(c.said))
}
