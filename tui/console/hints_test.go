package console

import (
	"slices"
	"strings"
	"testing"

	"careline"
	"careline/tui/text"
)

// TestHintsAreOfActions holds that each key that the words name is one that
// can be configured, so that a hint never names a key that does nothing.
func TestHintsAreOfActions(t *testing.T) {
	t.Parallel()
	for _, hint := range text.Hints() {
		at, name, _ := strings.Cut(hint, ".")
		known := slices.ContainsFunc(rooms(), func(r room) bool {
			return (r.name == at || at == "form") && slices.ContainsFunc(r.modes, func(m mode) bool {
				return slices.ContainsFunc(m.actions, func(a action) bool { return a.name == name })
			})
		})
		if !known {
			t.Errorf("the words name the key of %s, which is no action", hint)
		}
	}
}

func TestHintsNameTheConfiguredKeys(t *testing.T) {
	t.Parallel()
	c := &console{keys: newKeymap(map[string][]string{"board.undo": {"f11"}, "save": {"f12"}})}
	for l, want := range map[careline.Lang]string{careline.English: "F11 undoes", careline.Chinese: "F11 撤销"} {
		w := c.words(l)
		if !strings.Contains(w.Board.UndoHint, want) || !strings.Contains(w.Form.RebasedClean, "F12") {
			t.Errorf("the hints are %q and %q", w.Board.UndoHint, w.Form.RebasedClean)
		}
	}
}
