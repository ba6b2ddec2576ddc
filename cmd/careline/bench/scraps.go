package bench

import (
	"strings"

	"careline"
)

// scraps gives what a caller might say of themselves, and what an operator
// might make of it.
func (d *drawer) scraps(f *careline.File) []Query {
	k := factsOf(f)
	var all []Query
	about := func(kind string, parts ...string) {
		for _, p := range parts {
			if p == "" {
				return
			}
		}
		all = append(all, Query{Kind: kind, Parts: parts, Meant: k.id})
	}
	d.nameScraps(&k, about)
	d.numberScraps(&k, about)
	d.homeScraps(&k, about)
	d.mixedScraps(&k, about)
	d.slippedScraps(&k, about)
	nobody := func(kind string, parts ...string) {
		before := len(all)
		if about(kind, parts...); len(all) > before {
			all[before].Meant = 0
		}
	}
	d.frequentScraps(&k, nobody)
	return all
}

type tell func(kind string, parts ...string)

func (d *drawer) nameScraps(k *facts, tell tell) {
	said, given := k.pinyin()
	tell("name", k.name)
	tell("surname", k.surname)
	tell("given name", k.given)
	tell("pinyin", said+given)
	if said != "" {
		tell("pinyin apart", said+" "+given)
	}
	tell("pinyin begun", ends(said+given, 5, true))
	tell("initials", k.initials())
	tell("company", k.company)
	if trad := traditional(k.name); trad != k.name {
		tell("traditional name", trad)
	}
	if len(k.words) > 1 {
		last := k.words[len(k.words)-1]
		tell("Latin name", strings.ToLower(k.name))
		tell("Latin word", strings.ToLower(last))
		tell("Latin begun", strings.ToLower(ends(k.name, 4, true)), strings.ToLower(ends(last, 3, true)))
	}
}

func (d *drawer) numberScraps(k *facts, tell tell) {
	tell("phone", k.phone)
	tell("phone head", ends(k.phone, 4, true))
	tell("phone tail", ends(k.phone, 4, false))
	tell("phone long tail", ends(k.phone, 8, false))
	if n := len(k.phone); n == 11 {
		tell("phone middle", k.phone[3:7])
		tell("phone with separators", k.phone[:3]+"-"+k.phone[3:7]+"-"+k.phone[7:])
		if k.phone[0] == '1' {
			tell("phone with country code", "+86 "+k.phone[:3]+" "+k.phone[3:7]+" "+k.phone[7:])
		}
		tell("phone, full width", fullWidth(k.phone))
	}
	tell("e-mail", k.mail)
	tell("customer number", k.id.String())
	tell("case number", k.caseNumber)
	tell("order number", k.orderNumber)
	tell("serial", k.serial)
	tell("asset tag", k.tag)
	tell("card", k.card)
}

func (d *drawer) homeScraps(k *facts, tell tell) {
	tell("street", k.street)
	if k.street != "" {
		tell("street and house", k.street+k.house)
	}
	tell("compound", k.compound)
	tell("rooms", k.rooms)
	tell("rooms and compound", k.rooms, k.compound)
	tell("district", k.district)
	tell("street and compound", k.street, k.compound)
	if trad := traditional(k.street); trad != k.street {
		tell("traditional street", trad)
	}
	if k.latinRoad != "" {
		tell("Latin street", strings.ToLower(k.latinRoad+" "+k.latinWay))
		tell("Latin house and street", k.latinHouse+" "+strings.ToLower(k.latinRoad))
	}
}

func (d *drawer) mixedScraps(k *facts, tell tell) {
	said, _ := k.pinyin()
	tail := ends(k.phone, 4, false)
	tell("city and surname", k.city, k.surname)
	tell("name and street", k.name, k.street)
	tell("surname, street and compound", k.surname, k.street, k.compound)
	tell("surname and tail", k.surname, tail)
	tell("pinyin surname and tail", said, tail)
	tell("pinyin surname, tail and street", said, tail, k.street)
	tell("initials and tail", k.initials(), tail)
	tell("initials and district", k.initials(), k.district)
	if len(k.words) > 1 {
		tell("Latin word and street", strings.ToLower(k.words[len(k.words)-1]), strings.ToLower(k.latinRoad), strings.ToLower(k.latinWay))
	}
}

// slippedScraps are heard or typed wrong, with a true scrap beside; the last
// has a scrap that is plainly wrong.
func (d *drawer) slippedScraps(k *facts, tell tell) {
	tail := ends(k.phone, 4, false)
	for _, kind := range []struct{ name, slip string }{
		{"homophone and tail", slipHomophone},
		{"dialect and tail", slipDialect},
		{"dialect pinyin and tail", slipDialectPinyin},
		{"misspelt pinyin and tail", slipPinyin},
		{"misspelt Latin and tail", slipLatin},
	} {
		tell(kind.name, slips[kind.slip](d.rand, k), tail)
	}
	tell("homophones alone", slips[slipHomophones](d.rand, k))
	tell("misspelt Latin alone", slips[slipLatin](d.rand, k))
	tell("name, tail and a wrong street", k.name, tail, d.otherStreet(k.street))
}

// frequentScraps are what many share, and what nobody has.
func (d *drawer) frequentScraps(k *facts, tell tell) {
	surname, street, city := d.among(d.surnames), d.among(d.streets), d.among(d.cities)
	tell("frequent surname", surname)
	tell("frequent street", street)
	tell("frequent surname and street", surname, street)
	tell("frequent surname and city", surname, city)
	tell("frequent street and compound", street, d.among(d.estates))
	// Each word is somebody's, and nobody has them all.
	other := factsOf(&d.sample[d.rand.IntN(len(d.sample))])
	if other.phone != k.phone && other.name != k.name {
		tell("nobody has all of it", k.name, other.phone, d.otherStreet(k.street))
	}
	tell("nobody", d.nobody())
}

// among draws one of the most frequent.
func (d *drawer) among(words []string) string {
	if len(words) == 0 {
		return ""
	}
	return words[d.rand.IntN(min(5, len(words)))]
}

// otherStreet is a street that is not this one.
func (d *drawer) otherStreet(street string) string {
	for range 20 {
		if len(d.streets) == 0 || street == "" {
			return ""
		}
		if s := d.streets[d.rand.IntN(len(d.streets))]; s != street {
			return s
		}
	}
	return ""
}

// nobody is a name and a number that belong to no one.
func (d *drawer) nobody() string {
	number := make([]byte, 8)
	for i := range number {
		number[i] = byte('0' + d.rand.IntN(10))
	}
	return "zzyx " + string(number)
}

// fullWidth writes digits as Chinese input methods may.
func fullWidth(s string) string {
	return strings.Map(func(r rune) rune { return r - '0' + '０' }, s)
}
