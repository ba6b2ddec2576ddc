package store_test

import (
	"bytes"
	"database/sql"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"careline"
	"careline/store"
)

// These tests are about SQLite's files.

// sqlOn runs statements on a file behind careline's back.
func sqlOn(t *testing.T, path string, statements ...string) {
	t.Helper()
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // a test's own connection
	for _, s := range statements {
		if _, err := db.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
}

func refusesToOpen(t *testing.T, dsn string, opts store.Options, code careline.Code, says string) {
	t.Helper()
	s, err := store.Open(t.Context(), dsn, opts)
	if s != nil {
		t.Error("a store was given in spite of the error", s.Close())
	}
	wantCode(t, err, code)
	if !strings.Contains(err.Error(), says) {
		t.Errorf("it says %q, not %q", err, says)
	}
}

func TestAStoreIsMadeForTheUsersEyesOnly(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "a", "b")
	path := filepath.Join(folder, "care.db")
	h := newHotline(t, "sqlite:"+path)
	h.customer(wang())
	if !h.New() {
		t.Error("a store just made is not new")
	}
	if again := open(t, h.dsn, store.Options{Create: true, Migrate: true}); again.New() {
		t.Error("a store that was there is new")
	}
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no modes")
	}
	for name, want := range map[string]os.FileMode{
		folder: 0o700 | os.ModeDir, path: 0o600, path + "-wal": 0o600, path + "-shm": 0o600, path + "-queue": 0o600,
	} {
		info, err := os.Stat(name)
		if err != nil {
			t.Fatal(err)
		}
		if info.Mode() != want {
			t.Errorf("%s has mode %v, want %v", name, info.Mode(), want)
		}
	}
}

func TestAStoreMayHaveAnyName(t *testing.T) {
	for _, name := range []string{"with space", "what?mode=memory", "50%41 #1", "客户", "a&b=c", "'quoted\"", "file:x", ":memory:"} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), name)
			h := newHotline(t, "sqlite:"+path)
			h.customer(wang())
			if !store.Exists(h.dsn) {
				t.Error("it does not exist")
			}
			if entries, err := filepath.Glob(filepath.Join(filepath.Dir(path), "*")); err != nil || len(entries) != 4 {
				t.Errorf("the folder holds %q, %v", entries, err)
			}
		})
	}
}

func TestARelativePathIsOneFromTheWorkingFolder(t *testing.T) {
	t.Chdir(t.TempDir())
	newHotline(t, "sqlite:care.db").customer(wang())
	if _, err := os.Stat("care.db"); err != nil {
		t.Error(err)
	}
}

func TestADSNThatNamesNoStoreIsRefused(t *testing.T) {
	for _, dsn := range []string{"", "care.db", "sqlite:", "mysql://x", "sqlite:a\x00b"} {
		refusesToOpen(t, dsn, store.Options{Create: true}, careline.CodeUsage, "write sqlite:PATH")
		if store.Exists(dsn) {
			t.Errorf("%q exists", dsn)
		}
	}
	refusesToOpen(t, "postgres://u:secret@localhost:bad/care", store.Options{}, careline.CodeUsage, "write postgres://")
	refusesToOpen(t, "postgres://u:secret@localhost:1/care", store.Options{}, careline.CodeUnavailable, "can't be reached")
}

func TestAnAbsentStoreIsNotMadeUnasked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "none", "care.db")
	refusesToOpen(t, "sqlite:"+path, store.Options{Migrate: true}, careline.CodeUnavailable, "There is no store at")
	if _, err := os.Stat(filepath.Dir(path)); err == nil {
		t.Error("its folder was made")
	}
	if store.Exists("sqlite:" + path) {
		t.Error("it exists")
	}
}

