package careline_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"careline"
)

// everything is all that a session gives a provider's staff, as text.
func (r *rig) everything(s *careline.Session, orders ...careline.OrderID) string {
	r.t.Helper()
	ctx := context.Background()
	var said strings.Builder
	add := func(v any, err error) {
		if err != nil && careline.CodeOf(err) != careline.CodeNotFound && careline.CodeOf(err) != careline.CodeForbidden {
			r.t.Fatal(err)
		}
		b, jsonErr := json.Marshal(v)
		r.ok(jsonErr)
		fmt.Fprintf(&said, "%s %v\n", b, careline.CodeOf(err))
	}
	q, err := s.Queue(ctx, careline.QueueFilter{})
	add(q, err)
	rows, err := s.Orders(ctx, careline.OrderFilter{})
	add(rows, err)
	for _, id := range orders {
		v, err := s.Order(ctx, id)
		add(v, err)
		for _, l := range v.Lines {
			said.WriteString(l.Summary.In(careline.English) + "\n")
		}
		for _, c := range v.Next {
			said.WriteString(c.Provider.Name + "\n")
		}
	}
	others, err := s.Others(ctx, "desk")
	for on, who := range others {
		fmt.Fprintln(&said, on, who)
	}
	add(nil, err)
	views, err := s.SavedViews(ctx)
	add(views, err)
	on, _ := s.Touched(0)
	add(on, nil)
	return said.String()
}

func TestAProvidersStaffLearnWhatTheVisitNeedsAndNothingElse(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	first, second := r.provider("First Service"), r.provider("Second Service")
	c := r.wang()
	c.Note, c.ExternalID, c.Preference = "owes money", "CUST-77", "ring after six"
	c, err := r.admin.SaveCustomer(ctx, r.key(), c)
	r.ok(err)
	u := r.heater(c)
	k, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Unit: u.ID, Category: "leak", Text: "drips"})
	r.ok(err)
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Case: k.ID}, first.ID)
	r.ok(err)
	elsewhere, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID, Text: "secret errand"}, first.ID)
	r.ok(err)
	r.ok(r.admin.Attend(ctx, "boss", []careline.Spot{{On: c.ID.Ref()}, {On: k.ID.Ref()}, {On: elsewhere.ID.Ref()}}))
	code := o.Code

	got, _, err := r.crew(first).StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: careline.ActReject, Reason: "they shout at us"})
	r.ok(err)
	if len(got.Visits) != 1 || got.Code != "" {
		t.Errorf("who rejected is told %+v", got)
	}
	_, err = r.crew(first).Order(ctx, o.ID)
	r.refused(err, careline.CodeNotFound)
	s := r.crew(second)
	said := r.everything(s, o.ID, elsewhere.ID)
	for _, secret := range []string{
		code, "First Service", "they shout", "owes money", "CUST-77", "secret errand", elsewhere.ID.String(), k.ID.String(),
		first.ID.String(), "13800138823", "138 0013 8823", "83321147", "Suning",
	} {
		if strings.Contains(said, secret) {
			at := strings.Index(said, secret)
			t.Errorf("the provider's staff are told %q: …%s", secret, said[max(0, at-200):at+len(secret)])
		}
	}
	for _, needed := range []string{"王建国", "Nanjing dialect", "ring after six", "建国路88号阳光花园5-2-601", "6A2207-0041", "138 **** 8823", "drips", o.ID.String() + " assigned"} {
		if !strings.Contains(said, needed) {
			t.Errorf("the provider's staff are not told %q", needed)
		}
	}
	var conflict *careline.Error
	_, _, err = s.StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Version: 1, Act: careline.ActAccept})
	if errors.As(err, &conflict); conflict == nil {
		t.Fatalf("an old version: %v", err)
	}
	_, err = s.TakeBackOrder(ctx, r.key(), careline.OrderBack{Order: elsewhere.ID, Version: 1, Act: careline.ActHold})
	r.refused(err, careline.CodeNotFound)
	if told := fmt.Sprintf("%+v %+v", conflict.Current, conflict.Lately); strings.Contains(told, code) || strings.Contains(told, "First") || strings.Contains(told, "shout") {
		t.Errorf("a refusal tells %s", told)
	}
}

