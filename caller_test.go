package careline_test

import (
	"context"
	"strings"
	"testing"

	"careline"
)

// call gives the answer to a number, and who is named with which reason.
func (r *rig) call(number string) string {
	r.t.Helper()
	c, err := r.admin.Caller(context.Background(), number)
	r.ok(err)
	said := string(c.Answer)
	for _, h := range c.Matches {
		said += " " + h.Customer.Name + ":" + string(h.Reason)
		if len(h.Match.Fields) != 1 || h.Match.Fields[0].Text == "" {
			r.t.Errorf("%s: it is not said why %s is named", number, h.Customer.Name)
		}
	}
	return said
}

func (r *rig) add(name string, phones ...string) careline.Customer {
	r.t.Helper()
	c := careline.Customer{Name: name}
	for _, p := range phones {
		c.Contacts = append(c.Contacts, careline.ContactPoint{Raw: p})
	}
	c, err := r.admin.AddCustomer(context.Background(), r.key(), c)
	r.ok(err)
	return c
}

func TestACallersNumberIsKnownInAnyWriting(t *testing.T) {
	r := newRig(t)
	r.add("Wang", "138 0013 8823")
	r.add("Li", "025-83321147")
	r.add("O'Brien", "+1 504-621-8927")
	r.add("Hu", "+86 25 5771 2345 转 801")
	r.add("Gao", "025-5771 2345 x 17")
	r.add("Smith", "12345")    // can't be read
	r.add("Zhou", "8664 1122") // a landline without its area code
	for number, want := range map[string]string{
		"13800138823": "known Wang:has_number", "+8613800138823": "known Wang:has_number", "8613800138823": "known Wang:has_number",
		"008613800138823": "known Wang:has_number", "013800138823": "known Wang:has_number", "138-0013-8823": "known Wang:has_number",
		"(138) 0013 8823": "known Wang:has_number", "１３８００１３８８２３": "known Wang:has_number", " 138.0013.8823 ": "known Wang:has_number",
		"sip:+8613800138823@10.0.0.1:5060;user=phone": "known Wang:has_number", "tel:+86-138-0013-8823": "known Wang:has_number",
		`"Wang J" <sip:13800138823@pbx>`: "known Wang:has_number", "WANG <13800138823>": "known Wang:has_number",
		"02583321147": "known Li:has_number", "+862583321147": "known Li:has_number", "862583321147": "known Li:has_number",
		"025 8332 1147 转 12": "known Li:has_number",
		"+15046218927":       "known O'Brien:has_number", "001 504 621 8927": "known O'Brien:has_number",
		// Behind a switchboard, the extension tells, where one is given.
		"025-57712345 转 801": "known Hu:has_number", "+862557712345 x17": "known Gao:has_number",
		"02557712345": "maybe Gao:has_number Hu:has_number", "02557712345 x99": "maybe Gao:has_number Hu:has_number",
		// What could not be read is compared by its digits.
		"12345": "known Smith:has_number", "1-23-45": "known Smith:has_number", "86641122": "known Zhou:has_number",
		// Inside a city, switches leave the area code out.
		"83321147": "maybe Li:has_in_area",
		// A piece of a number is not the number.
		"8823": "unknown", "1380013882": "unknown", "138001388231": "unknown", "3800138823": "unknown", "1147": "unknown",
		"13900000000": "unknown", "+4420 7946 0958": "unknown",
	} {
		if got := r.call(number); got != want {
			t.Errorf("%s: %s, want %s", number, got, want)
		}
	}
}

func TestWhoeverKeepsTheNumberBackIsUnknown(t *testing.T) {
	r := newRig(t)
	r.add("Anonymous", "Anonymous", "unknown", "0")
	for _, number := range []string{
		"", " ", "-", "anonymous", "Anonymous", "sip:anonymous@anonymous.invalid", `"Anonymous" <sip:anonymous@anonymous.invalid>`,
		"withheld", "Private Number", "UNKNOWN", "Restricted", "unavailable", "No ID", "匿名", "未知号码", "隐藏号码", "\x00", "()",
	} {
		c, err := r.admin.Caller(context.Background(), number)
		r.ok(err)
		if c.Answer != careline.CallerUnknown || len(c.Matches) > 0 {
			t.Errorf("%q: %+v", number, c)
		}
		if shown := c.Number.Shown(); c.Number.Withheld && shown != "" {
			t.Errorf("%q is shown as %q", number, shown)
		}
	}
}

