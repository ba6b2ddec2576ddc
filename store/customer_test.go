package store_test

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"careline"
)

func TestACustomerIsReadBackAsItWasSaved(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		c := wang()
		c.Representative = h.staff("min")
		h.customer(c)
		if c.ID == 0 || c.Version != 1 || c.Contacts[2].ID == 0 || c.Homes[1].Site.ID == 0 {
			t.Fatalf("ids and version were not set: %+v", c)
		}
		h.view(func(r careline.Reader) error {
			got, err := r.Customer(h.ctx, c.ID)
			if !reflect.DeepEqual(got, *c) {
				t.Errorf("got  %+v\nwant %+v", got, *c)
			}
			return err
		})
	})
}

func TestASecondSaveWithAnOldVersionIsRefusedAndShowsThePresentRecord(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		first := h.customer(wang())
		second := *first
		first.Note = "three dogs"
		h.customer(first)
		if first.Version != 2 {
			t.Fatalf("version is %d after the second save", first.Version)
		}
		second.Note = "no dogs"
		h.outdated(*first, func(w careline.Writer) error { return w.SaveCustomer(h.ctx, &second) })
		if second.Version != 1 {
			t.Errorf("the refused record has version %d", second.Version)
		}
	})
}

func TestContactsAndHomesKeepTheirIdsWhenOthersComeAndGo(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		c := h.customer(wang())
		email, home := c.Contacts[2], c.Homes[0].Site.ID
		email.Raw = "wang@example.org"
		c.Contacts = []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: "new"}, email}
		c.Homes = c.Homes[:1]
		c.Homes[0].Site.Street = "建国路90号"
		h.customer(c)
		h.view(func(r careline.Reader) error {
			got, err := r.Customer(h.ctx, c.ID)
			if !reflect.DeepEqual(got, *c) {
				t.Errorf("got  %+v\nwant %+v", got, *c)
			}
			if len(got.Contacts) != 2 || got.Contacts[1].ID != email.ID || got.Homes[0].Site.ID != home {
				t.Errorf("ids changed: %+v", got)
			}
			return err
		})
	})
}

func TestAContactOfAnotherCustomerCannotBeTaken(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a, b := h.customer(wang()), h.customer(named("李"))
		b.Contacts = a.Contacts[:1]
		h.refused(careline.CodeInvalid, func(w careline.Writer) error { return w.SaveCustomer(h.ctx, b) })
		b.Contacts, b.Homes = nil, []careline.Residence{{Site: careline.Site{ID: 999}}}
		b.Version = 1
		h.refused(careline.CodeInvalid, func(w careline.Writer) error { return w.SaveCustomer(h.ctx, b) })
	})
}

func TestManyCustomersComeInTheOrderAskedFor(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a, b, c := h.customer(named("a")), h.customer(wang()), h.customer(named("c"))
		h.view(func(r careline.Reader) error {
			got, err := r.Customers(h.ctx, []careline.CustomerID{c.ID, 999, b.ID, a.ID})
			if len(got) != 3 || got[0].Name != "c" || !reflect.DeepEqual(got[1], *b) || got[2].Name != "a" {
				t.Errorf("got %+v", got)
			}
			n, countErr := r.CountCustomers(h.ctx)
			if n != 3 {
				t.Errorf("counted %d", n)
			}
			return errors.Join(err, countErr)
		})
	})
}

func TestCustomersAreFoundByNumberNameAndExternalID(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a := h.customer(wang())
		b := named("王建国")
		b.Contacts = []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: "ask mother"}, {Kind: careline.ContactPhone, E164: "+8613800138823"}}
		h.customer(b)
		both := []careline.CustomerID{a.ID, b.ID}
		h.view(func(r careline.Reader) error {
			var errs []error
			check := func(what string, want, got []careline.CustomerID, err error) {
				errs = append(errs, err)
				if !slices.Equal(got, want) {
					t.Errorf("%s: got %v, want %v", what, got, want)
				}
			}
			got, err := r.CustomersWithMarks(h.ctx, careline.CustomerMarks{E164: []string{"+8613800138823", "+86none"}, Raw: []string{"138 0013 8823"}})
			check("number and raw text", both, got, err)
			got, err = r.CustomersWithMarks(h.ctx, careline.CustomerMarks{Raw: []string{"ask mother"}})
			check("raw text", both[1:], got, err)
			got, err = r.CustomersWithMarks(h.ctx, careline.CustomerMarks{ExternalIDs: []string{"OLD-1", "OLD-2"}})
			check("external id", both[:1], got, err)
			got, err = r.CustomersWithMarks(h.ctx, careline.CustomerMarks{})
			check("nothing", nil, got, err)
			got, err = r.CustomersByName(h.ctx, "王建国", 0)
			check("name", both, got, err)
			got, err = r.CustomersByName(h.ctx, "王建国", 1)
			check("name, one", both[:1], got, err)
			got, err = r.CustomersByName(h.ctx, "王", 9)
			check("part of a name", nil, got, err)
			return errors.Join(errs...)
		})
	})
}