func TestAFileThatIsNoStoreIsLeftAsItIs(t *testing.T) {
	folder := t.TempDir()
	junk := filepath.Join(folder, "junk")
	foreign := filepath.Join(folder, "foreign")
	empty := filepath.Join(folder, "empty")
	if err := os.WriteFile(junk, bytes.Repeat([]byte("not a database "), 1000), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(empty, nil, 0o644); err != nil {
		t.Fatal(err)
	}
	sqlOn(t, foreign, "CREATE TABLE bookmark (url TEXT)", "INSERT INTO bookmark VALUES ('x')")
	for path, says := range map[string]string{junk: "not a careline store", foreign: "not a careline store", empty: "is empty"} {
		before, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		refusesToOpen(t, "sqlite:"+path, store.Options{Migrate: true}, careline.CodeUnavailable, says)
		if path != empty { // with Create an empty file becomes a store
			refusesToOpen(t, "sqlite:"+path, store.Options{Create: true, Migrate: true}, careline.CodeUnavailable, says)
		}
		if after, err := os.ReadFile(path); err != nil || !bytes.Equal(before, after) {
			t.Errorf("%s was changed, %v", path, err)
		}
	}
	refusesToOpen(t, "sqlite:"+folder, store.Options{Create: true}, careline.CodeUnavailable, "is not a file")
	if s := open(t, "sqlite:"+empty, store.Options{Create: true}); !s.New() {
		t.Error("a store made of an empty file is not new")
	}
}

func TestADamagedStoreIsRefusedInOneSentence(t *testing.T) {
	path := filepath.Join(t.TempDir(), "care.db")
	s, err := store.Open(t.Context(), "sqlite:"+path, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, whole[:len(whole)/3], 0o600); err != nil {
		t.Fatal(err)
	}
	s, err = store.Open(t.Context(), "sqlite:"+path, store.Options{})
	if err == nil {
		err = s.Update(t.Context(), func(w careline.Writer) error { return w.SaveCustomer(t.Context(), wang()) })
		t.Cleanup(func() { _ = s.Close() })
	}
	wantCode(t, err, careline.CodeUnavailable)
}

func TestAStoreOfANewerCarelineIsRefused(t *testing.T) {
	path := filepath.Join(t.TempDir(), "care.db")
	newHotline(t, "sqlite:"+path)
	sqlOn(t, path, "INSERT INTO goose_db_version (version_id, is_applied) VALUES (99999, 1)", "UPDATE meta SET value = '99999' WHERE key = 'oldest_version'")
	for _, opts := range []store.Options{{}, {Migrate: true}, {Create: true, Migrate: true}} {
		refusesToOpen(t, "sqlite:"+path, opts, careline.CodeUnavailable, "newer careline")
	}
}

func TestAnOlderStoreIsBroughtUpToDateWhenAsked(t *testing.T) {
	path := filepath.Join(t.TempDir(), "care.db")
	h := newHotline(t, "sqlite:"+path)
	a := h.customer(wang())
	sqlOn(t, path, backToSix...)
	refusesToOpen(t, h.dsn, store.Options{Create: true}, careline.CodeUnavailable, "careline migrate")
	told := 0
	s := open(t, h.dsn, store.Options{Migrate: true, Progress: func(done, _ int) { told = done }})
	if s.New() || told != 1 {
		t.Errorf("new: %v; %d customers were indexed again", s.New(), told)
	}
	h.finds("phone", byPhone("13800138823"), a.ID)
	if from, to, err := s.Migrate(t.Context()); err != nil || from != to || to < 7 {
		t.Errorf("again: from %d to %d, %v", from, to, err)
	}
}

func TestAnIndexMadeByOlderRulesIsMadeAgain(t *testing.T) {
	path := filepath.Join(t.TempDir(), "care.db")
	h := newHotline(t, "sqlite:"+path)
	a := h.customer(wang())
	sqlOn(t, path, "UPDATE meta SET value = '0'", "DELETE FROM lookup_waiting")
	refusesToOpen(t, h.dsn, store.Options{}, careline.CodeUnavailable, "careline migrate")
	h.finds("phone in an empty index", byPhone("13800138823"))
	open(t, h.dsn, store.Options{Migrate: true})
	h.finds("phone", byPhone("13800138823"), a.ID)
	sqlOn(t, path, "UPDATE meta SET value = '99999'")
	refusesToOpen(t, h.dsn, store.Options{Migrate: true}, careline.CodeUnavailable, "newer careline")
}

func TestAReadOnlyFileOrFolderIsRefused(t *testing.T) {
	if os.Getuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("modes do not bind this user")
	}
	folder := t.TempDir()
	path := filepath.Join(folder, "care.db")
	s, err := store.Open(t.Context(), "sqlite:"+path, store.Options{Create: true})
	if err != nil {
		t.Fatal(err)
	}
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	chmod := func(name string, mode os.FileMode) {
		t.Helper()
		if err := os.Chmod(name, mode); err != nil {
			t.Fatal(err)
		}
	}
	chmod(path, 0o400)
	refusesToOpen(t, "sqlite:"+path, store.Options{}, careline.CodeUnavailable, "read-only")
	chmod(path, 0o600)
	chmod(folder, 0o500)
	t.Cleanup(func() { chmod(folder, 0o700) })
	refusesToOpen(t, "sqlite:"+path, store.Options{}, careline.CodeUnavailable, "read-only")
	refusesToOpen(t, "sqlite:"+filepath.Join(folder, "new.db"), store.Options{Create: true}, careline.CodeUnavailable, "can't be made")
	refusesToOpen(t, "sqlite:"+filepath.Join(folder, "sub", "new.db"), store.Options{Create: true}, careline.CodeUnavailable, "can't be made")
	chmod(folder, 0o000)
	refusesToOpen(t, "sqlite:"+path, store.Options{}, careline.CodeUnavailable, "can't be reached")
}

