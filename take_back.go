package careline

import (
	"context"
	"slices"
	"strconv"
	"time"
)

// Retractable tells whether the act can be taken back while nobody has done
// anything since. What ends the work, or asks another provider, has no way back.
func (a OrderAct) Retractable() bool {
	switch a {
	case ActAssign, ActHold, ActResume, ActAccept, ActTechnician, ActSetOff, ActStart, ActSettle:
		return true
	}
	return false
}

// byVisit tells whether the act is one of whoever makes the visit.
func (a OrderAct) byVisit() bool {
	return a == ActAccept || a == ActTechnician || a == ActSetOff || a == ActStart
}

// OrderBack takes back the last act to an order.
type OrderBack struct {
	Order   OrderID
	Version int64    // as the act left it
	Act     OrderAct // what is taken back
}

// TakeBackOrder undoes the person's own last act to an order: one that was
// passed on returns to its former provider, with the state of the visit and
// the window as they were, and the visit in between stays in the history as
// cancelled; what was done at a visit is as if it had not been. It is a conflict where anybody has changed the order since,
// where the act has no way back, or where the former provider takes no
// orders any more.
func (s *Session) TakeBackOrder(ctx context.Context, key string, back OrderBack) (WorkOrder, error) {
	var o WorkOrder
	if !back.Act.Retractable() {
		return o, conflict(Say("An order that was %s can't be taken back.", "工单“%s”后不能撤销。", back.Act))
	}
	did, err := s.do(ctx, back.Act.Needs(), "order.take_back", key, func(w Writer) (_ Ref, err error) {
		if o, err = w.Order(ctx, back.Order); err != nil {
			return Ref{}, err
		}
		if err := s.ownOrder(&o); err != nil {
			o = WorkOrder{}
			return Ref{}, err
		}
		if o.Version != back.Version {
			return Ref{}, stale(o.ID.Ref(), back.Version, o.Version, o)
		}
		e, err := s.ownLast(ctx, w, o.ID.Ref(), EventOrder, EventVisit)
		if err != nil {
			return Ref{}, err
		}
		if OrderAct(e.To("act")) != back.Act {
			return Ref{}, noWayBack(o.ID.Ref())
		}
		before := o
		before.Visits = slices.Clone(o.Visits)
		if err := s.restoreOrder(ctx, w, &o, e); err != nil {
			return Ref{}, err
		}
		if err := w.SaveOrder(ctx, &o); err != nil {
			return Ref{}, err
		}
		return o.ID.Ref(), s.tellBack(ctx, w, &before, &o, back.Act)
	})
	return result(ctx, s, did, err, o, Reader.Order)
}

// restoreOrder makes of the order what it was before e.
func (s *Session) restoreOrder(ctx context.Context, r Reader, o *WorkOrder, e *Event) error {
	if act := OrderAct(e.To("act")); act.byVisit() {
		unvisit(o.Visit(), e)
	} else if act == ActAssign {
		if err := s.restoreVisit(ctx, r, o, VisitState(before(e, "visit", string(o.Visit().State)))); err != nil {
			return err
		}
	}
	o.State = OrderState(before(e, "state", string(o.State)))
	o.Reason = before(e, "reason", o.Reason)
	for field, at := range map[string]*time.Time{"window": &o.Window.From, "window_to": &o.Window.To} {
		was, err := time.Parse(time.RFC3339Nano, before(e, field, stamp(*at)))
		if err != nil {
			was = time.Time{} // there was none
		}
		*at = was
	}
	return nil
}

// unvisit makes of a visit what it was before e.
func unvisit(v *Visit, e *Event) {
	v.State = VisitState(before(e, "visit", string(v.State)))
	if was, err := ParseID[TechnicianID](before(e, "technician", v.Technician.String())); err == nil {
		v.Technician = was
	} else {
		v.Technician = 0
	}
	if v.State == VisitAssigned {
		v.Accepted = time.Time{}
	}
	if v.State != VisitInProgress {
		v.Started = time.Time{}
	}
}

