package store

import (
	"context"
	"time"

	"careline"
)

// HoldDrafts replaces what a console, and those that are closed, said before
// of the person's drafts at a place.
func (s *Store) HoldDrafts(ctx context.Context, h careline.Holding, closed time.Time) error {
	return s.update(ctx, passing, func(w *writer) error {
		_, err := w.exec(ctx, `
			DELETE FROM held_draft WHERE place = ? AND staff_id = ?
				AND (desk = ? OR desk NOT IN (SELECT desk FROM open_desk WHERE seen >= ?))`,
			h.Place, refArg(h.Staff), h.Desk, micros(closed))
		for i := range h.Drafts {
			if err != nil {
				return err
			}
			d := &h.Drafts[i]
			_, err = w.exec(ctx, `
				INSERT INTO held_draft (id, place, desk, staff_id, kind, on_kind, on_id, since) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
				ON CONFLICT (id) DO UPDATE SET place = excluded.place, desk = excluded.desk, staff_id = excluded.staff_id,
					kind = excluded.kind, on_kind = excluded.on_kind, on_id = excluded.on_id, since = excluded.since`,
				d.ID, h.Place, h.Desk, refArg(h.Staff), string(d.Kind), string(d.On.Kind), d.On.ID, micros(d.Since))
		}
		if err == nil {
			// Said, so that no watcher takes it for changed records.
			_, err = w.exec(ctx, "UPDATE presence_news SET said = said + 1")
		}
		return err
	})
}

// HeldDrafts gives the drafts that consoles hold.
func (r *reader) HeldDrafts(ctx context.Context, since time.Time) ([]careline.DraftRow, error) {
	var all []careline.DraftRow
	err := r.each(ctx, func(row scanner) error {
		var d careline.DraftRow
		err := row.Scan(&d.ID, text(&d.Kind), text(&d.On.Kind), &d.On.ID, moment(&d.Since), &d.Staff, &d.Who)
		all = append(all, d)
		return err
	}, `SELECT d.id, d.kind, d.on_kind, d.on_id, d.since, s.id, CASE WHEN s.name = '' THEN s.login ELSE s.name END
		FROM held_draft d JOIN staff s ON s.id = d.staff_id WHERE d.since >= ? ORDER BY d.since DESC, d.id`, micros(since))
	return all, err
}

// HandoverNotes gives the notes for the next shift.
func (r *reader) HandoverNotes(ctx context.Context, since time.Time) ([]careline.HandoverNote, error) {
	var all []careline.HandoverNote
	err := r.each(ctx, func(row scanner) error {
		var n careline.HandoverNote
		err := row.Scan(&n.ID, &n.Staff, &n.Who, moment(&n.At), &n.Text)
		all = append(all, n)
		return err
	}, `SELECT n.id, s.id, CASE WHEN s.name = '' THEN s.login ELSE s.name END, n.at, n.text
		FROM handover_note n JOIN staff s ON s.id = n.staff_id WHERE n.at >= ? ORDER BY n.at DESC, n.id DESC`, micros(since))
	return all, err
}

// AddHandoverNote keeps n.
func (w *writer) AddHandoverNote(ctx context.Context, n *careline.HandoverNote) error {
	willSet(w, n)
	id, err := w.insert(ctx, "INSERT INTO handover_note (staff_id, at, text, id) VALUES (?, ?, ?, "+w.d.newID+")",
		refArg(n.Staff), micros(n.At), n.Text)
	n.ID = id
	return err
}

// Owners counts open cases by owner: what is open from an index by owner, what
// is overdue from one by promise.
func (r *reader) Owners(ctx context.Context, now time.Time) ([]careline.OwnerStanding, error) {
	var all []careline.OwnerStanding
	err := r.each(ctx, func(row scanner) error {
		var o careline.OwnerStanding
		err := row.Scan(ref(&o.Staff), text(&o.Who), &o.Open, &o.Late)
		all = append(all, o)
		return err
	}, `SELECT t.owner_id, CASE WHEN s.name = '' THEN s.login ELSE s.name END, sum(t.n), sum(t.late) FROM (
			SELECT owner_id, count(*) AS n, 0 AS late FROM service_case WHERE is_open = 1 GROUP BY owner_id
			UNION ALL
			SELECT owner_id, 0, count(*) FROM service_case WHERE is_open = 1 AND promise < ? AND state || '' <> 'resolved' GROUP BY owner_id
		) AS t LEFT JOIN staff s ON s.id = t.owner_id
		GROUP BY t.owner_id, s.name, s.login ORDER BY sum(t.late) DESC, sum(t.n) DESC, t.owner_id`, micros(now))
	return all, err
}

// Work counts open orders that somebody has to see to.
func (r *reader) Work(ctx context.Context, now time.Time) (waiting, late int, err error) {
	err = r.one(ctx, func(row scanner) error { return row.Scan(&waiting, &late) }, `SELECT
		(SELECT count(*) FROM work_order WHERE is_open = 1 AND provider_id IS NULL),
		(SELECT count(*) FROM work_order WHERE is_open = 1 AND window_to < ?)`, micros(now))
	return waiting, late, err
}
