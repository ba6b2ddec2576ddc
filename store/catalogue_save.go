package store

import (
	"context"

	"careline"
)

// position gives the place of the next new entry of a catalogue table: counted
// up in the transaction that founds the table, zero in any later one.
func (w *writer) position(ctx context.Context, table string) (int64, error) {
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

// catalogueRow is a row of a catalogue table on its way in.
type catalogueRow struct {
	table   string
	code    string
	version *int64
	insert  string // with the particulars values, code and position
	update  string // with the particulars values, code and version
	values  []any
	// current finds the entry as the catalogue has it.
	current func(*careline.Catalogue) (any, bool)
}

// saveEntry inserts where the version is zero, and else replaces that version.
func (w *writer) saveEntry(ctx context.Context, kind careline.SubjectKind, e catalogueRow) error {
	willSet(w, e.version)
	w.catalogue = nil
	if *e.version == 0 {
		position, err := w.position(ctx, e.table)
		if err != nil {
			return err
		}
		if _, err := w.exec(ctx, e.insert, append(e.values, e.code, position)...); err != nil {
			return taken(err, careline.Say("There is a %s %s already.", "%s %s 已存在。", kind, e.code))
		}
		*e.version = 1
		return nil
	}
	n, err := w.exec(ctx, e.update, append(e.values, e.code, *e.version)...)
	if err != nil {
		return err
	}
	if n > 0 {
		*e.version++
		return nil
	}
	all, err := w.Catalogue(ctx)
	if err != nil {
		return err
	}
	current, there := e.current(&all)
	if !there {
		return careline.NotFound(kind, e.code)
	}
	return outdatedEntry(kind, e.code, current)
}

// SaveService keeps s.
func (w *writer) SaveService(ctx context.Context, s *careline.Service) error {
	departments, err := listArg(s.Departments)
	if err != nil {
		return err
	}
	return w.saveEntry(ctx, careline.SubjectService, catalogueRow{
		table: "service", code: s.Code, version: &s.Version,
		insert: `INSERT INTO service (name_en, name_zh, phase, technical, place, charged, recurring, term, departments,
				order_kind, retired, code, position, version)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
		update: `UPDATE service SET name_en = ?, name_zh = ?, phase = ?, technical = ?, place = ?, charged = ?, recurring = ?,
				term = ?, departments = ?, order_kind = ?, retired = ?, version = version + 1
			WHERE code = ? AND version = ?`,
		values: []any{
			s.Name.EN, s.Name.ZH, string(s.Phase), flagArg(s.Technical), string(s.Place), flagArg(s.Charged),
			flagArg(s.Recurring), string(s.Term), departments, string(s.Order), flagArg(s.Retired),
		},
		current: func(all *careline.Catalogue) (any, bool) { return all.Service(s.Code) },
	})
}

// SaveCategory keeps c.
func (w *writer) SaveCategory(ctx context.Context, c *careline.Category) error {
	departments, err := listArg(c.Departments)
	if err != nil {
		return err
	}
	return w.saveEntry(ctx, careline.SubjectCategory, catalogueRow{
		table: "category", code: c.Code, version: &c.Version,
		insert: `INSERT INTO category (name_en, name_zh, departments, order_kind, retired, code, position, version)
			VALUES (?, ?, ?, ?, ?, ?, ?, 1)`,
		update: `UPDATE category SET name_en = ?, name_zh = ?, departments = ?, order_kind = ?, retired = ?,
				version = version + 1
			WHERE code = ? AND version = ?`,
		values:  []any{c.Name.EN, c.Name.ZH, departments, string(c.Order), flagArg(c.Retired)},
		current: func(all *careline.Catalogue) (any, bool) { return all.Category(c.Code) },
	})
}

// SaveProduct keeps p.
func (w *writer) SaveProduct(ctx context.Context, p *careline.Product) error {
	terms, err := listArg(p.Terms)
	if err != nil {
		return err
	}
	consumables, err := listArg(p.Consumables)
	if err != nil {
		return err
	}
	return w.saveEntry(ctx, careline.SubjectProduct, catalogueRow{
		table: "product", code: p.Code, version: &p.Version,
		insert: `INSERT INTO product (name_en, name_zh, skill, maker, trademark, terms, consumables, retired, code, position,
				version)
			VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)`,
		update: `UPDATE product SET name_en = ?, name_zh = ?, skill = ?, maker = ?, trademark = ?, terms = ?,
				consumables = ?, retired = ?, version = version + 1
			WHERE code = ? AND version = ?`,
		values: []any{
			p.Name.EN, p.Name.ZH, p.Skill, p.Maker, p.Trademark, terms, consumables, flagArg(p.Retired),
		},
		current: func(all *careline.Catalogue) (any, bool) { return all.Product(p.Code) },
	})
}