// restoreVisit takes the order from its provider, and gives it back to the one
// before, where there was one.
func (s *Session) restoreVisit(ctx context.Context, r Reader, o *WorkOrder, was VisitState) error {
	n := len(o.Visits)
	taken := *o.Visit()
	taken.State, taken.Ended = VisitCancelled, s.desk.clock().UTC()
	if was == VisitPending || was == VisitRejected || n < 2 {
		o.Visits = append(o.Visits[:n-1:n-1], taken, Visit{State: VisitPending})
		return nil
	}
	had := o.Visits[n-2]
	p, err := r.Provider(ctx, had.Provider)
	if err != nil {
		return err
	}
	if p.Retired {
		return conflict(Say("%s takes no orders any more; %s stays where it is.", "%s 已停止接单；%s 保持不变。", p.Name, o.ID.String()))
	}
	technicians, err := r.Technicians(ctx, had.Provider)
	if err != nil {
		return err
	}
	if !slices.ContainsFunc(technicians, func(t Technician) bool { return t.ID == had.Technician && !t.Retired }) {
		had.Technician = 0
	}
	had.State, had.Ended, had.Reason = was, time.Time{}, ""
	o.Visits = append(o.Visits[:n-2:n-2], taken, had)
	return nil
}

func (s *Session) tellBack(ctx context.Context, w Writer, before, o *WorkOrder, act OrderAct) error {
	c := orderChanges(before, o)
	c.text("act", string(act), "")
	kind, name := EventOrder, ""
	if act.byVisit() {
		kind = EventVisit
	}
	if o.Provider() != before.Provider() && o.Provider() != 0 {
		p, err := w.Provider(ctx, o.Provider())
		if err != nil {
			return err
		}
		name = p.Name
	}
	call, err := s.callRef(ctx, w)
	if err != nil {
		return err
	}
	return s.tell(ctx, w, Event{
		Kind: kind, Action: DidTakeBack, On: append(o.refs(), before.Provider().Ref(), o.Provider().Ref(), call),
		Text: name, Changes: c,
	})
}

// CaseBack takes back the last act to a case.
type CaseBack struct {
	Case    CaseID
	Version int64 // as the act left it
}

// TakeBackCase undoes the person's own last act to a case: another owner,
// another severity, or that it was acknowledged. It is a conflict where
// anybody has changed the case since, or where the act was another one.
func (s *Session) TakeBackCase(ctx context.Context, key string, back CaseBack) (Case, error) {
	var c Case
	did, err := s.do(ctx, MayHandle, "case.take_back", key, func(w Writer) (_ Ref, err error) {
		if c, err = w.Case(ctx, back.Case); err != nil {
			return Ref{}, err
		}
		if c.Version != back.Version {
			return Ref{}, stale(c.ID.Ref(), back.Version, c.Version, c)
		}
		e, err := s.ownLast(ctx, w, c.ID.Ref(), EventCase)
		if err != nil {
			return Ref{}, err
		}
		old := c
		owner, err := restoreCase(ctx, w, &c, e)
		if err != nil {
			return Ref{}, err
		}
		if err := w.SaveCase(ctx, &c); err != nil {
			return Ref{}, err
		}
		return c.ID.Ref(), s.tellCase(ctx, w, &old, &c, DidTakeBack, owner)
	})
	return result(ctx, s, did, err, c, Reader.Case)
}

// restoreCase makes of the case what it was before e, and names the owner
// that it goes back to.
func restoreCase(ctx context.Context, r Reader, c *Case, e *Event) (owner string, err error) {
	if len(e.Changes) != 1 {
		return "", noWayBack(c.ID.Ref())
	}
	switch was := e.Changes[0]; {
	case was.Field == "owner":
		id, _ := strconv.ParseInt(was.From, 10, 64) // nobody had it where there is no number
		c.Owner = StaffID(id)
		return ownerName(ctx, r, c.Owner)
	case was.Field == "severity":
		c.Severity = Severity(was.From)
	case was.Field == "state" && was.To == string(CaseAcknowledged):
		c.State = CaseState(was.From)
	default:
		return "", noWayBack(c.ID.Ref())
	}
	return "", nil
}

// ownLast gives the last event of the kinds that a record is the subject of,
// as long as it is the person's own and was an act.
func (s *Session) ownLast(ctx context.Context, r Reader, on Ref, kinds ...EventKind) (*Event, error) {
	events, err := r.Timeline(ctx, TimelineFilter{On: []Ref{on}, Kinds: kinds, Limit: fileRows})
	if err != nil {
		return nil, err
	}
	for i := range events {
		e := &events[i]
		if e.Subject() != on {
			continue
		}
		if e.Staff == s.staff.ID && (e.Action == DidAdvance || e.Action == DidChange) {
			return e, nil
		}
		break
	}
	return nil, noWayBack(on)
}

func noWayBack(on Ref) error {
	return conflict(Say("The last act to %s is not one that you can take back.", "对 %s 的最后一次操作不能由您撤销。", on.String()))
}

// before gives a field as it was before the event; now where it left it alone.
func before(e *Event, field, now string) string {
	for _, c := range e.Changes {
		if c.Field == field {
			return c.From
		}
	}
	return now
}
