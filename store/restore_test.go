package store_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"careline"
	"careline/store"
	"careline/store/storetest"
)

func backupOf(h hotline) string {
	h.Helper()
	file := filepath.Join(h.TempDir(), "copy.db")
	if _, err := store.Backup(h.ctx, h.dsn, file, store.CopyOptions{}); err != nil {
		h.Fatal(err)
	}
	return file
}

// closedHotline is a store that nobody has open, with one customer.
func closedHotline(t *testing.T, name string) hotline {
	t.Helper()
	h := newHotline(t, storetest.FreshFile(t))
	h.customer(named(name))
	return h
}

func (h hotline) close() {
	h.Helper()
	if err := h.Close(); err != nil {
		h.Fatal(err)
	}
}

func TestARestoredStoreHoldsWhatWasBackedUpAndTheOldOneIsKept(t *testing.T) {
	h := closedHotline(t, "backed up")
	file := backupOf(h)
	h.customer(named("later"))
	_, err := store.Restore(h.ctx, file, h.dsn, noon, store.CopyOptions{Replace: true})
	wantCode(t, err, careline.CodeUnavailable)
	if !strings.Contains(err.Error(), "Somebody has the store") {
		t.Errorf("of a store that is open it says %q", err)
	}
	if n := h.count(); n != 2 {
		t.Errorf("a refused restore left %d customers", n)
	}
	h.close()
	_, err = store.Restore(h.ctx, file, h.dsn, noon, store.CopyOptions{})
	wantCode(t, err, careline.CodeConflict)
	made, err := store.Restore(h.ctx, file, h.dsn, noon, store.CopyOptions{Replace: true})
	if err != nil {
		t.Fatal(err)
	}
	for dsn, want := range map[string]int{h.dsn: 1, "sqlite:" + made.Kept: 2} {
		got := hotline{t, open(t, dsn, store.Options{}), dsn, h.ctx}
		if n := got.count(); n != want {
			t.Errorf("%s has %d customers, want %d", dsn, n, want)
		}
	}
	if name := filepath.Base(made.Kept); name != "care.db.before-restore-20261120T040000Z" {
		t.Errorf("the old store is kept as %s", name)
	}
	fresh := "sqlite:" + filepath.Join(t.TempDir(), "new", "care.db")
	if _, err := store.Restore(h.ctx, file, fresh, noon, store.CopyOptions{}); err != nil {
		t.Fatal(err)
	}
	again := hotline{t, open(t, fresh, store.Options{}), fresh, h.ctx}
	if n := again.count(); n != 1 {
		t.Errorf("where there was no store there are %d customers", n)
	}
}

func TestWhatIsNoGoodBackupIsRefusedAndTheStoreStays(t *testing.T) {
	h := closedHotline(t, "stays")
	good := backupOf(h)
	h.close()
	path := strings.TrimPrefix(h.dsn, "sqlite:")
	before, err := os.ReadFile(path) //nolint:gosec // nobody has it open
	if err != nil {
		t.Fatal(err)
	}
	copyOf := func(t *testing.T, change func([]byte) []byte) string {
		t.Helper()
		data, err := os.ReadFile(good) //nolint:gosec // a test's own file
		if err != nil {
			t.Fatal(err)
		}
		file := filepath.Join(t.TempDir(), "bad.db")
		if err := os.WriteFile(file, change(data), 0o600); err != nil {
			t.Fatal(err)
		}
		return file
	}
	same := func(b []byte) []byte { return b }
	for name, c := range map[string]struct {
		file func(t *testing.T) string
		code careline.Code
		says string
	}{
		"none":  {func(*testing.T) string { return filepath.Join(t.TempDir(), "none.db") }, careline.CodeNotFound, "There is no file"},
		"empty": {func(t *testing.T) string { return copyOf(t, func([]byte) []byte { return nil }) }, careline.CodeInvalid, "not a careline backup"},
		"junk": {func(t *testing.T) string {
			return copyOf(t, func([]byte) []byte { return []byte(strings.Repeat("grandmother ", 99)) })
		}, careline.CodeInvalid, "not a careline backup"},
		"a folder":         {func(t *testing.T) string { return t.TempDir() }, careline.CodeInvalid, "not a careline backup"},
		"the store itself": {func(*testing.T) string { return path }, careline.CodeInvalid, "the store itself"},
		"another's database": {func(t *testing.T) string {
			file := filepath.Join(t.TempDir(), "other.db")
			sqlOn(t, file, "CREATE TABLE birds (name TEXT)")
			return file
		}, careline.CodeInvalid, "not a careline backup"},
		"newer": {func(t *testing.T) string {
			file := copyOf(t, same)
			sqlOn(t, file, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)")
			return file
		}, careline.CodeInvalid, "a newer careline"},
		"cut short": {func(t *testing.T) string {
			return copyOf(t, func(b []byte) []byte { return b[:len(b)/2] })
		}, careline.CodeInvalid, ""},
		"a broken page": {func(t *testing.T) string {
			return copyOf(t, func(b []byte) []byte {
				copy(b[5*4096:6*4096], strings.Repeat("\xff", 4096))
				return b
			})
		}, careline.CodeInvalid, "is damaged"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := store.Restore(t.Context(), c.file(t), h.dsn, noon, store.CopyOptions{Replace: true})
			wantCode(t, err, c.code)
			if !strings.Contains(err.Error(), c.says) {
				t.Errorf("it says %q, not %q", err, c.says)
			}
			if after, err := os.ReadFile(path); err != nil || string(after) != string(before) { //nolint:gosec // nobody has it open
				t.Error("the store was touched")
			}
			left, _ := filepath.Glob(path + "*")
			left = slices.DeleteFunc(left, func(p string) bool { return p == path+"-queue" })
			if len(left) != 1 {
				t.Errorf("left behind: %q", left)
			}
		})
	}
}

func TestAStoreThatCantBeReadAnyMoreIsReplacedAndKept(t *testing.T) {
	h := closedHotline(t, "saved")
	file := backupOf(h)
	h.close()
	path := strings.TrimPrefix(h.dsn, "sqlite:")
	ruin := strings.Repeat("ruined ", 1000)
	if err := os.WriteFile(path, []byte(ruin), 0o600); err != nil {
		t.Fatal(err)
	}
	made, err := store.Restore(h.ctx, file, h.dsn, noon, store.CopyOptions{Replace: true})
	if err != nil {
		t.Fatal(err)
	}
	if got, err := os.ReadFile(made.Kept); err != nil || string(got) != ruin {
		t.Errorf("kept %d bytes, %v", len(got), err)
	}
	again := hotline{t, open(t, h.dsn, store.Options{}), h.dsn, h.ctx}
	if n := again.count(); n != 1 {
		t.Errorf("%d customers", n)
	}
}
