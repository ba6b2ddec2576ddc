package careline_test

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"careline"
	"careline/store/storetest"
)

// Who saves a customer's file has read it in full: stars never come to be kept.
func TestWhoKeepsFilesSeesTheirNumbers(t *testing.T) {
	for _, role := range careline.Roles() {
		if (role.May(careline.MayKeepFile) || role.May(careline.MayTakeCalls)) && !role.May(careline.MaySeeNumbers) {
			t.Errorf("%s would save what is masked", role)
		}
	}
}

// told is all that a session gives about a customer, as text.
func told(ctx context.Context, s *careline.Session, c careline.CustomerID, k careline.CaseID, o careline.OrderID, typed string) string {
	var said strings.Builder
	add := func(v any, err error) {
		b, _ := json.Marshal(v)
		fmt.Fprintf(&said, "%s %v\n", b, err)
	}
	lines := func(lines []careline.TimelineLine) {
		for _, l := range lines {
			fmt.Fprintln(&said, l.Summary.In(careline.English), l.Summary.In(careline.Chinese))
		}
	}
	hits, err := s.Lookup(ctx, typed, 5)
	hits.Query = ""
	add(hits, err)
	f, err := s.Open(ctx, c)
	add(f, err)
	tl, err := s.Timeline(ctx, c, careline.TimelineQuery{})
	add(tl, err)
	lines(tl.Lines)
	ov, err := s.Order(ctx, o)
	add(ov, err)
	lines(ov.Lines)
	rows, err := s.Orders(ctx, careline.OrderFilter{})
	add(rows, err)
	kv, err := s.Case(ctx, k)
	add(kv, err)
	lines(kv.Lines)
	cases, err := s.Cases(ctx, careline.CaseFilter{})
	add(cases, err)
	for i := range tl.Lines {
		for _, on := range tl.Lines[i].Event.On {
			if on.Kind == careline.KindInteraction {
				iv, err := s.Interaction(ctx, careline.InteractionID(on.ID))
				add(iv, err)
				lines(iv.Lines)
			}
		}
	}
	caller, err := s.Caller(ctx, typed)
	caller.Number = careline.CallerNumber{}
	add(caller, err)
	announced, err := s.Announced(ctx, careline.PopFilter{})
	add(announced, err)
	twins, err := s.Twins(ctx, careline.Customer{Contacts: []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: typed}}}, nil)
	add(twins, err)
	for _, t := range twins {
		for _, r := range t.Likeness.Reasons {
			fmt.Fprintln(&said, r.Says.In(careline.English), r.Says.In(careline.Chinese))
		}
	}
	pairs, err := s.Duplicates(ctx, 5)
	add(pairs, err)
	p, err := s.ProposeOrder(ctx, careline.OrderFor{Case: k})
	add(p, err)
	q, err := s.Queue(ctx, careline.QueueFilter{})
	add(q, err)
	_, err = s.EditCase(ctx, "00000000-0000-7000-8000-999999999999", careline.Case{ID: k, Version: 99})
	add(nil, err)
	fmt.Fprintf(&said, "%+v\n", err)
	return said.String()
}

func TestNothingThatAMaskedRoleGetsHoldsANumber(t *testing.T) {
	ctx := context.Background()
	r := newRigOn(t, storetest.Fresh(t))
	p := r.provider("Ningbei")
	shape := rapid.SampledFrom([]string{"%s", "%s %s %s", "%s-%s-%s", "tel%s", "ring %s, please", "电话：%s。", "１"})
	for seed := range 14 { // each is a small hotline; masking itself is proved in mask_internal_test.go
		digits := rapid.StringMatching(`1[3-9][0-9]{9}`).Example(seed)
		written := strings.ReplaceAll(shape.Example(seed), "%s %s %s", digits[:3]+" "+digits[3:7]+" "+digits[7:])
		written = strings.ReplaceAll(written, "%s-%s-%s", digits[:3]+"-"+digits[3:7]+"-"+digits[7:])
		written = strings.ReplaceAll(written, "%s", digits)
		if written == "１" {
			written = strings.Map(func(c rune) rune { return c - '0' + '０' }, digits)
		}
		must := r.ok
		house := rapid.StringMatching(`[1-9][0-9]{2}号[1-9]-[1-9]0[1-9]`).Example(seed)
		c, err := r.admin.AddCustomer(ctx, r.key(), careline.Customer{
			Name: "王建国", Note: written, Preference: written, Contacts: []careline.ContactPoint{
				{Raw: digits, Label: "home " + written}, {Kind: careline.ContactEmail, Raw: "w" + digits + "@example.com"},
			},
			Homes: []careline.Residence{{Site: careline.Site{
				Region: careline.Region{Province: "江苏省", City: "南京市", District: "鼓楼区"}, Street: "建国路" + house, Note: "call " + written,
			}}},
		})
		must(err)
		_, err = r.admin.LogCall(ctx, r.key(), careline.Interaction{
			Customer: c.ID, Number: digits, Line: careline.LineService, Channel: careline.ChannelPhone, Note: written, Started: r.now.Add(-time.Hour), Ended: r.now,
		})
		must(err)
		k, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "drips, " + written})
		must(err)
		o, err := r.admin.Dispatch(ctx, r.key(), careline.WorkOrder{Case: k.ID}, p.ID)
		must(err)
		o, _, err = r.admin.StepOrder(ctx, r.key(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: careline.ActHold, Reason: written})
		must(err)
		c.Note, c.Homes[0].Site.Note = "x "+written, ""
		_, err = r.admin.SaveCustomer(ctx, r.key(), c)
		must(err)
		plain := strings.NewReplacer(" ", "", "-", "", "(", "", ")", "")
		holds := func(s *careline.Session) string {
			said := told(ctx, s, c.ID, k.ID, o.ID, digits)
			narrow := strings.Map(func(c rune) rune {
				if c >= '０' && c <= '９' {
					return c - '０' + '0'
				}
				return c
			}, plain.Replace(said))
			for _, secret := range []string{digits, "建国路" + house[:3]} {
				if at := strings.Index(narrow, strings.ReplaceAll(secret, "-", "")); at >= 0 {
					return fmt.Sprintf("%s in …%s", secret, narrow[max(0, at-160):min(len(narrow), at+40)])
				}
			}
			if !strings.Contains(said, "王建国") {
				t.Fatal("nothing is told at all")
			}
			return ""
		}
		for _, role := range []careline.Role{careline.RoleDispatcher, careline.RoleTrainer} {
			if found := holds(r.as(role)); found != "" {
				t.Fatalf("%s: %s", role, found)
			}
		}
		if holds(r.as(careline.RoleOperator)) == "" {
			t.Fatal("an operator is told nothing either")
		}
		open := r.as(careline.RoleDispatcher)
		must(open.Unmask(ctx, r.key(), c.ID, "the provider asks"))
		if holds(open) == "" {
			t.Fatal("shown for a reason, it is still masked")
		}
	}
}

