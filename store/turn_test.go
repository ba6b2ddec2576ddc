package store_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"careline"
	"careline/store"
	"careline/store/storetest"
)

func TestASaveGoesOnWhereTheQueueCantBeHad(t *testing.T) {
	path := filepath.Join(t.TempDir(), "care.db")
	h := newHotline(t, "sqlite:"+path)
	_ = os.Remove(path + "-queue")
	if err := os.Mkdir(path+"-queue", 0o700); err != nil {
		t.Fatal(err)
	}
	h.customer(named("王建国"))
	if n := h.count(); n != 1 {
		t.Errorf("%d customers, want 1", n)
	}
}

func TestWhoGivesUpWaitingLeavesTheQueueToTheOthers(t *testing.T) {
	h := newHotline(t, storetest.FreshFile(t))
	inside, goOn, ended := make(chan struct{}), make(chan struct{}), make(chan error)
	go func() {
		ended <- h.Update(t.Context(), func(careline.Writer) error {
			close(inside)
			<-goOn
			return nil
		})
	}()
	<-inside
	other := open(t, h.dsn, store.Options{})
	ctx, giveUp := context.WithCancel(t.Context())
	giveUp()
	wantCode(t, other.Update(ctx, func(careline.Writer) error { return nil }), careline.CodeUnavailable)
	close(goOn)
	if err := <-ended; err != nil {
		t.Fatal(err)
	}
	if err := other.Update(t.Context(), func(careline.Writer) error { return nil }); err != nil {
		t.Errorf("the next save: %v", err)
	}
}
