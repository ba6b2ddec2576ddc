package careline

import "slices"

// OrderState is where a work order stands.
type OrderState string

// The states of a work order.
const (
	OrderUnscheduled    OrderState = "unscheduled"
	OrderScheduled      OrderState = "scheduled"
	OrderInProgress     OrderState = "in_progress"
	OrderOnHold         OrderState = "on_hold"
	OrderCompleted      OrderState = "completed"
	OrderCannotComplete OrderState = "cannot_complete"
	OrderSettled        OrderState = "settled"
	OrderCancelled      OrderState = "cancelled"
)

var orderStateNames = map[OrderState]Words{
	OrderUnscheduled:    {"unscheduled", "待排期"},
	OrderScheduled:      {"scheduled", "已排期"},
	OrderInProgress:     {"in progress", "进行中"},
	OrderOnHold:         {"on hold", "暂停"},
	OrderCompleted:      {"completed", "已完成"},
	OrderCannotComplete: {"cannot complete", "无法完成"},
	OrderSettled:        {"settled", "已结算"},
	OrderCancelled:      {"cancelled", "已取消"},
}

// OrderStates lists every state in the order of an order's life.
func OrderStates() []OrderState {
	return []OrderState{
		OrderUnscheduled, OrderScheduled, OrderInProgress, OrderOnHold,
		OrderCompleted, OrderCannotComplete, OrderSettled, OrderCancelled,
	}
}

// OpenOrderStates lists the states in which there is work left.
func OpenOrderStates() []OrderState {
	return slices.DeleteFunc(OrderStates(), func(s OrderState) bool { return !s.Open() })
}

// In gives the state's name in l.
func (s OrderState) In(l Lang) string { return kindOf(orderStateNames, s).In(l) }

// Open tells whether there is work left.
func (s OrderState) Open() bool {
	return s == OrderUnscheduled || s == OrderScheduled || s == OrderInProgress || s == OrderOnHold
}

// VisitState is where a visit stands.
type VisitState string

// The states of a visit.
const (
	VisitPending        VisitState = "pending_dispatch"
	VisitAssigned       VisitState = "assigned"
	VisitAccepted       VisitState = "accepted"
	VisitRejected       VisitState = "rejected"
	VisitEnRoute        VisitState = "en_route"
	VisitInProgress     VisitState = "in_progress"
	VisitCompleted      VisitState = "completed"
	VisitCannotComplete VisitState = "cannot_complete"
	VisitCancelled      VisitState = "cancelled"
)

var visitStateNames = map[VisitState]Words{
	VisitPending:        {"pending dispatch", "待派工"},
	VisitAssigned:       {"assigned", "已派工"},
	VisitAccepted:       {"accepted", "已接单"},
	VisitRejected:       {"rejected", "已拒单"},
	VisitEnRoute:        {"en route", "在途"},
	VisitInProgress:     {"in progress", "服务中"},
	VisitCompleted:      {"completed", "已完成"},
	VisitCannotComplete: {"cannot complete", "无法完成"},
	VisitCancelled:      {"cancelled", "已取消"},
}

// VisitStates lists every state in the order of a visit's life.
func VisitStates() []VisitState {
	return []VisitState{
		VisitPending, VisitAssigned, VisitAccepted, VisitRejected, VisitEnRoute,
		VisitInProgress, VisitCompleted, VisitCannotComplete, VisitCancelled,
	}
}

// In gives the state's name in l.
func (s VisitState) In(l Lang) string { return kindOf(visitStateNames, s).In(l) }
