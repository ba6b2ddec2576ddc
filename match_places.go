package careline

import (
	"slices"
	"strings"
)

func (l *lookupFile) findPhone(r reading) finding {
	var best finding
	for _, p := range l.phonesOf() {
		score, from := 0, 0
		switch {
		case r.text == p.national || r.text == p.full:
			score = scoreWhole
		case r.sense == asPhoneTail && strings.HasSuffix(p.full, r.text):
			score, from = scoreStreet+2*len(r.text), len(p.national)-len(r.text)
		case r.sense == asPhoneTail && strings.HasSuffix(p.national, r.text):
			score, from = scoreStreet+2*len(r.text), len(p.national)-len(r.text)
		case r.sense == asPhoneHead && strings.HasPrefix(p.national, r.text):
			score = scoreHouse + 2*len(r.text)
		}
		if score == 0 {
			continue
		}
		m := Matched{Field: MatchPhone, Text: FormatPhone(p.point)}
		m.Start, m.End = digitSpan(m.Text, max(from, 0), min(len(r.text), len(p.national)))
		best.better(score, m)
	}
	return best
}

// digitSpan gives where in text n digits stand, counted from the one given.
func digitSpan(text string, from, n int) (start, end int) {
	seen, at := 0, 0
	start = -1
	for _, r := range text {
		if r >= '0' && r <= '9' {
			if seen == from {
				start = at
			}
			if seen++; seen == from+n {
				end = at + 1
				break
			}
		}
		at++
	}
	if start < 0 || end < start {
		return 0, 0
	}
	return start, end
}

// findPieces looks for all pieces of an address in one place.
func (l *lookupFile) findPieces(pieces []string) finding {
	var best finding
	for k := range l.placesOf() {
		p := &l.places[k]
		score := 0
		var fields []Matched
		for _, piece := range pieces {
			part := []rune(piece)
			i := p.folded.index(part)
			if i < 0 {
				score = 0
				break
			}
			start, end := p.folded.span(i, i+len(part))
			fields = append(fields, Matched{MatchAddress, p.text, start, end})
			score += scoreStreet/len(pieces) + 2*len(part)
		}
		if score = p.aged(score); score > best.score {
			best = finding{score, fields}
		}
	}
	return best
}

// aged ranks where a customer lived before below where they live now.
func (p *filedPlace) aged(score int) int {
	if score == 0 || !p.old {
		return score
	}
	return max(1, score+scoreOldHome)
}

func (l *lookupFile) findHouse(numbers []string) finding {
	var best finding
	for k := range l.placesOf() {
		p := &l.places[k]
		score := 0
		var fields []Matched
		for _, want := range numbers {
			i := slices.IndexFunc(p.housesOf(), func(h house) bool { return h.text == want })
			if i < 0 {
				score = 0
				break
			}
			h := p.houses[i]
			start, end := p.folded.span(h.start, h.end)
			fields = append(fields, Matched{MatchAddress, p.text, start, end})
			score = houseScore(numbers)
		}
		if score = p.aged(score); score > best.score {
			best = finding{score, fields}
		}
	}
	return best
}

// houseScore is higher for the whole of 5-2-601 than for its parts.
func houseScore(numbers []string) int {
	return scoreHouse + strings.Count(strings.Join(numbers, " "), "x")*10
}

// findStreet looks for the beginning of a Latin word of an address.
func (l *lookupFile) findStreet(word string) finding {
	var best finding
	for k := range l.placesOf() {
		p := &l.places[k]
		for _, w := range p.wordsOf() {
			score := 0
			switch {
			case w.text == word || shortStreet(w.text) == word:
				score = scoreStreetWord
			case len([]rune(word)) >= minStreetWord && strings.HasPrefix(w.text, word):
				score = scoreStreetWord - 10
			default:
				continue
			}
			start, end := p.folded.span(w.start, w.end)
			best.better(p.aged(score), Matched{MatchAddress, p.text, start, end})
		}
	}
	return best
}

// findCode looks for a serial number, a tag, a card or the external id.
func (l *lookupFile) findCode(r reading) finding {
	var best finding
	for _, c := range l.codesOf() {
		switch {
		case c.code == r.text:
			best.better(scoreCode, Matched{c.field, c.raw, 0, len([]rune(c.raw))})
		case len(r.text) < minCode:
		case r.sense == asCodeTail && strings.HasSuffix(c.code, r.text):
			start, end := alnumSpan(c.raw, len([]rune(c.code))-len([]rune(r.text)), len([]rune(c.code)))
			best.better(scoreStreet+2*min(len(r.text), 12), Matched{c.field, c.raw, start, end})
		case r.sense == asCode && strings.HasPrefix(c.code, r.text):
			start, end := alnumSpan(c.raw, 0, len([]rune(r.text)))
			best.better(scoreWithin+2*min(len(r.text), 12), Matched{c.field, c.raw, start, end})
		}
	}
	return best
}

// alnumSpan gives where in raw the letters and digits from start to end stand.
func alnumSpan(raw string, start, end int) (from, to int) {
	f := fold(raw)
	kept := folded{}
	for i, r := range f.runes {
		if classOf(r) != gap {
			kept.add(r, f.from(i))
		}
	}
	if end > len(kept.runes) {
		return 0, 0
	}
	return kept.span(start, end)
}

// findEmail looks for an e-mail address by its beginning.
func (l *lookupFile) findEmail(text string) finding {
	var best finding
	local, domain, at := strings.Cut(text, "@")
	for _, c := range l.customer.Contacts {
		if c.Kind != ContactEmail {
			continue
		}
		theirs, theirDomain, _ := strings.Cut(c.Raw, "@")
		mine, full := alnum(local), alnum(theirs)
		score := 0
		switch {
		case at && mine == full && alnum(domain) == alnum(theirDomain):
			score = scoreWhole
		case at && mine == full && strings.HasPrefix(alnum(theirDomain), alnum(domain)), mine == full:
			score = scoreBeginning
		case !at && strings.HasPrefix(full, mine):
			score = scoreWithin
		default:
			continue
		}
		start, end := alnumSpan(c.Raw, 0, min(len([]rune(alnum(text))), len([]rune(alnum(c.Raw)))))
		best.better(score, Matched{MatchEmail, c.Raw, start, end})
	}
	return best
}
