package store

import (
	"context"

	"careline"
)

// Numbers takes, on a server, the tables for itself until the end of the
// transaction: the ids that follow are the caller's, however many.
func (w *writer) Numbers(ctx context.Context) (careline.Numbers, error) {
	var n careline.Numbers
	last, err := w.d.alone(ctx, w, batchTables)
	if err != nil {
		return n, err
	}
	n.Customer, n.Contact, n.Site = careline.CustomerID(last[0]), last[1], careline.SiteID(last[2])
	n.Unit, n.Interaction, n.Case = careline.UnitID(last[3]), careline.InteractionID(last[4]), careline.CaseID(last[5])
	n.Order, n.Visit = careline.OrderID(last[6]), careline.VisitID(last[7])
	w.alone = true
	return n, nil
}

// batchTables are the tables whose records come in batches.
var batchTables = []string{"customer", "contact_point", "site", "unit", "interaction", "service_case", "work_order", "visit"}

// given gives the highest id that a batch has of each of batchTables; zero where
// it has none.
func given(b *careline.Batch) (last [8]int64) {
	see := func(table int, id int64) { last[table] = max(last[table], id) }
	for _, c := range b.Customers {
		see(0, int64(c.ID))
		for i := range c.Contacts {
			see(1, c.Contacts[i].ID)
		}
	}
	for _, s := range b.Sites {
		see(2, int64(s.ID))
	}
	for _, u := range b.Units {
		see(3, int64(u.ID))
	}
	for _, i := range b.Interactions {
		see(4, int64(i.ID))
	}
	for _, c := range b.Cases {
		see(5, int64(c.ID))
	}
	for _, o := range b.Orders {
		see(6, int64(o.ID))
		for i := range o.Visits {
			see(7, int64(o.Visits[i].ID))
		}
	}
	return last
}

// AddCustomers inserts new customers with all that is theirs, and gives them
// and their contact points and sites their ids.
func (w *writer) AddCustomers(ctx context.Context, all []*careline.Customer) error {
	if len(all) == 0 {
		return nil
	}
	b := careline.Batch{Customers: all}
	contacts := 0
	for _, c := range all {
		contacts += len(c.Contacts)
		for i := range c.Homes {
			if s := &c.Homes[i].Site; s.ID == 0 {
				b.Sites = append(b.Sites, s)
			}
		}
	}
	var id, contact, site int64
	for _, of := range []struct {
		table string
		n     int
		first *int64
	}{{"customer", len(all), &id}, {"contact_point", contacts, &contact}, {"site", len(b.Sites), &site}} {
		if of.n == 0 {
			continue
		}
		var err error
		if *of.first, err = w.reserve(ctx, of.table, of.n); err != nil {
			return err
		}
	}
	for _, c := range all {
		willSet(w, c)
		willSetEach(w, c.Contacts)
		c.ID, c.Version = careline.CustomerID(id), 1
		id++
		for i := range c.Contacts {
			c.Contacts[i].ID = contact
			contact++
		}
	}
	for _, s := range b.Sites {
		willSet(w, s)
		s.ID = careline.SiteID(site)
		site++
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
	if w.alone {
		if err := w.d.taken(ctx, w, batchTables, given(b)); err != nil {
			return err
		}
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
	orders, visits := expect(intoOrder, 21, len(all)), expect(intoVisit, 14, len(all))
	codes := expect(intoConfirmation, 2, len(all))
	for _, o := range all {
		orders.add(orderValues(o)...)
		orders.add(o.Version, int64(o.ID))
		if o.Code != "" {
			codes.add(int64(o.ID), o.Code)
		}
		for i := range o.Visits {
			visits.add(visitValues(o.ID, i, &o.Visits[i])...)
			visits.add(int64(o.Visits[i].ID))
		}
	}
	give(orders)
	give(codes)
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
