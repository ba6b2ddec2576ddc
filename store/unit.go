package store

import (
	"context"
	"slices"

	"careline"
)

const unitColumns = `u.id, u.product, u.serial, u.asset_tag, u.site_id, u.seller, u.purchased, u.price, u.quantity,
	u.specification, u.grade, u.installed, u.installer_id, u.card_number, u.card_conditions, u.version, u.updated`

func scanUnit(row scanner, u *careline.Unit) error {
	p := &u.Purchase
	return row.Scan(&u.ID, &u.Product, text(&u.Serial), &u.AssetTag, ref(&u.Site), &p.Seller, text(&p.Date), &p.Price, &p.Quantity,
		&p.Specification, &p.Grade, text(&u.Installed), ref(&u.Installer), &u.Card.Number, &u.Card.Conditions, &u.Version, moment(&u.Updated))
}

func (r *reader) Unit(ctx context.Context, id careline.UnitID) (careline.Unit, error) {
	found, err := r.units(ctx, "WHERE u.id = ?", int64(id))
	if err != nil {
		return careline.Unit{}, err
	}
	if len(found) == 0 {
		return careline.Unit{}, careline.NotFound(careline.KindUnit, id.String())
	}
	return found[0], nil
}

func (r *reader) UnitBySerial(ctx context.Context, product, serial string) (careline.UnitID, error) {
	return firstID[careline.UnitID](ctx, r, "SELECT id FROM unit WHERE serial = ? AND product = ?", textArg(serial), product)
}

func (r *reader) UnitsBySerial(ctx context.Context, serials []string) ([]careline.Unit, error) {
	if len(serials) == 0 {
		return nil, nil
	}
	return r.units(ctx, "WHERE u.serial IS NOT NULL AND "+r.d.among("u.serial")+" ORDER BY u.id", r.d.texts(serials))
}

func (r *reader) UnitsOf(ctx context.Context, customer careline.CustomerID) ([]careline.Unit, error) {
	return r.units(ctx, `WHERE u.id IN (SELECT unit_id FROM ownership WHERE customer_id = ? AND until = '')
		ORDER BY u.id DESC`, int64(customer))
}

func (r *reader) UnitsAt(ctx context.Context, site careline.SiteID) ([]careline.Unit, error) {
	return r.units(ctx, "WHERE u.site_id = ? ORDER BY u.id DESC", int64(site))
}

func (r *reader) UnitsOfMany(ctx context.Context, customers []careline.CustomerID) (map[careline.CustomerID][]careline.Unit, error) {
	if len(customers) == 0 {
		return nil, nil
	}
	found, err := r.units(ctx, `WHERE u.id IN (SELECT unit_id FROM ownership WHERE until = '' AND `+
		r.d.among("customer_id")+`) ORDER BY u.id DESC`, r.d.list(raw(customers)))
	out := make(map[careline.CustomerID][]careline.Unit, len(customers))
	for _, id := range customers {
		out[id] = nil
	}
	for _, u := range found {
		for _, owner := range presentOwners(u.Owners) {
			if units, asked := out[owner]; asked {
				out[owner] = append(units, u)
			}
		}
	}
	return out, err
}

// units reads the units that the rest of the query chooses, with their owners.
func (r *reader) Units(ctx context.Context, ids []careline.UnitID) ([]careline.Unit, error) {
	return r.units(ctx, "WHERE "+r.d.among("u.id")+" ORDER BY u.id", r.d.list(raw(ids)))
}

func (r *reader) units(ctx context.Context, rest string, args ...any) ([]careline.Unit, error) {
	var out []careline.Unit
	err := r.each(ctx, func(row scanner) error {
		var u careline.Unit
		err := scanUnit(row, &u)
		out = append(out, u)
		return err
	}, "SELECT "+unitColumns+" FROM unit u "+rest, args...)
	if err != nil || len(out) == 0 {
		return nil, err
	}
	at := make(map[careline.UnitID]int, len(out))
	list := make([]careline.UnitID, len(out))
	for i, u := range out {
		at[u.ID], list[i] = i, u.ID
	}
	err = r.each(ctx, func(row scanner) error {
		var id careline.UnitID
		var o careline.Ownership
		err := row.Scan(&id, &o.Customer, text(&o.From), text(&o.Until))
		out[at[id]].Owners = append(out[at[id]].Owners, o)
		return err
	}, "SELECT unit_id, customer_id, since, until FROM ownership WHERE "+r.d.among("unit_id")+
		" ORDER BY unit_id, position", r.d.list(raw(list)))
	return out, err
}

