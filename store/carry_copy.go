package store

import (
	"context"
	"database/sql"
)

const (
	chunkRows  = 20_000
	chunkBytes = 8 << 20
)

// chunk is some rows of a table, one after another in the order of the key. It
// is written in one transaction, with a note of what was written.
type chunk struct {
	number int
	after  []any // the last key of the chunk before; nil for the first
	last   []any
	rows   [][]any
	sum    string
	was    *chunkMark
}

// chunkMark is the note of a chunk that an earlier run has written.
type chunkMark struct {
	last []any
	rows int
	sum  string
}

// copyTable reads a table of the source, and writes what the target does not
// have yet. Reading and writing go side by side.
func (c *carrier) copyTable(ctx context.Context, t carryTable) (done CarriedTable, err error) {
	before, err := c.target.marks(ctx, t)
	if err != nil {
		return done, err
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	chunks, written := make(chan chunk, 1), make(chan error, 1)
	go func() {
		var err error
		for ch := range chunks {
			if err == nil {
				if err = c.target.put(ctx, t, ch); err != nil {
					stop()
				}
			}
		}
		written <- err
	}()
	start := 0
	for _, t := range c.done.Tables {
		start += t.Rows
	}
	r := &tableReader{table: t, before: before, sum: newRowSum(), put: func(ch chunk) error {
		select {
		case chunks <- ch:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}}
	r.progress = func() { c.opts.Progress(CarryCopying, start+r.rows, c.total) }
	err = c.source.each(ctx, c.source.tx, t, r.row)
	if err == nil {
		err = r.end()
	}
	close(chunks)
	if writing := <-written; writing != nil {
		err = writing
	}
	return CarriedTable{Name: t.name, Rows: r.rows, Kept: r.kept, Sum: r.sum.text()}, err
}

// tableReader cuts the rows of a table into chunks: at the keys where an
// earlier run did, and then by their size.
type tableReader struct {
	table    carryTable
	before   []chunkMark
	put      func(chunk) error
	progress func()

	sum        *rowSum
	rows, kept int
	now        chunk
	bytes      int
}

func (r *tableReader) row(row []any) error {
	key := r.table.keyOf(row)
	for r.now.number < len(r.before) && compareKeys(key, r.before[r.now.number].last) > 0 {
		if err := r.cut(); err != nil {
			return err
		}
	}
	r.sum.add(row)
	r.rows++
	r.now.rows = append(r.now.rows, row)
	r.bytes += sizeOf(row)
	if len(r.now.rows)%1000 == 0 {
		r.progress()
	}
	if r.now.number >= len(r.before) && (len(r.now.rows) >= chunkRows || r.bytes >= chunkBytes) {
		return r.cut()
	}
	return nil
}

func (r *tableReader) end() error {
	for r.now.number < len(r.before) || len(r.now.rows) > 0 {
		if err := r.cut(); err != nil {
			return err
		}
	}
	return nil
}

// cut ends a chunk, and has it written unless the target has the same.
func (r *tableReader) cut() error {
	ch, sum := r.now, newRowSum()
	for _, row := range ch.rows {
		sum.add(row)
	}
	ch.sum = sum.text()
	same := false
	if ch.number < len(r.before) {
		ch.was = &r.before[ch.number]
		ch.last = ch.was.last
		same = ch.was.rows == len(ch.rows) && ch.was.sum == ch.sum
	} else {
		ch.last = r.table.keyOf(ch.rows[len(ch.rows)-1])
	}
	r.now, r.bytes = chunk{number: ch.number + 1, after: ch.last}, 0
	if same {
		r.kept += len(ch.rows)
		return nil
	}
	return r.put(ch)
}

// marks gives what earlier runs have written of a table.
func (t *carryTarget) marks(ctx context.Context, table carryTable) (all []chunkMark, err error) {
	err = eachRow(ctx, t.conn, t.d.rebind("SELECT last_key, row_count, digest FROM carry_chunk WHERE tab = ? ORDER BY number"),
		func(row scanner) error {
			var m chunkMark
			var key string
			err := row.Scan(&key, &m.rows, &m.sum)
			if err == nil {
				m.last, err = readKey(key)
			}
			all = append(all, m)
			return err
		}, table.name)
	return all, err
}

// put writes a chunk in the place of what an earlier run wrote there. Of what
// never changes only those rows can differ that came later.
func (t *carryTarget) put(ctx context.Context, table carryTable, ch chunk) error {
	return t.write(ctx, inTheMiddle, func(tx *sql.Tx) error {
		var err error
		switch {
		case ch.was == nil:
			err = t.ways.put(ctx, t.conn, tx, table, ch.rows)
		case neverChanges[table.name]:
			err = putMissing(ctx, t.d, tx, table, ch.rows)
		default:
			if err = t.remove(ctx, tx, table, ch); err == nil {
				err = t.ways.put(ctx, t.conn, tx, table, ch.rows)
			}
		}
		if err != nil {
			return err
		}
		_, err = tx.ExecContext(ctx, t.d.rebind(`
			INSERT INTO carry_chunk (tab, number, last_key, row_count, digest) VALUES (?, ?, ?, ?, ?)
			ON CONFLICT (tab, number) DO UPDATE SET row_count = excluded.row_count, digest = excluded.digest`),
			table.name, ch.number, writeKey(ch.last), len(ch.rows), ch.sum)
		return err
	})
}

func (t *carryTarget) remove(ctx context.Context, tx *sql.Tx, table carryTable, ch chunk) error {
	conditions, args := []string{table.beyond("<=")}, ch.last
	if ch.after != nil {
		conditions, args = append(conditions, table.beyond(">")), append(append([]any{}, args...), ch.after...)
	}
	_, err := tx.ExecContext(ctx, t.d.rebind("DELETE FROM "+table.name+table.where(conditions...)), args...)
	return err
}

// putRows adds rows, some at a time by one statement.
func putRows(ctx context.Context, d *dialect, tx *sql.Tx, t carryTable, rows [][]any, more string) error {
	most := max(1, 900/len(t.columns))
	one := "(" + marks(len(t.columns)) + ")"
	var whole *sql.Stmt // for as many as go at a time
	for len(rows) > 0 {
		n := min(most, len(rows))
		var args []any
		for _, row := range rows[:n] {
			args = append(args, row...)
		}
		rows = rows[n:]
		if n == most && whole != nil {
			if _, err := whole.ExecContext(ctx, args...); err != nil {
				return err
			}
			continue
		}
		query := d.rebind("INSERT INTO " + t.name + " (" + t.names() + ") VALUES " + repeat(one, n) + more)
		if n == most {
			var err error
			if whole, err = tx.PrepareContext(ctx, query); err != nil {
				return err
			}
			defer whole.Close() //nolint:errcheck // ends with the transaction
			if _, err = whole.ExecContext(ctx, args...); err != nil {
				return err
			}
			continue
		}
		if _, err := tx.ExecContext(ctx, query, args...); err != nil {
			return err
		}
	}
	return nil
}

func putMissing(ctx context.Context, d *dialect, tx *sql.Tx, t carryTable, rows [][]any) error {
	return putRows(ctx, d, tx, t, rows, " ON CONFLICT DO NOTHING")
}
