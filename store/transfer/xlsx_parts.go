package transfer

import (
	"archive/zip"
	"bufio"
	"bytes"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// parts are the files that a book is packed of.
type parts struct{ zip *zip.Reader }

func openParts(file []byte) (parts, error) {
	z, err := zip.NewReader(bytes.NewReader(file), int64(len(file)))
	return parts{z}, err
}

var errNoPart = errors.New("the book lacks a part")

// open opens a part; writers do not agree on the case of the names.
func (p parts) open(name string) (io.ReadCloser, error) {
	for _, f := range p.zip.File {
		if strings.EqualFold(strings.ReplaceAll(f.Name, `\`, "/"), name) {
			return f.Open()
		}
	}
	return nil, errNoPart
}

// each runs fn for every token of a part.
func (p parts) each(name string, fn func(*xml.Decoder, xml.StartElement) error) error {
	part, err := p.open(name)
	if err != nil {
		return err
	}
	defer part.Close() //nolint:errcheck // it was only read
	d := xml.NewDecoder(bufio.NewReaderSize(io.LimitReader(part, maxUnpacked), window))
	for {
		t, err := d.RawToken()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return err
		}
		if e, ok := t.(xml.StartElement); ok {
			if err := fn(d, e); err != nil {
				return err
			}
		}
	}
}

const workbook = "xl/workbook.xml"

// firstSheet gives the name of the part that holds the first sheet.
func (p parts) firstSheet() (string, error) {
	id, target := "", ""
	err := p.each(workbook, func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "sheet" && id == "" {
			id = attribute(e, "id")
		}
		return nil
	})
	if err != nil {
		return "", err
	}
	err = p.each("xl/_rels/workbook.xml.rels", func(_ *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local == "Relationship" && attribute(e, "Id") == id && id != "" {
			target = attribute(e, "Target")
		}
		return nil
	})
	if err == nil && target == "" {
		err = errNoPart
	}
	if strings.HasPrefix(target, "/") {
		return target[1:], err
	}
	return path.Join(path.Dir(workbook), target), err
}

// sharedStrings gives the texts that cells refer to by number.
func (p parts) sharedStrings() ([]string, error) {
	var all []string
	err := p.each("xl/sharedStrings.xml", func(d *xml.Decoder, e xml.StartElement) error {
		if e.Name.Local != "si" {
			return nil
		}
		text, err := richText(d, "si")
		all = append(all, unescape(text))
		return err
	})
	if errors.Is(err, errNoPart) {
		err = nil
	}
	return all, err
}

// richText joins the runs of a text up to the end of the element. How it is
// pronounced, which is there for Japanese, is no part of it.
func richText(d *xml.Decoder, end string) (string, error) {
	text, within, aside := "", false, false
	for {
		t, err := d.RawToken()
		if err != nil {
			return "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			within = t.Name.Local == "t"
			aside = aside || t.Name.Local == "rPh"
		case xml.EndElement:
			within = false
			switch t.Name.Local {
			case "rPh":
				aside = false
			case end:
				return text, nil
			}
		case xml.CharData:
			if within && !aside {
				text += string(t)
			}
		}
	}
}

// cellTexts reads to the end of a cell: its value, and its text where that
// stands in the cell itself.
func cellTexts(d *xml.Decoder) (value, text string, err error) {
	within := false
	for {
		t, err := d.RawToken()
		if err != nil {
			return "", "", err
		}
		switch t := t.(type) {
		case xml.StartElement:
			within = t.Name.Local == "v"
			if t.Name.Local == "is" {
				if text, err = richText(d, "is"); err != nil {
					return "", "", err
				}
			}
		case xml.EndElement:
			within = false
			if t.Name.Local == "c" {
				return value, text, nil
			}
		case xml.CharData:
			if within {
				value += string(t)
			}
		}
	}
}

// attribute gives an element's attribute, whatever its name space.
func attribute(e xml.StartElement, name string) string {
	for _, a := range e.Attr {
		if a.Name.Local == name {
			return a.Value
		}
	}
	return ""
}

// columnOf gives the column, from 0, of a cell such as AB12; -1 where it is none.
func columnOf(cell string) int {
	n := 0
	for i := 0; i < len(cell) && i < 4; i++ {
		c := cell[i] &^ 0x20
		if c < 'A' || c > 'Z' {
			break
		}
		n = n*26 + int(c-'A') + 1
	}
	return n - 1
}

var escapedRune = regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`)

// unescape gives back the characters that XML can't hold.
func unescape(s string) string {
	if !strings.Contains(s, "_x") {
		return s
	}
	return escapedRune.ReplaceAllStringFunc(s, func(e string) string {
		n, err := strconv.ParseUint(e[2:6], 16, 16)
		if err != nil {
			return e
		}
		return string(rune(n))
	})
}
