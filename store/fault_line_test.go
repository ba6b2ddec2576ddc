package store_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"github.com/google/uuid"

	"careline"
	"careline/store"
	"careline/store/pgtest"
	"careline/store/pgtest/proxy"
)

// TestABadLineNeverMakesOfOneSaveNoneOrTwo saves over a line that is cut at a
// COMMIT, reset, held up or swallows what is sent, CARELINE_TEST_LINES times. Each
// save ends confirmed, refused or not confirmed; the last two are tried again
// under their key.
func TestABadLineNeverMakesOfOneSaveNoneOrTwo(t *testing.T) {
	t.Parallel()
	random, lines := seeded(t), rounds(t, "CARELINE_TEST_LINES", 30)
	c := pgtest.Start(t, pgtest.Options{})
	line := proxy.Start(t, c.Addr())
	s := open(t, c.Through(line.Addr()), store.Options{Create: true})
	session := signedIn(t, s)
	shared, err := session.AddCustomer(t.Context(), "shared", *named("shared"))
	if err != nil {
		t.Fatal(err)
	}
	kept := newLedger()
	kinds := []proxy.Kind{proxy.Reset, proxy.Stall, proxy.CutBefore, proxy.CutAfter, proxy.CutAnswer, proxy.CutBefore, proxy.CutAfter, proxy.CutAnswer}
	for round := range lines {
		f := proxy.Random(random, kinds...)
		// Often the line stays away for longer than a person waits.
		f.Dark = time.Duration(random.IntN(3)) * 700 * time.Millisecond
		if round%15 == 14 {
			f = proxy.Random(random, proxy.Swallow)
			f.After = random.IntN(6)
		}
		line.Arm(f)
		on := careline.CustomerID(0)
		if random.IntN(4) == 0 {
			on = shared.ID
		}
		text, key, began := fmt.Sprintf("round %d, %v", round, f), uuid.NewString(), time.Now()
		err := func() error {
			ctx, cancel := context.WithTimeout(t.Context(), time.Second)
			defer cancel()
			return kept.once(ctx, session, key, text, on)
		}()
		line.Arm(proxy.Fault{})
		for tries := 1; err != nil; tries++ {
			if tries == 5 {
				t.Fatalf("%s, tried 5 times: %v", text, err)
			}
			if code := careline.CodeOf(err); code != careline.CodeNotConfirmed && code != careline.CodeUnavailable {
				t.Fatal(err)
			}
			err = kept.once(t.Context(), session, key, text, on)
		}
		kept.confirm(text, time.Since(began))
	}
	for _, k := range []proxy.Kind{proxy.Reset, proxy.Swallow, proxy.Stall, proxy.CutBefore, proxy.CutAfter, proxy.CutAnswer} {
		t.Logf("%v: %d times", k, line.Happened(k))
	}
	kept.holds(t, c.DSN())
}

// TestASlowLineIsSlowAndNothingElse: each answer comes late, by as many
// milliseconds as CARELINE_TEST_LATENCY says.
func TestASlowLineIsSlowAndNothingElse(t *testing.T) {
	t.Parallel()
	late := time.Duration(rounds(t, "CARELINE_TEST_LATENCY", 100)) * time.Millisecond
	c := pgtest.Start(t, pgtest.Options{})
	line := proxy.Start(t, c.Addr())
	s := open(t, pgtest.With(c.Through(line.Addr()), "connect_timeout", "30"), store.Options{Create: true})
	session := signedIn(t, s)
	kept := newLedger()
	line.Latency(late)
	for n := range 3 {
		if err := kept.once(t.Context(), session, uuid.NewString(), fmt.Sprint("save ", n), 0); err != nil {
			t.Error(err)
		}
	}
	began := time.Now()
	if err := kept.insist(t.Context(), session, "one more", 0); err != nil {
		t.Error(err)
	}
	t.Logf("with %v more to an answer, a save takes %v", late, time.Since(began).Round(time.Millisecond))
	line.Latency(0)
	kept.holds(t, c.DSN())
}
