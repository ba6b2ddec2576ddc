package console_test

import (
	"testing"

	"careline"
)

// TestSeveralOrdersAtOnce marks what one provider has, passes it all on,
// takes that back, and keeps the view that it was done in for the next day.
func TestSeveralOrdersAtOnce(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                                           careline.Lang
		home, marked, passed, back, saved, view, opens string
	}{
		{
			careline.English, "Who is calling?", "3 marked", "✓ 3 orders passed on to 江南快修", "✓ 3 orders: taken back",
			"View mine saved", "saved views", "The board opens with mine",
		},
		{
			careline.Chinese, "谁来电？", "已标记 3", "✓ 3 张工单 已转派给江南快修", "✓ 3 张工单：已撤销",
			"视图 mine 已保存", "已存视图", "看板将以 mine 打开",
		},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			id, other := late(t, h)
			of := func(p careline.ProviderID) int {
				t.Helper()
				rows, err := h.session.Orders(t.Context(), careline.OrderFilter{Provider: p})
				if err != nil {
					t.Fatal(err)
				}
				return len(rows)
			}
			m := start(t, h.session, c.lang, 80, 24, false)
			m.wait(c.home, "●")
			m.press("f7")
			m.wait(id.String(), "江南快修")
			m.press("w")
			m.say("ningbei")
			m.press("enter")
			m.gone("江南快修")
			m.press("*")
			m.wait(c.marked)
			m.press("g")
			m.wait("江南快修")
			m.press("enter")
			m.wait(c.passed)
			if n := of(other); n != 4 {
				t.Errorf("the other has %d orders", n)
			}
			// The act is the console's, not the page's.
			m.press("esc")
			m.wait(c.home)
			m.press("f7")
			m.wait(id.String())
			m.press("ctrl+z")
			m.wait(c.back)
			if n := of(other); n != 1 {
				t.Errorf("taken back, the other has %d orders", n)
			}

			m.press("w")
			m.say("jiangnan")
			m.press("enter", "ctrl+s")
			m.say("mine")
			m.press("enter")
			m.wait(c.saved)
			m.press("v")
			m.wait("1 mine", c.view)
			m.press("o")
			m.wait(c.opens)
			m.press("esc")
			m.gone("1 mine")
			m.press("esc")

			n := start(t, h.session, c.lang, 120, 40, false)
			n.wait(c.home, "●")
			n.press("f7")
			n.wait("[mine]", "江南快修")
			n.gone("宁北服务")
		})
	}
}
