package store_test

import (
	"context"
	"slices"
	"testing"
	"time"

	"github.com/jackc/pgx/v5"

	"careline"
	"careline/store"
	"careline/store/pgtest"
	"careline/store/storetest"
)

func watching(t *testing.T, s *store.Store) <-chan careline.News {
	t.Helper()
	news, err := s.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	return news
}

// everyWay runs test on a database that is reached directly, and on one that
// is reached through a pooler in transaction mode, where nothing can be heard.
func everyWay(t *testing.T, test func(t *testing.T, dsn string)) {
	t.Helper()
	t.Parallel()
	c := pgtest.Start(t, pgtest.Options{})
	made := open(t, c.DSN(), store.Options{Create: true})
	if err := made.Close(); err != nil {
		t.Fatal(err)
	}
	t.Run("direct", func(t *testing.T) { test(t, c.DSN()) })
	t.Run("pooler", func(t *testing.T) { test(t, c.Bouncer(t)) })
}

// note writes an event, as a use case does.
func note(t *testing.T, s *store.Store, text string) {
	t.Helper()
	c := named(text)
	err := s.Update(t.Context(), func(w careline.Writer) error {
		if err := w.SaveCustomer(t.Context(), c); err != nil {
			return err
		}
		return w.Append(t.Context(), careline.Event{At: noon, Recorded: noon, Kind: careline.EventNote, On: []careline.Ref{c.ID.Ref()}, Text: text})
	})
	if err != nil {
		t.Fatal(err)
	}
}

// counted counts the news of a while.
func counted(news <-chan careline.News, while time.Duration) (records, presence int) {
	over := time.After(while)
	for {
		select {
		case n := <-news:
			if n.Has(careline.NewsRecords) {
				records++
			}
			if n.Has(careline.NewsPresence) {
				presence++
			}
		case <-over:
			return records, presence
		}
	}
}

// settling is longer than any look for what was missed takes to come.
const settling = 8 * time.Second

func TestASaveOnAServerIsNewsOnce(t *testing.T) {
	everyWay(t, func(t *testing.T, dsn string) {
		mine, other := open(t, dsn, store.Options{}), open(t, dsn, store.Options{})
		here, there := watching(t, mine), watching(t, other)
		note(t, mine, "x")
		for _, news := range []<-chan careline.News{here, there} {
			if n := until(t, news, careline.NewsRecords); n != careline.NewsRecords {
				t.Errorf("a save is told as %b", n)
			}
		}
		look := careline.Event{Kind: careline.EventAccess, Action: careline.DidSee, On: []careline.Ref{careline.CustomerID(1).Ref()}, At: noon}
		for range 3 { // are no news to anybody
			if err := mine.Witness(t.Context(), look); err != nil {
				t.Fatal(err)
			}
		}
		if records, presence := counted(there, settling); records != 0 || presence != 0 {
			t.Errorf("the others are told of it %d times more, and %d times of presence", records, presence)
		}
		if records, presence := counted(here, time.Millisecond); records != 0 || presence != 0 {
			t.Errorf("who saved is told of it %d times more, and %d times of presence", records, presence)
		}
	})
}

func TestPresenceOnAServerIsNotNewsOfRecords(t *testing.T) {
	everyWay(t, func(t *testing.T, dsn string) {
		mine, other := open(t, dsn, store.Options{}), open(t, dsn, store.Options{})
		p := careline.Staff{Login: "l" + t.Name(), Name: "李娜", Role: careline.RoleOperator}
		if err := mine.Update(t.Context(), func(w careline.Writer) error { return w.SaveStaff(t.Context(), &p) }); err != nil {
			t.Fatal(err)
		}
		there := watching(t, other)
		a := careline.Attendance{Desk: t.Name(), Staff: p.ID, Spots: []careline.Spot{{On: careline.CustomerID(1).Ref()}}, At: noon}
		for range 3 { // where she is, and twice that she still is
			if err := mine.Attend(t.Context(), a, noon.Add(-careline.PresenceLasts)); err != nil {
				t.Fatal(err)
			}
			a.At = a.At.Add(careline.PresenceBeat)
		}
		if records, presence := counted(there, settling); records != 0 || presence != 1 {
			t.Errorf("told of presence %d times, and of records %d times", presence, records)
		}
	})
}

