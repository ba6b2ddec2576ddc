package careline

import (
	"math/rand/v2"
	"strings"
	"testing"

	"golang.org/x/text/unicode/norm"
)

// What most rows of a list look like is read without the machinery; these
// tests hold the short cuts to it.

func TestBareDigitsAreReadLikeAnyPhone(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	parts := []string{"-", "-", "0", "00", "1", "13", "010", "025", "0516", "400", "86", "8", "2345678", "83321147", "00138823", "801"}
	for range 4_000 {
		var b strings.Builder
		for range 1 + r.IntN(6) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		raw := b.String()
		if !bareDigits(raw) {
			continue
		}
		country := []string{"CN", "US", "DE", ""}[r.IntN(4)]
		want := parsePhoneText(ContactPoint{Kind: ContactPhone, Raw: raw}, country)
		if got := ParsePhone(raw, country); got != want {
			t.Fatalf("%q in %q: %+v, want %+v", raw, country, got, want)
		}
		if phoneSeparators.MatchString(raw) || spacedPhones(want, country) != nil && want.E164 != "" {
			t.Fatalf("%q is more than one phone", raw)
		}
	}
}

func TestOrdinaryTextNeedsNoCleaning(t *testing.T) {
	for c := rune(0); c <= 0x10FFFF; c++ {
		s := string(c)
		if !ordinary(s) {
			continue
		}
		if harmful(c) || norm.NFC.PropertiesString(s).CCC() != 0 || !norm.NFC.PropertiesString(s).BoundaryBefore() {
			t.Fatalf("%U is not ordinary", c)
		}
		for _, before := range []string{"a", "王", "（"} {
			if text := before + s; norm.NFC.String(text) != text {
				t.Fatalf("%q is not composed", text)
			}
		}
	}
}
