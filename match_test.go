package careline

import (
	"testing"

	"pgregory.net/rapid"
)

func TestACustomerIsFoundByAnyTwoScrapsOfTheirFile(t *testing.T) {
	for name, invent := range map[string]func(*rapid.T) invented{"Chinese": inventChinese, "Latin": inventLatin} {
		t.Run(name, rapid.MakeCheck(func(t *rapid.T) {
			v := invent(t)
			text := v.heard(t)
			if rapid.Bool().Draw(t, "second") {
				text += rapid.SampledFrom([]string{" ", "  ", "，", ", ", "　"}).Draw(t, "between") + v.heard(t)
			}
			q := ParseQuery(text, v.country)
			terms := SearchTerms(&v.customer, v.units)
			if !q.Plan().Satisfied(terms) {
				t.Fatalf("%q asks for %v, but %s has only %v", text, q.Plan(), v.customer.Name, terms)
			}
			m, ok := q.Match(&v.customer, v.units)
			if !ok || m.Score <= 0 || len(m.Fields) == 0 {
				t.Fatalf("%q does not match %s: %+v", text, v.customer.Name, m)
			}
			for _, f := range m.Fields {
				if n := len([]rune(f.Text)); f.Start < 0 || f.End < f.Start || f.End > n {
					t.Fatalf("%q marks %d to %d of %q", text, f.Start, f.End, f.Text)
				}
			}
		}))
	}
}
