package text_test

import (
	"strings"
	"testing"

	"careline"
	"careline/tui/text"
)

func TestHintsNameTheKeysThatHold(t *testing.T) {
	if got := text.For(careline.English).Board.UndoHint; !strings.Contains(got, "ctrl+z") || strings.Contains(got, "{") {
		t.Errorf("by default the hint is %q", got)
	}
	own := text.Keyed(careline.Chinese, func(action string) string {
		if action == "board.undo" {
			return "F11"
		}
		return ""
	})
	if !strings.Contains(own.Board.UndoHint, "F11") || !strings.Contains(own.Form.RebasedClean, "ctrl+s") {
		t.Errorf("with undo on F11: %q, %q", own.Board.UndoHint, own.Form.RebasedClean)
	}
	if text.For(careline.Chinese).Board.UndoHint == own.Board.UndoHint {
		t.Error("the words of everybody were changed")
	}
}
