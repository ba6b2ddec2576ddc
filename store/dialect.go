package store

import (
	"context"
	"crypto/tls"
	"crypto/x509"
	"database/sql"
	"database/sql/driver"
	"encoding/json"
	"errors"
	"io"
	"io/fs"
	"net"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/jackc/pgx/v5/pgconn"
	"github.com/pressly/goose/v3"
	"modernc.org/sqlite"
	sqlite3 "modernc.org/sqlite/lib"

	"careline"
	"careline/store/migration"
)

// dialect is all that differs between the engines in what they are told and
// what they answer; connect_sqlite.go and connect_postgres.go have how they are
// reached. A query is written once, with ? for its particulars, and a dialect
// makes the engine's form of it.
type dialect struct {
	goose      goose.Dialect
	migrations func() (fs.FS, error)
	// rebind gives the engine's form of a query.
	rebind func(query string) string
	// fault classes an error of the driver, and words tells of one where its
	// common sentence does not fit.
	fault func(error) fault
	words map[fault]careline.Phrase
	// newID stands in an INSERT for an id that the engine gives, and insert
	// runs such a statement and gives the new id.
	newID  string
	insert func(ctx context.Context, w *writer, query string, args []any) (int64, error)
	// reserve gives the first of n ids of a table, one after another, that
	// nobody else gets.
	reserve func(ctx context.Context, w *writer, table string, n int) (first int64, err error)
	// alone keeps others from getting ids of the tables, and gives the last that
	// each has given out; taken tells how far the transaction went on from there.
	alone func(ctx context.Context, w *writer, tables []string) (last []int64, err error)
	taken func(ctx context.Context, w *writer, tables []string, last [8]int64) error
	// among is the condition that a column is in the list that list or texts makes.
	among func(column string) string
	list  func(ids []int64) any
	texts func([]string) any
	// locked ends a query of rows that nobody else may change until the end of
	// the transaction.
	locked string
	// late is how many ids of a table may yet be committed below one that is
	// seen.
	late int64
	// rowsAtOnce are the numbers of rows that one statement inserts, so that
	// only these have to be prepared for a table.
	rowsAtOnce []int
	// many: others write at the same time. A transaction that gets in
	// another's way is then run again, and documents are filed after it.
	many bool
	// wait has the writer's connection wait ten seconds for others, and
	// dontWait has it leave that to Store.begin; empty where it always waits.
	wait, dontWait string
	// longest is how long one statement may take; zero: as long as it takes.
	longest time.Duration
}

var sqliteDialect = dialect{
	goose:      goose.DialectSQLite3,
	migrations: func() (fs.FS, error) { return fs.Sub(migration.SQLite, "sqlite") },
	rebind:     func(query string) string { return query },
	fault:      sqliteFault,
	newID:      "NULL",
	insert: func(ctx context.Context, w *writer, query string, args []any) (id int64, err error) {
		err = w.do(ctx, query, func(ctx context.Context, s statement) error {
			res, err := s.ExecContext(ctx, args...)
			if err != nil {
				return err
			}
			id, err = res.LastInsertId()
			return err
		})
		return id, err
	},
	reserve: func(ctx context.Context, w *writer, table string, _ int) (first int64, err error) {
		last := `SELECT max((SELECT coalesce(max(id), 0) FROM ` + table + `),
			(SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = '` + table + "'))"
		if table == lookupDocument {
			last = lastDocument
		}
		err = w.one(ctx, func(row scanner) error { return row.Scan(&first) }, last)
		return first + 1, err // nobody else writes
	},
	alone: func(ctx context.Context, w *writer, tables []string) (last []int64, err error) {
		for _, table := range tables {
			first, err := w.reserve(ctx, table, 1)
			if err != nil {
				return nil, err
			}
			last = append(last, first-1)
		}
		return last, nil
	},
	taken:      func(context.Context, *writer, []string, [8]int64) error { return nil },
	among:      func(column string) string { return column + " IN (SELECT value FROM json_each(?))" },
	list:       func(ids []int64) any { return inJSON(ids) },
	texts:      func(all []string) any { return inJSON(all) },
	wait:       "PRAGMA busy_timeout = 10000",
	dontWait:   "PRAGMA busy_timeout = 0",
	rowsAtOnce: []int{64, 8, 1},
}

// lookupDocument stands for a table of documents, which there is none of.
const lookupDocument = "lookup_document"

