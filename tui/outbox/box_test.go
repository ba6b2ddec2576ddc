package outbox_test

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"careline"
	"careline/tui/outbox"
	"careline/tui/page"
)

var noon = time.Date(2026, 11, 24, 14, 32, 0, 0, time.FixedZone("CST", 8*3600))

func clock() time.Time { return noon.Add(time.Hour) }

// post is a note, which makes something new, or with a case a step of that.
func post(t testing.TB, key string, on careline.CaseID) page.Post {
	t.Helper()
	l, err := careline.DeedWriteNote.With(careline.Note{Customer: 7, Text: key}).Letter(key, noon, 0)
	if on != 0 {
		l, err = careline.DeedRecontact.With(careline.Recontact{Case: on, Version: 1, Text: key}).Letter(key, noon, 0)
	}
	if err != nil {
		t.Fatal(err)
	}
	return page.Post{
		Letter: l, From: page.ToNewComplaint{Customer: 7, Unit: 3},
		Draft: page.Draft{About: "王建国", Typed: map[string]string{"text": key}, At: "text", Key: key},
	}
}

func put(t testing.TB, b *outbox.Box, posts ...page.Post) {
	t.Helper()
	for _, p := range posts {
		if err := b.Put(p); err != nil {
			t.Fatal(err)
		}
	}
}

// contents gives the entries as "key state", a + for one that waits behind another.
func contents(t testing.TB, b *outbox.Box) []string {
	t.Helper()
	all, aside, err := b.All()
	if err != nil || aside > 0 {
		t.Fatalf("%d set aside, %v", aside, err)
	}
	said := make([]string, len(all))
	for i, e := range all {
		said[i] = e.Letter.Key + " " + string(e.State)
		if e.Behind {
			said[i] += "+"
		}
	}
	return said
}

func has(t testing.TB, b *outbox.Box, want ...string) {
	t.Helper()
	if got := contents(t, b); !slices.Equal(got, want) {
		t.Errorf("in the outbox are %q, not %q", got, want)
	}
}

func refusal(code careline.Code) error {
	return careline.NewError(code, careline.Say("No %s.", "否 %s。", string(code)), nil)
}

// answers carries letters with an answer for each key, and writes down which came.
type answers struct {
	mu   sync.Mutex
	says map[string]error
	came []string
}

func (a *answers) carry(_ context.Context, l careline.Letter) (careline.Ref, error) {
	a.mu.Lock()
	defer a.mu.Unlock()
	a.came = append(a.came, l.Key)
	return careline.CustomerID(7).Ref(), a.says[l.Key]
}

func drain(t testing.TB, b *outbox.Box, a *answers) outbox.Report {
	t.Helper()
	r, err := b.Drain(t.Context(), clock, a.carry)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func TestWhatCameOfASendDecidesWhatStays(t *testing.T) {
	for _, c := range []struct {
		name     string
		says     map[string]error
		on       careline.CaseID // which record b and c are about
		came     []string
		left     []string
		confirms int
		stops    bool
	}{
		{"all is well", nil, 0, []string{"a", "b", "c"}, nil, 3, false},
		{"the store is gone", map[string]error{"a": refusal(careline.CodeUnavailable)}, 0, []string{"a"}, []string{"a waiting", "b waiting", "c waiting"}, 0, true},
		{"it goes away", map[string]error{"b": refusal(careline.CodeUnavailable)}, 0, []string{"a", "b"}, []string{"b waiting", "c waiting"}, 1, true},
		{"no answer", map[string]error{"b": refusal(careline.CodeNotConfirmed)}, 0, []string{"a", "b"}, []string{"b not_confirmed", "c waiting"}, 1, true},
		{"a refusal lets others by", map[string]error{"b": refusal(careline.CodeConflict)}, 0, []string{"a", "b", "c"}, []string{"b refused"}, 2, false},
		{"but not on the same record", map[string]error{"b": refusal(careline.CodeConflict)}, 9, []string{"a", "b"}, []string{"b refused", "c waiting+"}, 1, false},
		{"forbidden", map[string]error{"a": refusal(careline.CodeForbidden)}, 0, []string{"a", "b", "c"}, []string{"a refused"}, 2, false},
		{"a failure is tried again", map[string]error{"a": errors.New("odd")}, 0, []string{"a", "b", "c"}, []string{"a waiting"}, 2, false},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := outbox.Open(filepath.Join(t.TempDir(), "careline", "outbox"), "h", "s", "wang")
			put(t, b, post(t, "a", 0), post(t, "b", c.on), post(t, "c", c.on))
			a := &answers{says: c.says}
			r := drain(t, b, a)
			has(t, b, c.left...)
			if !slices.Equal(a.came, c.came) || len(r.Sent) != c.confirms || (r.Stopped != nil) != c.stops {
				t.Errorf("sent were %q, it reports %+v", a.came, r)
			}
			// What is left goes in order once the store is back.
			a.says = nil
			drain(t, b, a)
			for _, left := range c.left {
				key, state, _ := strings.Cut(left, " ")
				if state != "refused" {
					continue
				}
				if found, err := b.Again(key); !found || err != nil {
					t.Errorf("again: %v, %v", found, err)
				}
			}
			drain(t, b, a)
			has(t, b)
		})
	}
}

