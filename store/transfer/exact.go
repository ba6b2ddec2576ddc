package transfer

import (
	"strings"

	"careline"
)

// A contact point or an address that plain reading would not give back as it
// is stands on a line of its own, and in brackets what plain reading can't
// know: 138 0013 8823 [+8613800138823; do not call; label: mother].

// detail is one part in the brackets: a value with its name, or a name alone.
type detail struct{ name, value string }

var (
	escapeDetail = strings.NewReplacer(`\`, `\\`, `;`, `\;`, `[`, `\[`, `]`, `\]`)
	primaryWord  = "primary"
	silentWord   = "do not call"
)

// exact writes a line; details without a value are names alone.
func exact(text string, details []detail) string {
	parts := make([]string, len(details))
	for i, d := range details {
		if parts[i] = d.name; d.value != "" {
			parts[i] = d.name + ": " + escapeDetail.Replace(d.value)
		}
	}
	return strings.TrimSpace(text + " [" + strings.Join(parts, "; ") + "]")
}

// parseExact splits a line that exact wrote; false where the line is none.
func parseExact(line string) (text string, details []detail, ok bool) {
	line = strings.TrimSpace(line)
	inner, ends := strings.CutSuffix(line, "]")
	i := strings.LastIndex(" "+inner, " [")
	if !ends || i < 0 {
		return line, nil, false
	}
	text, inner = strings.TrimSpace(inner[:max(0, i-1)]), (" " + inner)[i+2:]
	for _, part := range splitDetails(inner) {
		name, value, _ := strings.Cut(part, ": ")
		details = append(details, detail{name, value})
	}
	return text, details, true
}

// splitDetails splits at the semicolons that are not escaped, and takes the
// escapes away.
func splitDetails(s string) []string {
	if s == "" {
		return nil
	}
	var parts []string
	var part strings.Builder
	escaped := false
	for _, r := range s {
		switch {
		case escaped:
			part.WriteRune(r)
			escaped = false
		case r == '\\':
			escaped = true
		case r == ';':
			parts = append(parts, strings.TrimSpace(part.String()))
			part.Reset()
		default:
			part.WriteRune(r)
		}
	}
	return append(parts, strings.TrimSpace(part.String()))
}

func exactPoint(p careline.ContactPoint) string {
	var details []detail
	number := p.E164
	if p.Extension != "" {
		number += "x" + p.Extension
	}
	if number != "" {
		details = append(details, detail{name: number})
	}
	if p.Primary {
		details = append(details, detail{name: primaryWord})
	}
	if p.DoNotCall {
		details = append(details, detail{name: silentWord})
	}
	if p.Label != "" {
		details = append(details, detail{"label", p.Label})
	}
	return exact(p.Raw, details)
}

// parsePoint reads what exactPoint wrote; false where the line says anything
// that exactPoint does not.
func parsePoint(line string, kind careline.ContactKind) (careline.ContactPoint, bool) {
	text, details, ok := parseExact(line)
	p := careline.ContactPoint{Kind: kind, Raw: text}
	for _, d := range details {
		switch {
		case d.name == primaryWord:
			p.Primary = true
		case d.name == silentWord:
			p.DoNotCall = true
		case d.name == "label":
			p.Label = d.value
		case strings.HasPrefix(d.name, "+"), strings.HasPrefix(d.name, "x"):
			p.E164, p.Extension, _ = strings.Cut(d.name, "x")
		default:
			ok = false
		}
	}
	return p, ok && text != ""
}

// points reads the contact points of a cell: line by line where any line is
// an exact one, else as people write them.
func points(cell string, kind careline.ContactKind, wild func(string) []careline.ContactPoint) []careline.ContactPoint {
	if !strings.Contains(cell, "]") {
		return wild(cell)
	}
	var found []careline.ContactPoint
	some := false
	for line := range strings.SplitSeq(cell, "\n") {
		if p, ok := parsePoint(line, kind); ok {
			found, some = append(found, p), true
			continue
		}
		found = append(found, wild(line)...)
	}
	if !some {
		return wild(cell)
	}
	return found
}

func exactHome(h careline.Residence) string {
	var details []detail
	for _, part := range homeParts(&h) {
		if *part.value != "" {
			details = append(details, detail{part.name, *part.value})
		}
	}
	for _, d := range []detail{{"from", string(h.From)}, {"until", string(h.Until)}} {
		if d.value != "" {
			details = append(details, d)
		}
	}
	if h.Primary {
		details = append(details, detail{name: primaryWord})
	}
	return exact(h.Site.Address(), details)
}

type homePart struct {
	name  string
	value *string
}

func homeParts(h *careline.Residence) []homePart {
	r := &h.Site.Region
	return []homePart{
		{"country", &r.Country},
		{"province", &r.Province},
		{"city", &r.City},
		{"district", &r.District},
		{"street", &h.Site.Street},
		{"postal", &h.Site.Postal},
		{"note", &h.Site.Note},
		{"label", &h.Label},
	}
}

// parseHome reads an address on a line of its own, exact or as people write it.
func parseHome(line, country string) careline.Residence {
	var h careline.Residence
	text, details, ok := parseExact(line)
	for _, d := range details {
		switch d.name {
		case primaryWord:
			h.Primary = true
		case "from":
			h.From = careline.Date(d.value)
		case "until":
			h.Until = careline.Date(d.value)
		default:
			known := false
			for _, part := range homeParts(&h) {
				if part.name == d.name {
					*part.value, known = d.value, true
				}
			}
			ok = ok && known
		}
	}
	switch {
	case !ok:
		return careline.Residence{Site: careline.ParseAddress(strings.TrimSpace(line), country)}
	case h.Site.IsZero():
		note := h.Site.Note
		h.Site = careline.ParseAddress(text, country)
		h.Site.Note = note
	}
	return h
}
