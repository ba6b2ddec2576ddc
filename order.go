package careline

import (
	"context"
	"time"
)

// OrderKind is the kind of a work order (W2).
type OrderKind string

// The kinds of work orders.
const (
	OrderDelivery      OrderKind = "delivery"
	OrderInstallation  OrderKind = "installation"
	OrderCommissioning OrderKind = "commissioning"
	OrderRepair        OrderKind = "repair"
	OrderInspection    OrderKind = "inspection"
	OrderMaintenance   OrderKind = "maintenance"
	OrderExchange      OrderKind = "exchange"
	OrderReturn        OrderKind = "return"
	OrderTraining      OrderKind = "training"
	OrderRound         OrderKind = "round"
)

var orderKindNames = map[OrderKind]Words{
	OrderDelivery:      {"delivery", "送货"},
	OrderInstallation:  {"installation", "安装"},
	OrderCommissioning: {"commissioning", "调试"},
	OrderRepair:        {"repair", "维修"},
	OrderInspection:    {"inspection", "检测"},
	OrderMaintenance:   {"maintenance", "保养"},
	OrderExchange:      {"exchange", "换货"},
	OrderReturn:        {"return", "退货"},
	OrderTraining:      {"training", "培训"},
	OrderRound:         {"round", "巡回"},
}

// OrderKinds lists the kinds, repair first.
func OrderKinds() []OrderKind {
	return []OrderKind{
		OrderRepair, OrderInstallation, OrderDelivery, OrderMaintenance, OrderInspection,
		OrderCommissioning, OrderExchange, OrderReturn, OrderTraining, OrderRound,
	}
}

// In gives the kind's name in l.
func (k OrderKind) In(l Lang) string { return kindOf(orderKindNames, k).In(l) }

// Window is when somebody is promised to come. Both ends are set or neither.
type Window struct {
	From, To time.Time
}

// IsZero tells whether no window is agreed.
func (w Window) IsZero() bool { return w.From.IsZero() }

// WorkOrder is a job in a customer's home for a provider.
type WorkOrder struct {
	ID          OrderID
	Kind        OrderKind
	Customer    CustomerID
	Site        SiteID        // zero: nowhere yet
	Unit        UnitID        // zero: none
	Case        CaseID        // zero: not from a case
	Interaction InteractionID // the contact that it was made in; zero for none
	FollowsOn   OrderID       // the order that could not be completed; zero for none
	Text        string        // what is to be done
	Charge      Charge
	Window      Window
	State       OrderState
	Reason      string // why it is on hold, cancelled, or can't be completed
	// Code is what the customer reads out to confirm that the work was done. It
	// is for those who serve the customer; a provider never gets it.
	Code    string
	Visits  []Visit
	Opened  time.Time
	Closed  time.Time // zero while open
	Version int64
}

// Visit gives the order's current visit; a new order has one at once.
func (o *WorkOrder) Visit() *Visit {
	if len(o.Visits) == 0 {
		return &Visit{State: VisitPending}
	}
	return &o.Visits[len(o.Visits)-1]
}

// Provider gives the provider of the current visit; zero where it waits for one.
func (o *WorkOrder) Provider() ProviderID { return o.Visit().Provider }

// Overdue tells whether the window has passed with the work not done.
func (o *WorkOrder) Overdue(now time.Time) bool {
	return o.State.Open() && !o.Window.IsZero() && now.After(o.Window.To)
}

// RejectedBy lists the providers that were asked and declined.
func (o *WorkOrder) RejectedBy() []ProviderID {
	var ids []ProviderID
	for _, v := range o.Visits {
		if v.State == VisitRejected {
			ids = append(ids, v.Provider)
		}
	}
	return ids
}

// Visit is one provider's going there. A rejected or failed visit stays in
// the order as history and the next one follows it.
type Visit struct {
	ID         VisitID
	State      VisitState
	Provider   ProviderID
	Technician TechnicianID
	Reason     string // why rejected, cancelled, or not completed
	Assigned   time.Time
	Accepted   time.Time
	Started    time.Time
	Ended      time.Time
	Confirmed  bool   // by the code that the customer read out
	Misses     int    // wrong codes that were given
	Rating     Rating // the customer's word; empty: nothing is known
}

// OrderRow is a work order as a list shows it.
type OrderRow struct {
	WorkOrder
	CustomerName string
	ProviderName string
	Region       Region // of the site
}

// OrderFilter chooses work orders for a list.
type OrderFilter struct {
	States   []OrderState // empty: every state
	Customer CustomerID
	Case     CaseID
	Provider ProviderID   // of the current visit
	Waiting  bool         // for a provider
	Kind     OrderKind    // empty: every kind
	Since    time.Time    // opened at or after; zero: whenever
	Before   time.Time    // opened before; zero: whenever
	In       Region       // the city of its site, without district; zero: anywhere
	Promise  PromiseState // of windows that end on Day, as of Now; empty: whatever was promised
	Day      Day
	Falls    Day  // open, and its window ends in it, the earliest first; zero: whenever
	Overdue  bool // as of Now
	Now      time.Time
	Oldest   bool // the oldest first
	Due      bool // by window, those without one last
	Limit    int
}

// OrderReader finds work orders. One that does not exist is not_found.
type OrderReader interface {
	Order(ctx context.Context, id OrderID) (WorkOrder, error)
	// Orders gives the newest first, or the oldest where asked, each with all
	// its visits.
	Orders(ctx context.Context, f OrderFilter) ([]OrderRow, error)
	// TechnicianLoad counts a provider's open orders with a window that begins
	// in [from, to), by the technician who goes.
	TechnicianLoad(ctx context.Context, provider ProviderID, from, to time.Time) (map[TechnicianID]int, error)
}

// OrderWriter keeps work orders.
type OrderWriter interface {
	// SaveOrder inserts (ID zero) or replaces the order with its visits, and
	// sets the ids and the version.
	SaveOrder(ctx context.Context, o *WorkOrder) error
}
