package careline

import (
	"context"
	"time"
)

// Overview is the whole hotline at a glance (P5).
type Overview struct {
	At        time.Time // in the hotline's zone; its day is "today"
	Calls     []LiveCall
	Ringing   int // announced calls that wait for somebody
	Missed    int // of today
	Cases     []Standings[CaseState]
	Orders    []Standings[OrderState]
	Unowned   int // open cases that are nobody's
	Waiting   int // open orders that wait for a provider
	Completed int // orders that wait to be settled, up to CompletedCounted
	Providers []ProviderStanding
	Cities    []CityStanding
	Promises  DayPromises
	On        []DeskOn
}

// CompletedCounted is up to how many orders that wait to be settled are
// counted: a hotline that settles none has millions.
const CompletedCounted = 10_000

// worst is how many providers and cities an Overview names.
const worst = 100

// Standings is how many records are open in a state.
type Standings[S ~string] struct {
	State S
	Ages  [3]int // by Ages
	Late  int    // how many of them are overdue
}

// Open is how many there are.
func (t *Standings[S]) Open() int { return t.Ages[0] + t.Ages[1] + t.Ages[2] }

// ProviderStanding is how many orders a provider has open.
type ProviderStanding struct {
	ID   ProviderID
	Name string
	Open int
	Late int // overdue
}

// CityStanding is what is open in a city: an order where its site is, a case
// where its unit stands, else where the customer lives. The zero Region is of
// what is nowhere.
type CityStanding struct {
	In        Region // no district
	Orders    int
	LateOrder int
	Cases     int
	LateCases int
}

// Open is how much there is.
func (c *CityStanding) Open() int { return c.Orders + c.Cases }

// Late is how much of it is overdue.
func (c *CityStanding) Late() int { return c.LateOrder + c.LateCases }

// Promised is what has become of promises.
type Promised struct{ Due, Broken, Kept int }

// All is how many there were.
func (p Promised) All() int { return p.Due + p.Broken + p.Kept }

// DayPromises is what was promised for a day.
type DayPromises struct {
	Cases  Promised
	Orders Promised // windows that end on the day
}

// LiveCall is a call that has not ended.
type LiveCall struct {
	Interaction
	CustomerName string // empty while the caller is not known
	OperatorName string
}

// DeskOn is a console that is open.
type DeskOn struct {
	Desk  string
	Staff StaffID
	Who   string // the person's name, else the login
	Role  Role
	Seen  time.Time     // UTC
	Call  InteractionID // zero: in no call
	Since time.Time     // when that began, UTC
	Cases int           // open cases that the person owns
}

// OverviewFilter says what moment and which day an overview is of, UTC.
type OverviewFilter struct {
	Now              time.Time
	Today            Day
	Days             time.Time // before which everything is AgeOlder
	OpenSince        time.Time // a console that has said nothing since is closed
	Present          time.Time // a desk that has said nothing since is gone
	Worst, Completed int
}

// OverviewReader counts what is open, in few statements.
type OverviewReader interface {
	// Overview gives all but At; states in no order, providers and cities with
	// the most that is overdue first, then with the most that is open.
	Overview(ctx context.Context, f OverviewFilter) (Overview, error)
	// LiveCalls gives the calls that have not ended, the longest first.
	LiveCalls(ctx context.Context) ([]LiveCall, error)
	// DesksOn gives the consoles that are open, by name.
	DesksOn(ctx context.Context, f OverviewFilter) ([]DeskOn, error)
	// OpenPlaces gives the cities in which something is open.
	OpenPlaces(ctx context.Context, f OverviewFilter) ([]CityStanding, error)
}

// Overview gives the hotline at a glance.
func (s *Session) Overview(ctx context.Context) (Overview, error) {
	var o Overview
	err := s.see(ctx, MaySupervise, func(r Reader) (err error) {
		o, err = r.Overview(ctx, s.overviewFilter())
		return err
	})
	o.At = s.Now()
	o.Cases = byLife(o.Cases, OpenCaseStates())
	o.Orders = byLife(o.Orders, OpenOrderStates())
	return o, err
}

func (s *Session) overviewFilter() OverviewFilter {
	now := s.Now()
	f := OverviewFilter{Now: now.UTC(), Worst: worst, Completed: CompletedCounted}
	f.Today = dayOf(now)
	f.Days, _ = AgeDays.Span(now)
	f.OpenSince, f.Present = f.Now.Add(-DeskLasts), f.Now.Add(-PresenceLasts)
	return f
}

// byLife gives the states in the order of a life, those too in which nothing is.
func byLife[S ~string](found []Standings[S], states []S) []Standings[S] {
	all := make([]Standings[S], len(states))
	for i, state := range states {
		all[i].State = state
		for _, t := range found {
			if t.State == state {
				all[i] = t
			}
		}
	}
	return all
}

// Floor is what goes on in the hotline now.
type Floor struct {
	Calls   []LiveCall
	Ringing []PopRow // the longest first
	Missed  []PopRow // today's, the newest first
	On      []DeskOn
}

// missedShown is how many of today's missed calls are listed.
const missedShown = 500

// Floor gives the calls of now and who is on.
func (s *Session) Floor(ctx context.Context) (Floor, error) {
	var f Floor
	err := s.see(ctx, MaySupervise, func(r Reader) (err error) {
		at := s.overviewFilter()
		if f.Calls, err = r.LiveCalls(ctx); err != nil {
			return err
		}
		if f.Ringing, err = r.Pops(ctx, PopFilter{State: PopRinging, Now: at.Now}); err != nil {
			return err
		}
		if f.Missed, err = r.Pops(ctx, PopFilter{State: PopMissed, Now: at.Now, Since: at.Today.From, Limit: missedShown}); err != nil {
			return err
		}
		f.On, err = r.DesksOn(ctx, at)
		return err
	})
	return f, err
}

// OpenPlaces lists the cities in which cases or orders are open, those with
// the most first.
func (s *Session) OpenPlaces(ctx context.Context) ([]CityStanding, error) {
	var all []CityStanding
	err := s.see(ctx, MayLookUp, func(r Reader) (err error) {
		all, err = r.OpenPlaces(ctx, s.overviewFilter())
		return err
	})
	return all, err
}
