package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"

	"modernc.org/sqlite"
)

// What only an engine that keeps a store in one file can do stands here.

// pagesAtOnce is what is copied between two looks at the context: 256 KB.
const pagesAtOnce = 64

// copySQLite copies the store in file from, as it is at one moment, into the
// empty file to, and gives what the copy must count. Others go on writing:
// the one transaction holds their commits off the copy.
func copySQLite(ctx context.Context, from, to string, progress func(done, total int)) (c counts, err error) {
	db, err := openSQLite(from, toRead, 1)
	if err != nil {
		return c, err
	}
	defer db.Close() //nolint:errcheck // it was only read
	conn, err := db.Conn(ctx)
	if err != nil {
		return c, err
	}
	defer conn.Close() //nolint:errcheck // it was only read
	tx, err := conn.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return c, err
	}
	defer tx.Rollback() //nolint:errcheck // nothing was written
	if c, err = countRows(ctx, tx); err != nil {
		return c, err
	}
	err = conn.Raw(func(raw any) error { return copyPages(ctx, raw, to, progress) })
	if err != nil {
		return c, err
	}
	return c, standAlone(ctx, to)
}

func copyPages(ctx context.Context, raw any, to string, progress func(done, total int)) (err error) {
	source, ok := raw.(interface {
		NewBackup(uri string) (*sqlite.Backup, error)
	})
	if !ok {
		return errors.New("the driver can't copy a database")
	}
	b, err := source.NewBackup(fileURI(to) + "?mode=rw&_synchronous=FULL")
	if err != nil {
		return err
	}
	for more := true; more && err == nil; {
		if more, err = b.Step(pagesAtOnce); err == nil {
			err = ctx.Err()
		}
		if progress != nil {
			progress(b.PageCount()-b.Remaining(), b.PageCount())
		}
	}
	var copied driver.Conn
	copied, endErr := b.Commit()
	if endErr == nil {
		endErr = copied.Close()
	}
	return errors.Join(err, endErr)
}

// standAlone makes a copy a file that needs none beside it; Open gives it a
// log again.
func standAlone(ctx context.Context, path string) error {
	db, err := openSQLite(path, toKeep, 1)
	if err != nil {
		return err
	}
	defer db.Close() //nolint:errcheck // the answer below tells
	var mode string
	if err := db.QueryRowContext(ctx, "PRAGMA journal_mode = DELETE").Scan(&mode); err != nil {
		return err
	}
	if mode != "delete" {
		return fmt.Errorf("the journal mode stays %s", mode)
	}
	return nil
}

// querier is a transaction or a pool.
type querier interface {
	QueryContext(ctx context.Context, query string, args ...any) (*sql.Rows, error)
	QueryRowContext(ctx context.Context, query string, args ...any) *sql.Row
}

// counts is by what a copy is told to be whole.
type counts struct{ Customers, Events, Commands int }

func countRows(ctx context.Context, q querier) (c counts, err error) {
	err = q.QueryRowContext(ctx, `
		SELECT (SELECT count(*) FROM customer), (SELECT count(*) FROM event), (SELECT count(*) FROM command)`).
		Scan(&c.Customers, &c.Events, &c.Commands)
	return c, err
}

// checkSQLite gives what the engine finds wrong with a file, at most a few
// lines of it, in its own words. A quick check leaves out the indexes.
func checkSQLite(ctx context.Context, q querier, quick bool) (wrong []string, err error) {
	pragma := "PRAGMA integrity_check(5)"
	if quick {
		pragma = "PRAGMA quick_check(5)"
	}
	err = eachRow(ctx, q, pragma, func(row scanner) error {
		var line string
		err := row.Scan(&line)
		if line != "ok" {
			wrong = append(wrong, line)
		}
		return err
	})
	return wrong, err
}

func eachRow(ctx context.Context, q querier, query string, scan func(scanner) error, args ...any) error {
	rows, err := q.QueryContext(ctx, query, args...)
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err has told already
	for rows.Next() {
		if err := scan(rows); err != nil {
			return err
		}
	}
	return rows.Err()
}
