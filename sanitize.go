package careline

import (
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// maxMarks is how many combining marks a letter may carry; more are stacks
// made to disturb the lines above and below.
const maxMarks = 4

// replacement stands where something was taken out, so that a reader sees it.
const replacement = '\uFFFD'

// Sanitize makes a text from outside safe to show on one line: composed
// (NFC), without controls (C0, DEL, C1), format characters (bidi overrides,
// zero width, tags), fillers that show nothing, and stacks of combining marks. Line breaks and tabs
// become spaces; everything else taken out leaves one U+FFFD.
func Sanitize(s string) string { return sanitize(s, false) }

// SanitizeText is Sanitize for a text of several lines: line feeds stay.
func SanitizeText(s string) string { return sanitize(s, true) }

func sanitize(s string, lines bool) string {
	if ordinary(s) {
		return s
	}
	// Invalid bytes and high stacks of marks first: beside the ones NFC leaves
	// text as it is, and into the others it puts characters of its own.
	s = strings.ToValidUTF8(strings.ReplaceAll(s, "\r\n", "\n"), string(replacement))
	s = norm.NFC.String(cutStacks(s, 4*maxMarks))
	var b strings.Builder
	b.Grow(len(s))
	dropped := false
	for _, r := range s {
		if harmful(r) && r != '\n' && r != '\t' {
			if !dropped {
				b.WriteRune(replacement)
			}
			dropped = true
			continue
		}
		dropped = false
		switch {
		case r == '\n' && lines:
			b.WriteRune(r)
		case r == '\n' || r == '\t':
			b.WriteByte(' ')
		default:
			b.WriteRune(r)
		}
	}
	return cutStacks(b.String(), maxMarks)
}

// cutStacks leaves at most n combining marks on a letter.
func cutStacks(s string, n int) string {
	marks := 0
	return strings.Map(func(r rune) rune {
		if marks++; !unicode.Is(unicode.M, r) {
			marks = 0
		}
		if marks > n {
			return -1
		}
		return r
	}, s)
}

func plain(s string) bool {
	for i := range len(s) {
		if s[i] < ' ' || s[i] >= 0x7f {
			return false
		}
	}
	return true
}

// ordinary tells at once that a text is safe and composed: all of it is
// printable ASCII, common Han characters and their punctuation, none of which
// combines with anything.
func ordinary(s string) bool {
	for _, r := range s {
		switch {
		case r >= ' ' && r < 0x7f, r >= 0x4E00 && r <= 0x9FFF, r >= 0x3001 && r <= 0x3002, r >= 0xFF01 && r <= 0xFF5E:
		default:
			return false
		}
	}
	return true
}

func harmful(r rune) bool {
	return unicode.IsControl(r) || unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Cs, r) || unicode.Is(unicode.Co, r) ||
		unicode.Is(unicode.Zl, r) || unicode.Is(unicode.Zp, r) ||
		unicode.Is(unicode.Other_Default_Ignorable_Code_Point, r) || unicode.Is(unicode.Variation_Selector, r) ||
		unicode.Is(unicode.Noncharacter_Code_Point, r) || r >= 0xE0000 && r <= 0xE0FFF ||
		r >= 0x1F3FB && r <= 0x1F3FF // skin tones: terminals don't agree how many cells they take
}
