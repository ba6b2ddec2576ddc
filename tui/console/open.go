package console

import (
	"careline/tui/page"
	"careline/tui/page/customer"
	"careline/tui/page/lookup"
)

// open makes the page that a route asks for: the one place that knows all
// pages. It gives nil for a route that leads nowhere yet.
func (c *console) open(to page.Route) page.Page {
	switch to := to.(type) {
	case page.ToLookup:
		return lookup.New(c.env)
	case page.ToCustomer:
		return customer.New(c.env, to.ID)
	}
	return nil
}
