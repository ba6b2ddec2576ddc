package store

import (
	"context"
	"strconv"

	"careline"
)

// reindexBatch is how many customers one transaction of Reindex takes; others
// write in between.
const reindexBatch = 2000

// Reindex makes the lookup index again from the records, and tells progress,
// where it is set, how many customers of all are done. Lookups meanwhile find
// only those that are done; stopped half-way, it starts again at the next Open.
func (s *Store) Reindex(ctx context.Context, progress func(done, total int)) error {
	total, done := 0, 0
	err := s.update(ctx, saving, func(w *writer) (err error) {
		if total, err = w.CountCustomers(ctx); err != nil {
			return err
		}
		if err := w.setMeta(ctx, termsVersion, "0"); err != nil {
			return err
		}
		return w.dropIndex(ctx)
	})
	if err != nil {
		return err
	}
	for last, more := careline.CustomerID(0), true; more; {
		var batch []careline.CustomerID
		err := s.update(ctx, saving, func(w *writer) (err error) {
			w.index.anew = true
			batch, err = ids[careline.CustomerID](ctx, &w.reader,
				"SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?", int64(last), reindexBatch)
			if err != nil {
				return err
			}
			if len(batch) == 0 {
				return w.setMeta(ctx, termsVersion, strconv.Itoa(careline.SearchVersion))
			}
			return w.indexChanged(ctx, batch...)
		})
		if err != nil {
			return err
		}
		if more = len(batch) > 0; more {
			last = batch[len(batch)-1]
			done += len(batch)
		}
		if progress != nil {
			progress(min(done, total), total)
		}
	}
	return s.Settle(ctx)
}
