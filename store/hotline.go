package store

import (
	"context"

	"careline"
)

// hotlineName is the row of meta that names the hotline.
const hotlineName = "hotline"

// Hotline gives the name that the hotline has had since it was made: a digest
// that means nothing, and that goes along when the hotline moves to another
// store.
func (s *Store) Hotline(ctx context.Context) (name string, err error) {
	err = s.View(ctx, func(r careline.Reader) error {
		name, err = r.(*reader).meta(ctx, hotlineName)
		return err
	})
	return name, err
}
