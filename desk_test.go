package careline_test

import (
	"context"
	"errors"
	"slices"
	"strings"
	"testing"
	"time"

	"careline"
)

func TestFromAPhoneTailToADispatchedOrder(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	u := r.heater(c)
	p := r.provider("Ningbei Service")

	hits, err := r.admin.Lookup(ctx, "8823", 10)
	r.ok(err)
	if len(hits.Matches) != 1 || hits.Matches[0].Customer.ID != c.ID {
		t.Fatalf("the phone tail finds %+v", hits.Matches)
	}
	call, err := r.admin.StartCall(ctx, r.key(), careline.CallStart{Customer: c.ID})
	r.ok(err)
	r.now = r.now.Add(90 * time.Second)
	k, err := r.admin.LogCase(ctx, r.key(), careline.Case{
		Customer: c.ID, Unit: u.ID, Category: "noise", Severity: careline.SeverityHigh, Text: "加热时有噪音",
	})
	r.ok(err)
	if k.Interaction != call.ID {
		t.Errorf("the complaint is not tied to the call that runs: %v", k.Interaction)
	}
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Case: k.ID}, 0)
	r.ok(err)
	switch {
	case o.Provider() != p.ID:
		t.Errorf("dispatched to %v, not to the local provider", o.Provider())
	case o.Kind != careline.OrderRepair || o.Unit != u.ID || o.Site != u.Site:
		t.Errorf("kind, unit or site were not taken over: %+v", o)
	case !o.Charge.Free || o.Charge.Reason != careline.ChargeWarranty:
		t.Errorf("charge %+v", o.Charge)
	case o.Interaction != call.ID:
		t.Errorf("the order is not tied to the call")
	}
	r.now = r.now.Add(30 * time.Second)
	ended, err := r.admin.EndCall(ctx, r.key(), careline.CallEnd{Call: call.ID, Reason: "fault", Outcome: careline.OutcomeFollowUp})
	r.ok(err)
	if got := ended.Duration(r.now); got != 2*time.Minute {
		t.Errorf("the call lasted %v", got)
	}
	tl, err := r.admin.Timeline(ctx, c.ID, careline.TimelineQuery{})
	r.ok(err)
	var kinds []careline.EventKind
	for _, line := range tl.Lines {
		kinds = append(kinds, line.Event.Kind)
		if line.Summary.In(careline.Chinese) == "" || line.Event.Who != "Boss" {
			t.Errorf("line %+v", line)
		}
	}
	want := []careline.EventKind{
		careline.EventCall, careline.EventOrder, careline.EventCase, careline.EventCall, careline.EventChange,
		careline.EventInstall, careline.EventPurchase,
	}
	if !slices.Equal(kinds, want) {
		t.Errorf("timeline %v, want %v", kinds, want)
	}
}

func TestARetryUnderTheSameKeyMakesNothingTwice(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	key := r.key()
	first, err := r.admin.LogCase(ctx, key, careline.Case{Customer: c.ID, Category: "leak", Text: "漏水"})
	r.ok(err)
	again, err := r.admin.LogCase(ctx, key, careline.Case{Customer: c.ID, Category: "leak", Text: "漏水"})
	r.ok(err)
	if again.ID != first.ID || again.Text != "漏水" {
		t.Errorf("the retry gave %v, the first try %v", again.ID, first.ID)
	}
	all, err := r.admin.Cases(ctx, careline.CaseFilter{Customer: c.ID})
	r.ok(err)
	if len(all) != 1 {
		t.Errorf("there are %d cases", len(all))
	}
	_, err = r.admin.AddCustomer(ctx, key, careline.Customer{Name: "张伟"})
	r.refused(err, careline.CodeConflict)
	_, err = r.admin.AddCustomer(ctx, "", careline.Customer{Name: "张伟"})
	r.refused(err, careline.CodeInvalid)
}

func TestTheSecondToSaveIsShownWhatTheFirstSaved(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	mine := r.wang()
	theirs := mine
	theirs.Note = "rings after six"
	_, err := r.admin.SaveCustomer(ctx, r.key(), theirs)
	r.ok(err)
	mine.Preference = "no SMS"
	_, err = r.admin.SaveCustomer(ctx, r.key(), mine)
	r.refused(err, careline.CodeConflict)
	var e *careline.Error
	if !errors.As(err, &e) {
		t.Fatal(err)
	}
	now, ok := e.Current.(careline.Customer)
	if !ok || now.Note != "rings after six" || now.Version != 2 {
		t.Errorf("the refusal shows %+v", e.Current)
	}
}

// failing is a store whose events can't be written.
type failing struct{ careline.Store }

type failingWriter struct{ careline.Writer }

var errFull = errors.New("the disk is full")

func (f failing) Update(ctx context.Context, fn func(careline.Writer) error) error {
	return f.Store.Update(ctx, func(w careline.Writer) error { return fn(failingWriter{w}) })
}

