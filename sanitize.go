package careline

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// maxMarks is how many combining marks a letter may carry; more are stacks
// made to disturb the lines above and below.
const maxMarks = 4

// replacement stands where something was taken out, so that a reader sees it.
const replacement = '\uFFFD'

// Sanitize makes a text from outside safe to show on one line: composed
// (NFC), without controls (C0, DEL, C1), format characters (bidi overrides,
// zero width, tags) and stacks of combining marks. Line breaks and tabs
// become spaces; everything else taken out leaves one U+FFFD.
func Sanitize(s string) string { return sanitize(s, false) }

// SanitizeText is Sanitize for a text of several lines: line feeds stay.
func SanitizeText(s string) string { return sanitize(s, true) }

func sanitize(s string, lines bool) string {
	if plain(s) {
		return s
	}
	s = norm.NFC.String(strings.ReplaceAll(s, "\r\n", "\n"))
	var b strings.Builder
	b.Grow(len(s))
	marks := 0
	dropped := false
	for i, r := range s {
		if r == utf8.RuneError && !strings.HasPrefix(s[i:], string(replacement)) || harmful(r) && r != '\n' && r != '\t' {
			if !dropped {
				b.WriteRune(replacement)
			}
			dropped = true
			continue
		}
		dropped = false
		if unicode.Is(unicode.M, r) {
			if marks++; marks > maxMarks {
				continue
			}
		} else {
			marks = 0
		}
		switch {
		case r == '\n' && lines:
			b.WriteRune(r)
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

func harmful(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cs, r) || unicode.Is(unicode.Co, r) ||
		unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) ||
		r >= 0xFE00 && r <= 0xFE0F || r >= 0xE0000 && r <= 0xE0FFF
}
