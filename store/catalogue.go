package store

import (
	"context"
	"slices"

	"careline"
)

// What the catalogue was founded with comes first, in its order; but for
// products, where the firm's own models come before the general ones.
const catalogueOrder = " ORDER BY position = 0, position, code"

// Catalogue is read once a transaction: nearly every use case asks for it.
func (r *reader) Catalogue(ctx context.Context) (careline.Catalogue, error) {
	if r.catalogue == nil {
		c, err := r.readCatalogue(ctx)
		if err != nil {
			return c, err
		}
		r.catalogue = &c
	}
	c := *r.catalogue
	return careline.Catalogue{
		Services: slices.Clone(c.Services), Categories: slices.Clone(c.Categories), Products: slices.Clone(c.Products),
	}, nil
}

func (r *reader) readCatalogue(ctx context.Context) (careline.Catalogue, error) {
	var c careline.Catalogue
	err := r.each(ctx, func(row scanner) error {
		var s careline.Service
		err := row.Scan(&s.Code, &s.Name.EN, &s.Name.ZH, text(&s.Phase), &s.Technical, text(&s.Place), &s.Charged,
			&s.Recurring, text(&s.Term), listOf(&s.Departments), text(&s.Order), &s.Retired, &s.Version)
		c.Services = append(c.Services, s)
		return err
	}, `SELECT code, name_en, name_zh, phase, technical, place, charged, recurring, term, departments, order_kind, retired,
			version
		FROM service`+catalogueOrder)
	if err != nil {
		return c, err
	}
	err = r.each(ctx, func(row scanner) error {
		var k careline.Category
		err := row.Scan(&k.Code, &k.Name.EN, &k.Name.ZH, listOf(&k.Departments), text(&k.Order), &k.Retired, &k.Version)
		c.Categories = append(c.Categories, k)
		return err
	}, "SELECT code, name_en, name_zh, departments, order_kind, retired, version FROM category"+catalogueOrder)
	if err != nil {
		return c, err
	}
	err = r.each(ctx, func(row scanner) error {
		var p careline.Product
		err := row.Scan(&p.Code, &p.Name.EN, &p.Name.ZH, &p.Skill, &p.Maker, &p.Trademark, listOf(&p.Terms),
			listOf(&p.Consumables), &p.Retired, &p.Version)
		c.Products = append(c.Products, p)
		return err
	}, `SELECT code, name_en, name_zh, skill, maker, trademark, terms, consumables, retired, version
		FROM product
		ORDER BY position > 0, position, code`)
	return c, err
}
