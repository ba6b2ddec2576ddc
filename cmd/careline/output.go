package main

import (
	"encoding/json"
	"io"
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

func encode(w io.Writer, v any) error {
	e := json.NewEncoder(w)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		return careline.NewError(careline.CodeFailed, careline.Say("The answer can't be written.", "无法输出结果。"), err)
	}
	return nil
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
