package store

import (
	"database/sql"
	"net/url"
	"path/filepath"
	"strings"

	"modernc.org/sqlite"
)

// sqliteUse is what a connection is for.
type sqliteUse int

const (
	toWrite sqliteUse = iota
	toRead
	toPass  // write what passes: lost when the power fails, and nobody minds
	toProbe // look at a file that may not be ours, and leave no trace on it
	toCarry // read or write all there is, references unchecked
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
	case toCarry:
		q.Set("_txlock", "immediate")
		q.Set("_foreign_keys", "0")
		q.Set("_synchronous", "NORMAL")
		// Indexes are sorted in files: they may be larger than memory.
		q["_pragma"] = []string{"trusted_schema(0)", "journal_size_limit(67108864)", "cache_size(-65536)"}
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
