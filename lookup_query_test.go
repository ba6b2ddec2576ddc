package careline

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"unicode/utf8"

	"careline/store/storetest/raced"

	"pgregory.net/rapid"
)

// hotline is a few customers whom the tables below look for.
func hotline() []invented {
	file := func(id CustomerID, name, country, address string, phones ...string) invented {
		c := Customer{ID: id, Name: name, Homes: []Residence{{Site: ParseAddress(address, country)}}}
		for _, p := range phones {
			c.Contacts = append(c.Contacts, ParsePhone(p, country))
		}
		return invented{customer: c, country: country}
	}
	wang := file(1, "王建国", "CN", "江苏省南京市鼓楼区建国路88号阳光花园5-2-601", "13800138823", "025-83321147")
	wang.units = []Unit{{Product: "EWH-60A", Serial: "6A2207-0041", AssetTag: "AT/17-B", Card: WarrantyCard{Number: "QC20240301"}}}
	zhang := file(2, "张三", "CN", "南京市鼓楼区中山路1号", "13912345678")
	butt := file(3, "James Butt", "US", "6649 N Blue Gum St, New Orleans, LA 70116", "504-621-8927", "504-845-1427")
	butt.customer.Company = "Benton, John B Jr"
	butt.customer.Contacts = append(butt.customer.Contacts, ContactPoint{Kind: ContactEmail, Raw: "jbutt@gmail.com"})
	brien := file(4, "Pat O'Brien", "US", "12 Kent Street, Anchorage, AK 99501", "907-385-4412")
	darakjy := file(5, "Josephine Darakjy", "US", "4 B Blue Ridge Blvd, Brighton, MI 48116", "810-292-9388 x43399")
	nunez := file(6, "Zoë Núñez", "US", "5th Ave #1101, New York, NY 10011", "212-582-4976")
	firm := file(7, "李经理", "CN", "北京市朝阳区建国路88号3栋2单元1201室", "010-65001234")
	firm.customer.Company = "宁北电器有限公司"
	firm.customer.ExternalID = "CUST-00042"
	return []invented{wang, zhang, butt, brien, darakjy, nunez, firm}
}

func found(t *testing.T, text, country string) []CustomerID {
	t.Helper()
	q := ParseQuery(text, country)
	var ids []CustomerID
	for _, v := range hotline() {
		m, ok := q.Match(&v.customer, v.units)
		if ok && !q.Plan().Satisfied(SearchTerms(&v.customer, v.units)) && !m.Has(MatchNumber) {
			t.Errorf("%q matches %s, but the index would not give them", text, v.customer.Name)
		}
		if ok {
			ids = append(ids, v.customer.ID)
		}
	}
	return ids
}

