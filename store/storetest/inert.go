package storetest

import (
	"fmt"
	"unicode"
	"unicode/utf8"
)

// maxMarks is how many combining marks on one letter are still no attack.
const maxMarks = 4

// Harm says what in a text a terminal, a spreadsheet or a reader's eye would
// obey; empty where there is nothing. Line feeds are no harm. It judges by
// lists of its own and not by the code that it is to judge.
func Harm(s string) string {
	if !utf8.ValidString(s) {
		return "it is not valid UTF-8"
	}
	marks := 0
	for i, r := range s {
		marks++
		switch {
		case r == '\n':
			marks = 0
		case r < 0x20 || r >= 0x7f && r <= 0x9f:
			return fmt.Sprintf("the control %U at byte %d", r, i)
		case r >= 0x200b && r <= 0x200f || r >= 0x2060 && r <= 0x206f || r == 0xfeff || r == 0xad || r == 0x34f || r == 0x61c:
			return fmt.Sprintf("%U at byte %d, which nobody sees", r, i)
		case r >= 0x202a && r <= 0x202e || r == 0x2028 || r == 0x2029:
			return fmt.Sprintf("%U at byte %d, which turns the line", r, i)
		case r >= 0xe0000 && r <= 0xe0fff || r >= 0xfe00 && r <= 0xfe0f:
			return fmt.Sprintf("the tag or variation %U at byte %d", r, i)
		case r == 0x3164 || r == 0x115f || r == 0x1160 || r == 0xffa0:
			return fmt.Sprintf("the filler %U at byte %d", r, i)
		case r >= 0xe000 && r <= 0xf8ff || r >= 0xf0000 || r&0xfffe == 0xfffe || r >= 0xfdd0 && r <= 0xfdef:
			return fmt.Sprintf("%U at byte %d, which has no meaning", r, i)
		case !unicode.Is(unicode.M, r):
			marks = 0
		}
		if marks > maxMarks && r != '\n' {
			return fmt.Sprintf("a stack of marks at byte %d", i)
		}
	}
	return ""
}
