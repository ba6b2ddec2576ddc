package careline

import "strings"

// The scores of what was met, out of 100 for one scrap.
const (
	scoreNumber     = 200
	scoreWhole      = 100 // the whole phone, name, serial
	scorePinyin     = 90
	scoreWord       = 80 // a whole word of the name
	scoreInitials   = 65
	scoreCode       = 95
	scoreBeginning  = 60
	scoreGiven      = 58 // the whole given name
	scoreWithin     = 40
	scoreCompany    = 35
	scoreStreet     = 50
	scoreStreetWord = 35
	scoreHouse      = 30
	scoreOldHome    = -20
	scoreAllOfName  = 30 // on top, where the scraps together are the whole name
	scoreOtherSound = -5 // a polyphone's less likely reading
)

// lookupFile is a customer's file laid out for matching; its parts are made
// when a reading first asks for them.
type lookupFile struct {
	customer *Customer
	units    []Unit
	name     *filedName
	company  *filedName
	phones   []filedPhone
	places   []filedPlace
	codes    []filedCode
}

type filedName struct {
	text   string
	folded folded
	han    []hanName
	words  []run
	sounds [][]sound // of each of han
}

type filedPhone struct {
	point          ContactPoint
	national, full string
}

type filedPlace struct {
	text   string
	folded folded
	houses []house
	words  []run
	old    bool
}

type filedCode struct {
	field     MatchField
	raw, code string
}

func newLookupFile(c *Customer, units []Unit) *lookupFile {
	return &lookupFile{customer: c, units: units}
}

func fileName(text string) *filedName {
	n := &filedName{text: text, folded: fold(text)}
	n.han = hanNames(&n.folded)
	n.words = nameWords(&n.folded)
	return n
}

func (l *lookupFile) nameOf() *filedName {
	if l.name == nil {
		l.name = fileName(l.customer.Name)
		for _, h := range l.name.han {
			l.name.sounds = append(l.name.sounds, soundsOf(h.chars))
		}
	}
	return l.name
}

func (l *lookupFile) companyOf() *filedName {
	if l.company == nil {
		l.company = fileName(l.customer.Company)
	}
	return l.company
}

func (l *lookupFile) phonesOf() []filedPhone {
	if l.phones == nil {
		l.phones = []filedPhone{}
		for _, p := range l.customer.Contacts {
			if p.Kind == ContactPhone || p.Kind == ContactFax {
				national, full := phoneDigits(p)
				l.phones = append(l.phones, filedPhone{p, national, full})
			}
		}
	}
	return l.phones
}

func (l *lookupFile) placesOf() []filedPlace {
	if l.places == nil {
		l.places = []filedPlace{}
		for i := range l.customer.Homes {
			home := &l.customer.Homes[i]
			for _, text := range siteTexts(&home.Site) {
				l.places = append(l.places, filedPlace{text: text, folded: fold(text), old: home.Until != ""})
			}
		}
	}
	return l.places
}

func (p *filedPlace) housesOf() []house {
	if p.houses == nil {
		p.houses = houseNumbers(&p.folded)
	}
	return p.houses
}

func (p *filedPlace) wordsOf() []run {
	if p.words == nil {
		p.words = latinWords(&p.folded)
	}
	return p.words
}

func (l *lookupFile) codesOf() []filedCode {
	if l.codes == nil {
		l.codes = make([]filedCode, 0, 3*len(l.units)+1)
		add := func(field MatchField, raw string) {
			if code := alnum(raw); code != "" {
				l.codes = append(l.codes, filedCode{field, raw, code})
			}
		}
		for i := range l.units {
			add(MatchSerial, l.units[i].Serial)
			add(MatchAssetTag, l.units[i].AssetTag)
			add(MatchCard, l.units[i].Card.Number)
		}
		add(MatchExternalID, l.customer.ExternalID)
	}
	return l.codes
}

// find looks for the reading in the file.
func (l *lookupFile) find(r reading) finding {
	switch r.sense {
	case asName, asSurname:
		return l.findName(r)
	case asPinyin, asInitials:
		return l.findSound(r)
	case asWord:
		return l.findWord(r.text)
	case asPhone, asPhoneHead, asPhoneTail:
		return l.findPhone(r)
	case asAddress:
		return l.findPieces(r.pieces)
	case asNameAddress:
		name, place := l.findName(r), l.findPieces(r.pieces)
		if name.score == 0 || place.score == 0 {
			return finding{}
		}
		return finding{(name.score + place.score) / 2, append(name.fields, place.fields...)}
	case asHouse:
		return l.findHouse(r.pieces)
	case asStreet:
		return l.findStreet(r.text)
	case asCode, asCodeTail:
		return l.findCode(r)
	case asEmail:
		return l.findEmail(r.text)
	case asNumber:
		if r.ref == l.customer.ID.Ref() {
			text := r.ref.String()
			return finding{scoreNumber, []Matched{{MatchNumber, text, 0, len(text)}}}
		}
	}
	return finding{}
}

