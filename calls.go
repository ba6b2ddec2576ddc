package careline

import (
	"context"
	"slices"
	"strings"
	"time"
)

// CallStart is what is known when the phone is picked up.
type CallStart struct {
	Customer CustomerID // zero while the caller is not known
	Number   string     // the number that rang
	Line     Line       // the service line if empty
	Channel  Channel    // phone if empty
}

// StartCall begins an interaction. A person has one at a time: while one
// runs, another is a conflict.
func (s *Session) StartCall(ctx context.Context, key string, start CallStart) (Interaction, error) {
	call := Interaction{
		Customer: start.Customer, Number: Sanitize(start.Number), Line: start.Line, Channel: start.Channel,
		Operator: s.staff.ID, Started: s.desk.clock().UTC(),
	}
	did, err := s.do(ctx, MayTakeCalls, "call.start", key, func(w Writer) (Ref, error) {
		running, is, err := w.RunningInteraction(ctx, s.staff.ID)
		if err != nil {
			return Ref{}, err
		}
		if is {
			return Ref{}, conflict(Say("Your call %s is still running; end it first.", "您的通话 %s 仍在进行；请先结束。", running.ID.String()))
		}
		if err := s.tidyCall(ctx, w, &call); err != nil {
			return Ref{}, err
		}
		if err := w.SaveInteraction(ctx, &call); err != nil {
			return Ref{}, err
		}
		return call.ID.Ref(), s.tell(ctx, w, Event{
			Kind: EventCall, Action: DidStart, On: []Ref{call.ID.Ref(), call.Customer.Ref()}, Changes: callChanges(&call),
		})
	})
	return result(ctx, s, did, err, call, Reader.Interaction)
}

// CallEnd is what is known when the phone is put down.
type CallEnd struct {
	Call     InteractionID
	Customer CustomerID // sets the customer of a call that had none
	Line     Line
	Channel  Channel
	Reason   string // Service.Code
	Outcome  Outcome
	Note     string
}

// EndCall ends a running interaction with its reason and outcome (C2).
func (s *Session) EndCall(ctx context.Context, key string, end CallEnd) (Interaction, error) {
	var call Interaction
	did, err := s.do(ctx, MayTakeCalls, "call.end", key, func(w Writer) (_ Ref, err error) {
		if call, err = w.Interaction(ctx, end.Call); err != nil {
			return Ref{}, err
		}
		if !call.Running() {
			return Ref{}, conflict(Say("The call %s ended at %s.", "通话 %s 已于 %s 结束。", call.ID.String(), call.Ended.In(s.desk.settings.Zone)))
		}
		if end.Customer != 0 {
			call.Customer = end.Customer
		}
		if end.Line != "" {
			call.Line = end.Line
		}
		if end.Channel != "" {
			call.Channel = end.Channel
		}
		call.Reason, call.Outcome, call.Note = end.Reason, end.Outcome, end.Note
		call.Ended = s.when().UTC()
		return call.ID.Ref(), s.endCall(ctx, w, &call)
	})
	return result(ctx, s, did, err, call, Reader.Interaction)
}

// LogCall records a contact that is over: started and ended at once where it
// has no times of its own.
func (s *Session) LogCall(ctx context.Context, key string, call Interaction) (Interaction, error) {
	did, err := s.do(ctx, MayTakeCalls, "call.log", key, func(w Writer) (Ref, error) {
		now := s.when().UTC()
		call.ID, call.Version, call.Operator = 0, 0, s.staff.ID
		if call.Started.IsZero() {
			call.Started = now
		}
		if call.Ended.IsZero() {
			call.Ended = now
		}
		if call.Ended.Before(call.Started) {
			return Ref{}, invalid(Say("The call ends before it starts.", "通话结束时间早于开始时间。"))
		}
		err := s.endCall(ctx, w, &call)
		return call.ID.Ref(), err
	})
	return result(ctx, s, did, err, call, Reader.Interaction)
}

func (s *Session) endCall(ctx context.Context, w Writer, call *Interaction) error {
	if call.Outcome == "" {
		call.Outcome = OutcomeInformed
	}
	if err := s.tidyCall(ctx, w, call); err != nil {
		return err
	}
	if err := w.SaveInteraction(ctx, call); err != nil {
		return err
	}
	seconds := int64(call.Ended.Sub(call.Started) / time.Second)
	changed := changes(callChanges(call))
	changed.text("outcome", "", string(call.Outcome))
	changed.text("reason", "", call.Reason)
	changed.number("seconds", 0, seconds)
	return s.tell(ctx, w, Event{
		Kind: EventCall, Action: DidEnd, At: call.Ended, On: []Ref{call.ID.Ref(), call.Customer.Ref()},
		Text: call.Note, Changes: changed,
	})
}

