package console_test

import (
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/store/storetest"
	"careline/tui/console"
	"careline/tui/draft"
	"careline/tui/outbox"
)

// kept gives a console a folder for drafts and the outbox, as another process
// on the same machine would have it.
func kept(folder string) func(*console.Options) {
	return func(o *console.Options) {
		o.Drafts = draft.Open(filepath.Join(folder, "drafts"), "hotline", "1042")
		o.Outbox = boxIn(folder)
	}
}

func boxIn(folder string) *outbox.Box {
	return outbox.Open(filepath.Join(folder, "outbox"), "hotline", "dsn", "1042")
}

type outboxWords struct {
	lang                                          careline.Lang
	width, height                                 int
	home, noise, lost, toBox, inBox, tag, sent    string
	notConfirmed, draft, refused, both, saved, of string
	file                                          string
}

var outboxTold = []outboxWords{
	{
		careline.English, 80, 24, "Who is calling?", "noise", "Not reachable since ", "ctrl+g to the outbox", "In the outbox; it is sent", "1 in outbox",
		"Sent from the outbox: new complaint 王建国 CASE-", "Not confirmed; it is in the outbox", "1 draft", "Refused from the outbox: edit of a customer",
		"Both of you changed note", "Customer 王建国", "edit of a customer", "Customer 王建国",
	},
	{
		careline.Chinese, 120, 40, "谁来电？", "噪音", "起连接中断", "ctrl+g 放入发件箱", "已放入发件箱，恢复连接后发送", "发件箱 1",
		"发件箱已发送：新投诉 王建国 CASE-", "未确认；已放入发件箱", "1 份草稿", "发件箱有一项被拒绝：修改客户",
		"双方都改了备注", "客户 王建国", "修改客户", "客户 王建国",
	},
}

// complain types a complaint about a noise as far as its text.
func (m *terminal) complain(w *outboxWords, text string) {
	m.t.Helper()
	m.wait(w.home, "●")
	m.say("8823")
	m.press("enter")
	m.wait("EWH-60A", w.file)
	m.press("c")
	m.wait(w.noise)
	m.say(w.noise)
	m.press("enter", "enter")
	m.say(text)
	m.wait(text)
}

// once checks that there is one case, and nothing left to send.
func once(t *testing.T, h hotline, folder, text string) {
	t.Helper()
	cases, err := h.session.Cases(t.Context(), careline.CaseFilter{})
	if err != nil || len(cases) != 1 || cases[0].Text != text {
		t.Errorf("the cases are %+v, %v", cases, err)
	}
	if left, aside, err := boxIn(folder).All(); len(left) > 0 || aside > 0 || err != nil {
		t.Errorf("left in the outbox are %+v, %d, %v", left, aside, err)
	}
}

// TestWhatWasTypedWhileTheStoreWasAwayIsSentOnce pulls the plug on a complaint,
// closes the console, and opens it again before the store is back.
func TestWhatWasTypedWhileTheStoreWasAwayIsSentOnce(t *testing.T) {
	t.Parallel()
	const text = "加热时有很大的噪音，夜里睡不着"
	for _, w := range outboxTold {
		t.Run(string(w.lang), func(t *testing.T) {
			h, folder := found(t), t.TempDir()
			mine, plug := h.plugged(t, time.Now)
			m := start(t, mine, w.lang, w.width, w.height, false, kept(folder))
			m.complain(&w, "加热时有很大的噪音")
			plug.pull(true)
			m.wait(w.lost)
			m.say("，夜里睡不着")
			m.wait(text)
			m.press("ctrl+s")
			m.wait(text, w.toBox)
			m.press("ctrl+g")
			m.wait(w.inBox, w.tag, w.file)
			m.stop()

			again := start(t, mine, w.lang, w.width, w.height, false, kept(folder))
			again.wait(w.home, w.tag)
			if strings.Contains(again.screen(), w.draft) {
				t.Errorf("what is in the outbox is a draft as well:\n%s", again.screen())
			}
			plug.pull(false)
			again.wait(w.sent)
			again.gone(w.tag)
			again.stop()
			once(t, h, folder, text)
		})
	}
}

