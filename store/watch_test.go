package store_test

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/store/storetest"
)

// patience is how long a test waits for what must come.
const patience = 20 * time.Second

// away takes the folder of a store away, as when a disk is pulled out, and
// gives what puts it back.
func away(t *testing.T, dsn string) (back func()) {
	t.Helper()
	folder := filepath.Dir(strings.TrimPrefix(dsn, "sqlite:"))
	if err := os.Rename(folder, folder+"-away"); err != nil {
		t.Skip("an open file can't be moved here:", err)
	}
	return func() {
		t.Helper()
		if err := os.Rename(folder+"-away", folder); err != nil {
			t.Fatal(err)
		}
	}
}

// until gives all news up to the one that is waited for.
func until(t *testing.T, news <-chan careline.News, want careline.News) (all careline.News) {
	t.Helper()
	deadline := time.After(patience)
	for !all.Has(want) {
		select {
		case n, open := <-news:
			if !open {
				t.Fatal("the watch has ended")
			}
			all |= n
		case <-deadline:
			t.Fatalf("told of %b, not of %b", all, want)
		}
	}
	return all
}

func silent(t *testing.T, news <-chan careline.News) {
	t.Helper()
	select {
	case n := <-news:
		t.Errorf("told of %b again", n)
	case <-time.After(time.Second):
	}
}

func TestAStoreThatIsTakenAwayIsLostAndComesBack(t *testing.T) {
	t.Parallel()
	dsn := storetest.FreshFile(t)
	h := newHotline(t, dsn)
	h.customer(named("x"))
	watch := func() <-chan careline.News {
		t.Helper()
		news, err := h.Watch(h.ctx)
		if err != nil {
			t.Fatal(err)
		}
		return news
	}
	first := watch()
	for range 2 {
		back := away(t, dsn)
		until(t, first, careline.NewsLost)
		silent(t, first)
		second := watch() // who comes later is told as well
		if n := <-second; n != careline.NewsLost {
			t.Errorf("who comes while it is lost is told of %b", n)
		}
		back()
		for _, news := range []<-chan careline.News{first, second} {
			if n := until(t, news, careline.NewsBack); n != careline.NewsBack|careline.NewsRecords|careline.NewsPresence {
				t.Errorf("at the return told of %b", n)
			}
		}
		silent(t, first)
		h.customer(named("y"))
		until(t, first, careline.NewsRecords)
	}
}

// TestAWatchBeginsWithoutAStore asks for the first watch while the store is
// away: it begins to tell when the store is there.
func TestAWatchBeginsWithoutAStore(t *testing.T) {
	dsn := storetest.FreshFile(t)
	h := newHotline(t, dsn)
	back := away(t, dsn)
	news, err := h.Watch(h.ctx)
	if err != nil {
		t.Fatal(err)
	}
	until(t, news, careline.NewsLost)
	back()
	until(t, news, careline.NewsBack)
	h.customer(named("x"))
	until(t, news, careline.NewsRecords)
}

// TestAnotherFileInItsPlaceIsNotTheStore swaps the file: what is saved to the
// one that is open would be lost with it.
func TestAnotherFileInItsPlaceIsNotTheStore(t *testing.T) {
	dsn, other := storetest.FreshFile(t), storetest.FreshFile(t)
	open(t, other, store.Options{Create: true})
	h := newHotline(t, dsn)
	news, err := h.Watch(h.ctx)
	if err != nil {
		t.Fatal(err)
	}
	path := strings.TrimPrefix(dsn, "sqlite:")
	if err := os.Rename(strings.TrimPrefix(other, "sqlite:"), path); err != nil {
		t.Skip("an open file can't be replaced here:", err)
	}
	until(t, news, careline.NewsLost)
}

func TestAWatchThatIsGivenUpDoesNotWait(t *testing.T) {
	h := newHotline(t, storetest.FreshFile(t))
	ctx, cancel := context.WithCancel(h.ctx)
	cancel()
	if _, err := h.Watch(ctx); err == nil {
		t.Error("a watch began for nobody")
	}
}

func TestNothingIsSavedToAFileThatIsGone(t *testing.T) {
	dsn := storetest.FreshFile(t)
	h := newHotline(t, dsn)
	path := strings.TrimPrefix(dsn, "sqlite:")
	if err := os.Rename(path, path+"-away"); err != nil {
		t.Skip("an open file can't be moved here:", err)
	}
	h.refused(careline.CodeUnavailable, func(w careline.Writer) error { return w.SaveCustomer(h.ctx, named("lost")) })
	if err := os.Rename(path+"-away", path); err != nil {
		t.Fatal(err)
	}
	h.customer(named("kept"))
	if n := h.count(); n != 1 {
		t.Errorf("%d customers", n)
	}
}
