package store

import (
	"context"
	"database/sql"
	"errors"

	"careline"
)

func (r *reader) Command(ctx context.Context, key string) (careline.Command, bool, error) {
	c := careline.Command{Key: key}
	err := r.one(ctx, func(row scanner) error {
		return row.Scan(&c.Name, text(&c.Result.Kind), &c.Result.ID, moment(&c.At))
	}, "SELECT name, result_kind, result_id, at FROM command WHERE key = ?", key)
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
