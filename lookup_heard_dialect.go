package careline

import (
	"slices"
	"strings"
)

// Hearing says which sounds of Mandarin are taken for one another when a name
// is heard and not read (L6). The zero value confuses all that are known.
type Hearing struct {
	not uint16 // a bit for each of confusions that does not count
}

// confusion is a pair of sounds that a dialect does not tell apart.
type confusion struct {
	name string
	// swap gives the syllables that one may have meant who is heard to say
	// the initial and final; what is no syllable is dropped afterwards.
	swap func(initial, final string) []string
	end  bool // it acts on the final; otherwise on the initial
}

// confusions are those of domain.md, L6, in the order in which they are written.
var confusions = []confusion{
	{name: "n/l", swap: initials("n", "l")},
	{name: "f/h", swap: fOrH},
	{name: "z/zh", swap: initials("z", "zh")},
	{name: "c/ch", swap: initials("c", "ch")},
	{name: "s/sh", swap: initials("s", "sh")},
	{name: "r/l", swap: initials("r", "l")},
	{name: "an/ang", swap: finals("an", "ang"), end: true},
	{name: "en/eng", swap: finals("en", "eng"), end: true},
	{name: "in/ing", swap: finals("in", "ing"), end: true},
	{name: "hu/wu", swap: huOrWu},
}

// DefaultHearing confuses all pairs that are known.
func DefaultHearing() Hearing { return Hearing{} }

// ParseHearing reads pairs such as "n/l f/h an/ang", with spaces or commas
// between them, each in either order. No pair, or the word none, confuses nothing.
func ParseHearing(list string) (Hearing, error) {
	h := Hearing{not: 1<<len(confusions) - 1}
	names := strings.FieldsFunc(strings.ToLower(list), func(r rune) bool { return r == ',' || r == '，' || r == '、' || r <= ' ' })
	if len(names) == 1 && names[0] == "none" {
		return h, nil
	}
	for _, name := range names {
		a, b, _ := strings.Cut(name, "/")
		i := slices.IndexFunc(confusions, func(c confusion) bool { return c.name == a+"/"+b || c.name == b+"/"+a })
		if i < 0 {
			return h, NewError(CodeUsage, Say("%q are not sounds that can be taken for one another; there are: %s.",
				"%q 不是可混淆的读音；可用：%s。", name, DefaultHearing().String()), nil)
		}
		h.not &^= 1 << i
	}
	return h, nil
}

// String gives the pairs as ParseHearing reads them.
func (h Hearing) String() string {
	var names []string
	for i, c := range confusions {
		if h.not&(1<<i) == 0 {
			names = append(names, c.name)
		}
	}
	return strings.Join(names, " ")
}

// alike gives the syllables that are taken for this one, itself not among
// them: those that differ in one sound, then those that differ in initial and
// final.
func (h Hearing) alike(syllable string) []string {
	if !syllables[syllable] {
		return nil
	}
	var all []string
	keep := func(list []string) {
		for _, s := range list {
			if s != syllable && syllables[s] && !slices.Contains(all, s) {
				all = append(all, s)
			}
		}
	}
	begun, ended := h.swapped(syllable, false), h.swapped(syllable, true)
	keep(begun)
	keep(ended)
	for _, s := range begun {
		keep(h.swapped(s, true))
	}
	for _, s := range ended {
		keep(h.swapped(s, false))
	}
	return all
}

// swapped gives what one confusion of the initial, or of the final, makes of a
// syllable.
func (h Hearing) swapped(syllable string, end bool) []string {
	initial, final := soundParts(syllable)
	var all []string
	for i, c := range confusions {
		if c.end == end && h.not&(1<<i) == 0 {
			all = append(all, c.swap(initial, final)...)
		}
	}
	return all
}

// soundParts cuts a syllable into its initial, empty or one or two letters
// (w and y count as one), and its final.
func soundParts(syllable string) (initial, final string) {
	n := 0
	for n < len(syllable) && !strings.ContainsRune("aeiouv", rune(syllable[n])) {
		n++
	}
	return syllable[:n], syllable[n:]
}

func initials(a, b string) func(initial, final string) []string {
	return func(initial, final string) []string {
		switch initial {
		case a:
			return []string{b + final}
		case b:
			return []string{a + final}
		}
		return nil
	}
}

func finals(short, long string) func(initial, final string) []string {
	return func(initial, final string) []string {
		if rest, ok := strings.CutSuffix(final, long); ok {
			return []string{initial + rest + short}
		}
		if rest, ok := strings.CutSuffix(final, short); ok {
			return []string{initial + rest + long}
		}
		return nil
	}
}

// fOrH knows that the h which is taken for f mostly has a u behind it: fang
// and huang, fei and hui, feng and hong.
func fOrH(initial, final string) []string {
	switch initial {
	case "f":
		all := []string{"h" + final}
		for _, p := range fAsHu {
			if p[0] == final {
				all = append(all, "h"+p[1])
			}
		}
		return all
	case "h":
		all := []string{"f" + final}
		for _, p := range fAsHu {
			if p[1] == final {
				all = append(all, "f"+p[0])
			}
		}
		return all
	}
	return nil
}

var fAsHu = [][2]string{{"a", "ua"}, {"an", "uan"}, {"ang", "uang"}, {"ei", "ui"}, {"en", "un"}, {"eng", "ong"}, {"o", "uo"}}

// huOrWu confuses hu with wu, and so huang (黄) with wang (王).
func huOrWu(initial, final string) []string {
	for _, p := range huAsWu {
		switch {
		case initial == "h" && final == p[0]:
			return []string{"w" + p[1]}
		case initial == "w" && final == p[1]:
			return []string{"h" + p[0]}
		}
	}
	return nil
}

var huAsWu = [][2]string{
	{"u", "u"}, {"ua", "a"}, {"uai", "ai"}, {"uan", "an"}, {"uang", "ang"}, {"ui", "ei"}, {"un", "en"}, {"uo", "o"},
}
