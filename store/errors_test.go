package store

import (
	"errors"
	"path/filepath"
	"strings"
	"testing"

	"modernc.org/sqlite"

	"careline"
)

// setOnWriter runs pragmas on the one connection that writes.
func setOnWriter(t *testing.T, s *Store, pragmas ...string) {
	t.Helper()
	for _, p := range pragmas {
		if _, err := s.writer.Exec("PRAGMA " + p); err != nil {
			t.Fatal(err)
		}
	}
}

func openForTest(t *testing.T, path string) *Store {
	t.Helper()
	s, err := Open(t.Context(), "sqlite:"+path, Options{Create: true})
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

func TestAFaultOfTheEngineIsOneSentenceWithItsCauseKept(t *testing.T) {
	save := func(s *Store) error {
		return s.Update(t.Context(), func(w careline.Writer) error {
			return w.SaveCustomer(t.Context(), &careline.Customer{Name: strings.Repeat("x", 100_000)})
		})
	}
	for name, try := range map[string]struct {
		fault fault
		run   func(t *testing.T) error
	}{
		"another process keeps the store": {faultBusy, func(t *testing.T) error {
			path := filepath.Join(t.TempDir(), "care.db")
			s, other := openForTest(t, path), openForTest(t, path)
			setOnWriter(t, s, "busy_timeout = 20")
			var err error
			if holdErr := other.Update(t.Context(), func(careline.Writer) error { err = save(s); return nil }); holdErr != nil {
				t.Fatal(holdErr)
			}
			return err
		}},
		"the disk is full": {faultFull, func(t *testing.T) error {
			s := openForTest(t, filepath.Join(t.TempDir(), "care.db"))
			setOnWriter(t, s, "max_page_count = 1")
			return save(s)
		}},
		"the store is read-only": {faultReadOnly, func(t *testing.T) error {
			s := openForTest(t, filepath.Join(t.TempDir(), "care.db"))
			setOnWriter(t, s, "query_only = 1")
			return save(s)
		}},
	} {
		t.Run(name, func(t *testing.T) {
			err := try.run(t)
			var mine *careline.Error
			if !errors.As(err, &mine) || mine.Code != faultCodes[try.fault] ||
				mine.Message.In(careline.Chinese) != faultWords[try.fault].In(careline.Chinese) {
				t.Errorf("got %v with code %s", err, careline.CodeOf(err))
			}
			var cause *sqlite.Error
			if !errors.As(err, &cause) {
				t.Errorf("the cause is lost: %v", err)
			}
		})
	}
}

func TestEveryFaultHasACodeAndASentenceInBothLanguages(t *testing.T) {
	for f := faultNone + 1; f <= faultOther; f++ {
		words := faultWords[f]
		if faultCodes[f] == "" || words.In(careline.English) == "" || words.In(careline.Chinese) == words.In(careline.English) {
			t.Errorf("fault %d has code %q and says %q", f, faultCodes[f], words)
		}
	}
}
