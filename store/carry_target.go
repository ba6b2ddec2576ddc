package store

import (
	"context"
	"crypto/rand"
	"database/sql"
	"encoding/hex"
	"encoding/json"
	"errors"

	"careline"
)

// carryTarget is the store that is to become the copy. Until it is, the row
// carryKey of its meta tells so, and two tables of its own tell how far it is.
type carryTarget struct {
	*carrySide
	note    carryNote
	resumed bool
}

// carryNote is what carryKey holds.
type carryNote struct {
	Hotline string `json:"hotline"`
	Run     string `json:"run"` // only the latest run may write
}

func (n carryNote) text() string {
	b, _ := json.Marshal(n) // text can't fail
	return string(b)
}

// halfCopied tells whether a copy has not been finished in the store. Only
// those who are to finish it may open it then, and it is left as it is.
func (s *Store) halfCopied(ctx context.Context, opts Options) (bool, error) {
	if s.isNew {
		return false, nil
	}
	var note string
	err := s.View(ctx, func(r careline.Reader) (err error) {
		note, err = r.(*reader).meta(ctx, carryKey)
		return err
	})
	switch {
	case err != nil || note == "":
		return false, err
	case !opts.unfinished:
		return true, unavailable(careline.Say("A hotline is being copied to this store; if that was stopped, run the same careline copy again.",
			"正在向此数据库复制热线；若已中断，请再次运行同一条 careline copy 命令。"), nil)
	}
	is, needed, err := s.versions(ctx)
	if err == nil && is != needed {
		err = carryConflict(careline.Say("Another version of careline has begun to copy a hotline to that store; use an empty store.",
			"该数据库中有其他版本的 careline 未完成的副本；请使用空数据库。"))
	}
	return true, err
}

func openCarryTarget(ctx context.Context, dsn, hotline string) (*carryTarget, error) {
	side, err := openCarrySide(ctx, dsn, 1, Options{Create: true, Migrate: true, unfinished: true})
	if err != nil {
		return nil, err
	}
	t := &carryTarget{carrySide: side}
	if err := t.begin(ctx, hotline); err != nil {
		return nil, errors.Join(side.d.problem(ctx, err), t.close())
	}
	return t, nil
}

// begin notes in the target that it is to become a copy, or takes one up.
func (t *carryTarget) begin(ctx context.Context, hotline string) error {
	run := make([]byte, 12)
	_, _ = rand.Read(run) // never fails
	return t.write(ctx, anew, func(tx *sql.Tx) error {
		var text string
		err := tx.QueryRowContext(ctx, t.d.rebind("SELECT value FROM meta WHERE key = ?"), carryKey).Scan(&text)
		switch {
		case errors.Is(err, sql.ErrNoRows):
			err = t.clear(ctx, tx)
		case err == nil:
			t.resumed = true
			if err = json.Unmarshal([]byte(text), &t.note); err == nil && t.note.Hotline != hotline {
				return carryConflict(careline.Say("That store has an unfinished copy of another hotline; use an empty store.",
					"该数据库中有另一热线未完成的副本；请使用空数据库。"))
			}
		}
		if err != nil {
			return err
		}
		t.note = carryNote{Hotline: hotline, Run: hex.EncodeToString(run)}
		_, err = tx.ExecContext(ctx, t.d.rebind(
			"INSERT INTO meta (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value"), carryKey, t.note.text())
		return err
	})
}

