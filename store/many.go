package store

import (
	"context"
	"strings"

	"careline"
)

// Many rows go in with few statements: of what one row costs, most is the
// statement around it.

// rowsAtOnce are the numbers of rows that one statement inserts, so that no
// more than three have to be prepared for a table.
var rowsAtOnce = [...]int{64, 8, 1}

// rows are rows for one table, one value after the other.
type rows struct {
	into   string // INSERT INTO table (columns)
	width  int    // values of a row
	after  string // what follows the values
	values []any
}

func (r *rows) add(values ...any) { r.values = append(r.values, values...) }

// insertAll writes rows in their order.
func (w *writer) insertAll(ctx context.Context, r *rows) error {
	row := ", (?" + strings.Repeat(", ?", r.width-1) + ")"
	for _, n := range rowsAtOnce {
		query := ""
		for len(r.values) >= n*r.width {
			if query == "" {
				query = r.into + " VALUES " + strings.Repeat(row, n)[2:] + r.after
			}
			if _, err := w.exec(ctx, query, r.values[:n*r.width]...); err != nil {
				return err
			}
			r.values = r.values[n*r.width:]
		}
	}
	return nil
}

// lastID gives the highest id that a table has given out. Nobody else writes,
// so the ones after it are the transaction's.
func (w *writer) lastID(ctx context.Context, table string) (id int64, err error) {
	err = w.one(ctx, func(row scanner) error { return row.Scan(&id) }, w.d.lastID(table))
	return id, err
}

// AddCustomers inserts new customers with all that is theirs, and gives them
// and their contact points and sites their ids.
func (w *writer) AddCustomers(ctx context.Context, all []*careline.Customer) error {
	if len(all) == 0 {
		return nil
	}
	lastCustomer, err := w.lastID(ctx, "customer")
	if err != nil {
		return err
	}
	lastSite, err := w.lastID(ctx, "site")
	if err != nil {
		return err
	}
	lastPoint, err := w.lastID(ctx, "contact_point")
	if err != nil {
		return err
	}
	customers, points := rows{into: intoCustomer, width: 12}, rows{into: intoContact, width: 10}
	sites, homes := rows{into: intoSite, width: 8}, rows{into: intoResidence, width: 7}
	customers.values = make([]any, 0, len(all)*customers.width)
	for _, c := range all {
		lastCustomer++
		c.ID, c.Version = careline.CustomerID(lastCustomer), 1
		customers.add(append([]any{lastCustomer}, customerValues(c)...)...)
		for i := range c.Contacts {
			lastPoint++
			c.Contacts[i].ID = lastPoint
			points.add(append([]any{lastPoint}, contactValues(c.ID, i, &c.Contacts[i])...)...)
		}
		for i := range c.Homes {
			if s := &c.Homes[i].Site; s.ID == 0 {
				lastSite++
				s.ID = careline.SiteID(lastSite)
				sites.add(append([]any{lastSite}, siteValues(s)...)...)
			}
			homes.add(residenceValues(c.ID, i, &c.Homes[i])...)
		}
		if err := w.indexAdded(ctx, c); err != nil {
			return err
		}
	}
	for _, r := range []*rows{&customers, &points, &sites, &homes} {
		if err := w.insertAll(ctx, r); err != nil {
			return taken(err, careline.Say("Another customer has one of the external numbers.", "其中某个外部编号已被另一客户使用。"))
		}
	}
	return nil
}