// TestAComplaintIsBegunWhileTheStoreIsAway opens the form for the file on the
// screen after the plug was pulled.
func TestAComplaintIsBegunWhileTheStoreIsAway(t *testing.T) {
	t.Parallel()
	for _, w := range outboxTold {
		t.Run(string(w.lang), func(t *testing.T) {
			h, folder := found(t), t.TempDir()
			mine, plug := h.plugged(t, time.Now)
			m := start(t, mine, w.lang, w.width, w.height, false, kept(folder))
			m.wait(w.home, "●")
			m.say("8823")
			m.press("enter")
			m.wait("EWH-60A", w.file) // of the hits' preview and of the file
			plug.pull(true)
			m.wait(w.lost)
			m.press("c")
			m.wait(w.noise, w.toBox, "EWH-60A", "✕")
			m.say(w.noise)
			m.press("enter", "enter")
			m.say("夜里睡不着")
			m.wait("夜里睡不着")
			m.press("ctrl+g")
			m.wait(w.inBox, w.tag, w.file)
			m.press("n") // and a note
			m.say("门卫登记")
			m.wait("门卫登记")
			m.press("ctrl+g")
			m.wait(strings.Replace(w.tag, "1", "2", 1))
			plug.pull(false)
			m.gone(strings.Replace(w.tag, "1", "2", 1))
			m.gone(w.tag)
			once(t, h, folder, "夜里睡不着")
			cases, err := h.session.Cases(t.Context(), careline.CaseFilter{})
			if err != nil || cases[0].Category != "noise" || cases[0].Unit == 0 {
				t.Errorf("the case is %+v, %v", cases, err)
			}
		})
	}
}

// TestASaveThatIsNotConfirmedIsTriedAgainByItself loses the answer of a save
// that was done, and of one that was not.
func TestASaveThatIsNotConfirmedIsTriedAgainByItself(t *testing.T) {
	t.Parallel()
	for i, mood := range []storetest.Mood{storetest.LosesAnswer, storetest.LosesWrite} {
		w := outboxTold[i]
		t.Run(string(w.lang), func(t *testing.T) {
			h, folder := found(t), t.TempDir()
			f := storetest.NewFlaky(h.store)
			mine, err := careline.NewDesk(f, time.Now, h.session.Settings()).SignIn(t.Context(), "1042")
			if err != nil {
				t.Fatal(err)
			}
			m := start(t, mine, w.lang, w.width, w.height, false, kept(folder))
			m.complain(&w, "夜里睡不着")
			f.Be(mood)
			m.press("ctrl+s")
			m.wait(w.notConfirmed, w.tag, w.file)
			f.Be(storetest.Fine)
			m.wait(w.sent)
			m.gone(w.tag)
			m.wait("CASE-")
			once(t, h, folder, "夜里睡不着")
		})
	}
}

// TestAConflictFromTheOutboxIsShownLikeAnyOther has somebody else save the
// customer before the outbox could be sent.
func TestAConflictFromTheOutboxIsShownLikeAnyOther(t *testing.T) {
	t.Parallel()
	for _, w := range outboxTold {
		t.Run(string(w.lang), func(t *testing.T) {
			h, folder := found(t), t.TempDir()
			li, _ := colleague(t, h, "lina", "李娜")
			mine, plug := h.plugged(t, time.Now)
			m := start(t, mine, w.lang, w.width, w.height, false, kept(folder))
			m.wait(w.home, "●")
			m.say("8823")
			m.press("enter")
			m.wait("EWH-60A", w.file)
			m.press("e")
			m.wait("138 0013 8823")
			m.press("\x1b[6~") // to the note, the last field
			m.say("周末")
			m.wait("周末")
			plug.pull(true)
			m.wait(w.lost)
			m.say("来电")
			m.press("ctrl+g")
			m.wait(w.inBox, w.tag)
			file, err := li.session.Open(t.Context(), 1)
			if err != nil {
				t.Fatal(err)
			}
			file.Customer.Note = "先打电话"
			if _, err := li.session.SaveCustomer(t.Context(), newKeys()(), file.Customer); err != nil {
				t.Fatal(err)
			}
			plug.pull(false)
			m.wait(w.refused)
			m.press("\x1bo") // alt+o
			m.wait(w.of, "!")
			m.press("enter")
			m.wait(w.both, "周末来电", "先打电话", "李娜")
			m.press("ctrl+s")
			m.wait(w.saved, "✓") // a plug tells of no changes
			m.gone(w.tag)
			if file, err = h.session.Open(t.Context(), 1); err != nil || file.Customer.Note != "周末来电" {
				t.Errorf("the note is %q, %v", file.Customer.Note, err)
			}
			if left, _, _ := boxIn(folder).All(); len(left) > 0 {
				t.Errorf("left is %+v", left)
			}
		})
	}
}