func TestANumberOfSeveralIsMaybe(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	wang := r.wang()
	r.add("Father", "13912345678")
	r.add("Son", "139 1234 5678")
	if got := r.call("+8613912345678"); got != "maybe Son:has_number Father:has_number" {
		t.Error(got)
	}
	// The landline of a home rings for whoever lives there; a mobile does not.
	_, err := r.admin.AddCustomer(ctx, r.key(), careline.Customer{Name: "Wife", Homes: []careline.Residence{{Site: wang.Homes[0].Site}}})
	r.ok(err)
	if got := r.call("02583321147"); got != "maybe 王建国:has_number Wife:shares_home" {
		t.Error(got)
	}
	if got := r.call("13800138823"); got != "known 王建国:has_number" {
		t.Error(got)
	}
	// Nor where she has moved out.
	wang.Homes[0].Until = r.admin.Today()
	_, err = r.admin.SaveCustomer(ctx, r.key(), wang)
	r.ok(err)
	if got := r.call("02583321147"); got != "known 王建国:has_number" {
		t.Error(got)
	}
}

func TestAFormerNumberIsMaybe(t *testing.T) {
	ctx := context.Background()
	r := newRig(t)
	c := r.add("Wang", "13800138823", "12345", "025-83321147")
	c.Contacts = c.Contacts[2:]
	c, err := r.admin.SaveCustomer(ctx, r.key(), c)
	r.ok(err)
	for number, want := range map[string]string{
		"+86 138 0013 8823": "maybe Wang:had_number", "12345": "maybe Wang:had_number", "02583321147": "known Wang:has_number",
	} {
		if got := r.call(number); got != want {
			t.Errorf("%s: %s, want %s", number, got, want)
		}
	}
	// Who has it now counts, not who had it.
	r.add("Li", "13800138823")
	if got := r.call("13800138823"); got != "known Li:has_number" {
		t.Error(got)
	}
	// One that came back is no former one, and another writing is the same.
	c.Contacts = append(c.Contacts, careline.ContactPoint{Raw: "1 23 45"})
	c, err = r.admin.SaveCustomer(ctx, r.key(), c)
	r.ok(err)
	c.Contacts[1].Raw = "1-2345"
	_, err = r.admin.SaveCustomer(ctx, r.key(), c)
	r.ok(err)
	if got := r.call("12345"); got != "known Wang:has_number" {
		t.Error(got)
	}
}

// A firm's number may be on thousands of files; the answer stays short.
func TestANumberOfVeryManyNamesSome(t *testing.T) {
	r := newRig(t)
	for range 60 {
		r.add("x", "025-83321147")
	}
	c, err := r.admin.Caller(context.Background(), "02583321147")
	r.ok(err)
	if c.Answer != careline.CallerMaybe || len(c.Matches) != 50 || !c.Truncated {
		t.Errorf("%s, %d, %v", c.Answer, len(c.Matches), c.Truncated)
	}
}

func TestHostileNumbersAreUnknownAndShort(t *testing.T) {
	r := newRig(t)
	r.wang()
	for _, number := range []string{
		strings.Repeat("1", 10_000), strings.Repeat("张", 10_000), strings.Repeat("<", 10_000), strings.Repeat("sip:", 2500),
		"' OR 1=1 --", "\xff\xfe13", "1\r\nX: 2", "\x1b[2J", "%", "*", "\"", "[13800138823]x", strings.Repeat("1 ", 5000), "😀",
	} {
		c, err := r.admin.Caller(context.Background(), number)
		r.ok(err)
		if c.Answer != careline.CallerUnknown || len([]rune(c.Number.Shown())) > 40 || len([]rune(c.Number.Typed())) > 40 {
			t.Errorf("%.40q: %s, shown as %q", number, c.Answer, c.Number.Shown())
		}
	}
}
