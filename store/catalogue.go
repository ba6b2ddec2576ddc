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
			&s.Recurring, text(&s.Term), listOf(&s.Departments), text(&s.Order), &s.Retired)
		c.Services = append(c.Services, s)
		return err
	}, `SELECT code, name_en, name_zh, phase, technical, place, charged, recurring, term, departments, order_kind, retired
		FROM service`+catalogueOrder)
	if err != nil {
		return c, err
	}
	err = r.each(ctx, func(row scanner) error {
		var k careline.Category
		err := row.Scan(&k.Code, &k.Name.EN, &k.Name.ZH, listOf(&k.Departments), text(&k.Order), &k.Retired)
		c.Categories = append(c.Categories, k)
		return err
	}, "SELECT code, name_en, name_zh, departments, order_kind, retired FROM category"+catalogueOrder)
	if err != nil {
		return c, err
	}
	err = r.each(ctx, func(row scanner) error {
		var p careline.Product
		err := row.Scan(&p.Code, &p.Name.EN, &p.Name.ZH, &p.Skill, &p.Maker, &p.Trademark, listOf(&p.Terms),
			listOf(&p.Consumables), &p.Retired)
		c.Products = append(c.Products, p)
		return err
	}, `SELECT code, name_en, name_zh, skill, maker, trademark, terms, consumables, retired FROM product
		ORDER BY position > 0, position, code`)
	return c, err
}

// position gives the place of the next new entry of a catalogue table: counted
// up in the transaction that founds the table, zero in any later one.
func (w *writer) position(ctx context.Context, table string) (int64, error) {
	w.catalogue = nil
	last, asked := w.founded[table]
	if !asked {
		empty := true
		err := w.each(ctx, func(scanner) error { empty = false; return nil }, "SELECT 1 FROM "+table+" LIMIT 1")
		if err != nil {
			return 0, err
		}
		if !empty {
			last = -1
		}
	}
	if last >= 0 {
		last++
	}
	w.founded[table] = last
	return max(0, last), nil
}

// SaveService keeps s.
func (w *writer) SaveService(ctx context.Context, s careline.Service) error {
	position, err := w.position(ctx, "service")
	if err != nil {
		return err
	}
	departments, err := listArg(s.Departments)
	if err != nil {
		return err
	}
	_, err = w.exec(ctx, `
		INSERT INTO service (code, position, name_en, name_zh, phase, technical, place, charged, recurring, term,
			departments, order_kind, retired)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (code) DO UPDATE SET name_en = excluded.name_en, name_zh = excluded.name_zh, phase = excluded.phase,
			technical = excluded.technical, place = excluded.place, charged = excluded.charged,
			recurring = excluded.recurring, term = excluded.term, departments = excluded.departments,
			order_kind = excluded.order_kind, retired = excluded.retired`,
		s.Code, position, s.Name.EN, s.Name.ZH, string(s.Phase), flagArg(s.Technical), string(s.Place), flagArg(s.Charged),
		flagArg(s.Recurring), string(s.Term), departments, string(s.Order), flagArg(s.Retired))
	return err
}

// SaveCategory keeps c.
func (w *writer) SaveCategory(ctx context.Context, c careline.Category) error {
	position, err := w.position(ctx, "category")
	if err != nil {
		return err
	}
	departments, err := listArg(c.Departments)
	if err != nil {
		return err
	}
	_, err = w.exec(ctx, `
		INSERT INTO category (code, position, name_en, name_zh, departments, order_kind, retired) VALUES (?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (code) DO UPDATE SET name_en = excluded.name_en, name_zh = excluded.name_zh,
			departments = excluded.departments, order_kind = excluded.order_kind, retired = excluded.retired`,
		c.Code, position, c.Name.EN, c.Name.ZH, departments, string(c.Order), flagArg(c.Retired))
	return err
}

// SaveProduct keeps p.
func (w *writer) SaveProduct(ctx context.Context, p careline.Product) error {
	position, err := w.position(ctx, "product")
	if err != nil {
		return err
	}
	terms, err := listArg(p.Terms)
	if err != nil {
		return err
	}
	consumables, err := listArg(p.Consumables)
	if err != nil {
		return err
	}
	_, err = w.exec(ctx, `
		INSERT INTO product (code, position, name_en, name_zh, skill, maker, trademark, terms, consumables, retired)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (code) DO UPDATE SET name_en = excluded.name_en, name_zh = excluded.name_zh, skill = excluded.skill,
			maker = excluded.maker, trademark = excluded.trademark, terms = excluded.terms,
			consumables = excluded.consumables, retired = excluded.retired`,
		p.Code, position, p.Name.EN, p.Name.ZH, p.Skill, p.Maker, p.Trademark, terms, consumables, flagArg(p.Retired))
	return err
}
