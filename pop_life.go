package careline

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
)

// PopRing is what a telephone system knows of a call.
type PopRing struct {
	Number string // in any way of writing; empty or such as "anonymous" where it is withheld
	Line   Line   // the service line if empty
	To     string // the login of whom it is for; empty: whoever is free
}

// Ring announces a call to the operators' consoles. It rings from now on, and
// is an interaction that ends answered or missed (C2).
func (s *Session) Ring(ctx context.Context, key string, in PopRing) (Pop, error) {
	var p Pop
	did, err := s.do(ctx, MayTakeCalls, "pop.ring", key, func(w Writer) (Ref, error) {
		p = Pop{State: PopRinging, Rang: s.desk.clock().UTC()}
		p.Until = p.Rang.Add(s.desk.settings.Ring)
		var err error
		if p.To, err = whoFor(ctx, w, in.To); err != nil {
			return Ref{}, err
		}
		who, err := s.caller(ctx, w, in.Number)
		if err != nil {
			return Ref{}, err
		}
		p.Answer, p.Found, p.Typed = who.Answer, len(who.Matches), who.Number.Typed()
		p.Call = Interaction{Number: who.Number.Shown(), Line: in.Line, Started: p.Rang}
		if p.Answer == CallerKnown {
			p.Call.Customer = who.Matches[0].Customer.ID
		}
		if err := s.tidyCall(ctx, w, &p.Call); err != nil {
			return Ref{}, err
		}
		if err := w.SaveInteraction(ctx, &p.Call); err != nil {
			return Ref{}, err
		}
		if err := w.SavePop(ctx, &p); err != nil {
			return Ref{}, err
		}
		// The customer's timeline gets what came of it, and not that it rang.
		return p.Call.ID.Ref(), s.tell(ctx, w, Event{
			Kind: EventCall, Action: DidRing, On: []Ref{p.Call.ID.Ref()}, Changes: callChanges(&p.Call),
		})
	})
	return result(ctx, s, did, err, p, Reader.Pop)
}

// whoFor finds the person whom a call is for.
func whoFor(ctx context.Context, r Reader, login string) (StaffID, error) {
	login = strings.ToLower(strings.TrimSpace(login))
	if login == "" {
		return 0, nil
	}
	p, err := r.StaffByLogin(ctx, login)
	switch {
	case err != nil:
		return 0, err
	case p.Suspended:
		return 0, invalid(Say("%s is suspended.", "%s 已停用。", p.Login))
	case !p.Role.May(MayTakeCalls):
		return 0, invalid(Say("The role %s may not %s.", "%s无权%s。", p.Role, MayTakeCalls))
	}
	return p.ID, nil
}

// AnswerPop takes a ringing call: it begins for this person, as StartCall
// does. Who comes first has it; for all others, for who has a call already,
// and for a call that is over, it is a conflict, and nothing changes.
func (s *Session) AnswerPop(ctx context.Context, key string, id InteractionID) (Interaction, error) {
	var call Interaction
	did, err := s.do(ctx, MayTakeCalls, "pop.answer", key, func(w Writer) (Ref, error) {
		p, err := s.ringing(ctx, w, id)
		if err != nil {
			return Ref{}, err
		}
		running, is, err := w.RunningInteraction(ctx, s.staff.ID)
		if err != nil {
			return Ref{}, err
		}
		if is {
			return Ref{}, conflict(Say(
				"Your call %s is still running, so %s keeps ringing; end yours first.",
				"您的通话 %s 仍在进行，%s 继续振铃；请先结束当前通话。", running.ID.String(), id.String()))
		}
		p.State = PopAnswered
		p.Call.Operator, p.Call.Started = s.staff.ID, s.desk.clock().UTC()
		if err := w.SaveInteraction(ctx, &p.Call); err != nil {
			return Ref{}, err
		}
		if err := w.SavePop(ctx, &p); err != nil {
			return Ref{}, err
		}
		call = p.Call
		return id.Ref(), s.tell(ctx, w, Event{
			Kind: EventCall, Action: DidStart, On: []Ref{id.Ref(), call.Customer.Ref()}, Changes: callChanges(&call),
		})
	})
	return result(ctx, s, did, err, call, Reader.Interaction)
}

// ringing gives a call that rings for this person, or says why it does not.
func (s *Session) ringing(ctx context.Context, r Reader, id InteractionID) (Pop, error) {
	p, err := r.Pop(ctx, id)
	if err != nil {
		return p, err
	}
	switch p.At(s.desk.clock().UTC()) {
	case PopAnswered:
		who, err := staffName(ctx, r, p.Call.Operator)
		if err != nil {
			return p, err
		}
		return p, conflict(Say("%s was answered by %s.", "%s 已由 %s 接听。", id.String(), who))
	case PopMissed:
		return p, conflict(Say("%s does not ring any more; it was missed.", "%s 已停止振铃，记为未接。", id.String()))
	}
	if p.To != 0 && p.To != s.staff.ID {
		who, err := staffName(ctx, r, p.To)
		if err != nil {
			return p, err
		}
		return p, conflict(Say("%s rings for %s.", "%s 的振铃对象是 %s。", id.String(), who))
	}
	return p, nil
}