func TestTwoMakeTheSameStoreAtOnce(t *testing.T) {
	dsn := "sqlite:" + filepath.Join(t.TempDir(), "care.db")
	type result struct {
		s   *store.Store
		err error
	}
	results := make(chan result)
	for range 3 {
		go func() {
			s, err := store.Open(t.Context(), dsn, store.Options{Create: true, Migrate: true})
			results <- result{s, err}
		}()
	}
	for range 3 {
		if r := <-results; r.err != nil {
			t.Error(r.err)
		} else if err := r.s.Close(); err != nil {
			t.Error(err)
		}
	}
}

func TestTheHistoryCannotBeChangedEvenInSQL(t *testing.T) {
	path := filepath.Join(t.TempDir(), "care.db")
	h := newHotline(t, "sqlite:"+path)
	h.happened(careline.Event{At: noon, Kind: careline.EventNote, On: []careline.Ref{careline.CustomerID(1).Ref()}})
	db, err := sql.Open("sqlite", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close() //nolint:errcheck // a test's own connection
	for _, s := range []string{
		"UPDATE event SET text = 'x'", "DELETE FROM event", "UPDATE event_subject SET at = 0", "DELETE FROM event_subject",
	} {
		if _, err := db.Exec(s); err == nil || !strings.Contains(err.Error(), "append-only") {
			t.Errorf("%s: %v", s, err)
		}
	}
}

// backToSix takes a store's tables back to those of the sixth step.
var backToSix = []string{
	"DELETE FROM goose_db_version WHERE version_id >= 7", "DELETE FROM meta",
	"DROP TABLE lookup_page", "DROP TABLE lookup_word", "DROP TABLE lookup_segment", "DROP TABLE lookup_waiting", "DROP TABLE lookup_dead",
	"DROP INDEX customer_lookup_doc", "ALTER TABLE customer DROP COLUMN lookup_doc",
	"DROP TABLE saved_view", "DROP INDEX service_case_owner_open", "DROP INDEX work_order_waiting",
	"DROP INDEX service_case_unheeded", "ALTER TABLE service_case DROP COLUMN broken",
	"DROP INDEX unit_product", "DROP INDEX unit_installer", "DROP INDEX customer_representative", "DROP INDEX interaction_reason",
	"DROP INDEX service_case_category", "DROP INDEX visit_provider", "DROP INDEX visit_technician",
	"ALTER TABLE product DROP COLUMN version", "ALTER TABLE service DROP COLUMN version", "ALTER TABLE category DROP COLUMN version",
	"ALTER TABLE technician DROP COLUMN version", "ALTER TABLE staff DROP COLUMN version",
	"DROP TABLE presence", "DROP TABLE presence_news",
	"DROP TABLE file_merge", "DROP TABLE duplicate_pair", "DROP INDEX interaction_customer", "ALTER TABLE customer DROP COLUMN former", "ALTER TABLE customer DROP COLUMN erased",
	"DROP TABLE screen", "DROP TABLE IF EXISTS staff_key", "DROP TABLE seal", "DROP TRIGGER event_never_changes", "DROP TABLE erased_event",
	"CREATE TRIGGER event_never_changes BEFORE UPDATE ON event BEGIN SELECT RAISE (ABORT, 'the history is append-only'); END",
	"DROP TABLE held_draft", "DROP TABLE handover_note",
	"DROP INDEX service_case_standing", "DROP INDEX work_order_standing", "DROP INDEX service_case_promised", "DROP INDEX work_order_promised",
	"DROP TABLE confirmation", "DROP INDEX visit_asked", "ALTER TABLE visit DROP COLUMN confirmed", "ALTER TABLE visit DROP COLUMN misses",
	"ALTER TABLE visit DROP COLUMN rating", "DROP TABLE pop", "DROP TABLE open_desk", "DROP TABLE former_number", "DROP INDEX contact_point_digits",
}

// TestAStoreOfTomorrowLetsInACarelineOfToday unless a step that it does not
// survive has said so.
func TestAStoreOfTomorrowLetsInACarelineOfToday(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		if err := store.PretendNewer(h.ctx, h.Store, nil); err != nil {
			t.Fatal(err)
		}
		again := hotline{t, open(t, h.dsn, store.Options{Migrate: true}), h.dsn, h.ctx}
		again.customer(named("Ann"))
		later := int64(99999)
		if err := store.PretendNewer(h.ctx, h.Store, &later); err != nil {
			t.Fatal(err)
		}
		h.customer(wang()) // who has it open goes on
		refusesToOpen(t, h.dsn, store.Options{Migrate: true}, careline.CodeUnavailable, "newer careline")
	})
}
