package careline

import (
	"context"
	"strings"
	"time"
)

// promiseHours is how soon a matter of each severity is promised to be put
// right where the operator promises nothing else. The 24 h is the limit that
// most people bear (domain C6); the rest scales from it.
var promiseHours = map[Severity]int{
	SeverityCritical: 12,
	SeverityHigh:     24,
	SeverityNormal:   72,
	SeverityLow:      168,
}

// ProposePromise is the promise that the rules suggest for a severity.
func ProposePromise(sev Severity, now time.Time) time.Time {
	return now.Add(time.Duration(promiseHours[sev]) * time.Hour).Truncate(time.Hour)
}

// LogCase enters a new matter: an inquiry, a request or a complaint. It is
// tied to the person's running call if it names no other.
func (s *Session) LogCase(ctx context.Context, key string, c Case) (Case, error) {
	did, err := s.do(ctx, MayHandle, "case.log", key, func(w Writer) (Ref, error) {
		c.ID, c.Version, c.State, c.Closed, c.Broken = 0, 0, CaseNew, time.Time{}, time.Time{}
		c.Opened = s.when().UTC()
		if c.Kind == "" {
			c.Kind = CaseComplaint
		}
		if c.Severity == "" {
			c.Severity = SeverityNormal
		}
		if c.Owner == 0 {
			c.Owner = s.staff.ID
		}
		if c.Interaction == 0 {
			call, err := s.callRef(ctx, w)
			if err != nil {
				return Ref{}, err
			}
			c.Interaction = InteractionID(call.ID)
		}
		if err := s.checkCase(ctx, w, &c); err != nil {
			return Ref{}, err
		}
		if err := w.SaveCase(ctx, &c); err != nil {
			return Ref{}, err
		}
		return c.ID.Ref(), s.tellCase(ctx, w, &Case{}, &c, DidCreate, c.Text)
	})
	return result(ctx, s, did, err, c, Reader.Case)
}

// EditCase replaces what is known of a case; its state changes by AdvanceCase
// only. A save on an old version is a conflict, and Error.Current is the Case
// as it is now.
func (s *Session) EditCase(ctx context.Context, key string, c Case) (Case, error) {
	did, err := s.do(ctx, MayHandle, "case.edit", key, func(w Writer) (Ref, error) {
		old, err := w.Case(ctx, c.ID)
		if err != nil {
			return Ref{}, err
		}
		if old.Version != c.Version {
			return Ref{}, stale(c.ID.Ref(), c.Version, old.Version, old)
		}
		c.State, c.Pending, c.Customer, c.Opened, c.Closed = old.State, old.Pending, old.Customer, old.Opened, old.Closed
		c.Broken = old.Broken
		if err := s.unveilCase(&c, &old); err != nil {
			return Ref{}, err
		}
		if err := s.checkCase(ctx, w, &c); err != nil {
			return Ref{}, err
		}
		if len(caseChanges(&old, &c)) == 0 {
			return c.ID.Ref(), nil
		}
		if err := w.SaveCase(ctx, &c); err != nil {
			return Ref{}, err
		}
		if err := s.recharge(ctx, w, &old, &c); err != nil {
			return Ref{}, err
		}
		return c.ID.Ref(), s.tellCase(ctx, w, &old, &c, DidChange, "")
	})
	return result(ctx, s, did, err, c, Reader.Case)
}

// CaseStep moves a case to another state.
type CaseStep struct {
	Case    CaseID
	Version int64
	To      CaseState
	Pending PendingOn // needed for pending
	Into    CaseID    // needed for merged and duplicate
	Reason  string    // needed for rejected, cancelled and reopened; the outcome for resolved
}