func (failingWriter) Append(context.Context, ...careline.Event) error { return errFull }

func TestNothingChangesWithoutItsEvent(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	p := r.provider("Ningbei Service")
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, p.ID)
	r.ok(err)
	s := r.deskOn(failing{r.store}).For(r.admin.Staff())
	c.Note = "changed"
	for name, try := range map[string]func() error{
		"customer": func() error { _, err := s.SaveCustomer(ctx, r.key(), c); return err },
		"call":     func() error { _, err := s.StartCall(ctx, r.key(), careline.CallStart{Customer: c.ID}); return err },
		"case": func() error {
			_, err := s.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "x"})
			return err
		},
		"order": func() error { _, err := s.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, 0); return err },
		"step": func() error {
			_, _, err := s.StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: careline.ActAccept})
			return err
		},
	} {
		if err := try(); !errors.Is(err, errFull) {
			t.Errorf("%s: %v", name, err)
		}
	}
	f, err := r.admin.Open(ctx, c.ID)
	r.ok(err)
	_, running, err := r.admin.RunningCall(ctx)
	r.ok(err)
	if f.Customer.Note != "" || len(f.Cases) != 0 || len(f.Orders) != 1 || f.Orders[0].State != careline.OrderUnscheduled || running {
		t.Errorf("something was kept: %+v", f)
	}
}

func TestAnOrderThatIsRejectedGoesToTheNextBest(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	first, second := r.provider("First"), r.provider("Second")
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID, Text: "noise"}, 0)
	r.ok(err)
	if o.Provider() != first.ID {
		t.Fatalf("asked %v first", o.Provider())
	}
	step := func(act careline.OrderAct, reason string) careline.OrderID {
		t.Helper()
		next, follow, err := r.admin.StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: act, Reason: reason})
		r.ok(err)
		o = next
		return follow
	}
	_, _, err = r.admin.StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: careline.ActReject})
	r.refused(err, careline.CodeInvalid)
	step(careline.ActReject, "nobody free")
	if o.Visit().State != careline.VisitAssigned || o.Provider() != second.ID || len(o.Visits) != 2 || o.Visits[0].Reason != "nobody free" {
		t.Fatalf("after the rejection: %+v", o.Visits)
	}
	said := r.told(o)
	if !strings.HasSuffix(said, "assigned: Second") {
		t.Errorf("the history says %q", said)
	}
	step(careline.ActAccept, "")
	step(careline.ActStart, "")
	follow := step(careline.ActCannotComplete, "part missing")
	next, err := r.admin.Order(ctx, follow)
	r.ok(err)
	if next.Order.FollowsOn != o.ID || next.Order.Provider() != second.ID || !strings.Contains(next.Order.Text, "part missing") {
		t.Errorf("the follow-on order: %+v", next.Order)
	}
	ended, err := r.admin.Order(ctx, o.ID)
	r.ok(err)
	if ended.FollowOn != follow || ended.Order.State != careline.OrderCannotComplete || ended.Order.Closed.IsZero() {
		t.Errorf("the order that could not be completed: %+v", ended.Order)
	}
	_, _, err = r.admin.StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: careline.ActComplete})
	r.refused(err, careline.CodeConflict)
}

func TestAProviderSeesAndTouchesOnlyTheirOwnOrders(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	mine, other := r.provider("Mine"), r.provider("Other")
	own, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, mine.ID)
	r.ok(err)
	foreign, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, other.ID)
	r.ok(err)
	s := r.desk.For(careline.Staff{ID: r.admin.Staff().ID, Role: careline.RoleProvider, Provider: mine.ID})
	rows, err := s.Orders(ctx, careline.OrderFilter{Provider: other.ID})
	r.ok(err)
	if len(rows) != 1 || rows[0].ID != own.ID {
		t.Errorf("the provider sees %+v", rows)
	}
	_, err = s.Order(ctx, foreign.ID)
	r.refused(err, careline.CodeNotFound)
	_, _, err = s.StepOrder(ctx, r.key(), careline.OrderStep{Order: foreign.ID, Version: foreign.Version, Act: careline.ActAccept})
	r.refused(err, careline.CodeNotFound)
	_, _, err = s.StepOrder(ctx, r.key(), careline.OrderStep{Order: own.ID, Version: own.Version, Act: careline.ActAccept})
	r.ok(err)
}

