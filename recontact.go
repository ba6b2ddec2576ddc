package careline

import (
	"context"
	"strings"
)

// Recontact is a customer's coming back about a case that is still open.
type Recontact struct {
	Case    CaseID
	Version int64
	Text    string // what the customer says this time
}

// Recontact records a second contact about the same matter, and escalates the
// case before the customer goes over everybody's head (C4): it weighs one
// severity more, and what was promised is due no later than that severity is
// promised from now; a critical one goes to a supervisor.
func (s *Session) Recontact(ctx context.Context, key string, again Recontact) (Case, error) {
	var c Case
	did, err := s.do(ctx, MayHandle, "case.recontact", key, func(w Writer) (_ Ref, err error) {
		if c, err = w.Case(ctx, again.Case); err != nil {
			return Ref{}, err
		}
		if c.Version != again.Version {
			return Ref{}, stale(c.ID.Ref(), again.Version, c.Version, c)
		}
		text := strings.TrimSpace(SanitizeText(again.Text))
		switch {
		case !c.State.Open():
			return Ref{}, conflict(Say("%s is %s; reopen it, or log a new one.", "%s %s；请重新打开，或新建。", c.ID.String(), c.State))
		case text == "":
			return Ref{}, invalid(Say("Write down what the customer says.", "请记录客户原话。"))
		}
		old := c
		staff, err := w.Staff(ctx)
		if err != nil {
			return Ref{}, err
		}
		c.escalate(s.when().UTC(), staff)
		if err := w.SaveCase(ctx, &c); err != nil {
			return Ref{}, err
		}
		return c.ID.Ref(), s.tellCase(ctx, w, &old, &c, DidRecontact, text)
	})
	return result(ctx, s, did, err, c, Reader.Case)
}
