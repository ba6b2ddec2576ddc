package store_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"careline"
	"careline/store"
	"careline/store/pgtest"
	"careline/store/storetest"
	"careline/store/storetest/powercut"
)

// seeded gives the source of a test's random schedule. It says the seed, and
// CARELINE_TEST_SEED repeats it.
func seeded(t *testing.T) *rand.Rand {
	t.Helper()
	seed := rand.Uint64()
	if s := os.Getenv("CARELINE_TEST_SEED"); s != "" {
		var err error
		if seed, err = strconv.ParseUint(s, 10, 64); err != nil {
			t.Fatal(err)
		}
	}
	t.Logf("CARELINE_TEST_SEED=%d", seed)
	return rand.New(rand.NewPCG(seed, 0))
}

// recorded is a desk that saves and leaves, with each of its writes.
func recorded(t *testing.T, dsn string, saves int) *powercut.Recording {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.Command(program)
	cmd.Env = append(os.Environ(), deskStore+"="+dsn, deskName+"=desk", deskSaves+"="+strconv.Itoa(saves))
	cmd.Stdin, cmd.Stderr = strings.NewReader("\n"), os.Stderr
	r, err := powercut.Record(filepath.Dir(strings.TrimPrefix(dsn, "sqlite:")), cmd)
	if errors.Is(err, powercut.ErrAbsent) {
		pgtest.Skip(t, err.Error())
	}
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// survives tells what a store that went through a power cut lacks.
func survives(t *testing.T, dsn string, acknowledged, saves int) error {
	t.Helper()
	s, err := store.Open(t.Context(), dsn, store.Options{})
	if err != nil {
		return err
	}
	defer s.Close() //nolint:errcheck // the doctor looks at it next
	there := 0
	err = s.View(t.Context(), func(r careline.Reader) error {
		for n := range saves {
			key := fmt.Sprint("desk-", n)
			command, ok, err := r.Command(t.Context(), key)
			if err != nil {
				return err
			}
			if !ok {
				if n < acknowledged {
					return fmt.Errorf("%s was acknowledged and is lost", key)
				}
				continue
			}
			there++
			c, err := r.Customer(t.Context(), careline.CustomerID(command.Result.ID))
			if err != nil || c.Name != key {
				return fmt.Errorf("of %s there is %q: %w", key, c.Name, err)
			}
			told, err := r.Timeline(t.Context(), careline.TimelineFilter{On: []careline.Ref{c.ID.Ref()}})
			if err != nil || len(told) != 1 || told[0].Text != key {
				return fmt.Errorf("the history of %s has %v: %w", key, told, err)
			}
		}
		n, err := r.CountCustomers(t.Context())
		if err == nil && n != there {
			err = fmt.Errorf("%d customers under %d keys", n, there)
		}
		return err
	})
	if err != nil {
		return err
	}
	if got := problems(t, dsn, store.ExamineOptions{Full: true}); got != nil {
		return fmt.Errorf("the doctor finds %q", got)
	}
	return nil
}

// TestAPowerCutLosesNothingAcknowledged cuts at random moments of a desk's work,
// the log being folded in and begun anew several times and the desk's leaving included.
func TestAPowerCutLosesNothingAcknowledged(t *testing.T) {
	t.Parallel()
	random, cuts, saves := seeded(t), rounds(t, "CARELINE_TEST_CUTS", 25), 300
	dsn := storetest.FreshFile(t)
	r := recorded(t, dsn, saves)
	if n := r.Syncs("care.db-wal"); n < saves {
		t.Errorf("%d saves, and %d syncs of the log", saves, n)
	}
	if n := r.Syncs("care.db"); n < 2 {
		t.Errorf("the log was folded in %d times, so that was not tried", n)
	}
	acknowledged := 0
	for round := range cuts {
		folder := t.TempDir()
		at := random.IntN(r.Len() + 1)
		heard, err := r.Cut(random, at, folder, false)
		if err != nil {
			t.Fatal(err)
		}
		n := strings.Count(heard, "desk-")
		acknowledged += n
		if err := survives(t, "sqlite:"+filepath.Join(folder, "care.db"), n, saves); err != nil {
			t.Errorf("round %d, cut at %d of %d, %d saves acknowledged: %v", round, at, r.Len(), n, err)
		}
		_ = os.RemoveAll(folder) // hundreds would fill the disk
	}
	t.Logf("%d cuts among %d writes and syncs, %d saves acknowledged before them, none lost", cuts, r.Len(), acknowledged)
}

// TestADiskThatLiesLosesWhatItSaidWasSafe holds the other test to its purpose:
// it must notice if saves were not synced.
func TestADiskThatLiesLosesWhatItSaidWasSafe(t *testing.T) {
	t.Parallel()
	random, saves := seeded(t), 60
	r := recorded(t, storetest.FreshFile(t), saves)
	for range 20 {
		folder := t.TempDir()
		heard, err := r.Cut(random, r.Len()/2+random.IntN(r.Len()/4), folder, true)
		if err != nil {
			t.Fatal(err)
		}
		if survives(t, "sqlite:"+filepath.Join(folder, "care.db"), strings.Count(heard, "desk-"), saves) != nil {
			return
		}
	}
	t.Error("20 power cuts on a disk that syncs nothing, and nothing is missed")
}
