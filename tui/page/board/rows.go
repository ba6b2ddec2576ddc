package board

import (
	"cmp"
	"slices"
	"time"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// row is an order or a case as the board shows it.
type row struct {
	ref      careline.Ref
	customer careline.CustomerID
	state    careline.Speaker
	code     string // of the state
	opened   time.Time
	what     careline.Speaker // kind of the order, severity of the case
	about    careline.Speaker // category of the case; nil for orders
	name     string           // of the customer
	who      string           // provider, or owner
	where    string           // region of the order
	due      time.Time        // when the window or the promise ends; zero: never
	window   careline.Window
	over     func(time.Time) bool
	raised   bool // a promise was broken, and it was escalated for that
}

func orderRows(f *found) []row {
	rows := make([]row, len(f.orders))
	for i := range f.orders {
		o := &f.orders[i]
		rows[i] = row{
			ref: o.ID.Ref(), customer: o.Customer, state: o.State, code: string(o.State), opened: o.Opened, what: o.Kind,
			name: careline.Sanitize(o.CustomerName), who: careline.Sanitize(o.ProviderName),
			where: careline.Sanitize(careline.Region{City: o.Region.City, District: o.Region.District}.String()), due: o.Window.To, window: o.Window, over: o.Overdue,
		}
	}
	return rows
}

func caseRows(f *found) []row {
	rows := make([]row, len(f.cases))
	for i := range f.cases {
		c := &f.cases[i]
		about := careline.Words{EN: c.Category}
		if k, ok := f.cat.Category(c.Category); ok {
			about = k.Name
		}
		rows[i] = row{
			ref: c.ID.Ref(), customer: c.Customer, state: c.State, code: string(c.State), opened: c.Opened, what: c.Severity,
			about: about, name: careline.Sanitize(c.CustomerName), who: careline.Sanitize(c.OwnerName), due: c.Promise, over: c.Overdue,
			raised: c.Escalated(),
		}
	}
	return rows
}

// order is how a list is sorted.
type order int

const (
	overdueFirst order = iota
	newestFirst
	oldestFirst
	orderings
)

// refresh filters and sorts anew, and keeps the row that is chosen.
func (l *list) refresh(env *page.Env) {
	var chosen careline.Ref
	if l.at.At < len(l.shown) {
		chosen = l.shown[l.at.At].ref
	}
	now := env.Session.Now()
	l.shown = l.shown[:0:0]
	for _, r := range l.rows {
		if (l.state == "" || r.code == l.state) && (!l.overdue || r.over(now)) && r.fits(env, l.filter.Value()) {
			l.shown = append(l.shown, r)
		}
	}
	slices.SortStableFunc(l.shown, func(a, b row) int { return l.compare(a, b, now) })
	if i := slices.IndexFunc(l.shown, func(r row) bool { return r.ref == chosen }); i >= 0 {
		l.at.At = i
	}
	l.at.At = max(0, min(l.at.At, len(l.shown)-1))
}

func (l *list) compare(a, b row, now time.Time) int {
	switch l.sort {
	case newestFirst:
		return b.opened.Compare(a.opened)
	case oldestFirst:
		return a.opened.Compare(b.opened)
	}
	// What is overdue longest comes first, then what was escalated and promised
	// anew, then what falls due next; what has no date at all comes last.
	rank := func(r row) int {
		switch {
		case r.over(now):
			return 0
		case r.raised:
			return 1
		case !r.due.IsZero():
			return 2
		}
		return 3
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), a.due.Compare(b.due), a.opened.Compare(b.opened))
}

// fits tells whether the row has to do with what is typed in the filter.
func (r *row) fits(env *page.Env, typed string) bool {
	if typed == "" {
		return true
	}
	for _, s := range []string{r.who, r.name, r.ref.String(), r.where, r.what.In(env.Lang), r.state.In(env.Lang)} {
		if s != "" && widget.Fits(s, typed) {
			return true
		}
	}
	return r.about != nil && widget.Fits(r.about.In(env.Lang), typed)
}

// states lists the states that occur, in the order of a life, with none first.
func (l *list) states() []string {
	all := []string{""}
	for _, s := range careline.OrderStates() {
		all = append(all, string(s))
	}
	for _, s := range careline.CaseStates() {
		all = append(all, string(s))
	}
	return slices.DeleteFunc(all, func(s string) bool {
		return s != "" && !slices.ContainsFunc(l.rows, func(r row) bool { return r.code == s })
	})
}
