package draft_test

import (
	"bytes"
	"errors"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/tui/draft"
	"careline/tui/page"
)

var noon = time.Date(2026, 11, 24, 14, 32, 0, 0, time.FixedZone("CST", 8*3600))

func complaint(text string) draft.Draft {
	return draft.Draft{
		ID: draft.NewID(), Route: page.ToNewComplaint{Customer: 7, Unit: 3}, At: noon,
		Page: page.Draft{About: "王建国", Typed: map[string]string{"text": text}, At: "text", Key: "k1"},
	}
}

func put(t *testing.T, j *draft.Journal, d draft.Draft) {
	t.Helper()
	if err := j.Put(d); err != nil {
		t.Fatal(err)
	}
}

// offered gives the texts that a console which starts now would offer.
func offered(t *testing.T, j *draft.Journal) []string {
	t.Helper()
	all, aside, err := j.All(noon.Add(time.Hour))
	if err != nil || aside > 0 {
		t.Fatalf("%d set aside, %v", aside, err)
	}
	var texts []string
	for _, d := range all {
		texts = append(texts, d.Page.Typed["text"])
	}
	return texts
}

func files(t *testing.T, folder, pattern string) []string {
	t.Helper()
	names, err := filepath.Glob(filepath.Join(folder, pattern))
	if err != nil {
		t.Fatal(err)
	}
	return names
}

func TestADraftIsOfferedOnceItsConsoleIsGone(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "careline", "drafts")
	j := draft.Open(folder, "sqlite:/a.db", "wang")
	d := complaint("夜里")
	put(t, j, d)
	d.Page.Typed["text"] = "夜里睡不着"
	put(t, j, d)
	next := draft.Open(folder, "sqlite:/a.db", "wang")
	if got := offered(t, next); got != nil {
		t.Errorf("what is being typed elsewhere is offered: %q", got)
	}
	if err := j.Close(); err != nil {
		t.Fatal(err)
	}
	all, _, err := next.All(noon)
	if err != nil || len(all) != 1 {
		t.Fatalf("offered %+v, %v", all, err)
	}
	got := all[0]
	if got.ID != d.ID || got.Route != d.Route || !got.At.Equal(noon) || !got.Page.Equal(d.Page) {
		t.Errorf("it came back as %+v, was %+v", got, d)
	}
	for _, other := range []*draft.Journal{
		draft.Open(folder, "sqlite:/b.db", "wang"), draft.Open(folder, "sqlite:/a.db", "li"),
	} {
		if got := offered(t, other); got != nil {
			t.Errorf("somebody else, or another store, is offered %q", got)
		}
	}
	if late, _, _ := next.All(noon.AddDate(0, 2, 0)); late != nil || len(files(t, folder, "*.draft")) != 0 {
		t.Errorf("after two months it is still there: %+v", late)
	}
}

// Drafts from before hotlines had names are bound to where the store was.
func TestDraftsOfAFormerNameAreOffered(t *testing.T) {
	folder := t.TempDir()
	old := draft.Open(folder, "sqlite:/a.db", "wang")
	put(t, old, complaint("typed with an older careline"))
	if err := old.Close(); err != nil {
		t.Fatal(err)
	}
	named := draft.Open(folder, "the hotline", "wang", "sqlite:/a.db")
	all, _, err := named.All(noon)
	if err != nil || len(all) != 1 {
		t.Fatalf("offered %+v, %v", all, err)
	}
	if taken, err := named.Take(all[0]); !taken || err != nil {
		t.Fatal(taken, err)
	}
	put(t, named, all[0])
	if err := named.Close(); err != nil {
		t.Fatal(err)
	}
	moved := draft.Open(folder, "the hotline", "wang", "postgres://a.example/hotline")
	if got := offered(t, moved); len(got) != 1 {
		t.Errorf("after a move %q is offered", got)
	}
}

