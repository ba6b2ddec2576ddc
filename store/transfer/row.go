package transfer

import (
	"cmp"
	"slices"
	"strings"
	"unicode"

	"careline"
)

// text gives one source's value: the columns that say something, joined as
// people write it, with sep between Latin words and nothing between Chinese.
func (s source) text(cells []string, sep string) string {
	if len(s.columns) == 1 {
		if i := s.columns[0]; i < len(cells) && !s.numbers(cells[i]) {
			return strings.TrimSpace(cells[i])
		}
		return ""
	}
	var parts []string
	for _, i := range s.columns {
		if i < len(cells) && !s.numbers(cells[i]) {
			if t := strings.TrimSpace(cells[i]); t != "" {
				parts = append(parts, t)
			}
		}
	}
	return join(sep, parts...)
}

func join(sep string, parts ...string) string {
	var b strings.Builder
	for _, p := range parts {
		switch {
		case p == "":
			continue
		case b.Len() > 0 && (!hasHan(b.String()) || !hasHan(p)):
			b.WriteString(sep)
		}
		b.WriteString(p)
	}
	return b.String()
}

func hasHan(s string) bool {
	for _, r := range s {
		if r >= 0x4E00 && r <= 0x9FFF || r >= 0x80 && unicode.Is(unicode.Han, r) {
			return true
		}
	}
	return false
}

// numbers tells that a column "customer" holds a number of careline's own, and
// not the name that such a column holds elsewhere.
func (s source) numbers(cell string) bool {
	return s.own && customerNumber(cell) != 0
}

func customerNumber(cell string) careline.CustomerID {
	id, err := careline.ParseID[careline.CustomerID](strings.TrimSpace(cell))
	if err != nil {
		return 0
	}
	return id
}

// number gives the customer's number in the store that the list came from.
func (l *layout) number(cells []string) careline.CustomerID {
	for _, s := range l.sources[fieldName] {
		if s.own && s.columns[0] < len(cells) {
			return customerNumber(cells[s.columns[0]])
		}
	}
	return 0
}

// moreHomes reads the places beside the one that the columns tell.
func (l *layout) moreHomes(cells []string, country string) []careline.Residence {
	var homes []careline.Residence
	for _, s := range l.sources[fieldHomes] {
		for line := range strings.SplitSeq(s.text(cells, "\n"), "\n") {
			if strings.TrimSpace(line) != "" {
				homes = append(homes, parseHome(line, country))
			}
		}
	}
	return homes
}

// first gives the first value of a field that is not empty.
func (l *layout) first(f field, cells []string) string {
	for _, s := range l.sources[f] {
		if t := s.text(cells, " "); t != "" {
			return t
		}
	}
	return ""
}

// rest gives what further columns say of a field that has one value already,
// each with its column's name, for the note: nothing that was in the file is
// dropped because careline has one place for it.
func (l *layout) rest(f field, cells []string) []string {
	var more []string
	had := ""
	for _, s := range l.sources[f] {
		t := s.text(cells, " ")
		switch {
		case t == "" || t == had || f == fieldAddress && s.mapped:
		case had == "":
			had = t
		default:
			more = append(more, s.name+": "+t)
		}
	}
	return more
}

// customer reads a row. raw counts the phones that could not be understood
// and are kept as they were written.
func (l *layout) customer(cells []string, country string) (c careline.Customer, raw int) {
	if code := countryOf(l.first(fieldCountry, cells)); code != "" {
		country = code
	}
	c.ID = l.number(cells)
	c.ExternalID = l.first(fieldExternalID, cells)
	c.Name = l.name(cells)
	c.Company = l.first(fieldCompany, cells)
	c.Language = l.first(fieldLanguage, cells)
	c.Preference = l.first(fieldPreference, cells)
	c.Contacts, raw = l.contacts(cells, country)
	if site := l.site(cells, country); !site.IsZero() {
		c.Homes = []careline.Residence{{Site: site, Label: l.first(fieldLabel, cells), Primary: true}}
	}
	c.Homes = append(c.Homes, l.moreHomes(cells, country)...)
	notes := l.notes(cells)
	if text := l.first(fieldTier, cells); text != "" {
		tier, known := tierOf(text)
		if c.Tier = tier; !known {
			notes = append(notes, l.sources[fieldTier][0].name+": "+text)
		}
	}
	for _, f := range l.form.fields {
		if !f.Many {
			notes = append(notes, l.rest(field(f.Code), cells)...)
		}
	}
	c.Note = strings.Join(notes, "\n")
	return c, raw
}

func (l *layout) name(cells []string) string {
	if name := l.first(fieldName, cells); name != "" {
		return name
	}
	first, last := l.first(fieldFirstName, cells), l.first(fieldLastName, cells)
	if hasHan(first + last) {
		return join(" ", last, first)
	}
	return join(" ", first, l.first(fieldMiddleName, cells), last)
}

