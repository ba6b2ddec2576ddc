package store

import (
	"context"
	"slices"

	"careline"
)

const customerColumns = `c.id, c.external_id, c.name, c.company, c.language, c.tier, c.preference, c.note,
	c.representative_id, c.version, c.created, c.updated, c.former, c.erased`

func scanCustomer(row scanner, c *careline.Customer) error {
	return row.Scan(&c.ID, text(&c.ExternalID), &c.Name, &c.Company, &c.Language, text(&c.Tier), &c.Preference, &c.Note,
		ref(&c.Representative), &c.Version, moment(&c.Created), moment(&c.Updated), listOf(&c.Formerly), moment(&c.Erased))
}

func (r *reader) Customer(ctx context.Context, id careline.CustomerID) (careline.Customer, error) {
	found, err := r.Customers(ctx, []careline.CustomerID{id})
	if err != nil {
		return careline.Customer{}, err
	}
	if len(found) > 0 {
		return found[0], nil
	}
	into, err := r.Gone(ctx, []careline.CustomerID{id})
	if kept := into[id]; err == nil && kept != 0 {
		found, err = r.Customers(ctx, []careline.CustomerID{kept})
	}
	if err == nil && len(found) == 0 {
		err = careline.NotFound(careline.KindCustomer, id.String())
	}
	if err != nil {
		return careline.Customer{}, err
	}
	return found[0], nil
}

func (r *reader) Customers(ctx context.Context, ids []careline.CustomerID) ([]careline.Customer, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	byID := make(map[careline.CustomerID]*careline.Customer, len(ids))
	list := r.d.list(raw(ids))
	err := r.each(ctx, func(row scanner) error {
		var c careline.Customer
		if err := scanCustomer(row, &c); err != nil {
			return err
		}
		byID[c.ID] = &c
		return nil
	}, "SELECT "+customerColumns+" FROM customer c WHERE "+r.d.among("c.id"), list)
	if err != nil {
		return nil, err
	}
	if err := r.addContacts(ctx, byID, list); err != nil {
		return nil, err
	}
	if err := r.addHomes(ctx, byID, list); err != nil {
		return nil, err
	}
	out := make([]careline.Customer, 0, len(byID))
	for _, id := range ids {
		if c, ok := byID[id]; ok {
			out = append(out, *c)
		}
	}
	return out, nil
}

func (r *reader) addContacts(ctx context.Context, byID map[careline.CustomerID]*careline.Customer, list any) error {
	return r.each(ctx, func(row scanner) error {
		var owner careline.CustomerID
		var p careline.ContactPoint
		err := row.Scan(&owner, &p.ID, text(&p.Kind), &p.Raw, text(&p.E164), &p.Extension, &p.Label, &p.Primary, &p.DoNotCall)
		if c, ok := byID[owner]; ok {
			c.Contacts = append(c.Contacts, p)
		}
		return err
	}, `SELECT customer_id, id, kind, raw, e164, extension, label, main, do_not_call FROM contact_point
		WHERE `+r.d.among("customer_id")+` ORDER BY customer_id, position, id`, list)
}

func (r *reader) addHomes(ctx context.Context, byID map[careline.CustomerID]*careline.Customer, list any) error {
	return r.each(ctx, func(row scanner) error {
		var owner careline.CustomerID
		var h careline.Residence
		err := row.Scan(append([]any{&owner, &h.Label, text(&h.From), text(&h.Until), &h.Primary}, siteFields(&h.Site)...)...)
		if c, ok := byID[owner]; ok {
			c.Homes = append(c.Homes, h)
		}
		return err
	}, `SELECT r.customer_id, r.label, r.since, r.until, r.main, `+siteColumns+`
		FROM residence r JOIN site s ON s.id = r.site_id
		WHERE `+r.d.among("r.customer_id")+` ORDER BY r.customer_id, r.position`, list)
}

func (r *reader) CustomersWithMarks(ctx context.Context, marks careline.CustomerMarks) ([]careline.CustomerID, error) {
	var all []careline.CustomerID
	for _, m := range []struct {
		query string
		marks []string
	}{
		{"SELECT customer_id FROM contact_point WHERE " + r.d.among("e164"), marks.E164},
		{"SELECT customer_id FROM contact_point WHERE e164 IS NULL AND " + r.d.among("raw"), marks.Raw},
		{"SELECT id FROM customer WHERE " + r.d.among("external_id"), marks.ExternalIDs},
	} {
		if len(m.marks) == 0 {
			continue
		}
		found, err := ids[careline.CustomerID](ctx, r, m.query, r.d.texts(m.marks))
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
	}
	if len(marks.ExternalIDs) > 0 {
		gone, err := ids[careline.CustomerID](ctx, r, "SELECT gone_id FROM file_merge WHERE undone IS NULL AND "+
			r.d.among("external_id"), r.d.texts(marks.ExternalIDs))
		if err != nil {
			return nil, err
		}
		into, err := r.Gone(ctx, gone)
		if err != nil {
			return nil, err
		}
		for _, kept := range into {
			all = append(all, kept)
		}
	}
	slices.Sort(all)
	return slices.Compact(all), nil
}

func (r *reader) CustomersByName(ctx context.Context, name string, limit int) ([]careline.CustomerID, error) {
	return ids[careline.CustomerID](ctx, r, "SELECT id FROM customer WHERE name = ? ORDER BY id LIMIT ?", name, atMost(limit))
}

