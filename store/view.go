package store

import (
	"context"

	"careline"
)

func (r *reader) SavedViews(ctx context.Context, staff careline.StaffID) ([]careline.SavedView, error) {
	var out []careline.SavedView
	err := r.each(ctx, func(row scanner) error {
		var v careline.SavedView
		err := row.Scan(&v.List, &v.Name, &v.Spec, &v.Opens)
		out = append(out, v)
		return err
	}, "SELECT list, name, spec, opens FROM saved_view WHERE staff_id = ? ORDER BY list, name", int64(staff))
	return out, err
}

// SaveView keeps v.
func (w *writer) SaveView(ctx context.Context, staff careline.StaffID, v careline.SavedView) error {
	if v.Opens {
		_, err := w.exec(ctx, "UPDATE saved_view SET opens = 0 WHERE staff_id = ? AND list = ?", int64(staff), v.List)
		if err != nil {
			return err
		}
	}
	_, err := w.exec(ctx, `
		INSERT INTO saved_view (staff_id, list, name, spec, opens) VALUES (?, ?, ?, ?, ?)
		ON CONFLICT (staff_id, list, name) DO UPDATE SET spec = excluded.spec, opens = excluded.opens`,
		int64(staff), v.List, v.Name, v.Spec, flagArg(v.Opens))
	return err
}

// DropView removes a view.
func (w *writer) DropView(ctx context.Context, staff careline.StaffID, list, name string) error {
	n, err := w.exec(ctx, "DELETE FROM saved_view WHERE staff_id = ? AND list = ? AND name = ?", int64(staff), list, name)
	if err == nil && n == 0 {
		return careline.NotFound(careline.Words{EN: "saved view", ZH: "已存视图"}, name)
	}
	return err
}
