// Package watch is the page of a supervisor who looks over another person's
// shoulder: what their console shows.
package watch

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// glance is how often the page looks; away, where the store did not answer.
const (
	glance = 300 * time.Millisecond
	away   = 2 * time.Second
)

// Page is what another person's console shows.
type Page struct {
	env    *page.Env
	to     page.ToWatch
	of     careline.DeskOn
	begin  *page.Ticket
	look   *page.Ticket
	screen careline.Screen
	lines  []string
	closed bool
	gone   bool

	place  page.Size // of the picture, as drawn last
	x, y   int       // its first cell
	moved  bool      // by the watcher: it follows the cursor no more
	failed error
}

// again asks the page to look again.
type again struct{ of *Page }

// Open makes the page of one console.
func Open(env *page.Env, to page.ToWatch) page.Page { return &Page{env: env, to: to} }

// Init begins to watch.
func (p *Page) Init() tea.Cmd {
	s, key, desk := p.env.Session, p.env.NewKey(), p.to.Desk
	var cmd tea.Cmd
	p.begin, cmd = page.Ask(p.begin, func(ctx context.Context) (careline.DeskOn, error) { return s.WatchConsole(ctx, key, desk) })
	return cmd
}

// Title names the page.
func (p *Page) Title() string { return fmt.Sprintf(p.env.Words.Watch.Of, careline.Sanitize(p.of.Who)) }

// Typing is never: nothing that is pressed here reaches the other console.
func (p *Page) Typing() bool { return false }

// Busy tells whether it is still to begin.
func (p *Page) Busy() bool { return p.begin != nil }

// Close stops looking.
func (p *Page) Close() {
	p.gone = true
	p.look.Drop()
}

// Update takes pictures and arrows.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Answer[careline.DeskOn]:
		if msg.Ticket != p.begin {
			return nil
		}
		p.begin = nil
		if msg.Err != nil {
			p.closed = true
			return page.Fail(msg.Err, p.env.Lang)
		}
		p.of = msg.Value
		return p.glance()
	case again:
		if msg.of == p && !p.gone && !p.closed {
			return p.glance()
		}
	case page.Answer[careline.Screen]:
		if msg.Ticket == p.look {
			p.look = nil
			return p.saw(msg.Value, msg.Err)
		}
	case tea.KeyPressMsg:
		p.move(msg.String())
	}
	return nil
}

func (p *Page) glance() tea.Cmd {
	s, of := p.env.Session, p.of
	var cmd tea.Cmd
	p.look, cmd = page.Ask(p.look, func(ctx context.Context) (careline.Screen, error) { return s.Screen(ctx, of) })
	return cmd
}

func (p *Page) saw(screen careline.Screen, err error) tea.Cmd {
	if p.gone {
		return nil
	}
	p.failed = err
	if err == nil {
		if screen.At != p.screen.At {
			p.lines = widget.Picture(screen.Text)
		}
		p.screen = screen
		return p.env.After(glance, again{p})
	}
	wait := glance
	switch careline.CodeOf(err) {
	case careline.CodeUnavailable:
		wait = away
	case careline.CodeForbidden:
		p.closed = true
		return page.Fail(err, p.env.Lang)
	}
	return p.env.After(wait, again{p})
}

// move shows another part of a picture that is larger than its place.
func (p *Page) move(key string) {
	step := map[string][2]int{
		"left": {-10, 0}, "right": {10, 0}, "up": {0, -1}, "down": {0, 1}, "pgup": {0, -10}, "pgdown": {0, 10},
		"home": {-p.screen.Width, -p.screen.Height}, "end": {p.screen.Width, p.screen.Height},
	}[key]
	if step == [2]int{} {
		return
	}
	p.moved = true
	p.x, p.y = p.x+step[0], p.y+step[1]
	p.clamp()
}

func (p *Page) clamp() {
	p.x = max(0, min(p.x, p.screen.Width-p.place.Width))
	p.y = max(0, min(p.y, p.screen.Height-p.place.Height))
}

// Keys lists what can be done: nothing but to look at another part.
func (p *Page) Keys() []page.Key {
	var keys []page.Key
	for _, k := range append(widget.MoveKeys(), "left", "right") {
		keys = append(keys, page.Key{Name: k, Keys: []string{k}, Label: p.env.Words.Watch.Move, Hidden: true, Do: func() tea.Cmd {
			p.move(k)
			return nil
		}})
	}
	return keys
}
