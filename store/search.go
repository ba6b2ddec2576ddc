package store

import (
	"context"
	"maps"
	"slices"
	"strconv"

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

// index is the customers whose terms have changed in a transaction. They are
// gathered, so that one who comes with several units is indexed once, and
// written in batches, of which the terms are made by other processors while
// the transaction goes on.
type index struct {
	gathered map[careline.CustomerID]*entry
	making   []*batch // oldest first
}

// entry is what is known of a changed customer.
type entry struct {
	absent   bool               // was not in the index before
	customer *careline.Customer // nil: to be read again
	units    []careline.Unit
}

// batch is entries in the order of their ids, in which the index is built fastest.
type batch struct {
	ids     []careline.CustomerID
	entries []*entry
	terms   []any // complete once made is closed
	made    chan struct{}
}

const (
	batchSize = 250
	// batchesAhead bounds what a long transaction keeps in memory: 10,000
	// customers, about 10 MB. Writing fewer at a time costs more: SQLite has
	// its index written out whenever another table is changed after it.
	batchesAhead = 40
)

// indexAdded notes a customer that was just inserted, and so owns no units.
func (w *writer) indexAdded(ctx context.Context, c *careline.Customer) error {
	own := *c
	own.Contacts, own.Homes = slices.Clone(c.Contacts), slices.Clone(c.Homes)
	w.index.gathered[c.ID] = &entry{absent: true, customer: &own}
	return w.spill(ctx)
}

// indexUnit notes a new unit of a customer.
func (w *writer) indexUnit(ctx context.Context, owner careline.CustomerID, u *careline.Unit) error {
	if e, ok := w.index.gathered[owner]; ok && e.customer != nil {
		e.units = append(e.units, *u)
		return nil
	}
	return w.indexChanged(ctx, owner)
}

// indexChanged notes customers whose records have to be read again.
func (w *writer) indexChanged(ctx context.Context, changed ...careline.CustomerID) error {
	for _, id := range changed {
		e, ok := w.index.gathered[id]
		w.index.gathered[id] = &entry{absent: ok && e.absent}
	}
	return w.spill(ctx)
}

// spill starts on a batch when enough is gathered.
func (w *writer) spill(ctx context.Context) error {
	if len(w.index.gathered) < batchSize {
		return nil
	}
	if len(w.index.making) >= batchesAhead {
		return w.flush(ctx)
	}
	return w.make(ctx)
}

// flush brings the index in step with the records.
func (w *writer) flush(ctx context.Context) error {
	if err := w.make(ctx); err != nil {
		return err
	}
	for _, b := range w.index.making {
		if err := w.put(ctx, b); err != nil {
			return err
		}
	}
	w.index.making = nil
	return nil
}

// make takes what is gathered and has its terms made.
func (w *writer) make(ctx context.Context) error {
	gathered := w.index.gathered
	if len(gathered) == 0 {
		return nil
	}
	w.index.gathered = make(map[careline.CustomerID]*entry, len(gathered))
	if err := w.complete(ctx, gathered); err != nil {
		return err
	}
	b := &batch{ids: slices.Sorted(maps.Keys(gathered)), made: make(chan struct{})}
	b.terms = make([]any, len(b.ids))
	for _, id := range b.ids {
		b.entries = append(b.entries, gathered[id])
	}
	form := w.d.lookup.terms
	go func() {
		defer close(b.made)
		for i, e := range b.entries {
			if e.customer != nil {
				b.terms[i] = form(careline.SearchTerms(e.customer, e.units))
			}
		}
	}()
	w.index.making = append(w.index.making, b)
	return nil
}

// complete reads the customers and units that are not known.
func (w *writer) complete(ctx context.Context, gathered map[careline.CustomerID]*entry) error {
	var unknown []careline.CustomerID
	for id, e := range gathered {
		if e.customer == nil {
			unknown = append(unknown, id)
		}
	}
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
	return nil
}

// put writes a batch to the index.
func (w *writer) put(ctx context.Context, b *batch) error {
	<-b.made
	for i, id := range b.ids {
		if !b.entries[i].absent {
			if _, err := w.exec(ctx, w.d.lookup.drop, int64(id)); err != nil {
				return err
			}
		}
		if b.terms[i] == nil {
			continue
		}
		if _, err := w.exec(ctx, w.d.lookup.put, int64(id), b.terms[i]); err != nil {
			return err
		}
	}
	return nil
}

// reindexBatch is how many customers one transaction of Reindex takes; others
// write in between.
const reindexBatch = 1000

// Reindex makes the lookup index again from the records, and tells progress,
// where it is set, how many customers of all are done. Lookups meanwhile find
// only those that are done; stopped half-way, it starts again at the next Open.
func (s *Store) Reindex(ctx context.Context, progress func(done, total int)) error {
	total, done := 0, 0
	err := s.update(ctx, s.writer, func(w *writer) (err error) {
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
		err := s.update(ctx, s.writer, func(w *writer) error {
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
