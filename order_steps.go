package careline

import (
	"context"
	"slices"
	"strings"
	"time"
)

// OrderAct is one thing that is done to a work order.
type OrderAct string

// The acts.
const (
	ActAssign         OrderAct = "assign" // send to a provider, or to another one
	ActAccept         OrderAct = "accept"
	ActReject         OrderAct = "reject"
	ActTechnician     OrderAct = "technician" // say who goes, or that another one does
	ActSetOff         OrderAct = "set_off"
	ActStart          OrderAct = "start"
	ActHold           OrderAct = "hold"
	ActResume         OrderAct = "resume"
	ActComplete       OrderAct = "complete"
	ActCannotComplete OrderAct = "cannot_complete"
	ActCancel         OrderAct = "cancel"
	ActSettle         OrderAct = "settle"
)

var orderActNames = map[OrderAct]Words{
	ActAssign:         {"assigned", "已派工"},
	ActAccept:         {"accepted", "已接单"},
	ActReject:         {"rejected", "已拒单"},
	ActTechnician:     {"given a technician", "已指派技师"},
	ActSetOff:         {"set off", "已出发"},
	ActStart:          {"started", "已开始"},
	ActHold:           {"put on hold", "已暂停"},
	ActResume:         {"resumed", "已恢复"},
	ActComplete:       {"completed", "已完成"},
	ActCannotComplete: {"can't be completed", "无法完成"},
	ActCancel:         {"cancelled", "已取消"},
	ActSettle:         {"settled", "已结算"},
}

// In says in l that the act was done.
func (a OrderAct) In(l Lang) string { return kindOf(orderActNames, a).In(l) }

// OrderActs lists the acts in the order of an order's life.
func OrderActs() []OrderAct {
	return []OrderAct{
		ActAssign, ActAccept, ActReject, ActTechnician, ActSetOff, ActStart, ActHold, ActResume,
		ActComplete, ActCannotComplete, ActCancel, ActSettle,
	}
}

// way is one row of the state machine of work orders and their visits.
type way struct {
	orders []OrderState // the states of the order in which the act is possible
	visits []VisitState // the states of its current visit; empty: any
	order  OrderState   // the order's next state; empty: it stays
	visit  VisitState   // the visit's next state; empty: it stays
	reason bool         // refused without a reason
	needs  Permission
}

// orderActWays is the whole state machine: what can be done when, and where
// it leads. Resuming leads back by resumedAs.
var orderActWays = map[OrderAct]way{
	ActAssign: {
		order: OrderUnscheduled, visit: VisitAssigned, needs: MayDispatch,
		orders: []OrderState{OrderUnscheduled, OrderScheduled},
		visits: []VisitState{VisitPending, VisitAssigned, VisitAccepted},
	},
	ActAccept: {
		order: OrderScheduled, visit: VisitAccepted, needs: MayCarryOut,
		orders: []OrderState{OrderUnscheduled}, visits: []VisitState{VisitAssigned},
	},
	ActReject: {
		order: OrderUnscheduled, visit: VisitRejected, needs: MayCarryOut, reason: true,
		orders: []OrderState{OrderUnscheduled}, visits: []VisitState{VisitAssigned},
	},
	ActTechnician: {
		needs:  MayCarryOut,
		orders: []OrderState{OrderScheduled, OrderInProgress}, visits: []VisitState{VisitAccepted, VisitEnRoute, VisitInProgress},
	},
	ActSetOff: {
		visit: VisitEnRoute, needs: MayCarryOut,
		orders: []OrderState{OrderScheduled}, visits: []VisitState{VisitAccepted},
	},
	ActStart: {
		order: OrderInProgress, visit: VisitInProgress, needs: MayCarryOut,
		orders: []OrderState{OrderScheduled}, visits: []VisitState{VisitAccepted, VisitEnRoute},
	},
	ActHold: {
		order: OrderOnHold, needs: MayCarryOut, reason: true,
		orders: []OrderState{OrderUnscheduled, OrderScheduled, OrderInProgress},
	},
	ActResume: {
		needs: MayCarryOut, orders: []OrderState{OrderOnHold},
	},
	ActComplete: {
		order: OrderCompleted, visit: VisitCompleted, needs: MayCarryOut,
		orders: []OrderState{OrderInProgress}, visits: []VisitState{VisitInProgress},
	},
	ActCannotComplete: {
		order: OrderCannotComplete, visit: VisitCannotComplete, needs: MayCarryOut, reason: true,
		orders: []OrderState{OrderInProgress}, visits: []VisitState{VisitInProgress},
	},
	ActCancel: {
		order: OrderCancelled, visit: VisitCancelled, needs: MayDispatch, reason: true,
		orders: []OrderState{OrderUnscheduled, OrderScheduled, OrderInProgress, OrderOnHold},
	},
	ActSettle: {
		order: OrderSettled, needs: MaySettle, orders: []OrderState{OrderCompleted},
	},
}

