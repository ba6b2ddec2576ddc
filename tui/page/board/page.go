// Package board holds the page of all that is open: orders and cases, what is
// overdue before the rest (P5, A3).
package board

import (
	"cmp"
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// most is how many rows of a list are loaded.
const most = 500

// tab is which of the two lists is shown.
type tab int

const (
	orders tab = iota
	cases
)

type board struct {
	env   *page.Env
	got   *found // nil until loaded
	load  *page.Ticket
	gone  error
	tab   tab
	lists [2]list
	high  int // rows that were shown last
}

// list is how one of the lists is looked at.
type list struct {
	rows    []row // all, as loaded
	shown   []row // filtered and sorted
	at      widget.Rows
	state   string // empty: every state
	overdue bool   // only what is
	sort    order
	filter  *widget.Field
	typing  bool // the filter has the focus
}

// found is what the store tells.
type found struct {
	orders []careline.OrderRow
	cases  []careline.CaseRow
	cat    careline.Catalogue
}

// New makes the board.
func New(env *page.Env) page.Page {
	b := &board{env: env}
	for i := range b.lists {
		b.lists[i].filter = widget.NewField(env.Words.Board.FilterHint)
	}
	return b
}

// Init loads both lists.
func (b *board) Init() tea.Cmd {
	s, seesCases := b.env.Session, b.seesCases()
	var cmd tea.Cmd
	b.load, cmd = page.Ask(b.load, func(ctx context.Context) (f found, err error) {
		if f.orders, err = openOrders(ctx, s); err != nil {
			return f, err
		}
		if f.cat, err = s.Catalogue(ctx); err != nil || !seesCases {
			return f, err
		}
		f.cases, err = openCases(ctx, s)
		return f, err
	})
	return cmd
}

// openOrders gives the newest, and what is overdue however old it is.
func openOrders(ctx context.Context, s *careline.Session) ([]careline.OrderRow, error) {
	open := careline.OrderFilter{States: careline.OpenOrderStates(), Limit: most}
	rows, err := s.Orders(ctx, open)
	if err != nil || len(rows) < most {
		return rows, err
	}
	open.Overdue = true
	late, err := s.Orders(ctx, open)
	return withOlder(rows, late, func(o careline.OrderRow) careline.OrderID { return o.ID }), err
}

// openCases is openOrders for cases.
func openCases(ctx context.Context, s *careline.Session) ([]careline.CaseRow, error) {
	open := careline.CaseFilter{States: careline.OpenCaseStates(), Limit: most}
	rows, err := s.Cases(ctx, open)
	if err != nil || len(rows) < most {
		return rows, err
	}
	open.Overdue = true
	late, err := s.Cases(ctx, open)
	return withOlder(rows, late, func(c careline.CaseRow) careline.CaseID { return c.ID }), err
}

// withOlder adds to rows, newest first, those that are older than all of them.
func withOlder[R any, ID cmp.Ordered](rows, more []R, id func(R) ID) []R {
	oldest := id(rows[len(rows)-1])
	return append(rows, slices.DeleteFunc(more, func(r R) bool { return id(r) >= oldest })...)
}

func (b *board) seesCases() bool { return b.env.Session.May(careline.MayLookUp) }

// Typing is while the filter has the focus.
func (b *board) Typing() bool { return b.list().typing }

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
	case tea.PasteMsg:
		b.typed(msg)
	case tea.KeyPressMsg:
		if !b.list().at.Move(msg.String(), len(b.list().shown), b.high) {
			b.typed(msg)
		}
	}
	return nil
}

func (b *board) loaded(f *found, err error) tea.Cmd {
	if err != nil {
		if b.got == nil {
			b.gone = err
		}
		return page.Fail(err, b.env.Lang)
	}
	b.got = f
	b.lists[orders].rows = orderRows(f)
	b.lists[cases].rows = caseRows(f)
	for i := range b.lists {
		b.lists[i].refresh(b.env)
	}
	return nil
}

func (b *board) typed(msg tea.Msg) {
	l := b.list()
	if before := l.filter.Value(); l.filter.Update(msg) && l.filter.Value() != before {
		l.at.At = 0
		l.refresh(b.env)
	}
}

// Title names the page.
func (b *board) Title() string { return b.env.Words.Board.Title }
