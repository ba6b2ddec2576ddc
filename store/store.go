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
	path       string  // of a file
	server     *server // where it is not in a file
	most       int     // connections to it
	isNew      bool
	unfinished bool // the half of a copy
	// begin starts a transaction that writes.
	begin      func(ctx context.Context, db *sql.DB, why purpose) (*transaction, error)
	writer     *sql.DB     // of a file one connection: writers queue here and not on the file's lock
	reader     *sql.DB     // of a server the same as writer
	light      *sql.DB     // for what need not outlive a power failure
	asked      *statements // of reader; nil where the driver keeps them
	told       *statements // of writer
	watch      watcher
	tidier     tidier
	announcer  announcer
	sealer     sealer
	cache      *index.Cache
	filed      atomic.Int64 // documents written since Open or Settle
	vocabulary *vocabulary

	migrating sync.Mutex
}

var _ careline.Store = (*Store)(nil)

// readers is how many Views of one desk run at a time.
const readers = 2

// New tells whether Open made the store just now.
func (s *Store) New() bool { return s.isNew }

// View runs fn on one consistent state. A View within fn takes a second
// connection of the two that there are; don't nest deeper.
func (s *Store) View(ctx context.Context, fn func(careline.Reader) error) error {
	return s.read(ctx, func(r *reader) error { return fn(r) })
}

func (s *Store) read(ctx context.Context, fn func(*reader) error) error {
	tx, err := s.look(ctx)
	if err != nil {
		return s.d.problem(ctx, err)
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	r := &reader{d: s.d, tx: tx, kept: s.asked, vocabulary: s.vocabulary, cache: s.cache, stmts: map[string]statement{}}
	if err := fn(r); err != nil {
		return err
	}
	_ = tx.Rollback() // nothing was written
	if s.asked != nil {
		s.asked.keep(ctx, r.stmts)
	}
	return nil
}

// look begins a transaction that reads. Of a server that was away, the pool has
// connections that are dead; each is found by using it.
func (s *Store) look(ctx context.Context) (*sql.Tx, error) {
	opts := &sql.TxOptions{ReadOnly: true}
	if s.d.many {
		opts.Isolation = sql.LevelRepeatableRead
	}
	for dead := 0; ; dead++ {
		tx, err := s.reader.BeginTx(ctx, opts)
		if err == nil || dead == s.most || s.d.fault(err) != faultLost || ctx.Err() != nil {
			return tx, err
		}
	}
}

// Update runs fn in one transaction. On a file it waits its turn, up to ten
// seconds for another process, then it is unavailable. On a server fn is run
// again where others got in its way or the line broke, up to ten seconds. If
// nobody can tell by then whether it was kept, it is not confirmed: the same
// command again, under its key, will tell. When an Update fails, or is run
// again, the ids and versions that were set on the records given to it are put
// back. An Update within fn would wait for itself.
func (s *Store) Update(ctx context.Context, fn func(careline.Writer) error) error {
	if err := s.update(ctx, saving, func(w *writer) error { return fn(w) }); err != nil {
		return err
	}
	s.watch.look()
	return nil
}

// Close ends every Watch and closes the connections.
func (s *Store) Close() error {
	s.endSealing()
	s.watch.stop()
	s.tidier.stop()
	s.announcer.stop()
	err := errors.Join(s.light.Close(), s.reader.Close(), s.writer.Close())
	return s.d.problem(context.Background(), err)
}
