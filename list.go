package careline

import "context"

// ListKind is a kind of list that is taken in from a file.
type ListKind string

// The kinds of lists.
const (
	ListCategories  ListKind = "categories"
	ListServices    ListKind = "services"
	ListProducts    ListKind = "products"
	ListProviders   ListKind = "providers"
	ListTechnicians ListKind = "technicians"
	ListStaff       ListKind = "staff"
	ListCustomers   ListKind = "customers"
	ListUnits       ListKind = "units"
)

var listNames = map[ListKind]Words{
	ListCategories:  {"complaint categories", "投诉类别"},
	ListServices:    {"services", "服务项目"},
	ListProducts:    {"products", "产品"},
	ListProviders:   {"providers", "服务商"},
	ListTechnicians: {"technicians", "技师"},
	ListStaff:       {"staff", "员工"},
	ListCustomers:   {"customers", "客户"},
	ListUnits:       {"units", "设备"},
}

// ListKinds lists the kinds so that each comes after those that it names.
func ListKinds() []ListKind {
	return []ListKind{
		ListCategories, ListServices, ListProducts, ListProviders, ListTechnicians, ListStaff, ListCustomers, ListUnits,
	}
}

// In gives the words for k in l.
func (k ListKind) In(l Lang) string { return kindOf(listNames, k).In(l) }

// needs is what, beside MayImport, it takes to take such a list in.
func (k ListKind) needs() Permission {
	switch k {
	case ListStaff:
		return MayKeepStaff
	case ListCustomers, ListUnits:
		return MayImport
	}
	return MaySetUp
}

// MayTakeIn tells whether the person may take such a list in, without trying.
func (s *Session) MayTakeIn(k ListKind) bool { return s.May(MayImport) && s.May(k.needs()) }

// needList refuses who may not take such a list in.
func (s *Session) needList(k ListKind) error {
	if err := s.need(MayImport); err != nil {
		return err
	}
	return s.need(k.needs())
}

// ListField is what a column of a list may hold.
type ListField struct {
	Code   string // as in a map and in the header of an export: "phone"
	Name   Words
	Needed bool     // a row must say it; of several that are needed one is enough where Or is set
	Or     bool     // it takes the place of the needed fields
	Many   bool     // several columns may hold it
	Known  []string // headers by which it is found, beside its code, in both languages
}

// ListSource says where a field comes from: one column, or several that are joined.
type ListSource struct {
	Field   string `json:"field"`
	Columns []int  `json:"columns"` // from 0
	Guessed bool   `json:"guessed,omitempty"`
}

// ListMapping says where all fields come from; a column that it does not name
// is not taken.
type ListMapping []ListSource

// ListColumn is a column of a file.
type ListColumn struct {
	Name    string
	Samples []string // what it says in the first rows; nothing empty, nothing twice
}

// ListFile is what a file was understood as before it is taken in.
type ListFile struct {
	Kind      ListKind
	Encoding  string // "UTF-8", "UTF-8 BOM", "UTF-16", "GB18030", "Windows-1252"; "XLSX" for a spreadsheet
	Separator string // what sets cells apart; empty for a spreadsheet
	Line      int    // of the header, from 1
	Columns   []ListColumn
	Fields    []ListField
	Mapping   ListMapping
	Saved     bool  // the mapping is one that was confirmed for this header before
	Problem   error // why the list can't be taken in with this mapping; nil where it can
}

// Field finds a field of the file's kind by its code.
func (f *ListFile) Field(code string) (ListField, bool) {
	for _, x := range f.Fields {
		if x.Code == code {
			return x, true
		}
	}
	return ListField{}, false
}

// Ignored gives the columns that the mapping does not take, from 0.
func (f *ListFile) Ignored() []int {
	taken := map[int]bool{}
	for _, s := range f.Mapping {
		for _, i := range s.Columns {
			taken[i] = true
		}
	}
	var left []int
	for i, c := range f.Columns {
		if !taken[i] && c.Name != "" {
			left = append(left, i)
		}
	}
	return left
}

// ListValue is what a row says of a field, as it would be taken.
type ListValue struct{ Field, Text string }

// ListPreview is a row as it would be taken.
type ListPreview struct {
	Line             int // of the file, from 1
	Cells            []string
	Values           []ListValue // those that say something
	Created, Updated bool
	Err              error // why it would not be taken; nil where it would
}

// ListReport tells what became of a list, of all its rows, whichever run took them.
type ListReport struct {
	Read        int // rows that say anything, without the header
	Created     int // records made
	Updated     int // records brought up to date
	Rejected    int // rows not taken
	Before      int // rows that an earlier run, which was interrupted, had done
	RejectsFile string
	RawPhones   int      // phones kept as written, since they could not be understood
	Ignored     []string // columns not taken
	Duplicates  int      // pairs of files that are likely one person's, of those of the new ones that were looked at
	Looked      int      // new customers that were looked at for duplicates
	Country     string   // what the rows without a country of their own were read as
}

// ListProgress tells how far an import is.
type ListProgress struct {
	ListReport
	Bytes int64 // of the file, read so far
	Size  int64 // of the file; 0 where it is not known
}

// ListReader is a file that is open to be taken in. Its methods are called one
// at a time.
type ListReader interface {
	// File tells what the file was understood as.
	File() ListFile
	// Recall uses the mapping that was confirmed for such a file before; false
	// where there is none, or the mapping was given.
	Recall(ctx context.Context, s *Session) (bool, error)
	// Map replaces the mapping. One that names no such field or column is
	// refused and changes nothing.
	Map(m ListMapping) error
	// Keep saves the mapping for files with the same header.
	Keep(ctx context.Context, s *Session) error
	// Preview gives at most so many of the first rows as they would be taken.
	Preview(ctx context.Context, s *Session, rows int) ([]ListPreview, error)
	// TakeIn takes the list in, once. When ctx ends it stops after what is at
	// hand; the report covers that too. An import of the same file later goes on from there.
	TakeIn(ctx context.Context, s *Session, progress func(ListProgress)) (ListReport, error)
	Close() error
}