func TestNumbersAreShownForAReasonAndForAWhile(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	other := careline.Customer{Name: "李娜", Contacts: []careline.ContactPoint{{Raw: "13912345678"}}}
	other, err := r.admin.AddCustomer(ctx, r.key(), other)
	r.ok(err)
	s := r.as(careline.RoleDispatcher)
	phone := func(id careline.CustomerID) string {
		f, err := s.Open(ctx, id)
		r.ok(err)
		return careline.FormatPhone(f.Customer.Contacts[0])
	}
	if got := phone(c.ID); got != "138 **** 8823" {
		t.Errorf("masked it is %q", got)
	}
	r.refused(s.Unmask(ctx, r.key(), c.ID, "  "), careline.CodeInvalid)
	r.refused(r.as(careline.RoleTrainer).Unmask(ctx, r.key(), c.ID, "curious"), careline.CodeForbidden)
	r.ok(s.Unmask(ctx, r.key(), c.ID, "the provider can't find the house"))
	if phone(c.ID) != "138 0013 8823" || phone(other.ID) != "139 **** 5678" {
		t.Errorf("shown are %s and %s", phone(c.ID), phone(other.ID))
	}
	if f, err := s.Open(ctx, c.ID); err != nil || !strings.Contains(f.Customer.Homes[0].Site.Street, "5-2-601") {
		t.Errorf("the home is %+v, %v", f.Customer.Homes, err)
	}
	r.now = r.now.Add(careline.UnmaskLasts + time.Second)
	if got := phone(c.ID); got != "138 **** 8823" {
		t.Errorf("later it is %q", got)
	}
	tl, err := r.admin.Timeline(ctx, c.ID, careline.TimelineQuery{Kinds: []careline.EventKind{careline.EventAccess}})
	r.ok(err)
	said := ""
	for _, l := range tl.Lines {
		said += l.Summary.In(careline.English) + "\n"
	}
	if !strings.Contains(said, "shown in full: the provider can't find the house") {
		t.Errorf("the history says %q", said)
	}
}

// A dispatcher saves a case without having seen the number in its text.
func TestStarsAreNotWrittenBack(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.wang()
	k, err := r.admin.LogCase(ctx, r.key(), careline.Case{Customer: c.ID, Category: "leak", Text: "drips, ring 139 1234 5678"})
	r.ok(err)
	s := r.as(careline.RoleDispatcher)
	v, err := s.Case(ctx, k.ID)
	r.ok(err)
	if v.Case.Text != "drips, ring *** **** ****" {
		t.Fatalf("the text is %q", v.Case.Text)
	}
	v.Case.Plan = "go there"
	saved, err := s.EditCase(ctx, r.key(), v.Case)
	r.ok(err)
	kept, err := r.admin.Case(ctx, k.ID)
	r.ok(err)
	if kept.Case.Text != "drips, ring 139 1234 5678" || kept.Case.Plan != "go there" || saved.Text != v.Case.Text {
		t.Errorf("kept is %+v; told was %+v", kept.Case, saved)
	}
	v.Case.Version, v.Case.Text = saved.Version, "drips badly, ring *** **** ****"
	_, err = s.EditCase(ctx, r.key(), v.Case)
	r.refused(err, careline.CodeInvalid)
	p, err := s.ProposeOrder(ctx, careline.OrderFor{Case: k.ID})
	r.ok(err)
	o, err := s.Dispatch(ctx, r.key(), p.Order, 0)
	r.ok(err)
	sent, err := r.admin.Order(ctx, o.ID)
	r.ok(err)
	if sent.Order.Text != "drips, ring 139 1234 5678" || strings.Contains(o.Text, "1234") {
		t.Errorf("sent is %q, told %q", sent.Order.Text, o.Text)
	}
}