func TestARefusalIsKeptWithItsSentenceAndTheTyping(t *testing.T) {
	folder := t.TempDir()
	b := outbox.Open(folder, "h", "s", "wang")
	put(t, b, post(t, "a", 0))
	if r := drain(t, b, &answers{says: map[string]error{"a": refusal(careline.CodeConflict)}}); len(r.Refused) != 1 {
		t.Fatalf("it reports %+v", r)
	}
	all, _, err := outbox.Open(folder, "h", "s", "wang").All()
	if err != nil || len(all) != 1 {
		t.Fatalf("%+v, %v", all, err)
	}
	e, want := all[0], post(t, "a", 0)
	if e.Code != careline.CodeConflict || e.Why.ZH != "否 conflict。" || e.Tries != 1 || !e.Last.Equal(clock()) {
		t.Errorf("the refusal came back as %+v", e)
	}
	if e.From != want.From || !e.Draft.Equal(want.Draft) || !e.Opens() || e.About() != "王建国" || e.Letter.Deed != "note.write" {
		t.Errorf("the typing came back as %+v", e)
	}
}

// TestAnEntryThatMayBeSavedIsNotTakenForUnsent: the program dies while it sends.
func TestAnEntryThatMayBeSavedIsNotTakenForUnsent(t *testing.T) {
	b := outbox.Open(t.TempDir(), "h", "s", "wang")
	put(t, b, post(t, "a", 0))
	func() {
		defer func() { _ = recover() }()
		_, _ = b.Drain(t.Context(), clock, func(context.Context, careline.Letter) (careline.Ref, error) { panic("kill -9") })
	}()
	has(t, b, "a not_confirmed")
	drain(t, b, &answers{says: map[string]error{"a": refusal(careline.CodeUnavailable)}})
	has(t, b, "a not_confirmed") // the try before may have done it all the same
	put(t, b, post(t, "a", 0))
	has(t, b, "a not_confirmed")
	a := &answers{}
	drain(t, b, a)
	has(t, b)
}

func TestTwoConsolesSendEachEntryOnce(t *testing.T) {
	folder := t.TempDir()
	first := outbox.Open(folder, "h", "s", "wang")
	const n = 40
	var want []string
	for i := range n {
		key := fmt.Sprintf("%02d", i)
		want = append(want, key)
		put(t, first, post(t, key, 0))
	}
	a := &answers{}
	var consoles sync.WaitGroup
	for range 4 {
		consoles.Go(func() {
			b := outbox.Open(folder, "h", "s", "wang")
			for len(contents(t, b)) > 0 {
				if _, err := b.Drain(t.Context(), clock, a.carry); err != nil {
					t.Error(err)
					return
				}
			}
		})
	}
	consoles.Wait()
	if !slices.Equal(a.came, want) {
		t.Errorf("sent were %q", a.came)
	}
}

func TestEverybodyHasAnOutboxOfTheirOwn(t *testing.T) {
	folder := t.TempDir()
	put(t, outbox.Open(folder, "h", "s", "wang"), post(t, "a", 0))
	for _, other := range []*outbox.Box{outbox.Open(folder, "h", "s", "li"), outbox.Open(folder, "other", "s", "wang")} {
		has(t, other)
		if found, err := other.Drop("a"); found || err != nil {
			t.Errorf("somebody else drops it: %v, %v", found, err)
		}
		a := &answers{}
		drain(t, other, a)
		if len(a.came) > 0 {
			t.Error("somebody else sends it")
		}
	}
	b := outbox.Open(folder, "h", "s", "wang")
	has(t, b, "a waiting")
	if found, err := b.Drop("a"); !found || err != nil {
		t.Errorf("dropped: %v, %v", found, err)
	}
	has(t, b)
	none := outbox.Open(filepath.Join(folder, "none"), "h", "s", "wang")
	has(t, none)
	if found, err := none.Drop("a"); found || err != nil {
		t.Errorf("from nowhere: %v, %v", found, err)
	}
}

