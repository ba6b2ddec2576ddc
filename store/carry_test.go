package store_test

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"sync"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/store/demo"
	"careline/store/pgtest"
)

// carryEngines name places for stores that are not there yet.
var carryEngines = []struct {
	name string
	dsn  func(t testing.TB) string
	// living names a hotline of its own with a history, which nobody has open.
	living func(t testing.TB) string
}{
	{
		"sqlite", func(t testing.TB) string { return "sqlite:" + filepath.Join(t.TempDir(), "care.db") },
		func(t testing.TB) string {
			path := filepath.Join(t.TempDir(), "care.db")
			if err := livingFile(path); err != nil {
				t.Fatal(err)
			}
			return "sqlite:" + path
		},
	},
	{
		"postgres", func(t testing.TB) string { return pgtest.Database(t) },
		func(t testing.TB) string { return pgtest.Filled(t, "living", fillLiving) },
	},
}

// onEachPair runs test from a hotline on each engine to an empty place on each.
func onEachPair(t *testing.T, test func(t *testing.T, from, to string)) {
	t.Helper()
	for _, from := range carryEngines {
		for _, to := range carryEngines {
			t.Run(from.name+" to "+to.name, func(t *testing.T) { test(t, from.living(t), to.dsn(t)) })
		}
	}
}

var carryNow = time.Date(2026, 11, 20, 14, 32, 0, 0, time.FixedZone("CST", 8*60*60))

func fillLiving(dsn string) error {
	ctx := context.Background()
	s, err := store.Open(ctx, dsn, store.Options{Create: true})
	if err != nil {
		return err
	}
	_, err = demo.Fill(ctx, s, demo.Options{Seed: 1, Customers: 120, Now: carryNow})
	if err == nil {
		err = s.Settle(ctx)
	}
	return errors.Join(err, s.Close())
}

var livingOnce = sync.OnceValues(func() ([]byte, error) {
	folder, err := os.MkdirTemp("", "careline-living-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder) //nolint:errcheck // a temporary folder
	path := filepath.Join(folder, "care.db")
	if err := fillLiving("sqlite:" + path); err != nil {
		return nil, err
	}
	return os.ReadFile(path)
})

func livingFile(path string) error {
	data, err := livingOnce()
	if err != nil {
		return err
	}
	return os.WriteFile(path, data, 0o600)
}

// within opens a store for as long as fn takes.
func within(t testing.TB, dsn string, fn func(*store.Store)) {
	t.Helper()
	s, err := store.Open(context.WithoutCancel(t.Context()), dsn, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	}()
	fn(s)
}

func carry(t testing.TB, from, to string, opts store.CarryOptions) store.Carried {
	t.Helper()
	c, err := store.Carry(t.Context(), from, to, opts)
	if err != nil {
		t.Fatalf("%v: %v", err, careline.CodeOf(err))
	}
	return c
}

// administrator signs the administrator of the made-up hotline in.
func administrator(t testing.TB, s *store.Store) *careline.Session {
	t.Helper()
	now := carryNow
	d := careline.NewDesk(s, func() time.Time { return now }, careline.Settings{Zone: carryNow.Location()})
	session, err := d.SignIn(t.Context(), "zhaolei")
	if err != nil {
		t.Fatal(err)
	}
	return session
}

func TestACopyIsTheSameHotlineOnAnyEngine(t *testing.T) {
	t.Parallel()
	onEachPair(t, func(t *testing.T, from, to string) {
		done := carry(t, from, to, store.CarryOptions{})
		rows := map[string]int{}
		for _, table := range done.Tables {
			rows[table.Name] = table.Rows
		}
		for _, name := range []string{"customer", "contact_point", "unit", "service_case", "work_order", "visit", "event", "event_subject", "command", "staff", "meta"} {
			if rows[name] == 0 {
				t.Errorf("nothing of %s was copied", name)
			}
		}
		// There and back, every table has the same sum.
		back := carry(t, to, "sqlite:"+filepath.Join(t.TempDir(), "back.db"), store.CarryOptions{})
		if len(back.Tables) != len(done.Tables) {
			t.Fatalf("%d tables went, %d came back", len(done.Tables), len(back.Tables))
		}
		for i, table := range back.Tables {
			if table != done.Tables[i] {
				t.Errorf("%+v came back as %+v", done.Tables[i], table)
			}
		}
		var was, is []string
		for dsn, into := range map[string]*[]string{from: &was, to: &is} {
			within(t, dsn, func(s *store.Store) {
				name, err := s.Hotline(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				*into = append(*into, name)
				session := administrator(t, s)
				for _, query := range []string{"wang", "8823", "南京", "li 13", "建国路"} {
					found, err := session.Lookup(t.Context(), query, 20)
					if err != nil {
						t.Fatal(err)
					}
					for _, m := range found.Matches {
						*into = append(*into, query+" "+m.Customer.ID.String()+" "+m.Customer.Name)
					}
				}
			})
		}
		if len(was) < 10 {
			t.Fatalf("only %d hits", len(was))
		}
		for i := range was {
			if i >= len(is) || was[i] != is[i] {
				t.Fatalf("it was %q\nand is %q", was, is)
			}
		}
	})
}