// TestWhatAKilledProcessDidNotTellIsFound commits events without a word about
// them, the second time one with a number below those that are known.
func TestWhatAKilledProcessDidNotTellIsFound(t *testing.T) {
	everyWay(t, func(t *testing.T, dsn string) {
		ctx := t.Context()
		s := open(t, dsn, store.Options{})
		conn, err := pgx.Connect(ctx, pgtest.With(dsn, "default_query_exec_mode", "exec"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(ctx) //nolint:errcheck // it was told what came of it
		insert := `INSERT INTO event (id, at, recorded, staff_id, kind, action, subjects, text, changes)
			SELECT $1::bigint, at, recorded, staff_id, kind, action, subjects, text, changes FROM event ORDER BY id LIMIT 1`
		note(t, s, "first")
		var newest int64
		if err := conn.QueryRow(ctx, "SELECT nextval('event_id_seq') + 5").Scan(&newest); err != nil {
			t.Fatal(err)
		}
		news := watching(t, open(t, dsn, store.Options{}))
		for _, id := range []int64{newest, newest - 2} {
			if _, err := conn.Exec(ctx, insert, id); err != nil {
				t.Fatal(err)
			}
			if n := until(t, news, careline.NewsRecords); n != careline.NewsRecords {
				t.Errorf("told of %b", n)
			}
		}
		if records, _ := counted(news, settling); records != 0 {
			t.Errorf("told of it %d times more", records)
		}
		if _, err := conn.Exec(ctx, "SELECT setval('event_id_seq', $1)", newest+1); err != nil {
			t.Fatal(err)
		}
	})
}

// TestOthersTransactionsAreNoNews has another database change, and changes
// here that are taken back.
func TestOthersTransactionsAreNoNews(t *testing.T) {
	everyWay(t, func(t *testing.T, dsn string) {
		ctx := t.Context()
		news := watching(t, open(t, dsn, store.Options{}))
		s := open(t, dsn, store.Options{})
		for range 3 {
			err := s.Update(ctx, func(w careline.Writer) error {
				if err := w.SaveCustomer(ctx, named("x")); err != nil {
					return err
				}
				return careline.NotFound(careline.KindCustomer, "C-1")
			})
			if careline.CodeOf(err) != careline.CodeNotFound {
				t.Fatal(err)
			}
		}
		conn, err := pgx.Connect(ctx, pgtest.With(dsn, "default_query_exec_mode", "exec"))
		if err != nil {
			t.Fatal(err)
		}
		defer conn.Close(ctx) //nolint:errcheck // it was told what came of it
		if _, err := conn.Exec(ctx, "CREATE TABLE elsewhere (x int)"); err != nil {
			t.Fatal(err)
		}
		if _, err := conn.Exec(ctx, "DROP TABLE elsewhere"); err != nil {
			t.Fatal(err)
		}
		if records, presence := counted(news, settling); records != 0 || presence != 0 {
			t.Errorf("told of records %d times, of presence %d times", records, presence)
		}
	})
}

// TestAServerThatIsGoneIsLostAndComesBack has a server stop, hang, and be
// killed, under desks that watch and one that comes while it is away.
func TestAServerThatIsGoneIsLostAndComesBack(t *testing.T) {
	t.Parallel()
	c := pgtest.Start(t, pgtest.Options{})
	s := open(t, c.DSN(), store.Options{Create: true})
	first := watching(t, s)
	for _, way := range []struct {
		name        string
		goes, comes func(testing.TB)
	}{{"stopped", c.Stop, c.Restart}, {"hanging", c.Pause, c.Resume}, {"killed", c.Kill, c.Restart}} {
		way.goes(t)
		if n := until(t, first, careline.NewsLost); n.Has(careline.NewsBack) {
			t.Errorf("%s: told of %b", way.name, n)
		}
		second := watching(t, s)
		if n := <-second; n != careline.NewsLost {
			t.Errorf("%s: who comes while it is lost is told of %b", way.name, n)
		}
		way.comes(t)
		for _, news := range []<-chan careline.News{first, second} {
			until(t, news, careline.NewsBack)
		}
		note(t, s, way.name)
		until(t, first, careline.NewsRecords)
	}
}

// TestManySavesAreToldTogether has saves come faster than desks should load.
func TestManySavesAreToldTogether(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		news := watching(t, open(t, h.dsn, store.Options{}))
		over := make(chan int)
		ctx, cancel := context.WithCancel(h.ctx)
		go func() {
			n := 0
			for ctx.Err() == nil {
				h.customer(named("x"))
				n++
				time.Sleep(10 * time.Millisecond)
			}
			over <- n
		}()
		records, _ := counted(news, 2*time.Second)
		cancel()
		if saves := <-over; records == 0 || records > 7 || saves < 10 {
			t.Errorf("%d saves are told %d times in two seconds", saves, records)
		}
	})
}

// TestNewsOnAServerSayWhatTheyAreAbout has news of one record, of the hotline
// as a whole, and of one that nobody announced.
func TestNewsOnAServerSayWhatTheyAreAbout(t *testing.T) {
	dsn := storetest.FreshDatabase(t)
	mine, other := open(t, dsn, store.Options{}), open(t, dsn, store.Options{})
	here, there := watching(t, mine), watching(t, other)
	about := func(s *store.Store, news <-chan careline.News, since int64) (on []careline.Ref, now int64) {
		t.Helper()
		until(t, news, careline.NewsRecords)
		return s.Touched(since)
	}
	note(t, mine, "x")
	want := []careline.Ref{careline.CustomerID(1).Ref()}
	a, now := about(mine, here, 0)
	b, then := about(other, there, 0)
	if !slices.Equal(a, want) || !slices.Equal(b, want) {
		t.Errorf("of one file: here %v, there %v", a, b)
	}
	if err := mine.Update(t.Context(), func(w careline.Writer) error { return w.SaveCustomer(t.Context(), named("without an event")) }); err != nil {
		t.Fatal(err)
	}
	a, _ = about(mine, here, now)
	b, _ = about(other, there, then)
	if a != nil || b != nil {
		t.Errorf("of anything: here %v, there %v", a, b)
	}
}
