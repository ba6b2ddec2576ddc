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
)

var exportNames = map[Export]Words{
	ExportCustomers: {"customers", "客户"},
	ExportCases:     {"cases", "服务请求"},
	ExportOrders:    {"work orders", "工单"},
	ExportEvents:    {"events", "事件"},
}

// Exports lists what can be handed out.
func Exports() []Export {
	return []Export{ExportCustomers, ExportCases, ExportOrders, ExportEvents}
}

// In gives the words for e in l.
func (e Export) In(l Lang) string { return kindOf(exportNames, e).In(l) }

// DidExport tells in the history that records were handed out.
const DidExport Action = "exported"

// ExportReader reads all records in pages, in the order of their numbers:
// at most limit of those that come after the given one.
type ExportReader interface {
	CustomersAfter(ctx context.Context, after CustomerID, limit int) ([]Customer, error)
	CasesAfter(ctx context.Context, after CaseID, limit int) ([]CaseRow, error)
	OrdersAfter(ctx context.Context, after OrderID, limit int) ([]OrderRow, error)
	EventsAfter(ctx context.Context, after EventID, limit int) ([]Event, error)
}

// ExportPage is some records of the one kind that was asked for.
type ExportPage struct {
	Customers []Customer
	Cases     []CaseRow
	Orders    []OrderRow
	Events    []TimelineLine
}

// Len counts the records of the page.
func (p *ExportPage) Len() int {
	return len(p.Customers) + len(p.Cases) + len(p.Orders) + len(p.Events)
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
			Kind: EventSetUp, Action: DidExport, On: []Ref{me}, Text: "export " + string(what) + ": " + n,
			Changes: []Change{{Field: "rows", To: n}},
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
	}
	return p, last, err
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
