package careline

import (
	"slices"
	"time"
)

// numbersLast is how long a provider's staff see a customer's phones in full
// after they have completed the visit.
const numbersLast = 7 * 24 * time.Hour

// servesCustomers tells whether the person has customers on the line, who are
// told the code of their order.
func (s *Session) servesCustomers() bool { return s.May(MayTakeCalls) }

// ofOrder gives of an order what is the person's to see: the code for those who
// serve the customer; for a provider's staff their own visits, and nothing of
// who else was asked, of other orders and of the customer's other matters.
func (s *Session) ofOrder(o WorkOrder) WorkOrder {
	if !s.servesCustomers() {
		o.Code = ""
	}
	if s.staff.Role != RoleProvider {
		return s.veilOrder(o)
	}
	o.Visits = slices.DeleteFunc(slices.Clone(o.Visits), func(v Visit) bool { return v.Provider != s.staff.Provider })
	o.Case, o.Interaction, o.FollowsOn = 0, 0, 0
	if o.State == OrderUnscheduled || o.State == OrderScheduled {
		o.Reason = "" // why it was taken from another
	}
	return s.veilOrder(o)
}

// ofOrders is ofOrder for a list.
func (s *Session) ofOrders(rows []OrderRow) []OrderRow {
	for i := range rows {
		rows[i].WorkOrder = s.ofOrder(rows[i].WorkOrder)
		if s.veils(rows[i].Customer) {
			rows[i].CustomerName = maskText(rows[i].CustomerName)
		}
	}
	return rows
}

// ofOrderView is ofOrder for an order's page.
func (s *Session) ofOrderView(v *OrderView) {
	own := v.Order.Provider()
	v.Order = s.ofOrder(v.Order)
	if s.staff.Role != RoleProvider {
		v.Customer, v.Site = s.veilCustomer(v.Customer), s.veilSite(v.Customer.ID, v.Site)
		return
	}
	if !v.Order.Visit().ringsCustomer(s.desk.clock()) {
		v.Site.Note = maskText(v.Site.Note)
	}
	v.Customer = s.ofCustomer(&v.Customer, v.Order.Visit())
	if v.Unit != nil {
		unit := ofUnit(*v.Unit, s.staff.Provider)
		v.Unit = &unit
	}
	name := v.Providers[own]
	v.Providers, v.Next = map[ProviderID]string{own: name}, nil
	v.Order.FollowsOn = v.followsOn
}

// ofCustomer gives of a customer what a visit needs (G3): whom to ask for, in
// which language, and while the visit is on, which numbers to ring.
func (s *Session) ofCustomer(c *Customer, v *Visit) Customer {
	out := Customer{
		ID: c.ID, Name: c.Name, Company: c.Company, Language: c.Language, Preference: c.Preference,
	}
	full := s.staff.Role == RoleProvider && v.ringsCustomer(s.desk.clock()) || !s.veils(c.ID)
	for _, p := range c.Phones() {
		if !full {
			p = maskContact(p)
		}
		out.Contacts = append(out.Contacts, p)
	}
	if !full {
		out.Name, out.Company, out.Preference = maskText(out.Name), maskText(out.Company), maskText(out.Preference)
	}
	return out
}

// ringsCustomer tells whether whoever makes the visit sees the customer's
// phones in full: from when they accepted it until a week after it was done.
func (v *Visit) ringsCustomer(now time.Time) bool {
	switch v.State {
	case VisitAccepted, VisitEnRoute, VisitInProgress:
		return true
	case VisitCompleted:
		return now.Before(v.Ended.Add(numbersLast))
	}
	return false
}

// ofUnit gives of a unit what a visit needs: neither what it cost and who sold
// it, nor whose it was.
func ofUnit(v UnitView, provider ProviderID) UnitView {
	v.Unit.Owners, v.Unit.AssetTag = nil, ""
	v.Unit.Purchase.Price, v.Unit.Purchase.Seller, v.Unit.Purchase.Grade = 0, "", ""
	if v.Unit.Installer != provider {
		v.Unit.Installer = 0
	}
	return v
}

// ofEvents gives of an order's history what is told to its provider's staff:
// what happened to their visits. Where another provider had a part in it,
// or may have had, only what was done.
func (s *Session) ofEvents(events []Event) []Event {
	events = s.veilEvents(events)
	if s.staff.Role != RoleProvider {
		return events
	}
	mine := s.staff.Provider.Ref()
	kept := make([]Event, 0, len(events))
	for _, e := range events {
		if e.Subject().Kind != KindOrder || !slices.Contains(e.On, mine) {
			continue
		}
		another := OrderAct(e.To("act")) == ActAssign ||
			slices.ContainsFunc(e.On, func(r Ref) bool { return r.Kind == KindProvider && r != mine })
		e.On = slices.DeleteFunc(slices.Clone(e.On), func(r Ref) bool {
			return r != e.Subject() && r != mine && r.Kind != KindTechnician
		})
		e.Changes = slices.DeleteFunc(slices.Clone(e.Changes), func(c Change) bool {
			return another && c.Field != "act" && c.Field != "window" && c.Field != "window_to" || c.Field == "provider"
		})
		if another {
			e.Text = ""
		}
		kept = append(kept, e)
	}
	return kept
}
