package transfer

import (
	"encoding/csv"
	"encoding/json"
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"careline"
)

// The values of a row are nil, text, bool, int64, moment, list, or, in JSON
// alone, whatever marshals.

// moment is a time in the hotline's zone: RFC 3339 for a program, and what a
// spreadsheet knows as a time for a person.
type moment struct{ time.Time }

// clean is text made safe for whatever opens the file.
type clean string

// MarshalText gives the text without anything that could harm a terminal.
func (c clean) MarshalText() ([]byte, error) { return []byte(careline.SanitizeText(string(c))), nil }

// cell gives a value as the text of a cell that no spreadsheet runs.
func cell(v any) string {
	switch v := v.(type) {
	case nil:
		return ""
	case string:
		return Inert(careline.SanitizeText(v))
	case clean:
		return Inert(careline.SanitizeText(string(v)))
	case bool:
		return strconv.FormatBool(v)
	case int64:
		return strconv.FormatInt(v, 10)
	case moment:
		return v.Format("2006-01-02 15:04:05")
	case []clean:
		lines := make([]string, len(v))
		for i, s := range v {
			lines[i] = careline.SanitizeText(string(s))
		}
		return Inert(strings.Join(lines, "\n"))
	}
	return Inert(careline.SanitizeText(fmt.Sprint(v)))
}

func cells(values []any) []string {
	out := make([]string, len(values))
	for i, v := range values {
		out[i] = cell(v)
	}
	return out
}

// csvSink writes UTF-8 with the mark that Excel needs to see Chinese.
type csvSink struct{ out *csv.Writer }

func newCSV(out io.Writer, names []string) (*csvSink, error) {
	if _, err := out.Write(bom); err != nil {
		return nil, err
	}
	s := &csvSink{csv.NewWriter(out)}
	return s, s.out.Write(names)
}

func (s *csvSink) row(values []any) error { return s.out.Write(cells(values)) }

func (s *csvSink) close() error {
	s.out.Flush()
	return s.out.Error()
}

func (s *csvSink) drop() {}

// jsonSink writes one array, an object a line.
type jsonSink struct {
	out   io.Writer
	names []string
	begun bool
	line  []byte
}

func (s *jsonSink) row(values []any) error {
	s.line = append(s.line[:0], s.lead()...)
	for i, v := range values {
		if m, ok := v.(moment); ok {
			v = m.Format(time.RFC3339)
		} else if t, ok := v.(string); ok {
			v = clean(t)
		}
		text, err := json.Marshal(v)
		if err != nil {
			return err
		}
		if s.line = append(s.line, ','); i == 0 {
			s.line[len(s.line)-1] = '{'
		}
		s.line = append(strconv.AppendQuote(s.line, s.names[i]), ':')
		s.line = append(s.line, text...)
	}
	s.line = append(s.line, '}')
	_, err := s.out.Write(s.line)
	return err
}

func (s *jsonSink) lead() string {
	if s.begun {
		return ",\n"
	}
	s.begun = true
	return "[\n"
}

func (s *jsonSink) close() error {
	end := "\n]\n"
	if !s.begun {
		end = "[]\n"
	}
	_, err := io.WriteString(s.out, end)
	return err
}

func (s *jsonSink) drop() {}
