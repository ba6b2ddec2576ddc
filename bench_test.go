package careline

import "testing"

func benchCustomers() ([]Customer, [][]Unit) {
	chinese := Customer{ID: 42, Name: "王建国"}
	chinese.Contacts = []ContactPoint{ParsePhone("13800138823", ""), ParsePhone("025-83321147", "")}
	chinese.Homes = []Residence{{Site: ParseAddress("江苏省南京市鼓楼区建国路88号阳光花园5-2-601", "")}}
	latin := Customer{ID: 43, Name: "James Butt", Company: "Benton, John B Jr"}
	latin.Contacts = []ContactPoint{
		ParsePhone("504-621-8927", "US"), ParsePhone("504-845-1427", "US"), {Kind: ContactEmail, Raw: "jbutt@gmail.com"},
	}
	latin.Homes = []Residence{{Site: ParseAddress("6649 N Blue Gum St, New Orleans, LA 70116", "US")}}
	return []Customer{chinese, latin}, [][]Unit{{{Serial: "6A2207-0041"}}, nil}
}

func BenchmarkSearchTerms(b *testing.B) {
	customers, units := benchCustomers()
	for i, name := range []string{"chinese", "latin"} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				SearchTerms(&customers[i], units[i])
			}
			b.ReportMetric(float64(len(SearchTerms(&customers[i], units[i]))), "terms")
		})
	}
}

func BenchmarkMatch(b *testing.B) {
	customers, units := benchCustomers()
	for _, text := range []string{"wang 8823 建国路", "wjg", "13800138823", "butt 8927"} {
		b.Run(text, func(b *testing.B) {
			q := ParseQuery(text, "")
			b.ReportAllocs()
			for b.Loop() {
				for i := range customers {
					q.Match(&customers[i], units[i])
				}
			}
		})
	}
}

func BenchmarkParseQuery(b *testing.B) {
	for _, text := range []string{"wang 8823 建国路", "江苏省南京市鼓楼区建国路88号阳光花园5-2-601", "6649 n blue gum st new orleans la 70116"} {
		b.Run(text, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				q := ParseQuery(text, "")
				q.Plan()
			}
		})
	}
}

func BenchmarkParseAddress(b *testing.B) {
	for b.Loop() {
		ParseAddress("江苏省南京市鼓楼区建国路88号阳光花园5-2-601", "")
	}
}

func BenchmarkParsePhone(b *testing.B) {
	for b.Loop() {
		ParsePhone("138 0013 8823", "")
	}
}
