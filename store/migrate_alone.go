package store

import (
	"context"
	"database/sql"
	"strconv"
)

// migrationLock is the key of the lock that who migrates has: "CARE".
const migrationLock = applicationID

// migrateAlone waits until nobody else migrates, and keeps others from it until
// leave. A file needs no lock of its own: each step is a transaction of its one
// writer, and who comes second finds it done.
func (s *Store) migrateAlone(ctx context.Context, needed bool) (leave func(), err error) {
	if !s.d.many || !needed {
		return func() {}, nil
	}
	// The transaction, held open on a connection of its own, holds the lock
	// behind a pooler too.
	tx, err := s.reader.BeginTx(ctx, &sql.TxOptions{Isolation: sql.LevelReadCommitted})
	if err != nil {
		return nil, s.d.problem(ctx, err)
	}
	for _, step := range []string{
		"SET LOCAL idle_in_transaction_session_timeout = 0", "SET LOCAL lock_timeout = 0",
		"SELECT pg_advisory_xact_lock(" + strconv.Itoa(migrationLock) + ")",
	} {
		if _, err := tx.ExecContext(ctx, step); err != nil {
			_ = tx.Rollback() // the first error tells more
			return nil, s.d.problem(ctx, err)
		}
	}
	return func() { _ = tx.Rollback() }, nil // it only held the lock
}
