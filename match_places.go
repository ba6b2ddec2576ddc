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
		m := Matched{Field: MatchPhone, Text: p.text}
		m.Start, m.End = digitSpan(p.text, max(from, 0), min(len(r.text), len(p.national)))
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
			i := slices.IndexFunc(p.houses, func(h house) bool { return h.text == want })
			if i < 0 {
				score = 0
				break
			}
			h := p.houses[i]
			start, end := p.folded.span(h.start, h.end)
			fields = append(fields, Matched{MatchAddress, p.text, start, end})
			score += scoreHouse/len(numbers) + strings.Count(want, "x")*10
		}
		if score = p.aged(score); score > best.score {
			best = finding{score, fields}
		}
	}
	return best
}

// findStreet looks for the beginning of a Latin word of an address.
func (l *lookupFile) findStreet(word string) finding {
	var best finding
	for k := range l.placesOf() {
		p := &l.places[k]
		for _, w := range p.words {
			score := 0
			switch {
			case w.text == word || shortStreet(w.text) == word:
				score = scoreHouse + 5
			case len([]rune(word)) >= minStreetWord && strings.HasPrefix(w.text, word):
				score = scoreHouse - 5
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
	look := func(field MatchField, raw string) {
		code := alnum(raw)
		n := len([]rune(raw))
		switch {
		case code == "":
		case code == r.text:
			best.better(scoreWhole-5, Matched{field, raw, 0, n})
		case len(r.text) < minCode:
		case r.sense == asCodeTail && strings.HasSuffix(code, r.text):
			start, end := alnumSpan(raw, len(code)-len(r.text), len(code))
			best.better(scoreStreet+2*min(len(r.text), 12), Matched{field, raw, start, end})
		case r.sense == asCode && strings.HasPrefix(code, r.text):
			start, end := alnumSpan(raw, 0, len(r.text))
			best.better(scoreWithin+2*min(len(r.text), 12), Matched{field, raw, start, end})
		}
	}
	for i := range l.units {
		look(MatchSerial, l.units[i].Serial)
		look(MatchAssetTag, l.units[i].AssetTag)
		look(MatchCard, l.units[i].Card.Number)
	}
	look(MatchExternalID, l.customer.ExternalID)
	return best
}

// alnumSpan gives where in raw the letters and digits from start to end stand.
func alnumSpan(raw string, start, end int) (from, to int) {
	f := fold(raw)
	kept := folded{}
	for i, r := range f.runes {
		if classOf(r) != gap {
			kept.add(r, f.at[i])
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