// DeclinePop leaves a ringing call to the others. The last to do so ends it:
// it is missed when nobody is left for whom it could ring.
func (s *Session) DeclinePop(ctx context.Context, key string, id InteractionID) (Pop, error) {
	var p Pop
	did, err := s.do(ctx, MayTakeCalls, "pop.decline", key, func(w Writer) (_ Ref, err error) {
		if p, err = s.ringing(ctx, w, id); err != nil {
			return Ref{}, err
		}
		if !slices.Contains(p.Declined, s.staff.ID) {
			p.Declined = append(p.Declined, s.staff.ID)
		}
		if err := w.SavePop(ctx, &p); err != nil {
			return Ref{}, err
		}
		err = s.tell(ctx, w, Event{
			Kind: EventCall, Action: DidDecline, On: []Ref{id.Ref()}, Changes: callChanges(&p.Call),
		})
		if err != nil {
			return Ref{}, err
		}
		left, err := s.leftFor(ctx, w, &p)
		if err != nil || left {
			return id.Ref(), err
		}
		return id.Ref(), s.miss(ctx, w, &p, s.desk.clock().UTC())
	})
	return result(ctx, s, did, err, p, Reader.Pop)
}

// leftFor tells whether there is still somebody for whom the call rings: who
// has a console open, takes calls, is in none, and has not declined. Where
// everybody is in a call it rings on, for one may end.
func (s *Session) leftFor(ctx context.Context, r Reader, p *Pop) (bool, error) {
	if p.To != 0 {
		return !slices.Contains(p.Declined, p.To), nil
	}
	staff, err := r.Staff(ctx)
	if err != nil {
		return false, err
	}
	open, err := r.OpenDesks(ctx, s.desk.clock().UTC().Add(-DeskLasts))
	if err != nil {
		return false, err
	}
	for _, who := range staff {
		if !slices.Contains(open, who.ID) || slices.Contains(p.Declined, who.ID) || who.Suspended || !who.Role.May(MayTakeCalls) {
			continue
		}
		if _, busy, err := r.RunningInteraction(ctx, who.ID); err != nil || !busy {
			return true, err
		}
	}
	return false, nil
}

// miss ends a call that nobody took. Nobody did it, so nobody stands there.
func (s *Session) miss(ctx context.Context, w Writer, p *Pop, at time.Time) error {
	p.State = PopMissed
	p.Call.Ended, p.Call.Outcome = at, OutcomeUnanswered
	if err := w.SaveInteraction(ctx, &p.Call); err != nil {
		return err
	}
	if err := w.SavePop(ctx, p); err != nil {
		return err
	}
	return w.Append(ctx, Event{
		At: at, Recorded: s.desk.clock().UTC(), Kind: EventCall, Action: DidMiss,
		On: present([]Ref{p.Call.ID.Ref(), p.Call.Customer.Ref()}), Changes: callChanges(&p.Call),
	})
}

// popsAtOnce is how many calls that rang out are looked up at a time.
const popsAtOnce = 100

// errTaken tells that a call turned out to be answered or missed meanwhile.
var errTaken = errors.New("the call does not ring any more")

// MissPops writes down as missed what rang out, and tells how many it did.
// Every desk may call it, at any time: each is missed once, at the moment when
// it rang out, by whoever comes first.
func (s *Session) MissPops(ctx context.Context) (int, error) {
	if err := s.need(MayTakeCalls); err != nil {
		return 0, err
	}
	for n := 0; ; {
		var rows []PopRow
		err := s.view(ctx, func(r Reader) (err error) {
			rows, err = r.Pops(ctx, PopFilter{Over: true, Now: s.desk.clock().UTC(), Limit: popsAtOnce})
			return err
		})
		if err != nil {
			return n, err
		}
		before := n
		for i := range rows {
			did, err := s.missPop(ctx, rows[i].Call.ID)
			if err != nil {
				return n, err
			}
			if did {
				n++
			}
		}
		if len(rows) < popsAtOnce || n == before {
			return n, nil
		}
	}
}

func (s *Session) missPop(ctx context.Context, id InteractionID) (bool, error) {
	// The same on every desk, so that of two only one does it.
	did, err := s.do(ctx, MayTakeCalls, "pop.miss", "missed "+id.String(), func(w Writer) (Ref, error) {
		p, err := w.Pop(ctx, id)
		if err != nil {
			return Ref{}, err
		}
		if p.State != PopRinging || p.At(s.desk.clock().UTC()) != PopMissed {
			return Ref{}, errTaken
		}
		return id.Ref(), s.miss(ctx, w, &p, p.Until)
	})
	if errors.Is(err, errTaken) {
		return false, nil
	}
	return err == nil && !did.again, err
}