// AdvanceCase moves a case along its states. A way that does not exist is a
// conflict whose sentence says which do.
func (s *Session) AdvanceCase(ctx context.Context, key string, step CaseStep) (Case, error) {
	var c Case
	did, err := s.do(ctx, step.To.Needs(), "case.advance", key, func(w Writer) (_ Ref, err error) {
		if c, err = w.Case(ctx, step.Case); err != nil {
			return Ref{}, err
		}
		if c.Version != step.Version {
			return Ref{}, stale(c.ID.Ref(), step.Version, c.Version, c)
		}
		old := c
		if err := s.step(ctx, w, &c, step); err != nil {
			return Ref{}, err
		}
		if err := w.SaveCase(ctx, &c); err != nil {
			return Ref{}, err
		}
		return c.ID.Ref(), s.tellCase(ctx, w, &old, &c, DidAdvance, c.Outcome)
	})
	return result(ctx, s, did, err, c, Reader.Case)
}

func (s *Session) step(ctx context.Context, r Reader, c *Case, step CaseStep) error {
	if err := c.State.To(step.To); err != nil {
		return err
	}
	reason := strings.TrimSpace(SanitizeText(step.Reason))
	c.State, c.Pending = step.To, ""
	switch step.To {
	case CasePending:
		if _, known := pendingNames[step.Pending]; !known {
			return invalid(Say("Say whom the case waits for: customer, parts or provider.", "请说明等待对象：客户、配件或服务商。"))
		}
		c.Pending = step.Pending
	case CaseMerged, CaseDuplicate:
		into, err := r.Case(ctx, step.Into)
		if err != nil {
			return err
		}
		if into.ID == c.ID || into.Customer != c.Customer || !into.State.Open() {
			return invalid(Say("%s can't be merged into %s: it must be another open case of the same customer.",
				"%s 不能并入 %s：须为同一客户的另一个未结请求。", c.ID.String(), into.ID.String()))
		}
		c.Into = into.ID
	case CaseRejected, CaseCancelled, CaseReopened:
		if reason == "" {
			return invalid(Say("A reason is needed: the case becomes %s.", "请说明理由：服务请求将变为“%s”。", step.To))
		}
	}
	if reason != "" {
		c.Outcome = reason
	}
	now := s.when()
	c.Closed = endedAt(step.To.Open(), now)
	if step.To == CaseReopened && c.Promise.Before(now) {
		// The old promise was for what was done; it can't be broken again.
		c.Promise = ProposePromise(c.Severity, now).UTC()
	}
	return nil
}

func endedAt(open bool, now time.Time) time.Time {
	if open {
		return time.Time{}
	}
	return now.UTC()
}

// CaseView is a case with what stands around it.
type CaseView struct {
	Case     Case
	Customer Customer
	Category Category
	Owner    string
	Unit     *UnitView // nil: about none
	Orders   []OrderRow
	Strides  []Stride // how far it has come, in the order of the steps
	Lines    []TimelineLine
}

// stepEvents is how many of a case's events are read to tell how far it has
// come.
const stepEvents = 200

// Case gives a case with its orders and its history.
func (s *Session) Case(ctx context.Context, id CaseID) (CaseView, error) {
	var v CaseView
	err := s.see(ctx, MayLookUp, func(r Reader) (err error) {
		if v.Case, err = r.Case(ctx, id); err != nil {
			return err
		}
		if v.Customer, err = r.Customer(ctx, v.Case.Customer); err != nil {
			return err
		}
		cat, err := r.Catalogue(ctx)
		if err != nil {
			return err
		}
		v.Category, _ = cat.Category(v.Case.Category)
		if v.Owner, err = staffName(ctx, r, v.Case.Owner); err != nil {
			return err
		}
		if v.Unit, err = s.unitOf(ctx, r, v.Case.Unit); err != nil {
			return err
		}
		if v.Orders, err = r.Orders(ctx, OrderFilter{Case: id, Limit: fileRows}); err != nil {
			return err
		}
		v.Orders = s.ofOrders(v.Orders)
		steps, err := r.Timeline(ctx, TimelineFilter{On: []Ref{id.Ref()}, Kinds: []EventKind{EventCase}, Limit: stepEvents})
		if err != nil {
			return err
		}
		v.Strides = stridesOf(&v.Case, s.veilEvents(steps), s.desk.clock())
		v.Case, v.Customer = s.veilCase(v.Case), s.veilCustomer(v.Customer)
		v.Lines, err = s.lines(ctx, r, TimelineFilter{On: []Ref{id.Ref()}, Limit: fileRows})
		return err
	})
	if err == nil {
		err = s.look(ctx, v.Customer.ID, id.Ref())
	}
	return v, err
}

