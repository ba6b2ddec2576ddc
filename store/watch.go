package store

import (
	"context"
	"sync"
	"time"

	"careline"
)

// calm is the least time between two words of a watcher: changes that come
// faster are told together, so that a busy hour does not make every desk load
// its page ten times a second.
const calm = 400 * time.Millisecond

// watcher looks for the changes of others on a connection of its own, once for
// all who watch.
type watcher struct {
	open  func(ctx context.Context) (eye, error)
	nudge chan struct{} // a commit of our own, which eyes on a file have to look for too

	mu      sync.Mutex
	subs    map[chan careline.News]struct{}
	lost    bool
	told    time.Time
	held    careline.News // what waits for the calm to be over
	touched touched
	first   chan struct{} // closed once the store was looked at, or did not answer
	cancel  context.CancelFunc
	stopped bool
	done    sync.WaitGroup
}

// eye looks at the store for as long as its connection holds. What there was
// before it was opened is no news to it.
type eye interface {
	// look waits a moment for news and gives what there is, maybe nothing.
	look(ctx context.Context) (heard, error)
	close()
}

// heard is news with the records that they are about; nil: anything.
type heard struct {
	careline.News
	on []careline.Ref
}

// Watch gives a value after each change by anybody. A store that can't be
// reached now is watched all the same: the first news is that it is lost.
func (s *Store) Watch(ctx context.Context) (<-chan careline.News, error) {
	s.seal() // what others left
	w := &s.watch
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.cancel == nil && !w.stopped {
		w.start()
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
func (w *watcher) start() {
	run, cancel := context.WithCancel(context.Background())
	w.cancel = cancel
	w.subs = map[chan careline.News]struct{}{}
	w.first = make(chan struct{})
	w.done.Go(func() { w.poll(run) })
}

// tell gives news to all who watch, at once where there was calm before.
func (w *watcher) tell(news careline.News, on ...careline.Ref) {
	w.mu.Lock()
	defer w.mu.Unlock()
	if news.Has(careline.NewsRecords) {
		w.touched.note(on)
	}
	switch rest := calm - time.Since(w.told); {
	case news.Has(careline.NewsLost), news.Has(careline.NewsBack):
		w.lost = news.Has(careline.NewsLost)
		w.send(w.held.And(news))
	case w.lost:
		// All is told anew when it is back.
	case w.held != 0:
		w.held |= news
	case rest > 0:
		w.held = news
		time.AfterFunc(rest, w.release)
	default:
		w.send(news)
	}
}

// release tells what waited.
func (w *watcher) release() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.held != 0 {
		w.send(w.held)
	}
}

// send is called with mu held.
func (w *watcher) send(news careline.News) {
	w.held, w.told = 0, time.Now()
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

// look makes an eye on a file look at once, after a commit of our own.
func (w *watcher) look() {
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
