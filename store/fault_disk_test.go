package store_test

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"careline"
	"careline/store"
	"careline/store/storetest"
)

// sizeOf is zero where there is no file.
func sizeOf(path string) int64 {
	info, err := os.Stat(path)
	if err != nil {
		return 0
	}
	return info.Size()
}

// The reader stays for a hundred saves, or as long as CARELINE_TEST_READER says
// ("5m") while a desk saves without a pause.
func TestAReaderThatStaysDoesNotMakeTheLogGrowForEver(t *testing.T) {
	h := newHotline(t, storetest.FreshFile(t))
	log := strings.TrimPrefix(h.dsn, "sqlite:") + "-wal"
	other := open(t, h.dsn, store.Options{})
	var stays time.Duration
	if s := os.Getenv("CARELINE_TEST_READER"); s != "" {
		var err error
		if stays, err = time.ParseDuration(s); err != nil {
			t.Fatal(err)
		}
	}
	saved, slowest := 0, time.Duration(0)
	write := func(n int) {
		t.Helper()
		for range n {
			began := time.Now()
			if _, err := saveWithEvent(h.ctx, h.Store, fmt.Sprint("while reading ", saved)); err != nil {
				t.Fatal(err)
			}
			saved, slowest = saved+1, max(slowest, time.Since(began))
		}
	}
	write(1)
	err := other.View(h.ctx, func(r careline.Reader) error {
		before, err := r.CountCustomers(h.ctx)
		for began := time.Now(); saved < 101 || time.Since(began) < stays; {
			write(100)
		}
		after, again := r.CountCustomers(h.ctx)
		if before != 1 || after != 1 {
			t.Errorf("the reader saw %d and then %d", before, after)
		}
		return errors.Join(err, again)
	})
	if err != nil {
		t.Fatal(err)
	}
	held, kept := sizeOf(log), saved
	t.Logf("a reader stayed %v during %d saves, the slowest of %v; the log has %d bytes", stays, saved, slowest, held)
	write(200)
	if after := sizeOf(log); after > held+8<<20 {
		t.Errorf("the log had %d bytes when the reader left, and has %d after 200 more saves", held, after)
	}
	if n := h.count(); n != kept+200 {
		t.Errorf("%d customers", n)
	}
	t.Logf("200 saves later the log has %d bytes", sizeOf(log))
}

func TestAClockThatJumpsBackKeepsTheOrderByTime(t *testing.T) {
	h := newHotline(t, storetest.FreshFile(t))
	clock := noon
	desk := careline.NewDesk(h.Store, func() time.Time { return clock }, careline.Settings{})
	if err := desk.Found(h.ctx, "boss", "Boss"); err != nil {
		t.Fatal(err)
	}
	session, err := desk.SignIn(h.ctx, "boss")
	if err != nil {
		t.Fatal(err)
	}
	c, err := session.AddCustomer(h.ctx, uuid.NewString(), *named("王建国"))
	if err != nil {
		t.Fatal(err)
	}
	for _, note := range []struct {
		jump time.Duration
		text string
	}{{0, "first"}, {-48 * time.Hour, "long ago"}, {0, "long ago, too"}, {72 * time.Hour, "last"}, {-24 * time.Hour, "as the first"}} {
		clock = clock.Add(note.jump)
		if err := session.WriteNote(h.ctx, uuid.NewString(), c.ID, note.text); err != nil {
			t.Fatal(err)
		}
		if _, err := session.Open(h.ctx, c.ID); err != nil {
			t.Fatal(err)
		}
	}
	var got []string
	for _, e := range h.timeline(careline.TimelineFilter{On: []careline.Ref{c.ID.Ref()}, Kinds: []careline.EventKind{careline.EventNote}}) {
		got = append(got, e.Text)
	}
	if want := "last; as the first; first; long ago, too; long ago"; strings.Join(got, "; ") != want {
		t.Errorf("the history reads %q, want %q", strings.Join(got, "; "), want)
	}
}

func TestAStoreThatBecomesReadOnlyRefusesToSaveAndKeepsWhatItHas(t *testing.T) {
	h := newHotline(t, storetest.FreshFile(t))
	h.customer(wang())
	h.close()
	path := strings.TrimPrefix(h.dsn, "sqlite:")
	mode(t, path, 0o400)
	mode(t, filepath.Dir(path), 0o500)
	defer mode(t, filepath.Dir(path), 0o700)
	if os.Geteuid() == 0 {
		t.Skip("for root nothing is read-only by its mode")
	}
	_, err := store.Open(h.ctx, h.dsn, store.Options{})
	wantCode(t, err, careline.CodeUnavailable)
	if !strings.Contains(err.Error(), "read-only") {
		t.Errorf("it says %q", err)
	}
}

// fill saves until the store refuses, and gives the names that it took.
func fill(ctx context.Context, s *store.Store) (kept []string, err error) {
	for n := range 1_000_000 {
		name := fmt.Sprint(n, strings.Repeat(" and so on", 200))
		if _, err := saveWithEvent(ctx, s, name); err != nil {
			return kept, err
		}
		kept = append(kept, name)
	}
	return kept, errors.New("the disk never filled up")
}
