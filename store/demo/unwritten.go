package demo

import (
	"slices"

	"careline"
)

// unwritten is the new records of a transaction until they are written together,
// in the state that they are in by then.
type unwritten struct {
	numbers   *careline.Numbers // nil: not known
	customers shelf[careline.CustomerID, careline.Customer]
	sites     shelf[careline.SiteID, careline.Site]
	units     shelf[careline.UnitID, careline.Unit]
	calls     shelf[careline.InteractionID, careline.Interaction]
	cases     shelf[careline.CaseID, careline.Case]
	orders    shelf[careline.OrderID, careline.WorkOrder]

	owned  map[careline.CustomerID][]careline.UnitID // held ones, by who owns or owned them
	jobs   map[careline.CustomerID][]careline.OrderID
	serial map[string]careline.UnitID // by product and serial
}

// shelf holds records whose ids follow one on the other.
type shelf[I ~int64, T any] struct {
	before I // the id before the first
	all    []*T
}

// at gives a held record, nil for any other.
func (s *shelf[I, T]) at(id I) *T {
	if i := int(id - s.before - 1); i >= 0 && i < len(s.all) {
		return s.all[i]
	}
	return nil
}

// put takes the next record.
func (s *shelf[I, T]) put(id I, x T) {
	if len(s.all) == 0 {
		s.before = id - 1
	}
	s.all = append(s.all, &x)
}

func (h *unwritten) batch() *careline.Batch {
	return &careline.Batch{
		Customers: h.customers.all, Sites: h.sites.all, Units: h.units.all,
		Interactions: h.calls.all, Cases: h.cases.all, Orders: h.orders.all,
	}
}

func (h *unwritten) empty() bool {
	return len(h.customers.all)+len(h.sites.all)+len(h.units.all)+len(h.calls.all)+len(h.cases.all)+len(h.orders.all) == 0
}

// addCustomer numbers a new customer with all that is theirs.
func (h *unwritten) addCustomer(c *careline.Customer) {
	h.numbers.Customer++
	c.ID, c.Version = h.numbers.Customer, 1
	h.settle(c)
	h.customers.put(c.ID, copyOf(c))
}

// settle numbers the contact points and sites that are new.
func (h *unwritten) settle(c *careline.Customer) {
	for i := range c.Contacts {
		if p := &c.Contacts[i]; p.ID == 0 {
			h.numbers.Contact++
			p.ID = h.numbers.Contact
		}
	}
	for i := range c.Homes {
		if s := &c.Homes[i].Site; s.ID == 0 {
			h.numbers.Site++
			s.ID = h.numbers.Site
			h.sites.put(s.ID, *s)
		}
	}
}

func (h *unwritten) addUnit(u *careline.Unit) {
	h.numbers.Unit++
	u.ID, u.Version = h.numbers.Unit, 1
	h.units.put(u.ID, copyOfUnit(u))
	h.serial[u.Name()] = u.ID
	h.own(u)
}

func (h *unwritten) own(u *careline.Unit) {
	for _, o := range u.Owners {
		if mine := h.owned[o.Customer]; !slices.Contains(mine, u.ID) {
			h.owned[o.Customer] = append(mine, u.ID)
		}
	}
}

func (h *unwritten) addOrder(o *careline.WorkOrder) {
	h.numbers.Order++
	o.ID, o.Version = h.numbers.Order, 1
	h.visit(o)
	h.orders.put(o.ID, copyOfOrder(o))
	h.jobs[o.Customer] = append(h.jobs[o.Customer], o.ID)
}

// visit numbers the visits that are new.
func (h *unwritten) visit(o *careline.WorkOrder) {
	for i := range o.Visits {
		if v := &o.Visits[i]; v.ID == 0 {
			h.numbers.Visit++
			v.ID = h.numbers.Visit
		}
	}
}

// unitsOf gives the held units that a customer owns now, newest first.
func (h *unwritten) unitsOf(c careline.CustomerID) []careline.Unit {
	var units []careline.Unit
	for _, id := range slices.Backward(h.owned[c]) {
		if u := h.units.at(id); u.Owner() == c {
			units = append(units, copyOfUnit(u))
		}
	}
	return units
}

// ordersOf gives the held orders of a customer that f chooses, newest first.
// Nobody asks for the names that stand on a list.
func (h *unwritten) ordersOf(c careline.CustomerID, f careline.OrderFilter) []careline.OrderRow {
	var rows []careline.OrderRow
	for _, id := range slices.Backward(h.jobs[c]) {
		o := h.orders.at(id)
		if f.Case != 0 && o.Case != f.Case || len(f.States) > 0 && !slices.Contains(f.States, o.State) {
			continue
		}
		rows = append(rows, careline.OrderRow{WorkOrder: copyOfOrder(o)})
	}
	return rows
}

func copyOf(c *careline.Customer) careline.Customer {
	out := *c
	out.Contacts, out.Homes = slices.Clone(c.Contacts), slices.Clone(c.Homes)
	return out
}

func copyOfUnit(u *careline.Unit) careline.Unit {
	out := *u
	out.Owners = slices.Clone(u.Owners)
	return out
}

func copyOfOrder(o *careline.WorkOrder) careline.WorkOrder {
	out := *o
	out.Visits = slices.Clone(o.Visits)
	return out
}
