package careline

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// The bounds of a query: what is beyond them is not looked at.
const (
	maxQuery    = 200 // characters
	maxScraps   = 8
	maxHanScrap = 24
	maxReading  = 24 // senses of one scrap
)

// Query is what was typed into the omnibox, understood: scraps in any order,
// each of which the customer must satisfy in one of its senses.
type Query struct {
	Text    string // as typed, made safe for a screen
	Numbers []Ref  // numbers of records in it, such as WO-24871
	Scraps  []Scrap
}

// Scrap is a part of a query that is looked for as one thing.
type Scrap struct {
	Text     string // folded
	typed    string
	readings []reading
	near     []reading // what may have been meant instead; see Query.hear
}

// ParseQuery understands any text; what can't be looked for is left out.
// country (ISO 3166-1 alpha-2, CN if empty) is where phones are taken to be.
func ParseQuery(text, country string) Query {
	q := Query{Text: strings.TrimSpace(Sanitize(head(text, maxQuery)))}
	words := queryWords(q.Text)
	phones := phoneReader{country: phoneCountry(country)}
	for i := 0; i < len(words) && len(q.Scraps) < maxScraps; {
		if s, n := phones.whole(words[i:]); n > 0 {
			if len(s.readings) > 0 {
				q.Scraps = append(q.Scraps, s)
			}
			i += n
			continue
		}
		if s := readWord(words, i); len(s.readings) > 0 {
			q.Scraps = append(q.Scraps, s)
		}
		if i++; words[i-1].kind == digitWord && len(words[i-1].text) >= 7 {
			i += extensionAt(words[i:])
		}
	}
	for _, s := range q.Scraps {
		for _, r := range s.readings {
			if r.sense == asNumber && !slices.Contains(q.Numbers, r.ref) {
				q.Numbers = append(q.Numbers, r.ref)
			}
		}
	}
	return q
}

// IsZero tells whether there is nothing to look for.
func (q Query) IsZero() bool { return len(q.Scraps) == 0 }

// Plan gives the query for the index, in every sense. It finds every customer
// whom Match accepts for the very things that were typed, and may find some
// whom Match does not.
func (q Query) Plan() SearchPlan {
	layers := layersOf(q.rankedScraps(false))
	if len(layers) == 0 {
		return SearchPlan{}
	}
	return layers[len(layers)-1]
}

// readWord gives the senses of one word of the query, those of it with its
// neighbours included: "wang jianguo" is two words or one name.
func readWord(words []queryWord, i int) Scrap {
	w := words[i]
	s := Scrap{Text: w.text, typed: w.typed}
	switch w.kind {
	case hanWord:
		if i > 0 && words[i-1].kind != hanWord && w.glued && slices.Contains(houseUnits, w.text) {
			return s
		}
		s.readings = hanReadings(behindNumber(words, i))
	case digitWord:
		s.readings = digitReadings(w)
		houseBehind(s.readings, words, i)
	case latinWord:
		s.readings = latinReadings(w.text)
	case mixedWord:
		s.readings = mixedReadings(w.text)
	case emailWord:
		s.readings = []reading{{sense: asEmail, text: w.text}}
	}
	s.readings = append(s.readings, joinedReadings(words, i)...)
	if len(s.readings) > maxReading {
		s.readings = s.readings[:maxReading]
	}
	slices.SortStableFunc(s.readings, func(a, b reading) int { return b.ceiling() - a.ceiling() })
	return s
}

// behindNumber leaves out the 号 of 88号阳光花园.
func behindNumber(words []queryWord, i int) string {
	w := words[i]
	if i == 0 || !w.glued || words[i-1].kind == hanWord {
		return w.text
	}
	f := fold(w.text)
	if n := houseUnitAt(&f, 0); n > 0 && n < len(f.runes) {
		return string(f.runes[n:])
	}
	return w.text
}

// houseBehind notes of a number that it is a house's: it runs on from a road's
// name, or 号 or the like follows it.
func houseBehind(readings []reading, words []queryWord, i int) {
	behind := rune(0)
	if i > 0 && words[i].glued && words[i-1].kind == hanWord {
		behind, _ = utf8.DecodeLastRuneInString(words[i-1].text)
	}
	unit := i+1 < len(words) && words[i+1].glued && words[i+1].kind == hanWord &&
		slices.ContainsFunc(houseUnits, func(u string) bool { return strings.HasPrefix(words[i+1].text, u) })
	if !unit && (behind == 0 || !strings.ContainsRune(roadEnds, behind)) {
		return
	}
	for k := range readings {
		if readings[k].sense == asHouse {
			readings[k].behind = max(behind, 1)
		}
	}
}

// latinReadings gives the senses of a word in Latin letters.
func latinReadings(w string) []reading {
	all := []reading{{sense: asWord, text: w}, {sense: asStreet, text: w}}
	if short := shortStreet(w); short != "" {
		all = append(all, reading{sense: asStreet, text: short})
	}
	all = append(all, soundReadings(w)...)
	if n := len(w); n >= 2 && n <= 6 && areInitials(w) {
		all = append(all, reading{sense: asInitials, text: w, shapes: initialShapes(w)})
	}
	if len([]rune(w)) >= minEmail {
		all = append(all, reading{sense: asEmail, text: w})
	}
	if len([]rune(w)) >= minCode {
		all = append(all, codeReadings(w)...)
	}
	return all
}