// clear makes the target ready for its first run. What stands in it already is
// only what every new store has.
func (t *carryTarget) clear(ctx context.Context, tx *sql.Tx) error {
	for _, table := range []string{"staff", "customer", "provider", "product", "event", "command"} {
		var some bool
		if err := tx.QueryRowContext(ctx, "SELECT EXISTS (SELECT 1 FROM "+table+")").Scan(&some); err != nil {
			return err
		}
		if some {
			return carryConflict(careline.Say("That store has a hotline already; a copy needs an empty one.",
				"该数据库中已有热线；复制需要空数据库。"))
		}
	}
	for _, statement := range []string{
		"DELETE FROM meta WHERE " + own["meta"],
		`CREATE TABLE carry_chunk (tab TEXT NOT NULL, number BIGINT NOT NULL, last_key TEXT NOT NULL,
			row_count BIGINT NOT NULL, digest TEXT NOT NULL, PRIMARY KEY (tab, number))`,
		"CREATE TABLE carry_later (position BIGINT NOT NULL PRIMARY KEY, remake TEXT NOT NULL)",
	} {
		if _, err := tx.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

// carryStep is what a transaction of the target is for.
type carryStep int

const (
	anew carryStep = iota // take the target over
	inTheMiddle
	atTheEnd
)

// write runs fn in one transaction, if no later run has taken the target over.
func (t *carryTarget) write(ctx context.Context, step carryStep, fn func(*sql.Tx) error) error {
	tx, err := t.conn.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback() //nolint:errcheck // after a commit there is nothing to roll back
	if step == inTheMiddle {
		for _, statement := range t.ways.bulk {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
	}
	if step != anew {
		// The row is locked with it until the end.
		res, err := tx.ExecContext(ctx, t.d.rebind("UPDATE meta SET value = value WHERE key = ? AND value = ?"), carryKey, t.note.text())
		if err != nil {
			return err
		}
		if n, err := res.RowsAffected(); err != nil || n != 1 {
			return errors.Join(err, carryConflict(careline.Say("Another careline copy to the same store has begun; this one ends.",
				"已有另一个 careline copy 在向同一数据库复制；本次结束。")))
		}
	}
	if err := fn(tx); err != nil {
		return err
	}
	return tx.Commit()
}

// layAside drops what a copy is quicker without, or what would stand against
// rows that are yet to be replaced, and keeps how to make it again.
func (t *carryTarget) layAside(ctx context.Context) error {
	return t.write(ctx, inTheMiddle, func(tx *sql.Tx) error {
		all, err := t.ways.aside(ctx, tx)
		if err != nil {
			return err
		}
		var last int64
		if err := tx.QueryRowContext(ctx, "SELECT coalesce(max(position), 0) FROM carry_later").Scan(&last); err != nil {
			return err
		}
		for _, a := range all {
			if t.resumed && !a.between {
				continue // made already
			}
			last++
			if _, err := tx.ExecContext(ctx, a.drop); err != nil {
				return err
			}
			if _, err := tx.ExecContext(ctx, t.d.rebind("INSERT INTO carry_later (position, remake) VALUES (?, ?)"), last, a.remake); err != nil {
				return err
			}
		}
		return nil
	})
}

// putBack makes what was laid aside.
func (t *carryTarget) putBack(ctx context.Context, progress func(done, all int)) error {
	type later struct {
		at     int64
		remake string
	}
	var all []later
	err := eachRow(ctx, t.conn, "SELECT position, remake FROM carry_later ORDER BY position", func(row scanner) error {
		var l later
		err := row.Scan(&l.at, &l.remake)
		all = append(all, l)
		return err
	})
	if err != nil {
		return err
	}
	for i, l := range all {
		progress(i, len(all))
		err := t.write(ctx, inTheMiddle, func(tx *sql.Tx) error {
			if _, err := tx.ExecContext(ctx, l.remake); err != nil {
				return err
			}
			_, err := tx.ExecContext(ctx, t.d.rebind("DELETE FROM carry_later WHERE position = ?"), l.at)
			return err
		})
		if err != nil {
			return err
		}
	}
	return nil
}

func (t *carryTarget) sound(ctx context.Context) error {
	ok, err := t.ways.sound(ctx, t.conn)
	if err == nil && !ok {
		err = careline.NewError(careline.CodeFailed, careline.Say("The copy has records that point at others which are not there; look at the source with careline doctor --full.",
			"副本中有记录引用了不存在的记录；请用 careline doctor --full 检查来源。"), nil)
	}
	return err
}

// finish makes the target a store like any other.
func (t *carryTarget) finish(ctx context.Context, given map[string]int64) error {
	for _, statement := range t.ways.settled {
		if _, err := t.conn.ExecContext(ctx, statement); err != nil {
			return err
		}
	}
	return t.write(ctx, atTheEnd, func(tx *sql.Tx) error {
		if err := t.ways.give(ctx, tx, given); err != nil {
			return err
		}
		for _, statement := range []string{
			"DROP TABLE carry_chunk", "DROP TABLE carry_later", "DELETE FROM meta WHERE key = '" + carryKey + "'",
		} {
			if _, err := tx.ExecContext(ctx, statement); err != nil {
				return err
			}
		}
		return nil
	})
}
