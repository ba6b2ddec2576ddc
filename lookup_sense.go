package careline

import "strings"

// sense is one way to understand a scrap of a query.
type sense byte

const (
	asName        sense = iota // Han characters of a name or a company
	asSurname                  // the name begins with it
	asPinyin                   // the sound of a name: pinyin, or characters that sound alike
	asInitials                 // pinyin initials from the beginning
	asWord                     // a Latin word of name or company, from its beginning
	asPhone                    // all digits of a phone
	asPhonePart                // first or middle digits
	asPhoneTail                // last digits
	asAddress                  // Han pieces of an address
	asNameAddress              // a name, then pieces of an address
	asRoad                     // the sound of a street or a compound
	asHouse                    // numbers of an address
	asStreet                   // a Latin word of an address, from its beginning
	asCode                     // serial, tag, card or external id, from its beginning
	asCodeTail                 // its end
	asCodeWithin               // the middle of a serial
	asEmail                    // an e-mail address, from its beginning
	asNumber                   // the number of a record
)

// reading is a scrap in one sense.
type reading struct {
	sense  sense
	text   string   // folded
	pieces []string // of an address
	shapes []soundShape
	ref    Ref // of a record
	// off is what it takes from the score that the file says something else
	// than was typed: heard alike or with a slip. Zero: the very thing.
	off int
	all bool // the whole word is meant, not its beginning
	// behind is the character that a number stood right behind, where that makes
	// it a house's: 路 in 建国路309, 号 where that follows it.
	behind rune
}

// ceiling is the best score that the reading can have.
func (r *reading) ceiling() int {
	switch r.sense {
	case asSurname:
		return scoreBeginning
	case asInitials:
		return scoreInitials
	case asPinyin:
		return scorePinyin
	case asWord:
		return scoreWord
	case asStreet:
		return scoreStreetWord
	case asRoad:
		return scoreRoad
	case asHouse:
		return r.houseScore(true)
	case asCode, asCodeTail, asCodeWithin:
		return scoreCode
	}
	return scoreNumber
}

// rankedWay is a way to satisfy a scrap, and the best score that whoever does
// so can have for it.
type rankedWay struct {
	way  SearchWay
	best int
}

// ways gives what to ask the index for, the surest first; none where it can't
// be asked.
func (r *reading) ways() []rankedWay {
	term := func(field rune, text string) SearchTerm { return SearchTerm(string(field) + termText(text)) }
	one := func(best int, terms ...SearchTerm) []rankedWay { return []rankedWay{{terms, best}} }
	group := func(best int, way SearchWay) []rankedWay {
		if len(way) == 0 {
			return nil
		}
		return []rankedWay{{way, best}}
	}
	n := len(r.text)
	switch r.sense {
	case asName, asSurname:
		return r.nameWays()
	case asPinyin, asInitials:
		var all []rankedWay
		for i := range r.shapes {
			all = append(all, r.shapes[i].ways(r.sense == asInitials)...)
		}
		return all
	case asWord:
		all := one(scoreWord, term(termWord, head(r.text, maxWord)))
		if !r.all {
			all = append(all, rankedWay{SearchWay{begunTerm(termBegun, r.text)}, scoreBeginning - 5})
		}
		return all
	case asPhone:
		if n == minPhonePart {
			return one(scoreWhole, term(termHead, r.text), term(termTail, r.text))
		}
		return group(scoreWhole, groupWay(termDigits, termTail, r.text, true))
	case asPhoneTail:
		if n == minPhonePart {
			return one(tailScore(n), term(termTail, r.text))
		}
		return group(tailScore(n), groupWay(termDigits, termTail, r.text, true))
	case asPhonePart:
		if n == minPhonePart {
			return one(headScore(n), term(termHead, r.text))
		}
		return group(headScore(n), groupWay(termDigits, termTail, r.text, false))
	case asAddress:
		return group(scoreStreet+2*len([]rune(strings.Join(r.pieces, ""))), addressWay(r.pieces))
	case asNameAddress:
		return r.nameAddressWays()
	case asRoad:
		var all []rankedWay
		for i := range r.shapes {
			for _, way := range r.shapes[i].roadWays() {
				all = append(all, rankedWay{append(way, addressWay(r.pieces)...), scoreRoad})
			}
		}
		return all
	case asHouse:
		var way SearchWay
		for _, p := range r.pieces {
			way = append(way, term(termHouse, head(p, maxHouse)))
		}
		return group(r.ceiling(), way)
	case asStreet:
		all := one(scoreStreetWord, term(termStreet, head(r.text, maxWord)))
		if !r.all && len([]rune(r.text)) >= minStreetWord {
			all = append(all, rankedWay{SearchWay{roadBegunTerm(r.text)}, scoreStreetWord - 10})
		}
		return all
	case asCode, asCodeTail, asCodeWithin:
		return r.codeWays()
	case asEmail:
		local, _, at := strings.Cut(r.text, "@")
		if local = alnum(local); at {
			return one(scoreWhole, term(termEmail, head(local, maxEmail)))
		}
		return one(scoreWithin, begunTerm(termEmailBegun, local))
	}
	return nil
}

