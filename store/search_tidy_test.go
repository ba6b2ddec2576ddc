package store_test

import (
	"database/sql"
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"careline"
	"careline/store"
)

// segments counts what the index is made of, and pages that are no segment's.
func segments(t *testing.T, dsn string) (searched, other, stray int) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+strings.TrimPrefix(dsn, "sqlite:"))
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // a test's own connection
	if err := db.QueryRow("SELECT count(*) FILTER (WHERE state = 1), count(*) FILTER (WHERE state <> 1) FROM lookup_segment").
		Scan(&searched, &other); err != nil {
		t.Fatal(err)
	}
	if err := db.QueryRow("SELECT count(*) FROM lookup_page WHERE id / 4294967296 NOT IN (SELECT id FROM lookup_segment)").Scan(&stray); err != nil {
		t.Fatal(err)
	}
	return searched, other, stray
}

func TestManySavesLeaveAnIndexOfFewSegments(t *testing.T) {
	h := newHotline(t, "sqlite:"+filepath.Join(t.TempDir(), "care.db"))
	const rounds = 30
	for round := range rounds {
		h.update(func(w careline.Writer) error {
			for i := range 100 {
				c := named("王建国")
				c.Contacts = []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: fmt.Sprintf("138%08d", round*100+i)}}
				if err := w.SaveCustomer(h.ctx, c); err != nil {
					return err
				}
			}
			return nil
		})
	}
	h.close()
	s := open(t, h.dsn, store.Options{})
	h.Store = s
	for round := range rounds {
		phone := fmt.Sprintf("138%08d", round*100+7)
		h.finds(phone, byPhone(phone), careline.CustomerID(round*100+8))
	}
	// Whoever writes next goes on with what was left to merge.
	for range 3 {
		h.crowd(70)
	}
	h.close()
	if searched, other, stray := segments(t, h.dsn); searched > 16 || other > 3 || stray > 0 {
		t.Errorf("%d segments are searched, %d others and %d stray pages lie about", searched, other, stray)
	}
	if got := problems(t, h.dsn, store.ExamineOptions{Full: true}); got != nil {
		t.Errorf("the doctor finds %q", got)
	}
}

func TestAfterAnImportTheIndexIsOfOnePiece(t *testing.T) {
	h := newHotline(t, "sqlite:"+filepath.Join(t.TempDir(), "care.db"))
	const many = 51_000
	for range many / 3000 {
		h.update(func(w careline.Writer) error {
			for range 3000 {
				if err := w.SaveCustomer(h.ctx, &careline.Customer{Name: "王建国"}); err != nil {
					return err
				}
			}
			return nil
		})
	}
	if err := h.Settle(h.ctx); err != nil {
		t.Fatal(err)
	}
	if searched, other, stray := segments(t, h.dsn); searched != 1 || other != 0 || stray != 0 {
		t.Errorf("%d segments are searched, %d others and %d stray pages lie about", searched, other, stray)
	}
	h.finds("the last of them", find("n", named("王建国")), many, many-1, many-2, many-3, many-4, many-5, many-6, many-7, many-8, many-9)
}

func TestWhoWasInTouchLastIsFoundFirst(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a, b := h.customer(named("王建国")), h.customer(named("王建国"))
		plan := find("n", named("王建国"))
		h.finds("before anybody called", plan, b.ID, a.ID)
		h.update(func(w careline.Writer) error {
			return w.SaveInteraction(h.ctx, &careline.Interaction{
				Customer: a.ID, Line: careline.LineService, Channel: careline.ChannelPhone, Started: noon,
			})
		})
		h.finds("after a call", plan, a.ID, b.ID)
		open := careline.SearchPlan{plan[0], {{careline.TermOpenCase}}}
		h.finds("with an open case, before there is one", open)
		k := &careline.Case{Kind: careline.CaseComplaint, Customer: b.ID, State: careline.CaseNew, Opened: noon}
		h.update(func(w careline.Writer) error { return w.SaveCase(h.ctx, k) })
		h.finds("with an open case", open, b.ID)
		k.State = careline.CaseClosed
		h.update(func(w careline.Writer) error { return w.SaveCase(h.ctx, k) })
		h.finds("with an open case, after it was closed", open)
		h.finds("after the case was closed", plan, b.ID, a.ID)
	})
}
