// Package customer is the customer's file: who, what they own, what is open,
// and everything that ever happened.
package customer

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// pane is a part of the page that the arrows move in.
type pane int

const (
	paneUnits pane = iota
	paneWork
	paneHistory
	panes
)

// Page is one customer's file.
type Page struct {
	env *page.Env
	id  careline.CustomerID

	ticket *page.Ticket
	file   careline.File
	loaded bool
	work   []job // cases and orders, what is open first

	pane    pane
	units   widget.Rows
	jobs    widget.Rows
	history history
	note    *note // the line being written; nil: none
	reveal  widget.Reveal
	calling *page.Ticket
}

// New makes the page of a customer.
func New(env *page.Env, id careline.CustomerID) *Page {
	return &Page{env: env, id: id, history: history{id: id}}
}

// Shows gives the units.
func (p *Page) Shows() []careline.Ref {
	var refs []careline.Ref
	for i := range p.file.Units {
		refs = append(refs, p.file.Units[i].Unit.ID.Ref())
	}
	return refs
}

// Init loads the file and the newest part of its history.
func (p *Page) Init() tea.Cmd { return tea.Batch(p.load(), p.history.load(p.env.Session)) }

func (p *Page) load() tea.Cmd {
	var cmd tea.Cmd
	p.ticket, cmd = page.Ask(p.ticket, p.env.File(p.id, !p.loaded))
	return cmd
}

// Title names the page.
func (p *Page) Title() string {
	name := p.id.String()
	if p.loaded {
		name = nameOf(&p.file.Customer)
	}
	return fmt.Sprintf(p.env.Words.Customer.Title, name)
}

// Typing tells whether a note is being written, or a reason.
func (p *Page) Typing() bool { return p.note != nil || p.reveal.Asking() }

// Dirty tells whether a note would be lost.
func (p *Page) Dirty() bool { return p.note != nil && p.note.text() != "" }

// Busy tells whether the file is still to come.
func (p *Page) Busy() bool { return !p.loaded && p.ticket != nil || p.reveal.Busy() }

// Update takes answers, changes and the typing of a note.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Answer[careline.File]:
		if msg.Ticket == p.ticket {
			return p.opened(msg)
		}
	case page.Answer[careline.Timeline]:
		if err := p.history.answered(msg); err != nil {
			return page.Unread(err, p.env.Lang)
		}
	case page.Answer[careline.Interaction]:
		if msg.Ticket == p.calling {
			return p.called(msg)
		}
	case page.Answer[struct{}]:
		if cmd, is := p.reveal.Answered(p.env, msg, func() tea.Cmd { return tea.Batch(p.load(), p.history.reload(p.env.Session)) }); is {
			return cmd
		}
		if p.note != nil && p.note.saving.Ended(msg.Ticket, msg.Err) {
			return p.noted(msg)
		}
	case page.Changed:
		return tea.Batch(p.load(), p.history.reload(p.env.Session))
	default:
		switch {
		case p.reveal.Asking():
			p.reveal.Update(msg)
		case p.note != nil:
			p.note.field.Update(msg)
		}
	}
	return nil
}

func (p *Page) opened(a page.Answer[careline.File]) tea.Cmd {
	p.ticket = nil
	if a.Err != nil {
		return page.Unread(a.Err, p.env.Lang)
	}
	units, work, first := unitIDs(p.file.Units), refs(p.work), !p.loaded
	p.file, p.loaded = a.Value, true
	p.work = jobsOf(&p.file, p.env.Session.Now())
	widget.Keep(&p.units, units, unitIDs(p.file.Units))
	widget.Keep(&p.jobs, work, refs(p.work))
	if first && len(p.file.Units) == 0 {
		p.pane = paneHistory
	}
	return nil
}

func unitIDs(units []careline.UnitView) []careline.UnitID {
	all := make([]careline.UnitID, len(units))
	for i := range units {
		all[i] = units[i].Unit.ID
	}
	return all
}

// unit gives the chosen unit.
func (p *Page) unit() (careline.UnitView, bool) {
	if p.units.At >= len(p.file.Units) {
		return careline.UnitView{}, false
	}
	return p.file.Units[p.units.At], true
}

// job gives the chosen case or order.
func (p *Page) job() (job, bool) {
	if p.jobs.At >= len(p.work) {
		return job{}, false
	}
	return p.work[p.jobs.At], true
}

// called takes the call that was started from here.
func (p *Page) called(a page.Answer[careline.Interaction]) tea.Cmd {
	p.calling = nil
	if a.Err != nil {
		return page.Fail(a.Err, p.env.Lang)
	}
	call := a.Value
	return tea.Batch(
		func() tea.Msg { return page.CallChanged{Call: &call} },
		page.Done(fmt.Sprintf(p.env.Words.Customer.CallStarted, call.ID)),
	)
}

func nameOf(c *careline.Customer) string {
	if c.Name == "" {
		return careline.Sanitize(c.Company)
	}
	return careline.Sanitize(c.Name)
}