func TestAUnitGoesToItsNextOwnerWithItsHistory(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	u := r.heater(c)
	li, err := r.admin.AddCustomer(ctx, r.key(), careline.Customer{Name: "李娜"})
	r.ok(err)
	u, err = r.admin.TransferUnit(ctx, r.key(), u.ID, u.Version, li.ID, "2026-11-01")
	r.ok(err)
	if u.Owner() != li.ID || u.Owners[0].Until != "2026-11-01" {
		t.Errorf("owners %+v", u.Owners)
	}
	f, err := r.admin.Open(ctx, li.ID)
	r.ok(err)
	tl, err := r.admin.Timeline(ctx, li.ID, careline.TimelineQuery{Kinds: []careline.EventKind{careline.EventPurchase}})
	r.ok(err)
	if len(f.Units) != 1 || len(tl.Lines) != 1 {
		t.Errorf("the new owner has %d units and sees %d purchases", len(f.Units), len(tl.Lines))
	}
	old, err := r.admin.Open(ctx, c.ID)
	r.ok(err)
	if len(old.Units) != 0 {
		t.Errorf("the old owner still has it")
	}
}

func TestEverybodyInAHomeSeesWhatHappenedThere(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	wife, err := r.admin.AddCustomer(ctx, r.key(), careline.Customer{
		Name: "陈静", Homes: []careline.Residence{{Site: careline.Site{ID: c.Homes[0].Site.ID, Region: c.Homes[0].Site.Region, Street: c.Homes[0].Site.Street}}},
	})
	r.ok(err)
	_, err = r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID, Text: "repair"}, 0)
	r.ok(err)
	tl, err := r.admin.Timeline(ctx, wife.ID, careline.TimelineQuery{Kinds: []careline.EventKind{careline.EventOrder}})
	r.ok(err)
	f, err := r.admin.Open(ctx, wife.ID)
	r.ok(err)
	if len(tl.Lines) != 1 || len(f.Housemates) != 1 || f.Housemates[0].Name != "王建国" {
		t.Errorf("she sees %d orders and lives with %+v", len(tl.Lines), f.Housemates)
	}
}

func TestAListImportedTwiceMakesNobodyTwice(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	list := []careline.Customer{
		{Name: "James Butt", Contacts: []careline.ContactPoint{{Raw: "+1 504-621-8927"}, {Raw: "jbutt@gmail.com", Kind: careline.ContactEmail}}},
		{Name: "王建国", ExternalID: "A-1"},
		{Name: "李娜", Homes: []careline.Residence{{Site: careline.Site{Street: "建国路1号"}}}},
		{},
	}
	first, err := r.admin.ImportCustomers(ctx, r.key(), list)
	r.ok(err)
	for i, res := range first {
		if bad := i == 3; bad != (res.Err != nil) || bad == res.Created {
			t.Errorf("row %d: %+v", i, res)
		}
	}
	list[1].Contacts = []careline.ContactPoint{{Raw: "13800138823"}}
	again, err := r.admin.ImportCustomers(ctx, r.key(), list)
	r.ok(err)
	for i, res := range again[:3] {
		if res.Created || res.Updated != (i == 1) || res.Customer != first[i].Customer {
			t.Errorf("row %d the second time: %+v", i, res)
		}
	}
}

func TestAPersonHasOneCallAtATime(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	call, err := r.admin.StartCall(ctx, r.key(), careline.CallStart{Customer: c.ID, Line: careline.LineComplaint})
	r.ok(err)
	_, err = r.admin.StartCall(ctx, r.key(), careline.CallStart{})
	r.refused(err, careline.CodeConflict)
	_, err = r.admin.EndCall(ctx, r.key(), careline.CallEnd{Call: call.ID, Reason: "no such reason"})
	r.refused(err, careline.CodeInvalid)
	_, err = r.admin.EndCall(ctx, r.key(), careline.CallEnd{Call: call.ID, Reason: "fault"})
	r.ok(err)
	_, err = r.admin.EndCall(ctx, r.key(), careline.CallEnd{Call: call.ID})
	r.refused(err, careline.CodeConflict)
	_, running, err := r.admin.RunningCall(ctx)
	r.ok(err)
	if running {
		t.Error("the call still runs")
	}
}

func TestAnExternalNumberThatLooksLikeOursHidesNobody(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	wang := r.wang()
	text := wang.ID.String()
	li, err := r.admin.AddCustomer(ctx, r.key(), careline.Customer{Name: "李娜", ExternalID: text + "000"})
	r.ok(err)
	for li.ExternalID = text; len(li.ExternalID) < 12; li.ExternalID += "0" {
		if li, err = r.admin.SaveCustomer(ctx, r.key(), li); err != nil {
			t.Fatal(err)
		}
		hits, err := r.admin.Lookup(ctx, li.ExternalID, 10)
		r.ok(err)
		ours, err := careline.ParseNumber(li.ExternalID)
		isWang := err == nil && ours == wang.ID.Ref()
		if isWang && hits.Matches[0].Customer.ID != wang.ID {
			t.Errorf("%q: the number itself is not first: %+v", li.ExternalID, hits.Matches)
		}
		if len(li.ExternalID) >= 4 && !slices.ContainsFunc(hits.Matches, func(h careline.Hit) bool { return h.Customer.ID == li.ID }) {
			t.Errorf("%q hides who has it: %+v", li.ExternalID, hits.Matches)
		}
	}
}

