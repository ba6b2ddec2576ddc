package careline

import (
	"strings"
	"unicode/utf8"
)

func (l *lookupFile) findPhone(r *reading) finding {
	var best finding
	phones := l.phonesOf()
	for i := range phones {
		p := &phones[i]
		score, from := 0, 0
		switch {
		case r.text == p.national:
			score = scoreWhole
		case r.sense == asPhone:
		case r.sense == asPhoneTail && strings.HasSuffix(p.national, r.text):
			score, from = tailScore(len(r.text)), len(p.national)-len(r.text)
		case r.sense == asPhonePart && strings.HasPrefix(p.national, r.text):
			score = headScore(len(r.text))
		case r.sense == asPhonePart && len(r.text) >= group:
			if from = strings.Index(p.national, r.text); from > 0 && from+len(r.text) < len(p.national) {
				score = headScore(len(r.text)) - 5
			}
		}
		if score <= best.score {
			continue
		}
		m := Matched{Field: MatchPhone, Text: FormatPhone(*p.point)}
		m.Start, m.End = digitSpan(m.Text, from, len(r.text))
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
			if i < 0 || len(part) > p.folded.unitAt(i) && p.folded.unitAt(i) > 0 {
				score = 0
				break
			}
			start, end := p.folded.span(i, i+len(part))
			fields = append(fields, Matched{Field: MatchAddress, Text: p.text, Start: start, End: end})
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

func (l *lookupFile) findHouse(r *reading) finding {
	var best finding
	for k := range l.placesOf() {
		p := &l.places[k]
		score := 0
		var fields []Matched
		for n, want := range r.pieces {
			h, right, ok := p.house(want, r.behind)
			if !ok {
				score = 0
				break
			}
			start, end := p.folded.span(h.start, h.end)
			fields = append(fields, Matched{Field: MatchAddress, Text: p.text, Start: start, End: end})
			if n == 0 {
				score = r.houseScore(right)
			}
		}
		if score = p.aged(score); score > best.score {
			best = finding{score, fields}
		}
	}
	return best
}

// house finds a number of the place, rather one that stands right behind the
// character it was said behind.
func (p *filedPlace) house(number string, behind rune) (found house, right, ok bool) {
	for _, h := range p.housesOf() {
		if h.text != number {
			continue
		}
		right := h.start > 0 && p.folded.runes[h.start-1] == behind
		if !ok || right {
			found, ok = h, true
		}
		if right {
			return found, true, true
		}
	}
	return found, false, ok
}

// houseScore is higher for the whole of 5-2-601 than for its parts, and for a
// number that can be nothing but a house's, most where it is the road's.
func (r *reading) houseScore(right bool) int {
	score := scoreHouse + strings.Count(strings.Join(r.pieces, " "), "x")*10
	if r.behind != 0 {
		score += scoreHouseSaid
		if right {
			score += scoreHouseRight
		}
	}
	return score
}

// findRoad looks for the sound of a street or a compound, with the other
// pieces of the address.
func (l *lookupFile) findRoad(r *reading) finding {
	var best finding
	for k := range l.placesOf() {
		p := &l.places[k]
		for _, road := range p.roadsOf() {
			for i := range r.shapes {
				end, ok := r.shapes[i].metRoad(p.folded.runes[road.start:])
				if !ok {
					continue
				}
				start, end := p.folded.span(road.start, road.start+end)
				best.better(p.aged(scoreRoad), Matched{Field: MatchAddress, Text: p.text, Start: start, End: end})
			}
		}
	}
	if best.score > 0 && len(r.pieces) > 0 {
		rest := l.findPieces(r.pieces)
		if rest.score == 0 {
			return rest
		}
		best.fields = append(best.fields, rest.fields...)
	}
	return best
}

func (p *filedPlace) roadsOf() []road {
	if p.roads == nil && p.street >= 0 {
		p.roads = roadsOf(&p.folded, p.street)
	}
	return p.roads
}

// findStreet looks for the beginning of a Latin word of an address.
func (l *lookupFile) findStreet(r *reading) finding {
	var best finding
	word := r.text
	for k := range l.placesOf() {
		p := &l.places[k]
		for _, w := range p.wordsOf() {
			score := 0
			switch {
			case w.text == word || shortStreet(w.text) == word:
				score = scoreStreetWord
			case !r.all && len([]rune(word)) >= minStreetWord && strings.HasPrefix(w.text, word):
				score = scoreStreetWord - 10
			default:
				continue
			}
			start, end := p.folded.span(w.start, w.end)
			best.better(p.aged(score), Matched{Field: MatchAddress, Text: p.text, Start: start, End: end})
		}
	}
	return best
}

// findCode looks for a serial number, a tag, a card or the external id.
func (l *lookupFile) findCode(r *reading) finding {
	var best finding
	for _, c := range l.codesOf() {
		chars, from, score := utf8.RuneCountInString(r.text), 0, 0
		switch {
		case c.code == r.text:
			best.better(scoreCode, Matched{Field: c.field, Text: c.raw, End: utf8.RuneCountInString(c.raw)})
			continue
		case chars < minCode:
		case r.sense == asCodeTail && strings.HasSuffix(c.code, r.text):
			score, from = codeTailScore(chars), utf8.RuneCountInString(c.code)-chars
		case r.sense == asCode && strings.HasPrefix(c.code, r.text):
			score = codeHeadScore(chars)
		case r.sense == asCodeWithin:
			if i := strings.Index(c.code, r.text); i > 0 && i+len(r.text) < len(c.code) {
				score, from = scoreHouse, utf8.RuneCountInString(c.code[:i])
			}
		}
		if score > best.score {
			start, end := alnumSpan(c.raw, from, from+chars)
			best.better(score, Matched{Field: c.field, Text: c.raw, Start: start, End: end})
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
		best.better(score, Matched{Field: MatchEmail, Text: c.Raw, Start: start, End: end})
	}
	return best
}
