package careline

import (
	"strings"
	"unicode"
)

// Region is where a site lies, from the largest part to the smallest; parts
// that are not known are empty.
type Region struct {
	Country  string // ISO 3166-1 alpha-2
	Province string // or state
	City     string
	District string // or county
}

// Covers tells whether r, a territory, holds the place p: each part that r
// names must be p's. People leave out what a city implies, so a country or a
// province that p does not name is no obstacle where the city is the same, nor
// is a country where the province is. An empty territory covers everything.
func (r Region) Covers(p Region) bool {
	sameCity := r.City != "" && strings.EqualFold(r.City, p.City)
	sameProvince := r.Province != "" && strings.EqualFold(r.Province, p.Province)
	part := func(mine, theirs string) bool { return mine == "" || strings.EqualFold(mine, theirs) }
	above := func(mine, theirs string, implied bool) bool { return part(mine, theirs) || theirs == "" && implied }
	return above(r.Country, p.Country, sameCity || sameProvince) && above(r.Province, p.Province, sameCity) &&
		part(r.City, p.City) && part(r.District, p.District)
}

// Depth counts the parts that the region names; of two that cover a place,
// the deeper is the nearer.
func (r Region) Depth() int {
	n := 0
	for _, s := range []string{r.Country, r.Province, r.City, r.District} {
		if s != "" {
			n++
		}
	}
	return n
}

// String names the region as people there write it.
func (r Region) String() string {
	if hasHan(r.Province + r.City + r.District) {
		if r.Province == r.City {
			return r.City + r.District
		}
		return r.Province + r.City + r.District
	}
	return joinNonEmpty(", ", r.District, r.City, r.Province)
}

// Site is a place where units stand and people live.
type Site struct {
	ID     SiteID
	Region Region
	Street string // street, house, compound, building, flat
	Postal string
	Note   string // free text: "ring at the gate"
}

// Address gives the site in one line, as people there write it: in Chinese
// from the large to the small, else from the small to the large.
func (s Site) Address() string {
	r := s.Region
	if hasHan(s.Street) || s.Street == "" && hasHan(r.String()) {
		return r.String() + s.Street
	}
	return joinNonEmpty(", ", s.Street, r.City, joinNonEmpty(" ", r.Province, s.Postal))
}

// IsZero tells whether nothing of the place is known.
func (s Site) IsZero() bool {
	r := s.Region
	return s.Street == "" && r.Province == "" && r.City == "" && r.District == "" && s.Postal == ""
}

func hasHan(s string) bool {
	return strings.ContainsFunc(s, func(r rune) bool { return unicode.Is(unicode.Han, r) })
}

func joinNonEmpty(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
