package transfer

import (
	"context"
	"strings"

	"careline"
)

// Import takes the rows of a list in, some thousands a transaction. Importing
// the same list again makes nothing twice; see takeIn for one that was interrupted.
func Import(ctx context.Context, session *careline.Session, r *Reader, progress func(Progress)) (Report, error) {
	return r.TakeIn(ctx, session, progress)
}

// TakeIn takes the list in.
func (r *Reader) TakeIn(ctx context.Context, session *careline.Session, progress func(Progress)) (Report, error) {
	if err := r.layout.problem(); err != nil {
		return Report{}, err
	}
	country := r.Country(session.Settings().Country)
	l := r.list(session)
	if !r.opts.DryRun {
		l.print = fingerprint(r.file, string(r.form.kind), country, r.opts.Country, r.layout.print())
	}
	report, err := l.takeIn(ctx, session, progress)
	report.Ignored, report.Country = r.Ignored(), country
	return report, err
}

func (r *Reader) list(session *careline.Session) *list {
	return &list{
		opts: r.opts, kind: r.form.begin(r, session), layout: r.layout, counter: r.counter, records: r.nextRecord,
	}
}

var customersForm = newCustomersForm()

func newCustomersForm() *form {
	f := newForm(careline.ListCustomers, customerFieldsOf())
	f.begin = func(r *Reader, s *careline.Session) kind {
		return &customers{session: s, reader: r, seen: map[string]bool{}}
	}
	f.values = customerValues
	return f
}

// customerValues says what would be taken, as people write it.
func customerValues(_ *Reader, row *Row) []careline.ListValue {
	c := &row.Customer
	var all []careline.ListValue
	say := func(f field, texts ...string) {
		if text := strings.Join(texts, "\n"); text != "" {
			all = append(all, careline.ListValue{Field: string(f), Text: careline.SanitizeText(text)})
		}
	}
	say(fieldExternalID, c.ExternalID)
	say(fieldName, c.Name)
	say(fieldCompany, c.Company)
	points := map[careline.ContactKind][]string{}
	for _, p := range c.Contacts {
		text := careline.FormatPhone(p)
		if p.Label != "" {
			text += " (" + p.Label + ")"
		}
		points[p.Kind] = append(points[p.Kind], text)
	}
	say(fieldPhone, points[careline.ContactPhone]...)
	say(fieldEmail, points[careline.ContactEmail]...)
	say(fieldFax, points[careline.ContactFax]...)
	say(fieldOther, points[careline.ContactOther]...)
	homes := make([]string, len(c.Homes))
	for i, h := range c.Homes {
		homes[i] = h.Site.Address()
	}
	say(fieldAddress, homes...)
	say(fieldLanguage, c.Language)
	say(fieldTier, string(c.Tier))
	say(fieldPreference, c.Preference)
	say(fieldNote, c.Note)
	return all
}

// customers is the kind of list that holds customers.
type customers struct {
	session *careline.Session
	reader  *Reader
	seen    map[string]bool // dry run: what earlier batches would have made
}

func (k *customers) ready(row *Row) {
	k.reader.understand(row)
	if row.Err == nil {
		row.value, row.Err = k.session.TidyForImport(row.Customer)
	}
}

func (k *customers) take(ctx context.Context, in *careline.Session, rows []*Row) error {
	key, err := newKey()
	if err != nil {
		return err
	}
	all := make([]careline.TidyCustomer, len(rows))
	for i, row := range rows {
		all[i] = row.value.(careline.TidyCustomer) //nolint:forcetypeassert // ready made it
	}
	results, err := in.ImportTidy(ctx, key, all)
	for i, r := range results {
		rows[i].created, rows[i].updated = r.Created, r.Updated
	}
	return err
}

// repeated tells for a customer whom a dry run's batch would make whether an
// earlier batch would have made them already: by what the store itself would
// know them by. Batches of a dry run are undone one by one, so as not to keep
// other desks waiting, and so the store can't tell.
func (k *customers) repeated(row *Row) (created, updated bool) {
	var marks []string
	c := &row.Customer
	if c.ExternalID != "" {
		marks = append(marks, "id\x00"+c.ExternalID)
	}
	for _, p := range c.Contacts {
		if p.E164 != "" {
			marks = append(marks, c.Name+"\x00"+p.E164)
		} else {
			marks = append(marks, c.Name+"\x00"+p.Raw)
		}
	}
	if len(c.Contacts) == 0 && len(c.Homes) > 0 {
		marks = append(marks, c.Name+"\x00at\x00"+c.Homes[0].Site.Address())
	}
	old := 0
	for _, m := range marks {
		if k.seen[m] {
			old++
		}
		k.seen[m] = true
	}
	return old == 0, old > 0 && old < len(marks)
}
