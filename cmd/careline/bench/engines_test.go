package bench_test

import (
	"context"
	"encoding/json"
	"fmt"
	"testing"
	"time"

	"careline"
	"careline/cmd/careline/bench"
	"careline/store/demo"
	"careline/store/storetest"
)

// TestBothEnginesFindTheSameInTheSameOrder asks some thousands of queries of
// all kinds of the same hotline on either engine, before and after people have
// worked there for a while.
func TestBothEnginesFindTheSameInTheSameOrder(t *testing.T) {
	database := storetest.FreshDatabase(t)
	const customers = 1500
	file, server := sameHotline(t, storetest.FreshFile(t), customers), sameHotline(t, database, customers)
	asked := 0
	same := func(when string, seed uint64, each int) {
		t.Helper()
		err := bench.Draw(t.Context(), file, seed, each, func(q bench.Query) error {
			asked++
			want, got := found(t, file, q.Text()), found(t, server, q.Text())
			if got != want {
				t.Errorf("%s, %s, %q:\n%s\non a server\n%s", when, q.Kind, q.Text(), want, got)
			}
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	same("new", 1, 20)
	for _, s := range []*careline.Session{file, server} {
		work(t, s, customers)
	}
	same("after work", 2, 20)
	if asked < 2000 {
		t.Errorf("only %d queries were asked", asked)
	}
}

func sameHotline(t *testing.T, dsn string, customers int) *careline.Session {
	t.Helper()
	st := storetest.Open(t, dsn)
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	desk := careline.NewDesk(st, func() time.Time { return now }, careline.Settings{Zone: time.UTC, Country: "CN"})
	if err := desk.Found(t.Context(), "admin", "Admin"); err != nil {
		t.Fatal(err)
	}
	session, err := desk.SignIn(t.Context(), "admin")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := demo.Generate(t.Context(), st, session, demo.Options{Seed: 7, Customers: customers, Now: now}); err != nil {
		t.Fatal(err)
	}
	return session
}

// work has people call, complain, move and be merged.
func work(t *testing.T, s *careline.Session, customers int) {
	t.Helper()
	ctx, keys := t.Context(), 0
	key := func() string {
		keys++
		return fmt.Sprintf("00000000-0000-7000-9000-%012d", keys)
	}
	for i := range 150 {
		id := careline.CustomerID(1 + i*7919%customers)
		f, err := s.Open(ctx, id)
		if err != nil {
			t.Fatal(err)
		}
		c := f.Customer
		switch i % 3 {
		case 0:
			_, err = s.LogCase(ctx, key(), careline.Case{Kind: careline.CaseComplaint, Customer: c.ID, Category: "noise", Severity: careline.SeverityLow, Text: "noise when heating"})
		case 1:
			c.Note, c.Company = "moved", fmt.Sprintf("Firm %d", i)
			_, err = s.SaveCustomer(ctx, key(), c)
		default:
			_, err = s.AddCustomer(ctx, key(), careline.Customer{Name: c.Name, Contacts: []careline.ContactPoint{{Raw: fmt.Sprintf("139%08d", i)}}})
		}
		if err != nil {
			t.Fatal(err)
		}
	}
}

// found is what a lookup answers, hit by hit, with why.
func found(t *testing.T, s *careline.Session, query string) string {
	t.Helper()
	answer, err := s.Lookup(context.WithoutCancel(t.Context()), query, 20)
	if err != nil {
		t.Fatal(err)
	}
	b, err := json.MarshalIndent(answer, "", " ")
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
