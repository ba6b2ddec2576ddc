package store

import (
	"context"
	"time"

	"careline"
)

const orderColumns = `x.id, x.kind, x.customer_id, x.site_id, x.unit_id, x.case_id, x.interaction_id, x.follows_on_id,
	x.text, x.free, x.charge_reason, x.charge_until, x.window_from, x.window_to, x.state, x.reason, x.opened, x.closed,
	x.version, f.code`

// fromOrders are the orders and their codes, which stand in a table of their
// own: the database logins of providers don't see it.
const fromOrders = " FROM work_order x LEFT JOIN confirmation f ON f.order_id = x.id"

func orderFields(o *careline.WorkOrder) []any {
	return []any{
		&o.ID, text(&o.Kind), ref(&o.Customer), ref(&o.Site), ref(&o.Unit), ref(&o.Case), ref(&o.Interaction),
		ref(&o.FollowsOn), &o.Text, &o.Charge.Free, text(&o.Charge.Reason), text(&o.Charge.Until), moment(&o.Window.From),
		moment(&o.Window.To), text(&o.State), &o.Reason, moment(&o.Opened), moment(&o.Closed), &o.Version,
		text(&o.Code),
	}
}

func (r *reader) Order(ctx context.Context, id careline.OrderID) (careline.WorkOrder, error) {
	var o careline.WorkOrder
	err := r.one(ctx, func(row scanner) error { return row.Scan(orderFields(&o)...) },
		"SELECT "+orderColumns+fromOrders+" WHERE x.id = ?", int64(id))
	if err != nil {
		return o, notFound(err, careline.KindOrder, id.String())
	}
	err = r.addVisits(ctx, map[careline.OrderID]*careline.WorkOrder{id: &o})
	return o, err
}

func (r *reader) Orders(ctx context.Context, f careline.OrderFilter) ([]careline.OrderRow, error) {
	var q filter
	states(&q, f.States)
	if f.Customer != 0 {
		q.and("x.customer_id = ?", int64(f.Customer))
	}
	if f.Case != 0 {
		q.and("x.case_id = ?", int64(f.Case))
	}
	if f.Provider != 0 {
		q.and("x.provider_id = ?", int64(f.Provider))
	}
	if f.Waiting {
		q.and("x.provider_id IS NULL")
	}
	if f.Kind != "" {
		q.and("x.kind = ?", string(f.Kind))
	}
	q.openedSince(f.Since)
	q.openedBefore(f.Before)
	q.in(orderCity, f.In)
	if f.Falls != (careline.Day{}) {
		q.and("x.is_open = 1 AND x.window_to >= ? AND x.window_to < ?", micros(f.Falls.From), micros(f.Falls.To))
	}
	q.promise(f.Promise, orderPromise, promisedOrders, f.Day, f.Now)
	if f.Overdue { // as WorkOrder.Overdue tells
		q.and("x.is_open = 1 AND x.window_to IS NOT NULL AND x.window_to < ?", micros(f.Now))
	}
	query := `SELECT ` + orderColumns + `, c.name, p.name, s.country, s.province, s.city, s.district` + fromOrders + `
		JOIN customer c ON c.id = x.customer_id
		LEFT JOIN provider p ON p.id = x.provider_id
		LEFT JOIN site s ON s.id = x.site_id` + q.where()
	if f.Due || f.Falls != (careline.Day{}) {
		query += q.byWindow(f.Limit)
	} else {
		query += q.byAge(f.Oldest, f.Limit)
	}
	var out []careline.OrderRow
	err := r.each(ctx, func(row scanner) error {
		var o careline.OrderRow
		at := &o.Region
		err := row.Scan(append(orderFields(&o.WorkOrder), &o.CustomerName, text(&o.ProviderName),
			text(&at.Country), text(&at.Province), text(&at.City), text(&at.District))...)
		out = append(out, o)
		return err
	}, query, q.args...)
	if err != nil {
		return nil, err
	}
	orders := make(map[careline.OrderID]*careline.WorkOrder, len(out))
	for i := range out {
		orders[out[i].ID] = &out[i].WorkOrder
	}
	return out, r.addVisits(ctx, orders)
}

func (r *reader) addVisits(ctx context.Context, orders map[careline.OrderID]*careline.WorkOrder) error {
	if len(orders) == 0 {
		return nil
	}
	list := make([]int64, 0, len(orders))
	for id := range orders {
		list = append(list, int64(id))
	}
	return r.each(ctx, func(row scanner) error {
		var order careline.OrderID
		var v careline.Visit
		err := row.Scan(&order, &v.ID, text(&v.State), ref(&v.Provider), ref(&v.Technician), &v.Reason,
			moment(&v.Assigned), moment(&v.Accepted), moment(&v.Started), moment(&v.Ended), &v.Confirmed, &v.Misses,
			text(&v.Rating))
		if err != nil { // a question that was given up names no order
			return err
		}
		o := orders[order]
		o.Visits = append(o.Visits, v)
		return nil
	}, `SELECT order_id, id, state, provider_id, technician_id, reason, assigned, accepted, started, ended,
		confirmed, misses, rating FROM visit WHERE `+r.d.among("order_id")+" ORDER BY order_id, position", r.d.list(list))
}

