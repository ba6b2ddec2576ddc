package careline

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestParsePhoneReadsWhatPeopleWrite(t *testing.T) {
	for _, c := range []struct{ raw, country, e164, ext, shown string }{
		{"138 0013 8823", "", "+8613800138823", "", "138 0013 8823"},
		{"138-0013-8823", "cn", "+8613800138823", "", "138 0013 8823"},
		{"１３８００１３８８２３", "", "+8613800138823", "", "138 0013 8823"},
		{"+86 138 0013 8823", "US", "+8613800138823", "", "138 0013 8823"},
		{"＋８６－13800138823", "", "+8613800138823", "", "138 0013 8823"},
		{"0086 13800138823", "", "+8613800138823", "", "138 0013 8823"},
		{"手机：13800138823", "", "+8613800138823", "", "138 0013 8823"},
		{"13800138823x43399", "", "+8613800138823", "43399", "138 0013 8823 x43399"},
		{"025-8332 1147", "", "+862583321147", "", "025-8332 1147"},
		{"(025) 83321147", "", "+862583321147", "", "025-8332 1147"},
		{"025-83321147-801", "", "+862583321147", "801", "025-8332 1147 x801"},
		{"02583321147转801", "", "+862583321147", "801", "025-8332 1147 x801"},
		{"0519-8332114", "", "+865198332114", "", "0519-833 2114"},
		{"010-12345678 分机 12", "", "+861012345678", "12", "010-1234 5678 x12"},
		{"400 800 1234", "", "+864008001234", "", "400-800-1234"},
		{"504-621-8927", "US", "+15046218927", "", "504-621-8927"},
		{"(504) 621-8927", "US", "+15046218927", "", "504-621-8927"},
		{"504.621.8927 x43399", "US", "+15046218927", "43399", "504-621-8927 x43399"},
		{"1-504-621-8927 ext. 12", "US", "+15046218927", "12", "504-621-8927 x12"},
		{"+44 20 7946 0000", "US", "+442079460000", "", "+44 20 7946 0000"},
		{"020 7946 0000", "GB", "+442079460000", "", "+44 20 7946 0000"},
	} {
		p := ParsePhone(c.raw, c.country)
		if p.Kind != ContactPhone || p.E164 != c.e164 || p.Extension != c.ext || p.Raw != c.raw {
			t.Errorf("%q is read as %+v, want %s x%s", c.raw, p, c.e164, c.ext)
		}
		if got := FormatPhone(p); got != c.shown {
			t.Errorf("%q is shown as %q, want %q", c.raw, got, c.shown)
		}
	}
}

func TestWhatIsNotAPhoneKeepsItsTextAndIsNotGuessed(t *testing.T) {
	for _, raw := range []string{"", "ring the shop", "95598", "83321147", "1380013882", "138001388234", "504-621-8927", "wang 138", strings.Repeat("1", 500)} {
		p := ParsePhone("  "+raw+"\t", "")
		if p.Raw != raw || p.E164 != "" || FormatPhone(p) != raw {
			t.Errorf("%q is read as %+v", raw, p)
		}
	}
}

