package store_test

import (
	"context"
	"errors"
	"reflect"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/store/storetest"
)

// engines are the databases that every test of this package runs on.
var engines = []struct {
	name string
	dsn  func(t testing.TB) string // of an empty store
}{
	{"sqlite", storetest.FreshFile},
	{"postgres", storetest.FreshDatabase},
}

// onEach runs test on an empty store of each engine.
func onEach(t *testing.T, test func(t *testing.T, h hotline)) {
	t.Helper()
	for _, e := range engines {
		t.Run(e.name, func(t *testing.T) { test(t, newHotline(t, e.dsn(t))) })
	}
}

// hotline is a store under test, with words short enough for tests.
type hotline struct {
	testing.TB
	*store.Store
	dsn string
	ctx context.Context
}

func newHotline(t testing.TB, dsn string) hotline {
	t.Helper()
	return hotline{t, open(t, dsn, store.Options{Create: true}), dsn, t.Context()}
}

func open(t testing.TB, dsn string, opts store.Options) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), dsn, opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

func (h hotline) update(fn func(w careline.Writer) error) {
	h.Helper()
	if err := h.Update(h.ctx, fn); err != nil {
		h.Fatal(err)
	}
}

func (h hotline) view(fn func(r careline.Reader) error) {
	h.Helper()
	if err := h.View(h.ctx, fn); err != nil {
		h.Fatal(err)
	}
}

// refused asks that fn fails with the code.
func (h hotline) refused(want careline.Code, fn func(w careline.Writer) error) {
	h.Helper()
	wantCode(h, h.Update(h.ctx, fn), want)
}

// outdated asks that fn fails for an old version, and shows the record current.
func (h hotline) outdated(current any, fn func(w careline.Writer) error) {
	h.Helper()
	err := h.Update(h.ctx, fn)
	wantCode(h, err, careline.CodeConflict)
	var e *careline.Error
	if !errors.As(err, &e) || !reflect.DeepEqual(e.Current, current) {
		h.Errorf("the error shows %+v\nwant %+v", e.Current, current)
	}
}

func wantCode(t testing.TB, err error, want careline.Code) {
	t.Helper()
	if err == nil || careline.CodeOf(err) != want {
		t.Fatalf("error is %v with code %q, want code %q", err, careline.CodeOf(err), want)
	}
	for _, l := range []careline.Lang{careline.English, careline.Chinese} {
		if careline.Explain(err, l) == "" {
			t.Fatalf("the error has no sentence in %s", l)
		}
	}
}

// noon is the moment that the tests begin at.
var noon = time.Date(2026, 11, 20, 4, 0, 0, 123456000, time.UTC)

// wang is a customer with everything set.
func wang() *careline.Customer {
	return &careline.Customer{
		ExternalID: "OLD-1", Name: "王建国", Company: "阳光物业", Language: "Mandarin, Nanjing dialect", Tier: careline.TierGold,
		Preference: "ring after six", Note: "two dogs",
		Contacts: []careline.ContactPoint{
			{Kind: careline.ContactPhone, Raw: "138 0013 8823", E164: "+8613800138823", Label: "mobile", Primary: true},
			{Kind: careline.ContactPhone, Raw: "025-8332 1147 x12", E164: "+862583321147", Extension: "12", DoNotCall: true},
			{Kind: careline.ContactEmail, Raw: "wang@example.com"},
		},
		Homes: []careline.Residence{
			{
				Site: careline.Site{
					Region: careline.Region{Country: "CN", Province: "江苏省", City: "南京市", District: "鼓楼区"},
					Street: "建国路88号阳光花园5-2-601", Postal: "210009", Note: "ring at the gate",
				},
				Label: "home", From: "2019-05-01", Primary: true,
			},
			{Site: careline.Site{Region: careline.Region{City: "合肥市"}, Street: "长江路1号"}, Label: "parents", Until: "2020-01-01"},
		},
		Created: noon, Updated: noon,
	}
}

// named is a customer with little more than a name.
func named(name string) *careline.Customer {
	return &careline.Customer{Name: name, Tier: careline.TierStandard}
}

func (h hotline) customer(c *careline.Customer) *careline.Customer {
	h.Helper()
	h.update(func(w careline.Writer) error { return w.SaveCustomer(h.ctx, c) })
	return c
}

func (h hotline) staff(login string) careline.StaffID {
	h.Helper()
	s := careline.Staff{Login: login, Name: "Name of " + login, Role: careline.RoleOperator}
	h.update(func(w careline.Writer) error { return w.SaveStaff(h.ctx, &s) })
	return s.ID
}

func (h hotline) provider(name string) *careline.Provider {
	h.Helper()
	p := &careline.Provider{Name: name, Kind: careline.OutletContracted}
	h.update(func(w careline.Writer) error { return w.SaveProvider(h.ctx, p) })
	return p
}

func (h hotline) product(code string) string {
	h.Helper()
	h.update(func(w careline.Writer) error { return w.SaveProduct(h.ctx, &careline.Product{Code: code}) })
	return code
}
