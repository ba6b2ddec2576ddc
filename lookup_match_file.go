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
	scoreHouseSaid  = 30 // on top, where nothing but a house can be meant
	scoreHouseRight = 20 // on top of that, where it stands behind the road's name
	scoreAllOfName  = 30 // on top, where the scraps together are the whole name
	scoreOtherSound = -5 // a polyphone's less likely reading
	scoreRoad       = 45 // the sound of a street
)

func tailScore(digits int) int { return scoreStreet + 2*digits }

func headScore(digits int) int { return scoreHouse + 2*digits }

func codeTailScore(chars int) int { return scoreStreet + 2*min(chars, 12) }

func codeHeadScore(chars int) int { return scoreWithin + 2*min(chars, 12) }

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
	sounds []nameSound // of each of han
}

type filedPhone struct {
	point    *ContactPoint
	national string
}

type filedPlace struct {
	text   string
	folded folded
	houses []house
	words  []run
	roads  []road
	street int // where the street begins in a Chinese address, in folded runes; -1: nowhere
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
			l.name.sounds = append(l.name.sounds, soundOf(h.chars))
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
		for i := range l.customer.Contacts {
			p := &l.customer.Contacts[i]
			if p.Kind == ContactPhone || p.Kind == ContactFax {
				national, _ := phoneDigits(*p)
				l.phones = append(l.phones, filedPhone{p, head(national, maxPhoneDigits)})
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
			for k, text := range siteTexts(&home.Site) {
				p := filedPlace{text: text, folded: fold(text), old: home.Until != "", street: -1}
				if k == 0 && hasHan(home.Site.Street) && strings.HasSuffix(text, home.Site.Street) {
					p.street = len(p.folded.runes) - len(fold(home.Site.Street).runes)
				}
				l.places = append(l.places, p)
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
			if code := head(alnum(raw), maxCode); code != "" {
				l.codes = append(l.codes, filedCode{field, raw, code})
			}
		}
		for i := range l.units {
			add(MatchSerial, l.units[i].Serial)
			add(MatchAssetTag, l.units[i].AssetTag)
			add(MatchCard, l.units[i].Card.Number)
		}
		add(MatchExternalID, l.customer.ExternalID)
		for _, x := range l.customer.Formerly {
			add(MatchExternalID, x)
		}
	}
	return l.codes
}

// find looks for the reading in the file.
func (l *lookupFile) find(r *reading) finding {
	switch r.sense {
	case asName, asSurname:
		return l.findName(r)
	case asPinyin, asInitials:
		return l.findSound(r)
	case asWord:
		return l.findWord(r)
	case asPhone, asPhonePart, asPhoneTail:
		return l.findPhone(r)
	case asAddress:
		return l.findPieces(r.pieces)
	case asNameAddress:
		name := finding{}
		if len(r.shapes) > 0 {
			name = l.findSound(r)
		} else {
			name = l.findName(r)
		}
		if name.score == 0 {
			return name
		}
		place := l.findPieces(r.pieces)
		if place.score == 0 {
			return place
		}
		return finding{(name.score + place.score) / 2, append(name.fields, place.fields...)}
	case asRoad:
		return l.findRoad(r)
	case asHouse:
		return l.findHouse(r)
	case asStreet:
		return l.findStreet(r)
	case asCode, asCodeTail, asCodeWithin:
		return l.findCode(r)
	case asEmail:
		return l.findEmail(r.text)
	case asNumber:
		if r.ref == l.customer.ID.Ref() {
			text := r.ref.String()
			return finding{scoreNumber, []Matched{{Field: MatchNumber, Text: text, End: len(text)}}}
		}
	}
	return finding{}
}

// findName looks for Han characters in the name, then in the company's.
func (l *lookupFile) findName(r *reading) finding {
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
			best.better(score, Matched{Field: field, Text: n.text, Start: start, End: end})
		}
	}
	look(l.nameOf(), MatchName, scoreWhole, scoreBeginning, scoreWithin)
	if len(part) >= 2 && r.sense != asSurname {
		look(l.companyOf(), MatchCompany, scoreBeginning, scoreCompany+1, scoreCompany)
	}
	return best
}

// findSound looks for how the name sounds.
func (l *lookupFile) findSound(r *reading) finding {
	var best finding
	n := l.nameOf()
	field := MatchPinyin
	if hasHan(r.text) {
		field = MatchName // heard, and typed in other characters
	}
	for k := range n.sounds {
		sound := &n.sounds[k]
		for i := range r.shapes {
			s := &r.shapes[i]
			from, usual, ok := s.met(sound)
			if !ok {
				continue
			}
			score := s.score(sound, r.sense == asInitials)
			if !usual {
				score += scoreOtherSound
			}
			if score > best.score {
				pos := n.han[k].pos
				start, end := n.folded.span(pos[from], pos[from+len(s.parts)-1]+1)
				best.better(score, Matched{Field: field, Text: n.text, Start: start, End: end})
			}
		}
	}
	return best
}

// findWord looks for the beginning of a Latin word in the name, then in the
// company's.
func (l *lookupFile) findWord(r *reading) finding {
	var best finding
	word := r.text
	look := func(n *filedName, field MatchField, whole, beginning int) {
		for _, w := range n.words {
			if !strings.HasPrefix(w.text, word) || r.all && w.text != word {
				continue
			}
			score := beginning
			if w.text == word {
				score = whole
			}
			// A word that lost an apostrophe is longer in the file.
			start, end := n.folded.span(w.start, min(w.end, w.start+len([]rune(word))+(w.end-w.start-len([]rune(w.text)))))
			best.better(score, Matched{Field: field, Text: n.text, Start: start, End: end})
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
