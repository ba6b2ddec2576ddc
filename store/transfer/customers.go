package transfer

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"careline"
)

// customerFields are the columns of an exported list of customers, which the
// importer knows again.
var customerFields = []field{
	columnCustomer, fieldExternalID, fieldName, fieldCompany, fieldPhone, fieldEmail, fieldFax, fieldOther,
	fieldAddress, fieldDistrict, fieldCity, fieldProvince, fieldPostal, fieldCountry, fieldLabel, fieldHomes,
	fieldLanguage, fieldTier, fieldPreference, fieldNote,
}

// customerRows writes customers so that the importer reads back what they
// are: each cell as people write it where that is enough, which is tried out,
// and exactly where it is not.
func customerRows(home string) (rows, error) {
	r := rows{names: codesOf(customerFields)}
	l, err := newLayout(customersForm, record{line: 1, cells: r.names}, nil)
	if err != nil {
		return r, err
	}
	r.each = func(p careline.ExportPage, take func([]any) error) error {
		for i := range p.Customers {
			row := customerRow(l, &p.Customers[i], home)
			values := make([]any, len(row))
			for n, text := range row {
				values[n] = text
			}
			if err := take(values); err != nil {
				return err
			}
		}
		return nil
	}
	return r, nil
}

func customerRow(l *layout, c *careline.Customer, home string) []string {
	row := make([]string, len(customerFields))
	set := func(f field, text string) { row[slices.Index(customerFields, f)] = text }
	set(columnCustomer, c.ID.String())
	set(fieldExternalID, c.ExternalID)
	set(fieldName, c.Name)
	set(fieldCompany, c.Company)
	set(fieldLanguage, c.Language)
	set(fieldTier, string(c.Tier))
	set(fieldPreference, c.Preference)
	set(fieldNote, c.Note)
	set(fieldCountry, home)
	more := c.Homes
	if len(c.Homes) > 0 && onlyPlace(c.Homes) {
		h := &c.Homes[0]
		without := slices.Clone(row)
		set(fieldAddress, h.Site.Street)
		set(fieldDistrict, h.Site.Region.District)
		set(fieldCity, h.Site.Region.City)
		set(fieldProvince, h.Site.Region.Province)
		set(fieldPostal, h.Site.Postal)
		set(fieldCountry, h.Site.Region.Country)
		set(fieldLabel, h.Label)
		if sameHome(l, row, h) {
			more = c.Homes[1:]
		} else {
			row = without
		}
	}
	lines := make([]string, len(more))
	for i, h := range more {
		lines[i] = exactHome(h)
	}
	set(fieldHomes, strings.Join(lines, "\n"))
	country := countryOf(row[slices.Index(customerFields, fieldCountry)])
	set(fieldPhone, pointCell(c, careline.ContactPhone, func(cell string) []careline.ContactPoint { return phonesOf(cell, country) }))
	for f, kind := range kinds {
		set(f, pointCell(c, kind, func(cell string) []careline.ContactPoint { return pointsOf(f, cell) }))
	}
	return row
}

// onlyPlace tells whether the columns for an address say enough of the first
// home: that it is where the customer lives.
func onlyPlace(homes []careline.Residence) bool {
	others := slices.ContainsFunc(homes[1:], func(h careline.Residence) bool { return h.Primary })
	h := homes[0]
	return h.Primary && !others && h.From == "" && h.Until == "" && h.Site.Note == ""
}

// sameHome tells whether the columns for an address are read back as h.
func sameHome(l *layout, row []string, h *careline.Residence) bool {
	want := h.Site
	want.ID = 0
	country := countryOf(l.first(fieldCountry, row))
	return country != "" && l.site(row, country) == want && l.first(fieldLabel, row) == h.Label
}

// pointCell writes the contact points of a kind in one cell.
func pointCell(c *careline.Customer, kind careline.ContactKind, read func(string) []careline.ContactPoint) string {
	var plain, exactly []string
	var want []careline.ContactPoint
	first := slices.IndexFunc(c.Contacts, func(p careline.ContactPoint) bool { return p.Kind == careline.ContactPhone })
	for i, p := range c.Contacts {
		if p.Kind != kind {
			continue
		}
		if p.ID = 0; i == first {
			p.Primary = false // as it is anyway, being the first phone
		}
		want = append(want, p)
		plain = append(plain, p.Raw)
		exactly = append(exactly, exactPoint(p))
	}
	if first >= 0 && !c.Contacts[first].Primary || !slices.Equal(read(strings.Join(plain, "\n")), want) {
		return strings.Join(exactly, "\n")
	}
	return strings.Join(plain, "\n")
}

// contactOut and homeOut are what a program gets.
type contactOut struct {
	Kind      clean `json:"kind"`
	Text      clean `json:"text"`
	E164      clean `json:"e164"`
	Extension clean `json:"extension"`
	Label     clean `json:"label"`
	Primary   bool  `json:"primary"`
	DoNotCall bool  `json:"do_not_call"`
}

type homeOut struct {
	Address  clean `json:"address"`
	Street   clean `json:"street"`
	District clean `json:"district"`
	City     clean `json:"city"`
	Province clean `json:"province"`
	Postal   clean `json:"postal"`
	Country  clean `json:"country"`
	Note     clean `json:"note"`
	Label    clean `json:"label"`
	From     clean `json:"from"`
	Until    clean `json:"until"`
	Primary  bool  `json:"primary"`
}

func customerColumns(zone *time.Location) []outColumn[careline.Customer] {
	type row = careline.Customer
	return []outColumn[row]{
		{"customer", func(c *row) any { return number(c.ID.Ref()) }},
		{"external_id", func(c *row) any { return c.ExternalID }},
		{"name", func(c *row) any { return c.Name }},
		{"company", func(c *row) any { return c.Company }},
		{"contacts", func(c *row) any {
			all := []contactOut{}
			for _, p := range c.Contacts {
				all = append(all, contactOut{
					clean(p.Kind), clean(p.Raw), clean(p.E164), clean(p.Extension), clean(p.Label), p.Primary, p.DoNotCall,
				})
			}
			return all
		}},
		{"sites", func(c *row) any {
			all := []homeOut{}
			for _, h := range c.Homes {
				r := h.Site.Region
				all = append(all, homeOut{
					clean(h.Site.Address()), clean(h.Site.Street), clean(r.District), clean(r.City), clean(r.Province),
					clean(h.Site.Postal), clean(r.Country), clean(h.Site.Note), clean(h.Label), clean(h.From), clean(h.Until), h.Primary,
				})
			}
			return all
		}},
		{"language", func(c *row) any { return c.Language }},
		{"tier", func(c *row) any { return string(cmp.Or(c.Tier, careline.TierStandard)) }},
		{"preference", func(c *row) any { return c.Preference }},
		{"note", func(c *row) any { return c.Note }},
		{"created", func(c *row) any { return at(c.Created, zone) }},
		{"updated", func(c *row) any { return at(c.Updated, zone) }},
		{"version", func(c *row) any { return c.Version }},
	}
}