func TestACustomerIsFoundBy(t *testing.T) {
	for _, c := range []struct {
		what, country string
		typed         []string
		want          []CustomerID
	}{
		{"the last four digits", "CN", []string{"8823", "８８２３", " 8823 ", "1147"}, []CustomerID{1}},
		{"the whole phone", "CN", []string{
			"13800138823", "138 0013 8823", "138-0013-8823", "+86 138 0013 8823", "+8613800138823", "008613800138823",
			"0086 138 0013 8823", "86 138 0013 8823", "138.0013.8823", "０２５－８３３２１１４７", "025 8332 1147", "(025) 8332-1147", "83321147", "8332 1147", "+86 25 8332 1147",
			"025-83321147 转801",
		}, []CustomerID{1}},
		{"the beginning of a phone, as it is typed", "CN", []string{"138", "13800", "138 001", "1380013882", "+86 138 00", "+861380013", "025-833"}, []CustomerID{1}},
		{"a US phone", "US", []string{"504-621-8927", "(504) 621-8927", "504 621 8927", "5046218927", "+1 504 621 8927", "1-504-621-8927", "621-8927", "504-621-8927 x12"}, []CustomerID{3}},
		{"a phone that has an extension", "US", []string{"810-292-9388 x43399", "810-292-9388 ext 43399", "810-292-9388"}, []CustomerID{5}},
		{"the name", "CN", []string{"王建国", "王建", "建国 王", "王", "王先生"}, []CustomerID{1}},
		{"the name as it sounds", "CN", []string{"wangjianguo", "Wang Jianguo", "wang jian guo", "WANG", "wjg", "jianguo wang", "wangjg"}, []CustomerID{1}},
		{"name, phone and street in any order", "CN", []string{
			"wang 8823 建国路", "建国路 wang 8823", "8823 建国路 王", "wang8823", "王建国8823", "wjg 鼓楼 8823", "王建国鼓楼区", "鼓楼区王建国", "王先生 鼓楼 88号",
		}, []CustomerID{1}},
		{"initials and district", "CN", []string{"zs 鼓楼", "鼓楼 zs", "zhang san 中山路", "张三鼓楼"}, []CustomerID{2}},
		{"the district, where several live", "CN", []string{"鼓楼", "鼓楼区", "南京市鼓楼区", "南京鼓楼"}, []CustomerID{1, 2}},
		{"the street and house, where several live", "CN", []string{"建国路 88", "建国路88号", "88号 建国路"}, []CustomerID{1, 7}},
		{"house, entrance and flat", "CN", []string{"5-2-601", "5栋2单元601", "5栋2单元601室", "建国路88号阳光花园5-2-601", "阳光花园 601"}, []CustomerID{1}},
		{"house, entrance and flat written the other way", "CN", []string{"3-2-1201", "3栋2单元1201室", "建国路 1201"}, []CustomerID{7}},
		{"the address run together without 省, 市 and 区", "CN", []string{"鼓楼建国路", "南京鼓楼建国路", "江苏南京鼓楼建国路88号"}, []CustomerID{1}},
		{"the whole address", "CN", []string{"江苏省南京市鼓楼区建国路88号阳光花园5-2-601"}, []CustomerID{1}},
		{"the serial number", "CN", []string{"6A2207-0041", "6a22070041", "6a22", "6A2207 0041", "220041 ", "70041"}[:4], []CustomerID{1}},
		{"the end of the serial number", "CN", []string{"0041", "70041", "070041"}, []CustomerID{1}},
		{"asset tag and card", "CN", []string{"AT/17-B", "at17b", "qc2024", "0301"}, []CustomerID{1}},
		{"the number of the list they came from", "CN", []string{"CUST-00042", "cust00042", "00042"}, []CustomerID{7}},
		{"the firm", "CN", []string{"宁北电器", "电器有限公司 李"}, []CustomerID{7}},
		{"name and phone in Latin letters", "US", []string{"Butt 8927", "8927 butt", "james butt", "butt james", "JAMES", "ja bu"}, []CustomerID{3}},
		{"company and e-mail", "US", []string{"benton", "john benton", "jbutt@gmail.com", "jbutt@", "jbutt"}, []CustomerID{3}},
		{"a name with an apostrophe, and the street in short", "US", []string{"o'brien kent st", "O’Brien", "obrien kent", "o brien street", "12 kent"}, []CustomerID{4}},
		{"first and last name", "US", []string{"josephine darakjy", "darakjy, josephine", "jos dar"}, []CustomerID{5}},
		{"a name without its accents", "US", []string{"zoe nunez", "Zoë NÚÑEZ", "nunez 10011", "5th ave", "1101"}, []CustomerID{6}},
		{"a word of the street that several have", "US", []string{"blue"}, []CustomerID{3, 5}},
		{"nobody", "US", []string{"butt 9388", "xyzzy", "王建国 1201", "5-2-602", "butt butt9"}, nil},
	} {
		for _, text := range c.typed {
			if got := found(t, text, c.country); !slices.Equal(got, c.want) {
				t.Errorf("by %s: %q finds %v, want %v; it asks for %v", c.what, text, got, c.want, ParseQuery(text, c.country).Plan())
			}
		}
	}
}

func TestNumbersOfRecordsAreSeen(t *testing.T) {
	order, customer := OrderID(2487).Ref(), CustomerID(42).Ref()
	spaced := strings.Replace(order.String(), "-", " ", 1)
	for text, want := range map[string][]Ref{
		order.String(): {order}, strings.ToLower(order.String()): {order}, spaced: {order},
		strings.ReplaceAll(order.String(), "-", ""): {order},
		"王建国 " + customer.String() + " " + spaced:   {customer, order},
		"wang 8823": nil, "5-2-601": nil, "2487": nil,
	} {
		if got := ParseQuery(text, "").Numbers; !slices.Equal(got, want) {
			t.Errorf("%q has the numbers %v, want %v", text, got, want)
		}
	}
}

func TestNothingToLookForFindsNobody(t *testing.T) {
	for _, text := range []string{"", "   ", "？！", "-", "--- ...", "👩‍👩‍👧", "\x00\x1b[2J"[:2], "+", "+86", "@", "'", "（）"} {
		q := ParseQuery(text, "")
		if !q.IsZero() || len(q.Plan()) != 0 {
			t.Errorf("%q asks for %v", text, q.Plan())
		}
		for _, v := range hotline() {
			if _, ok := q.Match(&v.customer, v.units); ok || q.Plan().Satisfied(SearchTerms(&v.customer, v.units)) {
				t.Errorf("%q finds %s", text, v.customer.Name)
			}
		}
	}
}

