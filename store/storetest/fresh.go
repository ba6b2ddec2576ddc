package storetest

import (
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"sync"
	"testing"

	"careline/store"
	"careline/store/pgtest"
)

// Fresh opens an empty store of the test's own until the test ends.
func Fresh(t testing.TB) *store.Store {
	t.Helper()
	return Open(t, FreshDSN(t))
}

// FreshDSN names an empty store of the test's own, which nobody has open: in a
// PostgreSQL database where the tests have a server, else in a file.
func FreshDSN(t testing.TB) string {
	t.Helper()
	if pgtest.There() {
		return FreshDatabase(t)
	}
	return FreshFile(t)
}

// FreshDatabase names an empty store in a database. Without a server the test
// is skipped.
func FreshDatabase(t testing.TB) string {
	t.Helper()
	return pgtest.Filled(t, "hotline", func(dsn string) error {
		s, err := store.Open(context.Background(), dsn, store.Options{Create: true})
		if err != nil {
			return err
		}
		return s.Close()
	})
}

// FreshFile names an empty store in a file.
func FreshFile(t testing.TB) string {
	t.Helper()
	path := filepath.Join(t.TempDir(), "care.db")
	if err := Put(path); err != nil {
		t.Fatal(err)
	}
	return "sqlite:" + path
}

// Open opens a store that is there until the test ends.
func Open(t testing.TB, dsn string) *store.Store {
	t.Helper()
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(); err != nil {
			t.Error(err)
		}
	})
	return s
}

// Put puts the file of an empty store, which Open made once for the whole
// process, where there must be none. For tests of something else than how a
// store is made: making one takes all migrations.
func Put(path string) error {
	made, err := empty()
	if err != nil {
		return err
	}
	f, err := os.OpenFile(path, os.O_CREATE|os.O_EXCL|os.O_WRONLY, 0o600)
	if err != nil {
		return err
	}
	_, err = f.Write(made)
	return errors.Join(err, f.Close())
}

var empty = sync.OnceValues(func() (file []byte, err error) {
	folder, err := os.MkdirTemp("", "careline-empty-")
	if err != nil {
		return nil, err
	}
	defer os.RemoveAll(folder) //nolint:errcheck // a temporary folder
	path := filepath.Join(folder, "hotline.db")
	s, err := store.Open(context.Background(), "sqlite:"+path, store.Options{Create: true})
	if err != nil {
		return nil, err
	}
	if err := s.Close(); err != nil {
		return nil, err
	}
	if _, err := os.Stat(path + "-wal"); !errors.Is(err, fs.ErrNotExist) {
		return nil, errors.Join(errors.New("the store was closed and its log is still there"), err)
	}
	return os.ReadFile(path)
})
