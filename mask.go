package careline

import (
	"regexp"
	"strings"
	"unicode"
	"unicode/utf8"
)

// maskContact makes of a contact point what tells which one it is and can't be
// dialled or written to: "138 **** 8823", "w***@example.com".
func maskContact(p ContactPoint) ContactPoint {
	shown := p
	shown.Extension = ""
	switch p.Kind {
	case ContactEmail:
		p.Raw = maskEmail(p.Raw)
	default:
		p.Raw = maskDigits(FormatPhone(shown))
	}
	p.E164, p.Extension, p.Label = "", "", maskText(p.Label)
	return p
}

// maskEmail keeps the first letter and the domain.
func maskEmail(s string) string {
	local, domain, ok := strings.Cut(s, "@")
	if !ok {
		return stars
	}
	first := ""
	for _, r := range local {
		first = string(r)
		break
	}
	return first + stars + "@" + domain
}

// stars stands for what is not shown.
const stars = "***"

// maskDigits puts stars in the place of a number's digits but the last four and
// as many of the first as leave four hidden, three or with an area code four at
// most. Of a short number nothing is left.
func maskDigits(s string) string {
	n := 0
	for _, r := range s {
		n += yes(isDigit(r))
	}
	first, last := min(3, max(0, n-8)), 4
	if n >= 12 {
		first = 4
	}
	if n < 8 {
		last = max(0, n-6)
	}
	at := 0
	return strings.Map(func(r rune) rune {
		switch {
		case unicode.IsLetter(r):
			return '*' // what could not be understood as a number
		case !isDigit(r):
			return r
		}
		at++
		if at <= first || at > n-last {
			return r
		}
		return '*'
	}, s)
}

// spokenDigits are the numerals that a number is read out with in Chinese.
const spokenDigits = "〇零一二三四五六七八九幺"

func isDigit(r rune) bool { return unicode.IsDigit(r) || strings.ContainsRune(spokenDigits, r) }

const digitClass = `[\p{Nd}` + spokenDigits + `]`

var (
	// plainRun is a run of digits with what people put between them;
	// seven and more may be a number to ring.
	plainRun = regexp.MustCompile(digitClass + `(?:[\s.()/+*‐-―−－-]{0,3}` + digitClass + `){6,}`)
	// notRung are runs that are known not to be one: the numbers of records;
	// days and moments that are not part of a longer one.
	notRung = regexp.MustCompile(`(?:CASE|WO|[CUIPT])-\d+|(?:19|20)\d{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?:[T ]\d{2}:\d{2}(?::\d{2})?)?`)
	anEmail = regexp.MustCompile(`[^\s@<>,;，；。]+@[^\s@<>,;，；。]+\.[A-Za-z]{2,}`)
)

// maskText puts stars in the place of what may be a number or an e-mail address
// in free text: runs of seven digits and more, however they are parted.
func maskText(s string) string {
	if s == "" {
		return s
	}
	s = anEmail.ReplaceAllStringFunc(s, maskEmail)
	var b strings.Builder
	last := 0
	for _, at := range notRung.FindAllStringIndex(s, -1) {
		before, _ := utf8.DecodeLastRuneInString(s[:at[0]])
		after, _ := utf8.DecodeRuneInString(s[at[1]:])
		if day := isDigit(rune(s[at[0]])); day && (inNumber(before) || inNumber(after)) {
			continue
		}
		b.WriteString(maskRuns(s[last:at[0]]))
		b.WriteString(s[at[0]:at[1]])
		last = at[1]
	}
	b.WriteString(maskRuns(s[last:]))
	return b.String()
}

// inNumber tells whether what stands beside it may be one with it.
func inNumber(r rune) bool { return isDigit(r) || r == '-' }

func maskRuns(s string) string {
	return plainRun.ReplaceAllStringFunc(s, func(run string) string {
		return strings.Map(func(r rune) rune {
			if isDigit(r) {
				return '*'
			}
			return r
		}, run)
	})
}

// maskNumber masks a number of whatever shape.
func maskNumber(s string) string {
	if strings.Contains(s, "@") {
		return maskEmail(s)
	}
	return maskDigits(s)
}

// maskContacts masks a list of contact points as the history has it.
func maskContacts(s string) string {
	if s == "" {
		return ""
	}
	parts := strings.Split(s, "; ")
	for i, p := range parts {
		parts[i] = strings.Map(func(r rune) rune {
			if isDigit(r) {
				return '*'
			}
			return r
		}, anEmail.ReplaceAllStringFunc(p, maskEmail))
	}
	return strings.Join(parts, "; ")
}

// maskSite leaves of a site what leads to its street.
func maskSite(s Site) Site {
	s.Street = maskPlace(s.Street)
	if s.Note != "" {
		s.Note = stars
	}
	return s
}

// ordinal is a number that is part of a street's name: 5th Avenue.
var ordinal = regexp.MustCompile(`(?i)^\d+(st|nd|rd|th)$`)

// maskPlace takes from an address what stands below the street: in Chinese all
// from the first figure on, else each word with a figure in it.
func maskPlace(s string) string {
	if hasHan(s) {
		if at := strings.IndexFunc(s, unicode.IsDigit); at >= 0 {
			return s[:at] + stars
		}
		return s
	}
	words := strings.Fields(s)
	for i, w := range words {
		if strings.ContainsFunc(w, unicode.IsDigit) && !ordinal.MatchString(strings.Trim(w, ",.")) {
			words[i] = stars
		}
	}
	return strings.Join(words, " ")
}
