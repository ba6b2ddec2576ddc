package store_test

import (
	"context"
	"database/sql"
	"errors"
	"strings"
	"testing"

	"careline/store/storetest/raced"

	"careline"
	"careline/store"
	"careline/store/pgtest"
	"careline/store/storetest"
)

// stopAt is Progress that ends the run once so much is done of a stage.
func stopAt(stop context.CancelFunc, stage store.CarryStage, rows int) func(store.CarryStage, int, int) {
	return func(at store.CarryStage, done, _ int) {
		if at == stage && done >= rows {
			stop()
		}
	}
}

// stopped begins a copy that comes to an early end.
func stopped(t *testing.T, from, to string, stage store.CarryStage, rows int) {
	t.Helper()
	ctx, stop := context.WithCancel(t.Context())
	defer stop()
	_, err := store.Carry(ctx, from, to, store.CarryOptions{Progress: stopAt(stop, stage, rows)})
	wantCode(t, err, careline.CodeUnavailable)
}

func kept(c store.Carried) (rows, all int) {
	for _, t := range c.Tables {
		rows += t.Kept
		all += t.Rows
	}
	return rows, all
}

func TestACopyThatWasStoppedGoesOnWhereItWas(t *testing.T) {
	t.Parallel()
	onEachPair(t, func(t *testing.T, from, to string) {
		for _, at := range []struct {
			stage store.CarryStage
			rows  int
		}{{store.CarryCopying, 4000}, {store.CarryIndexing, 7}, {store.CarryChecking, 1000}} {
			stopped(t, from, to, at.stage, at.rows)
			// Nobody works with half a hotline.
			_, err := store.Open(t.Context(), to, store.Options{Create: true, Migrate: true})
			wantCode(t, err, careline.CodeUnavailable)
			if text := careline.Explain(err, careline.English); !strings.Contains(text, "being copied") {
				t.Errorf("half a copy is refused with %q", text)
			}
		}
		done := carry(t, from, to, store.CarryOptions{})
		if rows, all := kept(done); !done.Resumed || rows != all {
			t.Errorf("of %d rows only %d were kept from the runs before (resumed: %v)", all, rows, done.Resumed)
		}
		within(t, to, func(s *store.Store) { administrator(t, s) })
	})
}

// What changes between two runs, or while one runs, is in the copy or the copy
// is not whole.
func TestACopyTakesInWhatChangedBetweenItsRuns(t *testing.T) {
	t.Parallel()
	onEachPair(t, func(t *testing.T, from, to string) {
		work := func(text string) {
			within(t, from, func(s *store.Store) {
				session := administrator(t, s)
				found, err := session.Lookup(t.Context(), "wang", 20)
				if err != nil || len(found.Matches) < 3 {
					t.Fatal(found, err)
				}
				for i, m := range found.Matches[:3] {
					c := m.Customer
					c.Note = text
					if _, err := session.SaveCustomer(t.Context(), text+string(rune('a'+i)), c); err != nil {
						t.Fatal(err)
					}
				}
			})
		}
		stopped(t, from, to, store.CarryIndexing, 1)
		work("changed between the runs")
		worked := false
		_, err := store.Carry(t.Context(), from, to, store.CarryOptions{Progress: func(at store.CarryStage, done, _ int) {
			if at == store.CarryCopying && done >= 5000 && !worked {
				worked = true
				work("changed during a run")
			}
		}})
		wantCode(t, err, careline.CodeConflict)
		_, err = store.Open(t.Context(), to, store.Options{})
		wantCode(t, err, careline.CodeUnavailable)
		done := carry(t, from, to, store.CarryOptions{})
		if rows, all := kept(done); rows == 0 || rows == all {
			t.Errorf("%d of %d rows were kept", rows, all)
		}
		within(t, to, func(s *store.Store) {
			found, err := administrator(t, s).Lookup(t.Context(), "wang", 20)
			if err != nil || found.Matches[0].Customer.Note != "changed during a run" {
				t.Errorf("the copy has %+v, %v", found.Matches[0].Customer, err)
			}
		})
	})
}

func TestACopyOfAHotlineInUseIsWhatItWas(t *testing.T) {
	t.Parallel()
	onEachPair(t, func(t *testing.T, from, to string) {
		within(t, from, func(s *store.Store) {
			worked := false
			carry(t, from, to, store.CarryOptions{InUse: true, Progress: func(at store.CarryStage, _, _ int) {
				if at == store.CarryCopying && !worked {
					worked = true
					if _, err := administrator(t, s).AddStaff(t.Context(), "k", careline.Staff{Login: "late", Name: "Late", Role: careline.RoleOperator}); err != nil {
						t.Error(err)
					}
				}
			}})
			if !worked {
				t.Error("nothing happened meanwhile")
			}
		})
		within(t, to, func(s *store.Store) {
			all, err := administrator(t, s).StaffList(t.Context())
			if err != nil {
				t.Fatal(err)
			}
			for _, one := range all {
				if one.Login == "late" {
					t.Error("what came later is in the copy")
				}
			}
		})
	})
}

func TestACopyNeedsAnEmptyPlace(t *testing.T) {
	t.Parallel()
	for _, e := range carryEngines {
		t.Run(e.name, func(t *testing.T) {
			from, other, to := e.living(t), e.dsn(t), e.dsn(t)
			if err := fillLiving(other); err != nil {
				t.Fatal(err)
			}
			_, err := store.Carry(t.Context(), from, other, store.CarryOptions{})
			wantCode(t, err, careline.CodeConflict)
			_, err = store.Carry(t.Context(), from, from, store.CarryOptions{})
			wantCode(t, err, careline.CodeConflict)
			stopped(t, from, to, store.CarryCopying, 1000)
			_, err = store.Carry(t.Context(), other, to, store.CarryOptions{})
			wantCode(t, err, careline.CodeConflict)
			carry(t, from, to, store.CarryOptions{})
			_, err = store.Carry(t.Context(), from, to, store.CarryOptions{})
			wantCode(t, err, careline.CodeConflict)
		})
	}
}

