package store

import (
	"context"
	"errors"
	"io/fs"
	"strconv"
	"strings"
)

// seize takes the store's file for itself, its log folded in, so that nobody
// else can use it until release. It fails as busy if somebody has it open.
func seize(ctx context.Context, path string) (release func() error, err error) {
	db, err := openSQLite(path, toKeep, 1)
	if err != nil {
		return nil, err
	}
	// One connection, so the lock is held until the pool is closed.
	for _, step := range []string{"PRAGMA busy_timeout = 500", "PRAGMA journal_mode = DELETE", "BEGIN EXCLUSIVE"} {
		if _, err := db.ExecContext(ctx, step); err != nil {
			return nil, errors.Join(err, db.Close())
		}
	}
	return db.Close, nil
}

// schemaVersion gives the version of the tables and of the lookup index.
func schemaVersion(ctx context.Context, d *dialect, q querier) (tables, index int64, err error) {
	err = q.QueryRowContext(ctx, d.rebind(`
		SELECT (SELECT max(version_id) FROM goose_db_version),
			(SELECT coalesce(max(CAST(value AS INTEGER)), 0) FROM meta WHERE key = ?)`), termsVersion).
		Scan(&tables, &index)
	return tables, index, err
}

// target is the version of the tables that this careline needs.
func (d *dialect) target() (version int64, err error) {
	steps, err := d.migrations()
	if err != nil {
		return 0, err
	}
	names, err := fs.Glob(steps, "*.sql")
	for _, name := range names {
		n, parseErr := strconv.ParseInt(strings.SplitN(name, "_", 2)[0], 10, 64)
		version, err = max(version, n), errors.Join(err, parseErr)
	}
	return version, err
}

// danglingRows gives the number of references that lead nowhere.
func danglingRows(ctx context.Context, q querier) (n int, err error) {
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM pragma_foreign_key_check").Scan(&n)
	return n, err
}