// Cases lists cases, newest first.
func (s *Session) Cases(ctx context.Context, f CaseFilter) ([]CaseRow, error) {
	f.Now, f.Day = s.desk.clock().UTC(), dayOf(s.Now())
	var rows []CaseRow
	err := s.see(ctx, MayLookUp, func(r Reader) (err error) {
		if f.Customer, err = fileNumber(ctx, r, f.Customer); err != nil {
			return err
		}
		rows, err = r.Cases(ctx, f)
		return err
	})
	return s.veilCases(rows), err
}

func (s *Session) checkCase(ctx context.Context, r Reader, c *Case) error {
	for _, f := range []*string{&c.Text, &c.Remedy, &c.Plan, &c.Outcome} {
		*f = strings.TrimSpace(SanitizeText(*f))
	}
	if c.Text == "" {
		return invalid(Say("Write down what the customer says.", "请记录客户原话。"))
	}
	if _, known := severityNames[c.Severity]; !known {
		return invalid(Say("There is no severity %q; use low, normal, high or critical.", "没有严重程度 %q；可用 low、normal、high、critical。", string(c.Severity)))
	}
	if _, known := causeNames[c.Cause]; !known {
		return invalid(Say("There is no cause %q.", "没有原因 %q。", string(c.Cause)))
	}
	if !c.Promise.IsZero() && c.Version == 0 && c.Promise.Before(c.Opened) {
		return invalid(Say("The promise %s lies in the past.", "承诺时间 %s 已过。", c.Promise.In(s.desk.settings.Zone)))
	}
	customer, err := living(r.Customer(ctx, c.Customer))
	if err != nil {
		return err
	}
	c.Customer = customer.ID
	cat, err := r.Catalogue(ctx)
	if err != nil {
		return err
	}
	category, ok := cat.Category(c.Category)
	if !ok && (c.Kind == CaseComplaint || c.Category != "") {
		return invalid(Say("There is no complaint category %q; there are: %s.", "没有投诉类别 %q；可用：%s。", c.Category, codes(cat.Categories)))
	}
	if err := category.checkOffered(ctx, r, c.ID); err != nil {
		return err
	}
	if c.Unit != 0 {
		if _, err := r.Unit(ctx, c.Unit); err != nil {
			return err
		}
	}
	return nil
}

func codes(categories []Category) Words {
	var all []string
	for _, k := range categories {
		if !k.Retired {
			all = append(all, k.Code)
		}
	}
	return Words{EN: strings.Join(all, ", "), ZH: strings.Join(all, "、")}
}

func (s *Session) tellCase(ctx context.Context, w Writer, old, c *Case, did Action, text string) error {
	call, err := s.callRef(ctx, w)
	if err != nil {
		return err
	}
	return s.tell(ctx, w, Event{
		Kind: EventCase, Action: did, Text: text, Changes: caseChanges(old, c),
		On: []Ref{c.ID.Ref(), c.Customer.Ref(), c.Unit.Ref(), c.Interaction.Ref(), c.Into.Ref(), call},
	})
}

func (s *Session) unitOf(ctx context.Context, r Reader, id UnitID) (*UnitView, error) {
	if id == 0 {
		return nil, nil
	}
	u, err := r.Unit(ctx, id)
	if err != nil {
		return nil, err
	}
	v, err := s.viewUnit(ctx, r, u)
	return &v, err
}