// resumedAs is what an order on hold goes back to, by the state that its
// visit kept.
var resumedAs = map[VisitState]OrderState{
	VisitPending: OrderUnscheduled, VisitAssigned: OrderUnscheduled,
	VisitAccepted: OrderScheduled, VisitEnRoute: OrderScheduled, VisitInProgress: OrderInProgress,
}

// Can tells whether the act is possible as the order stands; if not, the
// error says what is.
func (o *WorkOrder) Can(act OrderAct) error {
	if _, known := orderActWays[act]; !known {
		return invalid(Say("There is no act %q on a work order.", "工单没有操作 %q。", string(act)))
	}
	if o.fits(act) {
		return nil
	}
	possible := list[OrderAct](o.Acts())
	if len(possible) == 0 {
		return conflict(Say("%s is %s; nothing more can be done to it.", "%s %s，不能再操作。", o.ID.String(), o.State))
	}
	return conflict(Say("%s is %s, its visit %s: it can't be %s; it can be: %s.", "%s 当前“%s”，上门“%s”，不能变为“%s”；可以：%s。",
		o.ID.String(), o.State, o.Visit().State, act, possible))
}

// Acts lists what can be done to the order as it stands.
func (o *WorkOrder) Acts() []OrderAct {
	var acts []OrderAct
	for _, a := range OrderActs() {
		if o.fits(a) {
			acts = append(acts, a)
		}
	}
	return acts
}

func (o *WorkOrder) fits(act OrderAct) bool {
	w := orderActWays[act]
	return slices.Contains(w.orders, o.State) && (len(w.visits) == 0 || slices.Contains(w.visits, o.Visit().State))
}

// NeedsReason tells whether the act is refused without a reason.
func (a OrderAct) NeedsReason() bool { return orderActWays[a].reason }

// Needs gives the permission that the act asks for.
func (a OrderAct) Needs() Permission { return orderActWays[a].needs }

// OrderStep does one act to an order.
type OrderStep struct {
	Order      OrderID
	Version    int64
	Act        OrderAct
	Provider   ProviderID   // assign: to whom; the best candidate if zero
	Technician TechnicianID // accept: who goes, if zero who has least to do that day; technician: who goes now
	Window     Window       // assign, accept: when; unchanged if zero
	// Reason is needed by reject, hold, cannot_complete and cancel, and by
	// complete of a provider's staff who have no code.
	Reason string
	Code   string // complete: what the customer read out; empty: nothing
	Rating Rating // complete: the customer's word; empty: nothing is known
}

// StepOrder does one act to a work order. One that is rejected goes to the next
// best provider at once; where nobody is left it waits for a dispatcher. An
// order that cannot be completed opens a follow-on order, whose id is given
// second. A wrong code is invalid, and counted: after MostWrongCodes only a
// reason completes the order.
func (s *Session) StepOrder(ctx context.Context, key string, step OrderStep) (WorkOrder, OrderID, error) {
	var o WorkOrder
	var follow OrderID
	if _, known := orderActWays[step.Act]; !known {
		return o, 0, o.Can(step.Act)
	}
	wrong := false
	did, err := s.do(ctx, step.Act.Needs(), "order."+string(step.Act), key, func(w Writer) (_ Ref, err error) {
		if o, err = s.orderToStep(ctx, w, &step); err != nil {
			return Ref{}, err
		}
		before := o
		before.Visits = slices.Clone(o.Visits)
		if err := o.Can(step.Act); err != nil {
			return Ref{}, err
		}
		if step.Act == ActComplete {
			if wrong, err = s.confirm(&o, &step); err != nil {
				return Ref{}, err
			}
			if wrong {
				return o.ID.Ref(), s.mistyped(ctx, w, &o)
			}
		}
		if err := s.act(ctx, w, &o, &step); err != nil {
			return Ref{}, err
		}
		if err := w.SaveOrder(ctx, &o); err != nil {
			return Ref{}, err
		}
		if err := s.tellStep(ctx, w, &before, &o, step); err != nil {
			return Ref{}, err
		}
		follow, err = s.after(ctx, w, key, &o, step.Act)
		return o.ID.Ref(), err
	})
	o, err = result(ctx, s, did, err, o, Reader.Order)
	if err == nil && (wrong || did.again && step.Act == ActComplete && step.Code != "" && o.Visit().State == VisitInProgress) {
		err = wrongCode(&o)
	}
	if step.Act == ActAssign {
		err = s.whoHas(ctx, err)
	}
	return o, follow, err
}

