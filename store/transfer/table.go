package transfer

import (
	"context"
	"strings"

	"careline"
)

// cellOf is one column of a list whose rows fill records of type T.
type cellOf[T any] struct {
	careline.ListField
	// get gives what a record has, as a person reads it and set understands it;
	// nil for what is read and never written.
	get func(x *T) string
	// out gives the same for a program; nil where the text does.
	out func(x *T) any
	// set understands a cell that is not empty.
	set func(text string, in reading) (careline.Filled[T], error)
}

// reading is what it takes to understand a cell.
type reading struct{ country string }

// table is a kind of list that is described column by column.
type table[T any] struct {
	kind  careline.ListKind
	cells []cellOf[T]
	// take takes rows in; claims are kept for the length of the list.
	take func(ctx context.Context, in *careline.Session, key string, claims careline.Claims, rows []careline.Filled[T]) ([]careline.Taken, error)
	// mark gives what makes a record the one it is; empty where a dry run can't tell.
	mark func(x *T) string
}

func (t *table[T]) form() *form {
	fields := make([]careline.ListField, len(t.cells))
	for i, c := range t.cells {
		fields[i] = c.ListField
	}
	f := newForm(t.kind, fields)
	f.begin = func(r *Reader, _ *careline.Session) kind {
		return &filling[T]{table: t, layout: r.layout, in: reading{country: r.country}, claims: careline.Claims{}, seen: map[string]string{}}
	}
	f.values = func(_ *Reader, row *Row) []careline.ListValue {
		var x T
		row.value.(careline.Filled[T])(&x) //nolint:forcetypeassert // ready made it
		var all []careline.ListValue
		for _, c := range t.cells {
			if c.get == nil {
				continue
			}
			if text := c.get(&x); text != "" && c.says(&x) {
				all = append(all, careline.ListValue{Field: c.Code, Text: careline.SanitizeText(text)})
			}
		}
		return all
	}
	return f
}

// says tells that a record has something else there than a new one.
func (c *cellOf[T]) says(x *T) bool {
	var fresh T
	return c.get(x) != c.get(&fresh)
}

// written are the columns that an export has.
func (t *table[T]) written() []cellOf[T] {
	var all []cellOf[T]
	for _, c := range t.cells {
		if c.get != nil {
			all = append(all, c)
		}
	}
	return all
}

// rows writes records so that they are read back as they are.
func (t *table[T]) rows(format Format, of func(careline.ExportPage) []T) rows {
	var columns []outColumn[T]
	for _, c := range t.written() {
		value := func(x *T) any { return c.get(x) }
		if format == JSON {
			value = func(x *T) any { return said(c.get(x)) }
			if c.out != nil {
				value = c.out
			}
		}
		columns = append(columns, outColumn[T]{c.Code, value})
	}
	return tableOf(columns, of)
}

// filling takes the rows of one list.
type filling[T any] struct {
	table  *table[T]
	layout *layout
	in     reading
	claims careline.Claims
	seen   map[string]string // dry run: what earlier batches would have made, and of what
}

func (k *filling[T]) ready(row *Row) {
	var parts []careline.Filled[T]
	for _, c := range k.table.cells {
		text := k.layout.whole(field(c.Code), row.Cells)
		if text == "" {
			continue
		}
		part, err := c.set(text, k.in)
		if err != nil {
			row.Err = careline.NewError(careline.CodeInvalid, careline.Say("%s: %s", "%s：%s", c.Name, err), err)
			return
		}
		parts = append(parts, part)
	}
	if len(parts) == 0 {
		row.Err = careline.NewError(careline.CodeInvalid, careline.Say(
			"Line %d says nothing in the columns that are taken.", "第 %d 行在所取的列中没有内容。", row.Line), nil)
		return
	}
	row.value = careline.Filled[T](func(x *T) {
		for _, part := range parts {
			part(x)
		}
	})
}

func (k *filling[T]) take(ctx context.Context, in *careline.Session, rows []*Row) error {
	key, err := newKey()
	if err != nil {
		return err
	}
	all := make([]careline.Filled[T], len(rows))
	for i, row := range rows {
		all[i] = row.value.(careline.Filled[T]) //nolint:forcetypeassert // ready made it
	}
	results, err := k.table.take(ctx, in, key, k.claims, all)
	for i, r := range results {
		rows[i].created, rows[i].updated, rows[i].Err = r.Created, r.Updated, r.Err
	}
	return err
}

func (k *filling[T]) repeated(row *Row) (created, updated bool) {
	var x T
	row.value.(careline.Filled[T])(&x) //nolint:forcetypeassert // ready made it
	mark := k.table.mark(&x)
	if mark == "" {
		return true, false
	}
	whole := strings.Join(row.Cells, "\x00")
	before, again := k.seen[mark]
	k.seen[mark] = whole
	return !again, again && before != whole
}

// whole gives all that a row says of a field: the first column that is not
// empty, or every one where several may hold it.
func (l *layout) whole(f field, cells []string) string {
	if !l.form.many(f) {
		return l.first(f, cells)
	}
	var parts []string
	for _, s := range l.sources[f] {
		if t := s.text(cells, " "); t != "" {
			parts = append(parts, t)
		}
	}
	return strings.Join(parts, "\n")
}
