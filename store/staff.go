package store

import (
	"context"

	"careline"
)

const staffQuery = "SELECT id, login, name, role, provider_id, suspended, version FROM staff "

func scanStaff(row scanner, s *careline.Staff) error {
	return row.Scan(&s.ID, &s.Login, &s.Name, text(&s.Role), ref(&s.Provider), &s.Suspended, &s.Version)
}

func (r *reader) StaffByLogin(ctx context.Context, login string) (careline.Staff, error) {
	var s careline.Staff
	err := r.one(ctx, func(row scanner) error { return scanStaff(row, &s) }, staffQuery+"WHERE login = ?", login)
	return s, notFound(err, careline.KindStaff, login)
}

func (r *reader) Staff(ctx context.Context) ([]careline.Staff, error) {
	var out []careline.Staff
	err := r.each(ctx, func(row scanner) error {
		var s careline.Staff
		err := scanStaff(row, &s)
		out = append(out, s)
		return err
	}, staffQuery+"ORDER BY login")
	return out, err
}

func (r *reader) staffMember(ctx context.Context, id careline.StaffID) (careline.Staff, error) {
	var s careline.Staff
	err := r.one(ctx, func(row scanner) error { return scanStaff(row, &s) }, staffQuery+"WHERE id = ?", int64(id))
	return s, notFound(err, careline.KindStaff, id.String())
}

// SaveStaff keeps s.
func (w *writer) SaveStaff(ctx context.Context, s *careline.Staff) error {
	willSet(w, s)
	values := []any{s.Login, s.Name, string(s.Role), refArg(s.Provider), flagArg(s.Suspended)}
	inUse := careline.Say("The login %s is taken.", "登录名 %s 已被使用。", s.Login)
	if s.ID == 0 {
		id, err := w.insert(ctx, `
			INSERT INTO staff (login, name, role, provider_id, suspended, version) VALUES (?, ?, ?, ?, ?, 1)`, values...)
		if err != nil {
			return taken(err, inUse)
		}
		s.ID, s.Version = careline.StaffID(id), 1
		return nil
	}
	n, err := w.exec(ctx, `
		UPDATE staff SET login = ?, name = ?, role = ?, provider_id = ?, suspended = ?, version = version + 1
		WHERE id = ? AND version = ?`, append(values, int64(s.ID), s.Version)...)
	if err != nil {
		return taken(err, inUse)
	}
	if n == 0 {
		return refuse(ctx, s.ID, w.staffMember)
	}
	s.Version++
	return nil
}
