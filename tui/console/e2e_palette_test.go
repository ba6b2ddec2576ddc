package console_test

import (
	"testing"

	"careline"
)

// TestPaletteOverAForm opens the palette in the midst of typing: the letters
// go to it, its cursor stands in cells, and the form keeps what was typed.
func TestPaletteOverAForm(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                                        careline.Lang
		home, form, title, hint, typed, name, saved string
		line                                        string
		cursor                                      int
	}{
		{careline.English, "Who is calling?", "New customer", "actions · New customer", "type what you want", "save", "ctrl+s", "Customer 赵敏", "│ save", 6},
		{careline.Chinese, "谁来电？", "新客户", "操作 · 新客户", "输入想做的事", "保存", "ctrl+s", "客户 赵敏", "│ 保存", 6},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			m := start(t, h.session, c.lang, 80, 24, false)
			m.wait(c.home, "●")
			m.press("f3")
			m.wait(c.form)
			m.say("赵敏")
			m.press("ctrl+k")
			m.wait(c.title, c.hint)
			m.press("esc")
			m.gone(c.title)
			m.press("ctrl+k")
			m.wait(c.title)
			m.say(c.typed)
			m.wait(c.line, "▸ ", c.name)
			if line, at, shown := m.beforeCursor(); !shown || line != c.line || at.X != c.cursor || at.Y != 2 {
				t.Errorf("the cursor is at %v (shown: %v) after %q", at, shown, line)
			}
			m.press("enter")
			m.wait(c.saved)
			hits, err := h.session.Lookup(t.Context(), "赵敏", 2)
			if err != nil || len(hits.Matches) != 1 || hits.Matches[0].Customer.Name != "赵敏" {
				t.Errorf("found %+v, %v", hits, err)
			}
		})
	}
}
