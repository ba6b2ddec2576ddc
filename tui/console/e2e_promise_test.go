package console_test

import (
	"testing"
	"time"

	"careline"
)

// TestABrokenPromiseComesForwardByItself has a promise that broke while nobody
// looked: the first console that starts escalates it, and each list says so.
func TestABrokenPromiseComesForwardByItself(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                       careline.Lang
		home, board, broken, cases string
	}{
		{careline.English, "Who is calling?", "escalated 2 h", "promise of", "! escalated"},
		{careline.Chinese, "谁来电？", "已升级2小时", "未兑现", "! 已升级"},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			hits, err := h.session.Lookup(t.Context(), "8823", 1)
			if err != nil {
				t.Fatal(err)
			}
			k, err := h.session.LogCase(t.Context(), newKeys()(), careline.Case{
				Customer: hits.Matches[0].Customer.ID, Category: "leak", Text: "漏水",
			})
			if err != nil {
				t.Fatal(err)
			}
			k.Promise = h.session.Now().Add(-2*time.Hour - time.Minute)
			if _, err := h.session.EditCase(t.Context(), newKeys()(), k); err != nil {
				t.Fatal(err)
			}
			m := start(t, h.session, c.lang, 80, 24, false)
			m.wait(c.home, "●")
			m.press("f7", "tab")
			m.wait(k.ID.String(), c.board)
			m.press("enter")
			m.wait(c.broken)
			m.press("u")
			m.wait(c.cases)
		})
	}
}
