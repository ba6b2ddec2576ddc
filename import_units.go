package careline

import (
	"context"
	"slices"
	"strings"
)

// UnitFill is a unit of a list. What it names is looked up: Product may be a
// product's name; whose it is, where it stands and who installed it are told
// by what people know of them.
type UnitFill struct {
	Unit
	Owner         OwnerMark   // the present owner
	AllOwners     []OwnerMark // oldest first, with Since and Until; where there is more to tell than the present one
	Place         Site        // where it stands; its ID is not looked at
	InstallerName string
}

// OwnerMark is what a list tells of a unit's owner.
type OwnerMark struct {
	Number     CustomerID
	ExternalID string
	Name       string
	Contacts   []ContactPoint // any of them
	Since      Date
	Until      Date
}

// IsZero tells whether nothing is said of the owner.
func (o *OwnerMark) IsZero() bool {
	return o.Number == 0 && o.ExternalID == "" && o.Name == "" && len(o.Contacts) == 0
}

// ImportUnits takes in a batch of units from a list, in one transaction. One
// that is there is brought up to date and never made twice: by product and
// serial, or, without a serial, by product, owner and day of purchase. What a
// row says replaces what was there; only a unit's owners never change by a list.
// Claims are kept from batch to batch of a list.
func (s *Session) ImportUnits(ctx context.Context, key string, claims Claims, rows []Filled[UnitFill]) ([]Taken, error) {
	return takeRows(ctx, s, key, ListUnits, rows, func(in *Session) (func(Filled[UnitFill]) (Taken, error), error) {
		b := &unitBatch{session: in, w: in.open, claims: claims}
		if err := b.gather(ctx, rows); err != nil {
			return nil, err
		}
		return func(row Filled[UnitFill]) (Taken, error) { return b.take(ctx, row) }, nil
	})
}

// unitBatch is the units of one transaction while they are taken in.
type unitBatch struct {
	session   *Session
	w         Writer
	claims    Claims
	catalogue Catalogue
	providers []Provider
	crowd     *crowd
	serials   map[string][]*Unit     // by serial
	owned     map[CustomerID][]*Unit // without a serial, of those who were asked for
	places    map[SiteID]Site
}

// gather reads at once what the rows may mean.
func (b *unitBatch) gather(ctx context.Context, rows []Filled[UnitFill]) (err error) {
	b.serials, b.owned, b.places = map[string][]*Unit{}, map[CustomerID][]*Unit{}, map[SiteID]Site{}
	if b.catalogue, err = b.w.Catalogue(ctx); err != nil {
		return err
	}
	if b.providers, err = b.w.AllProviders(ctx); err != nil {
		return err
	}
	var serials []string
	var owners []TidyCustomer
	for _, row := range rows {
		var u UnitFill
		row(&u)
		if serial := tidied(u.Serial); serial != "" {
			serials = append(serials, serial)
		}
		for _, o := range append(u.AllOwners, u.Owner) {
			owners = append(owners, TidyCustomer{o.Number, Customer{ExternalID: o.ExternalID, Contacts: o.Contacts}})
		}
	}
	if b.crowd, err = meet(ctx, b.w, owners); err != nil {
		return err
	}
	known, err := b.w.UnitsBySerial(ctx, serials)
	for i := range known {
		b.serials[known[i].Serial] = append(b.serials[known[i].Serial], &known[i])
	}
	return err
}

func (b *unitBatch) take(ctx context.Context, row Filled[UnitFill]) (Taken, error) {
	var said UnitFill
	row(&said)
	product, err := b.product(said.Product)
	if err != nil {
		return Taken{}, err
	}
	owners, err := b.owners(ctx, &said)
	if err != nil {
		return Taken{}, err
	}
	old, err := b.find(ctx, &said, product, owners)
	if err != nil {
		return Taken{}, err
	}
	if old == nil {
		old = &Unit{}
	} else if err := sameOwners(old, owners); err != nil {
		return Taken{}, err
	}
	filled := UnitFill{Unit: *old}
	row(&filled)
	u := filled.Unit
	u.ID, u.Version, u.Product, u.Site, u.Owners, u.Installer = old.ID, old.Version, product, old.Site, old.Owners, old.Installer
	if old.ID == 0 {
		u.Owners = owners
	}
	if said.Installer != 0 || said.InstallerName != "" {
		if u.Installer, err = providerNamed(b.providers, said.Installer, said.InstallerName); err != nil {
			return Taken{}, err
		}
	}
	if err := tidyUnitTexts(&u); err != nil {
		return Taken{}, err
	}
	if u.Site, err = b.site(ctx, &u, said.Place); err != nil {
		return Taken{}, err
	}
	return b.keep(ctx, old, &u)
}

