package careline

import (
	"cmp"
	"context"
	"slices"
	"strings"
)

const (
	// twinCandidates is how many customers the index is asked for by one scrap.
	twinCandidates = 30
	// mostTwins is how many of them are told of one file.
	mostTwins = 20
	// twinHeadDigits is how much of a mobile's beginning is looked for.
	twinHeadDigits = 7
	// mostTwinNumbers is how many phones of one file are looked for.
	mostTwinNumbers = 4
)

// Twins gives the customers who are likely the same person as c, the likeliest
// first: c may be in the store, or only typed so far. Who was judged to be
// another is not among them.
func (s *Session) Twins(ctx context.Context, c Customer, units []Unit) ([]Twin, error) {
	var all []Twin
	c.Contacts, c.Homes = slices.Clone(c.Contacts), slices.Clone(c.Homes)
	c.Contacts = s.tidyContacts(c.Contacts)
	c.Homes = tidyHomes(c.Homes)
	err := s.see(ctx, MayLookUp, func(r Reader) (err error) {
		all, err = s.twins(ctx, r, &c, units)
		return err
	})
	return eachOf(all, func(t Twin) Twin {
		t.Likeness = s.veilLikeness(t.Likeness, t.Customer.ID)
		t.Customer = s.veilCustomer(t.Customer)
		return t
	}), err
}

func (s *Session) twins(ctx context.Context, r Reader, c *Customer, units []Unit) ([]Twin, error) {
	var ids []CustomerID
	for _, text := range twinQueries(c, units) {
		found, err := r.Search(ctx, ParseQuery(text, s.desk.settings.Country).Plan(), twinCandidates)
		if err != nil {
			return nil, err
		}
		ids = append(ids, found...)
	}
	slices.Sort(ids)
	ids = slices.DeleteFunc(slices.Compact(ids), func(id CustomerID) bool { return id == c.ID })
	return likelyTwins(ctx, r, c, units, ids)
}

// likelyTwins keeps those of ids who are likely c, and were not judged to be another.
func likelyTwins(ctx context.Context, r Reader, c *Customer, units []Unit, ids []CustomerID) ([]Twin, error) {
	if len(ids) == 0 {
		return nil, nil
	}
	found, err := r.Customers(ctx, ids)
	if err != nil {
		return nil, err
	}
	owned, err := r.UnitsOfMany(ctx, ids)
	if err != nil {
		return nil, err
	}
	var all []Twin
	for i := range found {
		other := &found[i]
		if l := Alike(c, other, units, owned[other.ID]); l.Likely() {
			all = append(all, Twin{Customer: *other, Units: owned[other.ID], Likeness: l})
		}
	}
	if c.ID != 0 && len(all) > 0 {
		judged, err := judgedOthers(ctx, r, c.ID, all)
		if err != nil {
			return nil, err
		}
		all = slices.DeleteFunc(all, func(t Twin) bool { return judged[t.Customer.ID] })
	}
	slices.SortStableFunc(all, func(a, b Twin) int {
		return cmp.Or(cmp.Compare(b.Likeness.Score, a.Likeness.Score), cmp.Compare(a.Customer.ID, b.Customer.ID))
	})
	return all[:min(len(all), mostTwins)], nil
}

// twinQueries are the scraps under which a twin of c would be found: what is
// nearly unique by itself, and the name as it sounds with a piece of the home
// or the tail of a phone.
func twinQueries(c *Customer, units []Unit) []string {
	var queries []string
	for i := range c.Contacts {
		p := &c.Contacts[i]
		switch {
		case len(queries) >= mostTwinNumbers:
		case p.Kind == ContactEmail:
			queries = append(queries, p.Raw)
		case isNumber(p):
			if digits := twinDigits(p); len(digits) >= twinLocalDigits {
				queries = append(queries, digits)
			}
		}
	}
	for i := range units {
		if i < mostTwinNumbers && len(alnum(units[i].Serial)) >= minCode {
			queries = append(queries, units[i].Serial)
		}
	}
	return append(queries, twinNameQueries(c)...)
}

// twinNameQueries are those of the name.
func twinNameQueries(c *Customer) []string {
	name := soundedName(cmp.Or(c.Name, c.Company))
	if name == "" {
		return nil
	}
	var pieces []string
	for i := range c.Contacts {
		p := &c.Contacts[i]
		if !isNumber(p) || len(pieces) >= mostTwinNumbers {
			continue
		}
		digits := twinDigits(p)
		if len(digits) >= twinTailDigits {
			pieces = append(pieces, tail(digits, twinTailDigits))
		}
		if len(digits) >= twinHeadDigits+twinTailDigits { // there may be a slip in the tail
			pieces = append(pieces, head(digits, twinHeadDigits))
		}
	}
	for i := range c.Homes {
		if piece := pieceOf(&c.Homes[i].Site); piece != "" && i < mostTwinNumbers {
			pieces = append(pieces, piece)
		}
	}
	slices.Sort(pieces)
	var queries []string
	for _, piece := range slices.Compact(pieces) {
		queries = append(queries, name+" "+piece)
	}
	return queries
}

// soundedName gives a name as it is heard, for a query.
func soundedName(name string) string {
	p := partsOfName(name)
	if len(p.han) > 1 && !p.titled {
		return strings.Join(readingsOf(p.han)[0], "")
	}
	if len(p.words) > 1 || len(p.words) == 1 && len(p.han) == 0 {
		return strings.Join(p.words, " ")
	}
	return ""
}

// pieceOf gives the part of an address that tells most about it.
func pieceOf(s *Site) string {
	f := fold(head(s.Street, maxIndexed))
	for _, h := range houseNumbers(&f) {
		if strings.Contains(h.text, "x") {
			return strings.ReplaceAll(h.text, "x", "-")
		}
	}
	for _, r := range f.runs() {
		if r.han && len([]rune(r.text)) >= 3 {
			return head(r.text, 3)
		}
	}
	for _, w := range latinWords(&f) {
		if len(w.text) >= minStreetWord {
			return w.text
		}
	}
	return ""
}
