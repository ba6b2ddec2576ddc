package store_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/store/storetest"
)

// crowd saves n invented customers, enough for a copy to take several steps.
func (h hotline) crowd(n int) {
	h.Helper()
	h.update(func(w careline.Writer) error {
		for i := range n {
			if err := w.SaveCustomer(h.ctx, invented(i)); err != nil {
				return err
			}
		}
		return nil
	})
}

func (h hotline) count() (n int) {
	h.Helper()
	h.view(func(r careline.Reader) (err error) { n, err = r.CountCustomers(h.ctx); return err })
	return n
}

// saveWithEvent saves a customer and the event of it, as every use case does.
func saveWithEvent(ctx context.Context, s *store.Store, name string) (careline.CustomerID, error) {
	c := named(name)
	err := s.Update(ctx, func(w careline.Writer) error {
		if err := w.SaveCustomer(ctx, c); err != nil {
			return err
		}
		return w.Append(ctx, careline.Event{At: noon, Recorded: noon, Kind: careline.EventNote, On: []careline.Ref{c.ID.Ref()}})
	})
	return c.ID, err
}

func TestABackupUnderLoadIsOneMomentWithAllThatWasSavedBefore(t *testing.T) {
	h := newHotline(t, storetest.FreshFile(t))
	h.crowd(1200)
	ctx, stop := context.WithCancel(h.ctx)
	var saved atomic.Int64
	var desks sync.WaitGroup
	for desk := range 2 {
		s := open(t, h.dsn, store.Options{})
		desks.Go(func() {
			for n := 0; ctx.Err() == nil; n++ {
				if _, err := saveWithEvent(h.ctx, s, fmt.Sprint("late ", desk, " ", n)); err != nil {
					t.Error(err)
					return
				}
				saved.Add(1)
			}
		})
	}
	for saved.Load() < 10 {
		runtime.Gosched()
	}
	file := filepath.Join(t.TempDir(), "copy.db")
	before, steps, enough := saved.Load(), 0, time.Now().Add(5*time.Second)
	made, err := store.Backup(h.ctx, h.dsn, file, store.CopyOptions{Progress: func(int, int) {
		for steps++; steps == 1 && saved.Load() < before+10 && time.Now().Before(enough); { // others save in the midst of it
			time.Sleep(time.Millisecond)
		}
	}})
	after := saved.Load()
	stop()
	desks.Wait()
	if err != nil {
		t.Fatal(err)
	}
	if steps < 2 {
		t.Error("it was copied in one step, so that nobody could save in its midst")
	}
	beside, err := filepath.Glob(file + "*")
	if err != nil || len(beside) != 1 {
		t.Errorf("the folder holds %q", beside)
	}
	info, err := os.Stat(file)
	if err != nil || info.Size() != made.Bytes || runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("made %+v, %v", made, info)
	}
	kept := hotline{t, open(t, "sqlite:"+file, store.Options{}), "sqlite:" + file, h.ctx}
	n := kept.count()
	if late := int64(n - 1200); n != made.Customers || late < before || late > after+2 {
		t.Errorf("the copy has %d late customers, %d were saved before and %d after; it said %d in all", late, before, after, made.Customers)
	}
	kept.view(func(r careline.Reader) error {
		for id := 1201; id <= n; id++ {
			page, err := r.Timeline(h.ctx, careline.TimelineFilter{On: []careline.Ref{careline.CustomerID(id).Ref()}})
			if err != nil || len(page) != 1 {
				t.Fatalf("customer %d has %d events, %v", id, len(page), err)
			}
		}
		found, err := r.Search(h.ctx, byPhone(invented(7).Contacts[0].Raw), 5)
		if len(found) != 1 {
			t.Errorf("the lookup found %v", found)
		}
		return err
	})
}

func TestABackupOverwritesNothingUnasked(t *testing.T) {
	h := newHotline(t, storetest.FreshFile(t))
	h.customer(wang())
	folder := t.TempDir()
	file, letter := filepath.Join(folder, "copy.db"), []byte("a letter")
	write := func(name string) {
		t.Helper()
		if err := os.WriteFile(name, letter, 0o644); err != nil { //nolint:gosec // what a person leaves lying about
			t.Fatal(err)
		}
	}
	refused := func(file string, opts store.CopyOptions, code careline.Code, says string) {
		t.Helper()
		_, err := store.Backup(h.ctx, h.dsn, file, opts)
		wantCode(t, err, code)
		if !strings.Contains(err.Error(), says) {
			t.Errorf("it says %q, not %q", err, says)
		}
	}
	write(file)
	refused(file, store.CopyOptions{}, careline.CodeConflict, "--force")
	if got, err := os.ReadFile(file); err != nil || string(got) != string(letter) {
		t.Errorf("the file now holds %q, %v", got, err)
	}
	write(file + "-wal")
	refused(file, store.CopyOptions{Replace: true}, careline.CodeConflict, "in use as a database")
	if err := os.Remove(file + "-wal"); err != nil {
		t.Fatal(err)
	}
	refused(folder, store.CopyOptions{Replace: true}, careline.CodeInvalid, "is not a file")
	refused(filepath.Join(folder, "no", "x.db"), store.CopyOptions{}, careline.CodeInvalid, "There is no folder")
	link := filepath.Join(folder, "link.db")
	if err := os.Symlink(strings.TrimPrefix(h.dsn, "sqlite:"), link); err == nil {
		refused(link, store.CopyOptions{Replace: true}, careline.CodeInvalid, "is the store itself")
		if err := os.Remove(link); err != nil {
			t.Fatal(err)
		}
	}
	if _, err := store.Backup(h.ctx, h.dsn, file, store.CopyOptions{Replace: true}); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(file); err != nil || runtime.GOOS != "windows" && info.Mode() != 0o600 {
		t.Errorf("%v, %v", info, err)
	}
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) != 1 {
		t.Errorf("left behind: %q", left)
	}
}

func TestABackupThatIsStoppedLeavesNothing(t *testing.T) {
	h := newHotline(t, storetest.FreshFile(t))
	h.crowd(1200)
	folder := t.TempDir()
	ctx, stop := context.WithCancel(h.ctx)
	_, err := store.Backup(ctx, h.dsn, filepath.Join(folder, "copy.db"), store.CopyOptions{Progress: func(int, int) { stop() }})
	wantCode(t, err, careline.CodeUnavailable)
	if left, _ := filepath.Glob(filepath.Join(folder, "*")); len(left) != 0 {
		t.Errorf("left behind: %q", left)
	}
}
