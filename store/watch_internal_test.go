package store

import (
	"context"
	"sync/atomic"
	"testing"
	"time"

	"careline"
)

// TestADiskThatDoesNotAnswerIsLostInTime has looks that hang, as on a disk that
// is gone without a word, and then some that are slow.
func TestADiskThatDoesNotAnswerIsLostInTime(t *testing.T) {
	t.Parallel()
	dsn := "sqlite:" + t.TempDir() + "/care.db"
	s, err := Open(t.Context(), dsn, Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	var hangs, slow atomic.Bool
	gone := make(chan struct{})
	w := &s.watch
	opened := w.open
	w.open = func(ctx context.Context) (eye, error) {
		e, err := opened(ctx)
		return slowEye{e, func() {
			if hangs.Load() {
				<-gone
			}
			if slow.Load() {
				time.Sleep(careline.LostAfter)
			}
		}}, err
	}
	news, err := s.Watch(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	next := func() careline.News {
		t.Helper()
		select {
		case n := <-news:
			return n
		case <-time.After(20 * time.Second):
			t.Fatal("nothing was told")
			return 0
		}
	}
	hangs.Store(true)
	if n := next(); n != careline.NewsLost {
		t.Errorf("told of %b", n)
	}
	slow.Store(true)
	hangs.Store(false)
	close(gone)
	if n := next(); !n.Has(careline.NewsBack) || !n.Has(careline.NewsRecords) {
		t.Errorf("told of %b", n)
	}
	select {
	case n := <-news:
		t.Errorf("a slow disk is told as %b again and again", n)
	case <-time.After(2 * (careline.LostAfter + pollEvery)):
	}
}

// slowEye takes its time.
type slowEye struct {
	eye
	wait func()
}

func (e slowEye) look(ctx context.Context) (heard, error) {
	e.wait()
	return e.eye.look(ctx)
}
