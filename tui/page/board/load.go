package board

import (
	"context"
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// most is how many rows of a list are loaded by one question. A list with
// more is narrowed in the store, so that no filter misses what was not loaded.
const most = 500

// alike is how many providers or owners a typed filter is looked up for in
// the store, where the list is cut.
const alike = 5

// found is what the store tells.
type found struct {
	orders     []careline.OrderRow
	cases      []careline.CaseRow
	cut        [2]bool
	cat        careline.Catalogue
	providers  []careline.ProviderRow
	colleagues []careline.Colleague
	views      []careline.SavedView
}

// Init loads both lists.
func (b *board) Init() tea.Cmd {
	s, seesAll := b.env.Session, b.seesCases()
	ofOrders, of := b.orderFilter()
	ofCases, owners := b.caseFilter()
	for i := range b.lists {
		b.lists[i].asked = b.lists[i].question()
	}
	var cmd tea.Cmd
	b.load, cmd = page.Ask(b.load, func(ctx context.Context) (f found, err error) {
		if f.views, err = s.SavedViews(ctx); err != nil {
			return f, err
		}
		if f.orders, f.cut[orders], err = openOrders(ctx, s, ofOrders, of); err != nil {
			return f, err
		}
		if f.cat, err = s.Catalogue(ctx); err != nil || !seesAll {
			return f, err
		}
		if f.providers, err = s.Providers(ctx); err != nil {
			return f, err
		}
		if f.colleagues, err = s.Colleagues(ctx); err != nil {
			return f, err
		}
		f.cases, f.cut[cases], err = openCases(ctx, s, ofCases, owners)
		return f, err
	})
	return cmd
}

func (b *board) loaded(f *found, err error) tea.Cmd {
	if err != nil {
		if b.got == nil {
			b.gone = err
		}
		return page.Unread(err, b.env.Lang)
	}
	b.got = f
	b.lists[orders].rows = orderRows(f)
	b.lists[cases].rows = caseRows(f)
	var opens tea.Cmd
	if !b.opened {
		b.opened = true
		opens = b.openWithViews()
	}
	for i := range b.lists {
		l := &b.lists[i]
		l.cut = f.cut[i]
		l.many = l.many || l.cut
		l.remark()
		l.refresh(b.env)
	}
	if b.stale() {
		return tea.Batch(opens, b.Init())
	}
	return opens
}

// stale tells that a list that doesn't fit was loaded for another look.
func (b *board) stale() bool {
	return slices.ContainsFunc(b.lists[:], func(l list) bool { return l.asked != l.question() })
}

// relook shows a list as it is now looked at, and asks the store where it has
// more than was loaded.
func (b *board) relook(l *list) tea.Cmd {
	l.refresh(b.env)
	if b.got != nil && b.stale() {
		return b.Init()
	}
	return nil
}

// question is what the list was, or is to be, loaded for; empty where all
// that is open was loaded.
func (l *list) question() string {
	if !l.many && !l.look.asks(l.tab) {
		return ""
	}
	return l.look.spec()
}

// orderFilter is how the store is asked for orders, and of which providers
// besides as they fit what is typed.
func (b *board) orderFilter() (f careline.OrderFilter, of []careline.ProviderID) {
	l := &b.lists[orders]
	f = careline.OrderFilter{States: careline.OpenOrderStates(), Limit: most}
	if l.question() == "" {
		return f, nil
	}
	k := &l.look
	if k.Promise != "" { // what was kept is over
		f.States = nil
	}
	if k.State != "" {
		f.States = []careline.OrderState{careline.OrderState(k.State)}
	}
	f.Provider, f.Waiting = careline.ProviderID(k.Who), k.Nobody
	from, before := k.opened(b.env)
	f.Kind, f.Before, f.Overdue, f.Oldest = careline.OrderKind(k.What), before, k.Overdue, k.oldestFirst()
	f.Since, f.In, f.Promise = from, k.City, k.Promise
	if b.got != nil && k.Text != "" && k.Who == 0 {
		for _, p := range b.got.providers {
			if len(of) < alike && widget.Fits(p.Provider.Name, k.Text) {
				of = append(of, p.Provider.ID)
			}
		}
	}
	return f, of
}

// caseFilter is orderFilter for cases and their owners.
func (b *board) caseFilter() (f careline.CaseFilter, of []careline.StaffID) {
	l := &b.lists[cases]
	f = careline.CaseFilter{States: careline.OpenCaseStates(), Limit: most}
	if l.question() == "" {
		return f, nil
	}
	k := &l.look
	if k.Promise != "" { // what was kept is over
		f.States = nil
	}
	if k.State != "" {
		f.States = []careline.CaseState{careline.CaseState(k.State)}
	}
	f.Owner, f.Unowned = careline.StaffID(k.who(b.env)), k.Nobody
	from, before := k.opened(b.env)
	f.Severity, f.Before, f.Overdue, f.Oldest = careline.Severity(k.What), before, k.Overdue, k.oldestFirst()
	f.Since, f.In, f.Promise, f.Provider = from, k.City, k.Promise, k.At
	if b.got != nil && k.Text != "" && f.Owner == 0 {
		for _, p := range b.got.colleagues {
			if len(of) < alike && widget.Fits(p.Name, k.Text) {
				of = append(of, p.ID)
			}
		}
	}
	return f, of
}

// openOrders gives the newest, and what is overdue however old it is; cut
// tells that there is more.
func openOrders(ctx context.Context, s *careline.Session, f careline.OrderFilter, of []careline.ProviderID) (rows []careline.OrderRow, cut bool, err error) {
	if rows, err = s.Orders(ctx, f); err != nil || len(rows) < most {
		return rows, false, err
	}
	more := []careline.OrderFilter{}
	if !f.Overdue {
		late := f
		late.Overdue, late.Oldest = true, true
		more = append(more, late)
	}
	for _, id := range of {
		theirs := f
		theirs.Provider = id
		more = append(more, theirs)
	}
	for _, f := range more {
		others, err := s.Orders(ctx, f)
		if err != nil {
			return rows, true, err
		}
		rows = joined(rows, others, func(o careline.OrderRow) careline.OrderID { return o.ID })
	}
	return rows, true, nil
}

// openCases is openOrders for cases.
func openCases(ctx context.Context, s *careline.Session, f careline.CaseFilter, of []careline.StaffID) (rows []careline.CaseRow, cut bool, err error) {
	if rows, err = s.Cases(ctx, f); err != nil || len(rows) < most {
		return rows, false, err
	}
	more := []careline.CaseFilter{}
	if !f.Overdue {
		late := f
		late.Overdue, late.Oldest = true, true
		more = append(more, late)
	}
	for _, id := range of {
		theirs := f
		theirs.Owner = id
		more = append(more, theirs)
	}
	for _, f := range more {
		others, err := s.Cases(ctx, f)
		if err != nil {
			return rows, true, err
		}
		rows = joined(rows, others, func(c careline.CaseRow) careline.CaseID { return c.ID })
	}
	return rows, true, nil
}

// joined adds to rows those that are not among them.
func joined[R any, ID comparable](rows, more []R, id func(R) ID) []R {
	have := make(map[ID]bool, len(rows))
	for _, r := range rows {
		have[id(r)] = true
	}
	return append(rows, slices.DeleteFunc(more, func(r R) bool { return have[id(r)] })...)
}
