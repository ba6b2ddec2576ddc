package store_test

import (
	"errors"
	"reflect"
	"testing"

	"careline"
)

// heater is a unit with everything set.
func (h hotline) heater(owner careline.CustomerID, site careline.SiteID) *careline.Unit {
	return &careline.Unit{
		Product: h.product("EWH-60A"), Serial: "6A2207-0041", AssetTag: "A-7", Site: site,
		Purchase: careline.Purchase{
			Seller: "城南店", Date: "2024-02-27", Price: 259900, Quantity: 1, Specification: "60 L", Grade: "A",
		},
		Installed: "2024-03-01", Installer: h.provider("宁北服务").ID,
		Card:   careline.WarrantyCard{Number: "W-77", Conditions: "tank ten years"},
		Owners: []careline.Ownership{{Customer: owner, Until: "2020-01-01"}, {Customer: owner, From: "2024-02-27"}}, Updated: noon,
	}
}

func (h hotline) unit(u *careline.Unit) *careline.Unit {
	h.Helper()
	h.update(func(w careline.Writer) error { return w.SaveUnit(h.ctx, u) })
	return u
}

func TestAUnitIsReadBackAsItWasSaved(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		c := h.customer(wang())
		u := h.unit(h.heater(c.ID, c.Homes[0].Site.ID))
		plain := h.unit(&careline.Unit{Product: "EWH-60A", Owners: []careline.Ownership{{Customer: c.ID}}})
		h.view(func(r careline.Reader) error {
			got, err := r.Unit(h.ctx, u.ID)
			if !reflect.DeepEqual(got, *u) {
				t.Errorf("got  %+v\nwant %+v", got, *u)
			}
			id, serialErr := r.UnitBySerial(h.ctx, "EWH-60A", "6A2207-0041")
			if id != u.ID {
				t.Errorf("by serial: %v", id)
			}
			none, noneErr := r.UnitBySerial(h.ctx, "EWH-60A", "")
			if none != 0 {
				t.Errorf("by no serial: %v", none)
			}
			at, atErr := r.UnitsAt(h.ctx, u.Site)
			if !reflect.DeepEqual(at, []careline.Unit{*u}) {
				t.Errorf("at the site: %+v", at)
			}
			of, ofErr := r.UnitsOf(h.ctx, c.ID)
			if !reflect.DeepEqual(of, []careline.Unit{*plain, *u}) {
				t.Errorf("of the customer: %+v", of)
			}
			return errors.Join(err, serialErr, noneErr, atErr, ofErr)
		})
	})
}

func TestAUnitLeavesItsFormerOwner(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a, b := h.customer(wang()), h.customer(named("李梅"))
		u := h.unit(h.heater(a.ID, 0))
		u.Owners = []careline.Ownership{{Customer: a.ID, Until: "2026-11-01"}, {Customer: b.ID, From: "2026-11-01"}}
		h.unit(u)
		h.view(func(r careline.Reader) error {
			got, err := r.UnitsOfMany(h.ctx, []careline.CustomerID{a.ID, b.ID})
			if len(got[a.ID]) != 0 || len(got[b.ID]) != 1 || !reflect.DeepEqual(got[b.ID][0], *u) {
				t.Errorf("got %+v", got)
			}
			return err
		})
	})
}

func TestAnOldUnitIsRefused(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		u := h.unit(h.heater(h.customer(wang()).ID, 0))
		old := *u
		u.AssetTag = "A-8"
		h.unit(u)
		h.outdated(*u, func(w careline.Writer) error { return w.SaveUnit(h.ctx, &old) })
	})
}

func TestASerialBelongsToOneUnitOfAProduct(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		h.product("RO-400")
		h.unit(&careline.Unit{Product: h.product("EWH-60A"), Serial: "1"})
		h.unit(&careline.Unit{Product: "RO-400", Serial: "1"})
		h.unit(&careline.Unit{Product: "RO-400"})
		h.unit(&careline.Unit{Product: "RO-400"})
		h.refused(careline.CodeConflict, func(w careline.Writer) error {
			return w.SaveUnit(h.ctx, &careline.Unit{Product: "EWH-60A", Serial: "1"})
		})
		h.refused(careline.CodeInvalid, func(w careline.Writer) error {
			return w.SaveUnit(h.ctx, &careline.Unit{Product: "unheard of"})
		})
	})
}
