package store

import (
	"context"

	"careline"
)

func (r *reader) CustomersAfter(ctx context.Context, after careline.CustomerID, limit int) ([]careline.Customer, error) {
	page, err := ids[careline.CustomerID](ctx, r, "SELECT id FROM customer WHERE id > ? ORDER BY id LIMIT ?", int64(after), atMost(limit))
	if err != nil {
		return nil, err
	}
	return r.Customers(ctx, page)
}

func (r *reader) CasesAfter(ctx context.Context, after careline.CaseID, limit int) ([]careline.CaseRow, error) {
	var out []careline.CaseRow
	err := r.each(ctx, func(row scanner) error {
		var c careline.CaseRow
		err := row.Scan(append(caseFields(&c.Case), &c.CustomerName, text(&c.OwnerName))...)
		out = append(out, c)
		return err
	}, `SELECT `+caseColumns+`, c.name, s.name
		FROM service_case x
		JOIN customer c ON c.id = x.customer_id
		LEFT JOIN staff s ON s.id = x.owner_id
		WHERE x.id > ? ORDER BY x.id LIMIT ?`, int64(after), atMost(limit))
	return out, err
}

func (r *reader) OrdersAfter(ctx context.Context, after careline.OrderID, limit int) ([]careline.OrderRow, error) {
	var out []careline.OrderRow
	err := r.each(ctx, func(row scanner) error {
		var o careline.OrderRow
		at := &o.Region
		err := row.Scan(append(orderFields(&o.WorkOrder), &o.CustomerName, text(&o.ProviderName),
			text(&at.Country), text(&at.Province), text(&at.City), text(&at.District))...)
		out = append(out, o)
		return err
	}, `SELECT `+orderColumns+`, c.name, p.name, s.country, s.province, s.city, s.district`+fromOrders+`
		JOIN customer c ON c.id = x.customer_id
		LEFT JOIN provider p ON p.id = x.provider_id
		LEFT JOIN site s ON s.id = x.site_id
		WHERE x.id > ? ORDER BY x.id LIMIT ?`, int64(after), atMost(limit))
	if err != nil {
		return nil, err
	}
	orders := make(map[careline.OrderID]*careline.WorkOrder, len(out))
	for i := range out {
		orders[out[i].ID] = &out[i].WorkOrder
	}
	return out, r.addVisits(ctx, orders)
}

// EventsAfter reads in the order in which events were written down.
func (r *reader) EventsAfter(ctx context.Context, after careline.EventID, limit int) ([]careline.Event, error) {
	var page []place
	err := r.each(ctx, func(row scanner) error {
		var p place
		err := row.Scan(&p.event)
		page = append(page, p)
		return err
	}, "SELECT id FROM event WHERE id > ? ORDER BY id LIMIT ?", int64(after), atMost(limit))
	if err != nil {
		return nil, err
	}
	return r.events(ctx, page)
}

func (r *reader) UnitsAfter(ctx context.Context, after careline.UnitID, limit int) ([]careline.Unit, error) {
	return r.units(ctx, "WHERE u.id > ? ORDER BY u.id LIMIT ?", int64(after), atMost(limit))
}
