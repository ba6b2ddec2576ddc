package store

import (
	"context"
	"testing"
	"time"

	"careline"
)

// TestALookMakesNobodyLoadAnything has a desk on the same file look after a
// look at a customer, and after a note.
func TestALookMakesNobodyLoadAnything(t *testing.T) {
	ctx := t.Context()
	s, err := Open(ctx, "sqlite:"+t.TempDir()+"/care.db", Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	e, err := s.watch.open(ctx)
	if err != nil {
		t.Fatal(err)
	}
	defer e.close()
	on := []careline.Ref{careline.CustomerID(1).Ref()}
	look := careline.Event{Kind: careline.EventAccess, Action: careline.DidSee, On: on, At: time.Unix(0, 0)}
	note := careline.Event{Kind: careline.EventNote, Action: careline.DidWrite, On: on, At: time.Unix(0, 0)}
	for _, c := range []struct {
		what string
		do   func() error
		want careline.News
	}{
		{"a look", func() error { return s.Witness(ctx, look) }, 0},
		{"an export", func() error {
			return s.Update(ctx, func(w careline.Writer) error { return w.Append(ctx, look) })
		}, 0},
		{"a note", func() error {
			return s.Update(ctx, func(w careline.Writer) error { return w.Append(ctx, note) })
		}, careline.NewsRecords},
		{"a look and a note", func() error {
			return s.Update(ctx, func(w careline.Writer) error { return w.Append(ctx, look, note) })
		}, careline.NewsRecords},
		{"what no event tells of", func() error {
			return s.Update(ctx, func(w careline.Writer) error {
				return w.Remember(ctx, careline.Command{Key: "k", Name: "x", At: time.Unix(0, 0)})
			})
		}, careline.NewsRecords},
	} {
		if err := c.do(); err != nil {
			t.Log(c.what, err)
		}
		heard, err := e.look(context.WithoutCancel(ctx))
		if err != nil || heard.News != c.want {
			t.Errorf("%s is told as %b, want %b (%v)", c.what, heard.News, c.want, err)
		}
	}
}