func TestAProviderRingsTheCustomerFromAcceptanceUntilAWeekAfter(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	p := r.provider("Ningbei")
	s := r.crew(p)
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: r.wang().ID, Kind: careline.OrderRepair}, p.ID)
	r.ok(err)
	rings := func(want bool, when string) {
		t.Helper()
		v, err := s.Order(ctx, o.ID)
		r.ok(err)
		full := strings.Contains(fmt.Sprint(v.Customer.Contacts), "138 0013 8823")
		if full != want || strings.Contains(fmt.Sprint(v.Customer.Contacts), "13800138823") != want {
			t.Errorf("%s the phones are %v", when, v.Customer.Contacts)
		}
		q, err := s.Queue(ctx, careline.QueueFilter{})
		r.ok(err)
		for i := range q.Rows {
			if strings.Contains(q.Rows[i].Phone(), "0013") != want {
				t.Errorf("%s the queue has %s", when, q.Rows[i].Phone())
			}
		}
	}
	rings(false, "sent")
	o = r.step(o, careline.OrderStep{Act: careline.ActAccept})
	rings(true, "accepted")
	o = r.step(o, careline.OrderStep{Act: careline.ActHold, Reason: "parts"})
	rings(true, "held")
	o = r.step(o, careline.OrderStep{Act: careline.ActResume})
	o = r.step(o, careline.OrderStep{Act: careline.ActStart})
	o = r.step(o, careline.OrderStep{Act: careline.ActComplete, Reason: "done"})
	r.now = r.now.Add(7*24*time.Hour - time.Minute)
	rings(true, "six days after it was done")
	r.now = r.now.Add(time.Hour)
	rings(false, "a week after it was done")
}

func TestAProvidersStaffTouchOnlyWhatIsTheirs(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	mine, other := r.provider("Mine"), r.provider("Other")
	c := r.wang()
	own, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID, Kind: careline.OrderRepair}, mine.ID)
	r.ok(err)
	foreign, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID, Kind: careline.OrderRepair}, other.ID)
	r.ok(err)
	s := r.crew(mine)
	for _, act := range careline.OrderActs() {
		_, _, err := s.StepOrder(ctx, r.key(), careline.OrderStep{Order: foreign.ID, Version: foreign.Version, Act: act, Reason: "x"})
		if code := careline.CodeOf(err); code != careline.CodeNotFound && code != careline.CodeForbidden {
			t.Errorf("%s on another's order: %v", act, err)
		}
		_, err = s.TakeBackOrder(ctx, r.key(), careline.OrderBack{Order: foreign.ID, Version: foreign.Version, Act: act})
		if err == nil {
			t.Errorf("%s of another's order was taken back", act)
		}
	}
	// Nobody sees them where they can't be.
	r.ok(s.Attend(ctx, "theirs", []careline.Spot{{On: own.ID.Ref()}, {On: foreign.ID.Ref()}, {On: c.ID.Ref()}}))
	others, err := r.admin.Others(ctx, "boss")
	r.ok(err)
	if len(others) != 1 || len(others[own.ID.Ref()]) != 1 {
		t.Errorf("they are seen at %v", others)
	}
	for name, read := range map[string]func() error{
		"lookup":    func() error { _, err := s.Lookup(ctx, "8823", 5); return err },
		"file":      func() error { _, err := s.Open(ctx, c.ID); return err },
		"timeline":  func() error { _, err := s.Timeline(ctx, c.ID, careline.TimelineQuery{}); return err },
		"providers": func() error { _, err := s.Providers(ctx); return err },
		"caller":    func() error { _, err := s.Caller(ctx, "13800138823"); return err },
		"export": func() error {
			_, err := s.Export(ctx, r.key(), careline.ExportOrders, func(careline.ExportPage) error { return nil })
			return err
		},
		"proposal": func() error { _, err := s.ProposeOrder(ctx, careline.OrderFor{Customer: c.ID}); return err },
		"takers":   func() error { _, err := s.Takers(ctx, []careline.OrderID{own.ID}); return err },
	} {
		if err := read(); careline.CodeOf(err) != careline.CodeForbidden {
			t.Errorf("%s: %v", name, err)
		}
	}
}
