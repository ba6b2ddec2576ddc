package careline

import (
	"regexp"
	"slices"
	"strings"

	"github.com/nyaruka/phonenumbers"
)

// defaultCountry is where a number without a country code is taken to be.
const defaultCountry = "CN"

// maxPhones is how many phones a cell may hold; what follows stays one text.
const maxPhones = 20

// maxPhone is how long a text may be and still be read as a phone, in bytes.
const maxPhone = 80

var (
	phoneExtension = regexp.MustCompile(`(?i)[\s,;.]*(?:x|ext\.?|extension|转|分机号?|#)[\s:：.]*(\d{1,7})$`)
	// A switchboard's extension is often written as one more group of the number.
	landlineExtension = regexp.MustCompile(`^(\(?0\d{2,3}\)?[-\s]?\d{3,4}[-\s]?\d{4})-(\d{1,6})$`)
	phoneWord         = regexp.MustCompile(`(?i)^(?:tel|phone|mobile|cell|fax|手机号?码?|联系电话|电话号?码?|座机|固话)[\s.:]*`)
	labelBefore       = regexp.MustCompile(`^([^\d()+:]{1,16}):\s*(.+)$`)
	labelAfter        = regexp.MustCompile(`^(.+?)\s*\(([^\d()]{1,16})\)$`)
	phoneSeparators   = regexp.MustCompile(`(?i)[;；,，/、|\r\n]+|\s+or\s+|\s*或者?\s*`)
	phoneShape        = regexp.MustCompile(`^\+?[\d\s().\-]+$`)
)

// ParsePhone reads one phone as people write it; country (ISO 3166-1 alpha-2,
// CN if empty) is where a number without a country code is taken to be. What
// can't be understood keeps its Raw text and has no E164. A word beside the
// number becomes its label: 13800138823（妻子）.
func ParsePhone(raw, country string) ContactPoint {
	p := ContactPoint{Kind: ContactPhone, Raw: strings.TrimSpace(Sanitize(raw))}
	if bareDigits(p.Raw) {
		p.E164 = readPhone(p.Raw, phoneCountry(country))
		return p
	}
	return parsePhoneText(p, country)
}

// bareDigits tells that a text is nothing but digits, perhaps with a dash after an area
// code: no word, label or extension can be in it.
func bareDigits(s string) bool {
	if s == "" || len(s) > maxPhone {
		return false
	}
	dash := false
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
		case c == '-' && !dash && i > 0 && i <= 4:
			dash = true
		default:
			return false
		}
	}
	return true
}

// parsePhoneText reads what stands around the number.
func parsePhoneText(p ContactPoint, country string) ContactPoint {
	text := narrow(p.Raw)
	if len(text) > maxPhone {
		return p
	}
	text = phoneWord.ReplaceAllString(text, "")
	label, ext := "", ""
	if m := labelAfter.FindStringSubmatch(text); m != nil {
		text, label = m[1], m[2]
	} else if m := labelBefore.FindStringSubmatch(text); m != nil {
		label, text = m[1], m[2]
	}
	if m := phoneExtension.FindStringSubmatchIndex(text); m != nil {
		text, ext = text[:m[0]], text[m[2]:m[3]]
	} else if m := landlineExtension.FindStringSubmatch(text); m != nil {
		text, ext = m[1], m[2]
	}
	if !phoneShape.MatchString(text) {
		return p
	}
	if p.E164 = readPhone(text, phoneCountry(country)); p.E164 != "" {
		p.Extension, p.Label = ext, strings.TrimSpace(label)
	}
	return p
}

// ParsePhones reads a cell that may hold several phones; each comes once.
func ParsePhones(raw, country string) []ContactPoint {
	if bareDigits(raw) {
		return []ContactPoint{ParsePhone(raw, country)}
	}
	var phones []ContactPoint
	add := func(p ContactPoint) {
		same := func(q ContactPoint) bool {
			return p.Raw == q.Raw || p.E164 != "" && p.E164 == q.E164 && p.Extension == q.Extension
		}
		if p.Raw != "" && !slices.ContainsFunc(phones, same) {
			phones = append(phones, p)
		}
	}
	for _, piece := range phoneSeparators.Split(SanitizeText(raw), maxPhones) {
		p := ParsePhone(piece, country)
		if several := spacedPhones(p, country); several != nil {
			for _, s := range several {
				add(s)
			}
			continue
		}
		add(p)
	}
	return phones
}

