package careline

import (
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"
)

// maxCaller is how many characters of a caller's number are kept; E.164 has
// at most 15 digits, and switches put a name or an address around them.
const maxCaller = 40

// maxDigits is how many digits a number has at most: 15 by E.164, and a
// prefix of some country's.
const maxDigits = 20

// withheld are the words that telephone systems put in the place of a number
// that the caller keeps back, or that they never got.
var withheld = []string{
	"anonymous", "anon", "withheld", "private", "restricted", "unavailable", "unknown", "hidden", "blocked", "noid",
	"asserted", "unidentified", "invalid", "匿名", "未知", "未知号码", "隐藏", "隐藏号码", "保密", "保密号码", "无号码", "私人号码",
}

// CallerNumber is the number that rings as a telephone system writes it, and
// as it is read.
type CallerNumber struct {
	Phone    ContactPoint // Raw is safe and no longer than maxCaller; E164 is empty where it can't be read
	Withheld bool         // the caller keeps the number back
}

// ReadCaller reads the number that rings: with or without country code, trunk
// zero, separators and extension, bare or as a SIP or tel address, with a name
// before it. Country (ISO 3166-1 alpha-2, CN if empty) is where a number
// without a country code is taken to be.
func ReadCaller(raw, country string) CallerNumber {
	text := bareCaller(raw)
	if isWithheld(text) {
		return CallerNumber{Withheld: true}
	}
	p := ParsePhone(text, country)
	if utf8.RuneCountInString(p.Raw) > maxCaller {
		p.Raw = string([]rune(p.Raw)[:maxCaller-1]) + "…"
	}
	return CallerNumber{Phone: p}
}

// bareCaller takes away what protocols put around a number: a name, brackets,
// the scheme, the host and the parameters.
func bareCaller(raw string) string {
	text := strings.TrimSpace(narrow(Sanitize(raw)))
	if from := strings.IndexByte(text, '<'); from >= 0 {
		if inner, _, closed := strings.Cut(text[from+1:], ">"); closed {
			text = inner
		}
	}
	for _, scheme := range []string{"sips:", "sip:", "tel:"} {
		if len(text) >= len(scheme) && strings.EqualFold(text[:len(scheme)], scheme) {
			text, _, _ = strings.Cut(text[len(scheme):], ";")
			text, _, _ = strings.Cut(text, "@")
		}
	}
	return strings.TrimSpace(text)
}

func isWithheld(text string) bool {
	word := strings.ToLower(strings.Map(func(r rune) rune {
		if strings.ContainsRune(" -_.()[]\"'", r) {
			return -1
		}
		return r
	}, text))
	return word == "" || slices.Contains(withheld, strings.TrimSuffix(strings.TrimSuffix(word, "number"), "caller"))
}

// Shown is the number as people read it out; empty where it is withheld.
func (n CallerNumber) Shown() string {
	return FormatPhone(n.Phone)
}

// Typed is the number as one would type it into the omnibox or a new file: in
// one piece, and as it is dialled inside its country.
func (n CallerNumber) Typed() string {
	p := n.Phone
	p.Extension = ""
	return strings.ReplaceAll(FormatPhone(p), " ", "")
}

// digits are those of the number in each of the ways in which a file may hold
// it that could not be read there, the likeliest first.
func (n CallerNumber) digits() []string {
	national, full := phoneDigits(n.Phone)
	all := []string{national, full}
	if n.Phone.E164 != "" {
		_, nsn := splitE164(n.Phone.E164)
		all = append(all, nsn, "00"+full)
	}
	slices.Sort(all)
	return slices.DeleteFunc(slices.Compact(all), func(s string) bool { return s == "" || len(s) > maxDigits })
}

// inItsArea gives the numbers that a Chinese one without its area code may be:
// inside a city, switches leave the code out.
func (n CallerNumber) inItsArea(country string) []string {
	d, _ := phoneDigits(n.Phone)
	if n.Phone.E164 != "" || phoneCountry(country) != "CN" || len(d) < 7 || len(d) > 8 || d[0] < '2' || d[0] > '8' {
		return nil
	}
	var all []string
	for area := 10; area < 1000; area++ {
		code := "0" + strconv.Itoa(area)
		if chineseArea(code+d) == len(code) && chineseLandline(code+d) {
			all = append(all, "+86"+code[1:]+d)
		}
	}
	return all
}

// homeLabels are what people call the phone of a home.
var homeLabels = []string{"home", "house", "landline", "family", "家", "住宅", "座机", "固话", "宅电"}

// ringsAtHome tells whether the point rings in a home, for whoever is near: it is a
// landline, or is called the phone of the home.
func (p *ContactPoint) ringsAtHome() bool {
	label := strings.ToLower(p.Label)
	if slices.ContainsFunc(homeLabels, func(s string) bool { return strings.Contains(label, s) }) {
		return true
	}
	code, nsn := splitE164(p.E164)
	return code == "86" && chineseLandline(nationalDigits(code, nsn))
}

// numberMark is what tells a phone from others: E.164, or else its digits.
func numberMark(p ContactPoint) string {
	if p.Kind != ContactPhone || p.E164 != "" {
		return p.E164
	}
	d, _ := phoneDigits(p)
	return d
}
