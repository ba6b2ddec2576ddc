package careline

import "strings"

// sense is one way to understand a scrap of a query.
type sense byte

const (
	asName        sense = iota // Han characters of a name or a company
	asSurname                  // the name begins with it
	asPinyin                   // pinyin from its beginning, the given name's, or surname with initials
	asInitials                 // pinyin initials from the beginning
	asWord                     // a Latin word of name or company, from its beginning
	asPhone                    // all digits of a phone
	asPhoneHead                // first digits
	asPhoneTail                // last digits
	asAddress                  // Han pieces of an address
	asNameAddress              // a name, then pieces of an address
	asHouse                    // numbers of an address
	asStreet                   // a Latin word of an address, from its beginning
	asCode                     // serial, tag, card or external id, from its beginning
	asCodeTail                 // its end
	asEmail                    // an e-mail address, from its beginning
	asNumber                   // the number of a record
)

// reading is a scrap in one sense.
type reading struct {
	sense  sense
	text   string   // folded
	pieces []string // of an address
	ref    Ref      // of a record
}

// ceiling is the best score that the reading can have.
func (r reading) ceiling() int {
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
	case asHouse:
		return houseScore(r.pieces)
	case asCode, asCodeTail:
		return scoreCode
	}
	return scoreNumber
}

// way gives the terms that a customer must have; none where the sense can't
// be asked of the index.
func (r reading) way() SearchWay {
	term := func(field rune, text string) SearchWay { return SearchWay{SearchTerm(string(field) + termText(text))} }
	switch r.sense {
	case asName, asSurname:
		return gramWay(termName, r.text)
	case asPinyin:
		return term(termPinyin, head(r.text, maxPinyin))
	case asInitials:
		return term(termInitials, r.text)
	case asWord:
		return term(termWord, head(r.text, maxWord))
	case asPhone:
		return term(termPhone, r.text)
	case asPhoneHead:
		return term(termHead, head(r.text, maxPhonePart))
	case asPhoneTail:
		return term(termTail, tail(r.text, maxPhonePart))
	case asAddress, asNameAddress:
		way := SearchWay{}
		if r.text != "" {
			way = gramWay(termName, r.text)
		}
		for _, p := range r.pieces {
			way = append(way, gramWay(termAddress, p)...)
		}
		return way
	case asHouse:
		way := SearchWay{}
		for _, p := range r.pieces {
			way = append(way, term(termHouse, head(p, maxHouse))...)
		}
		return way
	case asStreet:
		return term(termStreet, head(r.text, maxStreetWord))
	case asCode:
		return term(termCode, head(r.text, maxCodeHead))
	case asCodeTail:
		return term(termCodeEnd, tail(r.text, maxCodeTail))
	case asEmail:
		local, domain, _ := strings.Cut(r.text, "@")
		if domain != "" && strings.Contains(domain, ".") {
			return term(termEmail, head(alnum(r.text), maxWholeEmail))
		}
		return term(termEmail, head(alnum(local), maxEmail))
	}
	return nil
}

// gramWay asks for neighbouring characters by the longest terms there are.
func gramWay(field rune, text string) SearchWay {
	chars := []rune(text)
	n := min(len(chars), 3)
	var way SearchWay
	for i := 0; i+n <= len(chars); i++ {
		way = append(way, SearchTerm(string(field)+termText(string(chars[i:i+n]))))
	}
	return way
}
