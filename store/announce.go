package store

import (
	"context"
	"fmt"
	"strconv"
	"strings"
	"sync"
	"sync/atomic"
	"time"

	"careline"
)

// announcer tells the watchers of other processes what was committed, on a
// server where they can't see it by themselves: after the commit and beside the
// work, several commits at once. A NOTIFY within the transactions that save
// would have them wait for each other, as it takes a lock of the whole server
// until its transaction's end.
type announcer struct {
	name string // no other process has it

	mu      sync.Mutex
	due     word
	running bool
	ended   bool
	done    sync.WaitGroup

	events  atomic.Int64 // committed by this process
	records atomic.Int64 // how often this process has counted store_commits up
}

// word is what is announced: what kind of thing changed, how many events tell
// of it, and of which records; nil: anything. It says nothing of anybody.
type word struct {
	News   careline.News
	Events int64
	On     []careline.Ref
}

// mostTouched is how many records a word names at most: a NOTIFY has room for
// 8000 bytes.
const mostTouched = 100

// and adds what is to be said together.
func (w *word) and(more word) {
	switch {
	case !more.News.Has(careline.NewsRecords):
	case w.News.Has(careline.NewsRecords) && w.On == nil:
	case more.On == nil, len(w.On)+len(more.On) > mostTouched:
		w.On = nil
	default:
		w.On = append(w.On[:len(w.On):len(w.On)], more.On...)
	}
	w.News |= more.News
	w.Events += more.Events
}

const (
	// announceEvery is the least time between two words of an announcer.
	announceEvery = 100 * time.Millisecond
	// announceAgain is when one is said again that the server did not take.
	announceAgain = time.Second
)

func (a *announcer) payload(w word) string {
	said := fmt.Sprintf("%s %d %d", a.name, w.News, w.Events)
	for _, on := range w.On {
		said += fmt.Sprintf(" %s:%d", on.Kind, on.ID)
	}
	return said
}

// read gives a word of another process.
func (a *announcer) read(payload string) (w word, others bool) {
	unread := word{News: careline.NewsRecords} // of another version
	parts := strings.Fields(payload)
	if len(parts) < 3 {
		return unread, true
	}
	kinds, err := strconv.ParseUint(parts[1], 10, 8)
	if w.Events, _ = strconv.ParseInt(parts[2], 10, 64); err != nil {
		return unread, true
	}
	w.News = careline.News(kinds) & (careline.NewsRecords | careline.NewsPresence)
	for _, part := range parts[3:] {
		kind, id, _ := strings.Cut(part, ":")
		n, err := strconv.ParseInt(id, 10, 64)
		if err != nil {
			return unread, true
		}
		w.On = append(w.On, careline.Ref{Kind: careline.Kind(kind), ID: n})
	}
	return w, parts[0] != a.name
}

// announce has it told what was committed; the desks of this process are told
// at once.
func (s *Store) announce(w word) {
	if s.server == nil || w.News == 0 {
		return
	}
	a := &s.announcer
	a.events.Add(w.Events)
	s.watch.tell(w.News, w.On...)
	a.mu.Lock()
	defer a.mu.Unlock()
	a.due.and(w)
	if a.running || a.ended {
		return
	}
	a.running = true
	a.done.Go(s.announceAll)
}

// announceAll says what is due until nothing is.
func (s *Store) announceAll() {
	a := &s.announcer
	for {
		w, more := a.next()
		if !more {
			return
		}
		wait := announceEvery
		if s.say(w) != nil {
			// The server is away. Who watches it sees that, and reads all anew; only
			// who still reaches it depends on the word.
			a.again(w)
			wait = announceAgain
		}
		if !a.end() {
			time.Sleep(wait)
		}
	}
}

// say announces a word in a transaction of its own, for which no standby is
// waited.
func (s *Store) say(w word) error {
	ctx, cancel := context.WithTimeout(context.Background(), patience)
	defer cancel()
	count := "0"
	if w.News.Has(careline.NewsRecords) {
		count = "nextval('store_commits')"
	}
	_, err := s.writer.ExecContext(ctx, "SELECT set_config('synchronous_commit', 'off', true), "+count+
		", pg_notify('"+newsChannel+"', $1)", s.announcer.payload(w))
	if err == nil && w.News.Has(careline.NewsRecords) {
		s.announcer.records.Add(1)
	}
	return err
}

// next gives what is due.
func (a *announcer) next() (w word, more bool) {
	a.mu.Lock()
	defer a.mu.Unlock()
	w, a.due = a.due, word{}
	a.running = w.News != 0
	return w, a.running
}

// again has a word said once more, unless the store is being closed.
func (a *announcer) again(w word) {
	a.mu.Lock()
	defer a.mu.Unlock()
	if !a.ended {
		a.due.and(w)
	}
}

func (a *announcer) end() bool {
	a.mu.Lock()
	defer a.mu.Unlock()
	return a.ended
}

// stop says what is due, and ends.
func (a *announcer) stop() {
	a.mu.Lock()
	a.ended = true
	a.mu.Unlock()
	a.done.Wait()
}
