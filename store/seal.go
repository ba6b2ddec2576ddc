package store

import (
	"context"
	"math/rand/v2"
	"sync"
	"time"

	"careline"
)

const (
	// sealEvery is how long an event waits for its seal at most, while the
	// process that wrote it runs: half as long again, as others may seal it.
	sealEvery = 4 * time.Second
	// sealedAtOnce is how many events a seal covers at most: some 20 ms of work.
	sealedAtOnce = 5000
	// sealRests is left to others between two seals, where many are due.
	sealRests = 10 * time.Millisecond
	// sealLast is how long Close seals what is left; the next process goes on.
	sealLast = 2 * time.Second
)

// sealer puts events under seals beside the work, after they were committed,
// so that nobody who writes waits for anybody else. Any process may make the
// next seal; of two that make the same, one is dropped.
type sealer struct {
	mu      sync.Mutex
	ended   bool
	running bool
	due     bool
	stop    chan struct{}
	done    sync.WaitGroup
}

// seal has what was written put under a seal soon.
func (s *Store) seal() {
	l := &s.sealer
	l.mu.Lock()
	defer l.mu.Unlock()
	l.due = true
	if l.running || l.ended || s.unfinished {
		return
	}
	l.running = true
	if l.stop == nil {
		l.stop = make(chan struct{})
	}
	stop := l.stop
	l.done.Go(func() { s.sealOn(stop) })
}

// sealOn makes seals until nothing is due.
func (s *Store) sealOn(stop <-chan struct{}) {
	l := &s.sealer
	for {
		select {
		case <-stop:
		case <-time.After(sealEvery*3/4 + rand.N(sealEvery/2)): //nolint:gosec // no secret
		}
		l.mu.Lock()
		if l.ended {
			l.mu.Unlock()
			return
		}
		l.due = false
		l.mu.Unlock()
		left := s.sealAll(context.Background(), stop)
		l.mu.Lock()
		l.due = l.due || left
		l.running = l.due && !l.ended
		on := l.running
		l.mu.Unlock()
		if !on {
			return
		}
	}
}

// sealAll makes seals until all is sealed, and tells whether something is left.
func (s *Store) sealAll(ctx context.Context, stop <-chan struct{}) (left bool) {
	for {
		did, err := s.sealStep(ctx, false)
		if err != nil || did == sealsLater {
			return true
		}
		if did == sealedAll {
			return false
		}
		select {
		case <-stop:
			return true
		case <-time.After(sealRests):
		}
	}
}

// endSealing seals what this process has written and ends.
func (s *Store) endSealing() {
	l := &s.sealer
	l.mu.Lock()
	if !l.ended && l.stop != nil {
		close(l.stop)
	}
	l.ended = true
	l.mu.Unlock()
	l.done.Wait()
	if !l.due || s.unfinished {
		return
	}
	ctx, cancel := context.WithTimeout(context.Background(), sealLast)
	defer cancel()
	_ = s.Seal(ctx, func(int64, int64) {}) // what is left, the next process seals
	l.due = false
}

// Seal puts every event that there is now under a seal, and tells how far it is.
func (s *Store) Seal(ctx context.Context, progress func(done, total int64)) error {
	_, total, err := s.unsealed(ctx)
	for did := sealedSome; err == nil && did != sealedAll; {
		if did, err = s.sealStep(ctx, true); err != nil {
			return err
		}
		var sealed int64
		if sealed, _, err = s.unsealed(ctx); sealed >= total {
			break // what others write meanwhile, they seal
		}
		progress(sealed, total)
	}
	return err
}

// sealing is what came of a step.
type sealing int

const (
	sealedAll  sealing = iota // nothing is left
	sealedSome                // there may be more
	sealsLater                // somebody else has just made one: what is left can wait
)

// sealStep makes the next seal, if there is anything to seal. now seals what
// came in the last seconds too, which otherwise waits for whoever sealed last.
func (s *Store) sealStep(ctx context.Context, now bool) (did sealing, err error) {
	var next *careline.Seal
	err = s.read(ctx, func(r *reader) (err error) {
		next, did, err = r.nextSeal(ctx, time.Now(), now)
		return err
	})
	if err != nil || next == nil {
		return did, err
	}
	made := false
	err = s.update(ctx, tidying, func(w *writer) (err error) {
		made, err = w.keepSeal(ctx, next)
		return err
	})
	if !made && !now {
		did = sealsLater
	}
	return did, err
}
