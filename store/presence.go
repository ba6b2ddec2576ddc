package store

import (
	"cmp"
	"context"
	"slices"
	"time"

	"careline"
)

// Attend writes where a desk is. A desk that stays where it was is only seen
// again, which is no news to anybody.
func (s *Store) Attend(ctx context.Context, a careline.Attendance, gone time.Time) error {
	err := s.update(ctx, passing, func(w *writer) error { return w.attend(ctx, a, gone) })
	if err == nil {
		s.watch.look()
	}
	return err
}

func (w *writer) attend(ctx context.Context, a careline.Attendance, gone time.Time) error {
	left, err := w.exec(ctx, "DELETE FROM presence WHERE seen < ? AND desk <> ?", micros(gone), a.Desk)
	if err != nil {
		return err
	}
	were, err := w.places(ctx, a.Desk)
	if err != nil {
		return err
	}
	places := slices.Clone(a.Spots)
	sortPlaces(places)
	stays := slices.Equal(were, places)
	if stays {
		_, err = w.exec(ctx, "UPDATE presence SET seen = ? WHERE desk = ?", micros(a.At), a.Desk)
	} else {
		err = w.move(ctx, a, places)
	}
	if err != nil {
		return err
	}
	w.moved = left > 0 || !stays
	_, err = w.exec(ctx, "UPDATE presence_news SET said = said + 1, moved = moved + ?", flagArg(w.moved))
	return err
}

func (w *writer) move(ctx context.Context, a careline.Attendance, places []careline.Spot) error {
	if _, err := w.exec(ctx, "DELETE FROM presence WHERE desk = ?", a.Desk); err != nil {
		return err
	}
	for _, p := range places {
		_, err := w.exec(ctx, `
			INSERT INTO presence (desk, kind, id, staff_id, editing, seen) VALUES (?, ?, ?, ?, ?, ?)
			ON CONFLICT DO NOTHING`, a.Desk, string(p.On.Kind), p.On.ID, refArg(a.Staff), flagArg(p.Editing), micros(a.At))
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) places(ctx context.Context, desk string) ([]careline.Spot, error) {
	var places []careline.Spot
	err := r.each(ctx, func(row scanner) error {
		var p careline.Spot
		err := row.Scan(text(&p.On.Kind), &p.On.ID, &p.Editing)
		places = append(places, p)
		return err
	}, "SELECT kind, id, editing FROM presence WHERE desk = ?", desk)
	sortPlaces(places)
	return places, err
}

// Presences reads who is where.
func (r *reader) Presences(ctx context.Context, since time.Time) ([]careline.Presence, error) {
	var all []careline.Presence
	err := r.each(ctx, func(row scanner) error {
		var p careline.Presence
		err := row.Scan(&p.Desk, text(&p.On.Kind), &p.On.ID, &p.Editing, &p.Staff, &p.Who, moment(&p.Seen))
		all = append(all, p)
		return err
	}, `
		SELECT p.desk, p.kind, p.id, p.editing, p.staff_id, CASE WHEN s.name = '' THEN s.login ELSE s.name END, p.seen
		FROM presence p JOIN staff s ON s.id = p.staff_id WHERE p.seen >= ? ORDER BY 6, 1, 2, 3`, micros(since))
	return all, err
}

func sortPlaces(places []careline.Spot) {
	slices.SortFunc(places, func(a, b careline.Spot) int {
		return cmp.Or(cmp.Compare(a.On.Kind, b.On.Kind), cmp.Compare(a.On.ID, b.On.ID))
	})
}
