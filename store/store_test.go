package store_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"testing"
	"time"

	"careline"
	"careline/store"
)

func TestNothingOfAFailedUpdateIsKept(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		c := h.customer(wang())
		enough := errors.New("enough")
		err := h.Update(h.ctx, func(w careline.Writer) error {
			again := *c
			again.Contacts, again.Homes, again.Name = nil, nil, "gone"
			return errors.Join(w.SaveCustomer(h.ctx, &again), w.SaveCustomer(h.ctx, named("new")), enough)
		})
		if !errors.Is(err, enough) {
			t.Fatal(err)
		}
		func() {
			defer func() { _ = recover() }()
			_ = h.Update(h.ctx, func(w careline.Writer) error {
				_ = w.SaveCustomer(h.ctx, named("panics"))
				panic("enough")
			})
		}()
		h.view(func(r careline.Reader) error {
			n, err := r.CountCustomers(h.ctx)
			got, readErr := r.Customer(h.ctx, c.ID)
			if n != 1 || got.Name != "王建国" || len(got.Contacts) != 3 {
				t.Errorf("%d customers, the first is %+v", n, got)
			}
			return errors.Join(err, readErr)
		})
	})
}

func TestAViewSeesOneStateWhileOthersWrite(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		h.customer(named("first"))
		h.view(func(r careline.Reader) error {
			before, err := r.CountCustomers(h.ctx)
			h.customer(named("second"))
			after, again := r.CountCustomers(h.ctx)
			if before != 1 || after != 1 {
				t.Errorf("counted %d and then %d", before, after)
			}
			return errors.Join(err, again)
		})
	})
}

func TestAnEndedContextStopsTheWorkAndKeepsNothing(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		ctx, cancel := context.WithCancel(h.ctx)
		err := h.Update(ctx, func(w careline.Writer) error {
			if err := w.SaveCustomer(ctx, wang()); err != nil {
				return err
			}
			cancel()
			return w.SaveCustomer(ctx, named("late"))
		})
		wantCode(t, err, careline.CodeUnavailable)
		if !errors.Is(err, context.Canceled) {
			t.Errorf("the cause is lost: %v", errors.Unwrap(err))
		}
		wantCode(t, h.Update(ctx, func(careline.Writer) error { return nil }), careline.CodeUnavailable)
		wantCode(t, h.View(ctx, func(careline.Reader) error { return nil }), careline.CodeUnavailable)
		h.view(func(r careline.Reader) error {
			n, err := r.CountCustomers(h.ctx)
			if n != 0 {
				t.Errorf("%d customers were kept", n)
			}
			return err
		})
	})
}

func TestAContextThatEndsBeforeTheCommitKeepsNothing(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		ctx, cancel := context.WithCancel(h.ctx)
		err := h.Update(ctx, func(w careline.Writer) error {
			defer cancel()
			return w.SaveStaff(ctx, &careline.Staff{Login: "min"})
		})
		wantCode(t, err, careline.CodeUnavailable)
		wantCode(t, h.View(h.ctx, func(r careline.Reader) error {
			_, err := r.StaffByLogin(h.ctx, "min")
			return err
		}), careline.CodeNotFound)
	})
}

func TestSeveralDesksWriteAtOnceWithoutAnError(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		const desks, each = 4, 25
		c := h.customer(named("0"))
		var wg sync.WaitGroup
		for desk := range desks {
			s := open(t, h.dsn, store.Options{})
			wg.Go(func() {
				for n := range each {
					err := s.Update(h.ctx, func(w careline.Writer) error {
						mine, err := w.Customer(h.ctx, c.ID)
						if err != nil {
							return err
						}
						mine.Note += "x"
						other := named(fmt.Sprint(desk, n))
						return errors.Join(w.SaveCustomer(h.ctx, &mine), w.SaveCustomer(h.ctx, other))
					})
					if err != nil {
						t.Error(err)
					}
				}
			})
		}
		wg.Wait()
		h.view(func(r careline.Reader) error {
			got, err := r.Customer(h.ctx, c.ID)
			n, countErr := r.CountCustomers(h.ctx)
			if len(got.Note) != desks*each || got.Version != desks*each+1 || n != desks*each+1 {
				t.Errorf("%d notes, version %d, %d customers", len(got.Note), got.Version, n)
			}
			return errors.Join(err, countErr)
		})
	})
}

func TestWatchTellsOfChangesByThisDeskAndByOthers(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		other := open(t, h.dsn, store.Options{})
		ctx, leave := context.WithCancel(h.ctx)
		changes, err := h.Watch(ctx)
		if err != nil {
			t.Fatal(err)
		}
		second, err := h.Watch(h.ctx)
		if err != nil {
			t.Fatal(err)
		}
		told := func(who string, ch <-chan careline.News) {
			t.Helper()
			select {
			case _, open := <-ch:
				if !open {
					t.Fatalf("%s: the watch has ended", who)
				}
			case <-time.After(20 * time.Second):
				t.Fatalf("%s: nothing was told within 20 seconds", who)
			}
		}
		for _, s := range []*store.Store{h.Store, other} {
			if err := s.Update(h.ctx, func(w careline.Writer) error { return w.SaveCustomer(h.ctx, named("x")) }); err != nil {
				t.Fatal(err)
			}
			told("first", changes)
			told("second", second)
		}
		h.view(func(r careline.Reader) error { _, err := r.CountCustomers(h.ctx); return err })
		select {
		case <-changes:
			t.Error("told of a change when there was none")
		case <-time.After(500 * time.Millisecond):
		}
		leave()
		ended(t, changes)
		if err := h.Close(); err != nil {
			t.Fatal(err)
		}
		ended(t, second)
		if _, err := h.Watch(h.ctx); careline.CodeOf(err) != careline.CodeUnavailable {
			t.Errorf("watching a closed store: %v", err)
		}
	})
}

func ended(t *testing.T, ch <-chan careline.News) {
	t.Helper()
	select {
	case _, open := <-ch:
		if open {
			t.Error("a change was told instead of the end")
		}
	case <-time.After(20 * time.Second):
		t.Error("the watch has not ended")
	}
}

func TestManyReadAtOnce(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a := h.customer(wang())
		var wg sync.WaitGroup
		for range 20 {
			wg.Go(func() {
				err := h.View(h.ctx, func(r careline.Reader) error {
					got, err := r.Search(h.ctx, byPhone("13800138823"), 5)
					if !slices.Equal(got, []careline.CustomerID{a.ID}) {
						t.Errorf("found %v", got)
					}
					return err
				})
				if err != nil {
					t.Error(err)
				}
			})
		}
		wg.Wait()
	})
}
