package console_test

import (
	"testing"

	"careline"
)

// TestAComplaintFromReceivedToClosedAndReopened carries a complaint through
// all its steps at the keyboard, on the real store, with what is proposed.
func TestAComplaintFromReceivedToClosedAndReopened(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                               careline.Lang
		home, product, sorry, closed, gone string
		steps                              [9]string
	}{
		{
			careline.English, "Who is calling?", "prod", "I am sorry", "closed", "reopened",
			[9]string{"acknowledged", "assessed", "cause found", "remedy sought", "plan", "done", "fed back", "closed", "reopened"},
		},
		{
			careline.Chinese, "谁来电？", "产品", "非常抱歉", "已关闭", "重新打开",
			[9]string{"受理", "评估", "查明原因", "客户诉求", "方案", "完成", "反馈", "关闭", "重新打开"},
		},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			hits, err := h.session.Lookup(t.Context(), "8823", 1)
			if err != nil {
				t.Fatal(err)
			}
			k, err := h.session.LogCase(t.Context(), newKeys()(), careline.Case{
				Customer: hits.Matches[0].Customer.ID, Category: "leak", Text: "漏水", Promise: h.session.Now().AddDate(0, 0, 1),
			})
			if err != nil {
				t.Fatal(err)
			}
			m := start(t, h.session, c.lang, 80, 24, false)
			m.wait(c.home, "●")
			m.say(k.ID.String())
			m.press("enter")
			m.wait(k.ID.String(), "▸"+c.steps[0])
			took := func(i int) {
				t.Helper()
				m.gone("ctrl+s")
				m.wait("✓ "+k.ID.String(), c.steps[i])
			}
			m.press("s", "enter")
			took(0)
			m.press("s", "enter", "enter")
			took(1)
			m.press("s")
			m.say(c.product)
			m.wait(c.sorry)
			m.press("enter", "enter")
			took(2)
			m.press("s")
			m.say("今晚修好")
			m.press("enter")
			took(3)
			m.press("s", "ctrl+s")
			took(4)
			m.press("s", "enter") // what was planned was done
			took(5)
			m.press("s", "enter", "enter")
			took(6)
			m.press("s", "enter")
			took(7)
			m.wait(" " + c.closed + " ─┐")
			budget(t, m, "a complaint from received to closed", 21)

			m.press("v")
			m.say("又漏了")
			m.press("enter")
			m.wait(" "+c.gone+" ─┐", "▸"+c.steps[0])
			if got, err := h.session.Case(t.Context(), k.ID); err != nil || got.Case.State != careline.CaseReopened || got.Case.Remedy != "今晚修好" {
				t.Errorf("the case is %+v, %v", got.Case, err)
			}
		})
	}
}
