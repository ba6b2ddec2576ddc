package careline_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"careline"
	"careline/store/storetest"
)

// rig is a hotline on a store of its own, at a time that the test moves.
type rig struct {
	t     *testing.T
	store careline.Store
	desk  *careline.Desk
	now   time.Time
	keys  int
	admin *careline.Session
}

func newRig(t *testing.T) *rig {
	t.Helper()
	return newRigOn(t, storetest.Twice{Store: storetest.Fresh(t)})
}

func newRigOn(t *testing.T, st careline.Store) *rig {
	t.Helper()
	ctx := context.Background()
	r := &rig{t: t, store: st, now: time.Date(2026, 11, 20, 14, 32, 0, 0, time.UTC)}
	r.desk = r.deskOn(st)
	r.ok(r.desk.Found(ctx, "boss", "Boss"))
	var err error
	r.admin, err = r.desk.SignIn(ctx, "boss")
	r.ok(err)
	return r
}

func (r *rig) deskOn(st careline.Store) *careline.Desk {
	return careline.NewDesk(st, func() time.Time { return r.now }, careline.Settings{Zone: time.UTC, Country: "CN"})
}

func (r *rig) key() string {
	r.keys++
	return fmt.Sprintf("00000000-0000-7000-8000-%012d", r.keys)
}

func (r *rig) ok(err error) {
	r.t.Helper()
	if err != nil {
		r.t.Fatal(err)
	}
}

func (r *rig) refused(err error, code careline.Code) {
	r.t.Helper()
	if err == nil || careline.CodeOf(err) != code {
		r.t.Fatalf("want %s, got %v", code, err)
	}
}

// as gives a session in another role.
func (r *rig) as(role careline.Role) *careline.Session {
	return r.desk.For(careline.Staff{ID: r.admin.Staff().ID, Login: string(role), Name: string(role), Role: role})
}

// wang is a customer with a home and a phone.
func (r *rig) wang() careline.Customer {
	r.t.Helper()
	c, err := r.admin.AddCustomer(context.Background(), r.key(), careline.Customer{
		Name: "王建国", Language: "Mandarin, Nanjing dialect",
		Contacts: []careline.ContactPoint{{Raw: "138 0013 8823"}, {Raw: "025-83321147", Label: "home"}},
		Homes: []careline.Residence{{Site: careline.Site{
			Region: careline.Region{Province: "江苏省", City: "南京市", District: "鼓楼区"}, Street: "建国路88号阳光花园5-2-601",
		}}},
	})
	r.ok(err)
	return c
}

// heater is a water heater of the customer's, bought this year.
func (r *rig) heater(c careline.Customer) careline.Unit {
	r.t.Helper()
	ctx := context.Background()
	_, err := r.admin.SaveProduct(ctx, r.key(), careline.Product{
		Code: "EWH-60A", Name: careline.Words{EN: "Water heater 60 l", ZH: "电热水器60升"}, Skill: careline.SkillWaterHeater,
		Terms: []careline.WarrantyTerm{{Part: careline.CoversLabour, Months: 24}, {Part: careline.CoversParts, Months: 36}},
	})
	r.ok(err)
	u, err := r.admin.AddUnit(ctx, r.key(), careline.Unit{
		Product: "EWH-60A", Serial: "6A2207-0041", Site: c.Homes[0].Site.ID,
		Purchase: careline.Purchase{Seller: "Suning", Date: "2026-02-20"}, Installed: "2026-03-01",
		Owners: []careline.Ownership{{Customer: c.ID, From: "2026-02-20"}},
	})
	r.ok(err)
	return u
}

// provider serves the customer's district.
func (r *rig) provider(name string) careline.Provider {
	r.t.Helper()
	p, err := r.admin.AddProvider(context.Background(), r.key(), careline.Provider{
		Name: name, Territories: []careline.Region{{Province: "江苏省", City: "南京市", District: "鼓楼区"}},
		Skills: []string{careline.SkillWaterHeater}, Capacity: 8,
	})
	r.ok(err)
	return p
}