func (r *reading) nameWays() []rankedWay {
	chars := []rune(r.text)
	if len(chars) == 1 {
		one := SearchTerm(string(termName) + termText(r.text))
		var all []rankedWay
		for _, s := range soundOf(chars).at[0] {
			if s != "" {
				all = append(all, rankedWay{SearchWay{one, SearchTerm(string(termSound) + "1" + s)}, scoreBeginning})
			}
		}
		return append(all, rankedWay{SearchWay{one}, scoreWithin})
	}
	pairs := pairWay(termName, r.text)
	if r.sense == asSurname {
		return []rankedWay{{pairs, scoreBeginning}}
	}
	return []rankedWay{{SearchWay{SearchTerm(string(termWhole) + termText(head(r.text, maxWholeName)))}, scoreWhole}, {pairs, scoreBeginning}}
}

func (r *reading) nameAddressWays() []rankedWay {
	name := reading{sense: asName, text: r.text}
	if len(r.shapes) > 0 {
		name.sense, name.shapes = asPinyin, r.shapes
	}
	address := addressWay(r.pieces)
	if len(address) == 0 {
		return nil
	}
	all := name.ways()
	for i := range all {
		all[i] = rankedWay{append(all[i].way, address...), (all[i].best + scoreStreet) / 2}
	}
	return all
}

func (r *reading) codeWays() []rankedWay {
	code := head(r.text, maxCode)
	n := len([]rune(code))
	within := rankedWay{groupWay(termCodeWithin, termCodeEnd, code, false), codeHeadScore(n)}
	atEnd := rankedWay{groupWay(termCodeWithin, termCodeEnd, code, true), codeTailScore(n)}
	switch {
	case n < minCode:
		return []rankedWay{{SearchWay{SearchTerm(string(termCode) + termText(code))}, scoreCode}}
	case r.sense == asCodeTail:
		return []rankedWay{atEnd}
	case r.sense == asCodeWithin:
		within.best = scoreHouse
		return []rankedWay{within}
	}
	atEnd.best = scoreCode
	return []rankedWay{atEnd, within}
}

// pairWay asks for neighbouring characters.
func pairWay(field rune, text string) SearchWay {
	chars := []rune(text)
	var way SearchWay
	for i := 0; i+2 <= len(chars); i++ {
		way = append(way, SearchTerm(string(field)+termText(string(chars[i:i+2]))))
	}
	return way
}

// addressWay asks for the pieces of an address, but for the pairs that are
// left out at the end of a region.
func addressWay(pieces []string) SearchWay {
	var way SearchWay
	for _, p := range pieces {
		chars := []rune(p)
		for i := 0; i+2 <= len(chars); i++ {
			if len(chars) == 2 || !strings.ContainsRune(regionEnds, chars[i+1]) {
				way = append(way, SearchTerm(string(termAddress)+termText(string(chars[i:i+2]))))
			}
		}
	}
	return way
}

func roadBegunTerm(word string) SearchTerm {
	return begunTerm(termRoadBegun, word)
}
