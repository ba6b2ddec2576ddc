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
	commits string       // gives a value that is another after every commit
	there   func() error // whether the store is where it was opened

	mu      sync.Mutex
	subs    map[chan careline.News]struct{}
	lost    bool
	nudge   chan struct{}
	first   chan struct{} // closed once the store was looked at, or did not answer
	cancel  context.CancelFunc
	stopped bool
	done    sync.WaitGroup
}

// seen is the state of the store as it was last looked at.
type seen struct {
	commits string
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

// Watch gives a value after each change by anybody. A store that can't be
// reached now is watched all the same: the first news is that it is lost.
func (s *Store) Watch(ctx context.Context) (<-chan careline.News, error) {
	w := &s.watch
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cancel == nil && !w.stopped {
		w.start(s.inPlace())
	}
	if !w.stopped {
		first := w.first
		w.mu.Unlock()
		select {
		case <-first:
		case <-ctx.Done():
		}
		w.mu.Lock()
	}
	if err := ctx.Err(); err != nil {
		return nil, s.d.problem(ctx, err)
	}
	if w.stopped {
		return nil, unavailable(careline.Say("The store is closed.", "数据库已关闭。"), nil)
	}
	ch := make(chan careline.News, 1)
	if w.lost {
		ch <- careline.NewsLost
	}
	w.subs[ch] = struct{}{}
	context.AfterFunc(ctx, func() { w.leave(ch) })
	return ch, nil
}

// start is called with mu held.
func (w *watcher) start(there func() error) {
	run, cancel := context.WithCancel(context.Background())
	w.there, w.cancel = there, cancel
	w.subs = map[chan careline.News]struct{}{}
	w.nudge, w.first = make(chan struct{}, 1), make(chan struct{})
	w.done.Go(func() { w.poll(run) })
}

// tell gives news to all who watch, and keeps whether the store is lost.
func (w *watcher) tell(news careline.News) {
	w.mu.Lock()
	defer w.mu.Unlock()
	switch {
	case news.Has(careline.NewsLost):
		w.lost = true
	case news.Has(careline.NewsBack):
		w.lost = false
	}
	for ch := range w.subs {
		all := news
		select {
		case waiting := <-ch:
			all = waiting.And(news)
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
}
