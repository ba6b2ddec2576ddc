package store

import (
	"context"
	"sync"
	"time"
)

// announcer tells the watchers of other processes of commits, on a server where
// they can't see them by themselves: beside the work, several commits at once.
type announcer struct {
	mu      sync.Mutex
	due     bool
	running bool
	done    sync.WaitGroup
}

// announceEvery is the least time between two words of an announcer.
const announceEvery = 50 * time.Millisecond

// announce has it told that something was committed.
func (s *Store) announce() {
	if s.server == nil {
		return
	}
	a := &s.announcer
	a.mu.Lock()
	defer a.mu.Unlock()
	a.due = true
	if a.running {
		return
	}
	a.running = true
	a.done.Go(func() {
		for a.next() {
			ctx, cancel := context.WithTimeout(context.Background(), patience)
			// Where it can't be told, the server is away, and who watches knows that.
			_, _ = s.writer.ExecContext(ctx, "SELECT nextval('store_commits')")
			cancel()
			s.watch.look()
			time.Sleep(announceEvery)
		}
	})
}

// next tells whether there is something to tell.
func (a *announcer) next() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.running, a.due = a.due, false
	return a.running
}