func inJSON[T any](list []T) string {
	b, _ := json.Marshal(list) // integers and text can't fail
	return string(b)
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

var postgresDialect = dialect{
	goose:      goose.DialectPostgres,
	migrations: func() (fs.FS, error) { return fs.Sub(migration.Postgres, "postgres") },
	rebind:     numbered,
	fault:      postgresFault,
	words: map[fault]careline.Phrase{
		faultReadOnly: careline.Say("The store's server takes no changes at present.", "数据库服务器目前不接受修改。"),
		faultNoAccess: careline.Say("The store's server does not let this user in; look at the user and the password in the store's address.",
			"数据库服务器拒绝此用户；请检查地址中的用户名和密码。"),
		faultCorrupt: careline.Say("The store is damaged; restore it from a backup.", "数据库已损坏，请用备份恢复。"),
		faultDisk:    careline.Say("The disk that the store is on reports an error.", "数据库所在磁盘出错。"),
	},
	newID: "DEFAULT",
	insert: func(ctx context.Context, w *writer, query string, args []any) (id int64, err error) {
		err = w.one(ctx, func(row scanner) error { return row.Scan(&id) }, query+" RETURNING id", args...)
		return id, err
	},
	reserve: func(ctx context.Context, w *writer, table string, n int) (first int64, err error) {
		// Who has the table alone has all that come after, too.
		if slices.Contains(batchTables, table) {
			if _, err := w.exec(ctx, "LOCK TABLE "+table+" IN ROW EXCLUSIVE MODE"); err != nil {
				return 0, err
			}
		}
		// Others may take some between two of ours; then all are taken anew.
		for last := int64(-1); err == nil && last-first != int64(n)-1; {
			err = w.one(ctx, func(row scanner) error { return row.Scan(&first, &last) },
				"SELECT min(v), max(v) FROM (SELECT nextval('"+table+"_id_seq') AS v FROM generate_series(1, ?)) AS taken", int64(n))
		}
		return first, err
	},
	alone: func(ctx context.Context, w *writer, tables []string) (last []int64, err error) {
		if _, err := w.exec(ctx, "LOCK TABLE "+strings.Join(tables, ", ")+" IN SHARE ROW EXCLUSIVE MODE"); err != nil {
			return nil, err
		}
		query := ""
		last = make([]int64, len(tables))
		into := make([]any, len(tables))
		for i, table := range tables {
			query += ", (SELECT CASE WHEN is_called THEN last_value ELSE last_value - 1 END FROM " + table + "_id_seq)"
			into[i] = &last[i]
		}
		err = w.one(ctx, func(row scanner) error { return row.Scan(into...) }, "SELECT "+query[2:])
		return last, err
	},
	taken: func(ctx context.Context, w *writer, tables []string, last [8]int64) error {
		query := ""
		for i, table := range tables {
			if last[i] > 0 {
				query += ", setval('" + table + "_id_seq', " + strconv.FormatInt(last[i], 10) + ")"
			}
		}
		if query == "" {
			return nil
		}
		_, err := w.exec(ctx, "SELECT "+query[2:])
		return err
	},
	among:      func(column string) string { return column + " = ANY (?)" },
	list:       func(ids []int64) any { return notNil(ids) },
	texts:      func(all []string) any { return notNil(all) },
	locked:     " FOR UPDATE",
	late:       64,
	many:       true,
	longest:    20 * time.Second,
	rowsAtOnce: []int{512, 64, 8, 7, 6, 5, 4, 3, 2, 1},
}

func notNil[T any](list []T) []T {
	if list == nil {
		return []T{} // nil would be NULL, and NOT (x = ANY (NULL)) is never true
	}
	return list
}

// numbered makes $1, $2 of the marks outside quoted text.
func numbered(query string) string {
	var b strings.Builder
	b.Grow(len(query) + len(query)/8)
	n, quoted := 0, false
	for i := range len(query) {
		switch c := query[i]; {
		case c == '?' && !quoted:
			n++
			b.WriteByte('$')
			b.WriteString(strconv.Itoa(n))
		default:
			quoted = quoted != (c == '\'')
			b.WriteByte(c)
		}
	}
	return b.String()
}

// postgresFault goes by the codes of the manual's appendix A.
func postgresFault(err error) fault {
	var e *pgconn.PgError
	if !errors.As(err, &e) {
		return connectionFault(err)
	}
	switch e.Code {
	case "23505":
		return faultTaken
	case "23503":
		return faultDangling
	case "P0001":
		return faultHistory
	case "40001", "40P01":
		return faultAgain
	case "55P03":
		return faultBusy
	case "25006":
		return faultReadOnly // a standby, or a server that was made one
	case "53100":
		return faultFull
	case "54000": // longer than an index takes
		return faultUnfit
	case "57014":
		return faultStopped
	case "57P01", "57P02", "57P03", "57P05", "53300", "53400":
		return faultLost
	case "42703", "42P01", "42883":
		return faultNewer
	case "42501", "3D000":
		return faultNoAccess
	case "XX001", "XX002":
		return faultCorrupt
	case "58030":
		return faultDisk
	}
	switch e.Code[:min(2, len(e.Code))] {
	case "08":
		return faultLost
	case "22", "23":
		return faultUnfit
	case "28":
		return faultNoAccess
	}
	return faultOther
}

// connectionFault tells a line that is cut from whatever else a driver may say.
func connectionFault(err error) fault {
	var connecting *pgconn.ConnectError
	var network net.Error
	var untrusted *tls.CertificateVerificationError
	var unknown x509.UnknownAuthorityError // of sslmode=verify-ca
	switch {
	case errors.As(err, &untrusted), errors.As(err, &unknown):
		return faultStranger
	case errors.As(err, &connecting), errors.As(err, &network), pgconn.Timeout(err), pgconn.SafeToRetry(err),
		errors.Is(err, io.EOF), errors.Is(err, io.ErrUnexpectedEOF), errors.Is(err, net.ErrClosed),
		errors.Is(err, sql.ErrConnDone), errors.Is(err, driver.ErrBadConn), errors.Is(err, pgconn.ErrConnClosed):
		return faultLost
	}
	return faultNone
}
