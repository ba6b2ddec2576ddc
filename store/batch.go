package store

import (
	"context"

	"careline"
)

func (w *writer) Numbers(ctx context.Context) (careline.Numbers, error) {
	var n careline.Numbers
	for _, of := range []struct {
		table string
		last  func(int64)
	}{
		{"customer", func(id int64) { n.Customer = careline.CustomerID(id) }},
		{"contact_point", func(id int64) { n.Contact = id }},
		{"site", func(id int64) { n.Site = careline.SiteID(id) }},
		{"unit", func(id int64) { n.Unit = careline.UnitID(id) }},
		{"interaction", func(id int64) { n.Interaction = careline.InteractionID(id) }},
		{"service_case", func(id int64) { n.Case = careline.CaseID(id) }},
		{"work_order", func(id int64) { n.Order = careline.OrderID(id) }},
		{"visit", func(id int64) { n.Visit = careline.VisitID(id) }},
	} {
		id, err := w.lastID(ctx, of.table)
		if err != nil {
			return n, err
		}
		of.last(id)
	}
	return n, nil
}

// AddCustomers inserts new customers with all that is theirs, and gives them
// and their contact points and sites their ids.
func (w *writer) AddCustomers(ctx context.Context, all []*careline.Customer) error {
	if len(all) == 0 {
		return nil
	}
	n, err := w.Numbers(ctx)
	if err != nil {
		return err
	}
	b := careline.Batch{Customers: all}
	for _, c := range all {
		n.Customer++
		c.ID, c.Version = n.Customer, 1
		for i := range c.Contacts {
			n.Contact++
			c.Contacts[i].ID = n.Contact
		}
		for i := range c.Homes {
			if s := &c.Homes[i].Site; s.ID == 0 {
				n.Site++
				s.ID = n.Site
				b.Sites = append(b.Sites, s)
			}
		}
	}
	return w.AddBatch(ctx, &b)
}

var (
	externalTaken = careline.Say("Another customer has one of the external numbers.", "其中某个外部编号已被另一客户使用。")
	serialTaken   = careline.Say("Another unit has one of the serial numbers.", "其中某个序列号已属于另一台设备。")
)

// AddBatch inserts the tables in an order in which nothing refers to a row
// that is yet to come. Of cases and orders, those that others refer to come
// first, for they are older.
func (w *writer) AddBatch(ctx context.Context, b *careline.Batch) error {
	err := w.insertAsMade(ctx, func(give func(*rows)) {
		customerRows(b.Customers, give)
		siteRows(b, give)
		unitRows(b.Units, give)
		callRows(b.Interactions, give)
		caseRows(b.Cases, give)
		orderRows(b.Orders, give)
	})
	if err != nil {
		return err
	}
	return w.indexBatch(ctx, b)
}

func customerRows(all []*careline.Customer, give func(*rows)) {
	customers, points := expect(intoCustomer, 12, len(all)), expect(intoContact, 10, 2*len(all))
	customers.clash = &externalTaken
	for _, c := range all {
		customers.add(int64(c.ID))
		customers.add(customerValues(c, c.Version)...)
		for i := range c.Contacts {
			points.add(c.Contacts[i].ID)
			points.add(contactValues(c.ID, i, &c.Contacts[i])...)
		}
	}
	give(customers)
	give(points)
}

func siteRows(b *careline.Batch, give func(*rows)) {
	sites, homes := expect(intoSite, 8, len(b.Sites)), expect(intoResidence, 7, len(b.Customers))
	for _, s := range b.Sites {
		sites.add(int64(s.ID))
		sites.add(siteValues(s)...)
	}
	give(sites)
	for _, c := range b.Customers {
		for i := range c.Homes {
			homes.add(residenceValues(c.ID, i, &c.Homes[i])...)
		}
	}
	give(homes)
}

func unitRows(all []*careline.Unit, give func(*rows)) {
	units, owners := expect(intoUnit, 17, len(all)), expect(intoOwnership, 5, len(all))
	units.clash = &serialTaken
	for _, u := range all {
		units.add(unitValues(u)...)
		units.add(u.Version, int64(u.ID))
		for i, o := range u.Owners {
			owners.add(ownershipValues(u.ID, i, o)...)
		}
	}
	give(units)
	give(owners)
}

func callRows(all []*careline.Interaction, give func(*rows)) {
	calls := expect(intoInteraction, 12, len(all))
	for _, i := range all {
		calls.add(interactionValues(i)...)
		calls.add(i.Version, int64(i.ID))
	}
	give(calls)
}

func caseRows(all []*careline.Case, give func(*rows)) {
	cases := expect(intoCase, 22, len(all))
	for _, c := range all {
		cases.add(caseValues(c)...)
		cases.add(c.Version, int64(c.ID))
	}
	give(cases)
}

func orderRows(all []*careline.WorkOrder, give func(*rows)) {
	orders, visits := expect(intoOrder, 21, len(all)), expect(intoVisit, 11, len(all))
	for _, o := range all {
		orders.add(orderValues(o)...)
		orders.add(o.Version, int64(o.ID))
		for i := range o.Visits {
			visits.add(visitValues(o.ID, i, &o.Visits[i])...)
			visits.add(int64(o.Visits[i].ID))
		}
	}
	give(orders)
	give(visits)
}

// indexBatch notes whom the lookup has to find by the batch.
func (w *writer) indexBatch(ctx context.Context, b *careline.Batch) error {
	fresh := make(map[careline.CustomerID]bool, len(b.Customers))
	for _, c := range b.Customers {
		fresh[c.ID] = true
	}
	units := make(map[careline.CustomerID][]careline.Unit, len(b.Units))
	for _, u := range b.Units {
		for _, owner := range presentOwners(u.Owners) {
			if units[owner] = append(units[owner], *u); !fresh[owner] {
				if err := w.indexUnit(ctx, owner, u); err != nil {
					return err
				}
			}
		}
	}
	for _, c := range b.Customers {
		if err := w.indexAdded(ctx, c, units[c.ID]...); err != nil {
			return err
		}
	}
	touched := make([]careline.CustomerID, 0, len(b.Interactions)+len(b.Cases))
	for _, i := range b.Interactions {
		touched = append(touched, i.Customer)
	}
	for _, c := range b.Cases {
		touched = append(touched, c.Customer)
	}
	for _, id := range touched {
		if fresh[id] {
			continue
		}
		if err := w.indexTouched(ctx, id); err != nil {
			return err
		}
	}
	return nil
}
