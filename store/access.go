package store

import (
	"context"

	"careline"
)

// Witness writes down who saw what, where whoever sees it need not wait for
// the disk: the next seal (seal.go), or the next save, is synced and takes it
// along.
func (s *Store) Witness(ctx context.Context, events ...careline.Event) error {
	return s.update(ctx, passing, func(w *writer) error { return w.Append(ctx, events...) })
}

// subjectKind is what an event's subject is filed under in event_subject. What
// tells of looks has a place of its own there: a file is looked at more often
// than anything happens to it, and its timeline is not to read past that.
func subjectKind(event careline.EventKind, on careline.Kind) string {
	if event == careline.EventAccess {
		return "access:" + string(on)
	}
	return string(on)
}