// mixedReadings gives the senses of letters and digits in one.
func mixedReadings(w string) []reading {
	all := codeReadings(w)
	if ref, err := ParseNumber(w); err == nil {
		all = append(all, reading{sense: asNumber, text: w, ref: ref})
	}
	if classOf(rune(w[0])) == digit {
		all = append(all, reading{sense: asHouse, text: w, pieces: []string{w}})
	}
	all = append(all, reading{sense: asWord, text: w}, reading{sense: asStreet, text: w})
	if len(w) >= minEmail {
		all = append(all, reading{sense: asEmail, text: w})
	}
	return all
}

// soundReadings gives the senses of letters as the sound of a name or a street.
func soundReadings(w string) []reading {
	var all []reading
	if shapes := pinyinShapes(w); len(shapes) > 0 {
		all = append(all, reading{sense: asPinyin, text: w, shapes: shapes})
	}
	if shapes := roadShapes(w); len(shapes) > 0 {
		all = append(all, reading{sense: asRoad, text: w, shapes: shapes})
	}
	return all
}

func codeReadings(w string) []reading {
	if len([]rune(w)) < minCode {
		return []reading{{sense: asCode, text: w}}
	}
	return []reading{{sense: asCode, text: w}, {sense: asCodeTail, text: w}, {sense: asCodeWithin, text: w}}
}

// digitReadings gives the senses of digits, with dashes or without.
func digitReadings(w queryWord) []reading {
	d := w.text
	if len(w.groups) == 1 && chineseMobile(d) {
		return append([]reading{{sense: asPhone, text: d}, {sense: asPhone, text: d[1:]}}, codeReadings(d)...) // or +1 300 200 0000
	}
	all := phoneReadings(d)
	if n := len(w.groups); n > maxScraps {
		return all // no address has so many numbers in one
	} else if n > 1 {
		all = append(all,
			reading{sense: asHouse, text: d, pieces: []string{strings.Join(w.groups, "x")}},
			reading{sense: asHouse, text: d, pieces: w.groups})
	} else {
		all = append(all, reading{sense: asHouse, text: d, pieces: w.groups})
		all = append(all, reading{sense: asWord, text: d})
	}
	if len(d) < minCode && len(w.groups) == 1 {
		return append(all, reading{sense: asCode, text: d})
	}
	return append(all, codeReadings(d)...)
}

// joinedReadings gives the senses of a word together with its neighbours.
// Each of them gets the same ones, so that either all of them are one thing
// or each is one of its own.
func joinedReadings(words []queryWord, i int) []reading {
	var all []reading
	for from := max(0, i-3); from <= i; from++ {
		for to := max(i+1, from+2); to <= min(len(words), from+4); to++ {
			all = append(all, joined(words[from:to])...)
		}
	}
	return all
}

func joined(words []queryWord) []reading {
	text := ""
	digits, latin, glued := true, true, true
	for k, w := range words {
		if w.kind == hanWord || w.kind == emailWord {
			return nil
		}
		text += w.text
		digits = digits && w.kind == digitWord
		latin = latin && w.kind == latinWord
		glued = glued && (k == 0 || w.glued)
	}
	switch {
	case digits && len(text) <= 15:
		return append(phoneReadings(text), codeReadings(text)...)
	case digits:
		return nil
	case latin && len(text) <= 32:
		all := soundReadings(text)
		if len(words) == 2 && len(words[0].text) <= 3 { // o brien, mc donald
			all = append(all, reading{sense: asWord, text: text})
		}
		return all
	case latin || len(words) > 2 && !glued:
		return nil
	}
	all := []reading{}
	if ref, err := ParseNumber(text); err == nil {
		all = append(all, reading{sense: asNumber, text: text, ref: ref})
	}
	if glued || words[0].kind == mixedWord || words[1].kind == mixedWord || len(words[0].text) <= 4 {
		all = append(all, codeReadings(text)...)
	}
	if glued {
		all = append(all, mixedReadings(text)...)
	}
	return all
}

// longestPart is how many digits hardly are a whole phone with its country's code.
const longestPart = 8

// phoneReadings gives the senses of digits as a phone or a part of one.
func phoneReadings(d string) []reading {
	switch {
	case len(d) < minPhonePart, len(d) > maxPhoneDigits:
		return nil
	case len(d) <= longestPart:
		return []reading{{sense: asPhone, text: d}, {sense: asPhoneTail, text: d}, {sense: asPhonePart, text: d}}
	}
	all := []reading{{sense: asPhone, text: d}, {sense: asPhoneTail, text: d}, {sense: asPhonePart, text: d}}
	if abroad, ok := strings.CutPrefix(d, "00"); ok {
		all = append(all, phoneReadings(nationalDigits(splitE164(abroad)))...)
	} else if code, nsn := splitE164(d); d[0] != '0' && len(nsn) >= longestPart {
		all = append(all, reading{sense: asPhone, text: nationalDigits(code, nsn)})
	}
	return all
}
