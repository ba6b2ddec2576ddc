package careline

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestTermsOfACustomer(t *testing.T) {
	v := hotline()[0]
	terms := SearchTerms(&v.customer, v.units)
	for _, want := range strings.Fields("n王 n国 n王建 f王建国 s1wang s2jian s3guo i1w i2j i3g l3 " +
		"h138 d1380 d0138 t8823 t823 h025 t1147 a鼓楼 a建国 a阳光 rjianguo ryangguang g88 g5x2x601 g601 " +
		"k6a22 k2207 y0041 kat17 yt17b kqc20") {
		if !slices.Contains(terms, SearchTerm(want)) {
			t.Errorf("%s is not among the terms %v", want, terms)
		}
	}
	if !slices.IsSorted(terms) || len(slices.Compact(slices.Clone(terms))) != len(terms) {
		t.Errorf("the terms are not sorted, each once: %v", terms)
	}
}

func TestAFormerHomeStaysInTheIndex(t *testing.T) {
	c := Customer{Name: "王建国", Homes: []Residence{{Site: ParseAddress("南京市鼓楼区翠湖路7号", ""), Until: "2020-01-01"}}}
	if !ParseQuery("翠湖路", "").Plan().Satisfied(SearchTerms(&c, nil)) {
		t.Error("a customer is not found by where they lived")
	}
}

func TestNamesOfOtherScriptsAreFoundToo(t *testing.T) {
	for name, typed := range map[string]string{
		"Яна Иванова": "иван", "Γιώργος": "γιωργ", "김민수": "김민", "さくら": "さく", "買買提·吐爾遜": "買買提吐爾遜", "Nguyễn Thị": "nguyen thi",
	} {
		c := Customer{Name: name}
		q := ParseQuery(typed, "")
		if _, ok := q.Match(&c, nil); !ok || !q.Plan().Satisfied(SearchTerms(&c, nil)) {
			t.Errorf("%s is not found by %q: %v", name, typed, q.Plan())
		}
	}
}

func TestTermsStayFew(t *testing.T) {
	sum, n := 0, 0
	rapid.Check(t, func(t *rapid.T) {
		v := inventChinese(t)
		terms := SearchTerms(&v.customer, v.units)
		sum, n = sum+len(terms), n+1
		if len(terms) > 250 {
			t.Fatalf("%s has %d terms", v.customer.Name, len(terms))
		}
	})
	if sum/n > 100 {
		t.Errorf("a customer has %d terms on average", sum/n)
	}
	t.Logf("%d terms on average", sum/n)
}
