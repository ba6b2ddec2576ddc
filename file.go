package careline

import (
	"context"
	"strings"
)

// File is all that an operator sees of a customer at once.
type File struct {
	Customer   Customer
	Units      []UnitView
	Cases      []CaseRow  // newest first, at most fileRows
	Orders     []OrderRow // newest first, at most fileRows
	Housemates []Customer // others who live at the same sites now
	Represents string     // the representative's name
}

// fileRows is how many cases and orders a file shows; lists show the rest.
const fileRows = 50

// Open gives a customer's file; of one that was merged into another, that other.
func (s *Session) Open(ctx context.Context, id CustomerID) (File, error) {
	var f File
	err := s.see(ctx, MayLookUp, func(r Reader) (err error) {
		if f.Customer, err = living(r.Customer(ctx, id)); err != nil {
			return err
		}
		id := f.Customer.ID // of the file that theirs was merged into
		units, err := r.UnitsOf(ctx, id)
		if err != nil {
			return err
		}
		if f.Units, err = s.viewUnits(ctx, r, units); err != nil {
			return err
		}
		if f.Cases, err = r.Cases(ctx, CaseFilter{Customer: id, Limit: fileRows}); err != nil {
			return err
		}
		if f.Orders, err = r.Orders(ctx, OrderFilter{Customer: id, Limit: fileRows}); err != nil {
			return err
		}
		if f.Housemates, err = housemates(ctx, r, &f.Customer); err != nil {
			return err
		}
		f.Customer, f.Cases, f.Orders = s.veilCustomer(f.Customer), s.veilCases(f.Cases), s.ofOrders(f.Orders)
		f.Housemates = eachOf(f.Housemates, s.veilCustomer)
		f.Represents, err = staffName(ctx, r, f.Customer.Representative)
		return err
	})
	if err == nil {
		err = s.look(ctx, f.Customer.ID, Ref{})
	}
	return f, err
}

func housemates(ctx context.Context, r Reader, c *Customer) ([]Customer, error) {
	var ids []CustomerID
	seen := map[CustomerID]bool{c.ID: true}
	for _, h := range c.Homes {
		if h.Until != "" {
			continue
		}
		there, err := r.Residents(ctx, h.Site.ID)
		if err != nil {
			return nil, err
		}
		for _, id := range there {
			if !seen[id] {
				seen[id] = true
				ids = append(ids, id)
			}
		}
	}
	if len(ids) == 0 {
		return nil, nil
	}
	return r.Customers(ctx, ids)
}

func staffName(ctx context.Context, r Reader, id StaffID) (string, error) {
	if id == 0 {
		return "", nil
	}
	all, err := r.Staff(ctx)
	if err != nil {
		return "", err
	}
	for _, p := range all {
		if p.ID == id {
			return p.Name, nil
		}
	}
	return "", nil
}

// AddCustomer makes a new customer. A customer needs a name, or at least one
// way to be reached.
func (s *Session) AddCustomer(ctx context.Context, key string, c Customer) (Customer, error) {
	did, err := s.do(ctx, MayKeepFile, "customer.add", key, func(w Writer) (Ref, error) {
		c.ID, c.Version = 0, 0
		if err := s.addCustomer(ctx, w, &c, DidCreate); err != nil {
			return Ref{}, err
		}
		return c.ID.Ref(), nil
	})
	return result(ctx, s, did, err, c, Reader.Customer)
}

func (s *Session) addCustomer(ctx context.Context, w Writer, c *Customer, did Action) error {
	if err := s.tidyCustomer(c); err != nil {
		return err
	}
	c.Created = s.desk.clock().UTC()
	c.Updated = c.Created
	if err := w.SaveCustomer(ctx, c); err != nil {
		return err
	}
	return s.tell(ctx, w, Event{
		Kind: EventChange, Action: did, On: []Ref{c.ID.Ref()},
		Changes: customerChanges(&Customer{Tier: c.Tier}, c),
	})
}

// SaveCustomer replaces a customer's file. A save on an old version is a
// conflict, and Error.Current is the Customer as it is now.
func (s *Session) SaveCustomer(ctx context.Context, key string, c Customer) (Customer, error) {
	did, err := s.do(ctx, MayKeepFile, "customer.save", key, func(w Writer) (Ref, error) {
		old, err := living(w.Customer(ctx, c.ID))
		if err != nil {
			return Ref{}, err
		}
		if old.ID != c.ID {
			return Ref{}, mergedAway(c.ID, old)
		}
		if old.Version != c.Version {
			return Ref{}, stale(c.ID.Ref(), c.Version, old.Version, old)
		}
		return c.ID.Ref(), s.changeCustomer(ctx, w, &old, &c, DidChange)
	})
	return result(ctx, s, did, err, c, Reader.Customer)
}

