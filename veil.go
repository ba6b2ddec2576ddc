package careline

import (
	"errors"
	"slices"
	"strings"
	"time"
)

// UnmaskLasts is how long one customer's numbers stay shown in full to who gave
// a reason for it.
const UnmaskLasts = LookLasts

// veils tells whether a customer's phones, e-mail addresses and house numbers
// are masked for the person (G3); zero asks for what belongs to nobody known.
// A provider's staff have rules of their own: see ofCustomer.
func (s *Session) veils(id CustomerID) bool {
	if s.May(MaySeeNumbers) {
		return false
	}
	if id == 0 || s.access == nil {
		return true
	}
	a := s.access
	a.mu.Lock()
	defer a.mu.Unlock()
	at, shown := a.unmasked[id]
	return !shown || !s.desk.clock().Before(at.Add(UnmaskLasts))
}

// Unmasked tells until when the person sees a customer's numbers in full for a
// reason that they gave; zero: they don't, or need none.
func (s *Session) Unmasked(id CustomerID) time.Time {
	if s.May(MaySeeNumbers) || s.veils(id) {
		return time.Time{}
	}
	a := s.access
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.unmasked[id].Add(UnmaskLasts)
}

// veilCustomer masks what reaches a customer at home.
func (s *Session) veilCustomer(c Customer) Customer {
	if !s.veils(c.ID) {
		return c
	}
	c.Name, c.Company, c.ExternalID = maskText(c.Name), maskText(c.Company), maskText(c.ExternalID)
	c.Language, c.Preference, c.Note = maskText(c.Language), maskText(c.Preference), maskText(c.Note)
	c.Formerly = eachOf(c.Formerly, maskText)
	c.Contacts = eachOf(c.Contacts, maskContact)
	c.Homes = eachOf(c.Homes, func(h Residence) Residence {
		h.Site, h.Label = maskSite(h.Site), maskText(h.Label)
		return h
	})
	return c
}

func (s *Session) veilSite(of CustomerID, site Site) Site {
	if s.veils(of) {
		return maskSite(site)
	}
	return site
}

func (s *Session) veilCase(c Case) Case {
	if s.veils(c.Customer) {
		c.Text, c.Remedy, c.Plan, c.Outcome = maskText(c.Text), maskText(c.Remedy), maskText(c.Plan), maskText(c.Outcome)
	}
	return c
}

func (s *Session) veilCases(rows []CaseRow) []CaseRow {
	return eachOf(rows, func(r CaseRow) CaseRow {
		r.Case = s.veilCase(r.Case)
		if s.veils(r.Customer) {
			r.CustomerName = maskText(r.CustomerName)
		}
		return r
	})
}

// veilOrder masks the words of an order. A provider's staff ring the customer
// while the visit is theirs, and read then what it says.
func (s *Session) veilOrder(o WorkOrder) WorkOrder {
	if s.staff.Role == RoleProvider && o.Visit().ringsCustomer(s.desk.clock()) || !s.veils(o.Customer) {
		return o
	}
	o.Text, o.Reason = maskText(o.Text), maskText(o.Reason)
	o.Visits = eachOf(o.Visits, func(v Visit) Visit {
		v.Reason = maskText(v.Reason)
		return v
	})
	return o
}

func (s *Session) veilCall(i Interaction) Interaction {
	if s.veils(i.Customer) {
		i.Number, i.Note = maskNumber(i.Number), maskText(i.Note)
	}
	return i
}

func (s *Session) veilHit(h Hit) Hit {
	if !s.veils(h.Customer.ID) {
		return h
	}
	h.Customer = s.veilCustomer(h.Customer)
	h.Match.Fields = eachOf(h.Match.Fields, maskMatched)
	return h
}

// maskMatched says by its kind what was met, and shows no more of it than the
// file does.
func maskMatched(m Matched) Matched {
	was := m.Text
	switch m.Field {
	case MatchPhone:
		m.Text = maskNumber(m.Text)
	case MatchEmail:
		m.Text = maskEmail(m.Text)
	case MatchAddress:
		m.Text = maskPlace(m.Text)
	case MatchSerial, MatchAssetTag, MatchCard, MatchNumber:
	default:
		m.Text = maskText(m.Text)
	}
	if m.Text != was {
		m.Start, m.End = 0, 0
	}
	return m
}

