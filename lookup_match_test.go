package careline

import (
	"cmp"
	"slices"
	"strings"
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

func TestTheObviousCustomerComesFirst(t *testing.T) {
	person := func(name, phone, address string) Customer {
		return Customer{
			Name: name, Contacts: []ContactPoint{ParsePhone(phone, "")}, Homes: []Residence{{Site: ParseAddress(address, "")}},
		}
	}
	moved := person("moved", "13100000001", "南京市鼓楼区中山路9号")
	moved.Homes = append(moved.Homes, Residence{Site: ParseAddress("南京市鼓楼区翠湖路7号", ""), Until: "2020-01-01"})
	latin := func(name, company string) Customer { return Customer{Name: name, Company: company} }
	serial := person("serial", "13100000002", "")
	for _, c := range []struct {
		query string
		files []Customer // in the order in which they should come
		units map[string][]Unit
	}{
		{query: "王建国", files: []Customer{person("王建国", "", ""), person("王建国栋", "", ""), person("小王建国", "", "")}},
		{query: "建国", files: []Customer{person("建国", "", ""), person("建国栋", "", ""), person("王建国", "", ""), person("李四", "", "建国路1号")}},
		{query: "wangjian", files: []Customer{person("王健", "", ""), person("王建国", "", "")}},
		{query: "zhang san", files: []Customer{person("张三", "", ""), person("张三丰", "", "")}},
		{query: "shan", files: []Customer{person("单雄", "", ""), person("尚香", "", "")}},
		{query: "dan", files: []Customer{person("但丁", "", ""), person("单雄", "", "")}},
		{
			query: "8823", units: map[string][]Unit{"serial": {{Serial: "6A2207-8823"}}},
			files: []Customer{serial, person("tail", "13800138823", ""), person("head", "8823114", ""), person("house", "13100000003", "建国路8823号")},
		},
		{query: "翠湖", files: []Customer{person("now", "", "南京市鼓楼区翠湖路7号"), moved}},
		{query: "翠湖路 7", files: []Customer{person("now", "", "南京市鼓楼区翠湖路7号"), moved}},
		{query: "建国路309号", files: []Customer{
			person("house", "13100000001", "南京市鼓楼区建国路309号"), person("flat", "13100000002", "南京市鼓楼区建国路118号309室"),
			person("tail", "13100000309", "南京市鼓楼区建国路118号"),
		}},
		{query: "建国路309", files: []Customer{
			person("house", "13100000001", "南京市鼓楼区建国路309号"), person("flat", "13100000002", "南京市鼓楼区建国路118号309室"),
			person("tail", "13100000309", "南京市鼓楼区建国路118号"),
		}},
		{query: "王建国8823", files: []Customer{
			person("王建国", "13800138823", "南京市鼓楼区中山路8号"), person("王建国栋", "13800130000", "南京市鼓楼区中山路8823号"),
		}},
		{query: "james butt", files: []Customer{latin("James Butt", ""), latin("James Butterfield", ""), latin("James", "Butt & Sons")}},
		{query: "butt", files: []Customer{latin("Butt", ""), latin("James Butt", ""), latin("Buttermere", ""), latin("James", "Butt & Sons")}},
	} {
		q := ParseQuery(c.query, "")
		scores := map[string]int{}
		for i := range c.files {
			m, ok := q.Match(&c.files[i], c.units[c.files[i].Name])
			if !ok {
				t.Errorf("%q does not find %s", c.query, c.files[i].Name)
			}
			scores[c.files[i].Name] = m.Score
		}
		if !slices.IsSortedFunc(c.files, func(a, b Customer) int { return cmp.Compare(scores[b.Name], scores[a.Name]) }) {
			t.Errorf("%q ranks %v", c.query, scores)
		}
	}
}

func TestAMatchSaysWhyAndMarksIt(t *testing.T) {
	files := map[CustomerID]invented{}
	for _, v := range hotline() {
		files[v.customer.ID] = v
	}
	for _, c := range []struct {
		id    CustomerID
		query string
		want  string // field: text with the match in brackets
	}{
		{1, "8823", "phone: 138 0013 [8823]"},
		{1, "3321147", "phone: 025-8[332 1147]"},
		{1, "1380013", "phone: [138 0013] 8823"},
		{1, "+86 138 0013 8823", "phone: [138 0013 8823]"},
		{1, "王", "name: [王]建国"},
		{1, "wang 8823 建国路", "pinyin: [王]建国; phone: 138 0013 [8823]; address: 江苏省南京市鼓楼区[建国路]88号阳光花园5-2-601"},
		{1, "5-2-601", "address: 江苏省南京市鼓楼区建国路88号阳光花园[5-2-601]"},
		{1, "6a2207", "serial: [6A2207]-0041"},
		{1, "070041", "serial: 6A22[07-0041]"},
		{1, "at17", "asset_tag: [AT/17]-B"},
		{1, "0301", "card: QC2024[0301]"},
		{1, CustomerID(1).String(), "number: [" + CustomerID(1).String() + "]"},
		{3, "butt", "name: James [Butt]"},
		{3, "ben", "company: [Ben]ton, John B Jr"},
		{3, "jbutt@", "email: [jbutt]@gmail.com"},
		{3, "blue gum st", "address: 6649 N [Blue] Gum St, New Orleans, LA 70116; address: 6649 N Blue [Gum] St, New Orleans, LA 70116; address: 6649 N Blue Gum [St], New Orleans, LA 70116"},
		{4, "o'bri", "name: Pat [O'Bri]en"},
		{4, "kent st", "address: 12 [Kent] Street, Anchorage, AK 99501; address: 12 Kent [Street], Anchorage, AK 99501"},
		{5, "9388", "phone: 810-292-[9388] x43399"},
		{6, "nunez", "name: Zoë [Núñez]"},
		{7, "宁北", "company: [宁北]电器有限公司"},
		{7, "00042", "external_id: CUST-[00042]"},
	} {
		v := files[c.id]
		m, ok := ParseQuery(c.query, v.country).Match(&v.customer, v.units)
		if !ok {
			t.Errorf("%q does not find %s", c.query, v.customer.Name)
			continue
		}
		var said []string
		for _, f := range m.Fields {
			r := []rune(f.Text)
			said = append(said, string(f.Field)+": "+string(r[:f.Start])+"["+string(r[f.Start:f.End])+"]"+string(r[f.End:]))
		}
		if got := strings.Join(said, "; "); got != c.want {
			t.Errorf("%q says %s\nwant %s", c.query, got, c.want)
		}
	}
}

func TestMatchFieldsHaveNamesInBothLanguages(t *testing.T) {
	for field, words := range matchFieldNames {
		if field.In(English) != words.EN || field.In(Chinese) != words.ZH || words.EN == "" || words.ZH == "" {
			t.Errorf("%s is called %q and %q", field, field.In(English), field.In(Chinese))
		}
	}
}