// spacedPhones splits a text with only spaces between its phones, if each
// piece is a phone and the whole is not.
func spacedPhones(whole ContactPoint, country string) []ContactPoint {
	if whole.E164 != "" || len(whole.Raw) > 10*maxPhone {
		return nil
	}
	var phones []ContactPoint
	for _, piece := range strings.Fields(whole.Raw) {
		p := ParsePhone(piece, country)
		if p.E164 == "" {
			return nil
		}
		phones = append(phones, p)
	}
	return phones
}

// ParseEmail reads an e-mail address; invalid where it is none.
func ParseEmail(raw string) (ContactPoint, error) {
	p := ContactPoint{Kind: ContactEmail, Raw: strings.TrimSpace(narrow(Sanitize(raw)))}
	local, domain, ok := strings.Cut(p.Raw, "@")
	if !ok || local == "" || !strings.Contains(strings.Trim(domain, "."), ".") ||
		strings.ContainsAny(p.Raw, " \"<>(),;:\\") || strings.Contains(domain, "@") || strings.ContainsRune(p.Raw, replacement) {
		return ContactPoint{}, invalid(Say(
			"%q is not an e-mail address; they look like name@example.com.",
			"%q 不是电子邮箱；邮箱形如 name@example.com。", raw))
	}
	return p, nil
}

func phoneCountry(country string) string {
	if country == "" {
		return defaultCountry
	}
	return strings.ToUpper(country)
}

// readPhone gives the E.164 form, or nothing. The shapes that almost every
// row of a list has are read here, because the library takes 60 µs for one
// and an import has 20,000 rows a second to read.
func readPhone(text, country string) string {
	d := digitsOf(text)
	if strings.HasPrefix(text, "+") || strings.HasPrefix(text, "00") {
		return readPhoneSlowly(text, country)
	}
	switch country {
	case "CN":
		if chineseMobile(d) {
			return "+86" + d
		}
		if d != "" && d[0] == '1' && len(d) > 1 && d[1] >= '3' {
			return "" // a mobile number with a digit too few or too many
		}
		if chineseLandline(d) {
			return "+86" + d[1:]
		}
		// Almost any run of digits is possible in China; of those left only
		// what is in use is taken, such as 400 800 1234.
		if e164 := readPhoneSlowly(text, country); e164 != "" && validPhone(e164) {
			return e164
		}
		return ""
	case "US", "CA":
		if len(d) == 10 && d[0] >= '2' {
			return "+1" + d
		}
	}
	return readPhoneSlowly(text, country)
}

func readPhoneSlowly(text, country string) string {
	n, err := phonenumbers.Parse(text, country)
	if err != nil || phonenumbers.IsPossibleNumberWithReason(n) != phonenumbers.IS_POSSIBLE {
		return ""
	}
	return phonenumbers.Format(n, phonenumbers.E164)
}

func chineseMobile(d string) bool { return len(d) == 11 && d[0] == '1' && d[1] >= '3' }

// validPhone is stricter than readPhone: the number is in use.
func validPhone(e164 string) bool {
	n, err := phonenumbers.Parse(e164, "")
	return err == nil && phonenumbers.IsValidNumber(n)
}

// chineseLandline tells whether d is an area code and seven or eight digits,
// the trunk 0 included.
func chineseLandline(d string) bool {
	area := chineseArea(d)
	return area > 0 && (len(d)-area == 8 || area == 4 && len(d)-area == 7)
}

// chineseArea gives the length of the area code that d begins with, the
// trunk 0 included: 010 and 02x have three digits, all others four.
func chineseArea(d string) int {
	switch {
	case len(d) < 4 || d[0] != '0' || d[1] == '0':
		return 0
	case d[1] == '1' && d[2] == '0', d[1] == '2':
		return 3
	case d[1] >= '3':
		return 4
	}
	return 0
}

