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

func (r *reader) Sites(ctx context.Context, ids []careline.SiteID) ([]careline.Site, error) {
	var out []careline.Site
	err := r.each(ctx, func(row scanner) error {
		var s careline.Site
		err := row.Scan(siteFields(&s)...)
		out = append(out, s)
		return err
	}, "SELECT "+siteColumns+" FROM site s WHERE "+r.d.among("s.id"), r.d.list(raw(ids)))
	return out, err
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
		if _, err := w.exec(ctx, intoResidence+" VALUES (?, ?, ?, ?, ?, ?, ?)", residenceValues(c.ID, i, h)...); err != nil {
			return err
		}
	}
	return nil
}

const (
	intoResidence = "INSERT INTO residence (customer_id, position, site_id, label, since, until, main)"
	intoSite      = "INSERT INTO site (id, country, province, city, district, street, postal, note)"
)

func residenceValues(owner careline.CustomerID, position int, h *careline.Residence) []any {
	return []any{int64(owner), int64(position), int64(h.Site.ID), h.Label, string(h.From), string(h.Until), flagArg(h.Primary)}
}

func siteValues(s *careline.Site) []any {
	r := &s.Region
	return []any{r.Country, r.Province, r.City, r.District, s.Street, s.Postal, s.Note}
}

// AddSite inserts s.
func (w *writer) AddSite(ctx context.Context, s *careline.Site) error {
	id, err := w.insert(ctx, intoSite+" VALUES ("+w.d.newID+", ?, ?, ?, ?, ?, ?, ?)", siteValues(s)...)
	s.ID = careline.SiteID(id)
	return err
}

// saveSite keeps the site that c lives at; a changed one is found by its new
// address for everybody who lives there.
func (w *writer) saveSite(ctx context.Context, c careline.CustomerID, s *careline.Site) error {
	r := s.Region
	if s.ID == 0 {
		return w.AddSite(ctx, s)
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
