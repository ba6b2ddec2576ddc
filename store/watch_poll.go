package store

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"time"

	"careline"
)

// answerWithin is how long an answer may take before the store counts as lost,
// with the wait before the question no more than careline.LostAfter.
const answerWithin = careline.LostAfter - pollEvery

// slowest is the longest that a slow line makes the watcher wait for an answer.
const slowest = 10 * time.Second

// gaze is one look at the store after another.
type gaze struct {
	*watcher
	db     *sql.DB // nil until it could be opened
	was    seen
	known  bool // was holds what the store was like
	lost   bool
	within time.Duration // for the next answer
}

// glance is what came of a look.
type glance struct {
	db  *sql.DB
	now seen
	err error
}

// poll looks until ctx ends. A look that does not come back, as of a disk that
// is gone, holds up nothing but the next look.
func (w *watcher) poll(ctx context.Context) {
	g := &gaze{watcher: w, within: answerWithin}
	tick := time.NewTicker(pollEvery)
	defer tick.Stop()
	var answer chan glance // of the look under way; nil: none is
	var asked time.Time
	var late <-chan time.Time
	again := true
	for {
		if again && answer == nil {
			again, answer, asked = false, g.ask(ctx), time.Now()
			late = time.After(g.within)
		}
		select {
		case <-ctx.Done():
			g.end(answer)
			return
		case <-tick.C:
			again = again || answer == nil
		case <-w.nudge:
			again = true
		case <-late:
			g.lose()
		case got := <-answer:
			answer, late = nil, nil
			g.took(got, time.Since(asked))
		}
	}
}

// ask looks once.
func (g *gaze) ask(ctx context.Context) chan glance {
	answer := make(chan glance, 1)
	db, was := g.db, g.was
	go func() {
		ctx, cancel := context.WithTimeout(ctx, slowest)
		defer cancel()
		got := glance{db: db}
		if got.err = g.there(); got.err == nil && got.db == nil {
			got.db, got.err = g.open()
		}
		if got.err == nil {
			got.now, got.err = g.state(ctx, got.db, was)
		}
		answer <- got
	}()
	return answer
}

// took tells what a look has shown. What is slow and yet comes is not lost
// again and again: it is waited for longer, and less so only by and by.
func (g *gaze) took(got glance, after time.Duration) {
	g.db = got.db
	if got.err != nil {
		g.lose()
		return
	}
	g.within = min(slowest, max(answerWithin, g.within*9/10, 2*after))
	news := g.was.news(got.now)
	if !g.known {
		news = 0
	}
	if g.lost {
		news = careline.NewsBack | careline.NewsRecords | careline.NewsPresence
	}
	g.was, g.known, g.lost = got.now, true, false
	if news != 0 {
		g.tell(news)
	}
	g.looked()
}

func (g *gaze) lose() {
	if !g.lost {
		g.lost = true
		g.tell(careline.NewsLost)
	}
	g.looked()
}

// looked lets those go on who came first.
func (g *gaze) looked() {
	select {
	case <-g.first:
	default:
		close(g.first)
	}
}

// end waits for the look under way, though not for ever.
func (g *gaze) end(answer chan glance) {
	g.looked()
	shut := func(db *sql.DB) {
		if db != nil {
			_ = db.Close() // it was only read
		}
	}
	if answer == nil {
		shut(g.db)
		return
	}
	select {
	case got := <-answer:
		shut(got.db)
	case <-time.After(time.Second):
		go func() { shut((<-answer).db) }()
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

// inPlace gives a look at whether the store's file is still the one that was
// opened: an open connection goes on reading a file that was taken away.
func (s *Store) inPlace() func() error {
	if s.server != nil {
		return func() error { return nil }
	}
	opened, err := os.Stat(s.path)
	return func() error {
		now, gone := os.Stat(s.path)
		if gone != nil {
			return gone
		}
		if err == nil && !os.SameFile(opened, now) {
			return errors.New("another file is in the place of the store")
		}
		return nil
	}
}
