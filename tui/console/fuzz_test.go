package console_test

import (
	"testing"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/console"
	"careline/tui/page"
)

// fuzzed are the keys that a byte stands for; a letter stands for itself.
var fuzzed = []string{
	"enter", "tab", "shift+tab", "esc", "up", "down", "left", "right", "backspace", "delete", "pgup", "pgdown", "home", "end",
	"f1", "f2", "f3", "f4", "f5", "f6", "f7", "f8", "f9", "f10", "ctrl+s", "ctrl+k", "ctrl+d", "ctrl+z", "ctrl+u", "ctrl+w", "alt+enter",
}

// FuzzKeys presses and pastes anything on any page, in any size: nothing
// panics, and every screen is what a screen must be.
func FuzzKeys(f *testing.F) {
	f.Add(uint8(0), "wang 8823\x00\x01", "\x1b[200~x\x1b[201~", uint8(80), uint8(24))
	f.Add(uint8(3), "abc\x01\x01\x18", "王\u202e\u009b2J\r\nx", uint8(40), uint8(10))
	f.Add(uint8(8), "?\x03\x19kk\x00", "\xff\x00", uint8(120), uint8(40))
	f.Add(uint8(14), "/1\x04x\x13\x00\x03", "=1+1\t", uint8(1), uint8(1))
	c := gather(f) // one hotline for all: what a run saves, the next finds there
	f.Fuzz(func(t *testing.T, route uint8, keys, paste string, width, height uint8) {
		if len(keys) > 60 || len(paste) > 2000 {
			return
		}
		size := page.Size{Width: int(width), Height: int(height)}
		lang := []careline.Lang{careline.English, careline.Chinese}[route>>7]
		d := console.Drive(t.Context(), c.options(lang, size))
		places := c.everywhere()
		d.Go(places[int(route&0x7f)%len(places)])
		for i, r := range keys {
			switch {
			case r < rune(len(fuzzed)):
				d.Do(keyPress(fuzzed[r]))
			default:
				d.Do(tea.KeyPressMsg{Code: r, Text: string(r)})
			}
			if i == len(keys)/2 {
				d.Do(tea.PasteMsg{Content: paste})
			}
			if d.Quit {
				return
			}
			screenIs(t, d.Top().Title(), d.View(), size)
		}
	})
}
