package person

import (
	"regexp"
	"strings"

	"careline"
)

// number is a phone with words before or after it.
var number = regexp.MustCompile(`(?i)^(.*?)([+(]*\d[\d\s().+\-]*(?:(?:ext\.?|x|转)\s*\d+)?)(.*)$`)

// fewestDigits is how many digits a contact needs to be a phone.
const fewestDigits = 5

// writeContact writes a contact point as one line that readContact reads: the
// number or address as it was given, its label, and * and ! for the primary
// one and for do not call.
func writeContact(p careline.ContactPoint) string {
	parts := []string{p.Raw}
	if p.Kind == careline.ContactFax {
		parts = append([]string{"fax"}, parts...)
	}
	if p.Extension != "" && !strings.Contains(p.Raw, p.Extension) {
		parts = append(parts, "x"+p.Extension)
	}
	if p.Label != "" {
		parts = append(parts, p.Label)
	}
	if p.Primary {
		parts = append(parts, "*")
	}
	if p.DoNotCall {
		parts = append(parts, "!")
	}
	return strings.Join(parts, " ")
}

// readContact understands a line with one contact point.
func readContact(s, country string) careline.ContactPoint {
	var p careline.ContactPoint
	s = strings.NewReplacer("＊", "*", "！", "!").Replace(s)
	p.Primary, p.DoNotCall = strings.Contains(s, "*"), strings.Contains(s, "!")
	s = strings.Join(strings.Fields(strings.NewReplacer("*", " ", "!", " ").Replace(s)), " ")
	for _, word := range strings.Fields(s) {
		if strings.Contains(word, "@") {
			p.Kind, p.Raw = careline.ContactEmail, word
			p.Label = strings.Join(strings.Fields(strings.Replace(s, word, "", 1)), " ")
			return p
		}
	}
	m := number.FindStringSubmatch(s)
	if m == nil || digits(m[2]) < fewestDigits {
		p.Kind, p.Raw = careline.ContactOther, s
		return p
	}
	read := careline.ParsePhone(strings.TrimSpace(m[2]), country)
	p.Kind, p.Raw, p.E164, p.Extension = careline.ContactPhone, read.Raw, read.E164, read.Extension
	p.Label = strings.Join(strings.Fields(strings.Trim(m[1], " :：")+" "+m[3]), " ")
	for _, fax := range []string{"fax", "Fax", "FAX", "传真"} {
		if rest, is := strings.CutPrefix(p.Label, fax); is {
			p.Kind, p.Label = careline.ContactFax, strings.TrimLeft(rest, " :：")
		}
	}
	return p
}

// readPhones understands a line with several contact points set apart by
// semicolons.
func readPhones(s, country string) []careline.ContactPoint {
	var all []careline.ContactPoint
	for _, part := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(";；,，、", r) }) {
		if strings.TrimSpace(part) != "" {
			all = append(all, readContact(part, country))
		}
	}
	return all
}

func digits(s string) int {
	n := 0
	for _, r := range s {
		if r >= '0' && r <= '9' {
			n++
		}
	}
	return n
}
