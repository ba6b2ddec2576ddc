package store

import (
	"context"
	"database/sql"
	"errors"
	"sync"
	"sync/atomic"

	"careline"
	"careline/store/index"
)

// Store is a hotline's records in an SQL database. It is safe for many
// goroutines.
type Store struct {
	d          *dialect
	path       string
	queue      queue
	isNew      bool
	writer     *sql.DB // one connection: writers queue here and not on the file's lock
	reader     *sql.DB
	light      *sql.DB     // writes what need not outlive a power failure
	asked      *statements // of reader
	told       *statements // of writer
	watch      watcher
	tidier     tidier
	cache      *index.Cache
	filed      atomic.Int64 // documents written since Open or Settle
	vocabulary *vocabulary

	migrating sync.Mutex
}

var _ careline.Store = (*Store)(nil)

// readers is how many Views run at a time.
const readers = 2

// New tells whether Open made the store just now.
func (s *Store) New() bool { return s.isNew }

// View runs fn on one consistent state. A View within fn takes a second
// connection of the two that there are; don't nest deeper.
func (s *Store) View(ctx context.Context, fn func(careline.Reader) error) error {
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return s.d.problem(ctx, err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	r := &reader{d: s.d, tx: tx, kept: s.asked, vocabulary: s.vocabulary, cache: s.cache, stmts: map[string]*sql.Stmt{}}
	if err := fn(r); err != nil {
		return err
	}
	_ = tx.Rollback() // nothing was written
	s.asked.keep(ctx, r.stmts)
	return nil
}

// Update runs fn in one transaction. It waits its turn, up to ten seconds for
// another process, then it is unavailable. An Update within fn would wait for
// itself. When an Update fails, the ids and versions that were set on the
// records given to it mean nothing.
func (s *Store) Update(ctx context.Context, fn func(careline.Writer) error) error {
	if err := s.update(ctx, s.writer, func(w *writer) error { return fn(w) }); err != nil {
		return err
	}
	s.watch.look()
	return nil
}

func (s *Store) update(ctx context.Context, db *sql.DB, fn func(*writer) error) error {
	tx, err := s.begin(ctx, db)
	if err != nil {
		return s.d.problem(ctx, err)
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	w := &writer{
		reader:  reader{d: s.d, tx: tx, kept: s.keptOf(db), vocabulary: s.vocabulary, stmts: map[string]*sql.Stmt{}},
		index:   newGathering(),
		learned: map[string]struct{}{},
		founded: map[string]int64{},
	}
	if err := fn(w); err != nil {
		return err
	}
	if err := w.tellAll(ctx); err != nil {
		return err
	}
	if err := w.flush(ctx); err != nil {
		return err
	}
	if err := s.d.unconfirmed(ctx, tx.Commit()); err != nil {
		return err
	}
	s.vocabulary.wrote(w.learned)
	s.filed.Add(w.filed)
	if w.kept != nil {
		w.kept.keep(ctx, w.stmts)
	}
	if w.untidy {
		s.tidy(ctx)
	}
	return nil
}

func (s *Store) keptOf(db *sql.DB) *statements {
	if db == s.writer {
		return s.told
	}
	return nil
}

// Close ends every Watch and closes the connections.
func (s *Store) Close() error {
	s.watch.stop()
	s.tidier.stop()
	err := errors.Join(s.light.Close(), s.reader.Close(), s.writer.Close())
	return s.d.problem(context.Background(), err)
}
