package rival

import (
	"context"
	"database/sql"
	"errors"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"unicode/utf8"

	_ "modernc.org/sqlite" // the driver that the store uses

	"careline"
	"careline/cmd/careline/bench"
)

// like is LIKE '%...%' over a table of SQLite.
type like struct{ table }

func (*like) Name() string { return "LIKE" }

func (*like) About() careline.Words {
	return careline.Words{EN: "SQLite, line LIKE '%…%' AND …", ZH: "SQLite，line LIKE '%…%' AND …"}
}

func (l *like) Open(ctx context.Context, folder, list string, customers int) error {
	return l.open(ctx, filepath.Join(folder, "like.db"), list, customers,
		"CREATE TABLE customer (id INTEGER PRIMARY KEY, line TEXT NOT NULL)",
		"INSERT INTO customer (id, line) VALUES (?, ?)")
}

func (l *like) Ask(ctx context.Context, q *bench.Query) ([]careline.CustomerID, error) {
	where, args := alike(Scraps(q))
	return l.ask(ctx, "SELECT id FROM customer WHERE "+where+" LIMIT ?", args)
}

// trigram is FTS5 with its trigram tokenizer. Scraps of less than three
// letters, of which it knows nothing, are looked for in what the others leave.
type trigram struct{ table }

func (*trigram) Name() string { return "FTS5 trigram" }

func (*trigram) About() careline.Words {
	return careline.Words{EN: "SQLite, MATCH of scraps of 3 letters or more, LIKE of the others", ZH: "SQLite，3 个字符以上用 MATCH，其余用 LIKE"}
}

func (t *trigram) Open(ctx context.Context, folder, list string, customers int) error {
	return t.open(ctx, filepath.Join(folder, "trigram.db"), list, customers,
		"CREATE VIRTUAL TABLE customer USING fts5(line, tokenize = 'trigram')",
		"INSERT INTO customer (rowid, line) VALUES (?, ?)")
}

func (t *trigram) Ask(ctx context.Context, q *bench.Query) ([]careline.CustomerID, error) {
	var long, short []string
	for _, s := range Scraps(q) {
		if utf8.RuneCountInString(s) < 3 {
			short = append(short, s)
		} else {
			long = append(long, `"`+strings.ReplaceAll(s, `"`, `""`)+`"`)
		}
	}
	where, args := alike(short)
	if len(long) > 0 {
		match := "customer MATCH ?"
		if where != "" {
			match += " AND "
		}
		where, args = match+where, append([]any{strings.Join(long, " AND ")}, args...)
	}
	return t.ask(ctx, "SELECT rowid FROM customer WHERE "+where+" LIMIT ?", args)
}

// alike is the condition that the line holds each scrap.
func alike(scraps []string) (where string, args []any) {
	parts := make([]string, len(scraps))
	for i, s := range scraps {
		parts[i] = `line LIKE ? ESCAPE '\'`
		args = append(args, "%"+strings.NewReplacer(`\`, `\\`, "%", `\%`, "_", `\_`).Replace(s)+"%")
	}
	return strings.Join(parts, " AND "), args
}

// table is a throw-away database of SQLite with all customers.
type table struct{ db *sql.DB }

// batch is how many customers a transaction takes in.
const batch = 20_000

func (t *table) open(ctx context.Context, path, list string, customers int, create, insert string) (err error) {
	if n, ready := isReady(path); !ready || n != customers {
		for _, end := range []string{"", "-wal", "-shm", ".ready"} {
			if err := os.Remove(path + end); err != nil && !errors.Is(err, os.ErrNotExist) {
				return err
			}
		}
		if err := os.WriteFile(path, nil, 0o600); err != nil { // its owner's alone
			return err
		}
		if err := t.connect(path); err != nil {
			return err
		}
		if err := t.fill(ctx, list, create, insert); err != nil {
			return err
		}
		return setReady(path, customers)
	}
	return t.connect(path)
}

func (t *table) connect(path string) (err error) {
	pragmas := "?_pragma=journal_mode(WAL)&_pragma=synchronous(OFF)&_pragma=cache_size(-262144)&_pragma=mmap_size(8589934592)"
	t.db, err = sql.Open("sqlite", "file:"+(&url.URL{Path: path}).EscapedPath()+pragmas)
	if err == nil {
		t.db.SetMaxOpenConns(1)
	}
	return err
}

func (t *table) fill(ctx context.Context, list, create, insert string) error {
	if _, err := t.db.ExecContext(ctx, create); err != nil {
		return err
	}
	var tx *sql.Tx
	var add *sql.Stmt
	n := 0
	end := func() error {
		if tx == nil {
			return nil
		}
		err := errors.Join(add.Close(), tx.Commit())
		tx = nil
		return err
	}
	err := eachLine(list, func(id int64, line string) (err error) {
		if tx == nil {
			if tx, err = t.db.BeginTx(ctx, nil); err != nil {
				return err
			}
			if add, err = tx.PrepareContext(ctx, insert); err != nil { //nolint:sqlclosecheck // end closes it
				return errors.Join(err, tx.Rollback())
			}
		}
		if _, err := add.ExecContext(ctx, id, line); err != nil {
			return err
		}
		if n++; n%batch == 0 {
			return end()
		}
		return nil
	})
	return errors.Join(err, end())
}

func (t *table) ask(ctx context.Context, query string, args []any) ([]careline.CustomerID, error) {
	rows, err := t.db.QueryContext(ctx, query, append(args, Screenful)...)
	if err != nil {
		return nil, err
	}
	defer rows.Close() //nolint:errcheck // Err tells
	var found []careline.CustomerID
	for rows.Next() {
		var id careline.CustomerID
		if err := rows.Scan(&id); err != nil {
			return nil, err
		}
		found = append(found, id)
	}
	return found, rows.Err()
}

func (t *table) Close() error {
	if t.db == nil {
		return nil
	}
	return t.db.Close()
}
