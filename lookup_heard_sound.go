package careline

import "strings"

// soundKey tells how a Latin word sounds, so that words which sound alike have
// the same key: smith and smyth, catherine and kathryn, wright and rite. It is
// nothing for a word with other letters than a to z, or none.
//
// The rules are a small set of our own in the manner of Lawrence Philips'
// Metaphone (1990): consonants that are said alike become one letter, silent
// ones go, and so do vowels but for the first. On a bad line voiced and
// unvoiced sounds run together, so th is t, v is f and z is s. Where less than
// three consonants are left the first vowel counts: lee is not law.
func soundKey(word string) string {
	if word == "" || len(word) > maxSlipWord || !lowerLetters(word) {
		return ""
	}
	w := spelled(word)
	key := make([]byte, 0, 8)
	vowel := byte(0)
	for i := 0; i < len(w); {
		s, n := soundAt(w, i)
		if n > 0 {
			if s != 0 && (len(key) == 0 || key[len(key)-1] != s) {
				key = append(key, s)
			}
			i += n
			continue
		}
		if c := vowelClass(w[i]); vowel == 0 && c != 0 {
			vowel = c
		}
		if i == 0 {
			key = append(key, 'A')
		}
		i++
	}
	if len(strings.TrimPrefix(string(key), "A")) < 3 && vowel != 0 {
		key = append(key, vowel)
	}
	return string(key)
}

// silentStarts are not said at the beginning of a word.
var silentStarts = [][2]string{
	{"kn", "n"}, {"gn", "n"}, {"pn", "n"}, {"wr", "r"}, {"ps", "s"}, {"pt", "t"}, {"x", "s"}, {"wh", "w"}, {"rh", "r"}, {"mac", "mk"}, {"mc", "mk"},
}

// spelled takes off what is not said at the beginning, the b of lamb, and one
// of two letters that are the same; x is ks.
func spelled(word string) string {
	for _, s := range silentStarts {
		if rest, ok := strings.CutPrefix(word, s[0]); ok && rest != "" {
			word = s[1] + rest
			break
		}
	}
	if strings.HasSuffix(word, "mb") {
		word = word[:len(word)-1]
	}
	word = strings.ReplaceAll(word, "x", "ks")
	b := make([]byte, 0, len(word))
	for i := range len(word) {
		if i == 0 || word[i] != word[i-1] {
			b = append(b, word[i])
		}
	}
	return string(b)
}

// letterSounds are the spellings with the sound that they have, 0 for none, the
// longer before the shorter. What stands behind a plus must follow, but is not
// used up: the e of ce is still a vowel.
var letterSounds = [26][]letterSound{
	'b' - 'a': {{"b", 'B'}},
	'c' - 'a': {{"ch+r", 'K'}, {"ch+l", 'K'}, {"c+ia", 'X'}, {"ch", 'X'}, {"ck", 'K'}, {"c+e", 'S'}, {"c+i", 'S'}, {"c+y", 'S'}, {"c", 'K'}},
	'd' - 'a': {{"dg+e", 'J'}, {"dg+i", 'J'}, {"dt", 'T'}, {"d", 'T'}},
	'f' - 'a': {{"f", 'F'}},
	'g' - 'a': {{"ght", 'T'}, {"gh", 0}, {"g+e", 'J'}, {"g+i", 'J'}, {"g+y", 'J'}, {"g", 'K'}},
	'j' - 'a': {{"j", 'J'}},
	'k' - 'a': {{"k", 'K'}},
	'l' - 'a': {{"l", 'L'}},
	'm' - 'a': {{"m", 'M'}},
	'n' - 'a': {{"n", 'N'}},
	'p' - 'a': {{"ph", 'F'}, {"p", 'P'}},
	'q' - 'a': {{"qu", 'K'}, {"q", 'K'}},
	'r' - 'a': {{"r", 'R'}},
	's' - 'a': {{"sch", 'X'}, {"sh", 'X'}, {"s+ia", 'X'}, {"s+io", 'X'}, {"sc+e", 'S'}, {"sc+i", 'S'}, {"s", 'S'}},
	't' - 'a': {{"tch", 'X'}, {"t+ia", 'X'}, {"t+io", 'X'}, {"th", 'T'}, {"tz", 'S'}, {"ts", 'S'}, {"t", 'T'}},
	'v' - 'a': {{"v", 'F'}},
	'z' - 'a': {{"z", 'S'}},
}

type letterSound struct {
	spelling string
	sound    byte
}

// soundAt gives the sound of the consonants at i and how many letters spell
// it; no letters where a vowel stands there.
func soundAt(w string, i int) (sound byte, n int) {
	rest := w[i:]
	switch w[i] {
	case 'a', 'e', 'i', 'o', 'u':
		return 0, 0
	case 'h', 'w', 'y': // said only where a vowel follows at the beginning
		if i == 0 && len(w) > 1 && vowelClass(w[1]) != 0 && w[1] != 'y' {
			return w[i] - 'a' + 'A', 1
		}
		if w[i] == 'y' {
			return 0, 0
		}
		return 0, 1
	}
	for _, s := range letterSounds[w[i]-'a'] {
		said, follows, _ := strings.Cut(s.spelling, "+")
		if behind, ok := strings.CutPrefix(rest, said); ok && strings.HasPrefix(behind, follows) {
			return s.sound, len(said)
		}
	}
	return 0, 1
}

// vowelClass tells front vowels, back vowels and a apart; 0 for a consonant.
func vowelClass(c byte) byte {
	switch c {
	case 'e', 'i', 'y':
		return 'i'
	case 'o', 'u':
		return 'u'
	case 'a':
		return 'a'
	}
	return 0
}