// TestTheOutboxGoesAlongWhenTheHotlineMoves: it belongs to the hotline, and is
// listed by the store's address while that can't be reached.
func TestTheOutboxGoesAlongWhenTheHotlineMoves(t *testing.T) {
	folder := t.TempDir()
	put(t, outbox.Open(folder, "h", "sqlite:a", "wang"), post(t, "a", 0))
	away := outbox.Open(folder, "", "sqlite:a", "wang")
	has(t, away, "a waiting")
	drain(t, away, &answers{says: map[string]error{"a": refusal(careline.CodeInvalid)}})
	has(t, outbox.Open(folder, "h", "postgres://b", "wang"), "a refused")
	has(t, outbox.Open(folder, "another", "sqlite:a", "wang")) // a new hotline in the same place
	has(t, outbox.Open(folder, "", "postgres://b", "wang"))
}

func TestWhatIsBeingSentIsNotDropped(t *testing.T) {
	b := outbox.Open(t.TempDir(), "h", "s", "wang")
	put(t, b, post(t, "a", 0))
	_, err := b.Drain(t.Context(), clock, func(context.Context, careline.Letter) (careline.Ref, error) {
		if found, err := b.Drop("a"); found || careline.CodeOf(err) != careline.CodeConflict {
			t.Errorf("dropped: %v, %v", found, err)
		}
		return careline.Ref{}, refusal(careline.CodeUnavailable)
	})
	if err != nil {
		t.Error(err)
	}
	has(t, b, "a waiting")
}

func TestDamagedFilesAreSetAsideAndTheRestIsSent(t *testing.T) {
	folder := t.TempDir()
	b := outbox.Open(folder, "h", "s", "wang")
	put(t, b, post(t, "a", 0))
	good, err := filepath.Glob(filepath.Join(folder, "*.letter"))
	if err != nil || len(good) != 1 {
		t.Fatal(good, err)
	}
	data, err := os.ReadFile(good[0])
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string][]byte{
		"1.letter": nil, "2.letter": data[:len(data)/2], "3.letter": bytes.Replace(data, []byte(`"waiting"`), []byte(`"sent"`), 1),
		"4.letter": bytes.Replace(data, []byte(`_outbox":1`), []byte(`_outbox":9`), 1), "5.letter": []byte("[]"),
		"6.letter": bytes.Repeat([]byte(" "), 2<<20), "notes.txt": []byte("mine"),
	} {
		if err := os.WriteFile(filepath.Join(folder, name), text, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Mkdir(filepath.Join(folder, "7.letter"), 0o700); err != nil {
		t.Fatal(err)
	}
	if all, aside, err := b.All(); len(all) != 1 || aside != 7 || err != nil {
		t.Errorf("%+v, %d, %v", all, aside, err)
	}
	has(t, b, "a waiting") // they are told of once
	if broken, _ := filepath.Glob(filepath.Join(folder, "*.broken")); len(broken) != 7 {
		t.Errorf("set aside are %q", broken)
	}
}

func TestTheOutboxIsForItsOwnerOnly(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("folders there inherit who may read them")
	}
	folder := filepath.Join(t.TempDir(), "careline", "outbox")
	if err := os.MkdirAll(folder, 0o755); err != nil { //nolint:gosec // somebody's umask was like that
		t.Fatal(err)
	}
	b := outbox.Open(folder, "h", "postgres://me:secret@db/care", "wang")
	put(t, b, post(t, "a", 0))
	if info, err := os.Stat(folder); err != nil || info.Mode().Perm() != 0o700 {
		t.Errorf("the folder is %v, %v", info.Mode(), err)
	}
	files, err := os.ReadDir(folder)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		data, err := os.ReadFile(filepath.Join(folder, f.Name()))
		if info, _ := f.Info(); err != nil || info.Mode().Perm() != 0o600 || bytes.Contains(data, []byte("secret")) {
			t.Errorf("%s is %v and says %s", f.Name(), info.Mode(), data)
		}
	}
}

func TestADiskThatRefusesIsToldAtOnce(t *testing.T) {
	file := filepath.Join(t.TempDir(), "full")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := outbox.Open(filepath.Join(file, "outbox"), "h", "s", "wang").Put(post(t, "a", 0)); err == nil {
		t.Error("it is said to be in the outbox")
	}
}
