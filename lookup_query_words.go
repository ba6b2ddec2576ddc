package careline

import "strings"

type wordKind byte

const (
	hanWord   wordKind = iota
	digitWord          // digits, also 5-2-601 and 138.0013.8823
	latinWord          // letters
	mixedWord          // letters and digits in one: 6A2207-0041
	emailWord
)

// queryWord is a word of a query, before anything is known of its sense.
type queryWord struct {
	kind   wordKind
	text   string   // folded; without dashes and dots
	typed  string   // as it stands in the query
	groups []string // of a digitWord: the digits between its dashes
	glued  bool     // nothing stood between it and the word before
	plus   bool     // a plus stood before it
	paren  bool     // a parenthesis stood before it
}

// queryWords cuts a query into words at spaces and commas, and where Han,
// Latin letters and digits meet.
func queryWords(text string) []queryWord {
	f := fold(text)
	original := []rune(text)
	typed := func(start, end int) string {
		from, to := f.span(start, end)
		return string(original[from:to])
	}
	var words []queryWord
	glued := false
	for i := 0; i < len(f.runes); {
		r := f.runes[i]
		switch {
		case classOf(r) == han:
			start := i
			for i < len(f.runes) && (classOf(f.runes[i]) == han || middleDot(f.runes[i]) && i+1 < len(f.runes) && classOf(f.runes[i+1]) == han) {
				i++
			}
			name := strings.Map(dropDots, string(f.runes[start:i]))
			words = append(words, queryWord{kind: hanWord, text: name, typed: typed(start, i), glued: glued})
			glued = true
		case classOf(r) == gap && !strings.ContainsRune("+(", r):
			i++
			glued = false
		default:
			start := i
			for i < len(f.runes) && inWord(f.runes[i]) {
				i++
			}
			if i == start {
				i++
			}
			more := unspacedWords(string(f.runes[start:i]))
			for k := range more {
				more[k].typed = more[k].text
			}
			if len(more) > 0 {
				more[0].glued = glued
			}
			if len(more) == 1 {
				more[0].typed = typed(start, i)
			}
			words = append(words, more...)
			glued = len(more) > 0
		}
	}
	return words
}

func dropDots(r rune) rune {
	if middleDot(r) {
		return -1
	}
	return r
}

func inWord(r rune) bool {
	c := classOf(r)
	return c == letter || c == digit || strings.ContainsRune("-.'@_+()/", r)
}

// unspacedWords cuts a stretch that has neither spaces nor Han characters.
func unspacedWords(s string) []queryWord {
	plus, paren := strings.HasPrefix(s, "+"), strings.HasPrefix(s, "(")
	s = strings.Trim(s, "-.'_+()/")
	if local, _, ok := strings.Cut(s, "@"); ok {
		if alnum(local) != "" {
			return []queryWord{{kind: emailWord, text: s}}
		}
		s = strings.Trim(s, "@")
	}
	s = strings.ReplaceAll(s, "'", "")
	parts := strings.FieldsFunc(s, func(r rune) bool { return classOf(r) == gap })
	if len(parts) == 0 {
		return nil
	}
	text := strings.Join(parts, "")
	switch {
	case digitsOf(text) == text:
		return []queryWord{{kind: digitWord, text: text, groups: parts, plus: plus, paren: paren}}
	case !strings.ContainsAny(text, "0123456789"):
		words := make([]queryWord, len(parts))
		for i, p := range parts {
			words[i] = queryWord{kind: latinWord, text: p, glued: i > 0}
		}
		return words
	case len(parts) <= 2:
		if words := twoHalves(parts); words != nil {
			return words
		}
	}
	return []queryWord{{kind: mixedWord, text: text}}
}

// twoHalves cuts wang8823, 8823wang and wo-24871; a text that changes more
// than once between letters and digits stays whole.
func twoHalves(parts []string) []queryWord {
	chars := []rune(strings.Join(parts, ""))
	cut := 0
	for i := 1; i < len(chars); i++ {
		if (classOf(chars[i]) == digit) == (classOf(chars[i-1]) == digit) {
			continue
		}
		if cut > 0 {
			return nil
		}
		cut = i
	}
	if len(parts) == 2 && len([]rune(parts[0])) != cut {
		return nil
	}
	half := func(part []rune) queryWord {
		if classOf(part[0]) == digit {
			return queryWord{kind: digitWord, text: string(part), groups: []string{string(part)}}
		}
		return queryWord{kind: latinWord, text: string(part)}
	}
	first, second := half(chars[:cut]), half(chars[cut:])
	second.glued = true
	return []queryWord{first, second}
}
