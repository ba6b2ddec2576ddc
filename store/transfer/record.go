package transfer

import (
	"bufio"
	"errors"
	"io"
	"strings"

	"careline"
)

// The most that one record may be: beyond that a quote was never meant to
// span lines.
const (
	maxLine        = 1 << 20 // bytes of a line in the file
	maxRecordBytes = 256 << 10
	maxRecordLines = 200
)

// record is one row of a file.
type record struct {
	line  int // where it begins, from 1
	cells []string
	open  bool // a quote opens in it and never closes; the cells are those of its first line
}

// title tells whether the row has but one cell that says something, as the
// title above a table has.
func (r *record) title() bool {
	said := 0
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			said++
		}
	}
	return said == 1
}

// empty tells whether the row says nothing at all.
func (r *record) empty() bool {
	for _, c := range r.cells {
		if strings.TrimSpace(c) != "" {
			return false
		}
	}
	return true
}

// records reads rows. Unlike encoding/csv it keeps what is in quotes to the
// byte, reads a row on after a closing quote as spreadsheets do, and loses no
// more than one line to a quote that never closes.
type records struct {
	lines *bufio.Scanner
	ahead []string // lines read and given back
	line  int      // lines handed out
	comma byte
	said  bool // the file says what its comma is

	encoding func() string
}

func newRecords(r io.Reader) *records {
	lines := bufio.NewScanner(r)
	lines.Buffer(make([]byte, 0, window), maxLine)
	lines.Split(splitLine)
	return &records{lines: lines}
}

// splitLine cuts after LF, CR LF, or a CR alone, and leaves the cut in.
func splitLine(data []byte, atEOF bool) (int, []byte, error) {
	for i, b := range data {
		switch {
		case b == '\n':
			return i + 1, data[:i+1], nil
		case b == '\r' && i+1 < len(data):
			if data[i+1] == '\n' {
				return i + 2, data[:i+2], nil
			}
			return i + 1, data[:i+1], nil
		}
	}
	if atEOF && len(data) > 0 {
		return len(data), data, nil
	}
	return 0, nil, nil
}

func (r *records) nextLine() (string, error) {
	if len(r.ahead) > 0 {
		line := r.ahead[0]
		r.ahead = r.ahead[1:]
		r.line++
		return line, nil
	}
	if r.lines.Scan() {
		r.line++
		return r.lines.Text(), nil
	}
	err := r.lines.Err()
	switch {
	case err == nil:
		return "", io.EOF
	case errors.Is(err, bufio.ErrTooLong):
		return "", careline.NewError(careline.CodeInvalid, careline.Say(
			"Line %d is longer than a megabyte; this is not a table.", "第 %d 行超过 1 MB；这不是表格文件。", r.line+1), err)
	default:
		return "", careline.NewError(careline.CodeFailed, careline.Say(
			"The file can't be read after line %d.", "第 %d 行之后无法读取文件。", r.line), err)
	}
}

// next gives the next row that says anything; io.EOF after the last.
func (r *records) next() (record, error) {
	for {
		first, err := r.nextLine()
		if err != nil {
			return record{}, err
		}
		if r.comma == 0 && !r.setComma(first) {
			continue
		}
		rec, err := r.read(first)
		if err != nil || !rec.empty() {
			return rec, err
		}
	}
}

func (r *records) read(first string) (record, error) {
	rec := record{line: r.line}
	s := splitter{comma: r.comma}
	s.feed(first)
	var more []string
	size := len(first)
	for s.quoted && len(more) < maxRecordLines && size < maxRecordBytes {
		line, err := r.nextLine()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return rec, err
		}
		more = append(more, line)
		size += len(line)
		s.feed(line)
	}
	if s.quoted {
		r.ahead = append(more, r.ahead...)
		r.line -= len(more)
		rec.cells, rec.open = strings.Split(strings.TrimRight(first, "\r\n"), string(r.comma)), true
		return rec, nil
	}
	rec.cells = s.cells
	return rec, nil
}

// setComma learns from the first line that is not blank what sets cells
// apart. It is false where that line is blank, or says no more than that.
func (r *records) setComma(line string) bool {
	text := strings.TrimSpace(line)
	if text == "" {
		return false
	}
	if sep, says := strings.CutPrefix(strings.ToLower(text), "sep="); says && len(sep) == 1 {
		r.comma, r.said = sep[0], true
		return false
	}
	most := 0
	r.comma = ','
	for _, c := range []byte{',', ';', '\t', '|'} {
		s := splitter{comma: c}
		s.feed(line)
		if len(s.cells) > most {
			most, r.comma = len(s.cells), c
		}
	}
	return true
}

// splitter cuts lines into cells.
type splitter struct {
	comma  byte
	cells  []string
	cell   []byte
	quoted bool // inside quotes: the next line goes on with the cell
}

// feed takes a line with its end; outside quotes the end closes the record.
func (s *splitter) feed(line string) {
	end := len(strings.TrimRight(line, "\r\n"))
	for i := 0; i < len(line); i++ {
		c := line[i]
		switch {
		case s.quoted && c == '"':
			if i+1 < len(line) && line[i+1] == '"' {
				s.cell = append(s.cell, '"')
				i++
			} else {
				s.quoted = false
			}
		case s.quoted:
			s.cell = append(s.cell, c)
		case i >= end:
			i = len(line)
		case c == s.comma:
			s.cells = append(s.cells, string(s.cell))
			s.cell = s.cell[:0]
		case c == '"' && blank(s.cell):
			s.cell, s.quoted = s.cell[:0], true
		default:
			s.cell = append(s.cell, c)
		}
	}
	if !s.quoted {
		s.cells = append(s.cells, string(s.cell))
		s.cell = s.cell[:0]
	}
}

func blank(cell []byte) bool {
	for _, c := range cell {
		if c != ' ' {
			return false
		}
	}
	return true
}
