package careline

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// shelf keeps files in memory and finds them by their terms, the last first.
type shelf struct {
	files    []invented
	terms    []map[SearchTerm]bool
	standing map[CustomerID]Standing
	words    *Vocabulary
	asked    int
	read     int
}

func newShelf(files ...invented) *shelf {
	s := &shelf{standing: map[CustomerID]Standing{}, words: NewVocabulary()}
	for i := range files {
		s.add(files[i])
	}
	return s
}

func (s *shelf) add(v invented) {
	terms := map[SearchTerm]bool{}
	for _, t := range SearchTerms(&v.customer, v.units) {
		terms[t] = true
	}
	s.files, s.terms = append(s.files, v), append(s.terms, terms)
	s.words.Add(VocabularyWords(&v.customer)...)
}

func (s *shelf) open(id CustomerID, last time.Time) {
	s.standing[id] = Standing{OpenCase: true, LastContact: last}
	for i := range s.files {
		if s.files[i].customer.ID == id {
			s.terms[i][TermOpenCase] = true
		}
	}
}

func (s *shelf) Search(ctx context.Context, plan SearchPlan, limit int) ([]CustomerID, error) {
	s.asked++
	var ids []CustomerID
	for i := len(s.files) - 1; i >= 0 && len(ids) < limit && len(plan) > 0; i-- {
		if !slices.ContainsFunc(plan, func(scrap SearchScrap) bool {
			return !slices.ContainsFunc(scrap, func(w SearchWay) bool {
				return !slices.ContainsFunc(w, func(t SearchTerm) bool { return !s.terms[i][t] })
			})
		}) {
			ids = append(ids, s.files[i].customer.ID)
		}
	}
	return ids, ctx.Err()
}

func (s *shelf) Vocabulary(context.Context) (*Vocabulary, error) { return s.words, nil }

func (s *shelf) Customers(_ context.Context, ids []CustomerID) ([]Customer, error) {
	var all []Customer
	for _, id := range ids {
		for i := range s.files {
			if s.files[i].customer.ID == id {
				all = append(all, s.files[i].customer)
			}
		}
	}
	s.read += len(all)
	return all, nil
}

func (s *shelf) UnitsOfMany(_ context.Context, ids []CustomerID) (map[CustomerID][]Unit, error) {
	all := map[CustomerID][]Unit{}
	for i := range s.files {
		if slices.Contains(ids, s.files[i].customer.ID) {
			all[s.files[i].customer.ID] = s.files[i].units
		}
	}
	return all, nil
}

func (s *shelf) Standing(_ context.Context, ids []CustomerID) (map[CustomerID]Standing, error) {
	return s.standing, nil
}

