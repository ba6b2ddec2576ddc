package careline

import (
	"regexp"
	"strings"
)

var (
	statePostal = regexp.MustCompile(`^(?:(.*?)[\s,]+)?([A-Z]{2,3})\.?\s+(\d{5}(?:-\d{4})?|[A-Z]\d[A-Z] ?\d[A-Z]\d|\d{4})$`)
	stateAlone  = regexp.MustCompile(`^[A-Z]{2,3}$`)
	postalAlone = regexp.MustCompile(`^(?:\d{4,5}(?:-\d{4})?|\d{6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$`)
	postalCity  = regexp.MustCompile(`^(\d{4,6})\s+(\D+)$`)
	cityPostal  = regexp.MustCompile(`^(\D+?)\s+(\d{4,6}|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2})$`)
	// A street, its number or direction, and a flat, before a city without a comma.
	streetThenCity = regexp.MustCompile(`(?i)^(.*(?:\b(?:st|street|ave|avenue|rd|road|blvd|boulevard|dr|drive|ln|lane|ct|court|pl|place|sq|way|hwy|highway|` +
		`pkwy|pky|ter|cir|route|rt|pike|tpke|trl|expy|loop|broadway)\b\.?(?:\s+\d+)?(?:\s+[NSEW]{1,2}\b)?` +
		`(?:\s+(?:#|(?:apt|suite|ste|unit)\b\.?)\s*#?\s*\w+)?|#\s*\w+))\s+(\D+)$`)
)

// parseLatin splits from the small to the large: street, city, state postal.
func parseLatin(site *Site, text string) {
	site.Street = text
	parts := splitCommas(text)
	n := len(parts)
	if n > 2 && postalAlone.MatchString(parts[n-1]) && stateAlone.MatchString(parts[n-2]) {
		parts = append(parts[:n-2], parts[n-2]+" "+parts[n-1])
		n--
	}
	if n == 0 {
		return
	}
	before, last := parts[:n-1], parts[n-1]
	r := &site.Region
	if m := statePostal.FindStringSubmatch(last); m != nil {
		site.Street, r.City = placeBefore(before, m[1])
		r.Province, site.Postal = m[2], m[3]
		return
	}
	if n == 1 {
		return
	}
	site.Street = strings.Join(before, ", ")
	if m := postalCity.FindStringSubmatch(last); m != nil {
		site.Postal, r.City = m[1], m[2]
		return
	}
	switch m := cityPostal.FindStringSubmatch(last); {
	case n >= 3 && postalAlone.MatchString(last):
		site.Postal = last
		site.Street, r.City = placeBefore(before, "")
	case n >= 3 && stateAlone.MatchString(last):
		r.Province = last
		site.Street, r.City = placeBefore(before, "")
	case n >= 3 && m != nil:
		r.Province, site.Postal = m[1], m[2]
		site.Street, r.City = placeBefore(before, "")
	case m != nil:
		r.City, site.Postal = m[1], m[2]
	default:
		r.City = last
	}
}

// placeBefore tells street and city apart in what stands before the state.
func placeBefore(before []string, rest string) (street, city string) {
	n := len(before)
	if rest == "" && n > 1 {
		return strings.Join(before[:n-1], ", "), before[n-1]
	}
	if rest != "" && n > 0 {
		return strings.Join(before, ", "), rest
	}
	line := joinNonEmpty(", ", strings.Join(before, ", "), rest)
	if m := streetThenCity.FindStringSubmatch(line); m != nil {
		return m[1], m[2]
	}
	return line, ""
}

func splitCommas(text string) []string {
	var parts []string
	for _, p := range strings.FieldsFunc(text, func(r rune) bool { return r == ',' || r == '，' || r == ';' }) {
		if p = strings.TrimSpace(p); p != "" {
			parts = append(parts, p)
		}
	}
	return parts
}