func (r *reader) CountCustomers(ctx context.Context) (n int, err error) {
	err = r.one(ctx, func(row scanner) error { return row.Scan(&n) }, "SELECT count(*) FROM customer")
	return n, err
}

func (r *reader) HasCustomers(ctx context.Context) (has bool, err error) {
	err = r.one(ctx, func(row scanner) error { return row.Scan(&has) }, "SELECT EXISTS (SELECT 1 FROM customer)")
	return has, err
}

func (r *reader) Residents(ctx context.Context, site careline.SiteID) ([]careline.CustomerID, error) {
	return ids[careline.CustomerID](ctx, r,
		"SELECT DISTINCT customer_id FROM residence WHERE site_id = ? AND until = '' ORDER BY customer_id", int64(site))
}

// SaveCustomer keeps c. An external id that is taken is a conflict too, then
// without a current record.
func (w *writer) SaveCustomer(ctx context.Context, c *careline.Customer) error {
	willSet(w, c)
	willSetEach(w, c.Contacts)
	willSetEach(w, c.Homes)
	fresh := c.ID == 0
	save := w.changeCustomer
	if fresh {
		save = w.addCustomer
	}
	if err := taken(save(ctx, c), careline.Say("Another customer has the external number %s.",
		"外部编号 %s 已被另一客户使用。", c.ExternalID)); err != nil {
		return err
	}
	if err := w.saveContacts(ctx, c, fresh); err != nil {
		return err
	}
	if err := w.saveHomes(ctx, c, fresh); err != nil {
		return err
	}
	if fresh {
		return w.indexAdded(ctx, c)
	}
	return w.indexChanged(ctx, c.ID)
}

const intoCustomer = `INSERT INTO customer (id, external_id, name, company, language, tier, preference, note,
	representative_id, version, created, updated)`

// customerValues are those of a new customer but for the id.
func customerValues(c *careline.Customer, version int64) []any {
	return []any{
		textArg(c.ExternalID), c.Name, c.Company, c.Language, string(c.Tier), c.Preference, c.Note,
		refArg(c.Representative), version, timeArg(c.Created), timeArg(c.Updated),
	}
}

func (w *writer) addCustomer(ctx context.Context, c *careline.Customer) error {
	id, err := w.insert(ctx, intoCustomer+" VALUES ("+w.d.newID+", ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", customerValues(c, 1)...)
	if err != nil {
		return err
	}
	c.ID, c.Version = careline.CustomerID(id), 1
	return nil
}

func (w *writer) changeCustomer(ctx context.Context, c *careline.Customer) error {
	former, err := listArg(c.Formerly)
	if err != nil {
		return err
	}
	n, err := w.exec(ctx, `
		UPDATE customer SET external_id = ?, name = ?, company = ?, language = ?, tier = ?, preference = ?, note = ?,
			representative_id = ?, version = version + 1, updated = ?, former = ?
		WHERE id = ? AND version = ?`,
		textArg(c.ExternalID), c.Name, c.Company, c.Language, string(c.Tier), c.Preference, c.Note,
		refArg(c.Representative), timeArg(c.Updated), former, int64(c.ID), c.Version)
	if err != nil {
		return err
	}
	if n == 0 {
		return refuse(ctx, c.ID, w.Customer)
	}
	c.Version++
	return nil
}

func (w *writer) saveContacts(ctx context.Context, c *careline.Customer, fresh bool) error {
	if !fresh {
		kept := make([]int64, 0, len(c.Contacts))
		for _, p := range c.Contacts {
			kept = append(kept, p.ID)
		}
		_, err := w.exec(ctx, "DELETE FROM contact_point WHERE customer_id = ? AND NOT ("+w.d.among("id")+")",
			int64(c.ID), w.d.list(kept))
		if err != nil {
			return err
		}
	}
	for i := range c.Contacts {
		if err := w.saveContact(ctx, c.ID, i, &c.Contacts[i]); err != nil {
			return err
		}
	}
	return nil
}

const intoContact = `INSERT INTO contact_point (id, customer_id, position, kind, raw, e164, extension, label, main, do_not_call)`

func contactValues(owner careline.CustomerID, position int, p *careline.ContactPoint) []any {
	return []any{
		int64(owner), int64(position), string(p.Kind), p.Raw, textArg(p.E164), p.Extension, p.Label,
		flagArg(p.Primary), flagArg(p.DoNotCall),
	}
}

func (w *writer) saveContact(ctx context.Context, owner careline.CustomerID, position int, p *careline.ContactPoint) error {
	if p.ID == 0 {
		id, err := w.insert(ctx, intoContact+" VALUES ("+w.d.newID+", ?, ?, ?, ?, ?, ?, ?, ?, ?)", contactValues(owner, position, p)...)
		p.ID = id
		return err
	}
	n, err := w.exec(ctx, `
		UPDATE contact_point SET position = ?, kind = ?, raw = ?, e164 = ?, extension = ?, label = ?, main = ?, do_not_call = ?
		WHERE id = ? AND customer_id = ?`,
		position, string(p.Kind), p.Raw, textArg(p.E164), p.Extension, p.Label,
		flagArg(p.Primary), flagArg(p.DoNotCall), p.ID, int64(owner))
	if err == nil && n == 0 {
		err = faultError(faultDangling, nil)
	}
	return err
}
