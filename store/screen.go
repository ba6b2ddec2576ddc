package store

import (
	"context"

	"careline"
)

// ShowScreen keeps what a console shows, in place of what it showed before.
func (s *Store) ShowScreen(ctx context.Context, screen careline.Screen) error {
	return s.update(ctx, passing, func(w *writer) error {
		_, err := w.exec(ctx, "DELETE FROM screen WHERE desk = ?", screen.Desk)
		if err == nil && screen.Text != "" {
			_, err = w.exec(ctx, `
				INSERT INTO screen (desk, staff_id, width, height, text, cursor_x, cursor_y, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
				screen.Desk, refArg(screen.Staff), screen.Width, screen.Height, screen.Text, screen.CursorX, screen.CursorY, micros(screen.At))
		}
		if err == nil {
			err = w.said(ctx)
		}
		return err
	})
}

// said has watchers not take what passes for changed records.
func (w *writer) said(ctx context.Context) error {
	_, err := w.exec(ctx, "UPDATE presence_news SET said = said + 1")
	return err
}

func (r *reader) Screen(ctx context.Context, desk string) (careline.Screen, error) {
	var s careline.Screen
	err := r.one(ctx, func(row scanner) error {
		return row.Scan(&s.Desk, &s.Staff, &s.Width, &s.Height, &s.Text, &s.CursorX, &s.CursorY, moment(&s.At))
	}, "SELECT desk, staff_id, width, height, text, cursor_x, cursor_y, at FROM screen WHERE desk = ?", desk)
	return s, notFound(err, careline.KindStaff, desk)
}
