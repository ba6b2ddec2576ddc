package careline

import (
	"slices"
	"strings"
)

// namesAgree is how two names stand to each other.
type namesAgree int

const (
	namesUnknown namesAgree = iota // one of the files has none
	namesSame
	namesAlike // heard alike, or a slip apart
	namesPart  // one is a part of the other
	namesDiffer
)

// names compares the names, or the firms where there is no person.
func (t *twins) names(a, b *Customer) namesAgree {
	x, y := a.Name, b.Name
	if x == "" && y == "" {
		x, y = a.Company, b.Company
	}
	agree := compareNames(x, y)
	first, second := inOrder(x, y)
	switch agree {
	case namesSame:
		t.say(TwinName, twinName, Say("same name %s", "姓名相同 %s", first))
	case namesAlike:
		t.say(TwinSound, twinSound, Say("names alike: %s, %s", "姓名相近：%s、%s", first, second))
	case namesPart:
		t.say(TwinPartName, twinPart, Say("one name within the other: %s, %s", "姓名部分相同：%s、%s", first, second))
	case namesDiffer:
		t.say(TwinOtherName, twinOtherName, Say("other names: %s, %s", "姓名不同：%s、%s", first, second))
	case namesUnknown:
	}
	return agree
}

// twinParts is a name for comparing: Han characters without a title, and
// Latin words in the order of the alphabet.
type twinParts struct {
	han    []rune
	titled bool // 王先生: only the surname is known
	words  []string
}

// titles follow a surname where nobody knows the given name.
var twinTitles = []string{"先生", "女士", "小姐", "太太", "师傅", "老师", "大爷", "大妈", "阿姨", "经理", "医生"}

func partsOfName(name string) twinParts {
	f := fold(head(name, maxIndexed))
	var p twinParts
	for _, h := range hanNames(&f) {
		p.han = append(p.han, h.chars...)
	}
	for _, title := range twinTitles {
		if rest, is := strings.CutSuffix(string(p.han), title); is && rest != "" {
			p.han, p.titled = []rune(rest), true
			break
		}
	}
	for _, w := range nameWords(&f) {
		if t := strings.Trim(w.text, "'-"); t != "" && !slices.Contains(latinTitles, t) {
			p.words = append(p.words, t)
		}
	}
	slices.Sort(p.words)
	return p
}

var latinTitles = []string{"mr", "mrs", "ms", "miss", "dr", "prof", "sir", "madam"}

func compareNames(a, b string) namesAgree {
	x, y := partsOfName(a), partsOfName(b)
	switch {
	case len(x.han)+len(x.words) == 0 || len(y.han)+len(y.words) == 0:
		return namesUnknown
	case len(x.han) > 0 && len(y.han) > 0:
		return compareHan(x, y)
	case len(x.han) > 0:
		return comparePinyin(x.han, y.words)
	case len(y.han) > 0:
		return comparePinyin(y.han, x.words)
	}
	return compareWords(x.words, y.words)
}

func compareHan(x, y twinParts) namesAgree {
	same := slices.Equal(x.han, y.han)
	switch {
	case same && x.titled == y.titled:
		return namesSame
	case x.titled && slices.Equal(x.han, y.han[:min(len(x.han), len(y.han))]),
		y.titled && slices.Equal(y.han, x.han[:min(len(x.han), len(y.han))]):
		return namesPart
	}
	if len(x.han) != len(y.han) {
		return namesDiffer
	}
	hearing := DefaultHearing()
	for _, s := range readingsOf(x.han) {
		for _, o := range readingsOf(y.han) {
			if heardAlike(hearing, s, o) {
				return namesAlike
			}
		}
	}
	return namesDiffer
}

// heardAlike compares names by syllables, at most one of them confused.
func heardAlike(h Hearing, a, b []string) bool {
	confused := 0
	for i := range a {
		if i >= len(b) || a[i] != b[i] && !slices.Contains(h.alike(a[i]), b[i]) {
			return false
		}
		if a[i] != b[i] {
			confused++
		}
	}
	return len(a) == len(b) && confused <= 1
}

// comparePinyin compares a name in characters with one in Latin letters.
func comparePinyin(han []rune, words []string) namesAgree {
	joined := strings.Join(words, "")
	for _, syllables := range readingsOf(han) {
		full, surname := strings.Join(syllables, ""), strings.Join(syllables[:surnameLength(han)], "")
		switch {
		case full == joined, len(words) > 1 && slices.Contains(words, surname) && sortedLetters(full) == sortedLetters(joined):
			return namesAlike
		case slices.Contains(words, surname) && len(words) == 1:
			return namesPart
		}
	}
	return namesDiffer
}

func sortedLetters(s string) string {
	b := []byte(s)
	slices.Sort(b)
	return string(b)
}

func compareWords(x, y []string) namesAgree {
	if slices.Equal(x, y) {
		return namesSame
	}
	if len(x) > len(y) {
		x, y = y, x
	}
	// Each word of the shorter name meets another of the longer.
	left := slices.Clone(y)
	near, begun := false, false
	for _, w := range x {
		i := slices.Index(left, w)
		if i < 0 {
			if i = slices.IndexFunc(left, func(o string) bool { return wordsAlike(w, o) }); i >= 0 {
				near = true
			}
		}
		if i < 0 {
			if i = slices.IndexFunc(left, func(o string) bool { return len(w) == 1 && o[0] == w[0] || len(o) == 1 && o[0] == w[0] }); i >= 0 {
				begun = true
			}
		}
		if i < 0 {
			return namesDiffer
		}
		left = slices.Delete(left, i, i+1)
	}
	switch {
	case len(left) > 0 || begun:
		return namesPart
	case near:
		return namesAlike
	}
	return namesSame
}

// wordsAlike tells whether two words sound alike, or are one slip apart.
func wordsAlike(a, b string) bool {
	return len(a) >= minCode && len(b) >= minCode && slips(a, b, 1) <= 1 || len(a) > 2 && len(b) > 2 && soundsAlike(a, b)
}
