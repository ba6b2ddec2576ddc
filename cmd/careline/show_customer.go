package main

import (
	"math"

	"github.com/spf13/cobra"

	"careline"
)

type customerJSON struct {
	Customer   careline.CustomerID `json:"customer"`
	Name       text                `json:"name"`
	Company    text                `json:"company"`
	ExternalID text                `json:"external_id"`
	Tier       careline.Tier       `json:"tier"`
	Language   text                `json:"language"`
	Preference text                `json:"preference"`
	Note       text                `json:"note"`
	Phones     []text              `json:"phones"`
	Emails     []text              `json:"emails"`
	Sites      []siteJSON          `json:"sites"`
	Units      []unitRow           `json:"units"`
	Cases      []caseRow           `json:"cases"`
	Orders     []orderRow          `json:"work_orders"`
	Timeline   []eventJSON         `json:"timeline"`
	More       bool                `json:"timeline_truncated"`
	Version    int64               `json:"version"`
}

type siteJSON struct {
	Address text          `json:"address"`
	Label   text          `json:"label"`
	Note    text          `json:"note"`
	Until   careline.Date `json:"until"`
}

type unitRow struct {
	Unit     careline.UnitID `json:"unit"`
	Product  text            `json:"product"`
	Serial   text            `json:"serial"`
	Warranty text            `json:"warranty"`
}

func (a *app) showCustomer(cmd *cobra.Command, s *careline.Session, id careline.CustomerID, events int) error {
	file, err := s.Open(cmd.Context(), id)
	if err != nil {
		return err
	}
	if events <= 0 {
		events = math.MaxInt32
	}
	past, err := s.Timeline(cmd.Context(), id, careline.TimelineQuery{Limit: events})
	if err != nil {
		return err
	}
	c := &file.Customer
	answer := customerJSON{
		Customer: c.ID, Name: text(c.Name), Company: text(c.Company), ExternalID: text(c.ExternalID), Tier: c.Tier,
		Language: text(c.Language), Preference: text(c.Preference), Note: text(c.Note), Phones: phonesOf(c),
		Emails: emailsOf(c), Sites: []siteJSON{}, Units: []unitRow{}, Cases: a.caseRows(file.Cases),
		Orders: a.orderRows(file.Orders), Timeline: a.events(past.Lines), More: past.More, Version: c.Version,
	}
	for _, h := range c.Homes {
		answer.Sites = append(answer.Sites, siteJSON{text(h.Site.Address()), text(h.Label), text(h.Site.Note), h.Until})
	}
	for i := range file.Units {
		u := &file.Units[i]
		answer.Units = append(answer.Units, unitRow{
			u.Unit.ID, text(u.Unit.Product), text(u.Unit.Serial), text(u.Warranty.In(a.lang)),
		})
	}
	return a.print(answer, func(p *paper) {
		p.customer(c)
		p.units(file.Units)
		if len(file.Cases) > 0 {
			p.heading(wCases)
			p.cases(a, file.Cases)
		}
		if len(file.Orders) > 0 {
			p.heading(wOrders)
			p.orders(a, file.Orders)
		}
		p.history(past.Lines)
		if past.More {
			p.say(careline.Say("Older lines: --events 0.", "更早的记录：--events 0。"))
		}
	})
}

func (p *paper) customer(c *careline.Customer) {
	p.line(c.ID.String(), nameOf(c))
	p.field(wCompany, c.Company)
	p.field(wTier, c.Tier.In(p.lang))
	for _, point := range c.Contacts {
		p.field(contactWords[point.Kind], joined(" ", point.Raw, point.Label, p.doNotCall(point)))
	}
	for _, h := range c.Homes {
		p.field(wAddress, joined(" ", h.Site.Address(), h.Label, string(h.Until), h.Site.Note))
	}
	p.field(wLanguage, c.Language)
	p.field(wWishes, c.Preference)
	p.field(wNote, c.Note)
}

var contactWords = map[careline.ContactKind]careline.Words{
	careline.ContactPhone: wPhone,
	careline.ContactEmail: wEmail,
	careline.ContactFax:   wFax,
	careline.ContactOther: wContact,
}

func (p *paper) doNotCall(point careline.ContactPoint) string {
	if !point.DoNotCall {
		return ""
	}
	return wDoNotCall.In(p.lang)
}

func (p *paper) units(units []careline.UnitView) {
	if len(units) == 0 {
		return
	}
	p.heading(wUnits)
	table := make([][]string, len(units))
	for i := range units {
		u := &units[i]
		table[i] = []string{u.Unit.ID.String(), u.Unit.Name(), u.Product.Name.In(p.lang), u.Warranty.In(p.lang)}
	}
	p.table(nil, table)
}

func emailsOf(c *careline.Customer) []text {
	out := []text{}
	for _, p := range c.Contacts {
		if p.Kind == careline.ContactEmail {
			out = append(out, text(p.Raw))
		}
	}
	return out
}
