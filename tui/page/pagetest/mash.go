package pagetest

import (
	"math/rand/v2"

	"careline"
	"careline/tui/page"
)

// Mash presses n keys that nobody would press in this order, and looks at the
// page after each in a size of chance: it must neither break down nor draw
// past its edges.
func (r *Rig) Mash(open func() page.Page, seed uint64, n int) {
	r.T.Helper()
	chance := rand.New(rand.NewPCG(seed, 1)) //nolint:gosec // the same seed must press the same keys
	keys := []string{
		"enter", "tab", "shift+tab", "up", "down", "left", "right", "pgup", "pgdown", "home", "end", "backspace", "delete",
		"ctrl+s", "ctrl+r", "ctrl+o", "ctrl+u", "ctrl+w", "ctrl+j", "alt+enter", "esc", "space",
	}
	texts := []string{"a", "c", "d", "e", "f", "g", "k", "o", "p", "r", "s", "t", "u", "v", "w", "x", "$", "3", "噪音", "明天", "C-1", "：", "!", "*"}
	r.Show(open())
	for range n {
		if chance.IntN(3) == 0 {
			r.Press(keys[chance.IntN(len(keys))])
		} else {
			r.Type(texts[chance.IntN(len(texts))])
		}
		switch chance.IntN(20) {
		case 0:
			r.Do(r.Page.Update(page.Changed{}))
		case 1:
			r.Speak([]careline.Lang{careline.English, careline.Chinese}[chance.IntN(2)])
		case 2:
			r.Paste("two\nlines \x1b[31m\u202e")
		}
		width, height := 40+chance.IntN(100), 7+chance.IntN(40)
		r.View(width, height)
		if before, ok := r.Before(width, height); ok && before == "" {
			r.T.Error("the cursor stands on the frame")
		}
		if r.Left || len(r.Went) > 5 {
			r.Show(open())
		}
		if r.T.Failed() {
			r.T.Fatalf("with seed %d", seed)
		}
	}
}
