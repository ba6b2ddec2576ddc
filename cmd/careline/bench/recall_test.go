package bench

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"careline/store/storetest/raced"

	"careline"
	"careline/store"
	"careline/store/demo"
)

func hit(id careline.CustomerID, name string) careline.Hit {
	c := person(name).Customer
	c.ID = id
	return careline.Hit{Customer: c}
}

func TestWhoIsAsTrueSetsNobodyBack(t *testing.T) {
	slip := Slip{Query: Query{Kind: slipHomophone, Meant: 7}, typed: "张唯", truth: "建国路"}
	meant, alike, exact, other := hit(7, "张伟"), hit(8, "张维"), hit(9, "张唯"), hit(10, "李明")
	elsewhere := hit(11, "张维")
	elsewhere.Customer.Homes[0].Site.Street = "中山路1号"
	var crowd []careline.Hit
	for i := range careline.CustomerID(10) {
		crowd = append(crowd, hit(20+i, "张薇"))
	}
	for name, c := range map[string]struct {
		hits []careline.Hit
		want Outcome
	}{
		"first":              {[]careline.Hit{meant, other}, Outcome{First: true, Ten: true, FairFirst: true, FairTen: true}},
		"behind one as true": {[]careline.Hit{alike, exact, meant}, Outcome{Ten: true, FairFirst: true, FairTen: true, Alike: true}},
		"behind another":     {[]careline.Hit{other, meant}, Outcome{Ten: true, FairTen: true}},
		"the scrap is false": {[]careline.Hit{elsewhere, meant}, Outcome{Ten: true, FairTen: true}},
		"missed":             {[]careline.Hit{alike}, Outcome{Alike: true}},
		"nobody":             {nil, Outcome{}},
		"crowded out":        {append(crowd, meant), Outcome{FairFirst: true, FairTen: true, Alike: true}},
	} {
		if got := slip.judge(c.hits); got != c.want {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func TestEverySlipOfAKindIsAsTrueOfItsOwner(t *testing.T) {
	s := signedIn(t)
	n := map[string]int{}
	kinds, _ := SlipKinds()
	err := Slips(t.Context(), s, 3, 4, func(q Slip) error {
		n[q.Kind]++
		f, err := s.Open(t.Context(), q.Meant)
		if err != nil {
			return err
		}
		other := f.Customer // of whom the same is true
		other.ID++
		sound := q.Kind == slipLatinSound // may take more letters than one slip
		if !sound && !q.asTrueOf(&careline.Hit{Customer: other}) {
			t.Errorf("%s %q is not true of %s", q.Kind, q.Text(), f.Customer.Name)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	for _, kind := range kinds {
		if n[kind] == 0 {
			t.Errorf("no slip is %s", kind)
		}
	}
}

func TestDrawnQueriesHaveEveryKindAndAreTheSameForTheSameSeed(t *testing.T) {
	s := signedIn(t)
	draw := func(seed uint64) (all []Query) {
		if err := Draw(t.Context(), s, seed, 4, func(q Query) error {
			all = append(all, q)
			return nil
		}); err != nil {
			t.Fatal(err)
		}
		return all
	}
	first, again, other := draw(1), draw(1), draw(2)
	same := func(a, b []Query) bool {
		return slices.EqualFunc(a, b, func(a, b Query) bool { return a.Kind == b.Kind && a.Text() == b.Text() && a.Meant == b.Meant })
	}
	if !same(first, again) || same(first, other) {
		t.Error("the chance is not that of the seed")
	}
	kinds := map[string]int{}
	for _, q := range first {
		kinds[q.Kind]++
	}
	if len(kinds) < 55 {
		t.Errorf("only %d kinds: %v", len(kinds), kinds)
	}
	for kind, n := range kinds {
		if n > 4 {
			t.Errorf("%s was drawn %d times", kind, n)
		}
	}
}

func TestRecallCountsWhoIsFoundByTheirOwnName(t *testing.T) {
	s := signedIn(t)
	var all Recalls
	err := Slips(t.Context(), s, 1, 3, func(q Slip) error {
		_, err := q.Measure(t.Context(), s, &all)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	if r := all.Slips[slipAccents]; r == nil || r.N == 0 || r.FairTen != r.N {
		t.Errorf("without accents %+v", r)
	}
	if all.All.N == 0 || all.All.Ten < all.All.First || all.All.FairTen < all.All.Ten || all.All.FairFirst < all.All.First {
		t.Errorf("%+v", all.All)
	}
	sum := 0
	for _, r := range all.Scraps {
		sum += r.N
	}
	if sum != all.All.N {
		t.Errorf("%d by scrap, %d in all", sum, all.All.N)
	}
}

var folder string

func TestMain(m *testing.M) {
	code := func() int {
		var err error
		if folder, err = os.MkdirTemp("", "careline-bench-"); err != nil {
			panic(err)
		}
		defer os.RemoveAll(folder) //nolint:errcheck // a temporary folder
		return m.Run()
	}()
	os.Exit(code)
}

var generated = sync.OnceValues(func() (*careline.Session, error) {
	ctx := context.Background()
	st, err := store.Open(ctx, "sqlite:"+filepath.Join(folder, "care.db"), store.Options{Create: true})
	if err != nil {
		return nil, err
	}
	desk := careline.NewDesk(st, time.Now, careline.Settings{Zone: time.UTC, Country: "CN"})
	if err := desk.Found(ctx, "admin", "Admin"); err != nil {
		return nil, err
	}
	session, err := desk.SignIn(ctx, "admin")
	if err != nil {
		return nil, err
	}
	_, err = demo.Generate(ctx, st, session, demo.Options{
		Seed: 1, Customers: 600, Now: time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC),
	})
	return session, err
})

// signedIn gives a hotline of six hundred made-up people, for looking only.
func signedIn(t *testing.T) *careline.Session {
	t.Helper()
	raced.OneByOne(t)
	s, err := generated()
	if err != nil {
		t.Fatal(err)
	}
	return s
}
