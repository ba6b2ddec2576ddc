package careline

import (
	"context"
	"slices"
	"strings"
)

// owners gives whose the unit of a row is and was; none where the row does not say.
func (b *unitBatch) owners(ctx context.Context, said *UnitFill) ([]Ownership, error) {
	marks := said.AllOwners
	if len(marks) == 0 && !said.Owner.IsZero() {
		marks = []OwnerMark{said.Owner}
	}
	owners := make([]Ownership, 0, len(marks))
	for i := range marks {
		who, err := b.owner(ctx, &marks[i])
		if err != nil {
			return nil, err
		}
		owners = append(owners, Ownership{Customer: who, From: marks[i].Since, Until: marks[i].Until})
	}
	return owners, nil
}

// owner finds a customer by the external number, else by a contact point, with
// the name where there is one, else by the name alone where only one is called
// so; of several alike it is the one whose number is given.
func (b *unitBatch) owner(ctx context.Context, o *OwnerMark) (CustomerID, error) {
	o.Name, o.ExternalID = tidied(o.Name), tidied(o.ExternalID)
	called := func(c *Customer) bool {
		return o.Name == "" || strings.EqualFold(c.Name, o.Name) || strings.EqualFold(c.Company, o.Name)
	}
	if who := b.crowd.external[o.ExternalID]; o.ExternalID != "" && who != nil {
		return who.ID, nil
	}
	if o.Name == "" && len(o.Contacts) == 0 && o.ExternalID == "" {
		if who := b.crowd.members[o.Number]; who != nil {
			return who.ID, nil
		}
		return 0, NotFound(KindCustomer, o.Number.String())
	}
	var alike []CustomerID
	add := func(c *Customer) {
		if called(c) && !slices.Contains(alike, c.ID) {
			alike = append(alike, c.ID)
		}
	}
	for _, p := range o.Contacts {
		for _, who := range b.crowd.raw[p.Raw] {
			add(who.Customer)
		}
		if p.E164 != "" {
			for _, who := range b.crowd.e164[p.E164] {
				add(who.Customer)
			}
		}
	}
	if len(alike) == 0 && len(o.Contacts) == 0 && o.Name != "" {
		if err := b.crowd.call(ctx, b.w, o.Name); err != nil {
			return 0, err
		}
		for _, who := range b.crowd.name[o.Name] {
			add(who.Customer)
		}
	}
	switch {
	case len(alike) == 0:
		return 0, NotFound(KindCustomer, o.text())
	case slices.Contains(alike, o.Number):
		return o.Number, nil
	case len(alike) == 1:
		return alike[0], nil
	}
	return 0, conflict(Say("%s may be any of %d customers; name one by number.", "%s 可能是 %d 位客户中的任意一位；请用编号指明。", o.text(), len(alike)))
}

func (o *OwnerMark) text() string {
	parts := []string{o.Number.String(), o.ExternalID, o.Name}
	for _, p := range o.Contacts {
		parts = append(parts, p.Raw)
	}
	return head(joinNonEmpty(" ", parts...), maxQuoted)
}

// fillUnits gives units with what they name, as a list tells it.
func fillUnits(ctx context.Context, r Reader, units []Unit) ([]UnitFill, error) {
	var ids []CustomerID
	for _, u := range units {
		for _, o := range u.Owners {
			ids = append(ids, o.Customer)
		}
	}
	slices.Sort(ids)
	people, err := r.Customers(ctx, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	known, places := map[CustomerID]*Customer{}, map[SiteID]Site{}
	for i := range people {
		known[people[i].ID] = &people[i]
		for _, h := range people[i].Homes {
			places[h.Site.ID] = h.Site
		}
	}
	providers, err := r.AllProviders(ctx)
	if err != nil {
		return nil, err
	}
	names := map[ProviderID]string{}
	for _, p := range providers {
		names[p.ID] = p.Name
	}
	filled := make([]UnitFill, len(units))
	for i, u := range units {
		if _, there := places[u.Site]; !there && u.Site != 0 {
			if places[u.Site], err = r.Site(ctx, u.Site); err != nil {
				return nil, err
			}
		}
		filled[i] = UnitFill{Unit: u, Place: places[u.Site], InstallerName: names[u.Installer]}
		for _, o := range u.Owners {
			mark := OwnerMark{Number: o.Customer, Since: o.From, Until: o.Until}
			if c := known[o.Customer]; c != nil {
				mark.ExternalID, mark.Name = c.ExternalID, calledAs(c)
				if len(c.Contacts) > 0 {
					mark.Contacts = c.Contacts[:1]
				}
			}
			filled[i].AllOwners = append(filled[i].AllOwners, mark)
			if o.Until == "" {
				filled[i].Owner = mark
			}
		}
	}
	return filled, nil
}

// calledAs gives what a customer is called, a firm by its own name.
func calledAs(c *Customer) string {
	if c.Name != "" {
		return c.Name
	}
	return c.Company
}
