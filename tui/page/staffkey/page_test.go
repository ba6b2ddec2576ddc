package staffkey_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/staffkey"
)

const (
	first  = "SHA256:uoTKmhr/sJgdsIIZZP2mZVGOkc9LPwYGUrMysGraZg8"
	second = "SHA256:2jHUSfB2nE4JHgbKVbK7qAhX/+JymeFUNuOko6mytW8"
)

func line(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("..", "..", "..", "testdata", "keys", name+".pub"))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// rig shows the keys of a supervisor who has those that are named.
func rig(t *testing.T, lang careline.Lang, names ...string) (*pagetest.Rig, careline.Staff) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	li := pagetest.Must[careline.Staff](r)(r.Session.AddStaff(r.Ctx(), r.NewKey(), careline.Staff{Login: "li", Name: "李娜", Role: careline.RoleSupervisor}))
	for _, name := range names {
		pagetest.Must[careline.StaffKey](r)(r.Session.AddKey(r.Ctx(), r.NewKey(), "li", line(t, name)))
		r.Pass(time.Minute)
	}
	return r.Show(staffkey.New(r.Env, li.ID)), li
}

func kept(t *testing.T, r *pagetest.Rig) (fingerprints []string) {
	t.Helper()
	all, err := r.Session.StaffKeys(r.Ctx(), 0)
	if err != nil {
		t.Fatal(err)
	}
	for _, k := range all {
		fingerprints = append(fingerprints, k.Fingerprint)
	}
	return fingerprints
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			look := func(name string, act func(*pagetest.Rig), keys ...string) {
				t.Run(fmt.Sprintf("%s/%s/%d", name, lang, size.Width), func(t *testing.T) {
					r, _ := rig(t, lang, keys...)
					act(r)
					golden.RequireEqual(t, r.View(size.Width, size.Height))
				})
			}
			look("none", func(*pagetest.Rig) {})
			look("several", func(r *pagetest.Rig) { r.Press("down") }, "ed25519", "ecdsa", "rsa3072", "token")
			look("pasting", func(r *pagetest.Rig) { r.Press("n").Paste(line(t, "second")) }, "ed25519")
			look("removing", func(r *pagetest.Rig) { r.Press("r") }, "ed25519", "token")
		}
	}
}

func TestAKeyIsAddedByPastingItsLineAndRemovedAfterAQuestion(t *testing.T) {
	r, _ := rig(t, careline.English, "ed25519")
	r.Press("n").Paste(line(t, "second")).Press("enter")
	if got := kept(t, r); len(got) != 2 || r.Last().Text != "Added: "+second || r.Last().Bad {
		t.Fatalf("kept are %q, it says %+v", got, r.Last())
	}
	if view := r.View(80, 21); !strings.Contains(view, second) || r.Page.Typing() {
		t.Errorf("the new key is not chosen:\n%s", view)
	}
	r.Press("r")
	if view := r.View(80, 21); !strings.Contains(view, "Take this key from li?") || len(kept(t, r)) != 2 {
		t.Errorf("nothing was asked:\n%s", view)
	}
	r.Press("esc", "r", "enter")
	if got := kept(t, r); len(got) != 1 || got[0] != first || r.Last().Text != "Removed: "+second {
		t.Errorf("kept are %q, it says %+v", got, r.Last())
	}
}

func TestWhatIsNoKeyIsRefusedAndStaysInTheField(t *testing.T) {
	for pasted, says := range map[string]string{
		"ssh-rsa AAAA":                         "no public key",
		line(t, "ed25519") + line(t, "second"): "one line",
		"-----BEGIN OPENSSH PRIVATE KEY-----\nb3Bl\n-----END OPENSSH PRIVATE KEY-----": "private key",
		`command="sh" ` + line(t, "second"):                                            "options",
		line(t, "dsa"):                                                                 "not safe enough",
		"\x1b]0;x\x07" + line(t, "second"):                                             "no public key",
		line(t, "ed25519"):                                                             "li has this key already",
	} {
		r, _ := rig(t, careline.English, "ed25519")
		r.Press("n").Paste(pasted).Press("enter")
		if !r.Last().Bad && r.Last().Text != "" || len(kept(t, r)) != 1 {
			t.Errorf("%q: kept are %q, it says %+v", pasted, kept(t, r), r.Last())
		}
		said := ""
		for _, s := range r.Status {
			said += s.Text + "\n"
		}
		if !strings.Contains(said, says) || !r.Page.Typing() {
			t.Errorf("%q: it says %q", pasted, said)
		}
		r.View(80, 21)
	}
}

func TestEscAsksBeforeAPastedKeyIsLost(t *testing.T) {
	r, _ := rig(t, careline.English)
	r.Press("n").Paste(line(t, "second")).Press("esc")
	if !r.Page.Typing() || !r.Page.(page.Dirty).Dirty() {
		t.Error("the pasted key is gone at once")
	}
	if r.Press("esc"); r.Page.Typing() {
		t.Error("a second esc does not close the field")
	}
}

func TestAQuestionAboutAKeyThatSomebodyElseRemovedIsTakenBack(t *testing.T) {
	r, _ := rig(t, careline.English, "ed25519", "second")
	r.Press("r")
	if err := r.Session.RemoveKey(r.Ctx(), r.NewKey(), first); err != nil {
		t.Fatal(err)
	}
	r.Do(func() tea.Msg { return page.Changed{} })
	if view := r.View(80, 21); strings.Contains(view, "Take this key") || !strings.Contains(r.Last().Text, "Somebody else") {
		t.Errorf("it still asks, and says %+v:\n%s", r.Last(), view)
	}
}

func TestOnlyWhoKeepsStaffSeesKeys(t *testing.T) {
	r, li := rig(t, careline.English, "ed25519")
	r.As(careline.RoleSupervisor).Show(staffkey.New(r.Env, li.ID))
	if view := r.View(80, 21); strings.Contains(view, "SHA256") {
		t.Errorf("a supervisor sees\n%s", view)
	}
	r.Press("n")
	if r.Page.Typing() {
		t.Error("a supervisor may paste a key")
	}
	r.View(20, 4)
}
