package store

import (
	"context"
	"time"

	"careline"
)

func (r *reader) Provider(ctx context.Context, id careline.ProviderID) (careline.Provider, error) {
	found, err := r.providers(ctx, "p.id = ?", int64(id))
	if err != nil {
		return careline.Provider{}, err
	}
	if len(found) == 0 {
		return careline.Provider{}, careline.NotFound(careline.KindProvider, id.String())
	}
	return found[0], nil
}

func (r *reader) Providers(ctx context.Context) ([]careline.Provider, error) {
	return r.providers(ctx, "p.retired = 0")
}

func (r *reader) AllProviders(ctx context.Context) ([]careline.Provider, error) {
	return r.providers(ctx, "1 = 1")
}

func (r *reader) providers(ctx context.Context, where string, args ...any) ([]careline.Provider, error) {
	var out []careline.Provider
	at := map[careline.ProviderID]int{}
	err := r.each(ctx, func(row scanner) error {
		var p careline.Provider
		err := row.Scan(&p.ID, &p.Name, text(&p.Kind), &p.Phone, listOf(&p.Skills), listOf(&p.Languages),
			&p.Capacity, &p.Retired, &p.Version)
		at[p.ID] = len(out)
		out = append(out, p)
		return err
	}, `SELECT p.id, p.name, p.kind, p.phone, p.skills, p.languages, p.capacity, p.retired, p.version
		FROM provider p WHERE `+where+" ORDER BY p.id", args...)
	if err != nil {
		return nil, err
	}
	err = r.each(ctx, func(row scanner) error {
		var id careline.ProviderID
		var t careline.Region
		err := row.Scan(&id, &t.Country, &t.Province, &t.City, &t.District)
		out[at[id]].Territories = append(out[at[id]].Territories, t)
		return err
	}, `SELECT t.provider_id, t.country, t.province, t.city, t.district
		FROM provider_territory t JOIN provider p ON p.id = t.provider_id
		WHERE `+where+" ORDER BY t.provider_id, t.position", args...)
	return out, err
}

func (r *reader) OpenLoad(ctx context.Context) (map[careline.ProviderID]int, error) {
	load := map[careline.ProviderID]int{}
	err := r.each(ctx, func(row scanner) error {
		var id careline.ProviderID
		var n int
		err := row.Scan(&id, &n)
		load[id] = n
		return err
	}, "SELECT provider_id, count(*) FROM work_order WHERE is_open = 1 AND provider_id IS NOT NULL GROUP BY provider_id")
	return load, err
}

func (r *reader) Asked(ctx context.Context, since time.Time) (map[careline.ProviderID]careline.Asked, error) {
	asked := map[careline.ProviderID]careline.Asked{}
	err := r.each(ctx, func(row scanner) error {
		var id careline.ProviderID
		var a careline.Asked
		err := row.Scan(&id, &a.Orders, &a.Declined)
		asked[id] = a
		return err
	}, `SELECT provider_id, count(*), sum(CASE WHEN state = ? THEN 1 ELSE 0 END) FROM visit
		WHERE assigned >= ? AND provider_id IS NOT NULL GROUP BY provider_id`, string(careline.VisitRejected), micros(since))
	return asked, err
}

// SaveProvider keeps p with its territories.
func (w *writer) SaveProvider(ctx context.Context, p *careline.Provider) error {
	willSet(w, p)
	skills, err := listArg(p.Skills)
	if err != nil {
		return err
	}
	languages, err := listArg(p.Languages)
	if err != nil {
		return err
	}
	values := []any{p.Name, string(p.Kind), p.Phone, skills, languages, p.Capacity, flagArg(p.Retired)}
	if p.ID == 0 {
		id, err := w.insert(ctx, `
			INSERT INTO provider (name, kind, phone, skills, languages, capacity, retired, version)
			VALUES (?, ?, ?, ?, ?, ?, ?, 1)`, values...)
		if err != nil {
			return err
		}
		p.ID, p.Version = careline.ProviderID(id), 1
		return w.saveTerritories(ctx, p)
	}
	n, err := w.exec(ctx, `
		UPDATE provider SET name = ?, kind = ?, phone = ?, skills = ?, languages = ?, capacity = ?, retired = ?,
			version = version + 1
		WHERE id = ? AND version = ?`, append(values, int64(p.ID), p.Version)...)
	if err != nil {
		return err
	}
	if n == 0 {
		return refuse(ctx, p.ID, w.Provider)
	}
	p.Version++
	return w.saveTerritories(ctx, p)
}

func (w *writer) saveTerritories(ctx context.Context, p *careline.Provider) error {
	if _, err := w.exec(ctx, "DELETE FROM provider_territory WHERE provider_id = ?", int64(p.ID)); err != nil {
		return err
	}
	for i, t := range p.Territories {
		_, err := w.exec(ctx, `
			INSERT INTO provider_territory (provider_id, position, country, province, city, district)
			VALUES (?, ?, ?, ?, ?, ?)`, int64(p.ID), i, t.Country, t.Province, t.City, t.District)
		if err != nil {
			return err
		}
	}
	return nil
}