// veilLikeness keeps the reasons why two files are likely one person's, without
// the numbers in them.
func (s *Session) veilLikeness(l Likeness, of ...CustomerID) Likeness {
	if !slices.ContainsFunc(of, s.veils) {
		return l
	}
	l.Reasons = eachOf(l.Reasons, func(r TwinReason) TwinReason {
		r.Says.args = eachOf(r.Says.args, func(arg any) any {
			if said, is := arg.(string); is && strings.ContainsFunc(said, isDigit) {
				return stars
			}
			return arg
		})
		return r
	})
	return l
}

// plainFields are the fields of events whose values are codes, moments and
// numbers of records, in which no customer's number can be.
var plainFields = map[string]bool{
	"window": true, "window_to": true, "promise": true, "broken": true, "until": true, "purchased": true, "installed": true,
	"serial": true, "asset_tag": true, "product": true, "card": true, "price": true, "act": true, "visit": true, "state": true,
	"misses": true, "rating": true, "seconds": true, "provider": true, "technician": true, "installer": true, "unit": true,
}

// veilEvents masks what the history tells of customers.
func (s *Session) veilEvents(events []Event) []Event {
	if s.May(MaySeeNumbers) {
		return events
	}
	return eachOf(events, func(e Event) Event {
		of := slices.Clone(e.On)
		of = slices.DeleteFunc(of, func(r Ref) bool { return r.Kind != KindCustomer })
		if len(of) > 0 && !slices.ContainsFunc(of, func(r Ref) bool { return s.veils(CustomerID(r.ID)) }) {
			return e
		}
		switch e.Kind {
		case EventPurchase, EventDelivery, EventInstall: // the name of a unit
		default:
			e.Text = maskText(e.Text)
		}
		e.Changes = eachOf(e.Changes, maskChange)
		return e
	})
}

func maskChange(c Change) Change {
	mask := maskText
	switch c.Field {
	case "contacts":
		mask = maskContacts
	case "number", "phone":
		mask = maskNumber
	case "addresses":
		mask = maskPlace
	default:
		if plainFields[c.Field] {
			return c
		}
	}
	c.From, c.To = mask(c.From), mask(c.To)
	return c
}

// ofError gives of the record that a refusal shows what is the person's to see.
func (s *Session) ofError(err error) error {
	var e *Error
	if errors.As(err, &e) {
		e.Current = s.ofRecord(e.Current)
	}
	return err
}

// ofRecord gives of a record what is the person's to see.
func (s *Session) ofRecord(record any) any {
	switch x := record.(type) {
	case Customer:
		return s.veilCustomer(x)
	case Case:
		return s.veilCase(x)
	case WorkOrder:
		return s.ofOrder(x)
	case Interaction:
		return s.veilCall(x)
	}
	return record
}

// unveil gives what is to be written where somebody who reads a text with stars
// in it saves the record: the text itself, where they left it as it was. What
// they wrote over it would be lost with the stars, and is refused.
func (s *Session) unveil(of CustomerID, typed, was string) (string, error) {
	shown := maskText(was)
	switch {
	case !s.veils(of) || shown == was:
		return typed, nil
	case typed == shown:
		return was, nil
	case strings.Contains(typed, stars):
		return "", invalid(Say("Stars stand here for a number that you don't see; show it in full before you change this text.",
			"此处的星号代表您看不到的号码；修改前请先完整显示。"))
	}
	return typed, nil
}

// unveilCase is unveil for what is written in a case.
func (s *Session) unveilCase(c, old *Case) error {
	for _, text := range []struct {
		typed *string
		was   string
	}{{&c.Text, old.Text}, {&c.Remedy, old.Remedy}, {&c.Plan, old.Plan}, {&c.Outcome, old.Outcome}} {
		typed, err := s.unveil(old.Customer, *text.typed, text.was)
		if err != nil {
			return err
		}
		*text.typed = typed
	}
	return nil
}

// eachOf gives a new list with what fn makes of each.
func eachOf[T any](all []T, fn func(T) T) []T {
	if all == nil {
		return nil
	}
	out := make([]T, len(all))
	for i, v := range all {
		out[i] = fn(v)
	}
	return out
}
