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

// hotline is by what drafts and the outbox know the hotline, wherever its store
// moves to.
func hotline(ctx context.Context, st *store.Store) (string, error) {
	name, err := st.Hotline(ctx)
	return "hotline:" + name, err
}

// drafts is where the console keeps what is typed and not saved: on this
// machine, for this person and this hotline.
func (a *app) drafts(hotline string, s *careline.Session) *draft.Journal {
	return draft.Open(a.stateFolder("drafts"), hotline, s.Staff().Login, a.storeAddress())
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
