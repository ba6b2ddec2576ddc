package store

import (
	"context"
	"slices"
	"time"

	"careline"
)

// FormerMarks gives the marks of the phones that a customer had.
func (r *reader) FormerMarks(ctx context.Context, id careline.CustomerID) (marks []string, err error) {
	err = r.each(ctx, func(row scanner) error {
		var mark string
		err := row.Scan(&mark)
		marks = append(marks, mark)
		return err
	}, "SELECT mark FROM former_number WHERE customer_id = ? ORDER BY mark", int64(id))
	return marks, err
}

// erases are the statements that take a customer out of what hangs on them, by
// the customer's number.
var erases = []string{
	"DELETE FROM confirmation WHERE order_id IN (SELECT id FROM work_order WHERE customer_id = ?)",
	"UPDATE visit SET reason = '' WHERE order_id IN (SELECT id FROM work_order WHERE customer_id = ?)",
	"UPDATE work_order SET text = '', reason = '', version = version + 1 WHERE customer_id = ?",
	"UPDATE service_case SET text = '', remedy = '', plan = '', outcome = '', version = version + 1 WHERE customer_id = ?",
	"UPDATE pop SET typed = '' WHERE interaction_id IN (SELECT id FROM interaction WHERE customer_id = ?)",
	"UPDATE interaction SET number = '', note = '', version = version + 1 WHERE customer_id = ?",
	"DELETE FROM former_number WHERE customer_id = ?",
	"DELETE FROM contact_point WHERE customer_id = ?",
	"DELETE FROM residence WHERE customer_id = ?",
	"DELETE FROM duplicate_pair WHERE low_id = ?",
	"DELETE FROM duplicate_pair WHERE high_id = ?",
}

// EraseCustomer takes the person out of all that is held about them.
func (w *writer) EraseCustomer(ctx context.Context, id careline.CustomerID, at time.Time) (events int, err error) {
	merged, err := w.MergedInto(ctx, id)
	if err != nil {
		return 0, err
	}
	hanging, err := w.HangsOn(ctx, id)
	if err != nil {
		return 0, err
	}
	about := []careline.Ref{id.Ref()}
	for _, gone := range merged {
		about = append(about, gone.Ref())
	}
	for _, ref := range hanging {
		if ref.Kind != careline.KindUnit { // which may have other owners
			about = append(about, ref)
		}
	}
	if err := w.eraseSites(ctx, id); err != nil {
		return 0, err
	}
	if events, err = w.eraseEvents(ctx, id, about); err != nil {
		return 0, err
	}
	for _, query := range erases {
		if _, err := w.exec(ctx, query, int64(id)); err != nil {
			return 0, err
		}
	}
	files := w.d.list(raw(append(slices.Clone(merged), id)))
	for _, end := range []string{"kept_id", "gone_id"} {
		if _, err := w.exec(ctx, "UPDATE file_merge SET record = '{}', external_id = NULL WHERE "+w.d.among(end), files); err != nil {
			return 0, err
		}
	}
	_, err = w.exec(ctx, `UPDATE customer SET external_id = NULL, name = '', company = '', language = '', tier = ?, preference = '',
		note = '', representative_id = NULL, former = '', updated = ?, erased = ?, version = version + 1 WHERE id = ?`,
		string(careline.TierStandard), micros(at), micros(at), int64(id))
	if err != nil {
		return 0, err
	}
	return events, w.indexChanged(ctx, id)
}

// eraseSites empties the addresses at which nobody else lives or has a unit;
// the region stays, by which orders are counted.
func (w *writer) eraseSites(ctx context.Context, id careline.CustomerID) error {
	sites, err := ids[int64](ctx, &w.reader, `
		SELECT s.id FROM site s WHERE s.id IN (
			SELECT site_id FROM residence WHERE customer_id = ?
			UNION SELECT site_id FROM work_order WHERE customer_id = ? AND site_id IS NOT NULL
			UNION SELECT u.site_id FROM unit u JOIN ownership o ON o.unit_id = u.id WHERE o.customer_id = ? AND u.site_id IS NOT NULL)
		AND NOT EXISTS (SELECT 1 FROM residence r WHERE r.site_id = s.id AND r.customer_id <> ?)
		AND NOT EXISTS (SELECT 1 FROM unit u JOIN ownership o ON o.unit_id = u.id
			WHERE u.site_id = s.id AND o.customer_id <> ? AND o.until = '')`,
		int64(id), int64(id), int64(id), int64(id), int64(id))
	if err != nil || len(sites) == 0 {
		return err
	}
	_, err = w.exec(ctx, "UPDATE site SET street = '', postal = '', note = '' WHERE "+w.d.among("id"), w.d.list(sites))
	return err
}

// eraseEvents empties what was told of some records, and keeps its digest.
func (w *writer) eraseEvents(ctx context.Context, id careline.CustomerID, about []careline.Ref) (n int, err error) {
	if err := w.tellAll(ctx); err != nil {
		return 0, err
	}
	gone := expect("INSERT INTO erased_event (event_id, customer_id, content)", 3, len(about))
	met := map[int64]bool{}
	for _, on := range about {
		for _, of := range []careline.EventKind{careline.EventChange, careline.EventAccess} {
			err := w.each(ctx, func(row scanner) error {
				var event int64
				var said, changed string
				if err := row.Scan(&event, &said, &changed); err != nil || met[event] {
					return err
				}
				met[event] = true
				content := careline.ContentDigest(said, changed)
				gone.add(event, int64(id), content[:])
				n++
				return nil
			}, `SELECT e.id, e.text, e.changes FROM event_subject s JOIN event e ON e.id = s.event_id
				WHERE s.subject_kind = ? AND s.subject_id = ? AND (e.text <> '' OR e.changes <> '')`,
				subjectKind(of, on.Kind), on.ID)
			if err != nil {
				return 0, err
			}
		}
	}
	return n, w.insertAll(ctx, gone)
}
