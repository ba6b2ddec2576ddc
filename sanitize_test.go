package careline

import (
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"

	"github.com/charmbracelet/x/ansi"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestWhatATerminalWouldObeyIsTakenOut(t *testing.T) {
	for in, want := range map[string]string{
		"王建国 Wang":                         "王建国 Wang",
		"\x1b[31mred\x1b[0m":               "�[31mred�[0m",
		"a\u009b31mb":                      "a�31mb",
		"copy\u009d52;c;aGk=\u009cthat":    "copy�52;c;aGk=�that",
		"over\rwrite":                      "over�write",
		"one\r\ntwo\tthree":                "one two three",
		"bell\a\a\adel\x7f":                "bell�del�",
		"abc\u202etxt.exe":                 "abc�txt.exe",
		"zero\u200bwidth\ufeff":            "zero�width�",
		"tag\U000E0041":                    "tag�",
		"soft\u00adhyphen":                 "soft�hyphen",
		"filler\u3164":                     "filler�",
		"join\u034fer":                     "join�er",
		"line\u2028paragraph\u2029":        "line�paragraph�",
		"bad\xff\xfe bytes":                "bad� bytes",
		"private\ue000":                    "private�",
		"e\u0301":                          "é",
		"Z" + strings.Repeat("\u0335", 50): "Z" + strings.Repeat("\u0335", maxMarks),
		"\xf7\u037e":                       "�;",
	} {
		if got := Sanitize(in); got != want {
			t.Errorf("%+q becomes %+q, want %+q", in, got, want)
		}
	}
}

func TestSanitizeTextKeepsLines(t *testing.T) {
	if got, want := SanitizeText("one\r\ntwo\n\tthree\r"), "one\ntwo\n three�"; got != want {
		t.Errorf("got %q, want %q", got, want)
	}
}

// safe checks what Sanitize promises of its result.
func safe(t interface{ Fatalf(string, ...any) }, in string) {
	for name, clean := range map[string]func(string) string{"Sanitize": Sanitize, "SanitizeText": SanitizeText} {
		out := clean(in)
		if !utf8.ValidString(out) || !norm.NFC.IsNormalString(out) {
			t.Fatalf("%s(%+q) is not valid or not composed: %+q", name, in, out)
		}
		if again := clean(out); again != out {
			t.Fatalf("%s(%+q) is %+q, and the same again is %+q", name, in, out, again)
		}
		marks := 0
		for _, r := range out {
			if r == '\n' && name == "SanitizeText" {
				continue
			}
			if unicode.IsControl(r) || unicode.In(r, unicode.Cf, unicode.Co, unicode.Cs, unicode.Zl, unicode.Zp) {
				t.Fatalf("%s(%+q) lets %U through", name, in, r)
			}
			if marks++; !unicode.Is(unicode.M, r) {
				marks = 0
			}
			if marks > maxMarks {
				t.Fatalf("%s(%+q) lets a stack of marks through", name, in)
			}
		}
		if out := strings.ReplaceAll(out, "\n", ""); ansi.Strip(out) != out {
			t.Fatalf("%s(%+q) lets a sequence through: %+q", name, in, out)
		}
	}
}

func TestSanitizeIsSafeForAnyText(t *testing.T) {
	harm := rapid.SampledFrom([]string{
		"\x1b", "[31m", "\u009b", "\r", "\r\n", "\n", "\t", "\u202e", "\u200d", "\ufe0f", "\u0301", "\u0316", "\u037e", "\xff", "e", "王", "ᄀ", "ᅡ", "ᆨ", "👩", "\ufffd", "\u2126",
	})
	rapid.Check(t, func(t *rapid.T) {
		safe(t, strings.Join(rapid.SliceOf(rapid.OneOf(harm, rapid.String())).Draw(t, "text"), ""))
	})
}

func FuzzSanitize(f *testing.F) {
	for _, s := range []string{"王建国", "\x1b[31mred", "a\u009bb", "e\u0301\u0301\u0301\u0301\u0301\u0301", "\xf7\u037e", "ᄀ\u200bᅡ"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) { safe(t, s) })
}
