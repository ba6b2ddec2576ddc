package careline

import (
	"context"
	"strconv"
)

// Export is what can be handed out as a whole.
type Export string

// What can be handed out.
const (
	ExportCustomers Export = "customers"
	ExportCases     Export = "cases"
	ExportOrders    Export = "workorders"
	ExportEvents    Export = "events"

	ExportUnits       Export = "units"
	ExportProducts    Export = "products"
	ExportServices    Export = "services"
	ExportCategories  Export = "categories"
	ExportProviders   Export = "providers"
	ExportTechnicians Export = "technicians"
	ExportStaff       Export = "staff"
)

var exportNames = map[Export]Words{
	ExportCustomers: {"customers", "客户"},
	ExportCases:     {"cases", "服务请求"},
	ExportOrders:    {"work orders", "工单"},
	ExportEvents:    {"events", "事件"},

	ExportUnits:       {"units", "设备"},
	ExportProducts:    {"products", "产品"},
	ExportServices:    {"services", "服务项目"},
	ExportCategories:  {"complaint categories", "投诉类别"},
	ExportProviders:   {"providers", "服务商"},
	ExportTechnicians: {"technicians", "技师"},
	ExportStaff:       {"staff", "员工"},
}

// Exports lists what can be handed out.
func Exports() []Export {
	return []Export{
		ExportCustomers, ExportCases, ExportOrders, ExportEvents, ExportUnits, ExportProducts, ExportServices,
		ExportCategories, ExportProviders, ExportTechnicians, ExportStaff,
	}
}

// MayHandOut tells whether the person may export such records, without
// trying: the staff goes out only to those who keep it.
func (s *Session) MayHandOut(what Export) bool {
	return s.May(MayExport) && (what != ExportStaff || s.May(MayKeepStaff))
}

// In gives the words for e in l.
func (e Export) In(l Lang) string { return kindOf(exportNames, e).In(l) }

// ExportReader reads all records in pages, in the order of their numbers:
// at most limit of those that come after the given one.
type ExportReader interface {
	CustomersAfter(ctx context.Context, after CustomerID, limit int) ([]Customer, error)
	CasesAfter(ctx context.Context, after CaseID, limit int) ([]CaseRow, error)
	OrdersAfter(ctx context.Context, after OrderID, limit int) ([]OrderRow, error)
	EventsAfter(ctx context.Context, after EventID, limit int) ([]Event, error)
	UnitsAfter(ctx context.Context, after UnitID, limit int) ([]Unit, error)
}

// ExportPage is some records of the one kind that was asked for.
type ExportPage struct {
	Customers []Customer
	Cases     []CaseRow
	Orders    []OrderRow
	Events    []TimelineLine

	Units       []UnitFill
	Products    []Product
	Services    []Service
	Categories  []Category
	Providers   []Provider
	Technicians []TechnicianFill
	Staff       []StaffFill
}

// Len counts the records of the page.
func (p *ExportPage) Len() int {
	return len(p.Customers) + len(p.Cases) + len(p.Orders) + len(p.Events) + len(p.Units) + len(p.Products) +
		len(p.Services) + len(p.Categories) + len(p.Providers) + len(p.Technicians) + len(p.Staff)
}

// exportPage is how many records are read at once. Each page is a view of its
// own: one that stayed open would keep the store from tidying up behind it.
const exportPage = 500

// Export hands all records of a kind to take, page by page, and gives their
// number. Who took how many out is told in the history, also where it broke
// off: what was handed out before is out.
func (s *Session) Export(ctx context.Context, key string, what Export, take func(ExportPage) error) (rows int, err error) {
	if err := s.need(MayExport); err != nil {
		return 0, err
	}
	if what == ExportStaff {
		if err := s.need(MayKeepStaff); err != nil {
			return 0, err
		}
	}
	if _, known := exportNames[what]; !known {
		return 0, invalid(Say("There is nothing called %q to export.", "没有可导出的 %q。", string(what)))
	}
	err = s.exportPages(ctx, what, func(p ExportPage) error {
		rows += p.Len()
		return take(p)
	})
	if err != nil && rows == 0 {
		return 0, err
	}
	outlive := context.WithoutCancel(ctx) // an interrupted export must be told too
	if _, told := s.write(outlive, "export", key, func(w Writer) (Ref, error) {
		me, n := s.staff.ID.Ref(), strconv.Itoa(rows)
		return me, s.tell(outlive, w, Event{
			Kind: EventAccess, Action: DidHandOut, On: []Ref{me},
			Changes: []Change{{Field: "what", To: string(what)}, {Field: "rows", To: n}},
		})
	}); err == nil {
		err = told
	}
	return rows, err
}

