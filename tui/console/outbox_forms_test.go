package console_test

import (
	"context"
	"testing"
	"time"

	"careline"
	"careline/store/storetest"
	"careline/tui/console"
	"careline/tui/outbox"
	"careline/tui/page"
)

// flaky gives a crowd whose store can be lost, its console, and the outbox.
func flaky(t *testing.T) (*crowd, *storetest.Flaky, *console.Driven) {
	t.Helper()
	c := gather(t)
	f := storetest.NewFlaky(c.store)
	desk := careline.NewDesk(f, func() time.Time { return c.now }, careline.Settings{Zone: c.now.Location()})
	s, err := desk.SignIn(t.Context(), "1042")
	c.must(t, err)
	c.session, c.box = s, outbox.Open(t.TempDir(), "hotline", "dsn", "1042")
	o := c.options(careline.English, page.Size{Width: 80, Height: 24})
	return c, f, console.Drive(t.Context(), o)
}

// pressing presses keys by their names; what is none is typed.
func pressing(d *console.Driven, keys ...string) {
	for _, k := range keys {
		if len(k) == 1 || len(k) > 1 && k[0] < 0x80 && !typed[k] {
			d.Do(keyPress(k))
			continue
		}
		for _, r := range k {
			d.Do(keyPress(string(r)))
		}
	}
}

// typed are the words in the table below that are no names of keys.
var typed = map[string]bool{"leak": true, "it drips": true, "EWH": true, "xyz": true}

// forms is a line for each form: where it is, what is pressed before ctrl+s, and
// the deed that comes of it.
func (c *crowd) forms() []struct {
	name string
	at   page.Route
	keys []string
	deed string
} {
	customer := page.ToCustomer{ID: c.wang}
	noise := page.ToCase{ID: c.noise}
	return []struct {
		name string
		at   page.Route
		keys []string
		deed string
	}{
		{"new complaint", page.ToNewComplaint{Customer: c.li}, []string{"leak", "enter", "enter", "it drips"}, "case.log"},
		{"note", customer, []string{"n", "it drips"}, "note.write"},
		{"new customer", page.ToNewCustomer{Typed: "赵 13900002222"}, []string{"xyz"}, "customer.add"},
		{"edit of a customer", page.ToEditCustomer{ID: c.wang}, []string{"xyz"}, "customer.save"},
		{"new unit", page.ToNewUnit{Owner: c.wang}, []string{"EWH", "enter", "xyz"}, "unit.add"},
		{"edit of a unit", page.ToUnit{ID: c.heater}, []string{"e", "tab", "xyz"}, "unit.save"},
		{"transfer", page.ToUnit{ID: c.heater}, []string{"t", "李小红"}, "unit.transfer"},
		{"step", noise, []string{"s"}, "case.step"},
		{"edit of a case", noise, []string{"e", "down", "down", "xyz"}, "case.edit"},
		{"second contact", noise, []string{"r", "xyz"}, "case.recontact"},
		{"state", noise, []string{"t", "tab", "xyz"}, "case.advance"},
		{"owner", noise, []string{"g"}, "case.assign"},
		{"severity", noise, []string{"l", "right"}, "case.weigh"},
		{"new order", page.ToNewOrder{For: careline.OrderFor{Case: c.noise}}, nil, "order.dispatch"},
		{"rejected order", page.ToOrder{ID: c.offered}, []string{"x", "xyz"}, "order.step"},
		{"order passed on", page.ToOrder{ID: c.offered}, []string{"g"}, "order.step"},
		{"end of a call", page.ToCall{ID: c.call}, nil, "call.end"},
		{"product", page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectProduct, Code: "EWH-60A"}}, []string{"tab", "xyz"}, "product.save"},
		{"service", page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectService, Code: "maintenance"}}, []string{"xyz"}, "service.save"},
		{"category", page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectCategory, Code: "noise"}}, []string{"xyz"}, "category.save"},
		{"provider", page.ToSubject{Subject: c.outlet.Subject()}, []string{"xyz"}, "provider.change"},
		{"new provider", page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectProvider}}, []string{"xyz"}, "provider.add"},
		{"technician", page.ToSubject{Subject: careline.TechnicianID(1).Subject()}, []string{"tab", "xyz"}, "technician.change"},
		{"staff", page.ToSubject{Subject: careline.StaffID(1).Subject()}, []string{"xyz"}, "staff.change"},
	}
}

// TestEveryFormGoesThroughTheOutbox loses the store while each form is saved:
// the answer, the write, and the line before it. What was typed is in the
// outbox, the form is done with, and it is written once when the store is back.
func TestEveryFormGoesThroughTheOutbox(t *testing.T) {
	t.Parallel()
	for i, form := range (&crowd{}).forms() {
		t.Run(form.name, func(t *testing.T) {
			for _, mood := range []storetest.Mood{storetest.LosesAnswer, storetest.LosesWrite, storetest.Gone} {
				c, f, d := flaky(t)
				form := c.forms()[i]
				d.Go(form.at)
				pressing(d, form.keys...)
				under := d.Top()
				f.Be(mood)
				before := f.Wrote.Load()
				d.Do(keyPress("ctrl+s"))
				if mood == storetest.Gone {
					if dirty, is := d.Top().(page.Dirty); d.Top() != under || is && len(form.keys) > 1 && !dirty.Dirty() {
						t.Fatalf("the form is gone with the store: %+v\n%s", d.Status(), d.View().Content)
					}
					d.Do(keyPress("ctrl+g"))
				}
				entries, aside, err := c.box.All()
				if err != nil || aside > 0 || len(entries) != 1 || entries[0].Letter.Deed != form.deed {
					t.Fatalf("mood %d: in the outbox are %+v, %v; it says %+v\n%s", mood, entries, err, d.Status(), d.View().Content)
				}
				want := outbox.Unconfirmed
				if mood == storetest.Gone {
					want = outbox.Waiting
				}
				e := entries[0]
				if e.State != want || e.About() == "" || e.Letter.Call != 0 {
					t.Errorf("mood %d: the entry is %+v", mood, e)
				}
				if dirty, is := d.Top().(page.Dirty); is && dirty.Dirty() || d.Status().Bad != (want == outbox.Unconfirmed) {
					t.Errorf("mood %d: the form is still open; it says %+v", mood, d.Status())
				}
				f.Be(storetest.Fine)
				d.Do(page.SendPosts{})
				if left, _, _ := c.box.All(); len(left) != 0 {
					t.Errorf("mood %d: left is %+v; it says %+v", mood, left, d.Status())
				}
				if n := f.Wrote.Load() - before; mood == storetest.LosesAnswer && n < 1 || !done(t, c, e.Letter.Key) {
					t.Errorf("mood %d: it was not written; it says %+v", mood, d.Status())
				}
			}
		})
	}
}

// done tells whether a command was done.
func done(t *testing.T, c *crowd, key string) bool {
	t.Helper()
	is := false
	c.must(t, c.store.View(t.Context(), func(r careline.Reader) (err error) {
		_, is, err = r.Command(context.Background(), key)
		return err
	}))
	return is
}
