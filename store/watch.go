package store

import (
	"context"
	"database/sql"
	"sync"
	"time"

	"careline"
)

// pollEvery is how often the watcher looks for changes made by others: well
// within the second in which every desk is to see them.
const pollEvery = 200 * time.Millisecond

// watcher looks for commits on a connection of its own, once for all who
// watch. Commits of this process count, as they go through another connection.
type watcher struct {
	open  func() (*sql.DB, error)
	query string

	mu      sync.Mutex
	db      *sql.DB
	seen    int64
	subs    map[chan struct{}]struct{}
	nudge   chan struct{}
	cancel  context.CancelFunc
	stopped bool
	done    sync.WaitGroup
}

// Watch gives a value after each change by anybody.
func (s *Store) Watch(ctx context.Context) (<-chan struct{}, error) {
	w := &s.watch
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.stopped {
		return nil, unavailable(careline.Say("The store is closed.", "数据库已关闭。"), nil)
	}
	if w.cancel == nil {
		if err := w.start(ctx); err != nil {
			return nil, s.d.problem(ctx, err)
		}
	}
	ch := make(chan struct{}, 1)
	w.subs[ch] = struct{}{}
	context.AfterFunc(ctx, func() { w.leave(ch) })
	return ch, nil
}

// start is called with mu held.
func (w *watcher) start(ctx context.Context) error {
	db, err := w.open()
	if err != nil {
		return err
	}
	if err := db.QueryRowContext(ctx, w.query).Scan(&w.seen); err != nil {
		_ = db.Close() // the first error tells more
		return err
	}
	run, cancel := context.WithCancel(context.Background())
	w.db, w.cancel = db, cancel
	w.subs = map[chan struct{}]struct{}{}
	w.nudge = make(chan struct{}, 1)
	w.done.Go(func() { w.poll(run) })
	return nil
}

func (w *watcher) poll(ctx context.Context) {
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		case <-w.nudge:
		}
		var now int64
		// An error here is one that the next use of the store tells of.
		if err := w.db.QueryRowContext(ctx, w.query).Scan(&now); err != nil || now == w.seen {
			continue
		}
		w.seen = now
		w.mu.Lock()
		for ch := range w.subs {
			select {
			case ch <- struct{}{}:
			default: // one is waiting already
			}
		}
		w.mu.Unlock()
	}
}

// look makes the watcher look at once, after a commit of our own.
func (w *watcher) look() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.nudge == nil {
		return
	}
	select {
	case w.nudge <- struct{}{}:
	default:
	}
}

func (w *watcher) leave(ch chan struct{}) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if _, in := w.subs[ch]; in {
		delete(w.subs, ch)
		close(ch)
	}
}

func (w *watcher) stop() {
	w.mu.Lock()
	if w.cancel != nil {
		w.cancel()
	}
	w.stopped = true
	for ch := range w.subs {
		delete(w.subs, ch)
		close(ch)
	}
	w.mu.Unlock()
	w.done.Wait()
	if w.db != nil {
		_ = w.db.Close() // it was only read
	}
}
