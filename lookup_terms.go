package careline

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// SearchVersion is raised when SearchTerms changes, so that a store knows
// that its index was made by older rules.
const SearchVersion = 2

// TermOpenCase is the term that a store adds for those who have an open case.
const TermOpenCase SearchTerm = "z"

// The first letter of a term tells the field. A term that many have in common
// costs next to nothing, one of its own costs the most; so what is long is
// found by the groups of characters in it, and Match sees whether they stand
// in their order.
const (
	termName       = 'n' // each Han character of the name; two neighbouring ones, of the company too
	termWhole      = 'f' // all Han characters of the name
	termSound      = 's' // the place in the name, and the syllable there: s2jian
	termInitial    = 'i' // the place in the name, and the letter that its sound begins with: i2j
	termLength     = 'l' // how many Han characters the name has
	termWord       = 'w' // Latin words of name and company
	termBegun      = 'b' // beginnings of them
	termHead       = 'h' // first 3 digits of a phone
	termTail       = 't' // last 3 and 4 digits of a phone
	termDigits     = 'd' // 4 neighbouring digits of a phone, but for the last 4
	termAddress    = 'a' // 2 neighbouring Han characters of an address
	termRoad       = 'r' // the first two syllables of a street's or compound's name
	termHouse      = 'g' // numbers of an address; 5-2-601 is 5x2x601 and its parts
	termStreet     = 'v' // Latin words of an address
	termRoadBegun  = 'x' // beginnings of them
	termCode       = 'c' // serial, asset tag, card and external id where they are short
	termCodeEnd    = 'y' // last 4 characters of them
	termCodeWithin = 'k' // 4 neighbouring characters of them, but for the last 4
	termEmail      = 'e' // the part before the @
	termEmailBegun = 'm' // beginnings of it
)

const (
	group              = 4 // digits of a phone or characters of a serial in one term
	minPhonePart       = 3
	maxPhoneDigits     = 20
	minCode, maxCode   = 4, 32
	maxWholeName       = 12
	maxWord            = 32
	minStreetWord      = 3
	minEmail, maxEmail = 3, 32
	minCompany         = 3
	maxHouse           = 32
	maxIndexed         = 200 // characters of a text that are looked at
	maxRoads           = 3   // names in one address whose sound is looked for
)

// wordHeads are the lengths of the beginnings of a word that have terms; a
// beginning of another length is looked for by the next shorter one.
var wordHeads = []int{1, 2, 3, 4, 6}

// SearchTerms gives every term under which a customer is found, sorted, each
// once, but for TermOpenCase. units are those that the customer owns now.
func SearchTerms(c *Customer, units []Unit) []SearchTerm {
	t := &termList{list: make([]SearchTerm, 0, 96)}
	t.text.Grow(512)
	if !c.Erased.IsZero() {
		return nil // nobody is found by what is left of them
	}
	t.name(c.Name)
	t.company(c.Company)
	for _, p := range c.Contacts {
		switch p.Kind {
		case ContactPhone, ContactFax:
			t.phone(p)
		case ContactEmail:
			t.email(p.Raw)
		}
	}
	for i := range c.Homes {
		t.site(&c.Homes[i].Site)
	}
	t.code(c.ExternalID)
	for _, x := range c.Formerly {
		t.code(x)
	}
	for i := range units {
		t.code(units[i].Serial)
		t.code(units[i].AssetTag)
		t.code(units[i].Card.Number)
	}
	slices.Sort(t.list)
	return slices.Compact(t.list)
}

// VocabularyWords gives the Latin words of a customer's name, company and
// streets, folded, each once: those that may be misheard or misspelt.
func VocabularyWords(c *Customer) []string {
	var all []string
	add := func(text string) {
		f := fold(head(text, maxIndexed))
		for _, w := range nameWords(&f) {
			if len(w.text) >= minVocabulary && !strings.ContainsAny(w.text, "0123456789") && !slices.Contains(all, w.text) {
				all = append(all, w.text)
			}
		}
	}
	add(c.Name)
	add(c.Company)
	for i := range c.Homes {
		add(c.Homes[i].Site.Street)
	}
	return all
}

