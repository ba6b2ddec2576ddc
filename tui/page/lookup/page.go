// Package lookup is the home page: one box that finds a customer by any
// scraps of the file.
package lookup

import (
	"context"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// limit is how many hits are shown; who needs more types more.
const limit = 50

// Page is the omnibox with what it found.
type Page struct {
	env   *page.Env
	field *widget.Field
	rows  widget.Rows
	size  page.Size

	ticket  *page.Ticket // of the search under way; nil: none
	hits    careline.Hits
	known   bool // hits answer what is typed now
	opening bool // enter was pressed before the answer came

	calling *page.Ticket // of a call that is being started

	asking *page.Ticket // whether there is anybody to find
	empty  bool         // nobody yet: the page tells how to begin

	preview preview
}

// New makes the page with an empty box.
func New(env *page.Env) *Page {
	p := &Page{env: env, field: widget.NewField("")}
	p.field.Focus()
	return p
}

// Typed makes the page with a text in its box.
func Typed(env *page.Env, text string) *Page {
	p := New(env)
	p.field.SetValue(text)
	return p
}

// Init asks whether the hotline is a new one; an empty box finds nobody.
func (p *Page) Init() tea.Cmd {
	session := p.env.Session
	var cmd tea.Cmd
	p.asking, cmd = page.Ask(p.asking, session.Empty)
	return tea.Batch(cmd, p.search())
}

// Title names the page.
func (p *Page) Title() string { return p.env.Words.Lookup.Title }

// Route leads to the page with what is typed on it.
func (p *Page) Route() page.Route { return page.ToLookup{Typed: p.field.Value()} }

// Typing is always true: the box never loses its focus.
func (p *Page) Typing() bool { return true }

// Busy tells whether enter waits for its answer.
func (p *Page) Busy() bool { return p.opening }

func (p *Page) query() string { return strings.TrimSpace(p.field.Value()) }

// Update takes typing and answers.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Answer[careline.Hits]:
		if msg.Ticket == p.ticket {
			return p.answered(msg)
		}
	case page.Answer[careline.File]:
		p.preview.answered(msg)
	case page.Answer[bool]:
		if msg.Ticket == p.asking {
			p.empty = msg.Err == nil && msg.Value
		}
	case page.Answer[careline.Interaction]:
		if msg.Ticket == p.calling {
			return p.called(msg)
		}
	case page.Changed:
		if p.empty {
			return tea.Batch(p.Init(), p.search())
		}
		return p.search()
	case tea.WindowSizeMsg:
		p.size.Width = msg.Width
		return p.look()
	default:
		before := p.query()
		p.field.Update(msg)
		if p.query() == before {
			return nil
		}
		p.known, p.opening = false, false
		p.rows = widget.Rows{}
		return p.search()
	}
	return nil
}

// search asks for what is typed, and drops the search before.
func (p *Page) search() tea.Cmd {
	query := p.query()
	if query == "" {
		p.ticket.Drop()
		p.ticket, p.hits, p.known = nil, careline.Hits{}, false
		p.preview.clear()
		return nil
	}
	session := p.env.Session
	var cmd tea.Cmd
	p.ticket, cmd = page.Ask(p.ticket, func(ctx context.Context) (careline.Hits, error) {
		return session.Lookup(ctx, query, limit)
	})
	return cmd
}

func (p *Page) answered(a page.Answer[careline.Hits]) tea.Cmd {
	p.ticket = nil
	if a.Err != nil {
		p.opening = false
		return page.Unread(a.Err, p.env.Lang)
	}
	// The best of what is typed now is chosen; a later answer to the same, or
	// an arrow, keeps whom one looks at.
	was, keep := p.shown(), p.known || p.rows.At > 0
	p.hits, p.known = a.Value, true
	if keep {
		widget.Keep(&p.rows, was, p.shown())
	}
	opening := p.opening
	p.opening = false
	// Unseen, only somebody who matches all of it is opened.
	if opening && len(p.hits.Matches) > 0 && len(p.hits.Matches[0].Match.Missed) == 0 {
		return p.open()
	}
	return p.look()
}

// shown tells whose hits are listed.
func (p *Page) shown() []careline.CustomerID {
	all := make([]careline.CustomerID, len(p.hits.Matches))
	for i := range p.hits.Matches {
		all[i] = p.hits.Matches[i].Customer.ID
	}
	return all
}

func (p *Page) chosen() (*careline.Hit, bool) {
	if p.rows.At >= len(p.hits.Matches) {
		return nil, false
	}
	return &p.hits.Matches[p.rows.At], true
}

// look loads the file of the chosen customer where there is room to show it.
func (p *Page) look() tea.Cmd {
	hit, ok := p.chosen()
	if !ok || !wide(p.size) {
		p.preview.clear()
		return nil
	}
	return p.preview.load(p.env.Session, hit.Customer.ID)
}