const (
	intoOrder = `INSERT INTO work_order (kind, customer_id, site_id, unit_id, case_id, interaction_id, follows_on_id, provider_id,
	text, free, charge_reason, charge_until, window_from, window_to, state, is_open, reason, opened, closed, version, id)`
	intoVisit = `INSERT INTO visit (position, state, provider_id, technician_id, reason, assigned, accepted, started, ended,
	confirmed, misses, rating, order_id, id)`
	intoConfirmation = "INSERT INTO confirmation (order_id, code)"
)

func orderValues(o *careline.WorkOrder) []any {
	return []any{
		string(o.Kind), refArg(o.Customer), refArg(o.Site), refArg(o.Unit), refArg(o.Case), refArg(o.Interaction),
		refArg(o.FollowsOn), refArg(o.Provider()), o.Text, flagArg(o.Charge.Free), string(o.Charge.Reason),
		string(o.Charge.Until), timeArg(o.Window.From), timeArg(o.Window.To), string(o.State), flagArg(o.State.Open()),
		o.Reason, micros(o.Opened), timeArg(o.Closed),
	}
}

func visitValues(order careline.OrderID, position int, v *careline.Visit) []any {
	return []any{
		int64(position), string(v.State), refArg(v.Provider), refArg(v.Technician), v.Reason,
		timeArg(v.Assigned), timeArg(v.Accepted), timeArg(v.Started), timeArg(v.Ended),
		flagArg(v.Confirmed), int64(v.Misses), string(v.Rating), int64(order),
	}
}

// SaveOrder keeps o with its visits. Its code stays the one it was made with.
func (w *writer) SaveOrder(ctx context.Context, o *careline.WorkOrder) error {
	willSet(w, o)
	willSetEach(w, o.Visits)
	values := orderValues(o)
	if o.ID == 0 {
		id, err := w.insert(ctx, intoOrder+" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, "+w.d.newID+")", values...)
		if err != nil {
			return err
		}
		o.ID, o.Version = careline.OrderID(id), 1
		if o.Code != "" {
			if _, err := w.exec(ctx, intoConfirmation+" VALUES (?, ?)", id, o.Code); err != nil {
				return err
			}
		}
		return w.saveVisits(ctx, o)
	}
	n, err := w.exec(ctx, `
		UPDATE work_order SET kind = ?, customer_id = ?, site_id = ?, unit_id = ?, case_id = ?, interaction_id = ?,
			follows_on_id = ?, provider_id = ?, text = ?, free = ?, charge_reason = ?, charge_until = ?, window_from = ?,
			window_to = ?, state = ?, is_open = ?, reason = ?, opened = ?, closed = ?, version = version + 1
		WHERE id = ? AND version = ?`, append(values, int64(o.ID), o.Version)...)
	if err != nil {
		return err
	}
	if n == 0 {
		return refuse(ctx, o.ID, w.Order)
	}
	o.Version++
	return w.saveVisits(ctx, o)
}

func (w *writer) saveVisits(ctx context.Context, o *careline.WorkOrder) error {
	kept := make([]int64, 0, len(o.Visits))
	for _, v := range o.Visits {
		kept = append(kept, int64(v.ID))
	}
	_, err := w.exec(ctx, "DELETE FROM visit WHERE order_id = ? AND NOT ("+w.d.among("id")+")", int64(o.ID), w.d.list(kept))
	if err != nil {
		return err
	}
	for i := range o.Visits {
		if err := w.saveVisit(ctx, o.ID, i, &o.Visits[i]); err != nil {
			return err
		}
	}
	return nil
}

func (w *writer) saveVisit(ctx context.Context, order careline.OrderID, position int, v *careline.Visit) error {
	values := visitValues(order, position, v)
	if v.ID == 0 {
		id, err := w.insert(ctx, intoVisit+" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, "+w.d.newID+")", values...)
		v.ID = careline.VisitID(id)
		return err
	}
	n, err := w.exec(ctx, `
		UPDATE visit SET position = ?, state = ?, provider_id = ?, technician_id = ?, reason = ?, assigned = ?,
			accepted = ?, started = ?, ended = ?, confirmed = ?, misses = ?, rating = ?
		WHERE order_id = ? AND id = ?`, append(values, int64(v.ID))...)
	if err == nil && n == 0 {
		err = faultError(faultDangling, nil)
	}
	return err
}

func (r *reader) TechnicianLoad(ctx context.Context, provider careline.ProviderID, from, to time.Time) (map[careline.TechnicianID]int, error) {
	load := map[careline.TechnicianID]int{}
	err := r.each(ctx, func(row scanner) error {
		var id careline.TechnicianID
		var n int
		err := row.Scan(&id, &n)
		load[id] = n
		return err
	}, `SELECT v.technician_id, count(*) FROM work_order x JOIN visit v ON v.order_id = x.id AND v.provider_id = x.provider_id
		WHERE x.is_open = 1 AND x.provider_id = ? AND x.window_from >= ? AND x.window_from < ? AND v.technician_id IS NOT NULL AND v.ended IS NULL
		GROUP BY v.technician_id`, int64(provider), micros(from), micros(to))
	return load, err
}
