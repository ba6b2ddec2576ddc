package store

import (
	"context"
	"database/sql"
	"errors"

	"careline"
)

const commandQuery = "SELECT name, result_kind, result_id, at FROM command WHERE key = ?"

func (r *reader) Command(ctx context.Context, key string) (careline.Command, bool, error) {
	return r.command(ctx, commandQuery, key)
}

// Command locks what it finds: an earlier try may have been kept by one server
// only, and the commit of a lock waits until others have it too.
func (w *writer) Command(ctx context.Context, key string) (careline.Command, bool, error) {
	return w.command(ctx, commandQuery+w.d.locked, key)
}

func (r *reader) command(ctx context.Context, query, key string) (careline.Command, bool, error) {
	c := careline.Command{Key: key}
	err := r.one(ctx, func(row scanner) error {
		return row.Scan(&c.Name, text(&c.Result.Kind), &c.Result.ID, moment(&c.At))
	}, query, key)
	if errors.Is(err, sql.ErrNoRows) {
		return careline.Command{}, false, nil
	}
	return c, err == nil, err
}

// Remember keeps c.
func (w *writer) Remember(ctx context.Context, c careline.Command) error {
	_, err := w.exec(ctx, "INSERT INTO command (key, name, result_kind, result_id, at) VALUES (?, ?, ?, ?, ?)",
		c.Key, c.Name, string(c.Result.Kind), c.Result.ID, micros(c.At))
	return taken(err, careline.Say("The key %s was used before.", "键 %s 已使用过。", c.Key))
}
