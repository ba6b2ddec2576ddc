package console_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careline/store/storetest"

	"careline"
	"careline/tui/console"
	"careline/tui/draft"
)

// withDrafts gives a console a journal in a folder, as another process would
// have one.
func withDrafts(folder string, h hotline) func(*console.Options) {
	return func(o *console.Options) { o.Drafts = draft.Open(folder, h.dsn, "1042") }
}

// journalled waits until the one draft in the folder is about a text.
func journalled(t *testing.T, folder string, h hotline, text string) {
	t.Helper()
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(10 * time.Millisecond) {
		names, _ := filepath.Glob(filepath.Join(folder, "*.draft"))
		if text == "" && len(names) == 0 {
			return
		}
		if len(names) == 1 && text != "" && contains(names[0], text) {
			return
		}
	}
	t.Fatalf("the journal does not come to %q", text)
}

func contains(file, text string) bool {
	data, err := os.ReadFile(file)
	return err == nil && strings.Contains(string(data), text)
}

// begun waits until the hand-over of the shift tells of so many drafts.
func begun(t *testing.T, h hotline, n int) []careline.DraftRow {
	t.Helper()
	var all careline.Handover
	for deadline := time.Now().Add(patience); time.Now().Before(deadline); time.Sleep(20 * time.Millisecond) {
		var err error
		if all, err = h.session.Handover(t.Context()); err == nil && len(all.Drafts) == n {
			return all.Drafts
		}
	}
	t.Fatalf("begun are %+v, not %d", all.Drafts, n)
	return nil
}

// TestADraftOutlivesItsConsole types a complaint, drops the console without
// saving, and goes on in the next one.
func TestADraftOutlivesItsConsole(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                             careline.Lang
		home, offer, back, ready, letter string
	}{
		{careline.English, "Who is calling?", "1 draft: new complaint 王建国, ", "The draft is back", "noise", "New complaint 王建国"},
		{careline.Chinese, "谁来电？", "1 份草稿：新投诉 王建国，", "草稿已恢复", "噪音", "新投诉 王建国"},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			folder := filepath.Join(t.TempDir(), "drafts")
			m := start(t, h.session, c.lang, 80, 24, false, withDrafts(folder, h))
			m.wait(c.home)
			m.say("8823")
			m.press("enter")
			m.wait("EWH-60A")
			m.press("c")
			m.wait(c.letter, c.ready)
			m.say(c.ready)
			m.press("enter")
			m.press("enter")
			m.say("加热时有很大的噪音，夜里睡不着")
			journalled(t, folder, h, "夜里睡不着")
			if d := begun(t, h, 1)[0]; d.Kind != careline.DraftComplaint || d.On.Kind != careline.KindCustomer || d.Staff != h.session.Staff().ID {
				t.Errorf("begun is %+v", d)
			}
			m.stop()
			begun(t, h, 1) // it waits for its author

			again := start(t, h.session, c.lang, 80, 24, false, withDrafts(folder, h))
			again.wait(c.home, c.offer)
			again.press("f1")
			again.gone("025-8332") // the hints of the home page: help is open
			if n := strings.Count(again.screen(), "ctrl+d"); n != 2 {
				t.Errorf("help does not name the key:\n%s", again.screen())
			}
			again.press("x")
			again.wait("025-8332")
			again.press("\x04")
			again.wait(c.letter, c.back, "加热时有很大的噪音，夜里睡不着")
			if line, at, shown := again.beforeCursor(); !shown || !strings.HasSuffix(line, "夜里睡不着") {
				t.Errorf("the cursor is at %v (shown: %v) after %q", at, shown, line)
			}
			again.say("，很急")
			again.press("ctrl+s")
			again.wait("CASE-", "夜里睡不着，很急")
			cases, err := h.session.Cases(t.Context(), careline.CaseFilter{})
			if err != nil || len(cases) != 1 || cases[0].Category != "noise" {
				t.Errorf("the cases are %+v, %v", cases, err)
			}
			journalled(t, folder, h, "")
			begun(t, h, 0)
			again.stop()

			third := start(t, h.session, c.lang, 80, 24, false, withDrafts(folder, h))
			third.wait(c.home, "●")
			if strings.Contains(third.screen(), c.offer) {
				t.Errorf("what was saved is offered again:\n%s", third.screen())
			}
		})
	}
}

// TestADraftIsOfferedOnItsPageAndGivenUpOnPurpose leaves a note by quitting,
// finds it on the customer's file, and gives it up.
func TestADraftIsOfferedOnItsPageAndGivenUpOnPurpose(t *testing.T) {
	t.Parallel()
	h := found(t)
	folder := filepath.Join(t.TempDir(), "drafts")
	m := start(t, h.session, careline.English, 80, 24, false, withDrafts(folder, h))
	m.wait("Who is calling?")
	m.say("8823\r")
	m.wait("EWH-60A")
	m.press("n")
	m.say("门卫登记")
	m.wait("门卫登记")
	m.press("ctrl+c")
	m.wait("kept as a draft")
	m.press("ctrl+c") // the last keys are journalled on the way out
	if err := <-m.done; err != nil {
		t.Error(err)
	}
	m.done <- nil

	again := start(t, h.session, careline.English, 80, 24, false, withDrafts(folder, h))
	again.wait("1 draft: note on 王建国, ")
	again.say("8823\r")
	again.wait("EWH-60A", "ctrl+d brings it back")
	again.press("\x04")
	again.wait("Note 门卫登记")
	again.press("esc")
	again.wait("again")
	again.press("esc")
	again.gone("Note 门卫登记")
	journalled(t, folder, h, "")
}

// TestADiskThatRefusesIsSaidOnce has a file where the folder should be: typing
// goes on, and saves.
func TestADiskThatRefusesIsSaidOnce(t *testing.T) {
	t.Parallel()
	h := foundOn(t, storetest.FreshFile(t))
	folder := filepath.Join(strings.TrimPrefix(h.dsn, "sqlite:"), "drafts")
	m := start(t, h.session, careline.English, 80, 24, false, withDrafts(folder, h))
	m.wait("Who is calling?")
	m.say("8823\r")
	m.wait("EWH-60A")
	m.press("n")
	m.say("门卫登记")
	m.wait("can't be kept on this machine's disk")
	m.say("两次")
	m.wait("门卫登记两次")
	m.press("enter")
	m.wait("Note saved", "门卫登记两次")
}
