package store

import (
	"context"
	"math/rand/v2"
	"time"

	"careline"
)

// slowest is the longest that a slow line makes the watcher wait for an answer.
const slowest = 10 * time.Second

// openAgain is about how long a watcher waits before it opens a store anew
// that it has lost; each another while, so that they don't all come at once.
const openAgain = 400 * time.Millisecond

// gaze is one look at the store after another.
type gaze struct {
	*watcher
	eye    eye // nil: to be opened
	seen   bool
	lost   bool
	within time.Duration // for the next answer, with the wait before it
}

// glance is what came of a look.
type glance struct {
	eye  eye
	news heard
	err  error
}

// poll looks until ctx ends. A look that does not come back, as of a disk that
// is gone, holds up nothing but the next look.
func (w *watcher) poll(ctx context.Context) {
	g := &gaze{watcher: w, within: careline.LostAfter}
	for ctx.Err() == nil {
		answer, asked := g.ask(ctx), time.Now()
		late := time.NewTimer(g.within)
		for answer != nil {
			select {
			case <-ctx.Done():
				late.Stop()
				g.end(answer)
				return
			case <-late.C:
				g.lose()
			case got := <-answer:
				answer = nil
				g.took(got, time.Since(asked))
			}
		}
		late.Stop()
		if g.eye == nil {
			select {
			case <-ctx.Done():
			case <-time.After(openAgain/2 + rand.N(openAgain)): //nolint:gosec // no secret
			}
		}
	}
	g.end(nil)
}

// ask looks once, or opens the eye for it.
func (g *gaze) ask(ctx context.Context) chan glance {
	answer := make(chan glance, 1)
	e := g.eye
	go func() {
		ctx, cancel := context.WithTimeout(ctx, slowest)
		defer cancel()
		got := glance{eye: e}
		if e == nil {
			got.eye, got.err = g.open(ctx)
		} else {
			got.news, got.err = e.look(ctx)
		}
		answer <- got
	}()
	return answer
}

// took tells what a look has shown. What is slow and yet comes is not lost
// again and again: it is waited for longer, and less so only by and by.
func (g *gaze) took(got glance, after time.Duration) {
	g.eye = got.eye
	if got.err != nil {
		if g.eye != nil {
			g.eye.close()
			g.eye = nil
		}
		g.lose()
		return
	}
	g.within = min(slowest, max(careline.LostAfter, g.within*9/10, 2*after))
	if g.lost {
		got.news = heard{News: careline.NewsBack | careline.NewsRecords | careline.NewsPresence}
	}
	g.lost = false
	if got.news.News != 0 {
		g.tell(got.news.News, got.news.on...)
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
	if !g.seen {
		g.seen = true
		close(g.first)
	}
}

// end waits for the look under way, though not for ever.
func (g *gaze) end(answer chan glance) {
	g.looked()
	shut := func(e eye) {
		if e != nil {
			e.close()
		}
	}
	if answer == nil {
		shut(g.eye)
		return
	}
	select {
	case got := <-answer:
		shut(got.eye)
	case <-time.After(time.Second):
		go func() { shut((<-answer).eye) }()
	}
}
