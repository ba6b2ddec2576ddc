package console_test

import (
	"testing"

	"careline"
)

// TestTheSecondToSaveLosesNothing has two people in one customer's form, on
// two processes. The second sees both versions, takes field by field, and is
// overtaken once more before it is saved.
func TestTheSecondToSaveLosesNothing(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                             careline.Lang
		home, both, mine, theirs, before string
		saved                            string
		width, height                    int
	}{
		{
			careline.English, "Who is calling?", "Both of you changed note", "● yours: 周末来电", "○ theirs: 先打电话",
			"○ before: (empty)", "Customer 王建国", 120, 40,
		},
		{
			careline.Chinese, "谁来电？", "双方都改了备注", "● 您：周末来电", "○ 对方：先打电话", "○ 原：（空）", "客户 王建国", 80, 24,
		},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			li, _ := colleague(t, h, "lina", "李娜")
			m := start(t, h.session, c.lang, c.width, c.height, false)
			m.wait(c.home, "●")
			m.say("8823")
			m.press("enter")
			m.wait("EWH-60A")
			m.press("e")
			m.wait("138 0013 8823")
			m.say("国")         // the name: only mine
			m.press("\x1b[6~") // to the note, the last field
			m.say("周末来电")      // both
			change := func(edit func(*careline.Customer)) {
				t.Helper()
				file, err := li.session.Open(t.Context(), 1)
				if err != nil {
					t.Fatal(err)
				}
				edit(&file.Customer)
				if _, err := li.session.SaveCustomer(t.Context(), newKeys()(), file.Customer); err != nil {
					t.Fatal(err)
				}
			}
			m.wait("王建国国", "周末来电")
			change(func(c *careline.Customer) { c.Note, c.Company = "先打电话", "宁北电器" })
			m.press("ctrl+s")
			m.wait(c.both, c.mine, c.theirs, "李娜", "宁北电器", c.before)
			m.press("\x12") // ctrl+r: theirs
			m.wait("○"+c.mine[len("●"):], "●"+c.theirs[len("○"):])
			m.press("\x12") // and mine again
			m.wait(c.mine, c.theirs)

			change(func(c *careline.Customer) { c.Note = "门铃坏了" })
			m.press("ctrl+s")
			m.wait(c.both, c.mine, "门铃坏了")
			m.press("ctrl+s")
			m.wait(c.saved, "周末来电")
			file, err := h.session.Open(t.Context(), 1)
			if err != nil {
				t.Fatal(err)
			}
			if k := file.Customer; k.Note != "周末来电" || k.Company != "宁北电器" || k.Name != "王建国国" {
				t.Errorf("saved were %q, %q, %q", k.Name, k.Company, k.Note)
			}
		})
	}
}

// TestAnActThatIsOvertakenKeepsItsWords has somebody else move a case on while
// it is being moved on here.
func TestAnActThatIsOvertakenKeepsItsWords(t *testing.T) {
	t.Parallel()
	h := found(t)
	k, err := h.session.LogCase(t.Context(), newKeys()(), careline.Case{
		Customer: 1, Category: "noise", Severity: careline.SeverityHigh, Text: "夜里睡不着",
	})
	if err != nil {
		t.Fatal(err)
	}
	li, _ := colleague(t, h, "lina", "李娜")
	m := start(t, h.session, careline.English, 120, 40, false)
	m.wait("Who is calling?", "●")
	m.say("8823")
	m.press("enter")
	m.wait("EWH-60A", "CASE-")
	m.press("tab", "enter")
	m.wait("夜里睡不着", "w work order")
	m.press("t", "tab")
	m.say("已联系客户")
	m.wait("another state", "已联系客户")
	if _, err := li.session.AdvanceCase(t.Context(), newKeys()(), careline.CaseStep{
		Case: k.ID, Version: k.Version, To: careline.CaseAcknowledged, Reason: "first",
	}); err != nil {
		t.Fatal(err)
	}
	m.wait("acknowledged ─", "已联系客户")
	m.press("ctrl+s") // nobody means the state that is next now
	m.wait("choose again: becomes", "已联系客户")
	m.press("right", "ctrl+s")
	m.wait("w work order", "assessed ─", "已联系客户")
	view, err := h.session.Case(t.Context(), k.ID)
	if err != nil || view.Case.State != careline.CaseAssessed {
		t.Errorf("the case is %s, %v\n%s", view.Case.State, err, m.screen())
	}
}
