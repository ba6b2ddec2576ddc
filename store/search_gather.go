package store

import (
	"context"
	"maps"
	"slices"

	"careline"
	"careline/store/index"
)

// gathering is the customers whose documents a transaction makes anew. They
// are gathered, so that one who comes with several units and a case is indexed
// once; their terms are made by other processors while the transaction goes on.
type gathering struct {
	gathered map[careline.CustomerID]*entry
	making   []*batch // oldest first
	latest   map[careline.CustomerID]*entry
	anew     bool // the whole index is being made again
}

func newGathering() gathering {
	return gathering{gathered: map[careline.CustomerID]*entry{}, latest: map[careline.CustomerID]*entry{}}
}

// entry is what is known of a changed customer.
type entry struct {
	id       careline.CustomerID
	absent   bool               // was not in the index before
	customer *careline.Customer // nil: to be read again
	units    []careline.Unit
	open     bool // has an open case
}

// batch is entries in the order of their ids.
type batch struct {
	entries []*entry
	terms   [][]index.Term // complete once made is closed, as is words
	words   []string       // Latin ones of all entries
	made    chan struct{}
}

const (
	batchSize = 250
	// batchesAhead bounds what a long transaction keeps in memory: 10,000
	// customers, about 10 MB.
	batchesAhead = 40
)

// indexAdded notes a customer that was just inserted, with the units that came
// along.
func (w *writer) indexAdded(ctx context.Context, c *careline.Customer, units ...careline.Unit) error {
	own := *c
	own.Contacts, own.Homes = slices.Clone(c.Contacts), slices.Clone(c.Homes)
	return w.gather(ctx, &entry{id: c.ID, absent: true, customer: &own, units: units})
}

// indexUnit notes a new unit of a customer.
func (w *writer) indexUnit(ctx context.Context, owner careline.CustomerID, u *careline.Unit) error {
	before := w.index.latest[owner]
	if before == nil || before.customer == nil {
		return w.indexChanged(ctx, owner)
	}
	again := *before
	again.units = append(slices.Clip(before.units), *u)
	return w.gather(ctx, &again)
}

// indexChanged notes customers whose records have to be read again.
func (w *writer) indexChanged(ctx context.Context, changed ...careline.CustomerID) error {
	for _, id := range changed {
		before := w.index.latest[id]
		if err := w.gather(ctx, &entry{id: id, absent: before != nil && before.absent}); err != nil {
			return err
		}
	}
	return nil
}

// indexTouched notes a customer who was in touch, or whose matter was opened or
// settled, so that lookups find them before others.
func (w *writer) indexTouched(ctx context.Context, id careline.CustomerID) error {
	before := w.index.latest[id]
	switch {
	case id == 0:
		return nil
	case before == nil:
		return w.indexChanged(ctx, id)
	case w.index.gathered[id] == before:
		return nil
	}
	again := *before
	return w.gather(ctx, &again)
}

// gather notes an entry in the place of an earlier one of the customer, and has
// terms made when there are enough.
func (w *writer) gather(ctx context.Context, e *entry) error {
	w.index.gathered[e.id], w.index.latest[e.id] = e, e
	if len(w.index.gathered) < batchSize {
		return nil
	}
	if len(w.index.making) >= batchesAhead {
		return w.flush(ctx)
	}
	return w.make(ctx)
}

// make takes what is gathered and has its terms made.
func (w *writer) make(ctx context.Context) error {
	if len(w.index.gathered) == 0 {
		return nil
	}
	gathered := w.index.gathered
	w.index.gathered = make(map[careline.CustomerID]*entry, len(gathered))
	ids := slices.Sorted(maps.Keys(gathered))
	if err := w.complete(ctx, ids, gathered); err != nil {
		return err
	}
	b := &batch{terms: make([][]index.Term, len(ids)), made: make(chan struct{})}
	for _, id := range ids {
		b.entries = append(b.entries, gathered[id])
	}
	go func() {
		defer close(b.made)
		for i, e := range b.entries {
			if e.customer != nil {
				b.terms[i] = documentTerms(e.customer, e.units, e.open)
				b.words = append(b.words, careline.VocabularyWords(e.customer)...)
			}
		}
		slices.Sort(b.words)
		b.words = slices.Compact(b.words)
	}()
	w.index.making = append(w.index.making, b)
	return nil
}

// documentTerms gives the terms that a customer is found under.
func documentTerms(c *careline.Customer, units []careline.Unit, openCase bool) []index.Term {
	terms := careline.SearchTerms(c, units)
	if openCase {
		terms = append(terms, careline.TermOpenCase)
	}
	return index.Hashes(terms)
}

// complete reads what is not known of the customers.
func (w *writer) complete(ctx context.Context, ids []careline.CustomerID, gathered map[careline.CustomerID]*entry) error {
	unknown := slices.DeleteFunc(slices.Clone(ids), func(id careline.CustomerID) bool { return gathered[id].customer != nil })
	customers, err := w.Customers(ctx, unknown)
	if err != nil {
		return err
	}
	for i := range customers {
		gathered[customers[i].ID].customer = &customers[i]
	}
	units, err := w.UnitsOfMany(ctx, unknown)
	if err != nil {
		return err
	}
	for id, us := range units {
		gathered[id].units = us
	}
	open, err := w.withOpenCase(ctx, ids)
	for _, e := range gathered {
		e.open = open[e.id]
	}
	return err
}

// withOpenCase tells which of the customers have a case that is not settled.
func (r *reader) withOpenCase(ctx context.Context, of []careline.CustomerID) (map[careline.CustomerID]bool, error) {
	has, err := ids[careline.CustomerID](ctx, r,
		"SELECT DISTINCT customer_id FROM service_case WHERE is_open = 1 AND "+r.d.among("customer_id"), r.d.list(raw(of)))
	open := make(map[careline.CustomerID]bool, len(has))
	for _, id := range has {
		open[id] = true
	}
	return open, err
}
