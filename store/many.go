package store

import (
	"context"
	"strings"

	"careline"
)

// Many rows go in with few statements: of what one row costs, most is the
// statement around it.

// rows are rows for one table, one value after the other.
type rows struct {
	into   string // INSERT INTO table (columns)
	width  int    // values of a row
	after  string // what follows the values
	values []any

	clash *careline.Phrase // says that a row is there already, where that can be
}

// expect gives room for n rows, or more.
func expect(into string, width, n int) *rows {
	return &rows{into: into, width: width, values: make([]any, 0, n*width)}
}

func (r *rows) add(values ...any) { r.values = append(r.values, values...) }

// insertAll writes rows in their order.
func (w *writer) insertAll(ctx context.Context, r *rows) error {
	row := ", (?" + strings.Repeat(", ?", r.width-1) + ")"
	for _, n := range w.d.rowsAtOnce {
		query := ""
		for len(r.values) >= n*r.width {
			if query == "" {
				query = r.into + " VALUES " + strings.Repeat(row, n)[2:] + r.after
			}
			if _, err := w.exec(ctx, query, r.values[:n*r.width]...); err != nil {
				return err
			}
			r.values = r.values[n*r.width:]
		}
	}
	return nil
}

// insertAsMade writes the rows that build gives, in their order, while it makes
// the next ones on another processor.
func (w *writer) insertAsMade(ctx context.Context, build func(give func(*rows))) (err error) {
	made := make(chan *rows, 2)
	go func() {
		defer close(made)
		build(func(r *rows) { made <- r })
	}()
	for r := range made {
		if err != nil {
			continue
		}
		if err = w.insertAll(ctx, r); err != nil && r.clash != nil {
			err = taken(err, *r.clash)
		}
	}
	return err
}

// reserve gives the first of n ids of a table, one after another, which nobody
// else gets.
func (w *writer) reserve(ctx context.Context, table string, n int) (first int64, err error) {
	return w.d.reserve(ctx, w, table, n)
}
