package main

import (
	"bytes"
	"encoding/json"
	"io"
	"regexp"
	"strings"
	"time"

	"careline"
)

// print gives a program v as one JSON document, and a person what human says.
func (a *app) print(v any, human func(p *paper)) error {
	if a.json {
		return encode(a.stdout, v)
	}
	p := &paper{lang: a.lang, zone: a.cfg.Zone, width: terminalWidth(a.stdout)}
	human(p)
	if _, err := io.WriteString(a.stdout, p.String()); err != nil {
		return careline.NewError(careline.CodeFailed, careline.Say("The answer can't be written.", "无法输出结果。"), err)
	}
	return nil
}

// encode writes one JSON document. Every text in it is made safe, dates, kinds
// and states too: a store may hold what no list of careline's has.
func encode(w io.Writer, v any) error {
	var doc bytes.Buffer
	e := json.NewEncoder(&doc)
	e.SetEscapeHTML(false)
	err := e.Encode(v)
	if err == nil {
		_, err = w.Write(aText.ReplaceAllFunc(doc.Bytes(), safe))
	}
	if err != nil {
		return careline.NewError(careline.CodeFailed, careline.Say("The answer can't be written.", "无法输出结果。"), err)
	}
	return nil
}

// aText is a text in a JSON document.
var aText = regexp.MustCompile(`"(?:[^"\\]|\\.)*"`)

// safe makes a JSON text safe to show.
func safe(quoted []byte) []byte {
	var was string
	if err := json.Unmarshal(quoted, &was); err != nil {
		return quoted
	}
	is := careline.SanitizeText(was)
	if is == was {
		return quoted
	}
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(is); err != nil {
		return quoted
	}
	return bytes.TrimSpace(b.Bytes())
}

// text is data from outside, made safe for whatever a program does with it.
type text string

// MarshalText gives the text without anything that could harm a terminal.
func (t text) MarshalText() ([]byte, error) { return []byte(careline.SanitizeText(string(t))), nil }

func texts[T ~string](all []T) []text {
	out := make([]text, len(all))
	for i, s := range all {
		out[i] = text(s)
	}
	return out
}

// stamp is a moment for a program: RFC 3339 in the hotline's zone, null where
// there is none.
func (a *app) stamp(t time.Time) *string {
	if t.IsZero() {
		return nil
	}
	s := t.In(a.cfg.Zone).Format(time.RFC3339)
	return &s
}

// number is a typed id for a program: null where there is none.
func number[T interface {
	~int64
	String() string
}](id T) *string {
	if id == 0 {
		return nil
	}
	s := id.String()
	return &s
}

// nameOf is what to call a customer who may have no name.
func nameOf(c *careline.Customer) string {
	switch {
	case c.Name != "":
		return c.Name
	case c.Company != "":
		return c.Company
	case len(c.Contacts) > 0:
		return c.Contacts[0].Raw
	}
	return c.ID.String()
}

func phonesOf(c *careline.Customer) []text {
	out := []text{}
	for _, p := range c.Phones() {
		out = append(out, text(p.Raw))
	}
	return out
}

func addressOf(c *careline.Customer) string {
	home, _ := c.Home()
	return home.Address()
}

func joined(sep string, parts ...string) string {
	var kept []string
	for _, p := range parts {
		if p != "" {
			kept = append(kept, p)
		}
	}
	return strings.Join(kept, sep)
}
