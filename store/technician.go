package store

import (
	"context"

	"careline"
)

func (r *reader) Technician(ctx context.Context, id careline.TechnicianID) (careline.Technician, error) {
	found, err := r.technicians(ctx, "WHERE id = ?", int64(id))
	if err != nil {
		return careline.Technician{}, err
	}
	if len(found) == 0 {
		return careline.Technician{}, careline.NotFound(careline.KindTechnician, id.String())
	}
	return found[0], nil
}

func (r *reader) Technicians(ctx context.Context, provider careline.ProviderID) ([]careline.Technician, error) {
	return r.technicians(ctx, "WHERE provider_id = ? ORDER BY id", int64(provider))
}

func (r *reader) AllTechnicians(ctx context.Context) ([]careline.Technician, error) {
	return r.technicians(ctx, "ORDER BY id")
}

func (r *reader) technicians(ctx context.Context, rest string, args ...any) ([]careline.Technician, error) {
	var out []careline.Technician
	err := r.each(ctx, func(row scanner) error {
		var t careline.Technician
		err := row.Scan(&t.ID, &t.Provider, &t.Name, &t.Phone, listOf(&t.Skills), &t.Retired, &t.Version)
		out = append(out, t)
		return err
	}, "SELECT id, provider_id, name, phone, skills, retired, version FROM technician "+rest, args...)
	return out, err
}

// SaveTechnician keeps t.
func (w *writer) SaveTechnician(ctx context.Context, t *careline.Technician) error {
	willSet(w, t)
	skills, err := listArg(t.Skills)
	if err != nil {
		return err
	}
	values := []any{int64(t.Provider), t.Name, t.Phone, skills, flagArg(t.Retired)}
	if t.ID == 0 {
		id, err := w.insert(ctx, `
			INSERT INTO technician (provider_id, name, phone, skills, retired, version) VALUES (?, ?, ?, ?, ?, 1)`, values...)
		if err != nil {
			return err
		}
		t.ID, t.Version = careline.TechnicianID(id), 1
		return nil
	}
	n, err := w.exec(ctx, `
		UPDATE technician SET provider_id = ?, name = ?, phone = ?, skills = ?, retired = ?, version = version + 1
		WHERE id = ? AND version = ?`, append(values, int64(t.ID), t.Version)...)
	if err != nil {
		return err
	}
	if n == 0 {
		return refuse(ctx, t.ID, w.Technician)
	}
	t.Version++
	return nil
}
