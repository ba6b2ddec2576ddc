package console_test

import (
	"testing"

	"careline"
)

// TestASecondContactIsNotASecondCase has a customer ring again about a unit
// for which a complaint is open: it is offered before a new one is made,
// enter goes on with it, it escalates, and its history says so.
func TestASecondContactIsNotASecondCase(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                                    careline.Lang
		home, file, form, offer, ask, now, past string
		width, height                           int
	}{
		{
			careline.English, "Who is calling?", "Customer 王建国", "New complaint", "called again", "They came back about it", "is now high", "again, now high: 还是响", 80, 24,
		},
		{careline.Chinese, "谁来电？", "客户 王建国", "新投诉", "再次来电", "客户就此再次来电", "已升级为“高”", "再次来电，升级为高：", 120, 40},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			file, err := h.session.Open(t.Context(), 1)
			if err != nil {
				t.Fatal(err)
			}
			k, err := h.session.LogCase(t.Context(), newKeys()(), careline.Case{
				Customer: 1, Unit: file.Units[0].Unit.ID, Category: "noise", Severity: careline.SeverityNormal, Text: "夜里睡不着",
			})
			if err != nil {
				t.Fatal(err)
			}
			m := start(t, h.session, c.lang, c.width, c.height, false)
			m.wait(c.home, "●")
			m.say("8823")
			m.press("enter")
			m.wait(c.file, k.ID.String())
			m.press("c")
			m.wait(c.form, c.offer, k.ID.String())
			m.press("enter")
			m.wait(c.ask)
			m.say("还是响，明天就去投诉")
			m.press("enter")
			m.wait(c.now, c.past)
			budget(t, m, "a second contact about an open matter", 4)
			m.press("u")
			m.wait(c.file, k.ID.String(), "1")

			got, err := h.session.Open(t.Context(), 1)
			if err != nil || len(got.Cases) != 1 || got.Cases[0].Severity != careline.SeverityHigh {
				t.Errorf("the cases are %+v, %v", got.Cases, err)
			}
		})
	}
}
