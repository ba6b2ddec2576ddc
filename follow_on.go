package careline

import "context"

// followOn opens the order that takes up where o could not be completed, with
// the same provider; with the next best where that one is retired by now.
func (s *Session) followOn(ctx context.Context, w Writer, key string, o *WorkOrder) (OrderID, error) {
	next := WorkOrder{
		Kind: o.Kind, Customer: o.Customer, Site: o.Site, Unit: o.Unit, Case: o.Case, FollowsOn: o.ID,
		Text: joinNonEmpty(" — ", o.Text, o.Reason), Charge: o.Charge,
		Window: ProposeWindow(SeverityNormal, s.Now()),
	}
	to := o.Provider()
	p, err := w.Provider(ctx, to)
	if err != nil {
		return 0, err
	}
	if p.Retired {
		others, err := s.nextBest(ctx, w, &next)
		if err != nil {
			return 0, err
		}
		to = 0
		if len(others) > 0 {
			to = others[0].Provider.ID
		}
	}
	err = s.openOrder(ctx, w, key, &next, to)
	return next.ID, err
}
