package bench

import (
	"maps"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"careline"
)

// facts are what is true of a customer, cut as people say it; what a file
// lacks is empty.
type facts struct {
	id      careline.CustomerID
	name    string
	company string

	surname, given string   // of a Chinese name
	syllables      []string // one a character, ü as v
	words          []string // of a name in Latin letters

	phone string // its digits
	mail  string

	city, district                  string
	street, house, compound, rooms  string // of a Chinese home
	latinHouse, latinRoad, latinWay string // 12, Kent, St
	serial, tag, card               string
	caseNumber, orderNumber         string
}

var (
	// chineseHome parts "建国路88号阳光花园5-2-601".
	chineseHome = regexp.MustCompile(`^(\D+?)(\d+号)(\D+)(\d+-\d+-\d+)$`)
	// latinHome parts "Flat 7C, 12 Kent St", and "12 Kent St, Apt 601".
	latinHome = regexp.MustCompile(`(?:^|, )(\d+) ([A-Z][\pL' ]+) (Road|Street|Avenue|Lane|Drive|Rd|St|Ave|Dr|Ln|Blvd)\b`)
)

func factsOf(f *careline.File) facts {
	c := &f.Customer
	k := facts{id: c.ID, name: c.Name, company: c.Company}
	letters := []rune(c.Name)
	switch {
	case allHan(letters) && len(letters) > 1 && len(letters) <= 4:
		k.syllables = read(letters)
		n := surnameRunes(letters)
		k.surname, k.given = string(letters[:n]), string(letters[n:])
	case len(letters) > 0 && !slices.ContainsFunc(letters, func(r rune) bool { return !unicode.Is(unicode.Latin, r) && r != ' ' && r != '\'' && r != '-' }):
		k.words = strings.Fields(c.Name)
	}
	if phones := c.Phones(); len(phones) > 0 {
		k.phone = Digits(phones[0].Raw)
	}
	for _, p := range c.Contacts {
		if p.Kind == careline.ContactEmail {
			k.mail = p.Raw
		}
	}
	home, _ := c.Home()
	k.city, k.district = home.Region.City, home.Region.District
	if p := chineseHome.FindStringSubmatch(home.Street); p != nil {
		k.street, k.house, k.compound, k.rooms = p[1], p[2], p[3], p[4]
	}
	if p := latinHome.FindStringSubmatch(home.Street); p != nil {
		k.latinHouse, k.latinRoad, k.latinWay = p[1], p[2], p[3]
	}
	for i := range f.Units {
		u := &f.Units[i].Unit
		if i == 0 {
			k.serial = u.Serial
		}
		k.tag, k.card = orElse(k.tag, u.AssetTag), orElse(k.card, u.Card.Number)
	}
	if len(f.Cases) > 0 {
		k.caseNumber = f.Cases[0].ID.String()
	}
	if len(f.Orders) > 0 {
		k.orderNumber = f.Orders[0].ID.String()
	}
	return k
}

func orElse(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// pinyin is the name as it is typed: surname and given name.
func (k *facts) pinyin() (surname, given string) {
	n := len([]rune(k.surname))
	if len(k.syllables) == 0 {
		return "", ""
	}
	return strings.Join(k.syllables[:n], ""), strings.Join(k.syllables[n:], "")
}

func (k *facts) initials() string {
	var s string
	for _, syllable := range k.syllables {
		s += syllable[:1]
	}
	return s
}

// count finds what is frequent in the sample.
func (d *drawer) count() {
	surnames, streets, cities, estates := map[string]int{}, map[string]int{}, map[string]int{}, map[string]int{}
	for i := range d.sample {
		k := factsOf(&d.sample[i])
		surnames[k.surname]++
		streets[k.street]++
		cities[k.city]++
		estates[k.compound]++
	}
	d.surnames, d.streets, d.cities, d.estates = frequent(surnames), frequent(streets), frequent(cities), frequent(estates)
}

// frequent lists words, the most frequent first.
func frequent(n map[string]int) []string {
	delete(n, "")
	words := slices.Sorted(maps.Keys(n))
	slices.SortStableFunc(words, func(a, b string) int { return n[b] - n[a] })
	return words
}

// Digits keeps the digits of a text.
func Digits(s string) string {
	return strings.Map(func(r rune) rune {
		if r < '0' || r > '9' {
			return -1
		}
		return r
	}, s)
}

// ends gives the first or the last n letters, of a text that has more.
func ends(s string, n int, first bool) string {
	switch letters := []rune(s); {
	case len(letters) <= n:
		return ""
	case first:
		return string(letters[:n])
	default:
		return string(letters[len(letters)-n:])
	}
}

func allHan(letters []rune) bool {
	return len(letters) > 0 && !slices.ContainsFunc(letters, func(r rune) bool { return !unicode.Is(unicode.Han, r) })
}
