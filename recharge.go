package careline

import "context"

// recharge decides anew who pays for the open work orders of a case whose
// cause is another than before: what was covered while nothing was known is
// not covered after misuse, and what was charged is free where the service was
// at fault (C5, W8). What was waived as a goodwill stays so.
func (s *Session) recharge(ctx context.Context, w Writer, old, c *Case) error {
	if old.Cause == c.Cause {
		return nil
	}
	rows, err := w.Orders(ctx, OrderFilter{Case: c.ID, States: OpenOrderStates(), Limit: fileRows})
	if err != nil {
		return err
	}
	for i := range rows {
		o := &rows[i].WorkOrder
		unit, err := s.unitOf(ctx, w, o.Unit)
		if err != nil {
			return err
		}
		was, now := o.Charge, ChargeFor(o.Kind, c.Cause, unit, s.Today())
		if was == now || was.Reason == ChargeGoodwill {
			continue
		}
		o.Charge = now
		if err := w.SaveOrder(ctx, o); err != nil {
			return err
		}
		var changed changes
		changed.text("charge", string(was.Reason), string(now.Reason))
		changed.text("until", "", string(now.Until)) // said with the reason
		if err := s.tell(ctx, w, Event{
			Kind: EventOrder, Action: DidChange, On: append(o.refs(), o.Provider().Ref()), Changes: changed,
		}); err != nil {
			return err
		}
	}
	return nil
}
