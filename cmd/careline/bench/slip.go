package bench

import (
	"math/rand/v2"
	"strings"
	"unicode"

	"golang.org/x/text/unicode/norm"
)

// The kinds of slips.
const (
	slipHomophone     = "homophone"             // one character of another that sounds alike
	slipHomophones    = "homophones"            // every character
	slipDialect       = "dialect"               // one character of one that a dialect does not tell apart
	slipDialectPinyin = "dialect, pinyin"       // the same, in letters
	slipPinyin        = "misspelt pinyin"       // one slip of the finger
	slipLatin         = "misspelt Latin"        // one slip of the finger in one word
	slipLatinTwo      = "misspelt Latin, twice" // two in the longest word
	slipLatinSound    = "Latin as it sounds"    // smyth, katherine
	slipAccents       = "accents left out"      // muller
	slipSwapped       = "given name swapped"    // 王国建
	slipTurned        = "given name first"      // jianguo wang, smith john
	slipTraditional   = "traditional"           // 張偉
)

// slips invents each kind of slip of a name; empty where the name allows none.
var slips = map[string]func(*rand.Rand, *facts) string{
	slipHomophone:  func(r *rand.Rand, k *facts) string { return respell(r, k, false, sameSound) },
	slipHomophones: func(r *rand.Rand, k *facts) string { return respell(r, k, true, sameSound) },
	slipDialect: func(r *rand.Rand, k *facts) string {
		return respell(r, k, false, func(r *rand.Rand, letter rune, syllable string) rune {
			return sameSound(r, letter, pickString(r, mishear(syllable)))
		})
	},
	slipDialectPinyin: dialectPinyin,
	slipPinyin: func(r *rand.Rand, k *facts) string {
		surname, given := k.pinyin()
		if len(surname+given) < 5 {
			return ""
		}
		return mistype(r, surname+given)
	},
	slipLatin: func(r *rand.Rand, k *facts) string { return latinSlip(r, k, 1) },
	slipLatinTwo: func(r *rand.Rand, k *facts) string {
		return latinSlip(r, k, 2)
	},
	slipLatinSound: latinSound,
	slipAccents: func(_ *rand.Rand, k *facts) string {
		if plain := unaccented(k.name); plain != strings.ToLower(k.name) && len(k.words) > 0 {
			return plain
		}
		return ""
	},
	slipSwapped: func(_ *rand.Rand, k *facts) string {
		if g := []rune(k.given); len(g) == 2 && g[0] != g[1] {
			return k.surname + string(g[1]) + string(g[0])
		}
		return ""
	},
	slipTurned: func(_ *rand.Rand, k *facts) string {
		if surname, given := k.pinyin(); given != "" {
			return given + " " + surname
		}
		if n := len(k.words); n > 1 {
			return strings.ToLower(k.words[n-1] + " " + strings.Join(k.words[:n-1], " "))
		}
		return ""
	},
	slipTraditional: func(_ *rand.Rand, k *facts) string {
		if s := traditional(k.name); s != k.name && k.surname != "" {
			return s
		}
		return ""
	},
}

// respell writes one letter of a Chinese name, or all, as another.
func respell(r *rand.Rand, k *facts, all bool, other func(*rand.Rand, rune, string) rune) string {
	letters := []rune(k.name)
	changed := 0
	for _, i := range r.Perm(len(k.syllables)) {
		if changed > 0 && !all {
			break
		}
		if o := other(r, letters[i], k.syllables[i]); o != 0 {
			letters[i] = o
			changed++
		}
	}
	if changed == 0 || all && changed < len(letters) {
		return ""
	}
	return string(letters)
}

// sameSound gives another character of the syllable; zero where there is none.
func sameSound(r *rand.Rand, letter rune, syllable string) rune {
	others := sounding()[syllable]
	for _, i := range r.Perm(len(others)) {
		if others[i] != letter {
			return others[i]
		}
	}
	return 0
}

func dialectPinyin(r *rand.Rand, k *facts) string {
	for _, i := range r.Perm(len(k.syllables)) {
		if heard := mishear(k.syllables[i]); len(heard) > 0 {
			said := append([]string{}, k.syllables...)
			said[i] = pickString(r, heard)
			return strings.Join(said, "")
		}
	}
	return ""
}