func TestEveryPhoneOfAUSListIsUnderstoodThoughInvented(t *testing.T) {
	file, err := os.Open(filepath.Join("testdata", "us-500.csv"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = file.Close() }()
	rows, err := csv.NewReader(file).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	phones := 0
	for _, row := range rows[1:] {
		for _, raw := range row[8:10] {
			phones++
			if p := ParsePhone(raw, "US"); p.E164 != "+1"+digitsOf(raw) || FormatPhone(p) != raw {
				t.Errorf("%q is read as %+v", raw, p)
			}
		}
		whole := row[3] + ", " + row[4] + ", " + row[6] + " " + row[7]
		s := ParseAddress(whole, "US")
		if s.Street != strings.Join(strings.Fields(row[3]), " ") || s.Region.City != row[4] || s.Region.Province != row[6] || s.Postal != row[7] {
			t.Errorf("%q is split into %+v", whole, s)
		}
	}
	if phones != 1000 {
		t.Errorf("%d phones were read", phones)
	}
}

func TestALabelBesideThePhoneIsKept(t *testing.T) {
	for raw, label := range map[string]string{"13800138823（妻子）": "妻子", "13800138823 (mother)": "mother", "shop: 13800138823": "shop", "门市：13800138823": "门市", "电话：13800138823": ""} {
		p := ParsePhone(raw, "")
		if p.E164 != "+8613800138823" || p.Label != label || p.Raw != raw {
			t.Errorf("%q is read as %+v, want the label %q", raw, p, label)
		}
	}
}

func TestACellMayHoldSeveralPhones(t *testing.T) {
	for raw, want := range map[string]string{
		"13800138823/025-83321147":                    "138 0013 8823|025-8332 1147",
		"13800138823；13912345678，0519-8332114":        "138 0013 8823|139 1234 5678|0519-833 2114",
		"13800138823、+86 138 0013 8823":               "138 0013 8823",
		"13800138823\n13912345678":                    "138 0013 8823|139 1234 5678",
		"13800138823 13912345678":                     "138 0013 8823|139 1234 5678",
		"13800138823或13912345678":                     "138 0013 8823|139 1234 5678",
		"13800138823 or 13912345678":                  "138 0013 8823|139 1234 5678",
		"13800138823;;ring at night;13800138823 x12,": "138 0013 8823|ring at night|138 0013 8823 x12",
		"  ;/  ":                            "",
		"138 0013 8823":                     "138 0013 8823",
		"13800138823 (mother), 13912345678": "138 0013 8823|139 1234 5678",
		"13800138823\r\n\r\n025 8332 1147 转 801":       "138 0013 8823|025-8332 1147 x801",
		"not a phone / not a phone":                    "not a phone",
		"13800138823,13800138823,13800138823,83321147": "138 0013 8823|83321147",
	} {
		var shown []string
		for _, p := range ParsePhones(raw, "") {
			shown = append(shown, FormatPhone(p))
		}
		if got := strings.Join(shown, "|"); got != want {
			t.Errorf("%q holds %q, want %q", raw, got, want)
		}
	}
}

func TestNoDigitOfAPhoneIsLeftOutWhereItIsShown(t *testing.T) {
	p := ParsePhone("018-3100000", "AU") // 183 there is a prefix that hides one's own number
	if got := FormatPhone(p); digitsOf(got) != digitsOf(p.E164) {
		t.Errorf("%s is shown as %q", p.E164, got)
	}
}

func TestAPhoneAsShownIsReadAsTheSamePhone(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		country := pick(t, "country", "CN US GB DE JP AU FR")
		p := ParsePhone(rapid.StringMatching(`(\+86 ?1[3-9][0-9]{9}|0[1-9][0-9]{1,2}-[2-8][0-9]{6,7}|1[3-9][0-9]{9}|[2-9][0-9]{9}|0[1-9][0-9]{8,9})( x[0-9]{1,5})?`).Draw(t, "raw"), country)
		again := ParsePhone(FormatPhone(p), country)
		if p.E164 != "" && (country == "CN" || strings.HasPrefix(FormatPhone(p), "+")) && (again.E164 != p.E164 || again.Extension != p.Extension) {
			t.Fatalf("%q is shown as %q, which is read as %q x%s", p.Raw, FormatPhone(p), again.E164, again.Extension)
		}
	})
}

func TestParseEmail(t *testing.T) {
	for raw, want := range map[string]string{
		" jbutt@gmail.com ": "jbutt@gmail.com", "Wang.Min@example.com.cn": "Wang.Min@example.com.cn", "ｗａｎｇ＠example.com": "wang@example.com",
		"王敏@例子.中国": "王敏@例子.中国",
	} {
		if p, err := ParseEmail(raw); err != nil || p.Raw != want || p.Kind != ContactEmail {
			t.Errorf("%q is read as %+v, %v", raw, p, err)
		}
	}
	for _, raw := range []string{"", "@", "jbutt", "jbutt@", "@gmail.com", "a@b", "a@b@c.d", "a b@c.d", "a@.", "<a@b.c>", "a\x00@b.c"} {
		if _, err := ParseEmail(raw); CodeOf(err) != CodeInvalid {
			t.Errorf("%q is taken for an e-mail address: %v", raw, err)
		}
	}
}

var e164Shape = regexp.MustCompile(`^\+[1-9][0-9]{5,16}$`)

func FuzzParsePhone(f *testing.F) {
	for _, s := range []string{"138 0013 8823", "025-83321147-801", "+1 (504) 621-8927 ext. 12", "手机：１３８", "x", "(妻子)", "\x00\x9b+86", "++86", "00"} {
		f.Add(s, "CN")
		f.Add(s, "US")
	}
	f.Fuzz(func(t *testing.T, raw, country string) {
		for _, p := range append(ParsePhones(raw, country), ParsePhone(raw, country)) {
			if p.Raw != Sanitize(p.Raw) || p.E164 != "" && !e164Shape.MatchString(p.E164) || p.E164 == "" && p.Extension != "" {
				t.Errorf("%q is read as %+v", raw, p)
			}
			if shown := FormatPhone(p); shown != Sanitize(shown) {
				t.Errorf("%q is shown as %q", raw, shown)
			}
			phoneDigits(p)
		}
	})
}
