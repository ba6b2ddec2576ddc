// Package demo makes up a hotline: its people, its network of providers, its
// customers and their years of history, all through Desk, all the same for
// the same seed.
package demo

import (
	"context"
	"time"

	"careline"
)

// Options say what is made up.
type Options struct {
	Seed      uint64
	Customers int            // 3000 if zero
	Now       time.Time      // when the hotline is looked at; nothing happens after it
	Zone      *time.Location // of the hotline; Now's if nil
	Bare      bool           // Generate: a unit for some, and no history
	// Progress is told how much is done: scenes of the history for Fill,
	// customers for Generate.
	Progress func(done, total int)
}

// Summary counts what was made up.
type Summary struct {
	Customers, Units, Calls, Cases, Orders int
	Staff                                  []careline.Staff
}

const defaultCustomers = 3000

// lively is how much happened to the customers of the demo.
var lively = richness{calls: 130, matters: 22, notes: 14, passed: 40, owners: 100}

// Fill makes an empty store the made-up hotline, in one transaction. A store
// that was filled before is left as it is; one that has other people in it is
// refused.
func Fill(ctx context.Context, store careline.Store, opts Options) (Summary, error) {
	if opts.Customers <= 0 {
		opts.Customers = defaultCustomers
	}
	if opts.Zone == nil {
		opts.Zone = opts.Now.Location()
	}
	now := opts.Now.In(opts.Zone).Truncate(time.Second)
	clock := now.AddDate(-years-1, 0, 0)
	desk := careline.NewDesk(bulk{store}, func() time.Time { return clock }, careline.Settings{Zone: opts.Zone})
	if err := desk.Found(ctx, founder.login, founder.name); err != nil {
		return Summary{}, err
	}
	admin, err := desk.SignIn(ctx, founder.login)
	if err != nil {
		return Summary{}, careline.NewError(careline.CodeConflict, careline.Say(
			"The store is a hotline already; the made-up one needs an empty store.", "该数据库已有热线数据；演示热线需要空数据库。"), err)
	}
	w := newWorld(ctx, desk, opts.Seed, now, &clock, lively)
	err = admin.Together(ctx, keyOf("fill", opts.Seed), "demo.fill", func(tx *careline.Session) error {
		w.tx = tx
		w.summary.Staff = append(w.summary.Staff, admin.Staff())
		if err := w.setNetwork(); err != nil {
			return err
		}
		if err := w.setStaff(); err != nil {
			return err
		}
		w.populate(opts.Customers)
		return w.script.play(&clock, opts.Progress)
	})
	if err != nil {
		return Summary{}, err
	}
	return w.summary, nil
}

func newWorld(ctx context.Context, desk *careline.Desk, seed uint64, now time.Time, clock *time.Time, rich richness) *world {
	return &world{
		ctx: ctx, desk: desk, seed: seed, now: now, clock: clock, rich: rich,
		crews:   map[careline.ProviderID]careline.Staff{},
		nearest: map[near]careline.ProviderID{},
		teams:   map[careline.ProviderID][]careline.Technician{},
	}
}

// populate thinks up all of the demo's customers.
func (w *world) populate(customers int) {
	people := w.addKnown(customers)
	w.think(0, max(0, customers-len(people)), func(int) string { return "" }, func(p *person) { people = append(people, p) })
	w.present(people[2:])
}

// think thinks up the customers from one number to before another.
func (w *world) think(from, to int, key func(n int) string, each func(*person)) {
	next := w.person(from, nil)
	for n := from; n < to; n++ {
		// The next one comes first: whether they buy this one's home decides
		// what happens to this one.
		p := next
		next = w.person(n+1, p)
		w.moveIn(p, key(n))
		w.live(p)
		each(p)
	}
}