// A run that another one has taken the target from writes no more.
func TestOfTwoCopiesToOnePlaceTheLaterGoesOn(t *testing.T) {
	for _, e := range carryEngines {
		t.Run(e.name, func(t *testing.T) {
			from, to := e.living(t), e.dsn(t)
			begun := false
			_, err := store.Carry(t.Context(), from, to, store.CarryOptions{Progress: func(at store.CarryStage, _, _ int) {
				if at == store.CarryIndexing && !begun {
					begun = true
					stopped(t, from, to, store.CarryCopying, 1000)
				}
			}})
			wantCode(t, err, careline.CodeConflict)
			carry(t, from, to, store.CarryOptions{})
		})
	}
}

// raw reaches into a store past careline.
func raw(t *testing.T, dsn string, statements ...string) {
	t.Helper()
	driver, address := "pgx", dsn
	if path, is := strings.CutPrefix(dsn, "sqlite:"); is {
		driver, address = "sqlite", path
	}
	db, err := sql.Open(driver, address)
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range statements {
		if _, err = db.ExecContext(t.Context(), s); err != nil {
			break
		}
	}
	if err := errors.Join(err, db.Close()); err != nil {
		t.Fatal(err)
	}
}

func TestACopyThatIsNotTheSameIsAnError(t *testing.T) {
	t.Parallel()
	onEachPair(t, func(t *testing.T, from, to string) {
		spoilt := false
		_, err := store.Carry(t.Context(), from, to, store.CarryOptions{Progress: func(at store.CarryStage, done, _ int) {
			if at == store.CarryIndexing && !spoilt {
				spoilt = true
				raw(t, to, "UPDATE site SET street = street || ' ' WHERE id = 7")
			}
		}})
		wantCode(t, err, careline.CodeFailed)
		if text := careline.Explain(err, careline.English); !strings.Contains(text, "table site") {
			t.Errorf("the error is %q", text)
		}
		_, err = store.Open(t.Context(), to, store.Options{})
		wantCode(t, err, careline.CodeUnavailable)
	})
}

// Numbers that were given out and taken back are not given out again.
func TestACopyGivesNoNumberTwice(t *testing.T) {
	t.Parallel()
	onEachPair(t, func(t *testing.T, from, to string) {
		within(t, from, func(s *store.Store) {
			var last careline.Customer
			for range 2 {
				last = careline.Customer{Name: "Late", Tier: careline.TierStandard}
				if err := s.Update(t.Context(), func(w careline.Writer) error { return w.SaveCustomer(t.Context(), &last) }); err != nil {
					t.Fatal(err)
				}
			}
			raw(t, from, "DELETE FROM customer WHERE name = 'Late'")
		})
		carry(t, from, to, store.CarryOptions{})
		var next [2]careline.CustomerID
		for i, dsn := range []string{from, to} {
			within(t, dsn, func(s *store.Store) {
				c := careline.Customer{Name: "Next", Tier: careline.TierStandard}
				if err := s.Update(t.Context(), func(w careline.Writer) error { return w.SaveCustomer(t.Context(), &c) }); err != nil {
					t.Fatal(err)
				}
				next[i] = c.ID
			})
		}
		if next[0] != next[1] {
			t.Errorf("the hotline would give out %v, its copy %v", next[0], next[1])
		}
	})
}

// What is in a store that should not be is copied as it is, or refused by name
// where the other engine can't hold it; it is never changed on the way.
func TestACopyChangesNoText(t *testing.T) {
	t.Parallel()
	sqlite, postgres := carryEngines[0], carryEngines[1]
	from := sqlite.living(t)
	within(t, from, func(s *store.Store) {
		for i, hostile := range storetest.Corpus(t) {
			if i%raced.Fewer == 0 {
				storetest.Spoil(t, s, storetest.After(hostile.Text))
			}
		}
	})
	raw(t, from, "UPDATE customer SET note = CAST(x'e78b97ff00' AS TEXT) WHERE id = 3")
	to := sqlite.dsn(t)
	carry(t, from, to, store.CarryOptions{})
	within(t, to, func(s *store.Store) {
		err := s.View(t.Context(), func(r careline.Reader) error {
			c, err := r.Customer(t.Context(), 3)
			if c.Note != "狗\xff\x00" {
				t.Errorf("the note became %q", c.Note)
			}
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	})
	_, err := store.Carry(t.Context(), from, postgres.dsn(t), store.CarryOptions{})
	wantCode(t, err, careline.CodeInvalid)
	if text := careline.Explain(err, careline.English); !strings.Contains(text, "customer") || strings.Contains(text, "狗") {
		t.Errorf("the error is %q", text)
	}
}

func TestACopyGoesThroughAPooler(t *testing.T) {
	t.Parallel()
	c := pgtest.Start(t, pgtest.Options{})
	to := c.Bouncer(t)
	from := carryEngines[0].living(t)
	stopped(t, from, to, store.CarryCopying, 4000)
	there := carry(t, from, to, store.CarryOptions{})
	back := carry(t, to, carryEngines[0].dsn(t), store.CarryOptions{})
	for i, table := range back.Tables {
		if table.Sum != there.Tables[i].Sum {
			t.Errorf("%s came back otherwise", table.Name)
		}
	}
}
