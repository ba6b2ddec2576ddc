package store

import (
	"context"
	"runtime"
	"slices"
	"strconv"
	"sync"

	"careline"
)

func (r *reader) Search(ctx context.Context, plan careline.SearchPlan, limit int) ([]careline.CustomerID, error) {
	query := r.d.lookup.plan(plan)
	if query == "" {
		return nil, nil
	}
	return ids[careline.CustomerID](ctx, r, r.d.lookup.search, query, atMost(limit))
}

// Search sees what was written in the same transaction.
func (w *writer) Search(ctx context.Context, plan careline.SearchPlan, limit int) ([]careline.CustomerID, error) {
	if err := w.flush(ctx); err != nil {
		return nil, err
	}
	return w.reader.Search(ctx, plan, limit)
}

// pending is the customers whose terms have changed in the transaction. They
// are written to the index together at its end, so that a customer who comes
// with several units is indexed once.
type pending map[careline.CustomerID]*entry

// entry is what is known of a pending customer without reading it again.
type entry struct {
	absent   bool // was not in the index before
	customer *careline.Customer
	units    []careline.Unit
}

// maxPending bounds what a long transaction keeps in memory.
const maxPending = 2000

// indexAdded notes a customer that was just inserted, and so owns no units.
func (w *writer) indexAdded(ctx context.Context, c *careline.Customer) error {
	own := *c
	own.Contacts, own.Homes = slices.Clone(c.Contacts), slices.Clone(c.Homes)
	return w.note(ctx, c.ID, &entry{absent: true, customer: &own})
}

// indexUnit notes a new unit of a customer.
func (w *writer) indexUnit(ctx context.Context, owner careline.CustomerID, u *careline.Unit) error {
	if e, ok := w.pending[owner]; ok && e.customer != nil {
		e.units = append(e.units, *u)
		return nil
	}
	return w.indexChanged(ctx, owner)
}

// indexChanged notes customers whose records have to be read again.
func (w *writer) indexChanged(ctx context.Context, changed ...careline.CustomerID) error {
	for _, id := range changed {
		e, ok := w.pending[id]
		if err := w.note(ctx, id, &entry{absent: ok && e.absent}); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) note(ctx context.Context, id careline.CustomerID, e *entry) error {
	w.pending[id] = e
	if len(w.pending) < maxPending {
		return nil
	}
	return w.flush(ctx)
}

// flush brings the index in step with the records.
func (w *writer) flush(ctx context.Context) error {
	if len(w.pending) == 0 {
		return nil
	}
	batch := w.pending
	w.pending = pending{}
	if err := w.read(ctx, batch); err != nil {
		return err
	}
	// The index is built fastest in the order of its keys.
	order := make([]careline.CustomerID, 0, len(batch))
	for id := range batch {
		order = append(order, id)
	}
	slices.Sort(order)
	terms := batch.terms(order, w.d.lookup.terms)
	for i, id := range order {
		if !batch[id].absent {
			if _, err := w.exec(ctx, w.d.lookup.drop, int64(id)); err != nil {
				return err
			}
		}
		if batch[id].customer == nil {
			continue
		}
		if _, err := w.exec(ctx, w.d.lookup.put, int64(id), terms[i]); err != nil {
			return err
		}
	}
	return nil
}

// read fills in the customers and units that are not known yet.
func (w *writer) read(ctx context.Context, batch pending) error {
	var unknown []careline.CustomerID
	for id, e := range batch {
		if e.customer == nil {
			unknown = append(unknown, id)
		}
	}
	customers, err := w.Customers(ctx, unknown)
	if err != nil {
		return err
	}
	for i := range customers {
		batch[customers[i].ID].customer = &customers[i]
	}
	units, err := w.UnitsOfMany(ctx, unknown)
	if err != nil {
		return err
	}
	for id, us := range units {
		batch[id].units = us
	}
	return nil
}

// terms makes the terms of the customers in order, on all processors: that
// takes as long as writing them.
func (p pending) terms(order []careline.CustomerID, form func([]careline.SearchTerm) any) []any {
	out := make([]any, len(order))
	n := min(runtime.GOMAXPROCS(0), len(order)/50+1)
	var wg sync.WaitGroup
	for k := range n {
		wg.Go(func() {
			for i := k; i < len(order); i += n {
				if e := p[order[i]]; e.customer != nil {
					out[i] = form(careline.SearchTerms(e.customer, e.units))
				}
			}
		})
	}
	wg.Wait()
	return out
}

// reindexBatch is how many customers one transaction of Reindex takes; others
// write in between.
const reindexBatch = 1000

// Reindex makes the lookup index again from the records, and tells progress,
// where it is set, how many customers of all are done. Lookups meanwhile find
// only those that are done; stopped half-way, it starts again at the next Open.
func (s *Store) Reindex(ctx context.Context, progress func(done, total int)) error {
	total, done := 0, 0
	err := s.update(ctx, func(w *writer) (err error) {
		if total, err = w.CountCustomers(ctx); err != nil {
			return err
		}
		if err := w.setMeta(ctx, termsVersion, "0"); err != nil {
			return err
		}
		_, err = w.exec(ctx, w.d.lookup.clear)
		return err
	})
	if err != nil {
		return err
	}
	for last, more := careline.CustomerID(0), true; more; {
		err := s.update(ctx, func(w *writer) error {
			batch, err := ids[careline.CustomerID](ctx, &w.reader,
				"SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?", int64(last), reindexBatch)
			if err != nil {
				return err
			}
			if more = len(batch) > 0; !more {
				return w.setMeta(ctx, termsVersion, strconv.Itoa(careline.SearchVersion))
			}
			last = batch[len(batch)-1]
			done += len(batch)
			// Not "absent": somebody may have saved one of them in between.
			return w.indexChanged(ctx, batch...)
		})
		if err != nil {
			return err
		}
		if progress != nil {
			progress(min(done, total), total)
		}
	}
	return nil
}
