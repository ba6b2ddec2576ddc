package transfer

import (
	"slices"
	"strings"

	"careline"
)

// form describes one kind of list: what its columns may hold, by which headers
// they are known, and how a row becomes a record.
type form struct {
	kind   careline.ListKind
	fields []careline.ListField // in the order in which an error names them
	known  map[string]field     // by header, as plainHeader leaves it

	// begin gives what takes the rows of an open list.
	begin func(r *Reader, s *careline.Session) kind
	// values gives what a row that is ready says, field by field.
	values func(r *Reader, row *Row) []careline.ListValue
}

var allForms = []*form{
	categoryTable().form(), serviceTable().form(), productTable().form(), providerTable().form(), technicianTable().form(),
	staffTable().form(), customersForm, unitTable().form(),
}

// forms are all kinds of lists.
func forms() []*form {
	return allForms
}

func formOf(kind careline.ListKind) (*form, error) {
	for _, f := range forms() {
		if f.kind == kind {
			return f, nil
		}
	}
	return nil, careline.NewError(careline.CodeUsage, careline.Say("There is no kind of list %q.", "没有列表类型 %q。", string(kind)), nil)
}

// Fields tells what the columns of a kind of list may hold.
func Fields(kind careline.ListKind) []careline.ListField {
	f, err := formOf(kind)
	if err != nil {
		return nil
	}
	return slices.Clone(f.fields)
}

// newForm makes the fields findable by their headers.
func newForm(kind careline.ListKind, fields []careline.ListField) *form {
	f := &form{kind: kind, fields: fields, known: map[string]field{}}
	for _, x := range fields {
		for _, name := range x.Known {
			f.known[plainHeader(name)] = field(x.Code)
		}
		f.known[plainHeader(x.Code)] = field(x.Code)
	}
	return f
}

func (f *form) field(code field) (careline.ListField, bool) {
	for _, x := range f.fields {
		if x.Code == string(code) {
			return x, true
		}
	}
	return careline.ListField{}, false
}

func (f *form) many(code field) bool {
	x, _ := f.field(code)
	return x.Many
}

// fieldOf tells by its name what a column holds; false where that can't be told.
func (f *form) fieldOf(name string) (field, bool) {
	plain := plainHeader(name)
	if x, ok := f.known[plain]; ok {
		return x, true
	}
	x, ok := f.known[strings.TrimRight(plain, "0123456789一二三四")]
	return x, ok
}

// parseField reads the name of a field in a map; other words for it do too.
func (f *form) parseField(name string) (field, bool) {
	name = strings.ToLower(strings.TrimSpace(name))
	if _, ok := f.field(field(name)); ok {
		return field(name), true
	}
	return f.fieldOf(name)
}

func (f *form) codes() []string {
	codes := make([]string, len(f.fields))
	for i, x := range f.fields {
		codes[i] = x.Code
	}
	return codes
}

// missing tells what a list of this kind can't do without, where a layout
// lacks it.
func (f *form) missing(l *layout) (lacks []string) {
	var instead []string
	either := false
	for _, x := range f.fields {
		has := l.has(field(x.Code))
		switch {
		case x.Needed && x.Or:
			instead, either = append(instead, x.Code), either || has
		case x.Needed && !has:
			lacks = append(lacks, x.Code)
		}
	}
	if !either && len(instead) > 0 {
		lacks = append(lacks, instead[0])
	}
	return lacks
}
