package store_test

import (
	"path/filepath"
	"testing"

	"careline/store"
)

func TestAStoreTellsWhereItIsAndHowLarge(t *testing.T) {
	t.Parallel()
	path := filepath.Join(t.TempDir(), "hotline.db")
	s, err := store.Open(t.Context(), "sqlite:"+path, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close() //nolint:errcheck // a test's
	f, err := s.Facts(t.Context())
	if err != nil || f.Path != path || f.Bytes < 4096 || f.Version < 7 {
		t.Errorf("got %+v, %v", f, err)
	}
}
