package transfer

import (
	"errors"
	"io"

	"careline"
)

// Options say how a list of customers is to be read.
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

// Reader reads customers from a list, row by row.
type Reader struct {
	opts    Options
	in      recordSource
	counter *counter
	file    io.Reader // as it was given
	layout  *layout
	ahead   []record // rows read to guess the country
	aheadBy error    // the error that came after them
	country string
	settled bool
}

// maxTitles is how many lines may stand above a table's header.
const maxTitles = 3

// Customers begins to read a list, CSV or the first sheet of an XLSX book: it understands the header, and refuses
// one that it can't understand with a sentence that tells what it saw.
func Customers(r io.Reader, opts Options) (*Reader, error) {
	counter := &counter{in: r}
	in, err := newSource(counter)
	if err != nil {
		return nil, err
	}
	header, err := in.next()
	if errors.Is(err, io.EOF) {
		return nil, careline.NewError(careline.CodeInvalid, careline.Say("The file is empty.", "文件为空。"), err)
	}
	if err != nil {
		return nil, err
	}
	country := countryOf(opts.Country)
	if opts.Country != "" && country == "" {
		return nil, careline.NewError(careline.CodeUsage, careline.Say(
			"%q is not a country; use a code of two letters such as CN or US.", "%q 不是国家代码；请用 CN、US 等两位代码。", opts.Country), nil)
	}
	l, err := newLayout(header, opts.Map)
	for titles := 0; err != nil && header.title() && titles < maxTitles; titles++ {
		below, end := in.next()
		if end != nil {
			break
		}
		header = below
		l, err = newLayout(header, opts.Map)
	}
	if err != nil {
		return nil, err
	}
	return &Reader{opts: opts, in: in, counter: counter, file: r, layout: l, country: country}, nil
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
	r.settle(home)
	return r.country
}

// settle decides the country once, looking ahead where it must.
func (r *Reader) settle(home string) {
	if r.settled {
		return
	}
	r.settled = true
	if r.country == "" {
		for len(r.ahead) < guessRows && r.aheadBy == nil {
			rec, err := r.in.next()
			if err != nil {
				r.aheadBy = err
				break
			}
			r.ahead = append(r.ahead, r.plain(rec))
		}
		r.country = guessCountry(r.layout, r.ahead)
	}
	if r.country == "" {
		r.country = home
	}
	if r.country == "" {
		r.country = "CN"
	}
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

// Next gives the next row; io.EOF after the last. A row that can't be taken
// says why in Row.Err, and the rows after it can be read.
func (r *Reader) Next() (Row, error) {
	r.settle("")
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
			"Line %d has %d columns where the header has %d.", "第 %d 行有 %d 列，而表头只有 %d 列。", rec.line, len(rec.cells), len(l.header)), nil)
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
