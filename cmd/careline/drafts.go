package main

import (
	"cmp"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"careline"
	"careline/tui/draft"
)

// drafts is where the console keeps what is typed and not saved: on this
// machine, for this person and this store. What is typed in a made-up hotline
// is kept nowhere.
func (a *app) drafts(s *careline.Session, madeUp bool) *draft.Journal {
	if madeUp {
		return nil
	}
	state := cmp.Or(a.getenv("XDG_STATE_HOME"), xdg.StateHome)
	store := a.cfg.Store
	if path, is := strings.CutPrefix(store, "sqlite:"); is {
		if whole, err := filepath.Abs(path); err == nil {
			store = "sqlite:" + whole
		}
	}
	return draft.Open(filepath.Join(state, "careline", "drafts"), store, s.Staff().Login)
}
