package board

import (
	"time"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// row is an order or a case as the board shows it.
type row struct {
	ref      careline.Ref
	version  int64
	customer careline.CustomerID
	state    careline.Speaker
	code     string // of the state
	opened   time.Time
	what     careline.Speaker // kind of the order, severity of the case
	kind     string           // its code
	about    careline.Speaker // category of the case; nil for orders
	name     string           // of the customer
	whoID    int64            // provider, or owner; zero: nobody
	who      string
	where    string    // region of the order
	due      time.Time // when the window or the promise ends; zero: never
	window   careline.Window
	visit    careline.Speaker // state of the order's visit; kind of the case
	text     string           // what is to be done; the customer's own words
	over     func(time.Time) bool
	promise  func(time.Time) careline.PromiseState
	raised   bool // a promise was broken, and it was escalated for that
}

func orderRows(f *found) []row {
	rows := make([]row, len(f.orders))
	for i := range f.orders {
		o := &f.orders[i]
		rows[i] = row{
			ref: o.ID.Ref(), version: o.Version, customer: o.Customer, state: o.State, code: string(o.State), opened: o.Opened,
			what: o.Kind, kind: string(o.Kind), name: careline.Sanitize(o.CustomerName),
			whoID: int64(o.Provider()), who: careline.Sanitize(o.ProviderName),
			where: careline.Sanitize(careline.Region{City: o.Region.City, District: o.Region.District}.String()),
			due:   o.Window.To, window: o.Window, visit: o.Visit().State, text: careline.Sanitize(o.Text),
			over: o.Overdue, promise: o.PromiseState,
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
			ref: c.ID.Ref(), version: c.Version, customer: c.Customer, state: c.State, code: string(c.State), opened: c.Opened,
			what: c.Severity, kind: string(c.Severity), about: about, name: careline.Sanitize(c.CustomerName),
			whoID: int64(c.Owner), who: careline.Sanitize(c.OwnerName), due: c.Promise, visit: c.Kind,
			text: careline.Sanitize(c.Text), over: c.Overdue, promise: c.PromiseState, raised: c.Escalated(),
		}
	}
	return rows
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