// changeCustomer writes c over old if anything differs.
func (s *Session) changeCustomer(ctx context.Context, w Writer, old, c *Customer, did Action) error {
	if err := s.tidyCustomer(c); err != nil {
		return err
	}
	changed := customerChanges(old, c)
	if len(changed) == 0 {
		return nil
	}
	c.Created = old.Created
	c.Updated = s.desk.clock().UTC()
	if err := w.SaveCustomer(ctx, c); err != nil {
		return err
	}
	if gone := formerMarks(old, c); len(gone) > 0 {
		if err := w.KeepFormer(ctx, c.ID, gone, c.Updated); err != nil {
			return err
		}
	}
	return s.tell(ctx, w, Event{
		Kind: EventChange, Action: did, On: append([]Ref{c.ID.Ref()}, siteRefs(c)...), Changes: changed,
	})
}

// WriteNote adds a note to a customer's timeline.
func (s *Session) WriteNote(ctx context.Context, key string, id CustomerID, text string) error {
	text = strings.TrimSpace(SanitizeText(text))
	_, err := s.do(ctx, MayTakeCalls, "note.write", key, func(w Writer) (Ref, error) {
		if text == "" {
			return Ref{}, invalid(Say("The note is empty.", "备注为空。"))
		}
		c, err := living(w.Customer(ctx, id))
		if err != nil {
			return Ref{}, err
		}
		id := c.ID
		call, err := s.callRef(ctx, w)
		if err != nil {
			return Ref{}, err
		}
		return id.Ref(), s.tell(ctx, w, Event{Kind: EventNote, Action: DidWrite, On: []Ref{id.Ref(), call}, Text: text})
	})
	return err
}

func siteRefs(c *Customer) []Ref {
	refs := make([]Ref, 0, len(c.Homes))
	for _, h := range c.Homes {
		refs = append(refs, h.Site.ID.Ref())
	}
	return refs
}

// tidyCustomer sanitises every field and says what is missing.
func (s *Session) tidyCustomer(c *Customer) error {
	for _, f := range []*string{&c.Name, &c.Company, &c.ExternalID, &c.Language, &c.Preference} {
		*f = strings.TrimSpace(Sanitize(*f))
	}
	c.Note = strings.TrimSpace(SanitizeText(c.Note))
	if c.Tier == "" {
		c.Tier = TierStandard
	}
	if _, known := tierNames[c.Tier]; !known {
		return invalid(Say("There is no service tier %q.", "没有服务等级 %q。", string(c.Tier)))
	}
	c.Contacts = s.tidyContacts(c.Contacts)
	c.Homes = tidyHomes(c.Homes)
	if c.Name == "" && c.Company == "" && len(c.Contacts) == 0 {
		return invalid(Say("A customer needs a name or a phone.", "客户至少需要姓名或电话。"))
	}
	return nil
}

// tidyContacts drops empty points, reads phones, and sees to it that one
// phone is primary.
func (s *Session) tidyContacts(points []ContactPoint) []ContactPoint {
	var kept []ContactPoint
	primary := -1
	for _, p := range points {
		p.Raw = strings.TrimSpace(Sanitize(p.Raw))
		p.Label = strings.TrimSpace(Sanitize(p.Label))
		if p.Raw == "" {
			continue
		}
		if p.Kind == "" {
			p.Kind = ContactPhone
		}
		if p.Kind == ContactPhone && p.E164 == "" {
			read := ParsePhone(p.Raw, s.desk.settings.Country)
			p.E164, p.Extension = read.E164, joinNonEmpty("", p.Extension, read.Extension)
		}
		if p.Primary = p.Primary && primary < 0; p.Primary {
			primary = len(kept)
		}
		kept = append(kept, p)
	}
	for i := range kept {
		if primary < 0 && kept[i].Kind == ContactPhone {
			primary = i
			kept[i].Primary = true
		}
	}
	return kept
}

func tidyHomes(homes []Residence) []Residence {
	var kept []Residence
	for _, h := range homes {
		r := &h.Site.Region
		for _, f := range []*string{&r.Country, &r.Province, &r.City, &r.District, &h.Site.Street, &h.Site.Postal, &h.Site.Note, &h.Label} {
			*f = strings.TrimSpace(Sanitize(*f))
		}
		if h.Site.ID != 0 || !h.Site.IsZero() {
			kept = append(kept, h)
		}
	}
	if len(kept) > 0 {
		some := false
		for _, h := range kept {
			some = some || h.Primary
		}
		kept[0].Primary = kept[0].Primary || !some
	}
	return kept
}
