package store

import (
	"context"
	"database/sql"
	"os"
	"time"
)

// patience is how long a writer waits for its turn.
const patience = 10 * time.Second

// begin starts a transaction of the one writer that a file can have.
//
// Left to the engine, writers who wait ask again ever more seldom, so that one
// process that saves without pause keeps the others out for seconds. So they
// queue: only who holds the queue's lock asks the engine, and the kernel hands
// that lock on in the order in which they came. The queue is for fairness
// alone; where it can't be had, or doesn't move, the engine's lock decides.
func (q queue) begin(ctx context.Context, db *sql.DB) (*transaction, error) {
	came := time.Now()
	defer q.enter(ctx)()
	for {
		tx, err := db.BeginTx(ctx, nil)
		if err == nil || sqliteFault(err) != faultBusy || time.Since(came) > patience {
			return &transaction{Tx: tx}, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(time.Millisecond):
		}
	}
}

// queue is a file that the writers of a store, in whatever process, lock one
// after the other.
type queue struct{ path string }

// enter waits until it is the caller's turn, or the patience or ctx ends.
func (q queue) enter(ctx context.Context) (leave func()) {
	f, err := os.OpenFile(q.path, os.O_CREATE|os.O_RDWR, 0o600)
	if err != nil {
		return func() {}
	}
	leave = func() { _ = f.Close() } // and with it goes the lock
	if tryLock(f) == nil {
		return leave
	}
	locked := make(chan struct{})
	go func() {
		defer close(locked)
		_ = lock(f)
	}()
	select {
	case <-locked:
		return leave
	case <-time.After(patience):
	case <-ctx.Done():
	}
	go func() {
		<-locked
		_ = f.Close()
	}()
	return func() {}
}
