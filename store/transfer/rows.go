package transfer

import (
	"time"

	"careline"
)

// outColumn is one column of an export, by the name that stays the same in every
// language.
type outColumn[T any] struct {
	name string
	of   func(*T) any
}

// rows turns pages into rows.
type rows struct {
	names []string
	each  func(p careline.ExportPage, take func([]any) error) error
}

func newRows(s *careline.Session, opts ExportOptions) (rows, error) {
	zone := s.Settings().Zone
	switch opts.What {
	case careline.ExportCases:
		return tableOf(caseColumns(zone, s.Now()), func(p careline.ExportPage) []careline.CaseRow { return p.Cases }), nil
	case careline.ExportOrders:
		return tableOf(orderColumns(zone, s.Now()), func(p careline.ExportPage) []careline.OrderRow { return p.Orders }), nil
	case careline.ExportEvents:
		return tableOf(eventColumns(zone, opts), func(p careline.ExportPage) []careline.TimelineLine { return p.Events }), nil
	case careline.ExportCustomers:
		if opts.Format == JSON {
			return tableOf(customerColumns(zone), func(p careline.ExportPage) []careline.Customer { return p.Customers }), nil
		}
	}
	switch opts.What {
	case careline.ExportUnits:
		return unitTable().rows(opts.Format, func(p careline.ExportPage) []careline.UnitFill { return p.Units }), nil
	case careline.ExportProducts:
		return productTable().rows(opts.Format, func(p careline.ExportPage) []careline.Product { return p.Products }), nil
	case careline.ExportServices:
		return serviceTable().rows(opts.Format, func(p careline.ExportPage) []careline.Service { return p.Services }), nil
	case careline.ExportCategories:
		return categoryTable().rows(opts.Format, func(p careline.ExportPage) []careline.Category { return p.Categories }), nil
	case careline.ExportProviders:
		return providerTable().rows(opts.Format, func(p careline.ExportPage) []careline.Provider { return p.Providers }), nil
	case careline.ExportTechnicians:
		return technicianTable().rows(opts.Format, func(p careline.ExportPage) []careline.TechnicianFill { return p.Technicians }), nil
	case careline.ExportStaff:
		return staffTable().rows(opts.Format, func(p careline.ExportPage) []careline.StaffFill { return p.Staff }), nil
	}
	return customerRows(s.Settings().Country)
}

func tableOf[T any](columns []outColumn[T], of func(careline.ExportPage) []T) rows {
	r := rows{names: make([]string, len(columns))}
	for i, c := range columns {
		r.names[i] = c.name
	}
	r.each = func(p careline.ExportPage, take func([]any) error) error {
		values := make([]any, len(columns))
		list := of(p)
		for n := range list {
			for i, c := range columns {
				values[i] = c.of(&list[n])
			}
			if err := take(values); err != nil {
				return err
			}
		}
		return nil
	}
	return r
}

// at is a moment in the zone; nil where there is none.
func at(t time.Time, zone *time.Location) any {
	if t.IsZero() {
		return nil
	}
	return moment{t.In(zone)}
}

// number is a record's number; nil where there is none.
func number(r careline.Ref) any {
	if r.ID == 0 {
		return nil
	}
	return r.String()
}

// said is a text or a code; nil where there is none.
func said[T ~string](s T) any {
	if s == "" {
		return nil
	}
	return string(s)
}

func caseColumns(zone *time.Location, now time.Time) []outColumn[careline.CaseRow] {
	type row = careline.CaseRow
	return []outColumn[row]{
		{"case", func(c *row) any { return number(c.ID.Ref()) }},
		{"customer", func(c *row) any { return number(c.Customer.Ref()) }},
		{"name", func(c *row) any { return c.CustomerName }},
		{"kind", func(c *row) any { return said(c.Kind) }},
		{"category", func(c *row) any { return said(c.Category) }},
		{"severity", func(c *row) any { return said(c.Severity) }},
		{"state", func(c *row) any { return said(c.State) }},
		{"pending", func(c *row) any { return said(c.Pending) }},
		{"overdue", func(c *row) any { return c.Overdue(now) }},
		{"promise", func(c *row) any { return at(c.Promise, zone) }},
		{"opened", func(c *row) any { return at(c.Opened, zone) }},
		{"closed", func(c *row) any { return at(c.Closed, zone) }},
		{"owner", func(c *row) any { return c.OwnerName }},
		{"unit", func(c *row) any { return number(c.Unit.Ref()) }},
		{"interaction", func(c *row) any { return number(c.Interaction.Ref()) }},
		{"merged_into", func(c *row) any { return number(c.Into.Ref()) }},
		{"cause", func(c *row) any { return said(c.Cause) }},
		{"text", func(c *row) any { return c.Text }},
		{"remedy", func(c *row) any { return c.Remedy }},
		{"plan", func(c *row) any { return c.Plan }},
		{"outcome", func(c *row) any { return c.Outcome }},
	}
}