func TestANewHotlineCanWorkAtOnce(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	cat, err := r.admin.Catalogue(ctx)
	r.ok(err)
	for _, code := range []string{"noise", "leak", "no_function", "performance", "installation", "delivery", "attitude", "billing", "other"} {
		if k, ok := cat.Category(code); !ok || k.Name.EN == "" || k.Name.ZH == "" || len(k.Departments) == 0 {
			t.Errorf("category %s: %+v", code, k)
		}
	}
	for _, v := range cat.Services {
		if v.Name.EN == "" || v.Name.ZH == "" || len(v.Departments) == 0 || v.Phase == "" || v.Place == "" || v.Term == "" {
			t.Errorf("service %s: %+v", v.Code, v)
		}
	}
	skills := map[string]bool{}
	for _, p := range cat.Products {
		skills[p.Skill] = true
		if p.Name.EN == "" || p.Name.ZH == "" || len(p.Terms) == 0 {
			t.Errorf("product %s: %+v", p.Code, p)
		}
	}
	if len(skills) < 4 {
		t.Errorf("there are products for %v only", skills)
	}
	c := r.wang()
	o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID}, 0)
	r.ok(err)
	if o.Provider() == 0 {
		t.Error("nobody can be sent")
	}
	r.ok(r.desk.Found(ctx, "mallory", "Mallory"))
	_, err = r.desk.SignIn(ctx, "mallory")
	r.refused(err, careline.CodeForbidden)
}

func TestAShopPhonesInASaleAndTheLocalProviderInstalls(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	installed := r.heater(c)
	p := r.provider("Ningbei Service")
	sold, err := r.admin.AddUnit(ctx, r.key(), careline.Unit{
		Product: "EWH-60A", Serial: "6A2611-0007", Site: c.Homes[0].Site.ID,
		Purchase: careline.Purchase{Seller: "Suning", Date: "2026-11-20"},
		Owners:   []careline.Ownership{{Customer: c.ID, From: "2026-11-20"}},
	})
	r.ok(err)
	for unit, want := range map[careline.UnitID]careline.OrderKind{sold.ID: careline.OrderInstallation, installed.ID: careline.OrderRepair} {
		got, err := r.admin.ProposeOrder(ctx, careline.OrderFor{Customer: c.ID, Unit: unit})
		r.ok(err)
		if got.Order.Kind != want || got.Candidates[0].Provider.ID != p.ID {
			t.Errorf("%s: %s by %s, want %s", unit, got.Order.Kind, got.Candidates[0].Provider.Name, want)
		}
		if !got.Order.Charge.Free {
			t.Errorf("%s: %s", unit, got.Order.Charge.Why())
		}
	}
}

func TestACompletedInstallationDatesTheUnit(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	r.heater(c)
	p := r.provider("Ningbei Service")
	u, err := r.admin.AddUnit(ctx, r.key(), careline.Unit{
		Product: "EWH-60A", Serial: "6A2611-0007", Purchase: careline.Purchase{Date: "2026-11-19"},
		Owners: []careline.Ownership{{Customer: c.ID, From: "2026-11-19"}},
	})
	r.ok(err)
	for _, kind := range []careline.OrderKind{careline.OrderDelivery, careline.OrderInstallation} {
		o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Customer: c.ID, Unit: u.ID, Kind: kind}, p.ID)
		r.ok(err)
		for _, act := range []careline.OrderAct{careline.ActAccept, careline.ActStart, careline.ActComplete} {
			o, _, err = r.admin.StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: act})
			r.ok(err)
		}
	}
	v, err := r.admin.Unit(ctx, u.ID)
	r.ok(err)
	if v.Unit.Installed != "2026-11-20" || v.Unit.Installer != p.ID || v.Unit.Site != c.Homes[0].Site.ID {
		t.Errorf("the unit is %+v", v.Unit)
	}
	next, err := r.admin.ProposeOrder(ctx, careline.OrderFor{Customer: c.ID, Unit: u.ID})
	r.ok(err)
	if next.Order.Kind != careline.OrderRepair {
		t.Errorf("next is proposed: %s", next.Order.Kind)
	}
	for _, kind := range []careline.EventKind{careline.EventDelivery, careline.EventInstall} {
		tl, err := r.admin.Timeline(ctx, c.ID, careline.TimelineQuery{Kinds: []careline.EventKind{kind}})
		r.ok(err)
		if len(tl.Lines) == 0 || !strings.Contains(tl.Lines[0].Summary.String(), "6A2611-0007") {
			t.Errorf("%s is not on the timeline: %+v", kind, tl.Lines)
		}
	}
}