// SaveUnit keeps u. A serial that another unit of the product has is a
// conflict too, then without a current record.
func (w *writer) SaveUnit(ctx context.Context, u *careline.Unit) error {
	willSet(w, u)
	fresh := u.ID == 0
	var former []careline.CustomerID
	save := w.addUnit
	if !fresh {
		save = w.changeUnit
		var err error
		former, err = ids[careline.CustomerID](ctx, &w.reader,
			"SELECT customer_id FROM ownership WHERE unit_id = ?", int64(u.ID))
		if err != nil {
			return err
		}
	}
	if err := taken(save(ctx, u), careline.Say("Another unit has the serial number %s.",
		"序列号 %s 已属于另一台设备。", u.Name())); err != nil {
		return err
	}
	if err := w.saveOwners(ctx, u, fresh); err != nil {
		return err
	}
	if !fresh {
		return w.indexChanged(ctx, append(former, presentOwners(u.Owners)...)...)
	}
	for _, owner := range presentOwners(u.Owners) {
		if err := w.indexUnit(ctx, owner, u); err != nil {
			return err
		}
	}
	return nil
}

func unitValues(u *careline.Unit) []any {
	p := u.Purchase
	return []any{
		u.Product, textArg(u.Serial), u.AssetTag, refArg(u.Site), p.Seller, string(p.Date), int64(p.Price), int64(p.Quantity),
		p.Specification, p.Grade, string(u.Installed), refArg(u.Installer), u.Card.Number, u.Card.Conditions, timeArg(u.Updated),
	}
}

const (
	intoUnit = `INSERT INTO unit (product, serial, asset_tag, site_id, seller, purchased, price, quantity, specification,
	grade, installed, installer_id, card_number, card_conditions, updated, version, id)`
	intoOwnership = "INSERT INTO ownership (unit_id, position, customer_id, since, until)"
)

func (w *writer) addUnit(ctx context.Context, u *careline.Unit) error {
	id, err := w.insert(ctx, intoUnit+" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, "+w.d.newID+")", unitValues(u)...)
	if err != nil {
		return err
	}
	u.ID, u.Version = careline.UnitID(id), 1
	return nil
}

func (w *writer) changeUnit(ctx context.Context, u *careline.Unit) error {
	n, err := w.exec(ctx, `
		UPDATE unit SET product = ?, serial = ?, asset_tag = ?, site_id = ?, seller = ?, purchased = ?, price = ?,
			quantity = ?, specification = ?, grade = ?, installed = ?, installer_id = ?, card_number = ?,
			card_conditions = ?, updated = ?, version = version + 1
		WHERE id = ? AND version = ?`, append(unitValues(u), int64(u.ID), u.Version)...)
	if err != nil {
		return err
	}
	if n == 0 {
		return refuse(ctx, u.ID, w.Unit)
	}
	u.Version++
	return nil
}

func (w *writer) saveOwners(ctx context.Context, u *careline.Unit, fresh bool) error {
	if !fresh {
		if _, err := w.exec(ctx, "DELETE FROM ownership WHERE unit_id = ?", int64(u.ID)); err != nil {
			return err
		}
	}
	for i, o := range u.Owners {
		if _, err := w.exec(ctx, intoOwnership+" VALUES (?, ?, ?, ?, ?)", ownershipValues(u.ID, i, o)...); err != nil {
			return err
		}
	}
	return nil
}

func ownershipValues(u careline.UnitID, position int, o careline.Ownership) []any {
	return []any{int64(u), int64(position), int64(o.Customer), string(o.From), string(o.Until)}
}

// presentOwners gives each customer who owns the unit now, once.
func presentOwners(owners []careline.Ownership) []careline.CustomerID {
	var out []careline.CustomerID
	for _, o := range owners {
		if o.Until == "" && !slices.Contains(out, o.Customer) {
			out = append(out, o.Customer)
		}
	}
	return out
}
