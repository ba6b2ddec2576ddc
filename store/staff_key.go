package store

import (
	"context"

	"careline"
)

// StaffKeys gives keys.
func (r *reader) StaffKeys(ctx context.Context, of careline.StaffID) ([]careline.StaffKey, error) {
	where, args := "", []any(nil)
	if of != 0 {
		where, args = "WHERE staff_id = ? ", []any{int64(of)}
	}
	var out []careline.StaffKey
	err := r.each(ctx, func(row scanner) error {
		var k careline.StaffKey
		err := row.Scan(&k.Fingerprint, &k.Staff, &k.Type, &k.Public, &k.Comment, moment(&k.Added))
		out = append(out, k)
		return err
	}, "SELECT fingerprint, staff_id, type, public, comment, added FROM staff_key "+where+"ORDER BY staff_id, added, fingerprint", args...)
	return out, err
}

// StaffByKey gives whose key it is.
func (r *reader) StaffByKey(ctx context.Context, fingerprint string) (careline.Staff, error) {
	var s careline.Staff
	err := r.one(ctx, func(row scanner) error { return scanStaff(row, &s) },
		staffQuery+"WHERE id = (SELECT staff_id FROM staff_key WHERE fingerprint = ?)", fingerprint)
	return s, notFound(err, careline.Words{EN: "key", ZH: "密钥"}, fingerprint)
}

// Admitted gives who may be in.
func (r *reader) Admitted(ctx context.Context) (map[string]careline.Staff, error) {
	in := map[string]careline.Staff{}
	err := r.each(ctx, func(row scanner) error {
		var s careline.Staff
		var fingerprint string
		err := row.Scan(&s.ID, &s.Login, &s.Name, text(&s.Role), ref(&s.Provider), &s.Suspended, &s.Version, &fingerprint)
		in[fingerprint] = s
		return err
	}, `SELECT s.id, s.login, s.name, s.role, s.provider_id, s.suspended, s.version, k.fingerprint
		FROM staff_key AS k JOIN staff AS s ON s.id = k.staff_id WHERE s.suspended = 0`)
	return in, err
}

// AddStaffKey keeps k.
func (w *writer) AddStaffKey(ctx context.Context, k careline.StaffKey) error {
	_, err := w.exec(ctx, "INSERT INTO staff_key (fingerprint, staff_id, type, public, comment, added) VALUES (?, ?, ?, ?, ?, ?)",
		k.Fingerprint, int64(k.Staff), k.Type, k.Public, k.Comment, micros(k.Added))
	return taken(err, careline.Say("The key %s is somebody's already.", "密钥 %s 已被登记。", k.Fingerprint))
}

// RemoveStaffKey removes a key.
func (w *writer) RemoveStaffKey(ctx context.Context, fingerprint string) error {
	n, err := w.exec(ctx, "DELETE FROM staff_key WHERE fingerprint = ?", fingerprint)
	if err == nil && n == 0 {
		return careline.NotFound(careline.Words{EN: "key", ZH: "密钥"}, fingerprint)
	}
	return err
}
