package careline

import (
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// folded is a text as lookup compares it: lower case, half width, without
// accents, traditional characters simplified. Each rune knows where in the text it came from, so that a match
// can be marked in what the customer's file really says.
type folded struct {
	runes []rune
	at    []int // index of the rune of the original; nil where it is the same
}

// fold folds s. A letter may become several runes (ß: ss) or none (a lone accent).
func fold(s string) folded {
	f := folded{runes: make([]rune, 0, utf8.RuneCountInString(s))}
	i := -1
	for _, r := range s {
		i++
		switch {
		case r < 0x80:
			f.add(toLowerASCII(r), i)
		case r >= 0x4E00 && r <= 0x9FFF:
			f.add(simplified(r), i)
		default:
			for _, d := range foldRune(r) {
				f.add(simplified(d), i)
			}
		}
	}
	return f
}

func (f *folded) add(r rune, at int) {
	if n := len(f.runes); f.at == nil && at != n {
		f.at = make([]int, n, cap(f.runes)+1)
		for i := range f.at {
			f.at[i] = i
		}
	}
	f.runes = append(f.runes, r)
	if f.at != nil {
		f.at = append(f.at, at)
	}
}

// from gives where in the original a rune stood.
func (f *folded) from(i int) int {
	if f.at == nil {
		return i
	}
	return f.at[i]
}

// span gives where in the original the runes from start to end stand.
func (f *folded) span(start, end int) (from, to int) {
	if start >= end {
		return 0, 0
	}
	return f.from(start), f.from(end-1) + 1
}

func toLowerASCII(r rune) rune {
	if r >= 'A' && r <= 'Z' {
		return r + 'a' - 'A'
	}
	return r
}

// foldRune folds what is neither ASCII nor a common Han character.
func foldRune(r rune) string {
	switch r {
	case 'ß', 'ẞ':
		return "ss"
	case 'æ', 'Æ':
		return "ae"
	case 'œ', 'Œ':
		return "oe"
	case 'ø', 'Ø':
		return "o"
	case 'ł', 'Ł':
		return "l"
	case 'đ', 'Đ', 'ð', 'Ð':
		return "d"
	case 'þ', 'Þ':
		return "th"
	case 'ı':
		return "i"
	case '’', '‘', 'ʼ', '´', '`':
		return "'"
	case '‐', '‑', '‒', '–', '—', '−', '－':
		return "-"
	}
	if unicode.Is(unicode.Hangul, r) {
		return string(r)
	}
	var b strings.Builder
	for _, d := range norm.NFKD.String(string(r)) {
		if unicode.Is(unicode.M, d) {
			continue
		}
		b.WriteRune(unicode.ToLower(d))
	}
	return b.String()
}

// runeClass is what kind of run a rune belongs to.
type runeClass byte

const (
	gap    runeClass = iota // spaces, punctuation, signs, emoji
	letter                  // of any script but Han
	digit
	han
)

func classOf(r rune) runeClass {
	switch {
	case r >= 'a' && r <= 'z':
		return letter
	case r >= '0' && r <= '9':
		return digit
	case r < 0x80:
		return gap
	case isHan(r):
		return han
	case unicode.IsLetter(r):
		return letter
	}
	return gap
}

// run is a stretch of a folded text: Han characters, or letters and digits.
type run struct {
	han        bool
	text       string
	start, end int // in the folded runes
}

// runs cuts a folded text into runs. An apostrophe inside a word is left out
// (o'brien: obrien); a dot or a space between Han characters ends the run.
func (f *folded) runs() []run {
	var all []run
	for i := 0; i < len(f.runes); {
		class := classOf(f.runes[i])
		if class == gap {
			i++
			continue
		}
		start := i
		quoted := false
		for i < len(f.runes) {
			c := classOf(f.runes[i])
			if c == gap && f.runes[i] == '\'' && class != han && i+1 < len(f.runes) && classOf(f.runes[i+1]) == letter {
				quoted = true
			} else if c == gap || (c == han) != (class == han) {
				break
			}
			i++
		}
		text := string(f.runes[start:i])
		if quoted {
			text = strings.ReplaceAll(text, "'", "")
		}
		all = append(all, run{han: class == han, text: text, start: start, end: i})
	}
	return all
}

// index gives where the runes of part first stand in f, or -1.
func (f *folded) index(part []rune) int {
	for i := 0; i+len(part) <= len(f.runes); i++ {
		if equalRunes(f.runes[i:i+len(part)], part) {
			return i
		}
	}
	return -1
}

func equalRunes(a, b []rune) bool {
	for i := range a {
		if a[i] != b[i] {
			return false
		}
	}
	return true
}

// alnum keeps the letters and digits of a text, folded: how serial numbers,
// tags and e-mail addresses are compared.
func alnum(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	if plain(s) {
		for _, r := range []byte(s) {
			if r := toLowerASCII(rune(r)); classOf(r) != gap {
				b.WriteByte(byte(r))
			}
		}
		return b.String()
	}
	f := fold(s)
	for _, r := range f.runes {
		if classOf(r) != gap {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// termText writes folded text with nothing but a-z, digits and Han: a letter
// of another script becomes q and its code in base 36.
func termText(s string) string {
	plain := true
	for _, r := range s {
		if !termRune(r) {
			plain = false
			break
		}
	}
	if plain {
		return s
	}
	var b strings.Builder
	for _, r := range s {
		if termRune(r) {
			b.WriteRune(r)
			continue
		}
		code := strconv.FormatInt(int64(r), 36)
		b.WriteString("q" + strings.Repeat("0", 4-len(code)) + code)
	}
	return b.String()
}

func termRune(r rune) bool {
	return r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 0x80 && isHan(r)
}

// isHan asks the tables only about what lies outside the common block.
func isHan(r rune) bool { return r >= 0x4E00 && r <= 0x9FFF || unicode.Is(unicode.Han, r) }

// head gives the first n runes of s, or all of it.
func head(s string, n int) string {
	for i := range s {
		if n == 0 {
			return s[:i]
		}
		n--
	}
	return s
}

// tail gives the last n runes of s, or all of it.
func tail(s string, n int) string {
	at := len(s)
	for ; n > 0 && at > 0; n-- {
		_, size := utf8.DecodeLastRuneInString(s[:at])
		at -= size
	}
	return s[at:]
}