// keep writes u where it differs from old.
func (b *unitBatch) keep(ctx context.Context, old, u *Unit) (Taken, error) {
	b.claims[u.ID.Ref()] = true
	changed := unitChanges(old, u)
	if old.ID != 0 && len(changed) == 0 {
		return Taken{Ref: u.ID.Ref()}, nil
	}
	u.Updated = b.session.desk.clock().UTC()
	if err := b.w.SaveUnit(ctx, u); err != nil {
		return Taken{}, err
	}
	t := kept(u.ID.Ref(), old.Version, u.Version)
	if old.ID != 0 {
		*old = *u
		return t, b.session.tell(ctx, b.w, Event{
			Kind: EventChange, Action: DidImport, On: []Ref{u.ID.Ref(), u.Owner().Ref(), u.Site.Ref()}, Text: u.Name(), Changes: changed,
		})
	}
	b.claims[t.Ref] = true
	if made := *u; made.Serial != "" {
		b.serials[made.Serial] = append(b.serials[made.Serial], &made)
	} else if units, asked := b.owned[made.Owner()]; asked {
		b.owned[made.Owner()] = append(units, &made)
	}
	return t, b.session.tellOfUnit(ctx, b.w, u)
}

// product finds a product by its code, else by its name in either language.
func (b *unitBatch) product(text string) (string, error) {
	text = tidied(text)
	if text == "" {
		return "", invalid(Say("A unit needs a product.", "设备需要产品型号。"))
	}
	if p, ok := b.catalogue.Product(text); ok {
		return p.Code, nil
	}
	var alike []string
	for _, p := range b.catalogue.Products {
		if strings.EqualFold(p.Code, text) || strings.EqualFold(p.Name.EN, text) || strings.EqualFold(p.Name.ZH, text) {
			alike = append(alike, p.Code)
		}
	}
	switch len(alike) {
	case 0:
		return "", NotFound(SubjectProduct, head(text, maxQuoted))
	case 1:
		return alike[0], nil
	}
	return "", conflict(Say("%s may mean several products: %s.", "%s 可指多个产品：%s。", head(text, maxQuoted), strings.Join(alike, ", ")))
}

// find gives the unit that a row means; nil for none.
func (b *unitBatch) find(ctx context.Context, said *UnitFill, product string, owners []Ownership) (*Unit, error) {
	if serial := tidied(said.Serial); serial != "" {
		for _, u := range b.serials[serial] {
			if u.Product == product {
				return u, nil
			}
		}
		return nil, nil
	}
	owner := (&Unit{Owners: owners}).Owner()
	if owner == 0 {
		return nil, invalid(Say("A unit without a serial needs an owner.", "没有序列号的设备需要所有者。"))
	}
	all, asked := b.owned[owner]
	if !asked {
		units, err := b.w.UnitsOf(ctx, owner)
		if err != nil {
			return nil, err
		}
		slices.Reverse(units) // oldest first
		for i := range units {
			if units[i].Serial == "" {
				all = append(all, &units[i])
			}
		}
		b.owned[owner] = all
	}
	var found *Unit
	for _, u := range all {
		same := u.Product == product && (u.Purchase.Date == said.Purchase.Date || u.Purchase.Date == "" || said.Purchase.Date == "")
		switch {
		case !same || said.ID != 0 && b.claims[u.ID.Ref()]:
		case u.ID == said.ID:
			return u, nil
		case found == nil || found.Purchase.Date != said.Purchase.Date && u.Purchase.Date == said.Purchase.Date:
			found = u
		}
	}
	return found, nil
}

// sameOwners refuses a list that says that a unit is somebody's whose it never was.
func sameOwners(u *Unit, said []Ownership) error {
	for _, o := range said {
		if o.Until != "" || slices.ContainsFunc(u.Owners, func(have Ownership) bool { return have.Customer == o.Customer }) {
			continue
		}
		return conflict(Say("%s belongs to %s and not to %s; a unit is handed on from its page, not by a list.",
			"%s 属于 %s，而非 %s；设备过户请在其页面办理，不能通过列表。", u.Name(), u.Owner().String(), o.Customer.String()))
	}
	return nil
}

// site gives where the unit stands: where it stood, or a home of one who owns
// or owned it, or a place of its own.
func (b *unitBatch) site(ctx context.Context, u *Unit, said Site) (SiteID, error) {
	if said.IsZero() {
		return u.Site, nil
	}
	said.ID = 0
	same := func(have Site) bool {
		have.ID = 0
		return have == said
	}
	alike := func(have Site) bool { return strings.EqualFold(have.Address(), said.Address()) }
	var near []Site
	if u.Site != 0 {
		at, known := b.places[u.Site]
		if !known {
			var err error
			if at, err = b.w.Site(ctx, u.Site); err != nil {
				return 0, err
			}
			b.places[u.Site] = at
		}
		near = append(near, at)
	}
	for i := len(u.Owners) - 1; i >= 0; i-- {
		if who := b.crowd.members[u.Owners[i].Customer]; who != nil {
			for _, h := range who.Homes {
				near = append(near, h.Site)
			}
		}
	}
	for _, fits := range []func(Site) bool{same, alike} {
		if i := slices.IndexFunc(near, fits); i >= 0 {
			return near[i].ID, nil
		}
	}
	err := b.w.AddSite(ctx, &said)
	b.places[said.ID] = said
	return said.ID, err
}
