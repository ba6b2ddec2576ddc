package store_test

import (
	"context"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"
	"github.com/jackc/pgx/v5"

	"careline"
	"careline/store"
	"careline/store/pgtest"
)

// waiting gives the number of the server's process that waits for a standby,
// other than those that are known; zero where there is none before ctx ends.
func waiting(ctx context.Context, t *testing.T, dsn string) (pid int) {
	t.Helper()
	conn, err := pgx.Connect(t.Context(), dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background()) //nolint:errcheck // it was only read
	for ctx.Err() == nil {
		err := conn.QueryRow(t.Context(), "SELECT coalesce(min(pid), 0) FROM pg_stat_activity WHERE wait_event = 'SyncRep'").Scan(&pid)
		if err != nil || pid != 0 {
			return pid
		}
		time.Sleep(5 * time.Millisecond)
	}
	return 0
}

// TestASaveThatNoStandbyHasIsNotConfirmed: somebody ends its wait for the
// standby, and the server says "done" with a warning. It is on one server only,
// so it is not confirmed, however often it is tried; with the standby back, the
// same save under the same key is confirmed, and there is one.
func TestASaveThatNoStandbyHasIsNotConfirmed(t *testing.T) {
	t.Parallel()
	primary := pgtest.Start(t, pgtest.Options{})
	standby := primary.Standby(t, true)
	dsn := pgtest.Hosts(primary, standby)
	session := signedIn(t, open(t, dsn, store.Options{Create: true}))
	for name, cancels := range map[string]bool{"cancelled": true, "left to wait": false} {
		kept, key := newLedger(), uuid.NewString()
		standby.Pause(t)
		ctx, cancel := context.WithTimeout(t.Context(), 2*time.Second)
		ended, answer := make(chan struct{}), make(chan error, 1)
		go func() {
			answer <- kept.once(ctx, session, key, name, 0)
			close(ended)
		}()
		if cancels {
			canceller, stop := context.WithCancel(t.Context())
			go func() {
				<-ended
				stop()
			}()
			cancelled := 0
			for pid := waiting(canceller, t, primary.Super()); pid != 0; pid = waiting(canceller, t, primary.Super()) {
				if err := primary.Exec("SELECT pg_cancel_backend(" + strconv.Itoa(pid) + ")"); err != nil {
					t.Error(err)
				}
				cancelled++
			}
			t.Logf("%s: cancelled %d times", name, cancelled)
		}
		err := <-answer
		cancel()
		wantCode(t, err, careline.CodeNotConfirmed)
		standby.Resume(t)
		if err := kept.insist(t.Context(), session, name+", and other saves go on", 0); err != nil {
			t.Error(err)
		}
		if err := kept.once(t.Context(), session, key, name, 0); err != nil {
			t.Errorf("%s, with the standby back: %v", name, err)
		}
		kept.confirm(name, 0)
		kept.holds(t, primary.DSN())
	}
	// What was confirmed at last is on the standby too.
	primary.Kill(t)
	standby.Promote(t)
	conn, err := pgx.Connect(t.Context(), standby.DSN())
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close(context.Background()) //nolint:errcheck // it was only read
	var names string
	if err := conn.QueryRow(t.Context(), "SELECT string_agg(name, '; ') FROM customer").Scan(&names); err != nil {
		t.Fatal(err)
	}
	if strings.Count(names, "cancelled") != 2 || strings.Count(names, "left to wait") != 2 {
		t.Errorf("the standby has %s", names)
	}
}
