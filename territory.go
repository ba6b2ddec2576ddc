package careline

import (
	"slices"
	"strings"
	"unicode"

	"github.com/nyaruka/phonenumbers"
)

// Everywhere is how the territory of a provider that goes everywhere is
// written.
const Everywhere = "*"

// ParseTerritory understands a region as people write it at the beginning of
// a Chinese address (江苏南京, 南京市鼓楼区) or at the end of another (Queens, New
// York, NY), a country by its code or name, its four parts with slashes between
// them (DE/Bayern/München), and Everywhere. Where no country is named it lies
// in country (ISO 3166-1 alpha-2, CN if empty). False: a part of it can't be
// told, such as a street.
func ParseTerritory(text, country string) (Region, bool) {
	text = strings.Join(strings.Fields(Sanitize(text)), " ")
	home := phoneCountry(country)
	switch {
	case text == Everywhere:
		return Region{}, true
	case text == "全国":
		return Region{Country: home}, true
	case strings.Contains(text, "/"):
		return slashed(text, home)
	}
	if code, ok := countries[text]; ok {
		return Region{Country: code}, true
	}
	if code := strings.ToUpper(text); len(code) == 2 && !hasStates(home) && phonenumbers.GetCountryCodeForRegion(code) != 0 {
		return Region{Country: code}, true
	}
	site := Site{Region: Region{Country: home}}
	text = site.takeCountry(text)
	if strings.ContainsFunc(text, unicode.IsDigit) || !strings.ContainsFunc(text, unicode.IsLetter) {
		return Region{}, false
	}
	if hasHan(text) {
		return chineseTerritory(text, site.Region.Country)
	}
	return latinTerritory(text, site.Region.Country)
}

// hasStates tells whether two letters name a state there before a country.
func hasStates(country string) bool { return slices.Contains([]string{"US", "CA", "AU"}, country) }

func slashed(text, home string) (Region, bool) {
	var parts [4]string
	all := strings.Split(text, "/")
	if len(all) > len(parts) {
		return Region{}, false
	}
	for i, part := range all {
		parts[i] = strings.TrimSpace(part)
	}
	r := Region{Country: strings.ToUpper(parts[0]), Province: parts[1], City: parts[2], District: parts[3]}
	if r.Country == "" {
		r.Country = home
	}
	return r, phonenumbers.GetCountryCodeForRegion(r.Country) != 0
}

// chineseTerritory takes what ParseAddress would begin with, and a city
// without its 市 or a province without its 省 where nothing follows.
func chineseTerritory(text, country string) (Region, bool) {
	for _, written := range []string{text, text + "市"} {
		if province, ok := provinces[written]; ok {
			return Region{Country: country, Province: province}, true
		}
		r, rest := chinesePieces(written)
		if rest == "" && r.city != "" {
			return Region{Country: country, Province: r.province, City: r.city, District: r.district}, true
		}
	}
	return Region{}, false
}

// latinTerritory goes from the small to the large: district, city, state.
func latinTerritory(text, country string) (Region, bool) {
	parts := splitCommas(text)
	r := Region{Country: country}
	switch n := len(parts); {
	case n == 1 && stateAlone.MatchString(parts[0]):
		r.Province = parts[0]
	case n == 1:
		r.City = parts[0]
	case n == 2:
		r.City, r.Province = parts[0], parts[1]
	case n == 3:
		r.District, r.City, r.Province = parts[0], parts[1], parts[2]
	default:
		return Region{}, false
	}
	return r, true
}

// Written gives the region as ParseTerritory understands it with the same
// country: as people write it where that can be told apart, else its parts
// with slashes between them.
func (r Region) Written(country string) string {
	if r == (Region{}) {
		return Everywhere
	}
	for _, text := range []string{r.String(), r.Country} {
		if got, ok := ParseTerritory(text, country); ok && got == r {
			return text
		}
	}
	rest := strings.TrimRight(strings.Join([]string{r.Province, r.City, r.District}, "/"), "/")
	return r.Country + "/" + rest
}

// Meets tells whether a place can lie in both territories.
func (r Region) Meets(o Region) bool { return r.Covers(o) || o.Covers(r) }

// SharedWith gives the providers in business, among all, that serve a part of
// what p serves.
func (p *Provider) SharedWith(all []ProviderRow) []Provider {
	var shared []Provider
	for _, o := range all {
		meets := func(t Region) bool { return slices.ContainsFunc(p.Territories, t.Meets) }
		if o.Provider.ID != p.ID && !o.Provider.Retired && slices.ContainsFunc(o.Provider.Territories, meets) {
			shared = append(shared, o.Provider)
		}
	}
	return shared
}
