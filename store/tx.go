package store

import (
	"context"
	"database/sql"
	"math"

	"careline"
	"careline/store/index"
)

// scanner is a row.
type scanner interface{ Scan(dest ...any) error }

// statement is a query that can be run several times.
type statement interface {
	QueryContext(ctx context.Context, args ...any) (*sql.Rows, error)
	ExecContext(ctx context.Context, args ...any) (sql.Result, error)
}

// direct is a statement of a driver that keeps by itself what it was asked before.
type direct struct {
	tx    *sql.Tx
	query string
}

func (s direct) QueryContext(ctx context.Context, args ...any) (*sql.Rows, error) {
	return s.tx.QueryContext(ctx, s.query, args...)
}

func (s direct) ExecContext(ctx context.Context, args ...any) (sql.Result, error) {
	return s.tx.ExecContext(ctx, s.query, args...)
}

// reader reads within one transaction. It is for one goroutine.
type reader struct {
	d          *dialect
	tx         *sql.Tx
	kept       *statements // nil: none
	vocabulary *vocabulary
	cache      *index.Cache // of what is committed; nil for one who writes
	contents   *contents    // of the index, as it was read
	stmts      map[string]statement

	catalogue *careline.Catalogue // as it was read in this transaction
}

// writer also writes.
type writer struct {
	reader
	index   gathering
	learned map[string]struct{} // words written to the vocabulary
	untidy  bool                // the index has a new segment
	filed   int64               // documents
	events  []careline.Event    // appended and not yet written
	written int64               // events
	told    int64               // how many of them are news: all but those of looks
	touched subjects            // of the events that were written
	moved   bool                // a desk is somewhere else than before
	founded map[string]int64    // the last position given in a catalogue table; -1: not being founded
	alone   bool                // has batchTables for itself
	undo    []func()            // put back what was set on records
}

var (
	_ careline.Reader = (*reader)(nil)
	_ careline.Writer = (*writer)(nil)
)

// stmt prepares a query at most once a transaction: bulk work runs the same few
// thousands of times.
func (r *reader) stmt(ctx context.Context, query string) (statement, error) {
	if s, ok := r.stmts[query]; ok {
		return s, nil
	}
	s, err := r.prepared(ctx, query)
	if err != nil {
		return nil, err
	}
	r.stmts[query] = s
	return s, nil
}

func (r *reader) prepared(ctx context.Context, query string) (statement, error) {
	switch {
	case r.d.many:
		return direct{r.tx, r.d.rebind(query)}, nil
	case r.kept != nil:
		return r.kept.in(ctx, r.tx, query)
	}
	return r.tx.PrepareContext(ctx, query)
}

// each runs scan for every row. The rows are closed when it returns: an open
// one would keep the log from being folded in.
func (r *reader) each(ctx context.Context, scan func(scanner) error, query string, args ...any) error {
	asked := ctx
	ctx, done := r.d.patient(ctx)
	defer done()
	err := func() error {
		s, err := r.stmt(ctx, query)
		if err != nil {
			return err
		}
		rows, err := s.QueryContext(ctx, args...)
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
	}()
	return r.d.problem(asked, err)
}

// one reads one row into dest; where there is none it gives sql.ErrNoRows.
func (r *reader) one(ctx context.Context, scan func(scanner) error, query string, args ...any) error {
	found := false
	err := r.each(ctx, func(row scanner) error {
		found = true
		return scan(row)
	}, query, args...)
	if err == nil && !found {
		return sql.ErrNoRows
	}
	return err
}

// ids reads a column of ids.
func ids[T ~int64](ctx context.Context, r *reader, query string, args ...any) ([]T, error) {
	var out []T
	err := r.each(ctx, func(row scanner) error {
		var id int64
		err := row.Scan(&id)
		out = append(out, T(id))
		return err
	}, query, args...)
	return out, err
}

// exec runs a statement and gives the number of rows that it touched.
func (w *writer) exec(ctx context.Context, query string, args ...any) (int64, error) {
	var n int64
	err := w.do(ctx, query, func(ctx context.Context, s statement) error {
		res, err := s.ExecContext(ctx, args...)
		if err != nil {
			return err
		}
		n, err = res.RowsAffected()
		return err
	})
	return n, err
}

// insert runs an INSERT into a table with an id and gives the new id.
func (w *writer) insert(ctx context.Context, query string, args ...any) (int64, error) {
	return w.d.insert(ctx, w, query, args)
}

// do looks at ctx before the statement and not while it runs: a write takes
// microseconds, or, on a server, has an end of its own, and a driver may start
// a goroutine for each context that can end.
func (w *writer) do(ctx context.Context, query string, run func(context.Context, statement) error) error {
	if err := ctx.Err(); err != nil {
		return w.d.problem(ctx, err)
	}
	s, err := w.stmt(ctx, query)
	if err == nil {
		patient, done := w.d.patient(context.WithoutCancel(ctx))
		defer done()
		err = run(patient, s)
	}
	return w.d.problem(ctx, err)
}

// patient bounds how long one statement may take where a line may be dead.
func (d *dialect) patient(ctx context.Context) (context.Context, context.CancelFunc) {
	if d.longest == 0 {
		return ctx, func() {}
	}
	return context.WithTimeout(ctx, d.longest)
}

// firstID reads one id; zero where there is none.
func firstID[T ~int64](ctx context.Context, r *reader, query string, args ...any) (T, error) {
	found, err := ids[T](ctx, r, query, args...)
	if err != nil || len(found) == 0 {
		return 0, err
	}
	return found[0], nil
}

// refuse tells why a save touched no record: it has another version by now, or
// is not there.
func refuse[T interface {
	~int64
	Ref() careline.Ref
}, R any](ctx context.Context, id T, read func(context.Context, T) (R, error)) error {
	current, err := read(ctx, id)
	if err != nil {
		return err
	}
	return outdated(id.Ref(), current)
}

// atMost is a LIMIT; none for zero.
func atMost(limit int) int64 {
	if limit <= 0 {
		return math.MaxInt64
	}
	return int64(limit)
}