// orderToStep reads the order that a step is for, if it is as the step has it.
func (s *Session) orderToStep(ctx context.Context, w Writer, step *OrderStep) (WorkOrder, error) {
	o, err := w.Order(ctx, step.Order)
	if err != nil {
		return o, err
	}
	if err := s.ownOrder(&o); err != nil {
		return WorkOrder{}, err
	}
	if o.Version != step.Version {
		return o, stale(o.ID.Ref(), step.Version, o.Version, o)
	}
	return o, nil
}

// after does what follows from an act, and gives the follow-on order.
func (s *Session) after(ctx context.Context, w Writer, key string, o *WorkOrder, act OrderAct) (OrderID, error) {
	switch act {
	case ActCannotComplete:
		return s.followOn(ctx, w, key, o)
	case ActComplete:
		if err := s.tellRating(ctx, w, o); err != nil {
			return 0, err
		}
		return 0, s.delivered(ctx, w, o)
	}
	return 0, nil
}

func (s *Session) ownOrder(o *WorkOrder) error {
	if s.owns(o) {
		return nil
	}
	s.refuse(MayCarryOut, "order", o.ID.Ref())
	return NotFound(KindOrder, o.ID.String())
}

func (s *Session) owns(o *WorkOrder) bool {
	return s.staff.Role != RoleProvider || o.Provider() == s.staff.Provider
}

func (s *Session) act(ctx context.Context, w Writer, o *WorkOrder, step *OrderStep) error {
	step.Reason = strings.TrimSpace(SanitizeText(step.Reason))
	if step.Act.NeedsReason() && step.Reason == "" {
		return invalid(Say("A reason is needed: the order will be %s.", "请说明理由：工单将%s。", step.Act))
	}
	now := s.when().UTC()
	way := orderActWays[step.Act]
	visit := o.Visit()
	if !step.Window.IsZero() {
		o.Window = step.Window
	}
	switch step.Act {
	case ActAssign:
		if err := s.reassign(ctx, w, o, step, now); err != nil {
			return err
		}
	case ActAccept, ActTechnician:
		if err := s.chooseWhoGoes(ctx, w, o, step); err != nil {
			return err
		}
		if step.Act == ActAccept {
			visit.Accepted = now
		}
	case ActStart:
		visit.Started = now
	case ActResume:
		way.order = resumedAs[visit.State]
	case ActReject, ActComplete, ActCannotComplete, ActCancel:
		visit.Ended, visit.Reason = now, step.Reason
		if step.Act == ActComplete { // confirm has looked at it
			visit.Confirmed, visit.Rating = step.Code != "", step.Rating
		}
	}
	if step.Act != ActAssign && way.visit != "" {
		visit.State = way.visit
	}
	if way.order != "" {
		o.State = way.order
	}
	if step.Act != ActTechnician { // it changes who goes, not how the order stands
		o.Reason = step.Reason
	}
	if step.Act != ActSettle { // it is over since it was completed
		o.Closed = endedAt(o.State.Open(), now)
	}
	if step.Act == ActReject {
		return s.askNext(ctx, w, o, now)
	}
	return nil
}

// reassign sends the order to a provider. A provider that had it and loses it
// keeps its visit in the history, as cancelled.
func (s *Session) reassign(ctx context.Context, w Writer, o *WorkOrder, step *OrderStep, now time.Time) error {
	if step.Provider == 0 {
		next, err := s.nextBest(ctx, w, o)
		if err != nil {
			return err
		}
		if len(next) == 0 {
			return conflict(Say("There is no provider left to ask for %s.", "%s 没有可派的服务商。", o.ID.String()))
		}
		step.Provider = next[0].Provider.ID
	}
	if _, err := providerInBusiness(ctx, w, step.Provider); err != nil {
		return err
	}
	if had := o.Visit(); had.State != VisitPending {
		had.State, had.Ended, had.Reason = VisitCancelled, now, step.Reason
		o.Visits = append(o.Visits, Visit{})
	}
	*o.Visit() = Visit{ID: o.Visit().ID, State: VisitAssigned, Provider: step.Provider, Assigned: now}
	return nil
}

func orderChanges(a, b *WorkOrder) changes {
	var c changes
	c.text("state", string(a.State), string(b.State))
	c.text("visit", string(a.Visit().State), string(b.Visit().State))
	c.text("provider", a.Provider().String(), b.Provider().String())
	c.moment("window", a.Window.From, b.Window.From)
	c.moment("window_to", a.Window.To, b.Window.To)
	c.text("reason", a.Reason, b.Reason)
	c.text("technician", a.Visit().Technician.String(), b.Visit().Technician.String())
	return c
}
