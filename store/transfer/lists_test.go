package transfer_test

import (
	"errors"
	"fmt"
	"io"
	"strings"
	"testing"

	"careline/store/storetest/raced"

	"careline"
	"careline/store/transfer"

	"pgregory.net/rapid"
)

// takeKind takes a list of a kind in.
func takeKind(t testing.TB, s *careline.Session, kind careline.ListKind, file string, opts transfer.Options) careline.ListReport {
	t.Helper()
	report, err := open(t, kind, file, opts).TakeIn(t.Context(), s, nil)
	if err != nil {
		t.Fatalf("%s: %v", kind, err)
	}
	return report
}

// hostile are texts as nobody wants them, and some that mean something.
var hostile = rapid.OneOf(
	rapid.StringMatching(`['=+@＝＠" ,;\[\]\\xX:/-]{0,3}[A-Za-z0-9王建国路号 .]{0,8}[\]; ]{0,2}`),
	rapid.SampledFrom([]string{"", "13800138823", "a; b", `\`, "/ x /", "CN", "*", "[city: x]", "from installation", "江苏省", "南京市鼓楼区", "是", "C-424"}),
	rapid.String(),
)

// word is a hostile text without spaces.
var word = rapid.Map(hostile, func(s string) string { return strings.Join(strings.Fields(careline.Sanitize(s)), "") })

// filler adds hostile records to a hotline; each may be refused.
type filler struct {
	*rapid.T
	s *careline.Session
	n int
}

func (f *filler) text(label string) string { return hostile.Draw(f.T, label) }
func (f *filler) code() string             { return word.Draw(f.T, "code") + fmt.Sprint(f.n) }
func (f *filler) bool(label string) bool   { return rapid.Bool().Draw(f.T, label) }
func (f *filler) words() careline.Words    { return careline.Words{EN: f.text("en"), ZH: f.text("zh")} }
func (f *filler) list() []string           { return rapid.SliceOfN(word, 0, 3).Draw(f.T, "list") }
func (f *filler) phone() string {
	return rapid.SampledFrom([]string{"", "13800138823", "025-83321147", "+1 504-621-8927"}).Draw(f.T, "phone")
}

func (f *filler) date() careline.Date {
	return rapid.SampledFrom([]careline.Date{"", "2020-02-29", "2024-05-06"}).Draw(f.T, "date")
}

func (f *filler) order() careline.OrderKind {
	return rapid.SampledFrom(append(careline.OrderKinds(), "")).Draw(f.T, "order")
}

func (f *filler) departments() []careline.Department {
	return rapid.SliceOfN(rapid.SampledFrom(careline.Departments()), 0, 3).Draw(f.T, "departments")
}

func (f *filler) catalogue(t *testing.T) {
	p := careline.Product{Code: f.code(), Name: f.words(), Skill: word.Draw(f.T, "skill"), Maker: f.text("maker"), Trademark: f.text("brand")}
	for _, part := range careline.WarrantyParts() {
		if f.bool("term") {
			p.Terms = append(p.Terms, careline.WarrantyTerm{Part: part, Months: rapid.IntRange(1, 1200).Draw(f.T, "months"), FromInstallation: f.bool("from")})
		}
	}
	for i := range rapid.IntRange(0, 3).Draw(f.T, "consumables") {
		p.Consumables = append(p.Consumables, careline.Consumable{Code: f.code() + fmt.Sprint(i), Name: f.words(), Months: 1 + i})
	}
	p, err := f.s.SaveProduct(t.Context(), newKey(), p)
	if err == nil && f.bool("retired") {
		_ = f.s.Retire(t.Context(), newKey(), p.Subject(), true, p.Version)
	}
	_, _ = f.s.SaveCategory(t.Context(), newKey(), careline.Category{Code: f.code(), Name: f.words(), Departments: f.departments(), Order: f.order()})
	_, _ = f.s.SaveService(t.Context(), newKey(), careline.Service{
		Code: f.code(), Name: f.words(), Departments: f.departments(), Order: f.order(), Technical: f.bool("technical"),
		Charged: f.bool("charged"), Recurring: f.bool("recurring"), Phase: rapid.SampledFrom(careline.Phases()).Draw(f.T, "phase"),
		Place: rapid.SampledFrom(careline.Places()).Draw(f.T, "place"), Term: rapid.SampledFrom(careline.Terms()).Draw(f.T, "term"),
	})
}

func (f *filler) people(t *testing.T) {
	p := careline.Provider{
		Name: f.text("provider") + fmt.Sprint(f.n), Kind: rapid.SampledFrom(careline.ProviderKinds()).Draw(f.T, "kind"), Phone: f.phone(),
		Languages: f.list(), Capacity: rapid.IntRange(0, 9).Draw(f.T, "capacity"),
	}
	for range rapid.IntRange(0, 3).Draw(f.T, "territories") {
		p.Territories = append(p.Territories, careline.Region{
			Country: rapid.SampledFrom([]string{"", "CN", "US"}).Draw(f.T, "country"), Province: f.text("province"), City: f.text("city"), District: f.text("district"),
		})
	}
	p, err := f.s.AddProvider(t.Context(), newKey(), p)
	if err != nil {
		return
	}
	for range rapid.IntRange(0, 2).Draw(f.T, "technicians") {
		_, _ = f.s.AddTechnician(t.Context(), newKey(), careline.Technician{Provider: p.ID, Name: f.text("technician"), Phone: f.phone(), Skills: f.list()})
	}
	_, _ = f.s.AddStaff(t.Context(), newKey(), careline.Staff{
		Login: f.code(), Name: f.text("name"), Role: rapid.SampledFrom(careline.Roles()).Draw(f.T, "role"), Provider: p.ID, Suspended: f.bool("suspended"),
	})
	if f.bool("retired") {
		_ = f.s.Retire(t.Context(), newKey(), p.ID.Subject(), true, p.Version)
	}
}

func (f *filler) units(t *testing.T) {
	var owners []careline.Customer
	for i := range 2 {
		c, err := f.s.AddCustomer(t.Context(), newKey(), careline.Customer{
			ExternalID: fmt.Sprint("X", f.n, "-", i), Name: f.text("owner"),
			Contacts: []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: fmt.Sprint(13800000000 + 2*f.n + i)}},
			Homes: []careline.Residence{{Primary: true, Site: careline.Site{
				Region: careline.Region{Country: "CN", City: f.text("city")}, Street: f.text("street") + " 1", Note: f.text("site note"),
			}}},
		})
		if err != nil {
			return
		}
		owners = append(owners, c)
	}
	cat, err := f.s.Catalogue(t.Context())
	if err != nil || len(cat.Products) == 0 {
		return
	}
	u := careline.Unit{
		Product: rapid.SampledFrom(cat.Products).Draw(f.T, "product").Code, Serial: f.text("serial"), AssetTag: f.text("tag"), Installed: f.date(),
		Purchase: careline.Purchase{
			Seller: f.text("seller"), Date: f.date(), Price: careline.Money(rapid.Int64Range(0, 1e12).Draw(f.T, "price")),
			Quantity: rapid.IntRange(0, 9).Draw(f.T, "quantity"), Specification: f.text("spec"), Grade: f.text("grade"),
		},
		Card:   careline.WarrantyCard{Number: f.text("card"), Conditions: f.text("conditions")},
		Owners: []careline.Ownership{{Customer: owners[0].ID, From: f.date()}},
	}
	if f.bool("placed") {
		u.Site = owners[0].Homes[0].Site.ID
	}
	u, err = f.s.AddUnit(t.Context(), newKey(), u)
	if err == nil && f.bool("handed on") {
		_, _ = f.s.TransferUnit(t.Context(), newKey(), u.ID, u.Version, owners[1].ID, "2025-01-01")
	}
}

var exportOf = map[careline.ListKind]careline.Export{
	careline.ListCategories: careline.ExportCategories, careline.ListServices: careline.ExportServices,
	careline.ListProducts: careline.ExportProducts, careline.ListProviders: careline.ExportProviders,
	careline.ListTechnicians: careline.ExportTechnicians, careline.ListStaff: careline.ExportStaff,
	careline.ListCustomers: careline.ExportCustomers, careline.ListUnits: careline.ExportUnits,
}

// TestAnyListComesBack fills a hotline with hostile records, hands every kind
// of list out, and takes it in: into an empty store, where the same is handed
// out again, and into its own, where nothing changes.
func TestAnyListComesBack(t *testing.T) {
	raced.OneByOne(t)
	t.Parallel()
	from, fresh := hotline(t), hotline(t)
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		f := &filler{r, from, n}
		f.catalogue(t)
		f.people(t)
		f.units(t)
		if n%50 != 0 {
			return
		}
		format := transfer.CSV
		if n%100 == 0 {
			format = transfer.XLSX
		}
		for _, kind := range careline.ListKinds() {
			want := export(t, from, exportOf[kind], transfer.CSV)
			if records := strings.Count(want, "\n"); records < n/4 {
				r.Fatalf("there are but %d %s", records, kind)
			}
			file := export(t, from, exportOf[kind], format)
			if own := takeKind(t, from, kind, file, transfer.Options{}); own.Created+own.Updated+own.Rejected != 0 || len(own.Ignored) != 0 {
				r.Fatalf("%s, in its own store: %+v\n%s", kind, own, rejected(t, from, kind, file))
			}
			if other := takeKind(t, fresh, kind, file, transfer.Options{}); other.Rejected != 0 {
				r.Fatalf("%s, elsewhere: %+v\n%s", kind, other, rejected(t, fresh, kind, file))
			}
			if got := export(t, fresh, exportOf[kind], transfer.CSV); got != want {
				r.Fatalf("%s came back otherwise:\n%s", kind, difference(got, want))
			}
		}
	})
}

// rejected gives what is wrong with the first rows of a list.
func rejected(t testing.TB, s *careline.Session, kind careline.ListKind, file string) string {
	rows, err := open(t, kind, file, transfer.Options{}).Preview(t.Context(), s, 100)
	out := fmt.Sprintln(err)
	for _, row := range rows {
		if row.Err != nil || row.Created || row.Updated {
			out += fmt.Sprintf("line %d created %v updated %v: %v %q\n", row.Line, row.Created, row.Updated, row.Err, row.Cells)
		}
	}
	return out
}

func difference(got, want string) string {
	have, meant := strings.Split(got, "\n"), strings.Split(want, "\n")
	for i := range meant {
		if i >= len(have) || have[i] != meant[i] {
			return fmt.Sprintf("line %d\n%s\nwant\n%s", i+1, strings.Join(have[min(i, len(have)):min(i+1, len(have))], ""), meant[i])
		}
	}
	return "more lines"
}

// FuzzLists holds the rows of every kind of list to being taken or refused,
// whatever is in the file, and to the same when they come again.
func FuzzLists(f *testing.F) {
	for _, seed := range []string{
		"a,b,c\n1,2,3\n", "x;\"y\n\";=1\n", "\xd5\xc5,1\n", "F1 6 months: a / b\n", "CN 江苏省 南京市; *\n", "\"[customer: C-424; until: 2020-01-01]\",,\n",
	} {
		for i := range careline.ListKinds() {
			f.Add(i, []byte(seed))
		}
	}
	s := hotline(f)
	f.Fuzz(func(t *testing.T, at int, file []byte) {
		kinds := careline.ListKinds()
		kind := kinds[((at%len(kinds))+len(kinds))%len(kinds)]
		var header []string
		for _, field := range transfer.Fields(kind) {
			header = append(header, field.Code)
		}
		list := strings.Join(header, ",") + "\n" + string(file)
		r, err := transfer.Open(kind, strings.NewReader(list), transfer.Options{DryRun: true})
		if err != nil {
			if careline.CodeOf(err) == careline.CodeFailed {
				t.Fatal(err)
			}
			return
		}
		defer r.Close() //nolint:errcheck // it was only read
		report, err := r.TakeIn(t.Context(), s, nil)
		if err != nil && careline.CodeOf(err) == careline.CodeFailed && !errors.Is(err, io.ErrUnexpectedEOF) {
			t.Fatal(err)
		}
		if report.Created+report.Updated+report.Rejected > report.Read {
			t.Fatalf("%+v", report)
		}
	})
}
