package store

import (
	"context"
	"time"

	"careline"
)

// rawDigits is what the index contact_point_digits is over; the two must be
// the same for it to serve.
const rawDigits = `replace(replace(replace(replace(replace(replace(replace(raw, ' ', ''), '-', ''), '(', ''), ')', ''), '.', ''), '/', ''), '+', '')`

func (r *reader) CustomersWithDigits(ctx context.Context, digits []string) ([]careline.CustomerID, error) {
	return ids[careline.CustomerID](ctx, r,
		"SELECT DISTINCT customer_id FROM contact_point WHERE e164 IS NULL AND kind = 'phone' AND "+r.d.among(rawDigits)+
			" ORDER BY customer_id", r.d.texts(digits))
}

func (r *reader) CustomersWhoHad(ctx context.Context, marks []string) ([]careline.CustomerID, error) {
	return ids[careline.CustomerID](ctx, r,
		"SELECT DISTINCT customer_id FROM former_number WHERE "+r.d.among("mark")+" ORDER BY customer_id", r.d.texts(marks))
}

// KeepFormer remembers the marks of phones that a customer had.
func (w *writer) KeepFormer(ctx context.Context, id careline.CustomerID, marks []string, at time.Time) error {
	for _, mark := range marks {
		_, err := w.exec(ctx, `
			INSERT INTO former_number (mark, customer_id, until) VALUES (?, ?, ?)
			ON CONFLICT (mark, customer_id) DO UPDATE SET until = excluded.until`, mark, int64(id), micros(at))
		if err != nil {
			return err
		}
	}
	return nil
}
