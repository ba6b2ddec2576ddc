package transfer

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"careline"
)

var (
	zipMark = []byte("PK\x03\x04")
	oleMark = []byte{0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1}
)

// Most that a spreadsheet may unpack to; a sheet beyond the second goes
// through a file of the temporary folder.
const (
	maxUnpacked = 4 << 30
	maxInMemory = 64 << 20
)

// source of records, whatever the file is.
type recordSource interface {
	next() (record, error)
	close() error
}

// newSource tells by its first bytes what a file is.
func newSource(r io.Reader) (recordSource, error) {
	in := bufio.NewReaderSize(r, window)
	head, _ := in.Peek(len(oleMark)) // a short or unreadable file shows itself on the first Read
	switch {
	case bytes.HasPrefix(head, zipMark):
		return newSheet(in)
	case bytes.HasPrefix(head, oleMark):
		return nil, careline.NewError(careline.CodeInvalid, careline.Say(
			"This is a spreadsheet of the old or a locked kind; save it as .xlsx without a password, or as .csv.",
			"这是旧版或加密的电子表格；请另存为无密码的 .xlsx 或 .csv。"), nil)
	}
	return newRecords(decode(in)), nil
}

// close lets go of nothing: a CSV file is its owner's to close.
func (r *records) close() error { return nil }

// sheet reads the first sheet of a book, each row as it shows and as it is.
type sheet struct {
	book       *excelize.File
	shown, raw *excelize.Rows
	line       int
}

func newSheet(r io.Reader) (*sheet, error) {
	book, err := excelize.OpenReader(r, excelize.Options{
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxInMemory,
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd", LongTimePattern: "hh:mm:ss",
	})
	if err != nil {
		return nil, noBook(err)
	}
	s := &sheet{book: book}
	names := book.GetSheetList()
	if len(names) == 0 {
		return nil, noBook(book.Close())
	}
	if s.shown, err = book.Rows(names[0]); err == nil {
		s.raw, err = book.Rows(names[0])
	}
	if err != nil {
		return nil, noBook(errors.Join(err, s.close()))
	}
	return s, nil
}

func noBook(err error) error {
	return careline.NewError(careline.CodeInvalid, careline.Say(
		"The file is no spreadsheet that can be read; save it anew as .xlsx or .csv.", "无法读取该电子表格；请重新另存为 .xlsx 或 .csv。"), err)
}

// next gives the next row that says anything.
func (s *sheet) next() (record, error) {
	for s.shown.Next() && s.raw.Next() {
		s.line++
		shown, err := s.shown.Columns()
		if err != nil {
			return record{}, noBook(err)
		}
		raw, err := s.raw.Columns(excelize.Options{RawCellValue: true})
		if err != nil {
			return record{}, noBook(err)
		}
		for i := range min(len(shown), len(raw)) {
			shown[i] = asWritten(shown[i], raw[i])
		}
		if rec := (record{line: s.line, cells: shown}); !rec.empty() {
			return rec, nil
		}
	}
	if err := errors.Join(s.shown.Error(), s.raw.Error()); err != nil {
		return record{}, noBook(err)
	}
	return record{}, io.EOF
}

func (s *sheet) close() error {
	var err error
	for _, rows := range []*excelize.Rows{s.shown, s.raw} {
		if rows != nil {
			err = errors.Join(err, rows.Close())
		}
	}
	return errors.Join(err, s.book.Close())
}

// asWritten gives a cell's text. A long number, such as a phone that was typed
// without quotes, shows as 1.38E+10 or 13,800,138,823 and is all digits
// beneath; a date or a padded number is what it shows.
func asWritten(shown, raw string) string {
	if shown == raw {
		return shown
	}
	number, err := strconv.ParseFloat(raw, 64)
	plain := strings.Trim(shown, "0123456789.,+Ee") == ""
	padded := strings.Trim(shown, "0123456789") == ""
	if err != nil || !plain || padded {
		return shown
	}
	return strconv.FormatFloat(number, 'f', -1, 64)
}
