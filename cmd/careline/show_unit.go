package main

import (
	"github.com/spf13/cobra"

	"careline"
)

type unitJSON struct {
	unitRow
	ProductName text              `json:"product_name"`
	AssetTag    text              `json:"asset_tag"`
	Customer    *string           `json:"customer"` // the present owner
	Owners      []ownerJSON       `json:"owners"`
	Purchase    careline.Purchase `json:"purchase"`
	Installed   careline.Date     `json:"installed"`
	Card        text              `json:"card"`
	Covers      []coverJSON       `json:"covers"`
	Version     int64             `json:"version"`
}

type ownerJSON struct {
	Customer careline.CustomerID `json:"customer"`
	From     careline.Date       `json:"from"`
	Until    careline.Date       `json:"until"`
}

type coverJSON struct {
	Part  careline.WarrantyPart `json:"part"`
	In    bool                  `json:"in"`
	Until careline.Date         `json:"until"`
	Why   text                  `json:"why"`
}

func (a *app) showUnit(cmd *cobra.Command, s *careline.Session, id careline.UnitID) error {
	v, err := s.Unit(cmd.Context(), id)
	if err != nil {
		return err
	}
	u := &v.Unit
	buy := u.Purchase
	for _, f := range []*string{&buy.Seller, &buy.Specification, &buy.Grade} {
		*f = careline.Sanitize(*f)
	}
	answer := unitJSON{
		unitRow:     unitRow{u.ID, text(u.Product), text(u.Serial), text(v.Warranty.In(a.lang))},
		ProductName: text(v.Product.Name.In(a.lang)), AssetTag: text(u.AssetTag), Customer: number(u.Owner()),
		Owners: []ownerJSON{}, Purchase: buy, Installed: u.Installed, Card: text(u.Card.Number),
		Covers: []coverJSON{}, Version: u.Version,
	}
	for _, o := range u.Owners {
		answer.Owners = append(answer.Owners, ownerJSON(o))
	}
	for _, c := range v.Warranty.Covers {
		answer.Covers = append(answer.Covers, coverJSON{c.Part, c.In, c.Until, text(c.Reason.In(a.lang))})
	}
	return a.print(answer, func(p *paper) {
		p.line(u.ID.String(), u.Name(), v.Warranty.In(p.lang))
		p.field(wProduct, joined(" ", u.Product, v.Product.Name.In(p.lang)))
		p.field(wSerial, u.Serial)
		p.field(wAssetTag, u.AssetTag)
		p.field(wOwner, u.Owner().String())
		p.field(wBought, joined(" ", string(u.Purchase.Date), u.Purchase.Seller))
		p.field(wInstalled, string(u.Installed))
		p.field(wCard, u.Card.Number)
		if len(v.Warranty.Covers) > 0 {
			p.heading(wCovers)
			for _, c := range v.Warranty.Covers {
				p.say(c.Reason)
			}
		}
	})
}
