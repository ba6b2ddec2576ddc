package careline

import (
	"context"
	"strings"
)

// Unmask shows one customer's phones, e-mail addresses and house numbers in
// full to the person for UnmaskLasts. It takes a reason, which stands in the
// history (G2).
func (s *Session) Unmask(ctx context.Context, key string, id CustomerID, reason string) error {
	did, err := s.do(ctx, MayUnmask, "customer.unmask", key, func(w Writer) (Ref, error) {
		reason := strings.TrimSpace(SanitizeText(reason))
		if reason == "" {
			return Ref{}, invalid(Say("A reason is needed to see numbers in full.", "查看完整号码需要说明理由。"))
		}
		c, err := w.Customer(ctx, id)
		if err != nil {
			return Ref{}, err
		}
		return c.ID.Ref(), s.tell(ctx, w, Event{Kind: EventAccess, Action: DidUnmask, On: []Ref{c.ID.Ref()}, Text: reason})
	})
	if err != nil || s.access == nil {
		return err
	}
	a := s.access
	a.mu.Lock()
	defer a.mu.Unlock()
	if a.unmasked[CustomerID(did.ref.ID)].IsZero() || !did.again {
		a.unmasked[CustomerID(did.ref.ID)] = s.desk.clock()
	}
	return nil
}
