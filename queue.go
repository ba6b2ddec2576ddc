package careline

import (
	"context"
	"slices"
)

// QueueFilter chooses the orders of a Queue.
type QueueFilter struct {
	Provider ProviderID // zero: every provider's; a provider's staff get their own whatever it says
}

// QueueRow is an order in the queue of its provider, with what the visit needs.
type QueueRow struct {
	OrderRow
	Customer Customer // see ofCustomer
	Site     Site
	Unit     *UnitView // nil: none
}

// Phone gives the number to ring, formatted; empty where none is known.
func (r *QueueRow) Phone() string {
	if phones := r.Customer.Phones(); len(phones) > 0 {
		return FormatPhone(phones[0])
	}
	return ""
}

// Queue is what a provider has to do.
type Queue struct {
	Rows        []QueueRow // by window, those without one last
	More        bool       // there are more rows
	Technicians []Technician
}

// queueRows is how many orders a queue gives.
const queueRows = 500

// Queue gives the open orders of a provider by window (W4), with what their
// visits need of customer, site and unit, and who works there.
func (s *Session) Queue(ctx context.Context, f QueueFilter) (Queue, error) {
	var q Queue
	of := OrderFilter{States: OpenOrderStates(), Provider: f.Provider, Due: true, Limit: queueRows + 1, Now: s.desk.clock().UTC()}
	if s.staff.Role == RoleProvider {
		of.Provider = s.staff.Provider
	}
	err := s.see(ctx, MayCarryOut, func(r Reader) error {
		rows, err := r.Orders(ctx, of)
		if err != nil {
			return err
		}
		if len(rows) > queueRows {
			rows, q.More = rows[:queueRows], true
		}
		if q.Rows, err = s.queueRows(ctx, r, rows); err != nil || of.Provider == 0 {
			return err
		}
		q.Technicians, err = r.Technicians(ctx, of.Provider)
		q.Technicians = slices.DeleteFunc(slices.Clone(q.Technicians), func(t Technician) bool { return t.Retired })
		return err
	})
	return q, err
}

// queueRows adds what stands around the orders, in a number of statements that
// does not grow with theirs.
func (s *Session) queueRows(ctx context.Context, r Reader, rows []OrderRow) ([]QueueRow, error) {
	if len(rows) == 0 {
		return nil, nil
	}
	var people []CustomerID
	var places []SiteID
	var things []UnitID
	for i := range rows {
		o := &rows[i]
		people, places, things = append(people, o.Customer), append(places, o.Site), append(things, o.Unit)
	}
	customers, err := r.Customers(ctx, unique(people))
	if err != nil {
		return nil, err
	}
	sites, err := r.Sites(ctx, unique(places))
	if err != nil {
		return nil, err
	}
	found, err := r.Units(ctx, unique(things))
	if err != nil {
		return nil, err
	}
	units, err := s.viewUnits(ctx, r, found)
	if err != nil {
		return nil, err
	}
	out := make([]QueueRow, len(rows))
	for i := range rows {
		o := &out[i]
		o.OrderRow = rows[i]
		o.WorkOrder = s.ofOrder(o.WorkOrder)
		if s.staff.Role != RoleProvider && s.veils(o.WorkOrder.Customer) {
			o.CustomerName = maskText(o.CustomerName)
		}
		if at := slices.IndexFunc(customers, func(c Customer) bool { return c.ID == o.WorkOrder.Customer }); at >= 0 {
			o.Customer = s.ofCustomer(&customers[at], o.Visit())
		}
		if at := slices.IndexFunc(sites, func(x Site) bool { return x.ID == o.WorkOrder.Site }); at >= 0 {
			o.Site = sites[at]
			if s.staff.Role != RoleProvider {
				o.Site = s.veilSite(o.WorkOrder.Customer, o.Site)
			} else if !o.Visit().ringsCustomer(s.desk.clock()) {
				o.Site.Note = maskText(o.Site.Note)
			}
		}
		if at := slices.IndexFunc(units, func(u UnitView) bool { return u.Unit.ID == o.WorkOrder.Unit }); at >= 0 {
			unit := ofUnit(units[at], o.Provider())
			o.Unit = &unit
		}
	}
	return out, nil
}

// unique gives what is there, each once.
func unique[T ~int64](ids []T) []T {
	kept := make([]T, 0, len(ids))
	for _, id := range ids {
		if id != 0 {
			kept = append(kept, id)
		}
	}
	slices.Sort(kept)
	return slices.Compact(kept)
}
