package console_test

import (
	"strings"
	"testing"

	"careline"
)

// TestComplaintToOrder works through a call at the keyboard, on the real
// store: the customer by the phone's tail, the complaint, the work order from
// it. It counts the keys beyond the words typed.
func TestComplaintToOrder(t *testing.T) {
	for _, c := range []struct {
		lang                        careline.Lang
		home, file, units           string
		category, severity, saved   string
		order, dispatched, provider string
	}{
		{
			lang: careline.English, home: "Who is calling?", file: "Customer 王建国", units: "in warranty until",
			category: "noise", severity: "high", saved: "CASE-", order: "repair", dispatched: "WO-", provider: "宁北服务",
		},
		{
			lang: careline.Chinese, home: "谁来电？", file: "客户 王建国", units: "在保至",
			category: "噪音", severity: "高", saved: "CASE-", order: "维修", dispatched: "WO-", provider: "宁北服务",
		},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			m := start(t, h.session, c.lang, 80, 24, false)
			m.wait(c.home, "●")

			m.say("8823")
			m.press("enter")
			m.wait(c.file, "138 0013 8823 *", c.units)
			budget(t, m, "T1 customer by phone tail", 1)

			m.press("c")
			m.wait("EWH-60A")
			m.say(c.category)
			m.press("enter")
			m.say(c.severity)
			m.press("enter")
			m.say("加热时有很大的噪音，夜里睡不着")
			m.press("ctrl+s")
			m.wait(c.saved, "加热时有很大的噪音")
			m.gone("ctrl+s")
			budget(t, m, "T2 complaint", 4)

			m.press("w")
			m.wait(c.provider, c.order)
			m.press("ctrl+s")
			m.wait(c.dispatched, c.provider)
			m.gone("ctrl+s")
			budget(t, m, "T3 work order", 3)

			cases, err := h.session.Cases(t.Context(), careline.CaseFilter{})
			if err != nil || len(cases) != 1 || cases[0].Category != "noise" || cases[0].Severity != careline.SeverityHigh {
				t.Errorf("the cases are %+v, %v", cases, err)
			}
			orders, err := h.session.Orders(t.Context(), careline.OrderFilter{})
			if err != nil || len(orders) != 1 || orders[0].Case != cases[0].ID || orders[0].ProviderName != c.provider {
				t.Errorf("the orders are %+v, %v", orders, err)
			}
			if t.Failed() {
				t.Log(m.screen())
			}
		})
	}
}

// budget checks how many keys a task took, and begins to count the next.
func budget(t *testing.T, m *terminal, task string, most int) {
	t.Helper()
	t.Logf("%s: %d keys", task, m.count)
	if m.count > most {
		t.Errorf("%s took %d keys; %d are allowed", task, m.count, most)
	}
	m.count = 0
}

// TestAnotherDeskSeesIt has two consoles on one file, as two processes would.
func TestAnotherDeskSeesIt(t *testing.T) {
	h := found(t)
	other := open(t, h.dsn)
	m := start(t, h.session, careline.English, 80, 24, false)
	n := start(t, other.session, careline.Chinese, 120, 40, true)
	for _, desk := range []*terminal{m, n} {
		desk.wait("●")
		desk.say("8823")
		desk.press("enter")
		desk.wait("王建国  Wang Jianguo", "EWH-60A")
	}
	n.wait("暂无", "DEMO 演示", "虚构数据")
	m.press("n")
	m.wait("what the next person should know")
	m.say("门卫登记")
	m.press("enter")
	n.wait("门卫登记")

	m.press("c")
	m.wait("New complaint", "noise")
	m.say("noise")
	m.press("enter", "enter")
	m.say("夜里睡不着")
	m.press("ctrl+s")
	n.wait("夜里睡不着")
}

// TestCursorStandsInCells types Chinese and looks where the terminal's own
// cursor is: an input method's window comes up there.
func TestCursorStandsInCells(t *testing.T) {
	h := found(t)
	m := start(t, h.session, careline.Chinese, 80, 24, false)
	m.wait("谁来电？")
	m.say("建国路 88")
	m.wait("│ 建国路 88", "找到 1 位")
	line, at, shown := m.beforeCursor()
	if !shown || line != "│ 建国路 88" || at.X != 11 || at.Y != 2 {
		t.Errorf("the cursor is at %v (shown: %v) after %q", at, shown, line)
	}
	m.press("enter")
	m.wait("阳光花园")
	m.press("n")
	m.wait("下一位接听者")
	m.say("你好世界")
	m.wait("你好世界")
	line, at, shown = m.beforeCursor()
	if !shown || line != " 备注 你好世界" || at.X != 14 || at.Y != 21 {
		t.Errorf("in a note the cursor is at %v (shown: %v) after %q", at, shown, line)
	}
}

// TestEnterOutrunsTheSearch sends the words and the key in one burst, faster
// than anything can be found.
func TestEnterOutrunsTheSearch(t *testing.T) {
	h := found(t)
	m := start(t, h.session, careline.English, 80, 24, false)
	m.wait("Who is calling?")
	m.say("5678\r")
	m.wait("Customer 李小红")
}

// TestKeysAreKeptForWhatComes types a whole errand ahead, as over a slow line
// or by fingers that know the way: nothing may land on the wrong page.
func TestKeysAreKeptForWhatComes(t *testing.T) {
	h := found(t)
	m := start(t, h.session, careline.English, 80, 24, false)
	m.wait("Who is calling?")
	m.say("8823\rn门卫登记\rcnoise\r\r夜里睡不着\x13w\x13")
	m.wait("WO-", "宁北服务")
	m.press("f2")
	m.say("8823\r")
	m.wait("门卫登记", "CASE-", "2 open")
}

// TestTheWayAround goes through what works on every page.
func TestTheWayAround(t *testing.T) {
	h := found(t)
	m := start(t, h.session, careline.English, 80, 24, false)
	m.wait("Who is calling?", "F1 help")
	m.press("f1")
	m.wait("On this page", "Everywhere", "F3 ctrl+n")
	m.press("esc")
	m.wait("Who is calling?")
	m.press("ctrl+l")
	m.wait("谁来电？", "F1 帮助")
	m.press("ctrl+l")
	m.say("5678")
	m.wait("李小红")
	m.press("enter")
	m.wait("Customer 李小红", "esc back")
	m.press("z")
	m.wait("z does nothing here")
	m.press("f4")
	m.wait("☎ call 0:")
	m.press("/")
	m.wait("Who is calling?", "☎ call 0:")
	if strings.Contains(m.screen(), "5678") {
		t.Errorf("the box was not emptied:\n%s", m.screen())
	}
	m.press("ctrl+c")
	if err := <-m.done; err != nil {
		t.Error(err)
	}
	m.done <- nil

	// The call goes on: a console that starts again picks it up.
	again := start(t, h.session, careline.Chinese, 80, 24, false)
	again.wait("☎ 通话 0:")
}
