package demo_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"careline"
	"careline/store/demo"
)

func TestEveryPhoneIsUnderstood(t *testing.T) {
	s := filled(t)
	for _, c := range everybody(t, s) {
		if len(c.Phones()) == 0 || len(c.Homes) == 0 {
			t.Errorf("%s can't be reached: %+v", c.Name, c)
		}
		for _, p := range c.Phones() {
			if p.E164 == "" {
				t.Errorf("%s: %q is not understood", c.Name, p.Raw)
			}
		}
	}
}

func TestEverySiteHasAFittingProviderNear(t *testing.T) {
	s := filled(t)
	operator := signIn(t, s, demo.Operator)
	for _, c := range everybody(t, s) {
		p, err := operator.ProposeOrder(t.Context(), careline.OrderFor{Customer: c.ID, Kind: careline.OrderRepair})
		if err != nil {
			t.Fatal(err)
		}
		best := p.Candidates[0]
		if !best.Fit || !slices.ContainsFunc(best.Provider.Territories, func(r careline.Region) bool { return r.City == p.Site.Region.City }) {
			t.Errorf("%s at %s gets %s", c.Name, p.Site.Address(), best.Provider.Name)
		}
	}
}

func TestAddressesAreReadAsTheyAreWritten(t *testing.T) {
	s := filled(t)
	for _, c := range everybody(t, s) {
		for _, h := range c.Homes {
			read := careline.ParseAddress(h.Site.Address(), "CN")
			if read.Region != h.Site.Region || read.Street != h.Site.Street {
				t.Errorf("%s is read as %+v", h.Site.Address(), read)
			}
		}
	}
}

func TestThePopulationIsVaried(t *testing.T) {
	s := filled(t)
	var firms, latin, several, shared, moved, gold, dialect int
	homes := map[careline.SiteID]int{}
	for _, c := range everybody(t, s) {
		if c.Company != "" {
			firms++
		}
		if c.Name[0] < 0x80 {
			latin++
		}
		if len(c.Phones()) > 1 {
			several++
		}
		if c.Tier == careline.TierGold {
			gold++
		}
		if strings.Contains(c.Language, "话") && c.Language != "普通话" {
			dialect++
		}
		for _, h := range c.Homes {
			homes[h.Site.ID]++
			if h.Until != "" {
				moved++
			}
		}
	}
	for _, n := range homes {
		if n > 1 {
			shared++
		}
	}
	for what, n := range map[string]int{
		"firms": firms, "Latin names": latin, "with several phones": several, "shared homes": shared, "moved": moved,
		"gold": gold, "with a dialect": dialect,
	} {
		if n == 0 {
			t.Errorf("no %s", what)
		}
	}
	view(t, s, func(ctx context.Context, r careline.Reader) error {
		passed := 0
		for id := careline.UnitID(1); ; id++ {
			u, err := r.Unit(ctx, id)
			if careline.CodeOf(err) == careline.CodeNotFound {
				break
			}
			if err != nil {
				return err
			}
			if len(u.Owners) > 1 {
				passed++
			}
		}
		if passed == 0 {
			t.Error("no unit went to a next owner")
		}
		return nil
	})
}

func TestProvidersSeeTheirOrders(t *testing.T) {
	s := filled(t)
	ningbei := signIn(t, s, "ningbei")
	rows, err := ningbei.Orders(t.Context(), careline.OrderFilter{})
	if err != nil || len(rows) == 0 {
		t.Fatalf("%d orders, %v", len(rows), err)
	}
	for _, row := range rows {
		if row.Provider() != ningbei.Staff().Provider {
			t.Errorf("%s is another's", row.ID)
		}
	}
}
