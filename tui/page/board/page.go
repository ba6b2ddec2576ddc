// Package board holds the page of all that is open: orders and cases, what is
// overdue before the rest (P5, A3); several are marked and acted on at once.
package board

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// tab is which of the two lists is shown.
type tab int

const (
	orders tab = iota
	cases
)

// listNames is what saved views call the lists.
var listNames = [2]string{orders: "orders", cases: "cases"}

type board struct {
	env    *page.Env
	got    *found // nil until loaded
	load   *page.Ticket
	gone   error
	tab    tab
	lists  [2]list
	high   int          // rows that were shown last
	panel  panel        // what is asked for over the list; nil: nothing
	asking *page.Ticket // what the panel waits for
	acting *run         // nil: no act is under way
	views  *page.Ticket // a view is being kept or dropped
	opened bool         // the lists were opened with the views that open them
	asked  bool         // it was opened for a look of its own
}

// New makes the board, with what it is opened for.
func New(env *page.Env, of page.BoardLook) page.Page {
	b := &board{env: env}
	for i := range b.lists {
		b.lists[i] = list{tab: tab(i), field: widget.NewField(env.Words.Board.FilterHint), marks: map[careline.Ref]row{}}
	}
	if of != (page.BoardLook{}) {
		b.opened, b.asked = true, true
		if of.Cases {
			b.tab = cases
		}
		b.list().lookAt(lookOf(of), "")
	}
	return b
}

func (b *board) seesCases() bool { return b.env.Session.May(careline.MayLookUp) }

// Typing is while a text field has the focus.
func (b *board) Typing() bool {
	if b.panel != nil {
		return b.panel.typing()
	}
	return b.list().typing
}

// Busy is while an act is under way, or a list to choose from is on its way:
// what is typed then is meant for what comes of it.
func (b *board) Busy() bool { return b.acting != nil || b.asking != nil || b.views != nil }

func (b *board) list() *list { return &b.lists[b.tab] }

// Update takes typing and answers.
func (b *board) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return b.Init()
	case page.Answer[found]:
		if msg.Ticket == b.load {
			b.load = nil
			return b.loaded(&msg.Value, msg.Err)
		}
	case page.Answer[[]careline.Taker]:
		if msg.Ticket == b.asking {
			b.asking = nil
			return b.ranked(msg.Value, msg.Err)
		}
	case page.Answer[[]careline.CityStanding]:
		if msg.Ticket == b.asking {
			b.asking = nil
			return b.offerCities(msg.Value, msg.Err)
		}
	case page.Answer[[]outcome]:
		if b.acting != nil && msg.Ticket == b.acting.ticket {
			return b.acted(msg.Value)
		}
	case page.Answer[keptView]:
		if msg.Ticket == b.views {
			b.views = nil
			return b.viewKept(msg.Value, msg.Err)
		}
	case tea.PasteMsg:
		return b.typed(msg)
	case tea.KeyPressMsg:
		if b.panel == nil && b.list().at.Move(msg.String(), len(b.list().shown), b.high) {
			return nil
		}
		return b.typed(msg)
	}
	return nil
}

// typed gives typing to the panel that is open, else to the filter.
func (b *board) typed(msg tea.Msg) tea.Cmd {
	if b.panel != nil {
		b.panel.update(msg)
		return nil
	}
	l := b.list()
	if l.field.Update(msg) && l.field.Value() != l.look.Text {
		l.look.Text, l.view, l.at.At = l.field.Value(), "", 0
		return b.relook(l)
	}
	return nil
}

// Title names the page, and what it was opened for.
func (b *board) Title() string {
	l := b.list()
	if !b.asked || !l.look.narrowed() {
		return b.env.Words.Board.Title
	}
	name := b.env.Words.Board.Orders
	if b.tab == cases {
		name = b.env.Words.Board.Cases
	}
	return name + ": " + strings.Join(l.left(b.env), " · ")
}
