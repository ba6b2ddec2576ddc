package store_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"careline"
)

// find is the plan that asks for every term that c alone would have of the
// fields given.
func find(fields string, c *careline.Customer, units ...careline.Unit) careline.SearchPlan {
	var way careline.SearchWay
	for _, t := range careline.SearchTerms(c, units) {
		if strings.Contains(fields, string(t[0])) {
			way = append(way, t)
		}
	}
	return careline.SearchPlan{{way}}
}

func (h hotline) finds(what string, plan careline.SearchPlan, want ...careline.CustomerID) {
	h.Helper()
	h.view(func(r careline.Reader) error {
		got, err := r.Search(h.ctx, plan, 10)
		if !slices.Equal(got, want) {
			h.Errorf("%s: found %v, want %v", what, got, want)
		}
		return err
	})
}

func byPhone(digits string) careline.SearchPlan {
	return find("dt", &careline.Customer{Contacts: []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: digits}}})
}

func byStreet(street string) careline.SearchPlan {
	return find("a", &careline.Customer{Homes: []careline.Residence{{Site: careline.Site{Street: street}}}})
}

func bySerial(serial string) careline.SearchPlan {
	return find("ky", &careline.Customer{}, careline.Unit{Serial: serial})
}

func TestSearchFindsNewestFirstAndNoMoreThanAskedFor(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a, b := h.customer(named("王建国")), h.customer(named("王建国"))
		plan := find("n", named("王建国"))
		h.finds("both", plan, b.ID, a.ID)
		h.view(func(r careline.Reader) error {
			got, err := r.Search(h.ctx, plan, 1)
			if !slices.Equal(got, []careline.CustomerID{b.ID}) {
				t.Errorf("found %v", got)
			}
			return err
		})
	})
}

func TestSearchWantsEveryScrapInAnyOfItsWays(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		c := named("王建国")
		c.Contacts = []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: "13800138823"}}
		h.customer(c)
		h.customer(named("王建国"))
		name, phone := find("n", c)[0], byPhone("13800138823")[0]
		nobody := careline.SearchWay{"nnobody"}
		h.finds("name and phone", careline.SearchPlan{name, phone}, c.ID)
		h.finds("phone in one of two ways", careline.SearchPlan{{nobody, phone[0]}}, c.ID)
		h.finds("a scrap that nobody satisfies", careline.SearchPlan{name, {nobody}})
		h.finds("an empty plan", nil)
		h.finds("a scrap without ways", careline.SearchPlan{name, {}})
		h.finds("what looks like the engine's own language", careline.SearchPlan{{{`n" OR "nx`, "n*", "NOT"}}})
	})
}

func TestSearchFollowsEveryEditAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		c := wang()
		h.update(func(w careline.Writer) error {
			if err := w.SaveCustomer(h.ctx, c); err != nil {
				return err
			}
			got, err := w.Search(h.ctx, byPhone("13800138823"), 10)
			if !slices.Equal(got, []careline.CustomerID{c.ID}) {
				t.Errorf("within the transaction: found %v", got)
			}
			c.Contacts[0].Raw, c.Contacts[0].E164 = "13900000001", "+8613900000001"
			return errors.Join(err, w.SaveCustomer(h.ctx, c))
		})
		h.finds("the old phone", byPhone("13800138823"))
		h.finds("the new phone", byPhone("13900000001"), c.ID)

		c.Name = "李梅"
		h.customer(c)
		h.finds("the old name", find("n", named("王建国")))
		h.finds("the new name", find("n", named("李梅")), c.ID)
	})
}

func TestAnAddressIsFoundAnewForEverybodyWhoLivesThere(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a := h.customer(wang())
		b := named("李梅")
		b.Homes = []careline.Residence{{Site: a.Homes[0].Site}}
		h.customer(b)
		b.Homes[0].Site.Street = "和平街7号"
		h.customer(b)
		h.finds("the old street", byStreet("阳光花园"))
		h.finds("the new street", byStreet("和平街"), b.ID, a.ID)
	})
}

func TestASerialLeadsToThePresentOwnerOnly(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		h.product("EWH-60A")
		u := &careline.Unit{Product: "EWH-60A", Serial: "6A22070041"}
		a, b := named("王"), named("李")
		h.update(func(w careline.Writer) error {
			if err := errors.Join(w.SaveCustomer(h.ctx, a), w.SaveCustomer(h.ctx, b)); err != nil {
				return err
			}
			u.Owners = []careline.Ownership{{Customer: a.ID}}
			return w.SaveUnit(h.ctx, u)
		})
		h.finds("the first owner", bySerial("6A22070041"), a.ID)
		u.Owners = []careline.Ownership{{Customer: a.ID, Until: "2026-11-01"}, {Customer: b.ID, From: "2026-11-01"}}
		h.update(func(w careline.Writer) error { return w.SaveUnit(h.ctx, u) })
		h.finds("the second owner", bySerial("6A22070041"), b.ID)
		u.Serial = "X9999"
		h.update(func(w careline.Writer) error { return w.SaveUnit(h.ctx, u) })
		h.finds("the old serial", bySerial("6A22070041"))
		h.finds("the new serial", bySerial("X9999"), b.ID)
	})
}

func TestWhatWasRolledBackIsNotFound(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		enough := errors.New("enough")
		err := h.Update(h.ctx, func(w careline.Writer) error {
			if err := w.SaveCustomer(h.ctx, wang()); err != nil {
				return err
			}
			if _, err := w.Search(h.ctx, byPhone("13800138823"), 1); err != nil {
				return err
			}
			return enough
		})
		if !errors.Is(err, enough) {
			t.Fatal(err)
		}
		h.finds("the phone", byPhone("13800138823"))
		h.view(func(r careline.Reader) error {
			n, err := r.CountCustomers(h.ctx)
			if n != 0 {
				t.Errorf("%d customers were kept", n)
			}
			return err
		})
	})
}

func TestALongTransactionIndexesEverybody(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		const many = 10_700 // more than are held in memory at a time
		last := &careline.Customer{}
		h.update(func(w careline.Writer) error {
			for n := range many {
				last = named("客户")
				if n%3500 == 0 {
					last.Name = "王建国"
				}
				if err := w.SaveCustomer(h.ctx, last); err != nil {
					return err
				}
			}
			last.Name = "李梅"
			return w.SaveCustomer(h.ctx, last)
		})
		h.finds("every 3500th", find("n", named("王建国")), 10_501, 7_001, 3_501, 1)
		h.finds("the last, who was saved twice", find("n", named("李梅")), last.ID)
	})
}

func TestReindexMakesTheSameIndexAgain(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		h.product("EWH-60A")
		a, b := h.customer(wang()), h.customer(named("李梅"))
		h.update(func(w careline.Writer) error {
			return w.SaveUnit(h.ctx, &careline.Unit{Product: "EWH-60A", Serial: "6A22070041", Owners: []careline.Ownership{{Customer: b.ID}}})
		})
		done, total := 0, 0
		if err := h.Reindex(h.ctx, func(d, n int) { done, total = d, n }); err != nil {
			t.Fatal(err)
		}
		if done != 2 || total != 2 {
			t.Errorf("progress ended at %d of %d", done, total)
		}
		h.finds("phone", byPhone("13800138823"), a.ID)
		h.finds("serial", bySerial("6A22070041"), b.ID)
	})
}