func TestAnExternalIDBelongsToOneCustomer(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		h.customer(wang())
		h.refused(careline.CodeConflict, func(w careline.Writer) error { return w.SaveCustomer(h.ctx, wang()) })
	})
}

func TestAHomeIsSharedByThoseWhoLiveThereNow(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a := h.customer(wang())
		site := a.Homes[0].Site
		b := named("李梅")
		b.Homes = []careline.Residence{{Site: site}}
		h.customer(b)
		moved := named("赵")
		moved.Homes = []careline.Residence{{Site: site, Until: "2020-01-01"}}
		h.customer(moved)

		b.Homes[0].Site.Street = "建国路88号6-1"
		h.customer(b)
		h.view(func(r careline.Reader) error {
			got, err := r.Residents(h.ctx, site.ID)
			if !slices.Equal(got, []careline.CustomerID{a.ID, b.ID}) {
				t.Errorf("residents are %v", got)
			}
			s, siteErr := r.Site(h.ctx, site.ID)
			if s != b.Homes[0].Site {
				t.Errorf("the site is %+v", s)
			}
			return errors.Join(err, siteErr)
		})
	})
}

func TestWhatIsNotThereIsNotFound(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		reads := map[string]func(r careline.Reader) error{
			"customer":    func(r careline.Reader) error { _, err := r.Customer(h.ctx, 9); return err },
			"site":        func(r careline.Reader) error { _, err := r.Site(h.ctx, 9); return err },
			"unit":        func(r careline.Reader) error { _, err := r.Unit(h.ctx, 9); return err },
			"case":        func(r careline.Reader) error { _, err := r.Case(h.ctx, 9); return err },
			"order":       func(r careline.Reader) error { _, err := r.Order(h.ctx, 9); return err },
			"interaction": func(r careline.Reader) error { _, err := r.Interaction(h.ctx, 9); return err },
			"provider":    func(r careline.Reader) error { _, err := r.Provider(h.ctx, 9); return err },
			"staff":       func(r careline.Reader) error { _, err := r.StaffByLogin(h.ctx, "x"); return err },
		}
		writes := map[string]func(w careline.Writer) error{
			"customer": func(w careline.Writer) error { return w.SaveCustomer(h.ctx, &careline.Customer{ID: 9, Version: 1}) },
			"case":     func(w careline.Writer) error { return w.SaveCase(h.ctx, &careline.Case{ID: 9, Version: 1}) },
			"interaction": func(w careline.Writer) error {
				return w.SaveInteraction(h.ctx, &careline.Interaction{ID: 9, Version: 1})
			},
			"provider":   func(w careline.Writer) error { return w.SaveProvider(h.ctx, &careline.Provider{ID: 9, Version: 1}) },
			"technician": func(w careline.Writer) error { return w.SaveTechnician(h.ctx, &careline.Technician{ID: 9}) },
			"staff":      func(w careline.Writer) error { return w.SaveStaff(h.ctx, &careline.Staff{ID: 9, Login: "x"}) },
		}
		for what, read := range reads {
			t.Run("read "+what, func(t *testing.T) { wantCode(t, h.View(h.ctx, read), careline.CodeNotFound) })
		}
		for what, write := range writes {
			t.Run("save "+what, func(t *testing.T) { wantCode(t, h.Update(h.ctx, write), careline.CodeNotFound) })
		}
	})
}
