package main

import (
	"math/rand/v2"
	"regexp"
	"strings"

	"careline"
)

// chineseHome parts "建国路88号阳光花园5-2-601" into street, house, compound and
// rooms.
var chineseHome = regexp.MustCompile(`^(\D+?)(\d+号)(\D+)(\d+-\d+-\d+)$`)

// scraps gives what a caller might say of themselves, and what an operator
// might make of it; what a file lacks is empty.
func scraps(r *rand.Rand, f *careline.File) []benchQuery {
	c := &f.Customer
	name := []rune(c.Name)
	pinyin := strings.ToLower(strings.ReplaceAll(careline.Pinyin(c.Name), "'", ""))
	var surname, given, said, initials string
	if pinyin != "" && len(name) > 1 && len(name) <= 4 {
		surname, given = string(name[:1]), string(name[1:])
		said, _, _ = strings.Cut(pinyin, " ")
		for _, one := range name {
			initials += ends(careline.Pinyin(string(one))+" ", 1, true)
		}
		initials = strings.ToLower(strings.TrimSpace(initials))
	}
	phone := ""
	if phones := c.Phones(); len(phones) > 0 {
		phone = strings.NewReplacer(" ", "", "-", "").Replace(phones[0].Raw)
	}
	head, tail, eight := ends(phone, 4, true), ends(phone, 4, false), ends(phone, 8, false)
	home, _ := c.Home()
	street, house, compound, rooms := "", "", "", ""
	if p := chineseHome.FindStringSubmatch(home.Street); p != nil {
		street, house, compound, rooms = p[1], p[2], p[3], p[4]
	}
	serial := ""
	if len(f.Units) > 0 {
		serial = f.Units[0].Unit.Serial
	}
	mail := ""
	for _, p := range c.Contacts {
		if p.Kind == careline.ContactEmail {
			mail = p.Raw
		}
	}
	return []benchQuery{
		{"name", c.Name},
		{"surname", surname},
		{"given name", given},
		{"pinyin", strings.ReplaceAll(pinyin, " ", "")},
		{"pinyin apart", pinyin},
		{"pinyin begun", ends(strings.ReplaceAll(pinyin, " ", ""), 5, true)},
		{"initials", initials},
		{"phone", phone},
		{"phone head", head},
		{"phone tail", tail},
		{"phone long tail", eight},
		{"street", street},
		{"street and house", street + house},
		{"compound", compound},
		{"rooms", rooms},
		{"district", home.Region.District},
		{"city and surname", both(home.Region.City, surname)},
		{"name and street", both(c.Name, street)},
		{"street and compound", both(street, compound)},
		{"surname, street and compound", both(surname, both(street, compound))},
		{"surname and tail", both(surname, tail)},
		{"pinyin surname and tail", both(said, tail)},
		{"pinyin surname, tail and street", both(both(said, tail), street)},
		{"initials and tail", both(initials, tail)},
		{"initials and district", both(initials, home.Region.District)},
		{"serial", serial},
		{"e-mail", mail},
		{"customer number", c.ID.String()},
		{"nobody", nobody(r)},
	}
}

// both joins two scraps, where there are both.
func both(a, b string) string {
	if a == "" || b == "" {
		return ""
	}
	return a + " " + b
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

// nobody is a name and a number that belong to no one.
func nobody(r *rand.Rand) string {
	digits := make([]byte, 8)
	for i := range digits {
		digits[i] = byte('0' + r.IntN(10))
	}
	return "zzyx " + string(digits)
}
