package store

import (
	"context"
	"database/sql"
	"encoding/json"
	"errors"
	"slices"

	"careline"
)

// hangsOn is where a customer's records are found, by their kind. Interactions
// and the like that a customer may have thousands of are passed on by one
// statement each.
var hangsOn = []struct {
	kind careline.Kind
	ids  string
	pass string // particulars: to, from, the list of ids; empty: one by one, as units
}{
	{careline.KindUnit, "SELECT DISTINCT unit_id FROM ownership WHERE customer_id = ? ORDER BY unit_id", ""},
	{
		careline.KindCase, "SELECT id FROM service_case WHERE customer_id = ? ORDER BY id",
		"UPDATE service_case SET customer_id = ? WHERE customer_id = ? AND ",
	},
	{
		careline.KindOrder, "SELECT id FROM work_order WHERE customer_id = ? ORDER BY id",
		"UPDATE work_order SET customer_id = ? WHERE customer_id = ? AND ",
	},
	{
		careline.KindInteraction, "SELECT id FROM interaction WHERE customer_id = ? ORDER BY id",
		"UPDATE interaction SET customer_id = ? WHERE customer_id = ? AND ",
	},
}

func (r *reader) HangsOn(ctx context.Context, id careline.CustomerID) ([]careline.Ref, error) {
	var refs []careline.Ref
	for _, what := range hangsOn {
		found, err := ids[int64](ctx, r, what.ids, int64(id))
		if err != nil {
			return nil, err
		}
		for _, id := range found {
			refs = append(refs, careline.Ref{Kind: what.kind, ID: id})
		}
	}
	return refs, nil
}

// PassOn makes records of one customer another's.
func (w *writer) PassOn(ctx context.Context, from, to careline.CustomerID, what []careline.Ref) error {
	of := map[careline.Kind][]int64{}
	for _, ref := range what {
		of[ref.Kind] = append(of[ref.Kind], ref.ID)
	}
	for _, h := range hangsOn {
		if len(of[h.kind]) == 0 || h.pass == "" {
			continue
		}
		if _, err := w.exec(ctx, h.pass+w.d.among("id"), int64(to), int64(from), w.d.list(of[h.kind])); err != nil {
			return err
		}
	}
	return w.indexChanged(ctx, from, to)
}

// DropCustomer takes a file away.
func (w *writer) DropCustomer(ctx context.Context, id careline.CustomerID) (had []string, err error) {
	err = w.each(ctx, func(row scanner) error {
		var mark string
		err := row.Scan(&mark)
		had = append(had, mark)
		return err
	}, "SELECT mark FROM former_number WHERE customer_id = ? ORDER BY mark", int64(id))
	if err != nil {
		return nil, err
	}
	for _, query := range []string{
		"INSERT INTO lookup_dead (doc) SELECT lookup_doc FROM customer WHERE id = ? AND lookup_doc IS NOT NULL",
		"DELETE FROM former_number WHERE customer_id = ?",
		"DELETE FROM contact_point WHERE customer_id = ?", "DELETE FROM residence WHERE customer_id = ?", "DELETE FROM customer WHERE id = ?",
	} {
		if _, err := w.exec(ctx, query, int64(id)); err != nil {
			return nil, err
		}
	}
	return had, w.indexChanged(ctx, id)
}

// RestoreCustomer puts a file back under its number; its version goes on from
// the one that it had.
func (w *writer) RestoreCustomer(ctx context.Context, c *careline.Customer) error {
	willSet(w, c)
	c.Version++
	values := append([]any{int64(c.ID)}, customerValues(c, c.Version)...)
	_, err := w.exec(ctx, intoCustomer+" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", values...)
	if err != nil {
		return taken(err, careline.Say("Another customer has the external number %s by now.",
			"外部编号 %s 现已被另一客户使用。", c.ExternalID))
	}
	former, err := listArg(c.Formerly)
	if err == nil {
		_, err = w.exec(ctx, "UPDATE customer SET former = ? WHERE id = ?", former, int64(c.ID))
	}
	if err != nil {
		return err
	}
	if err := w.restoreContacts(ctx, c); err != nil {
		return err
	}
	for i := range c.Homes {
		h := &c.Homes[i]
		if h.Site, err = w.Site(ctx, h.Site.ID); err != nil {
			return err
		}
		if _, err := w.exec(ctx, intoResidence+" VALUES (?, ?, ?, ?, ?, ?, ?)", residenceValues(c.ID, i, h)...); err != nil {
			return err
		}
	}
	return w.indexChanged(ctx, c.ID)
}

