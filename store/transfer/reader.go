package transfer

import (
	"cmp"
	"errors"
	"io"

	"careline"
)

// Options say how a list is to be read.
type Options struct {
	// Map ties fields to columns where headers do not tell: "phone=phone1",
	// "name=first_name+last_name". A field may be mapped more than once.
	Map []string
	// Country (ISO 3166-1 alpha-2) is where the list is from: how phones
	// without a country code are read. Where it is empty a country column
	// decides for each row; else a list whose states and zips look American is
	// read as American; else the hotline's own country holds.
	Country string
	// Size of the file in bytes, for the time left; 0 where it is not known.
	Size int64
	// Rejects is where the rows that can't be taken go: a path, at which a
	// file is made with the first of them. Empty: they are only counted.
	Rejects string
	// Lang is the language of the reasons in that file.
	Lang careline.Lang
	// DryRun reads and checks everything and writes nothing to the store.
	DryRun bool
}

// Row is one row of a list.
type Row struct {
	Line      int      // of the file, from 1
	Cells     []string // as they were, without what Inert added
	Customer  careline.Customer
	RawPhones int   // phones that could not be understood, kept as written
	Err       error // why the row can't be taken; nil where it can

	value            any // the record in order, as take of its kind wants it
	created, updated bool
}

// Reader is a list that is open to be taken in, CSV or the first sheet of an
// XLSX book.
type Reader struct {
	opts    Options
	form    *form
	in      recordSource
	counter *counter
	file    io.Reader // as it was given
	layout  *layout

	ahead   []record // the first rows, until they are taken
	samples []record // the same, and they stay
	aheadBy error    // the error that came after them

	told     string // the country that the options name
	country  string // what holds for the rows; empty until it is decided
	recalled bool   // the mapping is one that was confirmed before
}

var _ careline.ListReader = (*Reader)(nil)

// maxTitles is how many lines may stand above a table's header.
const maxTitles = 3

// Open begins to read a list: it understands the header and the first rows.
// One whose columns can't be told is open all the same, and File says what it
// lacks, so that somebody may map them.
func Open(kind careline.ListKind, file io.Reader, opts Options) (*Reader, error) {
	form, err := formOf(kind)
	if err != nil {
		return nil, err
	}
	r := &Reader{opts: opts, form: form, counter: &counter{in: file}, file: file, told: countryOf(opts.Country)}
	if r.in, err = newSource(r.counter); err != nil {
		return nil, err
	}
	if err := r.begin(); err != nil {
		return nil, errors.Join(err, r.in.close())
	}
	return r, nil
}

// Customers opens a list of customers, and refuses one that it can't
// understand with a sentence that tells what it saw.
func Customers(file io.Reader, opts Options) (*Reader, error) {
	r, err := Open(careline.ListCustomers, file, opts)
	if err != nil {
		return nil, err
	}
	if err := r.layout.problem(); err != nil {
		return nil, errors.Join(err, r.Close())
	}
	return r, nil
}

func (r *Reader) begin() error {
	header, err := r.in.next()
	if errors.Is(err, io.EOF) {
		return careline.NewError(careline.CodeInvalid, careline.Say("The file is empty.", "文件为空。"), err)
	}
	if err != nil {
		return err
	}
	if r.opts.Country != "" && r.told == "" {
		return careline.NewError(careline.CodeUsage, careline.Say(
			"%q is not a country; use a code of two letters such as CN or US.", "%q 不是国家代码；请用 CN、US 等两位代码。", r.opts.Country), nil)
	}
	if err := r.findHeader(header); err != nil {
		return err
	}
	for len(r.ahead) < guessRows && r.aheadBy == nil {
		var rec record
		if rec, r.aheadBy = r.in.next(); r.aheadBy == nil {
			r.ahead = append(r.ahead, r.plain(rec))
		}
	}
	r.samples = r.ahead
	return nil
}

// findHeader passes over the titles that may stand above a table. Where no
// line is understood, the first that is no title is taken for the header.
func (r *Reader) findHeader(header record) error {
	l, failure := newLayout(r.form, header, r.opts.Map)
	first, row := l, header
	for titles := 0; (failure != nil || l.problem() != nil) && row.title() && titles < maxTitles; titles++ {
		r.in.title()
		below, end := r.in.next()
		if end != nil {
			break
		}
		row = below
		if l, failure = newLayout(r.form, row, r.opts.Map); first == nil || len(first.header) < 2 {
			first = l
		}
	}
	if failure != nil {
		return failure
	}
	if r.layout = l; l.problem() != nil && first != nil && l.line != first.line {
		r.layout = first
	}
	return nil
}

// Close lets go of what reading a book has unpacked.
func (r *Reader) Close() error { return r.in.close() }

// Header gives the names of the columns.
func (r *Reader) Header() []string { return r.layout.header[:r.layout.width] }

// Ignored gives the names of the columns that are not taken.
func (r *Reader) Ignored() []string { return r.layout.ignored }

// Country gives the country that rows without one of their own are read in;
// home is the hotline's.
func (r *Reader) Country(home string) string {
	if r.country == "" {
		r.country = cmp.Or(r.told, guessCountry(r.layout, r.samples), home, "CN")
	}
	return r.country
}

func (r *Reader) plain(rec record) record {
	for i, c := range rec.cells {
		rec.cells[i] = Plain(c)
	}
	return rec
}

func (r *Reader) nextRecord() (record, error) {
	if len(r.ahead) > 0 {
		rec := r.ahead[0]
		r.ahead = r.ahead[1:]
		return rec, nil
	}
	if r.aheadBy != nil {
		return record{}, r.aheadBy
	}
	rec, err := r.in.next()
	return r.plain(rec), err
}

// Next gives the next row of a list of customers; io.EOF after the last. A row that can't be taken
// says why in Row.Err, and the rows after it can be read.
func (r *Reader) Next() (Row, error) {
	r.Country("")
	rec, err := r.nextRecord()
	if err != nil {
		return Row{}, err
	}
	row := r.layout.row(rec)
	r.understand(&row)
	return row, nil
}

// row makes a row of a record: with an error where the columns are not those of
// the header.
func (l *layout) row(rec record) Row {
	row := Row{Line: rec.line, Cells: rec.cells}
	extra := record{cells: rec.cells[min(len(rec.cells), len(l.header)):]}
	switch {
	case rec.open:
		row.Err = careline.NewError(careline.CodeInvalid, careline.Say(
			"A quotation mark opens on line %d and never closes.", "第 %d 行的引号没有结束。", rec.line), nil)
	case !extra.empty():
		row.Err = careline.NewError(careline.CodeInvalid, careline.Say(
			"Line %d has %s where the header has %d.", "第 %d 行有%s，而表头只有 %d 列。",
			rec.line, careline.Count(len(rec.cells), "%s column", "%s columns", " %s 列"), len(l.header)), nil)
	}
	return row
}

// understand reads the customer in a row.
func (r *Reader) understand(row *Row) {
	if row.Err != nil {
		return
	}
	row.Customer, row.RawPhones = r.layout.customer(row.Cells, r.country)
	if c := &row.Customer; c.Name == "" && c.Company == "" && len(c.Contacts) == 0 {
		row.Err = careline.NewError(careline.CodeInvalid, careline.Say(
			"Line %d has neither a name nor a phone.", "第 %d 行既无姓名也无电话。", row.Line), nil)
	}
}

// counter counts the bytes read from a file.
type counter struct {
	in io.Reader
	n  int64
}

func (c *counter) Read(p []byte) (int, error) {
	n, err := c.in.Read(p)
	c.n += int64(n)
	return n, err
}