// minVocabulary is how long a word is of which a slip leaves enough.
const minVocabulary = 3

// Satisfied tells whether a customer with these terms is a candidate for the
// plan. A plan that asks nothing finds nobody.
func (p SearchPlan) Satisfied(terms []SearchTerm) bool {
	has := make(map[SearchTerm]bool, len(terms))
	for _, t := range terms {
		has[t] = true
	}
	for _, scrap := range p {
		if !slices.ContainsFunc(scrap, func(w SearchWay) bool {
			return !slices.ContainsFunc(w, func(t SearchTerm) bool { return !has[t] })
		}) {
			return false
		}
	}
	return len(p) > 0
}

// termList collects terms; their text stands in one piece of memory, because
// an import makes two million of them a second.
type termList struct {
	list []SearchTerm
	text strings.Builder
}

func (t *termList) add(field rune, text string) {
	if text == "" {
		return
	}
	start := t.text.Len()
	t.text.WriteRune(field)
	t.text.WriteString(termText(text))
	t.list = append(t.list, SearchTerm(t.text.String()[start:]))
}

// addPlaced adds what stands at a place of the name.
func (t *termList) addPlaced(field rune, place byte, text string) {
	start := t.text.Len()
	t.text.WriteRune(field)
	t.text.WriteByte(place)
	t.text.WriteString(text)
	t.list = append(t.list, SearchTerm(t.text.String()[start:]))
}

// heads adds the beginnings of a word that have terms, from low runes on.
func (t *termList) heads(field rune, word string, low int) {
	for _, n := range wordHeads {
		if n < low {
			continue
		}
		h := head(word, n)
		if utf8.RuneCountInString(h) < n {
			return
		}
		t.add(field, h)
	}
}

// begunTerm asks for the words that begin so.
func begunTerm(field rune, begun string) SearchTerm {
	chars, n := utf8.RuneCountInString(begun), wordHeads[0]
	for _, h := range wordHeads {
		if h <= chars {
			n = h
		}
	}
	return SearchTerm(string(field) + termText(head(begun, n)))
}

// pairs adds the neighbouring characters of a Han text, two at a time.
func (t *termList) pairs(field rune, chars []rune) { t.runsOf(field, string(chars), 2) }

// runsOf adds every n neighbouring characters of a text.
func (t *termList) runsOf(field rune, text string, n int) {
	from, count := 0, 0
	for end := range text {
		if count++; count > n {
			t.add(field, text[from:end])
			_, size := utf8.DecodeRuneInString(text[from:])
			from += size
		}
	}
	if count >= n {
		t.add(field, text[from:])
	}
}

func (t *termList) name(name string) {
	f := fold(head(name, maxIndexed))
	for _, h := range hanNames(&f) {
		name := string(h.chars)
		t.runsOf(termName, name, 1)
		t.runsOf(termName, name, 2)
		t.add(termWhole, head(name, maxWholeName))
		sound := soundOf(h.chars)
		t.sounds(sound.at, 1)
		if sound.surname == 2 {
			// Whoever types only the given name does not say how long the
			// surname is: 欧阳娜 is found like 王娜.
			t.sounds(sound.at[1:], 1)
		}
	}
	for _, w := range nameWords(&f) {
		t.add(termWord, head(w.text, maxWord))
		t.heads(termBegun, w.text, 1)
	}
}

func (t *termList) sounds(at [][]string, first int) {
	for i, choices := range at {
		if i+first > maxSounds {
			break
		}
		place := '0' + byte(i+first)
		for _, s := range choices {
			if s == "" {
				continue
			}
			t.addPlaced(termSound, place, s)
			if umlaut(s) {
				t.addPlaced(termSound, place, withU(s))
			}
			t.addPlaced(termInitial, place, s[:1])
		}
	}
	t.add(termLength, strconv.Itoa(len(at)+first-1))
}

