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
	open    func() (*sql.DB, error)
	commits string // gives a number that is another after every commit

	mu      sync.Mutex
	db      *sql.DB
	seen    seen
	subs    map[chan careline.News]struct{}
	nudge   chan struct{}
	cancel  context.CancelFunc
	stopped bool
	done    sync.WaitGroup
}

// seen is the state of the store as it was last looked at.
type seen struct {
	commits int64
	event   int64 // the newest
	said    int64 // how often desks have said where they are
	moved   int64 // how often that was somewhere else than before
}

// news tells records from presence by what has moved. A commit that neither an
// event nor a word of a desk explains has changed records.
func (was seen) news(now seen) careline.News {
	var n careline.News
	if now.event != was.event || now.commits != was.commits && now.said == was.said {
		n |= careline.NewsRecords
	}
	if now.moved != was.moved {
		n |= careline.NewsPresence
	}
	return n
}

// Watch gives a value after each change by anybody.
func (s *Store) Watch(ctx context.Context) (<-chan careline.News, error) {
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
	ch := make(chan careline.News, 1)
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
	if w.seen, err = w.state(ctx, db, seen{}); err != nil {
		_ = db.Close() // the first error tells more
		return err
	}
	run, cancel := context.WithCancel(context.Background())
	w.db, w.cancel = db, cancel
	w.subs = map[chan careline.News]struct{}{}
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
		// An error here is one that the next use of the store tells of.
		now, err := w.state(ctx, w.db, w.seen)
		if err != nil {
			continue
		}
		news := w.seen.news(now)
		w.seen = now
		if news != 0 {
			w.tell(news)
		}
	}
}

// state looks at the store; at more than the commits only if there was one.
func (w *watcher) state(ctx context.Context, db *sql.DB, was seen) (now seen, err error) {
	now = was
	if err := db.QueryRowContext(ctx, w.commits).Scan(&now.commits); err != nil || now.commits == was.commits {
		return now, err
	}
	err = db.QueryRowContext(ctx, `
		SELECT (SELECT coalesce(max(id), 0) FROM event), said, moved FROM presence_news`).
		Scan(&now.event, &now.said, &now.moved)
	return now, err
}

func (w *watcher) tell(news careline.News) {
	w.mu.Lock()
	defer w.mu.Unlock()
	for ch := range w.subs {
		all := news
		select {
		case waiting := <-ch:
			all |= waiting
		default:
		}
		ch <- all // nobody else sends, so there is room
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

func (w *watcher) leave(ch chan careline.News) {
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
