package console_test

import (
	"testing"

	"careline"
)

// TestASupervisorLooksOverAnOperatorsShoulder has both at consoles of their own,
// as in two processes.
func TestASupervisorLooksOverAnOperatorsShoulder(t *testing.T) {
	t.Parallel()
	for _, c := range []struct {
		lang                               careline.Lang
		home, title, began, tag, ended     string
		consoles                           string
		width, height, farWidth, farHeight int
	}{
		{careline.English, "Who is calling?", "Watching 李娜", "王敏 watches this console.", "watched by 王敏", "Nobody watches", "consoles", 100, 30, 100, 30},
		{careline.Chinese, "谁来电？", "旁观 李娜", "王敏 正在旁观此控制台。", "◉", "已无人旁观", "控制台", 80, 24, 120, 40},
	} {
		t.Run(string(c.lang), func(t *testing.T) {
			h := found(t)
			li, _ := colleague(t, h, "lina", "李娜")
			far := start(t, li.session, c.lang, c.farWidth, c.farHeight, false)
			far.wait(c.home, "●")
			m := start(t, h.session, c.lang, c.width, c.height, false)
			m.wait(c.home, "●")
			m.press("ctrl+k")
			m.say(c.consoles)
			m.wait(c.consoles)
			m.press("enter")
			m.wait("李娜")
			m.say("w")
			m.wait(c.title)
			far.wait(c.began, c.tag)
			m.wait(c.home)
			far.say("8823")
			m.wait("8823", "王建国")
			far.press("enter")
			m.wait("EWH-60A")
			m.say("x8") // nothing of it reaches the other
			far.wait("EWH-60A", c.tag)
			m.press("esc")
			far.wait(c.ended)
			far.gone(c.tag)
		})
	}
}
