package demo_test

import (
	"context"
	"crypto/sha256"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/store/demo"
	"careline/store/storetest"
)

var (
	zone = time.FixedZone("CST", 8*60*60)
	now  = time.Date(2026, 11, 20, 14, 32, 0, 0, zone)
)

func newStore(t testing.TB) *store.Store {
	t.Helper()
	return storetest.Fresh(t)
}

// madeUp fills one hotline for all tests that only look at it.
var madeUp = sync.OnceValues(func() (*store.Store, error) {
	ctx := context.Background()
	s, err := store.Open(ctx, "sqlite:"+filepath.Join(folder, "care.db"), store.Options{Create: true})
	if err == nil {
		_, err = demo.Fill(ctx, s, demo.Options{Seed: 1, Customers: 400, Now: now})
	}
	return s, err
})

// folder is where the hotline of madeUp lies.
var folder string

func TestMain(m *testing.M) {
	code := func() int {
		var err error
		if folder, err = os.MkdirTemp("", "careline-demo-"); err != nil {
			panic(err)
		}
		defer os.RemoveAll(folder) //nolint:errcheck // a temporary folder
		return m.Run()
	}()
	os.Exit(code)
}

// filled gives a hotline to look at, not to change.
func filled(t testing.TB) *store.Store {
	t.Helper()
	s, err := madeUp()
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func fill(t testing.TB, s *store.Store, seed uint64, customers int) demo.Summary {
	t.Helper()
	sum, err := demo.Fill(t.Context(), s, demo.Options{Seed: seed, Customers: customers, Now: now})
	if err != nil {
		t.Fatal(err)
	}
	return sum
}

func signIn(t testing.TB, s *store.Store, login string) *careline.Session {
	t.Helper()
	desk := careline.NewDesk(s, func() time.Time { return now }, careline.Settings{Zone: zone})
	session, err := desk.SignIn(t.Context(), login)
	if err != nil {
		t.Fatal(err)
	}
	return session
}

func founded(t testing.TB) (*store.Store, *careline.Session) {
	t.Helper()
	s := newStore(t)
	desk := careline.NewDesk(s, func() time.Time { return now }, careline.Settings{Zone: zone})
	if err := desk.Found(t.Context(), "admin", "Admin"); err != nil {
		t.Fatal(err)
	}
	return s, signIn(t, s, "admin")
}

func view(t testing.TB, s *store.Store, fn func(context.Context, careline.Reader) error) {
	t.Helper()
	if err := s.View(t.Context(), func(r careline.Reader) error { return fn(t.Context(), r) }); err != nil {
		t.Fatal(err)
	}
}

// everybody gives all customers, oldest first.
func everybody(t testing.TB, s *store.Store) []careline.Customer {
	t.Helper()
	var all []careline.Customer
	view(t, s, func(ctx context.Context, r careline.Reader) error {
		n, err := r.CountCustomers(ctx)
		if err != nil {
			return err
		}
		ids := make([]careline.CustomerID, n)
		for i := range ids {
			ids[i] = careline.CustomerID(i + 1)
		}
		all, err = r.Customers(ctx, ids)
		return err
	})
	return all
}

// print writes customers, units and every line of history.
func print(t testing.TB, s *store.Store, out io.Writer) {
	t.Helper()
	for _, c := range everybody(t, s) {
		view(t, s, func(ctx context.Context, r careline.Reader) error {
			units, err := r.UnitsOf(ctx, c.ID)
			if err != nil {
				return err
			}
			events, err := r.Timeline(ctx, careline.TimelineFilter{On: []careline.Ref{c.ID.Ref()}, Limit: 10_000})
			if err != nil {
				return err
			}
			_, err = fmt.Fprintf(out, "%+v\n%+v\n%+v\n", c, units, events)
			return err
		})
	}
}

func sum(t testing.TB, s *store.Store) string {
	t.Helper()
	h := sha256.New()
	print(t, s, h)
	return fmt.Sprintf("%x", h.Sum(nil))
}

func TestSameSeedSameHotline(t *testing.T) {
	var sums []string
	for _, seed := range []uint64{7, 7, 8} {
		s := newStore(t)
		fill(t, s, seed, 60)
		sums = append(sums, sum(t, s))
	}
	if sums[0] != sums[1] {
		t.Error("the same seed made two hotlines")
	}
	if sums[0] == sums[2] {
		t.Error("two seeds made the same hotline")
	}
}

func TestFillTwiceAddsNothing(t *testing.T) {
	s := newStore(t)
	first := fill(t, s, 7, 60)
	before := sum(t, s)
	again := fill(t, s, 7, 60)
	if first.Customers != 60 || again.Customers != 0 || sum(t, s) != before {
		t.Errorf("first %+v, again %+v", first, again)
	}
}

func TestFillRefusesSomebodysHotline(t *testing.T) {
	s, _ := founded(t)
	_, err := demo.Fill(t.Context(), s, demo.Options{Now: now})
	if careline.CodeOf(err) != careline.CodeConflict {
		t.Error(err)
	}
}

func TestEveryStateIsThere(t *testing.T) {
	s := filled(t)
	boss := signIn(t, s, "zhouhong")
	for _, state := range careline.CaseStates() {
		rows, err := boss.Cases(t.Context(), careline.CaseFilter{States: []careline.CaseState{state}, Limit: 1})
		if err != nil || len(rows) == 0 {
			t.Errorf("no case is %s: %v", state, err)
		}
	}
	visits := map[careline.VisitState]int{}
	for _, state := range careline.OrderStates() {
		rows, err := boss.Orders(t.Context(), careline.OrderFilter{States: []careline.OrderState{state}})
		if err != nil || len(rows) == 0 {
			t.Errorf("no order is %s: %v", state, err)
		}
		for _, row := range rows {
			for _, v := range row.Visits {
				visits[v.State]++
			}
		}
	}
	for _, state := range careline.VisitStates() {
		if visits[state] == 0 {
			t.Errorf("no visit is %s", state)
		}
	}
	late, err := boss.Orders(t.Context(), careline.OrderFilter{Overdue: true})
	if err != nil || len(late) == 0 {
		t.Errorf("no order is overdue: %v", err)
	}
	open, err := boss.Orders(t.Context(), careline.OrderFilter{States: careline.OpenOrderStates()})
	if err != nil || len(late)*2 > len(open) {
		t.Errorf("%d of %d open orders are overdue", len(late), len(open))
	}
	broken, err := boss.Cases(t.Context(), careline.CaseFilter{Overdue: true})
	if err != nil || len(broken) == 0 {
		t.Errorf("no promise is broken: %v", err)
	}
}

func TestTheWellKnownCustomer(t *testing.T) {
	s := filled(t)
	operator := signIn(t, s, demo.Operator)
	for _, query := range []string{"8823", "wang 8823 建国路", "1147", "王建国 阳光花园", "6A2207-0041"} {
		hits, err := operator.Lookup(t.Context(), query, 10)
		if err != nil || len(hits.Matches) == 0 || hits.Matches[0].Customer.Name != demo.KnownName {
			t.Fatalf("%q finds %+v, %v", query, hits.Matches, err)
		}
	}
	hits, err := operator.Lookup(t.Context(), "138 0013 8823", 10)
	if err != nil || len(hits.Matches) != 1 {
		t.Fatal(hits, err)
	}
	file, err := operator.Open(t.Context(), hits.Matches[0].Customer.ID)
	if err != nil {
		t.Fatal(err)
	}
	if len(file.Units) != 2 || len(file.Cases) != 1 || len(file.Orders) != 2 || len(file.Housemates) != 1 || file.Customer.Tier != careline.TierGold {
		t.Errorf("%+v", file)
	}
	if o := file.Orders[0]; !strings.Contains(o.ProviderName, "Ningbei") || o.State != careline.OrderSettled {
		t.Errorf("order %+v", o)
	}
	history, err := operator.Timeline(t.Context(), file.Customer.ID, careline.TimelineQuery{Limit: 100})
	if err != nil {
		t.Fatal(err)
	}
	kinds := map[careline.EventKind]int{}
	for i, line := range history.Lines {
		kinds[line.Event.Kind]++
		if line.Event.At.After(now) || i > 0 && line.Event.At.After(history.Lines[i-1].Event.At) {
			t.Errorf("%s stands at %s", line.Summary, line.Event.At)
		}
	}
	for _, k := range []careline.EventKind{
		careline.EventCall, careline.EventCase, careline.EventOrder, careline.EventVisit, careline.EventPurchase,
		careline.EventInstall, careline.EventNote, careline.EventChange,
	} {
		if kinds[k] == 0 {
			t.Errorf("the history has no %s: %v", k, kinds)
		}
	}
	if last := history.Lines[0].Event; last.Kind != careline.EventCall || now.Sub(last.At) > 5*time.Minute {
		t.Errorf("the last line is %+v", last)
	}
}

func TestNumbersGrowWithTime(t *testing.T) {
	s := filled(t)
	rows, err := signIn(t, s, "zhouhong").Cases(t.Context(), careline.CaseFilter{})
	if err != nil {
		t.Fatal(err)
	}
	for i := 1; i < len(rows); i++ {
		if rows[i].Opened.After(rows[i-1].Opened) {
			t.Errorf("%s is newer than %s", rows[i].ID, rows[i-1].ID)
		}
	}
}

func TestFillAtAnyMoment(t *testing.T) {
	york, err := time.LoadLocation("America/New_York")
	if err != nil {
		t.Fatal(err)
	}
	for _, at := range []time.Time{
		time.Date(2026, 1, 1, 0, 3, 0, 0, zone),
		time.Date(2028, 2, 29, 23, 58, 0, 0, zone),
		time.Date(2026, 3, 8, 3, 10, 0, 0, york), // the hour after the clocks were put forward
		time.Date(2026, 5, 31, 12, 0, 0, 0, time.UTC),
	} {
		s := newStore(t)
		if _, err := demo.Fill(t.Context(), s, demo.Options{Customers: 30, Now: at}); err != nil {
			t.Errorf("%s: %v", at, err)
		}
		view(t, s, func(ctx context.Context, r careline.Reader) error {
			for id := careline.CustomerID(1); id <= 30; id++ {
				events, err := r.Timeline(ctx, careline.TimelineFilter{On: []careline.Ref{id.Ref()}, Limit: 1})
				if err != nil {
					return err
				}
				if len(events) == 0 || events[0].At.After(at) {
					t.Errorf("%s: customer %d: %+v", at, id, events)
				}
			}
			return nil
		})
	}
}
