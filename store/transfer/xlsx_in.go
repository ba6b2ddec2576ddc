package transfer

import (
	"bufio"
	"bytes"
	"encoding/xml"
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
	// title says that the row before was a title and tells nothing of the table below.
	title()
	// about tells what the file is written in, and what sets its cells apart.
	about() (encoding, separator string)
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
	text, encoding := decode(in)
	records := newRecords(text)
	records.encoding = encoding
	return records, nil
}

// close lets go of nothing: a CSV file is its owner's to close.
func (r *records) close() error { return nil }

func (r *records) title() {
	if !r.said {
		r.comma = 0
	}
}

func (s *sheet) title() {}

func (r *records) about() (encoding, separator string) { return r.encoding(), string(r.comma) }

func (s *sheet) about() (encoding, separator string) { return "XLSX", "" }

// sheet reads the first sheet of a book, each row as it shows and as it is.
// The library opens the book and knows what a number format shows; the rows
// are read here, because it takes a hundred times as long for them.
type sheet struct {
	book    *excelize.File
	part    io.ReadCloser
	xml     *xml.Decoder
	strings []string
	look    look
	line    int
}

func newSheet(r io.Reader) (*sheet, error) {
	file, err := io.ReadAll(r)
	if err != nil {
		return nil, noBook(err)
	}
	book, err := excelize.OpenReader(bytes.NewReader(file), excelize.Options{
		UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxInMemory,
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd", LongTimePattern: "hh:mm:ss",
	})
	if err != nil {
		return nil, noBook(err)
	}
	s := &sheet{book: book, look: look{book: book, seen: map[styled]string{}}}
	if err := s.open(file); err != nil {
		return nil, noBook(errors.Join(err, s.close()))
	}
	return s, nil
}

func (s *sheet) open(file []byte) error {
	parts, err := openParts(file)
	if err != nil {
		return err
	}
	path, err := parts.firstSheet()
	if err != nil {
		return err
	}
	if s.strings, err = parts.sharedStrings(); err != nil {
		return err
	}
	if s.part, err = parts.open(path); err == nil {
		s.xml = xml.NewDecoder(bufio.NewReaderSize(s.part, window))
	}
	return err
}

func noBook(err error) error {
	return careline.NewError(careline.CodeInvalid, careline.Say(
		"The file is no spreadsheet that can be read; save it anew as .xlsx or .csv.", "无法读取该电子表格；请重新另存为 .xlsx 或 .csv。"), err)
}

// next gives the next row that says anything.
func (s *sheet) next() (record, error) {
	for {
		t, err := s.xml.RawToken()
		if errors.Is(err, io.EOF) {
			return record{}, io.EOF
		}
		if err != nil {
			return record{}, noBook(err)
		}
		row, ok := t.(xml.StartElement)
		if !ok || row.Name.Local != "row" {
			continue
		}
		s.line++
		if n, err := strconv.Atoi(attribute(row, "r")); err == nil && n > 0 {
			s.line = n
		}
		cells, err := s.row()
		if err != nil {
			return record{}, noBook(err)
		}
		if rec := (record{line: s.line, cells: cells}); !rec.empty() {
			return rec, nil
		}
	}
}

// row reads the cells up to the end of the row.
func (s *sheet) row() ([]string, error) {
	cells := make([]string, 0, 16)
	for {
		t, err := s.xml.RawToken()
		if err != nil {
			return nil, err
		}
		switch t := t.(type) {
		case xml.EndElement:
			if t.Name.Local == "row" {
				return cells, nil
			}
		case xml.StartElement:
			if t.Name.Local != "c" {
				continue
			}
			at := columnOf(attribute(t, "r"))
			if at < 0 {
				at = len(cells)
			}
			if at >= excelize.MaxColumns {
				return nil, errors.New("a cell is beyond the last column")
			}
			text, err := s.cell(attribute(t, "t"), attribute(t, "s"))
			if err != nil {
				return nil, err
			}
			for len(cells) <= at {
				cells = append(cells, "")
			}
			cells[at] = text
		}
	}
}

// cell reads a cell's content up to its end, and gives it as it was meant.
func (s *sheet) cell(kind, style string) (string, error) {
	value, text, err := cellTexts(s.xml)
	if err != nil {
		return "", err
	}
	switch kind {
	case "s":
		n, err := strconv.Atoi(strings.TrimSpace(value))
		if err != nil || n < 0 || n >= len(s.strings) {
			return value, nil
		}
		return s.strings[n], nil
	case "inlineStr":
		return unescape(text), nil
	case "str", "e":
		return value, nil
	case "b":
		if value == "1" {
			return "TRUE", nil
		}
		return "FALSE", nil
	case "d":
		return strings.TrimSuffix(value, "T00:00:00"), nil
	}
	return s.look.of(value, style)
}

func (s *sheet) close() error {
	var err error
	if s.part != nil {
		err = s.part.Close()
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