func TestEveryRouteComesBack(t *testing.T) {
	folder := t.TempDir()
	j := draft.Open(folder, "s", "wang")
	routes := []page.Route{
		page.ToCustomer{ID: 1},
		page.ToNewCustomer{Typed: "8823"},
		page.ToEditCustomer{ID: 2},
		page.ToNewUnit{Owner: 3},
		page.ToUnit{ID: 4},
		page.ToCall{ID: 5},
		page.ToNewComplaint{Customer: 6, Unit: 7},
		page.ToCase{ID: 8},
		page.ToNewOrder{For: careline.OrderFor{Customer: 9, Kind: careline.OrderRepair}},
		page.ToOrder{ID: 10},
		page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectTechnician}, Provider: 11},
		page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectProduct, Code: "EWH-60A"}},
	}
	want := map[page.Route]bool{}
	for _, r := range routes {
		d := complaint("a")
		d.Route = r
		put(t, j, d)
		want[r] = true
	}
	_ = j.Close()
	all, _, err := draft.Open(folder, "s", "wang").All(noon)
	if err != nil || len(all) != len(routes) {
		t.Fatalf("%d of %d came back, %v", len(all), len(routes), err)
	}
	for _, d := range all {
		if !want[d.Route] {
			t.Errorf("%#v came back", d.Route)
		}
	}
	if err := j.Put(draft.Draft{ID: "x", Route: page.ToBoard{}}); err == nil {
		t.Error("a page without a form has a draft")
	}
}

func TestOnlyOneOfTwoConsolesTakesADraft(t *testing.T) {
	folder := t.TempDir()
	old := draft.Open(folder, "s", "wang")
	put(t, old, complaint("夜里"))
	_ = old.Close()
	a, b := draft.Open(folder, "s", "wang"), draft.Open(folder, "s", "wang")
	seenByA, _, _ := a.All(noon)
	seenByB, _, _ := b.All(noon)
	if took, err := a.Take(seenByA[0]); !took || err != nil {
		t.Fatalf("the first took it: %v, %v", took, err)
	}
	if took, err := a.Take(seenByA[0]); !took || err != nil {
		t.Errorf("once more: %v, %v", took, err)
	}
	if took, err := b.Take(seenByB[0]); took || err != nil {
		t.Errorf("the second took it too: %v, %v", took, err)
	}
	if err := a.Drop(seenByA[0].ID); err != nil || len(files(t, folder, "*.draft")) != 0 {
		t.Errorf("dropped, but there is %v, %v", files(t, folder, "*"), err)
	}
	if err := a.Drop(seenByA[0].ID); err != nil {
		t.Errorf("dropped twice: %v", err)
	}
}

