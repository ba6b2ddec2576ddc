package careline

import (
	"slices"
	"strings"
)

// homes compares where people live or have lived.
func (t *twins) homes(a, b *Customer) {
	best := TwinReason{}
	var cityKnown, citySame bool
	for i := range a.Homes {
		for k := range b.Homes {
			x, y := &a.Homes[i].Site, &b.Homes[k].Site
			if r := homeTwin(x, y); r.Score > best.Score {
				best = r
			}
			if x.Region.City != "" && y.Region.City != "" {
				cityKnown = true
				citySame = citySame || strings.EqualFold(x.Region.City, y.Region.City)
			}
		}
	}
	switch {
	case best.Score > 0:
		t.say(best.Kind, best.Score, best.Says)
	case cityKnown && !citySame:
		t.say(TwinOtherCity, twinOtherCity, Say("in other cities", "所在城市不同"))
	}
}

func homeTwin(a, b *Site) TwinReason {
	address, other := inOrder(a.Address(), b.Address())
	if len(other) > len(address) {
		address = other // the one that tells more
	}
	same := TwinReason{TwinHome, twinHome, Say("same home %s", "地址相同 %s", address)}
	if a.ID != 0 && a.ID == b.ID {
		return same
	}
	if a.Region.City != "" && b.Region.City != "" && !strings.EqualFold(a.Region.City, b.Region.City) {
		return TwinReason{}
	}
	x, y := placeOf(a), placeOf(b)
	if x.name != "" && y.name != "" && len(x.numbers) > 0 && len(y.numbers) > 0 {
		within := strings.Contains(x.name, y.name) || strings.Contains(y.name, x.name)
		most, fewest := x.numbers, y.numbers
		if len(most) < len(fewest) {
			most, fewest = fewest, most
		}
		switch {
		case x.name == y.name && slices.Equal(most, fewest),
			within && slices.Equal(most, fewest) && len(most) > 1:
			return same
		case within && len(fewest) < len(most) && slices.Equal(fewest, most[:len(fewest)]):
			return TwinReason{TwinNearHome, twinNear, Say("same house %s", "同一楼号 %s", address)}
		}
	}
	if a.Region.District != "" && strings.EqualFold(a.Region.District, b.Region.District) {
		return TwinReason{TwinDistrict, twinDistrict, Say("same district %s", "同区 %s", a.Region.District)}
	}
	return TwinReason{}
}

// place is a street for comparing: 建国路88号5栋2单元601室 and 建国路 88号 5-2-601
// are the same.
type place struct {
	name    string   // without numbers and what is said after them
	numbers []string // 88, 5, 2, 601
}

func placeOf(s *Site) place {
	f := fold(head(s.Street, maxIndexed))
	var p place
	covered := 0
	for _, h := range houseNumbers(&f) {
		if h.start < covered {
			continue // a part of the one before
		}
		covered = h.end
		p.numbers = append(p.numbers, strings.Split(h.text, "x")...)
	}
	var b strings.Builder
	for _, r := range f.runs() {
		switch {
		case r.han:
			text := r.text
			for cut := true; cut; {
				cut = false
				for _, unit := range houseUnits {
					if rest, is := strings.CutPrefix(text, unit); is {
						text, cut = rest, true
					}
				}
			}
			b.WriteString(text)
		case digitsOf(r.text) != r.text && digitsOf(r.text) == "":
			word := r.text
			if short := shortStreet(word); short != "" {
				word = short
			}
			b.WriteString(word)
		}
	}
	p.name = b.String()
	return p
}
