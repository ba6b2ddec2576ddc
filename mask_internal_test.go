package careline

import (
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// However a number is written, and whatever stands around it.
func TestNoNumberIsLeftInAText(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		digits := rapid.StringMatching(`(1[3-9][0-9]{9}|0[1-9][0-9]{8,10}|[2-9][0-9]{6,9})`).Draw(t, "digits")
		between := rapid.SampledFrom([]string{"", " ", "-", ".", " - ", "－", ") ", "/"})
		var written strings.Builder
		for _, d := range digits {
			written.WriteRune(d)
			if rapid.IntRange(0, 3).Draw(t, "parted") == 0 {
				written.WriteString(between.Draw(t, "between"))
			}
		}
		number := written.String()
		if rapid.Bool().Draw(t, "wide") {
			number = strings.Map(func(r rune) rune {
				if r >= '0' && r <= '9' {
					return r - '0' + '０'
				}
				return r
			}, number)
		}
		around := rapid.SampledFrom([]string{"", "ring ", "电话", "x", "a1 "})
		text := around.Draw(t, "before") + number + around.Draw(t, "after")
		masked := digitsOf(narrow(maskText(text)))
		if strings.Contains(masked, digits[1:len(digits)-1]) {
			t.Fatalf("%q became %q", text, maskText(text))
		}
		for _, p := range []ContactPoint{ParsePhone(number, "CN"), {Kind: ContactPhone, Raw: text}, {Kind: ContactEmail, Raw: digits + "@example.com"}} {
			if shown := maskContact(p); strings.Contains(digitsOf(narrow(FormatPhone(shown)+shown.Label)), digits) {
				t.Fatalf("%+v is shown as %+v", p, shown)
			}
		}
	})
}

func TestWhatIsMasked(t *testing.T) {
	for _, c := range []struct{ raw, want string }{
		{"13800138823", "138 **** 8823"},
		{"025-83321147", "025-**** 1147"},
		{"504-621-8927", "50*-***-8927"},
		{"12345", "*****"},
		{"0551-65551234", "0551-**** 1234"},
	} {
		country := "CN"
		if c.raw[0] == '5' {
			country = "US"
		}
		if got := FormatPhone(maskContact(ParsePhone(c.raw, country))); got != c.want {
			t.Errorf("%s is shown as %q, want %q", c.raw, got, c.want)
		}
	}
	for text, want := range map[string]string{
		"ring 138 0013 8823 after six":        "ring *** **** **** after six",
		"on 2026-11-20 at 18:00, WO-12345678": "on 2026-11-20 at 18:00, WO-12345678",
		"电话一三八零零一三八八二三。":                      "电话***********。",
		"seen 2026-11-22, rang":               "seen 2026-11-22, rang",
		"at 2026-11-22 14:30:05":              "at 2026-11-22 14:30:05",
		"on 2026-11-22T14:30, CASE-1042":      "on 2026-11-22T14:30, CASE-1042",
		"1300000-00-00":                       "*******-**-**",
		"1382000-11-22":                       "*******-**-**",
		"2000-11-22-345":                      "****-**-**-***",
		"0000-00-00":                          "****-**-**",
		"2026-11-22 13800138823":              "2026-11-22 ***********",
		"write to wang@example.com":           "write to w***@example.com",
		"3 days, 40 l, room 601":              "3 days, 40 l, room 601",
		"":                                    "",
	} {
		if got := maskText(text); got != want {
			t.Errorf("%q became %q, want %q", text, got, want)
		}
	}
	for place, want := range map[string]string{
		"建国路88号阳光花园5-2-601": "建国路***", "三元路": "三元路", "6649 N Blue Gum St": "*** N Blue Gum St", "12 5th Ave #1101": "*** 5th Ave ***",
	} {
		if got := maskPlace(place); got != want {
			t.Errorf("%q became %q, want %q", place, got, want)
		}
	}
}
