package main

import (
	"path/filepath"
	"strings"
	"testing"

	"careline"
	"careline/store"
)

// The page shows the store that the console is on: in the demo that is not the
// one that is set.
func TestSettingsShowWhatTheConsoleRunsOn(t *testing.T) {
	t.Parallel()
	s := newShell(t)
	a := &app{lang: careline.English, getenv: func(name string) string { return s.env[name] }}
	if err := a.configure(a.root()); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "demo.db")
	st, err := store.Open(t.Context(), "sqlite:"+path, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	defer st.Close() //nolint:errcheck // a test's
	for _, c := range []struct {
		madeUp      bool
		store, from string
	}{
		{false, s.env["CARELINE_STORE"], "environment variable CARELINE_STORE"},
		{true, "sqlite:" + path, "demo"},
	} {
		setup, err := a.settings(st, c.madeUp)(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		r := setup.Options[0]
		if r.Name != "store" || r.Value != c.store || r.From.In(careline.English) != c.from || !strings.Contains(r.Also, "--store, CARELINE_STORE") {
			t.Errorf("made up: %v: got %+v", c.madeUp, r)
		}
		if setup.Store[0].Value.In(careline.English) != path {
			t.Errorf("the store is told to be at %v", setup.Store[0].Value)
		}
	}
}
