package careline

import (
	"context"
	"slices"
	"strings"
)

// ImportResult is what became of one customer of an imported list.
type ImportResult struct {
	Customer CustomerID
	Created  bool
	Updated  bool
	Err      error // the row was not taken; nothing of it was written
}

// ImportCustomers takes in a batch of customers from a list, in one
// transaction. One who is there already is brought up to date and never made
// twice: by external number, else by name and a phone or an e-mail in common,
// else (where the row has neither) by name and address. Of several alike it is
// the one whose number the row bears. Importing only adds
// and fills; it removes nothing that an operator has entered.
func (s *Session) ImportCustomers(ctx context.Context, key string, rows []Customer) ([]ImportResult, error) {
	results := make([]ImportResult, len(rows))
	if err := s.need(MayImport); err != nil {
		return nil, err
	}
	err := s.Together(ctx, key, "customers.import", func(in *Session) error {
		for i := range rows {
			r, err := in.importCustomer(ctx, in.open, rows[i])
			if err != nil && CodeOf(err) != CodeInvalid {
				return err
			}
			r.Err = err
			results[i] = r
		}
		return nil
	})
	return results, err
}

func (s *Session) importCustomer(ctx context.Context, w Writer, row Customer) (ImportResult, error) {
	number := row.ID
	row.ID, row.Version = 0, 0
	if err := s.tidyCustomer(&row); err != nil {
		return ImportResult{}, err
	}
	id, err := numbered(ctx, w, number, &row)
	if err == nil && id == 0 {
		id, err = known(ctx, w, &row)
	}
	if err != nil {
		return ImportResult{}, err
	}
	if id == 0 {
		err := s.addCustomer(ctx, w, &row, DidImport)
		return ImportResult{Customer: row.ID, Created: true}, err
	}
	old, err := w.Customer(ctx, id)
	if err != nil {
		return ImportResult{}, err
	}
	filled := fill(old, row)
	if len(customerChanges(&old, &filled)) == 0 {
		return ImportResult{Customer: id}, nil
	}
	err = s.changeCustomer(ctx, w, &old, &filled, DidImport)
	return ImportResult{Customer: id, Updated: true}, err
}

// numbered gives the customer with the number that a row bears, where that is
// the person whom the row means: in another store the number is another's.
func numbered(ctx context.Context, r Reader, number CustomerID, row *Customer) (CustomerID, error) {
	if number == 0 {
		return 0, nil
	}
	return firstWhere(ctx, r, []CustomerID{number}, func(c *Customer) bool {
		if !sameName(c, row) || c.ExternalID != row.ExternalID {
			return false
		}
		for _, p := range row.Contacts {
			if slices.ContainsFunc(c.Contacts, func(have ContactPoint) bool { return samePoint(have, p) }) {
				return true
			}
		}
		for _, h := range row.Homes {
			if hasHome(c.Homes, h.Site) {
				return true
			}
		}
		return len(row.Contacts)+len(row.Homes)+len(c.Contacts)+len(c.Homes) == 0
	})
}

// known finds the customer that a row of a list means; zero for none.
func known(ctx context.Context, r Reader, row *Customer) (CustomerID, error) {
	if row.ExternalID != "" {
		if id, err := r.CustomerByExternalID(ctx, row.ExternalID); err != nil || id != 0 {
			return id, err
		}
	}
	for _, p := range row.Contacts {
		ids, err := r.CustomersByContact(ctx, p.E164, p.Raw)
		if err != nil {
			return 0, err
		}
		if id, err := firstWhere(ctx, r, ids, func(c *Customer) bool { return sameName(c, row) && !otherSource(c, row) }); err != nil || id != 0 {
			return id, err
		}
	}
	if len(row.Contacts) > 0 || len(row.Homes) == 0 {
		return 0, nil
	}
	ids, err := r.CustomersByName(ctx, row.Name, 100)
	if err != nil {
		return 0, err
	}
	return firstWhere(ctx, r, ids, func(c *Customer) bool {
		return sameName(c, row) && !otherSource(c, row) && hasHome(c.Homes, row.Homes[0].Site)
	})
}

func firstWhere(ctx context.Context, r Reader, ids []CustomerID, is func(*Customer) bool) (CustomerID, error) {
	if len(ids) == 0 {
		return 0, nil
	}
	found, err := r.Customers(ctx, ids)
	if err != nil {
		return 0, err
	}
	for i := range found {
		if is(&found[i]) {
			return found[i].ID, nil
		}
	}
	return 0, nil
}

func sameName(a, b *Customer) bool {
	return strings.EqualFold(a.Name, b.Name) && (a.Name != "" || strings.EqualFold(a.Company, b.Company))
}

// otherSource tells that two records carry different external numbers, and so
// are two people to the list that they came from.
func otherSource(a, b *Customer) bool {
	return a.ExternalID != "" && b.ExternalID != "" && a.ExternalID != b.ExternalID
}

// fill adds to a customer what a row knows beyond it.
func fill(c, row Customer) Customer {
	c.Contacts, c.Homes = slices.Clone(c.Contacts), slices.Clone(c.Homes)
	for _, f := range []struct{ have, got *string }{
		{&c.ExternalID, &row.ExternalID},
		{&c.Name, &row.Name},
		{&c.Company, &row.Company},
		{&c.Language, &row.Language},
		{&c.Preference, &row.Preference},
		{&c.Note, &row.Note},
	} {
		if *f.have == "" {
			*f.have = *f.got
		}
	}
	for _, p := range row.Contacts {
		if !slices.ContainsFunc(c.Contacts, func(have ContactPoint) bool { return samePoint(have, p) }) {
			p.Primary = false
			c.Contacts = append(c.Contacts, p)
		}
	}
	for _, h := range row.Homes {
		if !hasHome(c.Homes, h.Site) {
			h.Primary = false
			c.Homes = append(c.Homes, h)
		}
	}
	return c
}

func samePoint(a, b ContactPoint) bool {
	if a.E164 != "" && b.E164 != "" {
		return a.E164 == b.E164 && a.Extension == b.Extension
	}
	return a.Kind == b.Kind && strings.EqualFold(a.Raw, b.Raw)
}

func hasHome(homes []Residence, site Site) bool {
	return slices.ContainsFunc(homes, func(h Residence) bool {
		return strings.EqualFold(h.Site.Address(), site.Address())
	})
}