func (s *shelf) lookUp(t interface{ Fatal(...any) }, text, country string, limit int) []Hit {
	hits, err := newSearch(s, ParseQuery(text, country), DefaultHearing(), limit).run(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return hits
}

func person(id CustomerID, name, phone, address string) invented {
	v := invented{customer: Customer{ID: id, Name: name}}
	if phone != "" {
		v.customer.Contacts = []ContactPoint{ParsePhone(phone, "")}
	}
	if address != "" {
		v.customer.Homes = []Residence{{Site: ParseAddress(address, "")}}
	}
	return v
}

// told writes the hits as "1 2~ 3-鼓楼": ~ for near, and what was missed.
func told(hits []Hit) string {
	var all []string
	for _, h := range hits {
		text := fmt.Sprint(int64(h.Customer.ID))
		if h.Match.Near() {
			text += "~"
		}
		for _, m := range h.Match.Missed {
			text += "-" + m
		}
		all = append(all, text)
	}
	return strings.Join(all, " ")
}

func TestWhateverIsHeardFindsThePerson(t *testing.T) {
	files := append(hotline(),
		person(8, "张伟", "13712340008", "南京市玄武区珠江路20号"), person(9, "蓝宁", "13712340009", "苏州市姑苏区人民路9号"),
		person(10, "買買提·吐爾遜", "13712340010", "乌鲁木齐市天山区解放路1号"), person(11, "欧阳娜", "13712340011", "扬州市广陵区文昌路3号"),
		person(12, "胡建国", "13712340012", "无锡市梁溪区中山路2号"), person(13, "Katherine Smith", "13712340013", ""),
		person(14, "吕芳", "13712340014", "常州市天宁区延陵路5号"))
	for _, c := range []struct{ typed, country, want string }{
		// any mix, any order
		{"wang 8823 建国路", "CN", "1"},
		{"建国路 8823 wang", "CN", "1"},
		{"zs 鼓楼", "CN", "2"},
		{"+86 138 0013 8823", "CN", "1"},
		{"o'brien kent st", "US", "4"},
		{"5-2-601", "CN", "1"},
		{"wang jianguolu", "CN", "1"},
		{"yangguanghuayuan 601", "CN", "1"},
		// the middle of a phone, and of a serial
		{"01388", "CN", "1"},
		{"1234 0012", "CN", "12 7"},
		{"7004", "CN", "1"},
		// pinyin whole, begun, the given name, with initials, run together or apart
		{"ouyangna", "CN", "11"},
		{"ouyang n", "CN", "11"},
		{"ouyn", "CN", "11"},
		{"oyn", "CN", "11"},
		{"lvfang", "CN", "14"},
		{"lu fang", "CN", "14"},
		{"zhangwe", "CN", "8"},
		// full width, traditional
		{"１３７１２３４００１２", "CN", "12"},
		{"ｗａｎｇ　８８２３", "CN", "1"},
		{"買買提", "CN", "10"},
		{"买买提", "CN", "10"},
		{"張偉", "CN", "8"},
		{"歐陽娜", "CN", "11"},
		// heard, not read
		{"章炜", "CN", "8~"},
		{"zangwei", "CN", "8~"},
		{"张卫 珠江路", "CN", "8~"},
		{"南宁 姑苏", "CN", "9~"},
		{"lanling", "CN", "9~"},
		{"nanning", "CN", "9~"},
		{"吴建国", "CN", "12~"},
		{"wujianguo 中山路", "CN", "12~ 2-wujianguo"},
		{"na ouyang", "CN", "11"},
		{"娜欧阳", "CN", "11~"},
		{"建国王", "CN", "1~"},
		{"王国建 8823", "CN", "1~"},
		{"wangguojian 8823", "CN", "1~"},
		{"wangjianguoo 8823", "CN", "1~"},
		{"zhnagwei", "CN", "8~"},
		{"健国路 8823", "CN", "1~ 7~-8823"},
		// Latin names with slips
		{"jmaes butt", "US", "3~"},
		{"james but", "US", "3"},
		{"jamess bутт", "US", "3~-bутт"},
		{"darakjiy", "US", "5~"},
		{"smyth", "US", "13~"},
		{"kathryn smith", "US", "13~"},
		{"nunes", "US", "6~"},
		{"blue rige", "US", "5~ 3-rige"},
		// one scrap is plain wrong
		{"wang 8823 翠湖路", "CN", "1-翠湖路"},
		{"李四 8823 建国路", "CN", "1-李四"},
		{"王建国 9999", "CN", "1-9999"},
		{"章炜 珠江路 9999", "CN", "8~-9999"},
		{"butt 9388 kent", "US", "3-9388-kent 5-butt-kent 4-butt-9388"},
		{"xyzzy 12345678", "US", "2-xyzzy"},
	} {
		got := told(newShelf(files...).lookUp(t, c.typed, c.country, 20))
		if got != c.want {
			t.Errorf("%q finds %q, want %q", c.typed, got, c.want)
		}
	}
}

func TestWhoIsLikelierToCallComesFirst(t *testing.T) {
	now := time.Date(2026, 11, 20, 9, 0, 0, 0, time.UTC)
	s := newShelf()
	for i := range 300 {
		s.add(person(CustomerID(i+1), "张伟", "", ""))
	}
	s.add(person(400, "张伟东", "", ""))
	s.open(7, now.AddDate(-1, 0, 0))
	s.open(9, now)
	s.open(400, now)
	s.standing[298] = Standing{LastContact: now}
	s.standing[299] = Standing{LastContact: now.Add(-time.Hour)}
	for _, query := range []string{"张伟", "zhangwei", "zw"} {
		if got := told(s.lookUp(t, query, "", 6)); got != "9 7 298 299 300 297" {
			t.Errorf("%q: %s", query, got)
		}
	}
	if s.read > 300 {
		t.Errorf("%d files were read for what six show", s.read)
	}
}

func TestExactComesBeforeNearAndNearBeforePartial(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := newShelf()
		for i := range rapid.IntRange(2, 40).Draw(t, "customers") {
			v := inventChinese(t)
			v.customer.ID = CustomerID(i + 1)
			s.add(v)
		}
		v := &s.files[rapid.IntRange(0, len(s.files)-1).Draw(t, "who")]
		text := v.heard(t) + " " + v.heard(t)
		hits := s.lookUp(t, text, v.country, 50)
		if !slices.ContainsFunc(hits, func(h Hit) bool { return h.Customer.ID == v.customer.ID }) {
			t.Fatalf("%q does not find %s: %s", text, v.customer.Name, told(hits))
		}
		class := func(h Hit) int {
			switch {
			case len(h.Match.Missed) > 0:
				return 1 + len(h.Match.Missed)
			case h.Match.Near():
				return 1
			}
			return 0
		}
		if !slices.IsSortedFunc(hits, func(a, b Hit) int { return cmp.Compare(class(a), class(b)) }) {
			t.Fatalf("%q: %s", text, told(hits))
		}
		for _, h := range hits {
			q := ParseQuery(text, v.country)
			terms := SearchTerms(&h.Customer, h.Units)
			if _, exact := q.Match(&h.Customer, h.Units); exact && !q.Plan().Satisfied(terms) {
				t.Fatalf("%q matches %s, but the index would not give them", text, h.Customer.Name)
			}
		}
	})
}

func TestASearchThatIsDroppedAsksNoMore(t *testing.T) {
	s := newShelf(hotline()...)
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if hits, err := newSearch(s, ParseQuery("wang 8823", ""), DefaultHearing(), 20).run(ctx); err == nil || s.asked > 0 {
		t.Errorf("%d questions, %v, %v", s.asked, hits, err)
	}
}

func TestTypicalCustomersHaveFewTerms(t *testing.T) {
	v := person(1, "王建国", "13800138823", "江苏省南京市鼓楼区建国路88号阳光花园5-2-601")
	v.customer.Contacts = append(v.customer.Contacts, ParsePhone("025-83321147", ""))
	terms := SearchTerms(&v.customer, []Unit{{Serial: "6A2207-0041"}})
	if len(terms) > 55 {
		t.Errorf("%d terms: %v", len(terms), terms)
	}
}
