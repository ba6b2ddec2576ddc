package person

import (
	"fmt"
	"strings"

	"careline"
	"careline/tui/widget"
)

func (p *person) label(name string) string {
	w := &p.env.Words.Person
	kind, rest, _ := strings.Cut(name, ".")
	switch {
	case kind == "contact" && strings.HasPrefix(rest, "new"):
		return w.Add
	case kind == "contact":
		return w.Contact
	case kind == "home" && strings.HasPrefix(rest, "new"):
		return w.AddHome
	case kind == "home":
		return w.Home
	}
	return map[string]string{
		"name": w.Name, "phones": w.Phones, "email": w.Email, "address": w.Address, "language": w.Language,
		"tier": w.Tier, "company": w.Company, "preference": w.Preference, "note": w.Note,
	}[name]
}

// newForm is the form of a new customer: all phones on one line, one address.
func (p *person) newForm(t typed) *widget.Form {
	phones := widget.Filled(t.phones).Reads(30, p.readPhones)
	rows := []*widget.Row{
		{Name: "name", Input: widget.Filled(t.name)},
		{Name: "phones", Input: phones},
		{Name: "address", Input: widget.Filled(t.address).Reads(0, p.readAddress)},
		{Name: "email", Input: widget.Filled(t.email)},
	}
	f := widget.NewForm(p.label, append(rows, p.rest()...)...)
	switch {
	case t.name != "" && t.phones == "":
		f.GoTo("phones")
	case t.name != "":
		f.GoTo("address")
	}
	return f
}

// editForm is the form of a known customer: each contact point and each home
// on a line of its own, named by what is in it, and an empty line to add one.
func (p *person) editForm(c *careline.Customer) *widget.Form {
	rows := []*widget.Row{{Name: "name", Input: widget.Filled(c.Name)}}
	for _, point := range c.Contacts {
		rows = append(rows, p.contactRow("contact."+point.Raw, writeContact(point)))
	}
	rows = append(rows, p.contactRow("contact.new", ""))
	for _, h := range c.Homes {
		if h.Until == "" {
			rows = append(rows, p.homeRow(homeName(h), h.Site.Address()))
		}
	}
	rows = append(rows, p.homeRow("home.new", ""))
	f := widget.NewForm(p.label, append(rows, p.rest()...)...)
	for name, value := range map[string]string{
		"language": c.Language, "tier": string(c.Tier), "company": c.Company, "preference": c.Preference, "note": c.Note,
	} {
		f.Set(name, value)
	}
	f.Keep()
	return f
}

// rest is the rows that both forms end with.
func (p *person) rest() []*widget.Row {
	return []*widget.Row{
		{Name: "language", Input: widget.NewLine("")},
		{Name: "tier", Input: widget.NewChoice(widget.Options(careline.Tiers()), string(careline.TierStandard))},
		{Name: "company", Input: widget.NewLine("")},
		{Name: "preference", Input: widget.NewLine("")},
		{Name: "note", Input: widget.NewArea(1, 4)},
	}
}

func (p *person) contactRow(name, value string) *widget.Row {
	return &widget.Row{Name: name, Input: widget.Filled(value).Reads(28, p.readContact)}
}

func (p *person) homeRow(name, value string) *widget.Row {
	return &widget.Row{Name: name, Input: widget.Filled(value).Reads(0, func(s string) widget.Reading {
		if s == "" && value != "" {
			return widget.Reading{Text: p.env.Words.Person.Moved}
		}
		return p.readAddress(s)
	})}
}

func homeName(h careline.Residence) string { return fmt.Sprintf("home.%d", h.Site.ID) }

// grow keeps one empty line at the end of the contacts and of the homes.
func (p *person) grow() {
	for kind, row := range map[string]func(string, string) *widget.Row{"contact": p.contactRow, "home": p.homeRow} {
		var added []string
		for _, r := range p.form.Rows() {
			if strings.HasPrefix(r.Name, kind+".new") {
				added = append(added, r.Name)
			}
		}
		n := len(added)
		switch {
		case n == 0:
		case p.form.Value(added[n-1]) != "":
			p.form.Insert(added[n-1], row(fmt.Sprintf("%s.new%d", kind, n+1), ""))
		case n > 1 && p.form.Value(added[n-2]) == "":
			p.form.Remove(added[n-1])
		}
	}
}

func (p *person) country() string { return p.env.Session.Settings().Country }

// points gives every contact point as the form has it now.
func (p *person) points() []careline.ContactPoint {
	if p.id == 0 {
		points := readPhones(p.form.Value("phones"), p.country())
		if email := p.form.Value("email"); email != "" {
			points = append(points, careline.ContactPoint{Kind: careline.ContactEmail, Raw: email})
		}
		return points
	}
	typed := p.form.Typed()
	var points []careline.ContactPoint
	primary := -1 // one that was made the primary just now
	for _, r := range p.form.Rows() {
		rest, is := strings.CutPrefix(r.Name, "contact.")
		if !is {
			continue
		}
		text, changed := typed[r.Name]
		point, known := p.known(rest)
		switch {
		case changed && text == "", !changed && !known:
			continue
		case changed:
			read := readContact(text, p.country())
			read.ID = point.ID
			if read.Primary && !point.Primary {
				primary = len(points)
			}
			point = read
		}
		points = append(points, point)
	}
	for i := range points {
		if primary >= 0 {
			points[i].Primary = i == primary
		}
	}
	return points
}

// known gives the contact point that a row was made of.
func (p *person) known(raw string) (careline.ContactPoint, bool) {
	for _, c := range p.base.Contacts {
		if c.Raw == raw {
			return c, true
		}
	}
	return careline.ContactPoint{}, false
}

// homes gives every residence as the form has it now. A home whose line was
// cleared stays in the file as a former one; a line that was changed corrects
// the address of the site itself.
func (p *person) homes() []careline.Residence {
	if p.id == 0 {
		if text := p.form.Value("address"); text != "" {
			return []careline.Residence{{Site: careline.ParseAddress(text, p.country()), Primary: true}}
		}
		return nil
	}
	typed := p.form.Typed()
	var homes []careline.Residence
	for _, h := range p.base.Homes {
		if text, changed := typed[homeName(h)]; changed && h.Until == "" {
			if text == "" {
				h.Until, h.Primary = p.env.Session.Today(), false
			} else {
				site := careline.ParseAddress(text, p.country())
				site.ID, site.Note = h.Site.ID, h.Site.Note
				h.Site = site
			}
		}
		homes = append(homes, h)
	}
	for _, r := range p.form.Rows() {
		if text := p.form.Value(r.Name); strings.HasPrefix(r.Name, "home.new") && text != "" {
			homes = append(homes, careline.Residence{Site: careline.ParseAddress(text, p.country()), From: p.env.Session.Today()})
		}
	}
	return homes
}

// read gives the customer as the form has it now.
func (p *person) read() careline.Customer {
	c := *p.base
	c.Name, c.Language = p.form.Value("name"), p.form.Value("language")
	c.Tier = careline.Tier(p.form.Value("tier"))
	c.Company, c.Preference, c.Note = p.form.Value("company"), p.form.Value("preference"), p.form.Value("note")
	c.Contacts, c.Homes = p.points(), p.homes()
	return c
}