// FormatPhone writes a phone as people in its country read it out.
func FormatPhone(p ContactPoint) string {
	if p.E164 == "" {
		return p.Raw
	}
	text := ""
	code, nsn := splitE164(p.E164)
	national := nationalDigits(code, nsn)
	switch area := chineseArea(national); {
	case code == "86" && chineseMobile(national):
		text = national[:3] + " " + national[3:7] + " " + national[7:]
	case code == "86" && area > 0 && len(national) >= area+5:
		text = national[:area] + "-" + national[area:len(national)-4] + " " + national[len(national)-4:]
	case code == "86" && len(nsn) == 10 && nsn[0] != '1' && nsn == national:
		text = nsn[:3] + "-" + nsn[3:6] + "-" + nsn[6:] // 400-800-1234
	case code == "1" && len(nsn) == 10:
		text = nsn[:3] + "-" + nsn[3:6] + "-" + nsn[6:]
	default:
		text = p.E164
		if n, err := phonenumbers.Parse(p.E164, ""); err == nil {
			// A rule of formatting may take digits for a carrier's and drop them.
			if in := phonenumbers.Format(n, phonenumbers.INTERNATIONAL); "+"+digitsOf(in) == p.E164 {
				text = in
			}
		}
	}
	if p.Extension != "" {
		text += " x" + p.Extension
	}
	return text
}

// splitE164 splits off the country's calling code (ITU-T E.164: no code is
// the beginning of another).
func splitE164(e164 string) (code, nsn string) {
	d := strings.TrimPrefix(e164, "+")
	for n := 1; n <= 3 && n <= len(d); n++ {
		if callingCode(d[:n]) {
			return d[:n], d[n:]
		}
	}
	return "", d
}

// twoDigitCodes lists the calling codes of two digits.
const twoDigitCodes = "20 27 30 31 32 33 34 36 39 40 41 43 44 45 46 47 48 49 51 52 53 54 55 56 57 58 " +
	"60 61 62 63 64 65 66 81 82 84 86 90 91 92 93 94 95 98"

func callingCode(c string) bool {
	switch len(c) {
	case 1:
		return c == "1" || c == "7"
	case 2:
		return strings.Contains(twoDigitCodes, c)
	}
	return true
}

// trunkZero lists the calling codes where people put a 0 before a number that
// they read out without the country.
const trunkZero = " 20 27 31 32 33 40 41 43 44 46 49 60 61 62 63 64 66 81 82 84 90 91 92 93 94 95 98 212 213 234 254 353 358 359 380 381 385 386 880 886 962 966 971 972 "

// nationalDigits gives the number as it is read out inside its country.
func nationalDigits(code, nsn string) string {
	switch {
	case code == "86":
		mobile := strings.HasPrefix(nsn, "1") && !strings.HasPrefix(nsn, "10")
		if nsn == "" || mobile || strings.HasPrefix(nsn, "400") || strings.HasPrefix(nsn, "800") {
			return nsn
		}
		return "0" + nsn
	case strings.Contains(trunkZero, " "+code+" "):
		return "0" + nsn
	}
	return nsn
}

// phoneDigits gives the digits of a phone as read out inside its country and
// with the country's code; what was not understood has its own digits as both.
func phoneDigits(p ContactPoint) (national, full string) {
	if p.E164 == "" {
		raw := p.Raw
		if m := phoneExtension.FindStringIndex(raw); m != nil {
			raw = raw[:m[0]]
		}
		d := digitsOf(narrow(raw))
		return d, d
	}
	code, nsn := splitE164(p.E164)
	return nationalDigits(code, nsn), code + nsn
}

func digitsOf(s string) string {
	var b strings.Builder
	for i := range len(s) {
		if s[i] >= '0' && s[i] <= '9' {
			b.WriteByte(s[i])
		}
	}
	return b.String()
}

// narrow makes full-width forms and unusual dashes plain; case and accents stay.
func narrow(s string) string {
	if plain(s) {
		return s
	}
	return strings.Map(func(r rune) rune {
		switch {
		case r >= 0xFF01 && r <= 0xFF5E:
			return r - 0xFEE0
		case r == '　' || r == '\u00A0':
			return ' '
		case r >= '‐' && r <= '—' || r == '−':
			return '-'
		}
		return r
	}, s)
}