// restoreContacts puts the contact points back, under their numbers where these
// are not another's by now.
func (w *writer) restoreContacts(ctx context.Context, c *careline.Customer) error {
	all := make([]int64, len(c.Contacts))
	for i := range c.Contacts {
		all[i] = c.Contacts[i].ID
	}
	others, err := ids[int64](ctx, &w.reader, "SELECT id FROM contact_point WHERE "+w.d.among("id"), w.d.list(all))
	if err != nil {
		return err
	}
	willSetEach(w, c.Contacts)
	for i := range c.Contacts {
		p := &c.Contacts[i]
		if p.ID == 0 || slices.Contains(others, p.ID) {
			p.ID = 0
			err = w.saveContact(ctx, c.ID, i, p)
		} else {
			_, err = w.exec(ctx, intoContact+" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", append([]any{p.ID}, contactValues(c.ID, i, p)...)...)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

func (r *reader) Merge(ctx context.Context, gone careline.CustomerID) (careline.Merge, error) {
	var m careline.Merge
	err := r.one(ctx, func(row scanner) error {
		var record string
		err := row.Scan(&m.ID, &m.Kept, &m.Gone, moment(&m.At), ref(&m.Staff), &record)
		if err != nil {
			return err
		}
		return json.Unmarshal([]byte(record), &m.Record)
	}, "SELECT id, kept_id, gone_id, at, staff_id, record FROM file_merge WHERE gone_id = ? AND undone IS NULL", int64(gone))
	if errors.Is(err, sql.ErrNoRows) {
		return m, careline.NotFound(careline.KindCustomer, gone.String())
	}
	return m, err
}

// SaveMerge keeps a merge, or that it was undone.
func (w *writer) SaveMerge(ctx context.Context, m *careline.Merge) error {
	willSet(w, m)
	if m.ID != 0 {
		_, err := w.exec(ctx, "UPDATE file_merge SET undone = ?, undone_by = ? WHERE id = ?",
			timeArg(m.Undone), refArg(m.UndoneBy), m.ID)
		return err
	}
	record, err := json.Marshal(m.Record)
	if err != nil {
		return err
	}
	m.ID, err = w.insert(ctx, `INSERT INTO file_merge (kept_id, gone_id, external_id, at, staff_id, record) VALUES (?, ?, ?, ?, ?, ?)`,
		int64(m.Kept), int64(m.Gone), textArg(m.Record.Gone.ExternalID), micros(m.At), refArg(m.Staff), string(record))
	return err
}

func (r *reader) Gone(ctx context.Context, of []careline.CustomerID) (map[careline.CustomerID]careline.CustomerID, error) {
	into := map[careline.CustomerID]careline.CustomerID{}
	for ask := of; len(ask) > 0; {
		var next []careline.CustomerID
		err := r.each(ctx, func(row scanner) error {
			var gone, kept careline.CustomerID
			err := row.Scan(&gone, &kept)
			if _, met := into[gone]; !met {
				into[gone] = kept
				next = append(next, kept)
			}
			return err
		}, "SELECT gone_id, kept_id FROM file_merge WHERE undone IS NULL AND "+r.d.among("gone_id"), r.d.list(raw(ask)))
		if err != nil {
			return nil, err
		}
		ask = next
	}
	ends := map[careline.CustomerID]careline.CustomerID{}
	for _, id := range of {
		kept, is := into[id]
		for next, further := into[kept]; further; next, further = into[kept] {
			kept = next
		}
		if is {
			ends[id] = kept
		}
	}
	return ends, nil
}

func (r *reader) MergedInto(ctx context.Context, kept careline.CustomerID) ([]careline.CustomerID, error) {
	var all []careline.CustomerID
	for ask := []careline.CustomerID{kept}; len(ask) > 0; {
		found, err := ids[careline.CustomerID](ctx, r, "SELECT gone_id FROM file_merge WHERE undone IS NULL AND "+
			r.d.among("kept_id")+" ORDER BY gone_id", r.d.list(raw(ask)))
		if err != nil {
			return nil, err
		}
		all = append(all, found...)
		ask = found
	}
	return all, nil
}
