package demo

import (
	"math/rand/v2"
	"slices"
	"time"
)

// scene is one thing that happens.
type scene struct {
	at time.Time
	do func() error
}

// script is all that is to happen. Whatever the order in which it was thought
// up, it is played in the order of time, so that numbers grow with time as in
// a hotline that has really run.
type script struct{ scenes []scene }

// play sets the clock to each scene's moment and runs it.
func (s *script) play(clock *time.Time, progress func(done, total int)) error {
	slices.SortStableFunc(s.scenes, func(a, b scene) int { return a.at.Compare(b.at) })
	for i, sc := range s.scenes {
		*clock = sc.at
		if err := sc.do(); err != nil {
			return err
		}
		const often = 1000
		if progress != nil && i%often == 0 {
			progress(i, len(s.scenes))
		}
	}
	if progress != nil {
		progress(len(s.scenes), len(s.scenes))
	}
	return nil
}

// thread is one matter's own line of time: each of its scenes comes after the
// one before, and none after the end.
type thread struct {
	script  *script
	at, end time.Time
}

// then adds a scene some time after the last.
func (t *thread) then(after time.Duration, do func() error) {
	t.until(t.at.Add(after), do)
}

// until adds a scene at a moment, or right after the last if that was later.
func (t *thread) until(at time.Time, do func() error) {
	if at.After(t.at) {
		t.at = at
	}
	if t.at.After(t.end) {
		t.at = t.end
	}
	t.script.scenes = append(t.script.scenes, scene{t.at, do})
}

// minutes is a span between from and to minutes.
func minutes(r *rand.Rand, from, to int) time.Duration {
	return time.Duration(from*60+r.IntN((to-from)*60+1)) * time.Second
}

// waking moves a moment into the hours in which people ring: eight to
// twenty-two. At night there are few calls, and those stay where they are.
func waking(r *rand.Rand, at time.Time) time.Time {
	if h := at.Hour(); h >= 8 && h < 22 || r.IntN(25) == 0 {
		return at
	}
	return time.Date(at.Year(), at.Month(), at.Day(), 8+r.IntN(14), r.IntN(60), r.IntN(60), 0, at.Location())
}

// slot gives the window of two hours that begins at an even hour of the day,
// so many days after at.
func slot(r *rand.Rand, at time.Time, days int) time.Time {
	return time.Date(at.Year(), at.Month(), at.Day()+days, 8+2*r.IntN(5), 0, 0, 0, at.Location())
}
