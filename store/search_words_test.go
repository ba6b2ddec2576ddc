package store_test

import (
	"testing"

	"careline"
	"careline/store"
)

func TestAWordWithASlipLeadsToWhoeverHasTheWord(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		words := func(s *store.Store) (n int) {
			h.Helper()
			if err := s.View(h.ctx, func(r careline.Reader) error {
				v, err := r.Vocabulary(h.ctx)
				n = v.Len()
				return err
			}); err != nil {
				t.Fatal(err)
			}
			return n
		}
		other := open(t, h.dsn, store.Options{})
		h.customer(named("Agnes Thatcher"))
		if got := words(other); got != 2 {
			t.Errorf("another process knows %d words, want 2", got)
		}
		h.customer(named("Agnes Miller"))
		h.customer(named("王建国"))
		if got := words(other); got != 3 {
			t.Errorf("with one more, another process knows %d words, want 3", got)
		}
		if err := h.Reindex(h.ctx, nil); err != nil {
			t.Fatal(err)
		}
		if got := words(open(t, h.dsn, store.Options{})); got != 3 {
			t.Errorf("after all was indexed again there are %d words, want 3", got)
		}
	})
}