func callChanges(call *Interaction) []Change {
	var c changes
	c.text("line", "", string(call.Line))
	c.text("channel", "", string(call.Channel))
	c.text("number", "", call.Number)
	return c
}

func (s *Session) tidyCall(ctx context.Context, r Reader, call *Interaction) error {
	call.Note = strings.TrimSpace(SanitizeText(call.Note))
	if call.Line == "" {
		call.Line = LineService
	}
	if call.Channel == "" {
		call.Channel = ChannelPhone
	}
	if _, known := lineNames[call.Line]; !known {
		return invalid(Say("There is no line %q.", "没有热线 %q。", string(call.Line)))
	}
	if _, known := channelNames[call.Channel]; !known {
		return invalid(Say("There is no channel %q.", "没有渠道 %q。", string(call.Channel)))
	}
	if _, known := outcomeNames[call.Outcome]; call.Outcome != "" && !known {
		return invalid(Say("There is no outcome %q.", "没有结果 %q。", string(call.Outcome)))
	}
	if call.Customer != 0 {
		c, err := living(r.Customer(ctx, call.Customer))
		if err != nil {
			return err
		}
		call.Customer = c.ID
	}
	if call.Reason == "" {
		return nil
	}
	cat, err := r.Catalogue(ctx)
	if err != nil {
		return err
	}
	reason, ok := cat.Service(call.Reason)
	if !ok {
		return invalid(Say("There is no reason %q in the service catalogue.", "服务目录中没有事由 %q。", call.Reason))
	}
	if reason.Retired {
		return retiredNow(SubjectService, reason.Code)
	}
	return nil
}

// RunningCall gives the person's interaction that has not ended.
func (s *Session) RunningCall(ctx context.Context) (call Interaction, running bool, err error) {
	err = s.see(ctx, MayTakeCalls, func(r Reader) (err error) {
		call, running, err = r.RunningInteraction(ctx, s.staff.ID)
		return err
	})
	return call, running, err
}

// InteractionView is a contact with what was done in it.
type InteractionView struct {
	Interaction Interaction
	Customer    Customer       // zero while the caller is not known
	Cases       []CaseRow      // logged in it
	Orders      []OrderRow     // made in it
	Lines       []TimelineLine // what was done in it, newest first
}

// Interaction gives a contact with what was done in it.
func (s *Session) Interaction(ctx context.Context, id InteractionID) (InteractionView, error) {
	var v InteractionView
	err := s.see(ctx, MayLookUp, func(r Reader) (err error) {
		if v.Interaction, err = r.Interaction(ctx, id); err != nil {
			return err
		}
		lines, err := s.lines(ctx, r, TimelineFilter{On: []Ref{id.Ref()}, Limit: fileRows})
		if err != nil {
			return err
		}
		v.Lines = slices.DeleteFunc(lines, func(l TimelineLine) bool { return l.Event.Kind == EventCall })
		if v.Interaction.Customer == 0 {
			return nil
		}
		return v.around(ctx, r)
	})
	v.Interaction, v.Customer = s.veilCall(v.Interaction), s.veilCustomer(v.Customer)
	v.Cases, v.Orders = s.veilCases(v.Cases), s.ofOrders(v.Orders)
	if err == nil {
		err = s.look(ctx, v.Customer.ID, id.Ref())
	}
	return v, err
}

func (v *InteractionView) around(ctx context.Context, r Reader) (err error) {
	customer, id := v.Interaction.Customer, v.Interaction.ID
	if v.Customer, err = r.Customer(ctx, customer); err != nil {
		return err
	}
	if v.Cases, err = r.Cases(ctx, CaseFilter{Customer: customer, Limit: fileRows}); err != nil {
		return err
	}
	if v.Orders, err = r.Orders(ctx, OrderFilter{Customer: customer, Limit: fileRows}); err != nil {
		return err
	}
	v.Cases = slices.DeleteFunc(v.Cases, func(c CaseRow) bool { return c.Interaction != id })
	v.Orders = slices.DeleteFunc(v.Orders, func(o OrderRow) bool { return o.Interaction != id })
	return nil
}

// callRef points at the person's running interaction, to tie to it what is
// done while it runs.
func (s *Session) callRef(ctx context.Context, r Reader) (Ref, error) {
	if s.letter != nil { // another call may be running by now
		return s.letter.Call.Ref(), nil
	}
	call, running, err := r.RunningInteraction(ctx, s.staff.ID)
	if err != nil || !running {
		return Ref{}, err
	}
	return call.ID.Ref(), nil
}
