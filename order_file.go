package careline

import "context"

// OrderView is a work order with what stands around it.
type OrderView struct {
	Order      WorkOrder
	Customer   Customer
	Site       Site
	Unit       *UnitView // nil: none
	Providers  map[ProviderID]string
	Technician []Technician // of the current provider
	FollowOn   OrderID      // the order that took up from this one; zero for none
	Next       []Candidate  // whom to ask next, best first; empty once the order has ended
	Lines      []TimelineLine

	followsOn OrderID // the order before this one, where the person may see it
}

// ProviderName names the provider of the current visit.
func (v *OrderView) ProviderName() string { return v.Providers[v.Order.Provider()] }

// Order gives a work order with its history. A provider's staff see their own
// orders only; another's is not_found to them.
func (s *Session) Order(ctx context.Context, id OrderID) (OrderView, error) {
	var v OrderView
	err := s.see(ctx, s.seesOrders(), func(r Reader) (err error) {
		if v.Order, err = r.Order(ctx, id); err != nil {
			return err
		}
		o := &v.Order
		if err := s.ownOrder(o); err != nil {
			return err
		}
		if v.Customer, err = r.Customer(ctx, o.Customer); err != nil {
			return err
		}
		if o.Site != 0 {
			if v.Site, err = r.Site(ctx, o.Site); err != nil {
				return err
			}
		}
		if v.Unit, err = s.unitOf(ctx, r, o.Unit); err != nil {
			return err
		}
		if err := s.around(ctx, r, &v); err != nil {
			return err
		}
		s.ofOrderView(&v)
		return nil
	})
	if err == nil {
		err = s.look(ctx, v.Customer.ID, id.Ref())
	}
	if err != nil { // what was read before it was refused is not theirs
		return OrderView{}, err
	}
	return v, nil
}

func (s *Session) around(ctx context.Context, r Reader, v *OrderView) (err error) {
	o := &v.Order
	v.Providers = map[ProviderID]string{}
	for _, visit := range o.Visits {
		if visit.Provider == 0 || v.Providers[visit.Provider] != "" {
			continue
		}
		p, err := r.Provider(ctx, visit.Provider)
		if err != nil {
			return err
		}
		v.Providers[p.ID] = p.Name
	}
	if o.Provider() != 0 {
		if v.Technician, err = r.Technicians(ctx, o.Provider()); err != nil {
			return err
		}
	}
	if o.State.Open() {
		if v.Next, err = s.candidates(ctx, r, o, v.Site, v.Unit, v.Customer.Language); err != nil {
			return err
		}
	}
	same, err := r.Orders(ctx, OrderFilter{Customer: o.Customer, Limit: fileRows})
	if err != nil {
		return err
	}
	for _, row := range same {
		if s.ownOrder(&row.WorkOrder) != nil {
			continue
		}
		switch {
		case row.FollowsOn == o.ID:
			v.FollowOn = row.ID
		case row.ID == o.FollowsOn:
			v.followsOn = row.ID
		}
	}
	v.Lines, err = s.lines(ctx, r, TimelineFilter{On: []Ref{o.ID.Ref()}, Limit: fileRows})
	return err
}

// Orders lists work orders, newest first. A provider's staff see their own.
func (s *Session) Orders(ctx context.Context, f OrderFilter) ([]OrderRow, error) {
	f.Now, f.Day = s.desk.clock().UTC(), dayOf(s.Now())
	if s.staff.Role == RoleProvider {
		f.Provider, f.Case, f.Waiting = s.staff.Provider, 0, false
	}
	var rows []OrderRow
	err := s.see(ctx, s.seesOrders(), func(r Reader) (err error) {
		if f.Customer, err = fileNumber(ctx, r, f.Customer); err != nil {
			return err
		}
		rows, err = r.Orders(ctx, f)
		return err
	})
	return s.ofOrders(rows), err
}

// seesOrders is the permission that reading orders asks of the person's role:
// who carries them out sees them without seeing the rest.
func (s *Session) seesOrders() Permission {
	if s.staff.Role == RoleProvider {
		return MayCarryOut
	}
	return MayLookUp
}
