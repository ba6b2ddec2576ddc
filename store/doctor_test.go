package store_test

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"

	"careline"
	"careline/store"
	"careline/store/storetest"
)

// problems gives the checks that found one.
func problems(t *testing.T, dsn string, opts store.ExamineOptions) (with []string) {
	t.Helper()
	found, err := store.Examine(t.Context(), dsn, opts)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range found {
		if f.Says.In(careline.Chinese) == "" {
			t.Errorf("%s says nothing in Chinese", f.Check)
		}
		if f.Problem {
			with = append(with, f.Check)
		}
	}
	return with
}

func TestAHealthyStoreHasNoProblemEvenUnderLoad(t *testing.T) {
	h := newHotline(t, storetest.FreshFile(t))
	quick, full := store.ExamineOptions{}, store.ExamineOptions{Full: true}
	for _, opts := range []store.ExamineOptions{quick, full} {
		if got := problems(t, h.dsn, opts); got != nil {
			t.Errorf("an empty store: %q", got)
		}
	}
	h.customer(wang())
	h.customer(named("")) // nothing to be found under
	h.crowd(60)
	product := h.product("EWH-60A")
	h.update(func(w careline.Writer) error {
		return w.SaveUnit(h.ctx, &careline.Unit{
			Product: product, Serial: "6A2207-0041",
			Owners: []careline.Ownership{{Customer: 1}},
		})
	})
	for _, opts := range []store.ExamineOptions{quick, full} {
		if got := problems(t, h.dsn, opts); got != nil {
			t.Errorf("%q", got)
		}
	}
}

func TestTheDoctorFindsWhatIsWrong(t *testing.T) {
	quick, full := store.ExamineOptions{}, store.ExamineOptions{Full: true}
	for name, c := range map[string]struct {
		spoil func(t *testing.T, path string)
		opts  store.ExamineOptions
		want  string
	}{
		"a customer who is not in the index": {func(t *testing.T, path string) {
			sqlOn(t, path, "UPDATE customer SET lookup_doc = NULL WHERE id = 7")
		}, quick, "lookup"},
		"a customer indexed under too little": {func(t *testing.T, path string) {
			sqlOn(t, path, "UPDATE lookup_waiting SET terms = x'01' WHERE doc = 50")
		}, quick, "lookup"},
		"a page of the index that is gone": {func(t *testing.T, path string) {
			h := hotline{t, open(t, "sqlite:"+path, store.Options{}), "sqlite:" + path, t.Context()}
			for range 70 {
				h.customer(named("王建国"))
			}
			h.close()
			sqlOn(t, path, "DELETE FROM lookup_page WHERE id = (SELECT min(id) FROM lookup_page)")
		}, quick, "lookup"},
		"a customer indexed under too much": {func(t *testing.T, path string) {
			sqlOn(t, path, "UPDATE customer SET name = '' WHERE id = 50")
		}, full, "lookup"},
		"a reference to nobody": {func(t *testing.T, path string) {
			sqlOn(t, path, "UPDATE contact_point SET customer_id = 4711 WHERE customer_id = 9")
		}, quick, "references"},
		"older tables": {func(t *testing.T, path string) {
			sqlOn(t, path, "DELETE FROM goose_db_version WHERE version_id = (SELECT max(version_id) FROM goose_db_version)")
		}, quick, "schema"},
		"newer tables": {func(t *testing.T, path string) {
			sqlOn(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (999, 1)")
		}, quick, "schema"},
		"an old index": {func(t *testing.T, path string) {
			sqlOn(t, path, "UPDATE meta SET value = '0' WHERE key = 'search_version'")
		}, quick, "schema"},
		"others can read it": {func(t *testing.T, path string) { mode(t, path, 0o644) }, quick, "modes"},
		"others can write to its folder": {func(t *testing.T, path string) {
			mode(t, filepath.Dir(path), 0o777)
		}, quick, "modes"},
		"no database at all": {func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(strings.Repeat("grandmother ", 99)), 0o600); err != nil {
				t.Fatal(err)
			}
		}, quick, "store"},
	} {
		t.Run(name, func(t *testing.T) {
			h := newHotline(t, storetest.FreshFile(t))
			h.crowd(60)
			h.close()
			c.spoil(t, strings.TrimPrefix(h.dsn, "sqlite:"))
			if got := problems(t, h.dsn, c.opts); !slices.Contains(got, c.want) {
				t.Errorf("found %q, want %q", got, c.want)
			}
		})
	}
}

func mode(t *testing.T, path string, m os.FileMode) {
	t.Helper()
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes")
	}
	if err := os.Chmod(path, m); err != nil {
		t.Fatal(err)
	}
}

func TestABrokenPageIsFoundAndSaidInOneSentence(t *testing.T) {
	h := newHotline(t, storetest.FreshFile(t))
	h.crowd(300)
	h.close()
	path := strings.TrimPrefix(h.dsn, "sqlite:")
	f, err := os.OpenFile(path, os.O_RDWR, 0) //nolint:gosec // nobody has it open
	if err != nil {
		t.Fatal(err)
	}
	info, err := f.Stat()
	if err != nil {
		t.Fatal(err)
	}
	junk := []byte(strings.Repeat("\xff", 4096))
	for at := int64(8 * 4096); at < info.Size(); at += 7 * 4096 { // spares the schema
		if _, err := f.WriteAt(junk, at); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	if got := problems(t, h.dsn, store.ExamineOptions{}); !slices.Contains(got, "integrity") {
		t.Errorf("found %q", got)
	}
	_, err = store.Backup(t.Context(), h.dsn, filepath.Join(t.TempDir(), "copy.db"), store.CopyOptions{})
	wantCode(t, err, careline.CodeUnavailable)
	s, err := store.Open(t.Context(), h.dsn, store.Options{})
	if err == nil {
		err = s.View(t.Context(), func(r careline.Reader) error {
			for id := range 300 {
				if _, err := r.Customer(t.Context(), careline.CustomerID(id+1)); err != nil {
					return err
				}
			}
			return nil
		})
		if closeErr := s.Close(); closeErr != nil {
			t.Log(closeErr)
		}
	}
	wantCode(t, err, careline.CodeUnavailable)
	if !strings.Contains(err.Error(), "restore it from a backup") {
		t.Errorf("reading it says %q", err)
	}
}
