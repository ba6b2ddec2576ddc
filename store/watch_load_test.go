package store_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"careline"
	"careline/store"
	"careline/store/pgtest"
	"careline/store/storetest"
)

// CARELINE_TEST_WATCHERS is how many desks watch, each with the store opened
// for itself as in a process of its own; CARELINE_TEST_WATCH_SECONDS is how
// long each part lasts.
const (
	watchers     = "CARELINE_TEST_WATCHERS"
	watchSeconds = "CARELINE_TEST_WATCH_SECONDS"
)

// TestManyDesksHearOfEachSave has many desks watch while one saves, now and
// then and then ten times a second, and says what that costs.
func TestManyDesksHearOfEachSave(t *testing.T) {
	t.Parallel()
	t.Run("sqlite", func(t *testing.T) { hearing(t, storetest.FreshFile(t), nil) })
	for _, way := range []string{"postgres", "pooler"} {
		t.Run(way, func(t *testing.T) {
			c := pgtest.Start(t, pgtest.Options{Settings: map[string]string{
				"shared_preload_libraries": "pg_stat_statements", "max_connections": "2500",
			}})
			made := open(t, c.DSN(), store.Options{Create: true})
			if err := made.Close(); err != nil {
				t.Fatal(err)
			}
			dsn := c.DSN()
			if way == "pooler" {
				dsn = c.Bouncer(t)
			}
			hearing(t, dsn, statistics(t, c))
		})
	}
}

func hearing(t *testing.T, dsn string, cost *statistic) {
	t.Helper()
	n, length := rounds(t, watchers, 6), time.Duration(rounds(t, watchSeconds, 2))*time.Second
	ctx, cancel := context.WithCancel(t.Context())
	var all sync.WaitGroup
	e := &ears{}
	before := cost.memory(t)
	for desk := range n {
		s := open(t, dsn, store.Options{})
		news, err := s.Watch(ctx)
		if err != nil {
			t.Fatal(err)
		}
		all.Go(func() { e.listen(desk, news) })
	}
	writer := open(t, dsn, store.Options{})
	note(t, writer, "warm")
	time.Sleep(time.Second)
	save := func(every time.Duration) {
		for over := time.Now().Add(length); time.Now().Before(over); time.Sleep(every) {
			sent := time.Now()
			note(t, writer, "x")
			e.saved(sent)
		}
		for patience := time.Now().Add(30 * time.Second); e.missing(n) > 0 && time.Now().Before(patience); {
			time.Sleep(50 * time.Millisecond)
		}
	}
	statements := cost.statements(t)
	time.Sleep(length)
	cost.say(t, n, "idle", cost.statements(t)-statements, length)
	cost.sayMemory(t, n, before)

	save(time.Second)
	e.say(t, n, "one save a second")
	statements = cost.statements(t)
	save(100 * time.Millisecond)
	cost.say(t, n, "ten saves a second", cost.statements(t)-statements, length)
	e.say(t, n, "ten saves a second")
	cancel()
	all.Wait()
}

// ears are when the desks heard of something, and of what they had to hear.
type ears struct {
	mu    sync.Mutex
	saves []saving
	heard map[int][]time.Time // by desk
}

// saving is from before a save was sent until it was known to be done. A desk
// can hear of it before the one who saves.
type saving struct{ sent, done time.Time }

func (e *ears) saved(sent time.Time) {
	e.mu.Lock()
	defer e.mu.Unlock()
	e.saves = append(e.saves, saving{sent, time.Now()})
}

func (e *ears) listen(desk int, news <-chan careline.News) {
	for n := range news {
		if !n.Has(careline.NewsRecords) {
			continue
		}
		e.mu.Lock()
		if e.heard == nil {
			e.heard = map[int][]time.Time{}
		}
		e.heard[desk] = append(e.heard[desk], time.Now())
		e.mu.Unlock()
	}
}

// missing is how many times a desk has yet to hear of a save.
func (e *ears) missing(desks int) int {
	e.mu.Lock()
	defer e.mu.Unlock()
	after, _ := e.after()
	return desks*len(e.saves) - len(after)
}

