package careline

import (
	"context"
	"slices"
)

// tellStep writes what was done to an order, as an event on the provider whose
// visit it was; and whom a rejected one went to, as another on that one: what
// one provider says is not told to the next.
func (s *Session) tellStep(ctx context.Context, w Writer, before, o *WorkOrder, step OrderStep) error {
	after, next := *o, WorkOrder{}
	if step.Act == ActReject {
		next = *o
		after.Visits = o.Visits[:len(before.Visits)]
		after.Reason = step.Reason
	}
	e, err := s.stepEvent(ctx, w, before, &after, step)
	if err != nil {
		return err
	}
	events := []Event{e}
	if next.Provider() != 0 {
		e, err := s.stepEvent(ctx, w, &after, &next, OrderStep{Act: ActAssign, Provider: next.Provider()})
		if err != nil {
			return err
		}
		e.Changes = slices.DeleteFunc(e.Changes, func(c Change) bool { return c.Field == "reason" })
		e.On = slices.DeleteFunc(e.On, func(r Ref) bool { return r == before.Provider().Ref() })
		events = append(events, e)
	}
	for _, e := range events {
		if err := s.tell(ctx, w, e); err != nil {
			return err
		}
	}
	return nil
}

func (s *Session) stepEvent(ctx context.Context, r Reader, before, o *WorkOrder, step OrderStep) (Event, error) {
	c := orderChanges(before, o)
	c.text("act", "", string(step.Act))
	c.flag("confirmed", before.Visit().Confirmed, o.Visit().Confirmed)
	kind, text := EventVisit, step.Reason
	switch step.Act {
	case ActAssign:
		kind = EventOrder
		p, err := r.Provider(ctx, step.Provider)
		if err != nil {
			return Event{}, err
		}
		text = joinNonEmpty(": ", p.Name, text)
	case ActTechnician:
		t, err := r.Technician(ctx, step.Technician)
		if err != nil {
			return Event{}, err
		}
		text = t.Name
	case ActHold, ActResume, ActCancel, ActSettle:
		kind = EventOrder
	}
	call, err := s.callRef(ctx, r)
	return Event{
		Kind: kind, Action: DidAdvance, On: append(o.refs(), before.Provider().Ref(), o.Provider().Ref(), call),
		Text: text, Changes: c,
	}, err
}