func (s *Session) exportPages(ctx context.Context, what Export, take func(ExportPage) error) error {
	var last int64
	for {
		var page ExportPage
		err := s.view(ctx, func(r Reader) (err error) {
			page, last, err = s.pageAfter(ctx, r, what, last)
			return err
		})
		if err != nil {
			return err
		}
		n := page.Len()
		if n > 0 {
			if err := take(page); err != nil {
				return err
			}
		}
		if n < exportPage {
			return nil
		}
	}
}

// pageAfter reads the records after the number last, and gives the last of
// theirs.
func (s *Session) pageAfter(ctx context.Context, r Reader, what Export, last int64) (p ExportPage, _ int64, err error) {
	switch what {
	case ExportCustomers:
		p.Customers, err = r.CustomersAfter(ctx, CustomerID(last), exportPage)
		if n := len(p.Customers); n > 0 {
			last = int64(p.Customers[n-1].ID)
		}
	case ExportCases:
		p.Cases, err = r.CasesAfter(ctx, CaseID(last), exportPage)
		if n := len(p.Cases); n > 0 {
			last = int64(p.Cases[n-1].ID)
		}
	case ExportOrders:
		p.Orders, err = r.OrdersAfter(ctx, OrderID(last), exportPage)
		if n := len(p.Orders); n > 0 {
			last = int64(p.Orders[n-1].ID)
		}
	case ExportEvents:
		var events []Event
		if events, err = r.EventsAfter(ctx, EventID(last), exportPage); err != nil || len(events) == 0 {
			return p, last, err
		}
		last = int64(events[len(events)-1].ID)
		p.Events, err = tellAll(ctx, r, events)
	case ExportUnits:
		var units []Unit
		if units, err = r.UnitsAfter(ctx, UnitID(last), exportPage); err != nil || len(units) == 0 {
			return p, last, err
		}
		last = int64(units[len(units)-1].ID)
		p.Units, err = fillUnits(ctx, r, units)
	default:
		if last == 0 {
			last, err = 1, wholePage(ctx, r, what, &p)
		}
	}
	return p, last, err
}

// wholePage reads what is exported in one page.
func wholePage(ctx context.Context, r Reader, what Export, p *ExportPage) error {
	if what == ExportProducts || what == ExportServices || what == ExportCategories {
		cat, err := r.Catalogue(ctx)
		switch what {
		case ExportProducts:
			p.Products = cat.Products
		case ExportServices:
			p.Services = cat.Services
		default:
			p.Categories = cat.Categories
		}
		return err
	}
	providers, err := r.AllProviders(ctx)
	if err != nil {
		return err
	}
	names := make(map[ProviderID]string, len(providers))
	for _, x := range providers {
		names[x.ID] = x.Name
	}
	switch what {
	case ExportTechnicians:
		all, err := r.AllTechnicians(ctx)
		for _, t := range all {
			p.Technicians = append(p.Technicians, TechnicianFill{t, names[t.Provider]})
		}
		return err
	case ExportStaff:
		all, err := r.Staff(ctx)
		for _, m := range all {
			p.Staff = append(p.Staff, StaffFill{m, names[m.Provider]})
		}
		return err
	default:
		p.Providers = providers
		return nil
	}
}

func tellAll(ctx context.Context, r Reader, events []Event) ([]TimelineLine, error) {
	cat, err := r.Catalogue(ctx)
	if err != nil {
		return nil, err
	}
	lines := make([]TimelineLine, len(events))
	for i, e := range events {
		lines[i] = TimelineLine{Event: e, Summary: cat.tell(&e)}
	}
	return lines, nil
}
