package careline

import "context"

// delivered writes what a completed order means for its unit: a delivery is a
// line of its own on the timeline, and an installation dates the unit, so that
// its warranty runs from there and nobody proposes to install it again.
func (s *Session) delivered(ctx context.Context, w Writer, o *WorkOrder) error {
	if o.Unit == 0 || o.Kind != OrderDelivery && o.Kind != OrderInstallation {
		return nil
	}
	u, err := w.Unit(ctx, o.Unit)
	if err != nil {
		return err
	}
	on := []Ref{u.ID.Ref(), u.Owner().Ref(), o.Site.Ref(), o.ID.Ref(), o.Provider().Ref()}
	if o.Kind == OrderDelivery {
		return s.tell(ctx, w, Event{Kind: EventDelivery, Action: DidDeliver, On: on, Text: u.Name()})
	}
	if u.Installed != "" {
		return nil
	}
	u.Installed, u.Installer = s.Today(), o.Provider()
	if o.Site != 0 {
		u.Site = o.Site
	}
	u.Updated = s.desk.clock().UTC()
	if err := w.SaveUnit(ctx, &u); err != nil {
		return err
	}
	return s.tell(ctx, w, Event{Kind: EventInstall, Action: DidInstall, On: on, Text: u.Name()})
}