func lengthTerm(n int) SearchTerm { return SearchTerm(string(termLength) + strconv.Itoa(n)) }

func (t *termList) company(company string) {
	f := fold(head(company, maxIndexed))
	for _, h := range hanNames(&f) {
		t.pairs(termName, h.chars)
	}
	for _, w := range nameWords(&f) {
		t.add(termWord, head(w.text, maxWord))
		t.heads(termBegun, w.text, minCompany)
	}
}

func (t *termList) phone(p ContactPoint) {
	national, _ := phoneDigits(p)
	national = head(national, maxPhoneDigits)
	if len(national) < minPhonePart {
		return
	}
	t.add(termHead, national[:minPhonePart])
	t.add(termTail, tail(national, minPhonePart))
	t.groups(termDigits, termTail, national)
}

// groups adds the neighbouring characters of a code, four at a time, the last
// four as its end.
func (t *termList) groups(within, end rune, code string) {
	last := tail(code, group)
	if utf8.RuneCountInString(last) < group {
		return
	}
	_, size := utf8.DecodeLastRuneInString(code)
	t.runsOf(within, code[:len(code)-size], group)
	t.add(end, last)
}

// groupWay asks for a part of a code by as few groups as cover it: those at
// its end as such if it is the end that is asked for.
func groupWay(within, end rune, part string, atEnd bool) SearchWay {
	chars := []rune(part)
	if len(chars) < group {
		return nil
	}
	var way SearchWay
	for i := 0; i+group < len(chars); i += group {
		way = append(way, SearchTerm(string(within)+termText(string(chars[i:i+group]))))
	}
	if atEnd {
		within = end
	}
	return append(way, SearchTerm(string(within)+termText(string(chars[len(chars)-group:]))))
}

func (t *termList) email(raw string) {
	local, _, _ := strings.Cut(raw, "@")
	local = alnum(local)
	t.add(termEmail, head(local, maxEmail))
	t.heads(termEmailBegun, local, minEmail)
}

// code adds a serial, an asset tag, a card or an external id.
func (t *termList) code(raw string) {
	code := head(alnum(raw), maxCode)
	if utf8.RuneCountInString(code) < minCode {
		t.add(termCode, code)
		return
	}
	t.groups(termCodeWithin, termCodeEnd, code)
}

// regionEnds are the characters that nearly every region ends in; a pair with
// one would tell little, and people leave them out.
const regionEnds = "省市区县"

func (t *termList) site(s *Site) {
	r := &s.Region
	for _, part := range []string{r.Province, r.City, r.District} {
		f := fold(head(part, maxIndexed))
		for _, run := range f.runs() {
			if chars := []rune(run.text); run.han {
				if last := len(chars) - 1; last > 1 && strings.ContainsRune(regionEnds, chars[last]) {
					chars = chars[:last]
				}
				t.pairs(termAddress, chars)
			}
		}
	}
	street := fold(head(s.Street, maxIndexed))
	for _, run := range street.runs() {
		if run.han {
			t.pairs(termAddress, street.runes[run.start+street.unitAt(run.start):run.end])
		}
	}
	for _, road := range roadsOf(&street, 0) {
		first, second := soundTables().usual(road.chars[0]), soundTables().usual(road.chars[1])
		if first[0] != "" && second[0] != "" {
			t.list = append(t.list, roadTerm(first[0], second[0]))
		}
	}
	for _, text := range siteTexts(s) {
		f := fold(head(text, 2*maxIndexed))
		for _, h := range houseNumbers(&f) {
			t.add(termHouse, head(h.text, maxHouse))
		}
		for _, w := range latinWords(&f) {
			t.add(termStreet, head(w.text, maxWord))
			t.heads(termRoadBegun, w.text, minStreetWord)
			t.add(termStreet, shortStreet(w.text))
		}
	}
}
