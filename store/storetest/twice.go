package storetest

import (
	"context"
	"errors"

	"careline"
)

// Twice is a store on which every Update is run, taken back and run again, as
// on a server where another transaction got in its way.
type Twice struct{ careline.Store }

var errTakenBack = errors.New("taken back")

// Update runs fn twice; the first time for nothing.
func (s Twice) Update(ctx context.Context, fn func(careline.Writer) error) error {
	var first error
	err := s.Store.Update(ctx, func(w careline.Writer) error {
		if first = fn(w); first != nil {
			return first
		}
		return errTakenBack
	})
	if !errors.Is(err, errTakenBack) {
		return err
	}
	return s.Store.Update(ctx, fn)
}
