package careline

import (
	"cmp"
	"context"
	"slices"
)

// crowd is the customers whom the rows of a batch may mean: those in the
// store who have something in common with any row, asked for at once, and
// those whom rows above make.
type crowd struct {
	empty    bool // nobody is in the store
	members  map[CustomerID]*member
	external map[string]*member
	e164     map[string][]*member
	raw      map[string][]*member // by a contact point's text
	name     map[string][]*member
	called   map[string]bool // of whom all in the store are among name
	fresh    int64
}

// member is one of the crowd. Older ones have the lower order.
type member struct {
	*Customer
	order int64
}

// freshOrder is beyond every number in the store.
const freshOrder = 1 << 62

// meet gathers the crowd of rows.
func meet(ctx context.Context, r Reader, rows []TidyCustomer) (*crowd, error) {
	m := &crowd{
		members: map[CustomerID]*member{}, external: map[string]*member{}, e164: map[string][]*member{},
		raw: map[string][]*member{}, name: map[string][]*member{}, called: map[string]bool{},
	}
	some, err := r.HasCustomers(ctx)
	if m.empty = !some; err != nil || m.empty {
		return m, err
	}
	var ids []CustomerID
	var marks CustomerMarks
	for i := range rows {
		if n := rows[i].number; n != 0 {
			ids = append(ids, n)
		}
		c := &rows[i].customer
		if c.ExternalID != "" {
			marks.ExternalIDs = append(marks.ExternalIDs, c.ExternalID)
		}
		for _, p := range c.Contacts {
			marks.Raw = append(marks.Raw, p.Raw)
			if p.E164 != "" {
				marks.E164 = append(marks.E164, p.E164)
			}
		}
	}
	there, err := r.CustomersWithMarks(ctx, marks)
	if err != nil {
		return nil, err
	}
	gone, err := r.Gone(ctx, ids)
	if err != nil {
		return nil, err
	}
	ids = append(ids, there...)
	for _, kept := range gone {
		ids = append(ids, kept)
	}
	slices.Sort(ids)
	found, err := r.Customers(ctx, slices.Compact(ids))
	for i := range found {
		m.know(&found[i])
	}
	for id, kept := range gone { // an old number leads to the file
		m.members[id] = m.members[kept]
	}
	return m, err
}

// know makes a customer of the store findable by all that is known of them.
func (m *crowd) know(c *Customer) { m.mark(c, int64(c.ID)) }

// join adds one whom a row makes.
func (m *crowd) join(c *Customer) {
	m.fresh++
	m.mark(c, freshOrder+m.fresh)
}

func (m *crowd) mark(c *Customer, order int64) {
	who := &member{c, order}
	if c.ID != 0 {
		m.members[c.ID] = who
	}
	if c.ExternalID != "" {
		m.external[c.ExternalID] = who
	}
	for _, x := range c.Formerly {
		m.external[x] = who
	}
	for _, p := range c.Contacts {
		m.raw[p.Raw] = append(m.raw[p.Raw], who)
		if p.E164 != "" {
			m.e164[p.E164] = append(m.e164[p.E164], who)
		}
	}
	m.name[c.Name] = append(m.name[c.Name], who)
}

// find gives the customer whom a row means; nil for none.
func (m *crowd) find(ctx context.Context, r Reader, row *TidyCustomer) (*Customer, error) {
	c := &row.customer
	if who := m.members[row.number]; who != nil && isNumbered(who.Customer, c) {
		return who.Customer, nil
	}
	if who := m.external[c.ExternalID]; c.ExternalID != "" && who != nil {
		return who.Customer, nil
	}
	for _, p := range c.Contacts {
		alike := m.raw[p.Raw]
		if p.E164 != "" {
			alike = slices.Concat(alike, m.e164[p.E164])
		}
		if who := oldest(alike, func(have *Customer) bool { return sameName(have, c) && !otherSource(have, c) }); who != nil {
			return who, nil
		}
	}
	if len(c.Contacts) > 0 || len(c.Homes) == 0 {
		return nil, nil
	}
	if err := m.call(ctx, r, c.Name); err != nil {
		return nil, err
	}
	return oldest(m.name[c.Name], func(have *Customer) bool {
		return sameName(have, c) && !otherSource(have, c) && hasHome(have.Homes, c.Homes[0].Site)
	}), nil
}

// mostNamesakes is how many of one name are looked at for an address.
const mostNamesakes = 100

// call reads those in the store who have the name, once.
func (m *crowd) call(ctx context.Context, r Reader, name string) error {
	if m.called[name] || m.empty {
		return nil
	}
	m.called[name] = true
	ids, err := r.CustomersByName(ctx, name, mostNamesakes)
	if err != nil {
		return err
	}
	found, err := r.Customers(ctx, ids)
	for i := range found {
		if m.members[found[i].ID] == nil {
			m.know(&found[i])
		}
	}
	return err
}

func oldest(alike []*member, is func(*Customer) bool) *Customer {
	if len(alike) == 0 {
		return nil
	}
	alike = slices.Clone(alike)
	slices.SortFunc(alike, func(a, b *member) int { return cmp.Compare(a.order, b.order) })
	for _, who := range alike {
		if is(who.Customer) {
			return who.Customer
		}
	}
	return nil
}

// isNumbered tells whether the customer with the number that a row bears is
// the person whom the row means: in another store the number is another's.
func isNumbered(c, row *Customer) bool {
	if !sameName(c, row) || c.ExternalID != row.ExternalID {
		return false
	}
	for _, p := range row.Contacts {
		if slices.ContainsFunc(c.Contacts, func(have ContactPoint) bool { return samePoint(have, p) }) {
			return true
		}
	}
	for _, h := range row.Homes {
		if hasHome(c.Homes, h.Site) {
			return true
		}
	}
	return len(row.Contacts)+len(row.Homes)+len(c.Contacts)+len(c.Homes) == 0
}
