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
	return draft.Open(a.stateFolder("drafts"), "hotline:"+name, s.Staff().Login, a.storeAddress()), nil
}

// stateFolder is one of the folders for what the console keeps on this machine.
func (a *app) stateFolder(name string) string {
	return filepath.Join(cmp.Or(a.getenv("XDG_STATE_HOME"), xdg.StateHome), "careline", name)
}

// storeAddress is the configured store, the same from wherever it is named.
func (a *app) storeAddress() string {
	if path, is := strings.CutPrefix(a.cfg.Store, "sqlite:"); is {
		if whole, err := filepath.Abs(path); err == nil {
			return "sqlite:" + whole
		}
	}
	return a.cfg.Store
}