// after is how long each desk took to hear of each save it has heard of, and
// how often the desks were told something in all.
func (e *ears) after() (after []time.Duration, told int) {
	for _, heard := range e.heard {
		told += len(heard)
		for _, s := range e.saves {
			if first, _ := slices.BinarySearchFunc(heard, s.sent, time.Time.Compare); first < len(heard) {
				after = append(after, max(0, heard[first].Sub(s.done)))
			}
		}
	}
	return after, told
}

// say tells how soon a part's saves were known, and begins another part.
func (e *ears) say(t *testing.T, desks int, what string) {
	t.Helper()
	e.mu.Lock()
	defer e.mu.Unlock()
	after, told := e.after()
	if want := desks * len(e.saves); len(after) < want {
		t.Errorf("%s: %d desks heard %d times of %d saves", what, desks, len(after), len(e.saves))
	}
	slices.Sort(after)
	if last := len(after) - 1; last >= 0 {
		t.Logf("%s: %d desks know of %d saves after p50 %v, p99 %v, most %v; each was told %.1f times", what, desks, len(e.saves),
			after[last/2].Round(time.Millisecond), after[last*99/100].Round(time.Millisecond), after[last].Round(time.Millisecond),
			float64(told)/float64(desks))
	}
	e.saves, e.heard = nil, nil
}

// statistic is what a server tells of what is done on it; nil of a file.
type statistic struct{ conn *pgx.Conn }

func statistics(t *testing.T, c *pgtest.Cluster) *statistic {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), c.Super())
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = conn.Close(context.Background()) })
	if _, err := conn.Exec(t.Context(), "CREATE EXTENSION pg_stat_statements"); err != nil {
		pgtest.Skip(t, "pg_stat_statements is missing; Debian has it with postgresql")
	}
	return &statistic{conn}
}

// statements is how many the server has carried out for others than this.
func (s *statistic) statements(t *testing.T) (n int64) {
	t.Helper()
	if s == nil {
		return 0
	}
	err := s.conn.QueryRow(t.Context(), "SELECT coalesce(sum(calls), 0)::bigint FROM pg_stat_statements WHERE userid <> (SELECT oid FROM pg_roles WHERE rolname = 'postgres')").
		Scan(&n)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

func (s *statistic) say(t *testing.T, desks int, what string, n int64, length time.Duration) {
	t.Helper()
	if s != nil {
		t.Logf("%s: %d desks, %.1f statements a second", what, desks, float64(n)/length.Seconds())
	}
}

// memory is the server's processes for clients, and what is theirs of the
// machine's memory, in KB: what they share is counted in parts.
func (s *statistic) memory(t *testing.T) (m struct{ processes, kb int }) {
	t.Helper()
	if s == nil {
		return m
	}
	rows, err := s.conn.Query(t.Context(), "SELECT pid FROM pg_stat_activity WHERE backend_type = 'client backend' AND usename = 'careline'")
	if err != nil {
		t.Fatal(err)
	}
	pids, err := pgx.CollectRows(rows, pgx.RowTo[int])
	if err != nil {
		t.Fatal(err)
	}
	for _, pid := range pids {
		m.processes++
		m.kb += share(pid)
	}
	return m
}

func (s *statistic) sayMemory(t *testing.T, desks int, before struct{ processes, kb int }) {
	t.Helper()
	if s == nil {
		return
	}
	now := s.memory(t)
	t.Logf("idle: for %d desks the server has %d processes with %.1f MB (before: %d with %.1f)",
		desks+1, now.processes, float64(now.kb)/1024, before.processes, float64(before.kb)/1024)
}

// share is a process's proportional share of memory in KB; zero where the
// system does not tell.
func share(pid int) (kb int) {
	f, err := os.Open(fmt.Sprintf("/proc/%d/smaps_rollup", pid))
	if err != nil {
		return 0
	}
	defer f.Close() //nolint:errcheck // it was only read
	for lines := bufio.NewScanner(f); lines.Scan(); {
		if rest, is := strings.CutPrefix(lines.Text(), "Pss:"); is {
			_, _ = fmt.Sscan(rest, &kb)
			return kb
		}
	}
	return 0
}