// besides are the keys beside a key.
var besides = map[rune]string{
	'q': "wa", 'w': "qes", 'e': "wrd", 'r': "etf", 't': "ryg", 'y': "tuh", 'u': "yij", 'i': "uok", 'o': "ipl", 'p': "ol",
	'a': "qsz", 's': "awdx", 'd': "sefc", 'f': "drgv", 'g': "fthb", 'h': "gyjn", 'j': "hukm", 'k': "jil", 'l': "kop",
	'z': "asx", 'x': "zsdc", 'c': "xdfv", 'v': "cfgb", 'b': "vghn", 'n': "bhjm", 'm': "njk",
}

// mistype makes one slip of the finger: letters swapped, one dropped, one
// doubled, or the key beside.
func mistype(r *rand.Rand, word string) string {
	for range 20 {
		letters := []rune(word)
		i := r.IntN(len(letters))
		switch r.IntN(4) {
		case 0:
			if i+1 < len(letters) {
				letters[i], letters[i+1] = letters[i+1], letters[i]
			}
		case 1:
			letters = append(letters[:i:i], letters[i+1:]...)
		case 2:
			letters = append(letters[:i+1:i+1], letters[i:]...)
		default:
			if near := besides[letters[i]]; near != "" {
				letters[i] = rune(near[r.IntN(len(near))])
			}
		}
		if s := string(letters); s != word {
			return s
		}
	}
	return ""
}

// latinSlip mistypes the longest word of a name so many times.
func latinSlip(r *rand.Rand, k *facts, times int) string {
	if len(k.words) == 0 {
		return ""
	}
	words := strings.Fields(unaccented(k.name))
	long := 0
	for i, w := range words {
		if len(w) > len(words[long]) {
			long = i
		}
	}
	if len(words[long]) < 3+2*times { // of a shorter one nothing is left
		return ""
	}
	for range times {
		if words[long] = mistype(r, words[long]); words[long] == "" {
			return ""
		}
	}
	return strings.Join(words, " ")
}

// asHeard are spellings that sound alike.
var asHeard = [][2]string{
	{"mith", "myth"},
	{"ph", "f"},
	{"ph", "v"},
	{"ck", "k"},
	{"ca", "ka"},
	{"ar", "arr"},
	{"ei", "ee"},
	{"ei", "ie"},
	{"ey", "y"},
	{"ie", "y"},
	{"ll", "l"},
	{"nn", "n"},
	{"tt", "t"},
	{"ss", "s"},
	{"mps", "ms"},
	{"sen", "son"},
	{"son", "sen"},
	{"mac", "mc"},
	{"mc", "mac"},
	{"dt", "tt"},
	{"ou", "oo"},
	{"ay", "ey"},
	{"th", "t"},
	{"oe", "o"},
	{"ew", "ue"},
	{"x", "cks"},
	{"tch", "ch"},
	{"rown", "rowne"},
	{"lark", "larke"},
	{"ook", "ooke"},
	{"geo", "je"},
	{"ae", "e"},
	{"ks", "x"},
	{"z", "s"},
}

// latinSound writes one word of a name as it sounds.
func latinSound(r *rand.Rand, k *facts) string {
	if len(k.words) == 0 {
		return ""
	}
	plain := unaccented(k.name)
	for _, i := range r.Perm(len(asHeard)) {
		if s := strings.Replace(plain, asHeard[i][0], asHeard[i][1], 1); s != plain {
			return s
		}
	}
	return ""
}

var plainLetters = strings.NewReplacer("ß", "ss", "ø", "o", "æ", "ae", "œ", "oe", "ł", "l", "đ", "d", "ı", "i")

// unaccented gives a text in lower case without accents.
func unaccented(s string) string {
	s = norm.NFD.String(strings.ToLower(s))
	return plainLetters.Replace(strings.Map(func(r rune) rune {
		if unicode.Is(unicode.Mn, r) {
			return -1
		}
		return r
	}, s))
}

func pickString(r *rand.Rand, from []string) string {
	if len(from) == 0 {
		return ""
	}
	return from[r.IntN(len(from))]
}
