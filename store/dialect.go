package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"io/fs"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"careline/store/migration"
)

// dialect is all that differs between the engines. A query is written once,
// with ? for its particulars, and a dialect makes the engine's form of it.
type dialect struct {
	goose      goose.Dialect
	migrations func() (fs.FS, error)
	// fault classes an error of the driver.
	fault func(error) fault
	// insert runs an INSERT into a table with an id and gives the new id.
	insert func(ctx context.Context, s *sql.Stmt, args []any) (int64, error)
	// among is the condition that a column is in the list that list or texts makes.
	among func(column string) string
	list  func(ids []int64) any
	texts func([]string) any
	// lastID asks for the highest id that a table has given out.
	lastID func(table string) string
	// changes gives a number that is another after every commit of somebody
	// else than the connection.
	changes string
	// wait has the writer's connection wait ten seconds for others, and
	// dontWait has it leave that to Store.begin.
	wait, dontWait string
}

var sqliteDialect = dialect{
	goose:      goose.DialectSQLite3,
	migrations: func() (fs.FS, error) { return fs.Sub(migration.SQLite, "sqlite") },
	fault:      sqliteFault,
	insert: func(ctx context.Context, s *sql.Stmt, args []any) (int64, error) {
		res, err := s.ExecContext(ctx, args...)
		if err != nil {
			return 0, err
		}
		return res.LastInsertId()
	},
	among: func(column string) string { return column + " IN (SELECT value FROM json_each(?))" },
	list: func(ids []int64) any {
		b, _ := json.Marshal(ids) // integers can't fail
		return string(b)
	},
	texts: func(all []string) any {
		b, _ := json.Marshal(all) // text can't fail
		return string(b)
	},
	lastID: func(table string) string {
		return "SELECT max((SELECT coalesce(max(id), 0) FROM " + table + "), " +
			"(SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = '" + table + "'))"
	},
	changes:  "PRAGMA data_version",
	wait:     "PRAGMA busy_timeout = 10000",
	dontWait: "PRAGMA busy_timeout = 0",
}

// sqliteUse is what a connection is for.
type sqliteUse int

const (
	toWrite sqliteUse = iota
	toRead
	toPass  // write what passes: lost when the power fails, and nobody minds
	toProbe // look at a file that may not be ours, and leave no trace on it
	toKeep  // handle the file as a whole, with no log of its own
)

// openSQLite gives a pool of at most n connections to the file. The settings
// are in the DSN, so that each connection of the pool has them.
func openSQLite(path string, use sqliteUse, n int) (*sql.DB, error) {
	q := url.Values{
		"mode":          {"rw"},
		"_busy_timeout": {"10000"},
		"_foreign_keys": {"1"},
		"_defensive":    {"1"},
		"_dqs":          {"0"},
		"_pragma":       {"trusted_schema(0)", "temp_store(memory)"},
	}
	switch use {
	case toWrite:
		q.Set("_txlock", "immediate")
		q.Set("_journal_mode", "WAL")
		// NORMAL may lose commits that were acknowledged when the power fails.
		q.Set("_synchronous", "FULL")
		q["_pragma"] = append(q["_pragma"], "journal_size_limit(67108864)", "cache_size(-16384)", "recursive_triggers(1)")
	case toRead:
		q.Set("_query_only", "1")
		q["_pragma"] = append(q["_pragma"], "cache_size(-8192)")
	case toPass:
		q.Set("_txlock", "immediate")
		q.Set("_busy_timeout", "2000")
		// No sync of its own; the next save's syncs it along.
		q.Set("_synchronous", "NORMAL")
		q["_pragma"] = append(q["_pragma"], "journal_size_limit(67108864)", "cache_size(-1024)")
	case toProbe:
		q.Set("mode", "ro")
	}
	c, err := sqlite.NewConnector(fileURI(path) + "?" + q.Encode())
	if err != nil {
		return nil, err
	}
	db := sql.OpenDB(c)
	db.SetMaxOpenConns(n)
	db.SetMaxIdleConns(n)
	return db, nil
}

// fileURI gives an absolute path as SQLite reads URIs: every byte that could
// mean something is escaped.
func fileURI(path string) string {
	path = filepath.ToSlash(path)
	if !strings.HasPrefix(path, "/") {
		path = "/" + path // file:///C:/folder
	}
	return "file://" + (&url.URL{Path: path}).EscapedPath()
}

func sqliteFault(err error) fault {
	var e *sqlite.Error
	if !errors.As(err, &e) {
		return faultNone
	}
	switch e.Code() {
	case sqlite3.SQLITE_CONSTRAINT_UNIQUE, sqlite3.SQLITE_CONSTRAINT_PRIMARYKEY:
		return faultTaken
	case sqlite3.SQLITE_CONSTRAINT_FOREIGNKEY:
		return faultDangling
	case sqlite3.SQLITE_CONSTRAINT_TRIGGER:
		return faultHistory
	}
	switch e.Code() & 0xff {
	case sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL:
		return faultBusy
	case sqlite3.SQLITE_FULL:
		return faultFull
	case sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH:
		return faultReadOnly
	case sqlite3.SQLITE_CANTOPEN:
		return faultNoAccess
	case sqlite3.SQLITE_NOTADB:
		return faultForeign
	case sqlite3.SQLITE_CORRUPT:
		return faultCorrupt
	case sqlite3.SQLITE_IOERR:
		return faultDisk
	case sqlite3.SQLITE_INTERRUPT:
		return faultStopped
	case sqlite3.SQLITE_CONSTRAINT, sqlite3.SQLITE_MISMATCH, sqlite3.SQLITE_TOOBIG, sqlite3.SQLITE_RANGE:
		return faultUnfit
	}
	return faultOther
}
