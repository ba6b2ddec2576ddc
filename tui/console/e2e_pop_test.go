package console_test

import (
	"strings"
	"testing"

	"careline"
)

// rung has the telephone system announce a call, on a handle of the store of
// its own, as another process does.
func rung(t *testing.T, exchange hotline, number, to string) careline.Pop {
	t.Helper()
	p, err := exchange.session.Ring(t.Context(), newKeys()(), careline.PopRing{Number: number, Line: careline.LineComplaint, To: to})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// TestACallComesUpWhileOneTypes types a complaint while another customer
// rings: nothing typed is lost or moved, one key goes to the caller's file, esc
// comes back to the complaint.
func TestACallComesUpWhileOneTypes(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                              careline.Lang
		home, title, category, banner, on string
		caller, began, answer, unsaved    string
	}{
		{
			careline.English, "Who is calling?", "New complaint 王建国", "noise", "☎ 李小红 139 1234 5678", "complaints",
			"Customer 李小红", "began; F4 ends it", "F12 answer", "not saved",
		},
		{
			careline.Chinese, "谁来电？", "新投诉 王建国", "噪音", "☎ 李小红 139 1234 5678", "投诉",
			"客户 李小红", "已开始；按 F4 结束", "F12 接听", "尚未保存",
		},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			exchange, _ := colleague(t, h, "exchange", "exchange")
			m := start(t, h.session, c.lang, 80, 24, false)
			m.wait(c.home, "●")
			m.say("8823")
			m.press("enter")
			m.wait("EWH-60A")
			m.press("c")
			m.wait(c.title)
			m.say(c.category)
			m.press("enter")
			m.press("enter")
			m.say("加热时有很大的")
			m.wait("加热时有很大的")
			_, before, _ := m.beforeCursor()

			p := rung(t, exchange, "+86 139-1234-5678", "")
			m.wait(c.banner, c.on, c.answer, "加热时有很大的")
			if line, at, shown := m.beforeCursor(); !shown || at != before || !strings.HasSuffix(line, "很大的") {
				t.Errorf("the cursor went from %v to %v after %q", before, at, line)
			}
			m.say("噪音")
			m.wait(c.banner, "加热时有很大的噪音")

			m.press("f12")
			m.wait(c.caller, c.began)
			m.gone(c.banner)
			m.press("esc")
			m.wait(c.title, "加热时有很大的噪音")
			if line, _, shown := m.beforeCursor(); !shown || !strings.HasSuffix(line, "很大的噪音") {
				t.Errorf("the cursor stands after %q", line)
			}
			call, running, err := h.session.RunningCall(t.Context())
			if err != nil || !running || call.ID != p.Call.ID || call.Customer != 2 {
				t.Errorf("the call is %+v, %v, %v", call, running, err)
			}

			// A second one for this person waits: the first has to be ended.
			rung(t, exchange, "13800138823", "1042")
			m.wait("☎ 王建国 138 0013 8823")
			m.press("f12")
			m.wait("! ", p.Call.ID.String(), "☎ 王建国 138 0013 8823", c.title)
			m.press("f11")
			m.gone("☎ 王建国 138 0013 8823")
			m.wait(c.title, "加热时有很大的噪音")
		})
	}
}

// TestWhoAnswersFirstHasTheCallOnTheScreen has two consoles ring.
func TestWhoAnswersFirstHasTheCallOnTheScreen(t *testing.T) {
	t.Parallel()
	h := found(t)
	li, _ := colleague(t, h, "lina", "李娜")
	m := start(t, h.session, careline.English, 80, 24, false)
	n := start(t, li.session, careline.English, 80, 24, false)
	m.wait("Who is calling?", "●")
	n.wait("Who is calling?", "●")
	// Nobody is known: a new file with the number in it.
	rung(t, li, "13711112222", "")
	m.wait("137 1111 2222 · unknown caller")
	n.wait("137 1111 2222 · unknown caller")
	n.press("f12")
	n.wait("New customer", "137 1111 2222")
	m.gone("unknown caller")
	// Several may be: the search, with the number typed. The one in a call
	// does not ring.
	_, err := h.session.AddCustomer(t.Context(), newKeys()(), careline.Customer{Name: "李大红", Contacts: []careline.ContactPoint{{Raw: "13912345678"}}})
	if err != nil {
		t.Fatal(err)
	}
	p := rung(t, li, "13912345678", "")
	m.wait("139 1234 5678 · 2 may be calling")
	if strings.Contains(n.screen(), "may be calling") {
		t.Errorf("it rings for who is in a call:\n%s", n.screen())
	}
	m.press("f12")
	m.wait("2 found", "李小红", "李大红", p.Call.ID.String()+" began")
}

// TestACallThatNobodyTakesIsMissed leaves it to the clock, and then to all.
func TestACallThatNobodyTakesIsMissed(t *testing.T) {
	t.Parallel()
	h := found(t)
	li, ahead := colleague(t, h, "lina", "李娜")
	n := start(t, li.session, careline.English, 80, 24, false)
	n.wait("Who is calling?", "●")
	rung(t, h, "13912345678", "")
	n.wait("☎ 李小红")
	n.press("f11")
	n.wait("is noted as a missed call")
	n.gone("☎ 李小红")
	rung(t, h, "13800138823", "")
	n.wait("☎ 王建国")
	ahead.Store(int64(careline.DefaultRing))
	if _, err := li.session.MissPops(t.Context()); err != nil { // as any desk does
		t.Fatal(err)
	}
	n.gone("☎ 王建国")
	n.say("8823\r")
	n.wait("Customer 王建国", "missed (compl")
}
