// Package floor is the page of what goes on in the hotline now: the calls,
// what rings, what nobody took today, and who is on.
package floor

import (
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

type floor struct {
	env  *page.Env
	list page.FloorList
	got  *careline.Floor // nil until loaded
	load *page.Ticket
	gone error
	at   [4]widget.Rows
	high int // rows that were shown last
}

// New makes the page with one of its lists in front.
func New(env *page.Env, list page.FloorList) page.Page { return &floor{env: env, list: list} }

// Init loads the lists.
func (p *floor) Init() tea.Cmd {
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, p.env.Session.Floor)
	return cmd
}

// Title names the page.
func (p *floor) Title() string { return p.env.Words.Floor.Title }

// Typing is never.
func (p *floor) Typing() bool { return false }

// Minute looks anew for what is over by itself.
func (p *floor) Minute() tea.Cmd { return p.Init() }

// Update takes arrows and answers.
func (p *floor) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[careline.Floor]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(&msg.Value, msg.Err)
		}
	case tea.KeyPressMsg:
		p.at[p.list].Move(msg.String(), len(p.rows(p.list)), p.high)
	}
	return nil
}

func (p *floor) loaded(f *careline.Floor, err error) tea.Cmd {
	if err != nil {
		if p.got == nil {
			p.gone = err
		}
		return page.Unread(err, p.env.Lang)
	}
	was := [4][]string{}
	for i := range was {
		was[i] = names(p.rows(page.FloorList(i)))
	}
	p.got = f
	for i := range was {
		widget.Keep(&p.at[i], was[i], names(p.rows(page.FloorList(i))))
	}
	return nil
}

func names(rows []row) []string {
	all := make([]string, len(rows))
	for i := range rows {
		all[i] = rows[i].name
	}
	return all
}

// row is a call or a person, in the cells of its list.
type row struct {
	name  string
	cells []string
	to    page.Route // nil: it leads nowhere
	watch page.Route // nil: there is no console of another person
}

// rows gives a list in the present language, safe to show.
func (p *floor) rows(list page.FloorList) []row {
	if p.got == nil {
		return nil
	}
	now := p.env.Session.Now()
	switch list {
	case page.FloorRinging:
		return p.pops(p.got.Ringing, now)
	case page.FloorMissed:
		return p.pops(p.got.Missed, now)
	case page.FloorPeople:
		return p.people(now)
	}
	rows := make([]row, len(p.got.Calls))
	for i := range p.got.Calls {
		c := &p.got.Calls[i]
		rows[i] = row{
			name: c.ID.String(),
			cells: []string{
				p.span(c.Started, now), careline.Sanitize(c.OperatorName), p.env.Say(c.Line), careline.Sanitize(c.CustomerName),
				careline.Sanitize(c.Number),
			},
			to: customer(c.Customer),
		}
	}
	return rows
}

func (p *floor) pops(all []careline.PopRow, now time.Time) []row {
	rows := make([]row, len(all))
	for i := range all {
		c := &all[i]
		rows[i] = row{
			name: c.Call.ID.String(),
			cells: []string{
				p.span(c.Rang, now), careline.Sanitize(c.ToName), p.env.Say(c.Call.Line), careline.Sanitize(c.CustomerName),
				careline.Sanitize(c.Call.Number),
			},
			to: customer(c.Call.Customer),
		}
	}
	return rows
}

func (p *floor) people(now time.Time) []row {
	rows := make([]row, len(p.got.On))
	for i := range p.got.On {
		d := &p.got.On[i]
		call := ""
		if d.Call != 0 {
			call = p.span(d.Since, now)
		}
		rows[i] = row{
			name:  d.Desk,
			cells: []string{call, careline.Sanitize(d.Who), p.env.Say(d.Role), widget.Count(d.Cases), ""},
			to:    page.ToBoard{Look: page.BoardLook{Cases: true, Owner: d.Staff, OwnerName: d.Who}},
		}
		if d.Staff != p.env.Session.Staff().ID {
			rows[i].watch = page.ToWatch{Desk: d.Desk, Staff: d.Staff}
		}
	}
	return rows
}

func (p *floor) span(from, now time.Time) string { return p.env.Words.Times.Span(now.Sub(from)) }

func customer(id careline.CustomerID) page.Route {
	if id == 0 {
		return nil
	}
	return page.ToCustomer{ID: id}
}