func (l *layout) notes(cells []string) []string {
	var notes []string
	for _, s := range l.sources[fieldNote] {
		if t := s.text(cells, " "); t != "" {
			notes = append(notes, t)
		}
	}
	return notes
}

func (l *layout) contacts(cells []string, country string) (points []careline.ContactPoint, raw int) {
	for _, s := range l.sources[fieldPhone] {
		for _, p := range phonesOf(s.text(cells, " / "), country) {
			p.Label = join(" ", s.label, p.Label)
			if p.E164 == "" {
				raw++
			}
			points = append(points, p)
		}
	}
	for _, f := range []field{fieldEmail, fieldFax, fieldOther} {
		for _, s := range l.sources[f] {
			points = append(points, pointsOf(f, s.text(cells, ";"))...)
		}
	}
	return points, raw
}

func phonesOf(cell, country string) []careline.ContactPoint {
	return points(cell, careline.ContactPhone, func(text string) []careline.ContactPoint {
		return careline.ParsePhones(text, country)
	})
}

var kinds = map[field]careline.ContactKind{
	fieldEmail: careline.ContactEmail, fieldFax: careline.ContactFax, fieldOther: careline.ContactOther,
}

// pointsOf reads what is no phone; a cell may hold several.
func pointsOf(f field, cell string) []careline.ContactPoint {
	return points(cell, kinds[f], func(text string) []careline.ContactPoint {
		var found []careline.ContactPoint
		for t := range strings.FieldsFuncSeq(text, func(r rune) bool { return strings.ContainsRune(";,；，、\n", r) }) {
			if t = strings.TrimSpace(t); t == "" {
				continue
			}
			p := careline.ContactPoint{Kind: kinds[f], Raw: t}
			if f == fieldEmail {
				var err error
				if p, err = careline.ParseEmail(t); err != nil { // kept all the same: somebody may know what was meant
					p = careline.ContactPoint{Kind: careline.ContactOther, Raw: t}
				}
			}
			found = append(found, p)
		}
		return found
	})
}

// phoneLabel keeps what a column's name tells about where a phone rings.
func phoneLabel(header string) string {
	switch plainHeader(header) {
	case "homephone":
		return "home"
	case "workphone", "officephone":
		return "work"
	case "家庭电话", "宅电":
		return "家"
	case "办公电话", "单位电话", "公司电话":
		return "单位"
	}
	return ""
}

// tierOf understands a tier's code or name in either language.
func tierOf(text string) (careline.Tier, bool) {
	text = strings.ToLower(strings.TrimSpace(text))
	for _, t := range careline.Tiers() {
		if text == string(t) || text == t.In(careline.English) || text == t.In(careline.Chinese) {
			return t, true
		}
	}
	return "", false
}

// site reads the address. Columns for its parts win over what the text of
// the address says.
func (l *layout) site(cells []string, country string) careline.Site {
	text, postal := l.addressText(cells), l.first(fieldPostal, cells)
	region := l.region(cells, country)
	site := careline.Site{Street: text}
	if hasHan(text) || region == (careline.Region{}) && postal == "" {
		site = careline.ParseAddress(text, country)
	}
	site.Region.Province = cmp.Or(region.Province, site.Region.Province)
	site.Region.City = cmp.Or(region.City, site.Region.City)
	site.Region.District = cmp.Or(region.District, site.Region.District)
	site.Postal = cmp.Or(postal, site.Postal)
	if !site.IsZero() {
		site.Region.Country = country
	}
	return site
}

// region reads the columns for the parts of an address; Chinese ones are
// written in full (江苏 becomes 江苏省), as territories are.
func (l *layout) region(cells []string, country string) careline.Region {
	r := careline.Region{
		Province: l.first(fieldProvince, cells), City: l.first(fieldCity, cells), District: l.first(fieldDistrict, cells),
	}
	if whole := r.Province + r.City + r.District; hasHan(whole) {
		if full := careline.ParseAddress(whole, country); full.Street == "" {
			full.Region.Country = ""
			return full.Region
		}
	}
	return r
}

// addressText joins the columns of the address and the street in the order
// in which they stand.
func (l *layout) addressText(cells []string) string {
	all := l.sources[fieldAddress]
	if len(all) > 1 || len(l.sources[fieldStreet]) > 0 {
		all = slices.Concat(all, l.sources[fieldStreet])
		slices.SortStableFunc(all, func(a, b source) int { return a.columns[0] - b.columns[0] })
	}
	var parts []string
	seenAddress := false
	for _, s := range all {
		t := s.text(cells, ", ")
		if t == "" || slices.Contains(parts, t) {
			continue
		}
		if s.whole && !s.mapped {
			if seenAddress {
				continue // a second address is another place: rest gives it to the note
			}
			seenAddress = true
		}
		parts = append(parts, t)
	}
	return join(", ", parts...)
}