func orderColumns(zone *time.Location, now time.Time) []outColumn[careline.OrderRow] {
	type row = careline.OrderRow
	return []outColumn[row]{
		{"work_order", func(o *row) any { return number(o.ID.Ref()) }},
		{"customer", func(o *row) any { return number(o.Customer.Ref()) }},
		{"name", func(o *row) any { return o.CustomerName }},
		{"kind", func(o *row) any { return said(o.Kind) }},
		{"state", func(o *row) any { return said(o.State) }},
		{"reason", func(o *row) any { return o.Reason }},
		{"visit", func(o *row) any { return said(o.Visit().State) }},
		{"visits", func(o *row) any { return int64(len(o.Visits)) }},
		{"provider", func(o *row) any { return number(o.Provider().Ref()) }},
		{"provider_name", func(o *row) any { return o.ProviderName }},
		{"technician", func(o *row) any { return number(o.Visit().Technician.Ref()) }},
		{"window_from", func(o *row) any { return at(o.Window.From, zone) }},
		{"window_to", func(o *row) any { return at(o.Window.To, zone) }},
		{"overdue", func(o *row) any { return o.Overdue(now) }},
		{"opened", func(o *row) any { return at(o.Opened, zone) }},
		{"closed", func(o *row) any { return at(o.Closed, zone) }},
		{"case", func(o *row) any { return number(o.Case.Ref()) }},
		{"unit", func(o *row) any { return number(o.Unit.Ref()) }},
		{"interaction", func(o *row) any { return number(o.Interaction.Ref()) }},
		{"follows_on", func(o *row) any { return number(o.FollowsOn.Ref()) }},
		{"country", func(o *row) any { return said(o.Region.Country) }},
		{"province", func(o *row) any { return said(o.Region.Province) }},
		{"city", func(o *row) any { return said(o.Region.City) }},
		{"district", func(o *row) any { return said(o.Region.District) }},
		{"free", func(o *row) any { return o.Charge.Free }},
		{"charge_reason", func(o *row) any { return said(o.Charge.Reason) }},
		{"text", func(o *row) any { return o.Text }},
	}
}

// fieldChange is a change for a program.
type fieldChange struct {
	Field clean `json:"field"`
	From  clean `json:"from"`
	To    clean `json:"to"`
}

func eventColumns(zone *time.Location, opts ExportOptions) []outColumn[careline.TimelineLine] {
	type row = careline.TimelineLine
	changed := func(l *row) any {
		lines := []clean{}
		for _, c := range l.Event.Changes {
			line := c.Field + ": "
			if c.From != "" {
				line += c.From + " → "
			}
			lines = append(lines, clean(line+c.To))
		}
		return lines
	}
	if opts.Format == JSON {
		changed = func(l *row) any {
			all := []fieldChange{}
			for _, c := range l.Event.Changes {
				all = append(all, fieldChange{clean(c.Field), clean(c.From), clean(c.To)})
			}
			return all
		}
	}
	return []outColumn[row]{
		{"event", func(l *row) any { return int64(l.Event.ID) }},
		{"at", func(l *row) any { return at(l.Event.At, zone) }},
		{"recorded", func(l *row) any { return at(l.Event.Recorded, zone) }},
		{"who", func(l *row) any { return l.Event.Who }},
		{"kind", func(l *row) any { return said(l.Event.Kind) }},
		{"action", func(l *row) any { return said(l.Event.Action) }},
		{"on", func(l *row) any { return numbered(l.Event.On) }},
		{"summary", func(l *row) any { return l.Summary.In(opts.Lang) }},
		{"text", func(l *row) any { return l.Event.Text }},
		{"changes", changed},
	}
}

// numbered gives the records that have a number to read out.
func numbered(refs []careline.Ref) []clean {
	on := []clean{}
	for _, r := range refs {
		if r.Kind != careline.KindSite && r.Kind != careline.KindStaff {
			on = append(on, clean(r.String()))
		}
	}
	return on
}
