package careline

import (
	"slices"
	"strings"
	"unicode/utf8"
)

// SearchVersion is raised when SearchTerms changes, so that a store knows
// that its index was made by older rules.
const SearchVersion = 1

// The first letter of a term tells the field. Every prefix that people type
// is a term of its own, because a prefix scan over ten million customers
// takes too long; the caps bound how many there are.
const (
	termName     = 'n' // 1 to 3 neighbouring Han characters of the name; 2 or 3 of the company
	termPinyin   = 'y' // beginnings of the pinyin; the given name's pinyin; surname with initials
	termInitials = 'i' // pinyin initials, from 2 letters
	termWord     = 'w' // beginnings of the Latin words of name and company
	termHead     = 'h' // first 3 to 8 digits of a phone
	termTail     = 't' // last 3 to 8 digits of a phone
	termPhone    = 'p' // all digits of a phone
	termAddress  = 'a' // 2 or 3 neighbouring Han characters of an address
	termHouse    = 'g' // numbers of an address; 5-2-601 is 5x2x601 and its parts
	termStreet   = 's' // beginnings of the Latin words of an address
	termCode     = 'c' // beginnings of serial, asset tag, card and external id
	termCodeEnd  = 'd' // ends of them
	termEmail    = 'm' // beginnings of the part before the @; the whole address
)

const (
	minPhonePart, maxPhonePart = 3, 8
	maxPhoneDigits             = 20
	minCode, maxCodeHead       = 4, 12
	maxCodeTail                = 6
	maxPinyin                  = 16
	maxWord                    = 12
	maxStreetWord              = 8
	minStreetWord              = 3
	minEmail, maxEmail         = 3, 12
	maxWholeEmail              = 48
	minCompany                 = 3
	maxHouse                   = 32
	maxIndexed                 = 200 // characters of a text that are looked at
)

// TermOpenCase is a term of those customers who have an open case. The store
// adds it.
const TermOpenCase SearchTerm = "z"

// SearchTerms gives every term under which a customer is found, sorted, each
// once. units are those that the customer owns now.
func SearchTerms(c *Customer, units []Unit) []SearchTerm {
	t := &termList{list: make([]SearchTerm, 0, 128)}
	t.text.Grow(1024)
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
	for i := range units {
		t.code(units[i].Serial)
		t.code(units[i].AssetTag)
		t.code(units[i].Card.Number)
	}
	slices.Sort(t.list)
	return slices.Compact(t.list)
}

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

// heads adds the beginnings of text with low to high runes; a text shorter
// than low goes in whole.
func (t *termList) heads(field rune, text string, low, high int) {
	if text == "" {
		return
	}
	n := 0
	for i := range text {
		if n >= max(low, 1) && n <= high {
			t.add(field, text[:i])
		}
		n++
	}
	if n <= high {
		t.add(field, text)
	}
}

// tails adds the ends of text.
func (t *termList) tails(field rune, text string, low, high int) {
	chars := utf8.RuneCountInString(text)
	for n := low; n <= high && n <= chars; n++ {
		t.add(field, tail(text, n))
	}
}

// grams adds the neighbouring characters of a Han text, low to 3 at a time.
func (t *termList) grams(field rune, chars []rune, low int) {
	if len(chars) < low {
		return
	}
	text := string(chars)
	at := make([]int, 0, len(chars)+1)
	for i := range text {
		at = append(at, i)
	}
	at = append(at, len(text))
	for n := low; n <= 3; n++ {
		for i := 0; i+n <= len(chars); i++ {
			t.add(field, text[at[i]:at[i+n]])
		}
	}
}

func (t *termList) name(name string) {
	f := fold(head(name, maxIndexed))
	for _, h := range hanNames(&f) {
		t.grams(termName, h.chars, 1)
		for _, s := range soundsOf(h.chars) {
			t.heads(termPinyin, s.full, 1, maxPinyin)
			t.add(termPinyin, head(s.given, maxPinyin))
			t.add(termPinyin, head(s.mixed, maxPinyin))
			if len(s.initials) > 1 {
				t.heads(termInitials, s.initials, 2, maxPinyin)
			}
		}
	}
	for _, w := range nameWords(&f) {
		t.heads(termWord, w.text, 1, maxWord)
	}
}

func (t *termList) company(company string) {
	f := fold(head(company, maxIndexed))
	for _, h := range hanNames(&f) {
		t.grams(termName, h.chars, 2)
	}
	for _, w := range nameWords(&f) {
		t.heads(termWord, w.text, minCompany, maxWord)
	}
}

func (t *termList) phone(p ContactPoint) {
	national, full := phoneDigits(p)
	if len(national) < minPhonePart {
		return
	}
	t.heads(termHead, head(national, maxPhonePart), minPhonePart, maxPhonePart)
	t.tails(termTail, national, minPhonePart, maxPhonePart)
	t.add(termPhone, head(national, maxPhoneDigits))
	t.add(termPhone, head(full, maxPhoneDigits))
}

func (t *termList) email(raw string) {
	local, _, _ := strings.Cut(raw, "@")
	t.heads(termEmail, head(alnum(local), maxEmail), minEmail, maxEmail)
	t.add(termEmail, head(alnum(raw), maxWholeEmail))
}

func (t *termList) code(raw string) {
	code := alnum(raw)
	t.heads(termCode, head(code, maxCodeHead), minCode, maxCodeHead)
	t.tails(termCodeEnd, code, minCode, maxCodeTail)
}

func (t *termList) site(s *Site) {
	r := &s.Region
	for _, part := range []string{r.Province, r.City, r.District, s.Street} {
		f := fold(head(part, maxIndexed))
		for _, run := range f.runs() {
			if run.han {
				t.grams(termAddress, []rune(run.text), 2)
			}
		}
	}
	for _, text := range siteTexts(s) {
		f := fold(head(text, 2*maxIndexed))
		for _, h := range houseNumbers(&f) {
			t.add(termHouse, head(h.text, maxHouse))
		}
		for _, w := range latinWords(&f) {
			t.heads(termStreet, w.text, minStreetWord, maxStreetWord)
			t.add(termStreet, shortStreet(w.text))
		}
	}
}
