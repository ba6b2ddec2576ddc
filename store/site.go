package store

import (
	"context"

	"careline"
)

const siteColumns = "s.id, s.country, s.province, s.city, s.district, s.street, s.postal, s.note"

func siteFields(s *careline.Site) []any {
	return []any{
		&s.ID, &s.Region.Country, &s.Region.Province, &s.Region.City, &s.Region.District, &s.Street, &s.Postal, &s.Note,
	}
}

func (r *reader) Site(ctx context.Context, id careline.SiteID) (careline.Site, error) {
	var s careline.Site
	err := r.one(ctx, func(row scanner) error { return row.Scan(siteFields(&s)...) },
		"SELECT "+siteColumns+" FROM site s WHERE s.id = ?", int64(id))
	return s, notFound(err, careline.KindSite, id.Ref().String())
}

// saveHomes replaces the residences of c; they have no id of their own.
func (w *writer) saveHomes(ctx context.Context, c *careline.Customer, fresh bool) error {
	if !fresh {
		if _, err := w.exec(ctx, "DELETE FROM residence WHERE customer_id = ?", int64(c.ID)); err != nil {
			return err
		}
	}
	for i := range c.Homes {
		h := &c.Homes[i]
		if err := w.saveSite(ctx, c.ID, &h.Site); err != nil {
			return err
		}
		_, err := w.exec(ctx, `
			INSERT INTO residence (customer_id, position, site_id, label, since, until, main) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			int64(c.ID), i, int64(h.Site.ID), h.Label, string(h.From), string(h.Until), flagArg(h.Primary))
		if err != nil {
			return err
		}
	}
	return nil
}

// saveSite keeps the site that c lives at; a changed one is found by its new
// address for everybody who lives there.
func (w *writer) saveSite(ctx context.Context, c careline.CustomerID, s *careline.Site) error {
	r := s.Region
	if s.ID == 0 {
		id, err := w.insert(ctx, `
			INSERT INTO site (country, province, city, district, street, postal, note) VALUES (?, ?, ?, ?, ?, ?, ?)`,
			r.Country, r.Province, r.City, r.District, s.Street, s.Postal, s.Note)
		s.ID = careline.SiteID(id)
		return err
	}
	n, err := w.exec(ctx, `
		UPDATE site SET country = ?, province = ?, city = ?, district = ?, street = ?, postal = ?, note = ?
		WHERE id = ? AND (country, province, city, district, street, postal, note) <> (?, ?, ?, ?, ?, ?, ?)`,
		r.Country, r.Province, r.City, r.District, s.Street, s.Postal, s.Note, int64(s.ID),
		r.Country, r.Province, r.City, r.District, s.Street, s.Postal, s.Note)
	if err != nil || n == 0 {
		return err // a site that does not exist is noticed when the residence points at it
	}
	others, err := ids[careline.CustomerID](ctx, &w.reader,
		"SELECT DISTINCT customer_id FROM residence WHERE site_id = ? AND customer_id <> ?", int64(s.ID), int64(c))
	if err != nil {
		return err
	}
	return w.indexChanged(ctx, others...)
}
