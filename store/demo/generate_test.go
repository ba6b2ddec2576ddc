package demo_test

import (
	"context"
	"os"
	"strconv"
	"testing"

	"careline"
	"careline/store"
	"careline/store/demo"
)

func generate(t testing.TB, s *store.Store, session *careline.Session, seed uint64, customers int) demo.Summary {
	t.Helper()
	sum, err := demo.Generate(t.Context(), s, session, demo.Options{Seed: seed, Customers: customers})
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func TestGenerateTwiceAddsNothing(t *testing.T) {
	s, admin := founded(t)
	first := generate(t, s, admin, 5, 120)
	before := sum(t, s)
	again := generate(t, s, admin, 5, 120)
	if first.Customers != 120 || again.Customers+again.Units+again.Calls+again.Cases+again.Orders > 0 {
		t.Errorf("first %+v, again %+v", first, again)
	}
	if sum(t, s) != before {
		t.Error("the second run changed something")
	}
}

// TestGenerateGoesOn holds that the first customers of a seed are the same
// whatever number is asked for, and that a later run adds only the rest.
func TestGenerateGoesOn(t *testing.T) {
	names := func(steps ...int) map[string]int {
		s, admin := founded(t)
		made := 0
		for _, n := range steps {
			made += generate(t, s, admin, 5, n).Customers
		}
		all := map[string]int{}
		for _, c := range everybody(t, s) {
			all[c.Name+" "+c.Phones()[0].E164+" "+c.Homes[0].Site.Address()]++
		}
		if made != len(all) {
			t.Errorf("%v: %d made, %d are there", steps, made, len(all))
		}
		return all
	}
	whole := names(1100)
	if len(whole) != 1100 {
		t.Errorf("%d customers", len(whole))
	}
	parts := names(333, 1050, 1001, 1100)
	for who := range whole {
		if parts[who] != 1 {
			t.Errorf("%s is there %d times", who, parts[who])
		}
	}
}

func TestBareCustomersHaveNoHistory(t *testing.T) {
	s, admin := founded(t)
	made, err := demo.Generate(t.Context(), s, admin, demo.Options{Seed: 5, Customers: 300, Bare: true})
	if err != nil {
		t.Fatal(err)
	}
	if made.Customers != 300 || made.Units == 0 || made.Units > 200 || made.Calls+made.Cases+made.Orders > 0 {
		t.Errorf("%+v", made)
	}
	for _, c := range everybody(t, s) {
		if len(c.Contacts) == 0 || len(c.Homes) == 0 {
			t.Errorf("%s can't be reached or lives nowhere", c.Name)
		}
	}
}

func TestGenerateSeedsLiveTogether(t *testing.T) {
	s := newStore(t)
	fill(t, s, 1, 100)
	admin := signIn(t, s, "zhaolei")
	var providers, after int
	count := func(n *int) {
		view(t, s, func(ctx context.Context, r careline.Reader) error {
			all, err := r.Providers(ctx)
			*n = len(all)
			return err
		})
	}
	count(&providers)
	generate(t, s, admin, 1, 60)
	generate(t, s, admin, 2, 60)
	if count(&after); after != providers {
		t.Errorf("%d providers became %d", providers, after)
	}
	if n := len(everybody(t, s)); n != 100+2*60 {
		t.Errorf("%d customers", n)
	}
}

func TestGenerateNeedsThePermission(t *testing.T) {
	s := newStore(t)
	fill(t, s, 1, 20)
	_, err := demo.Generate(t.Context(), s, signIn(t, s, demo.Operator), demo.Options{Customers: 10})
	if careline.CodeOf(err) != careline.CodeForbidden {
		t.Error(err)
	}
}

// BenchmarkGenerate makes up as many customers as CARELINE_BENCH_ROWS says.
func BenchmarkGenerate(b *testing.B) {
	customers := 10_000
	if n, err := strconv.Atoi(os.Getenv("CARELINE_BENCH_ROWS")); err == nil {
		customers = n
	}
	for b.Loop() {
		s, admin := founded(b)
		generate(b, s, admin, 1, customers)
	}
	b.ReportMetric(float64(b.N*customers)/b.Elapsed().Seconds(), "customers/s")
}

func BenchmarkFill(b *testing.B) {
	for b.Loop() {
		fill(b, newStore(b), 1, 3000)
	}
}

func TestGeneratedPeopleFromElsewhereLiveInLatinStreets(t *testing.T) {
	s, admin := founded(t)
	generate(t, s, admin, 5, 500)
	names := map[string]bool{}
	for _, c := range everybody(t, s) {
		home, _ := c.Home()
		if street := home.Street; street[0] >= 0x80 || c.Company != "" {
			continue
		}
		names[c.Name] = true
		if home.Region.City == "" {
			t.Errorf("%s lives nowhere: %+v", c.Name, home)
		}
	}
	if len(names) < 3 {
		t.Errorf("only %v live in Latin streets", names)
	}
}
