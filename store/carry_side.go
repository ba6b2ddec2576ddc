package store

import (
	"context"
	"database/sql"
	"errors"

	"careline"
)

// carryWays is what differs between the engines for a copy.
type carryWays struct {
	// open gives connections that may bring in a lot, references unchecked.
	open func(ctx context.Context, dsn string, most int) (*sql.DB, error)
	// snapshot begins to read one state, for however long.
	snapshot func(ctx context.Context, conn *sql.Conn) (*sql.Tx, error)
	// tables gives all tables, and their columns.
	tables func(ctx context.Context, q querier) ([]carryTable, error)
	// aside gives the statements by which indexes and references are dropped,
	// and those that make them again.
	aside func(ctx context.Context, q querier) ([]laidAside, error)
	// bulk is said in a transaction that a crash may take: it is copied again.
	bulk []string
	// put adds rows to a table.
	put func(ctx context.Context, conn *sql.Conn, tx *sql.Tx, t carryTable, rows [][]any) error
	// given gives the highest id that each table ever gave out, and give has
	// them go on from there.
	given func(ctx context.Context, q querier) (map[string]int64, error)
	give  func(ctx context.Context, tx *sql.Tx, given map[string]int64) error
	// sound asks for references to nothing.
	sound func(ctx context.Context, q querier) (ok bool, err error)
	// settled is said when the copy is whole.
	settled []string
}

// laidAside is an index or a reference that the copy is quicker without.
type laidAside struct {
	table, drop, remake string
	// between: rows that are yet to be replaced may stand against it.
	between bool
}

// carrySide is the source or the target.
type carrySide struct {
	d    *dialect
	ways *carryWays
	db   *sql.DB
	conn *sql.Conn
}

// openCarrySide opens the store by itself first, which tells whether it is one.
func openCarrySide(ctx context.Context, dsn string, most int, opts Options) (s *carrySide, err error) {
	st, err := Open(ctx, dsn, opts)
	if err != nil {
		return nil, err
	}
	s = &carrySide{d: st.d, ways: waysOf(st.d)}
	if err := st.Close(); err != nil {
		return nil, err
	}
	if s.db, err = s.ways.open(ctx, dsn, most); err != nil {
		return nil, s.d.problem(ctx, err)
	}
	if s.conn, err = s.db.Conn(ctx); err != nil {
		return nil, errors.Join(s.d.problem(ctx, err), s.db.Close())
	}
	return s, nil
}

func (s *carrySide) close() error { return errors.Join(s.conn.Close(), s.db.Close()) }

// each gives the rows of a table in the order of its key.
func (s *carrySide) each(ctx context.Context, q querier, t carryTable, fn func(row []any) error) error {
	rows, err := q.QueryContext(ctx, "SELECT "+t.names()+" FROM "+t.name+t.where()+" ORDER BY "+t.keyNames())
	if err != nil {
		return err
	}
	defer rows.Close() //nolint:errcheck // rows.Err has told already
	into := make([]any, len(t.columns))
	for rows.Next() {
		row := make([]any, len(t.columns))
		for i := range row {
			into[i] = &row[i]
		}
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := fn(row); err != nil {
			return err
		}
	}
	return rows.Err()
}

func (s *carrySide) count(ctx context.Context, q querier, t carryTable) (n int, err error) {
	err = q.QueryRowContext(ctx, "SELECT count(*) FROM "+t.name+t.where()).Scan(&n)
	return n, err
}

// carrySource is read as it is at one moment.
type carrySource struct {
	*carrySide
	tx      *sql.Tx
	hotline string
}

func openCarrySource(ctx context.Context, dsn string) (*carrySource, error) {
	side, err := openCarrySide(ctx, dsn, 2, Options{})
	if err != nil {
		return nil, err
	}
	s := &carrySource{carrySide: side}
	if s.tx, err = side.ways.snapshot(ctx, side.conn); err == nil {
		err = s.tx.QueryRowContext(ctx, "SELECT value FROM meta WHERE key = '"+hotlineName+"'").Scan(&s.hotline)
	}
	if err != nil {
		return nil, errors.Join(side.d.problem(ctx, err), s.close())
	}
	return s, nil
}

func (s *carrySource) close() error {
	if s.tx != nil {
		_ = s.tx.Rollback() // it was only read
	}
	return s.carrySide.close()
}

// smallTable is up to how many rows are read again to see whether they changed.
const smallTable = 10_000

// changed tells whether records were changed since they were read: large tables
// change only with an event, a command or a new pair of files that are alike.
// What the lookup tidies up by itself is no change.
func (s *carrySource) changed(ctx context.Context, tables []carryTable, was []CarriedTable) (bool, error) {
	conn, err := s.db.Conn(ctx)
	if err != nil {
		return false, err
	}
	defer conn.Close() //nolint:errcheck // it was only read
	tx, err := s.ways.snapshot(ctx, conn)
	if err != nil {
		return false, err
	}
	defer tx.Rollback() //nolint:errcheck // it was only read
	for i, t := range tables {
		switch {
		case lookupTables[t.name]:
		case was[i].Rows <= smallTable:
			sum := newRowSum()
			err := s.each(ctx, tx, t, func(row []any) error {
				sum.add(row)
				return nil
			})
			if err != nil || sum.text() != was[i].Sum {
				return true, err
			}
		case t.name == "event" || t.name == "command" || t.name == "duplicate_pair":
			if n, err := s.count(ctx, tx, t); err != nil || n != was[i].Rows {
				return true, err
			}
		}
	}
	return false, nil
}

// lookupTables are put in order in the background.
var lookupTables = map[string]bool{
	"lookup_page": true, "lookup_segment": true, "lookup_waiting": true, "lookup_dead": true, "lookup_word": true,
}

func (c *carrier) sideOf(of any) *carrySide {
	switch of := of.(type) {
	case *carrySource:
		if of != nil {
			return of.carrySide
		}
	case *carryTarget:
		if of != nil {
			return of.carrySide
		}
	}
	return nil
}

func carryConflict(p careline.Phrase) error { return careline.NewError(careline.CodeConflict, p, nil) }
