package person

import (
	"strings"
	"unicode"

	"golang.org/x/text/width"
)

// typed is what the omnibox text says about a customer who was not found.
type typed struct{ name, phones, address, email string }

// sortOut tells the scraps of an omnibox text apart: digits are a phone, what
// has a house number or the like is an address, other words are a name. A few
// digits alone were the tail of a phone, and tell nothing.
func sortOut(text string) typed {
	var t typed
	add := func(to *string, sep, s string) {
		if *to != "" {
			*to += sep
		}
		*to += s
	}
	for _, scrap := range strings.Fields(text) {
		plain := width.Fold.String(scrap)
		letters := strings.ContainsFunc(plain, unicode.IsLetter)
		switch n := digits(plain); {
		case strings.Contains(plain, "@"):
			t.email = plain
		case !letters && n >= fewestDigits:
			add(&t.phones, "; ", plain)
		case !letters:
			if t.address != "" {
				add(&t.address, " ", scrap)
			}
		case n > 0 || isPlace(scrap):
			add(&t.address, " ", scrap)
		default:
			add(&t.name, " ", scrap)
		}
	}
	if t.name != "" && !strings.ContainsFunc(t.name, func(r rune) bool { return unicode.Is(unicode.Han, r) }) {
		t.name = capitals(t.name)
	}
	return t
}

// isPlace tells whether Chinese letters are more likely an address than a name.
func isPlace(s string) bool {
	letters := []rune(s)
	if !unicode.Is(unicode.Han, letters[0]) {
		return false
	}
	return len(letters) > 4 || len(letters) > 2 && strings.ContainsAny(string(letters[len(letters)-1:]), "路街道巷弄里村镇乡区县市省苑园城")
}

func capitals(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		letters := []rune(w)
		letters[0] = unicode.ToUpper(letters[0])
		words[i] = string(letters)
	}
	return strings.Join(words, " ")
}