// findName looks for Han characters in the name, then in the company's.
func (l *lookupFile) findName(r reading) finding {
	var best finding
	part := []rune(r.text)
	look := func(n *filedName, field MatchField, whole, beginning, within int) {
		for _, h := range n.han {
			i := indexRunes(h.chars, part)
			given := i == surnameLength(h.chars) && i+len(part) == len(h.chars) && len(part) > 1
			if i < 0 || r.sense == asSurname && i > 0 || r.sense == asNameAddress && i > 0 && !given {
				continue
			}
			score := within
			switch {
			case len(part) == len(h.chars):
				score = whole
			case i == 0:
				score = beginning
			case given && field == MatchName:
				score = scoreGiven
			}
			start, end := n.folded.span(h.pos[i], h.pos[i+len(part)-1]+1)
			best.better(score, Matched{field, n.text, start, end})
		}
	}
	look(l.nameOf(), MatchName, scoreWhole, scoreBeginning, scoreWithin)
	if len(part) >= 2 && r.sense != asSurname {
		look(l.companyOf(), MatchCompany, scoreBeginning, scoreCompany+1, scoreCompany)
	}
	return best
}

func (l *lookupFile) findSound(r reading) finding {
	var best finding
	n := l.nameOf()
	for k, sounds := range n.sounds {
		h := n.han[k]
		start, end := n.folded.span(h.pos[0], h.pos[len(h.pos)-1]+1)
		for i, s := range sounds {
			score := soundScore(r, s)
			if score == 0 {
				continue
			}
			if i > 0 {
				score += scoreOtherSound
			}
			best.better(score, Matched{MatchPinyin, n.text, start, end})
		}
	}
	return best
}

func soundScore(r reading, s sound) int {
	if r.sense == asInitials {
		switch {
		case s.initials == r.text:
			return scoreInitials
		case strings.HasPrefix(s.initials, r.text) && len(r.text) > 1:
			return scoreInitials - 20
		}
		return 0
	}
	surname := strings.TrimSuffix(s.full, s.given)
	switch {
	case s.full == r.text:
		return scorePinyin
	case r.text == surname || s.mixed == r.text:
		return scoreBeginning + 5
	case strings.HasPrefix(s.full, r.text):
		return scoreBeginning - 5
	case s.given != "" && s.given == r.text:
		return scoreBeginning
	}
	return 0
}

// findWord looks for the beginning of a Latin word in the name, then in the
// company's.
func (l *lookupFile) findWord(word string) finding {
	var best finding
	look := func(n *filedName, field MatchField, whole, beginning int) {
		for _, w := range n.words {
			if !strings.HasPrefix(w.text, word) {
				continue
			}
			score := beginning
			if w.text == word {
				score = whole
			}
			// A word that lost an apostrophe is longer in the file.
			start, end := n.folded.span(w.start, min(w.end, w.start+len([]rune(word))+(w.end-w.start-len([]rune(w.text)))))
			best.better(score, Matched{field, n.text, start, end})
		}
	}
	look(l.nameOf(), MatchName, scoreWord, scoreBeginning-5)
	beginning := scoreCompany
	if len([]rune(word)) < minCompany {
		beginning = 0 // so short a word is met only whole
	}
	look(l.companyOf(), MatchCompany, scoreCompany+5, beginning)
	return best
}

// wholeName gives what is added where the matches cover the whole name.
func (l *lookupFile) wholeName(fields []Matched) int {
	n := l.nameOf()
	covered := make([]bool, len(n.folded.runes))
	for _, f := range fields {
		if f.Field != MatchName {
			return 0
		}
		for i := range covered {
			at := n.folded.from(i)
			covered[i] = covered[i] || at >= f.Start && at < f.End
		}
	}
	for i, r := range n.folded.runes {
		if classOf(r) != gap && !covered[i] {
			return 0
		}
	}
	if len(covered) == 0 {
		return 0
	}
	return scoreAllOfName
}

func indexRunes(in, part []rune) int {
	f := folded{runes: in}
	return f.index(part)
}
