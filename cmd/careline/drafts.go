package main

import (
	"cmp"
	"context"
	"path/filepath"
	"strings"

	"github.com/adrg/xdg"

	"careline"
	"careline/store"
	"careline/tui/draft"
)

// drafts is where the console keeps what is typed and not saved: on this
// machine, for this person and this hotline, wherever that moves to. What is
// typed in a made-up hotline is kept nowhere.
func (a *app) drafts(ctx context.Context, st *store.Store, s *careline.Session, madeUp bool) (*draft.Journal, error) {
	if madeUp {
		return nil, nil //nolint:nilnil // no journal is what the console takes for none
	}
	name, err := st.Hotline(ctx)
	if err != nil {
		return nil, err
	}
	state := cmp.Or(a.getenv("XDG_STATE_HOME"), xdg.StateHome)
	formerly := a.cfg.Store
	if path, is := strings.CutPrefix(formerly, "sqlite:"); is {
		if whole, err := filepath.Abs(path); err == nil {
			formerly = "sqlite:" + whole
		}
	}
	return draft.Open(filepath.Join(state, "careline", "drafts"), "hotline:"+name, s.Staff().Login, formerly), nil
}
