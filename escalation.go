package careline

import (
	"context"
	"errors"
	"slices"
	"time"
)

// promisesAtOnce is how many broken promises are looked up at a time.
const promisesAtOnce = 100

// errKept tells that a promise turned out not to be broken after all: it was
// kept, moved, or escalated meanwhile.
var errKept = errors.New("the promise is not broken")

// KeepPromises escalates every case whose promise is broken by now and tells
// how many it did: a broken promise escalates by itself before the customer
// goes over everybody's head (C4). Every desk may call it, at any time: each
// promise is broken once, by whoever comes first. A promise that is moved
// before it breaks does nothing; one that is moved after begins anew.
func (s *Session) KeepPromises(ctx context.Context) (int, error) {
	if err := s.need(MayHandle); err != nil {
		return 0, err
	}
	for n := 0; ; {
		var rows []CaseRow
		err := s.view(ctx, func(r Reader) (err error) {
			rows, err = r.Cases(ctx, CaseFilter{Unheeded: true, Now: s.desk.clock().UTC(), Limit: promisesAtOnce})
			return err
		})
		if err != nil {
			return n, err
		}
		before := n
		for i := range rows {
			did, err := s.breakPromise(ctx, &rows[i].Case)
			if err != nil {
				return n, err
			}
			if did {
				n++
			}
		}
		if len(rows) < promisesAtOnce || n == before {
			return n, nil
		}
	}
}

// breakPromise escalates a case for the promise that it was seen with, unless
// that was done before or is not needed any more.
func (s *Session) breakPromise(ctx context.Context, seen *Case) (bool, error) {
	// The same on every desk, so that of two only one does it.
	key := "broken promise " + seen.ID.String() + " " + seen.Promise.UTC().Format(time.RFC3339Nano)
	did, err := s.do(ctx, MayHandle, "case.break", key, func(w Writer) (Ref, error) {
		c, err := w.Case(ctx, seen.ID)
		if err != nil {
			return Ref{}, err
		}
		now := s.desk.clock().UTC()
		if !c.Overdue(now) || !c.Promise.Equal(seen.Promise) || c.Broken.Equal(c.Promise) {
			return Ref{}, errKept
		}
		staff, err := w.Staff(ctx)
		if err != nil {
			return Ref{}, err
		}
		old := c
		c.escalate(now, staff)
		if c.Severity == SeverityCritical {
			c.Owner = supervisorFor(c.Owner, staff)
		}
		c.Broken = c.Promise
		if err := w.SaveCase(ctx, &c); err != nil {
			return Ref{}, err
		}
		// Nobody did it, so nobody stands there: neither the person at whose
		// desk it was noticed, nor the call that runs there.
		return c.ID.Ref(), w.Append(ctx, Event{
			At: now, Recorded: now, Kind: EventCase, Action: DidEscalate, Changes: caseChanges(&old, &c),
			Text: old.Promise.In(s.desk.settings.Zone).Format("2006-01-02 15:04"),
			On:   present([]Ref{c.ID.Ref(), c.Customer.Ref(), c.Unit.Ref()}),
		})
	})
	if errors.Is(err, errKept) {
		return false, nil
	}
	return err == nil && !did.again, err
}

// Escalated tells whether the case stands out because a promise was broken
// and the matter is not put right yet.
func (c *Case) Escalated() bool {
	return !c.Broken.IsZero() && c.State.Open() && c.State != CaseResolved
}

// escalate weighs a case one severity more, and what was promised is due no
// later than that severity is promised from now; a critical one goes to a
// supervisor.
func (c *Case) escalate(now time.Time, staff []Staff) {
	all := Severities()
	if at := slices.Index(all, c.Severity); at < len(all)-1 {
		c.Severity = all[at+1]
	} else {
		c.Owner = supervisorFor(c.Owner, staff)
	}
	if due := ProposePromise(c.Severity, now); c.Promise.IsZero() || due.Before(c.Promise) {
		c.Promise = due
	}
}

// supervisorFor gives the first supervisor by login; the present owner where
// that is one already, or where there is none.
func supervisorFor(owner StaffID, staff []Staff) StaffID {
	found := owner
	for _, p := range slices.Backward(staff) {
		if p.Role != RoleSupervisor || p.Suspended {
			continue
		}
		if p.ID == owner {
			return owner
		}
		found = p.ID
	}
	return found
}
