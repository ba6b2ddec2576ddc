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
	Err      error // the row can't be taken
}

// TidyCustomer is a customer of a list, checked and made ready to be taken in.
type TidyCustomer struct {
	number   CustomerID // that the row bears; it may be another store's
	customer Customer
}

// TidyForImport checks a row of a list and puts it in order; invalid where
// it can't be taken. It asks nothing of the store, so it may run beside an import.
func (s *Session) TidyForImport(row Customer) (TidyCustomer, error) {
	t := TidyCustomer{number: row.ID, customer: row}
	t.customer.ID, t.customer.Version = 0, 0
	return t, s.tidyCustomer(&t.customer)
}

// ImportCustomers takes in a batch of customers from a list, in one
// transaction. One who is there already is brought up to date and never made
// twice: by external number, else by name and a phone or an e-mail in common,
// else (where the row has neither) by name and address. Of several alike it is
// the one whose number the row bears. Importing only adds
// and fills; it removes nothing that an operator has entered.
func (s *Session) ImportCustomers(ctx context.Context, key string, rows []Customer) ([]ImportResult, error) {
	if err := s.need(MayImport); err != nil {
		return nil, err
	}
	results := make([]ImportResult, len(rows))
	good, at := make([]TidyCustomer, 0, len(rows)), make([]int, 0, len(rows))
	for i := range rows {
		t, err := s.TidyForImport(rows[i])
		if results[i].Err = err; err == nil {
			good, at = append(good, t), append(at, i)
		}
	}
	taken, err := s.ImportTidy(ctx, key, good)
	for i, r := range taken {
		results[at[i]] = r
	}
	return results, err
}

// ImportTidy is ImportCustomers for rows that are in order already.
func (s *Session) ImportTidy(ctx context.Context, key string, rows []TidyCustomer) ([]ImportResult, error) {
	if err := s.need(MayImport); err != nil {
		return nil, err
	}
	var results []ImportResult
	err := s.Together(ctx, key, "customers.import", func(in *Session) (err error) {
		b := &importBatch{session: in, w: in.open, results: make([]ImportResult, len(rows))}
		results = b.results
		if b.crowd, err = meet(ctx, in.open, rows); err != nil {
			return err
		}
		for i := range rows {
			if err := b.take(ctx, i, &rows[i]); err != nil {
				return err
			}
		}
		return b.addNew(ctx)
	})
	return results, err
}

// importBatch is the rows of one transaction while they are taken in. New
// customers are written together, which is several times quicker.
type importBatch struct {
	session *Session
	w       Writer
	crowd   *crowd
	results []ImportResult

	fresh []*Customer // to be written
	rows  []freshRow
}

// freshRow is a row that means a customer who is yet to be written.
type freshRow struct {
	row  int
	made *Customer
}

func (b *importBatch) take(ctx context.Context, i int, row *TidyCustomer) error {
	who, err := b.crowd.find(ctx, b.w, row)
	if err != nil {
		return err
	}
	if who == nil {
		made := row.customer
		b.fresh = append(b.fresh, &made)
		b.crowd.join(&made)
		b.rows = append(b.rows, freshRow{i, &made})
		b.results[i].Created = true
		return nil
	}
	filled := fill(*who, row.customer)
	if len(customerChanges(who, &filled)) == 0 {
		if b.results[i].Customer = who.ID; who.ID == 0 {
			b.rows = append(b.rows, freshRow{i, who})
		}
		return nil
	}
	if who.ID == 0 {
		// A row above made them: they are written first, so that the history
		// tells of both.
		if err := b.addNew(ctx); err != nil {
			return err
		}
		filled = fill(*who, row.customer)
	}
	if err := b.session.changeCustomer(ctx, b.w, who, &filled, DidImport); err != nil {
		return err
	}
	*who = filled
	b.crowd.know(who)
	b.results[i] = ImportResult{Customer: who.ID, Updated: true}
	return nil
}

// addNew writes the new customers of the rows so far.
func (b *importBatch) addNew(ctx context.Context) error {
	if len(b.fresh) == 0 {
		return nil
	}
	now := b.session.desk.clock().UTC()
	for _, c := range b.fresh {
		c.Created, c.Updated = now, now
	}
	if err := b.w.AddCustomers(ctx, b.fresh); err != nil {
		return err
	}
	events := make([]Event, len(b.fresh))
	for i, c := range b.fresh {
		events[i] = b.session.signed(Event{
			Kind: EventChange, Action: DidImport, On: []Ref{c.ID.Ref()}, Changes: customerChanges(&Customer{Tier: c.Tier}, c),
		})
	}
	for _, r := range b.rows {
		b.results[r.row].Customer = r.made.ID
	}
	b.fresh, b.rows = b.fresh[:0], b.rows[:0]
	return b.w.Append(ctx, events...)
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
