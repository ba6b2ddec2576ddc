package bench

import (
	"slices"
	"strings"

	"careline"
)

// asTrueOf tells whether the query is as true of another as of the person
// meant: the true scrap is true of them, and what was typed for the name is
// theirs exactly, or by a slip of the same kind.
func (s *Slip) asTrueOf(h *careline.Hit) bool {
	k := factsOf(&careline.File{Customer: h.Customer})
	if !scrapIsTrue(s.truth, &h.Customer) {
		return false
	}
	typed := unaccented(s.typed)
	if typed == unaccented(k.name) || s.Kind == wrongStreet {
		return typed == unaccented(k.name)
	}
	surname, given := k.pinyin()
	switch s.Kind {
	case slipHomophone, slipHomophones:
		return sameSyllables([]rune(s.typed), &k, func(a, b string) bool { return a == b })
	case slipDialect:
		return sameSyllables([]rune(s.typed), &k, func(a, b string) bool { return a == b || slices.Contains(mishear(a), b) })
	case slipDialectPinyin:
		return given != "" && (typed == surname+given || heardAs(typed, &k))
	case slipPinyin:
		return given != "" && distance(typed, surname+given) <= 1
	case slipTurned:
		return given != "" && typed == given+" "+surname || sameWords(typed, &k, 0)
	case slipLatin, slipLatinSound, slipAccents:
		return sameWords(typed, &k, 1)
	case slipLatinTwo:
		return sameWords(typed, &k, 2)
	case slipTraditional:
		return s.typed == traditional(k.name)
	case slipSwapped:
		return sameLetters(s.typed, k.name)
	}
	return false
}

// scrapIsTrue tells whether every part of a scrap stands in the file.
func scrapIsTrue(scrap string, c *careline.Customer) bool {
	var file []string
	for _, p := range c.Contacts {
		file = append(file, Digits(p.Raw))
	}
	for _, h := range c.Homes {
		file = append(file, unaccented(h.Site.Region.String()+" "+h.Site.Street))
	}
	for part := range strings.FieldsSeq(unaccented(scrap)) {
		if !slices.ContainsFunc(file, func(s string) bool { return strings.Contains(s, part) }) {
			return false
		}
	}
	return true
}

func sameSyllables(typed []rune, k *facts, same func(a, b string) bool) bool {
	if len(typed) != len(k.syllables) {
		return false
	}
	for i, said := range read(typed) {
		if !same(said, k.syllables[i]) {
			return false
		}
	}
	return true
}

// heardAs tells whether one syllable of the name misheard gives what was typed.
func heardAs(typed string, k *facts) bool {
	for i, syllable := range k.syllables {
		for _, other := range mishear(syllable) {
			said := slices.Clone(k.syllables)
			said[i] = other
			if strings.Join(said, "") == typed {
				return true
			}
		}
	}
	return false
}

// sameWords tells whether the words of a Latin name are those that were typed,
// in any order, with so many slips in all.
func sameWords(typed string, k *facts, most int) bool {
	theirs, words := strings.Fields(unaccented(k.name)), strings.Fields(typed)
	if len(theirs) != len(words) {
		return false
	}
	return fewest(words, theirs) <= most
}

// fewest gives the slips in the order of the words in which they are the fewest.
func fewest(a, b []string) int {
	if len(a) == 0 {
		return 0
	}
	best := len(strings.Join(a, "")) + len(strings.Join(b, ""))
	for i := range b {
		rest := slices.Concat(b[:i], b[i+1:])
		best = min(best, distance(a[0], b[i])+fewest(a[1:], rest))
	}
	return best
}

func sameLetters(a, b string) bool {
	x, y := []rune(a), []rune(b)
	slices.Sort(x)
	slices.Sort(y)
	return slices.Equal(x, y)
}

// distance counts the letters to put in, leave out, change or swap with the
// next that make a of b.
func distance(a, b string) int {
	x, y := []rune(a), []rune(b)
	before, last := make([]int, len(y)+1), make([]int, len(y)+1)
	now := make([]int, len(y)+1)
	for j := range last {
		last[j] = j
	}
	for i := range x {
		now[0] = i + 1
		for j := range y {
			change := 1
			if x[i] == y[j] {
				change = 0
			}
			now[j+1] = min(last[j]+change, last[j+1]+1, now[j]+1)
			if i > 0 && j > 0 && x[i] == y[j-1] && x[i-1] == y[j] {
				now[j+1] = min(now[j+1], before[j-1]+1)
			}
		}
		before, last, now = last, now, before
	}
	return last[len(y)]
}