// A console that dies between writing and renaming leaves the text before it.
func TestACrashWhileWritingLeavesTheTextBefore(t *testing.T) {
	folder := t.TempDir()
	j := draft.Open(folder, "s", "wang")
	put(t, j, complaint("whole"))
	half := filepath.Join(folder, ".new-123")
	if err := os.WriteFile(half, []byte(`{"careline_draft":1,"typed":{"te`), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := os.Chtimes(half, noon, noon); err != nil {
		t.Fatal(err)
	}
	_ = j.Close()
	if got := offered(t, draft.Open(folder, "s", "wang")); len(got) != 1 || got[0] != "whole" {
		t.Errorf("offered %q", got)
	}
	if _, err := os.Stat(half); err != nil {
		t.Errorf("what may still be being written is gone: %v", err)
	}
	long := noon.AddDate(-1, 0, 0)
	if err := os.Chtimes(half, long, long); err != nil {
		t.Fatal(err)
	}
	offered(t, draft.Open(folder, "s", "wang"))
	if _, err := os.Stat(half); !errors.Is(err, fs.ErrNotExist) {
		t.Error("the half-written file stays for ever")
	}
}

func TestBrokenAndForeignFilesAreSetAside(t *testing.T) {
	folder := t.TempDir()
	j := draft.Open(folder, "s", "wang")
	put(t, j, complaint("good"))
	_ = j.Close()
	for name, text := range map[string]string{
		"a.x.draft": "", "b.x.draft": "{", "c.x.draft": `{"careline_draft":1,"to":"moon","page":{"typed":{"a":"b"}}}`,
		"d.x.draft": `{"careline_draft":2,"to":"call","page":{"typed":{"a":"b"}}}`, "e.draft": "[]",
		"f.x.draft": strings.Repeat(" ", 2<<20), "notes.txt": "mine",
	} {
		if err := os.WriteFile(filepath.Join(folder, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	next := draft.Open(folder, "s", "wang")
	all, aside, err := next.All(noon)
	if err != nil || len(all) != 1 || aside != 6 {
		t.Errorf("offered %+v; %d set aside, %v", all, aside, err)
	}
	if n := len(files(t, folder, "*.broken")); n != 6 {
		t.Errorf("%d files are set aside", n)
	}
	if got := offered(t, next); len(got) != 1 {
		t.Errorf("the second time %q", got)
	}
}

func TestPersonalDataStaysPrivate(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows has no such modes")
	}
	folder := filepath.Join(t.TempDir(), "state", "drafts")
	j := draft.Open(folder, "sqlite:secret-dsn", "wang")
	d := complaint("夜里")
	d.Route = page.ToNewCustomer{Typed: "13800138823"}
	put(t, j, d)
	for path, want := range map[string]fs.FileMode{folder: 0o700, files(t, folder, "*.draft")[0]: 0o600} {
		if info, err := os.Stat(path); err != nil || info.Mode().Perm() != want {
			t.Errorf("%s has mode %v, %v", path, info.Mode(), err)
		}
	}
	name := filepath.Base(files(t, folder, "*.draft")[0])
	data, _ := os.ReadFile(filepath.Join(folder, name))
	if strings.Contains(name, "8823") || bytes.Contains(data, []byte("secret-dsn")) {
		t.Errorf("%s says too much: %s", name, data)
	}
}

func TestNoRoomIsAnErrorAndNoMore(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	j := draft.Open(filepath.Join(file, "drafts"), "s", "wang")
	if err := j.Put(complaint("a")); err == nil {
		t.Error("it was written into nowhere")
	}
	if err := j.Drop("a"); err != nil && !errors.Is(err, fs.ErrNotExist) {
		t.Logf("dropping says %v", err)
	}
	if err := j.Close(); err != nil {
		t.Error(err)
	}
}

// TestAnotherProcess is the process that TestAKilledProcess kills.
func TestAnotherProcess(t *testing.T) {
	folder := os.Getenv("CARELINE_TEST_DRAFTS")
	if folder == "" {
		t.Skip("run by TestAKilledProcess")
	}
	put(t, draft.Open(folder, "s", "wang"), complaint("typed before the kill"))
	if _, err := os.Stdout.WriteString("written\n"); err != nil {
		t.Fatal(err)
	}
	time.Sleep(time.Minute)
}

func TestAKilledProcess(t *testing.T) {
	folder := t.TempDir()
	cmd := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestAnotherProcess$")
	cmd.Env = append(os.Environ(), "CARELINE_TEST_DRAFTS="+folder)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	var said []byte
	for buf := make([]byte, 64); !bytes.Contains(said, []byte("written")); {
		n, err := out.Read(buf)
		if err != nil {
			t.Fatalf("it says %s, %v", said, err)
		}
		said = append(said, buf[:n]...)
	}
	j := draft.Open(folder, "s", "wang")
	if got := offered(t, j); got != nil {
		t.Errorf("while the other process lives, %q is offered", got)
	}
	put(t, j, complaint("mine"))
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait()
	if got := offered(t, j); len(got) != 1 || got[0] != "typed before the kill" {
		t.Errorf("after kill -9 %q is offered", got)
	}
}