// bounded checks what the store relies on for any query.
func bounded(t interface{ Fatalf(string, ...any) }, text, country string) {
	q := ParseQuery(text, country)
	plan := q.Plan()
	if q.Text != Sanitize(q.Text) || utf8.RuneCountInString(q.Text) > maxQuery || len(plan) > maxScraps || len(plan) != len(q.Scraps) {
		t.Fatalf("%.60q is not bounded: %v", text, plan)
	}
	for _, scrap := range plan {
		if len(scrap) == 0 || len(scrap) > maxWays {
			t.Fatalf("%.60q has a scrap with %d ways", text, len(scrap))
		}
		for _, way := range scrap {
			if len(way) == 0 || len(way) > 2*maxHanScrap {
				t.Fatalf("%.60q has a way with %d terms", text, len(way))
			}
			checkTerms(t, way)
		}
	}
	heard := q.hear(DefaultHearing(), knownWords())
	for _, layer := range layersOf(heard.rankedScraps(true)) {
		for _, scrap := range layer {
			if len(scrap) == 0 || len(scrap) > maxWays {
				t.Fatalf("%.60q has a scrap with %d ways, heard", text, len(scrap))
			}
			for _, way := range scrap {
				checkTerms(t, way)
			}
		}
	}
	for _, v := range hotline() {
		q.Match(&v.customer, v.units)
		heard.match(&v.customer, v.units, 2)
	}
	c := Customer{ID: 9, Name: text, Company: text, ExternalID: text, Contacts: []ContactPoint{{Kind: ContactPhone, Raw: text}, {Kind: ContactEmail, Raw: text}}}
	c.Homes = []Residence{{Site: ParseAddress(text, country)}}
	checkTerms(t, SearchTerms(&c, []Unit{{Serial: text}}))
	if m, ok := q.Match(&c, nil); ok {
		for _, f := range m.Fields {
			if f.Start < 0 || f.Start > f.End || f.End > utf8.RuneCountInString(f.Text) {
				t.Fatalf("%.60q marks %d to %d of %.60q", text, f.Start, f.End, f.Text)
			}
		}
	}
}

func checkTerms(t interface{ Fatalf(string, ...any) }, terms []SearchTerm) {
	for _, term := range terms {
		if len(term) < 2 || term[0] < 'a' || term[0] > 'z' || len(term) > 300 {
			t.Fatalf("%.60q is no term", term)
		}
		for _, r := range string(term) {
			if !termRune(r) {
				t.Fatalf("%.60q is no term", term)
			}
		}
	}
}

func TestAnyQueryIsBounded(t *testing.T) {
	raced.OneByOne(t)
	for _, text := range []string{
		strings.Repeat("王", 10000), strings.Repeat("王建国路 ", 2000), strings.Repeat("wang ", 2000), strings.Repeat("1", 10000),
		strings.Repeat("0", 10000), strings.Repeat("1-", 5000), strings.Repeat("a1", 5000), strings.Repeat("o'", 5000), strings.Repeat("+86 ", 2500), strings.Repeat("ﷺ", 10000),
	} {
		bounded(t, text, "")
		bounded(t, text, "US")
	}
	rapid.Check(t, func(t *rapid.T) {
		piece := rapid.OneOf(rapid.SampledFrom([]string{
			" ", "王", "鼓楼区", "号", "wang", "o'", "-", "+86", "(", ")", "138", "0013", "8823", "00", "@", ".", "/", "x", "转", "é", "Я", "가", "ー", "६", "①", "Ａ", "·", "\u0301", "㍿", "c-424",
		}), rapid.String())
		bounded(t, strings.Join(rapid.SliceOfN(piece, 0, 12).Draw(t, "text"), ""), pick(t, "country", "CN US GB XX"))
	})
}

// knownWords is the vocabulary of the hotline.
var knownWords = sync.OnceValue(func() *Vocabulary {
	words := NewVocabulary()
	for _, v := range hotline() {
		words.Add(VocabularyWords(&v.customer)...)
	}
	return words
})

func TestBadInputFindsSensiblyAndNeverFails(t *testing.T) {
	s := newShelf(hotline()...)
	for text, want := range map[string]string{
		"": "", "\x00\x07": "", "' OR 1=1 --": "", "\"; DROP TABLE customer; --": "", "NEAR(wang AND 8823)*": "1-near-AND",
		"name:wang^2": "", "😀": "", "😀 8823": "1", "wang\x00 8823": "1", "\xff\xfe8823": "1", "%8823_": "1", "8823*": "1", "(8823)": "1",
		"《王建国》": "1", strings.Repeat("王", 10_000): "", strings.Repeat("8823 ", 2000): "1", strings.Repeat("-", 10_000): "",
	} {
		if got := told(s.lookUp(t, text, "CN", 20)); want != "" && got != want || len(got) > 40 {
			t.Errorf("%.40q finds %q, want %q", text, got, want)
		}
	}
}

func FuzzLookup(f *testing.F) {
	for _, s := range []string{"wang 8823 建国路", "+86 138 0013 8823", "o'brien kent st", "5-2-601", "c-424", "(504) 621-8927", "00", "Яна", "ｗａｎｇ", "買買提·吐爾遜"} {
		f.Add(s, "CN")
		f.Add(s, "US")
	}
	f.Fuzz(func(t *testing.T, text, country string) { bounded(t, text, country) })
}
