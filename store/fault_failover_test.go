package store_test

import (
	"fmt"
	"sync"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/store/pgtest"
)

// TestAFailoverLosesNothingConfirmed kills the primary under eight writers and
// promotes the synchronous standby, again and again, CARELINE_TEST_FAILOVERS
// times; the writers go on in the same store, under the same address.
func TestAFailoverLosesNothingConfirmed(t *testing.T) {
	t.Parallel()
	random, failovers := seeded(t), rounds(t, "CARELINE_TEST_FAILOVERS", 2)
	primary := pgtest.Start(t, pgtest.Options{})
	standby := primary.Standby(t, true)
	dsn := pgtest.Hosts(primary, standby)
	s := open(t, dsn, store.Options{Create: true})
	session := signedIn(t, s)
	shared, err := session.AddCustomer(t.Context(), "shared", *named("shared by all"))
	if err != nil {
		t.Fatal(err)
	}
	kept, stop := newLedger(), make(chan struct{})
	kept.confirm("shared by all", 0)
	var writers sync.WaitGroup
	for w := range 8 {
		writers.Go(func() {
			for n := 0; ; n++ {
				select {
				case <-stop:
					return
				default:
				}
				on := careline.CustomerID(0)
				if n%4 == 3 { // the others get in no one's way
					on = shared.ID
				}
				if err := kept.insist(t.Context(), session, fmt.Sprintf("writer %d save %d", w, n), on); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	sleep := func(most time.Duration) { time.Sleep(time.Duration(random.Int64N(int64(most)))) }
	for range failovers {
		sleep(800 * time.Millisecond)
		primary.Kill(t)
		sleep(300 * time.Millisecond)
		standby.Promote(t)
		sleep(300 * time.Millisecond)
		primary.Follow(t, standby, true)
		primary, standby = standby, primary
	}
	t.Logf("%d failovers under 8 writers", failovers)
	close(stop)
	writers.Wait()
	kept.holds(t, primary.DSN())
}
