package transfer_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"careline"
	"careline/store/transfer"

	"pgregory.net/rapid"
)

// export gives all records of a kind as a file.
func export(t testing.TB, s *careline.Session, what careline.Export, format transfer.Format) string {
	t.Helper()
	var out bytes.Buffer
	if _, err := transfer.Export(t.Context(), s, &out, transfer.ExportOptions{What: what, Format: format}, nil); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

// everybody gives the customers of a store as the export is to keep them:
// without what each store decides for itself, and contact points by kind.
func everybody(t testing.TB, s *careline.Session) []careline.Customer {
	t.Helper()
	var all []careline.Customer
	_, err := s.Export(t.Context(), newKey(), careline.ExportCustomers, func(p careline.ExportPage) error {
		all = append(all, p.Customers...)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	order := []careline.ContactKind{careline.ContactPhone, careline.ContactEmail, careline.ContactFax, careline.ContactOther}
	for i := range all {
		c := &all[i]
		*c = careline.Customer{
			ExternalID: c.ExternalID, Name: c.Name, Company: c.Company, Language: c.Language, Tier: c.Tier,
			Preference: c.Preference, Note: c.Note, Contacts: c.Contacts, Homes: c.Homes,
		}
		for j := range c.Contacts {
			c.Contacts[j].ID = 0
		}
		for j := range c.Homes {
			c.Homes[j].Site.ID = 0
		}
		slices.SortStableFunc(c.Contacts, func(a, b careline.ContactPoint) int {
			return slices.Index(order, a.Kind) - slices.Index(order, b.Kind)
		})
	}
	return all
}

var keys int

func newKey() string {
	keys++
	return fmt.Sprintf("00000000-0000-7000-8000-%012d", keys)
}

func add(t testing.TB, s *careline.Session, c careline.Customer) {
	t.Helper()
	if _, err := s.AddCustomer(context.Background(), newKey(), c); err != nil {
		t.Fatal(err)
	}
}

// comesBack asks that the list goes into a new store as it is, and into its
// own without changing anything.
func comesBack(t testing.TB, from *careline.Session, file string) {
	t.Helper()
	want := everybody(t, from)
	fresh := hotline(t)
	if got := counts(take(t, fresh, file, transfer.Options{})); got != [4]int{len(want), len(want), 0, 0} {
		t.Errorf("read, created, updated, rejected %v", got)
	}
	got := everybody(t, fresh)
	for i := range want {
		if i >= len(got) || fmt.Sprintf("%#v", got[i]) != fmt.Sprintf("%#v", want[i]) {
			t.Fatalf("customer %d came back as\n%#v\nwant\n%#v\nfrom\n%s", i, got[min(i, len(got)-1)], want[i], file)
		}
	}
	if got := counts(take(t, from, file, transfer.Options{})); got != [4]int{len(want), 0, 0, 0} {
		t.Errorf("into the same store: read, created, updated, rejected %v\n%s", got, file)
	}
}

func TestARealListComesBackAsItWas(t *testing.T) {
	list, err := os.ReadFile(us500)
	if err != nil {
		t.Fatal(err)
	}
	s := hotline(t)
	take(t, s, string(list), transfer.Options{Country: "US"})
	file := export(t, s, careline.ExportCustomers, transfer.CSV)
	if !strings.HasPrefix(file, "\ufeffcustomer,external_id,name,company,phone,") {
		t.Errorf("header %.80q", file)
	}
	if !strings.Contains(file, ",6649 N Blue Gum St,") || strings.Contains(file, "label") && strings.Contains(file, "[country:") {
		t.Error("plain addresses stand in plain columns")
	}
	comesBack(t, s, file)
}

func TestWhatPlainCellsCannotSayComesBackToo(t *testing.T) {
	s := hotline(t)
	add(t, s, careline.Customer{
		Name: "王建国", ExternalID: "K-1", Tier: careline.TierGold, Note: "two dogs\nring twice", Preference: "=1+1",
		Contacts: []careline.ContactPoint{
			{Kind: careline.ContactPhone, Raw: "138 0013 8823", Label: "mobile", DoNotCall: true},
			{Kind: careline.ContactEmail, Raw: "wang@example.com", Label: "a; [b]: \\c"},
			{Kind: careline.ContactPhone, Raw: "025-83321147 转 801", Primary: true},
			{Kind: careline.ContactPhone, Raw: "ask the doorman, or [him]"},
			{Kind: careline.ContactOther, Raw: "@wechat"},
		},
		Homes: []careline.Residence{
			{Site: careline.Site{Region: careline.Region{Province: "江苏省", City: "南京市"}, Street: "建国路88号"}, Primary: true},
			{
				Site:  careline.Site{Region: careline.Region{Country: "US", Province: "LA"}, Street: "4 B St; rear [2]", Postal: "70116", Note: "gate"},
				Label: "shop", From: "2019-05-01", Until: "2020-01-01",
			},
		},
	})
	add(t, s, careline.Customer{Name: "only a name"})
	add(t, s, careline.Customer{Contacts: []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: "13900000000"}}})
	comesBack(t, s, export(t, s, careline.ExportCustomers, transfer.CSV))
	comesBack(t, s, export(t, s, careline.ExportCustomers, transfer.XLSX))
}

func TestAnyCustomerComesBack(t *testing.T) {
	for _, format := range []transfer.Format{transfer.CSV, transfer.XLSX} {
		t.Run(string(format), func(t *testing.T) { anyComesBack(t, format) })
	}
}

func anyComesBack(t *testing.T, format transfer.Format) {
	text := rapid.OneOf(
		rapid.StringMatching(`['=+@＝＠" ,;\[\]\\xX:/-]{0,3}[A-Za-z0-9王建国路号 .]{0,8}[\]; ]{0,2}`),
		rapid.SampledFrom([]string{"", "13800138823", "+1 504-621-8927", "025-83321147转8012", "primary", "C-424", "a [label: b]", "南京市鼓楼区建国路88号"}),
		rapid.String(),
	)
	place := rapid.Custom(func(r *rapid.T) careline.Residence {
		return careline.Residence{
			Site: careline.Site{
				Region: careline.Region{
					Country:  rapid.SampledFrom([]string{"", "CN", "US", "xx"}).Draw(r, "country"),
					Province: text.Draw(r, "province"), City: text.Draw(r, "city"), District: text.Draw(r, "district"),
				},
				Street: text.Draw(r, "street"), Postal: text.Draw(r, "postal"), Note: text.Draw(r, "site note"),
			},
			Label: text.Draw(r, "home label"), Primary: rapid.Bool().Draw(r, "main home"),
			Until: rapid.SampledFrom([]careline.Date{"", "2020-01-01"}).Draw(r, "until"),
		}
	})
	point := rapid.Custom(func(r *rapid.T) careline.ContactPoint {
		return careline.ContactPoint{
			Kind: rapid.SampledFrom([]careline.ContactKind{
				careline.ContactPhone, careline.ContactEmail, careline.ContactFax, careline.ContactOther,
			}).Draw(r, "kind"),
			Raw: text.Draw(r, "raw"), Label: text.Draw(r, "label"),
			Primary: rapid.Bool().Draw(r, "main"), DoNotCall: rapid.Bool().Draw(r, "silent"),
		}
	})
	from, fresh := hotline(t), hotline(t)
	n := 0
	rapid.Check(t, func(r *rapid.T) {
		n++
		c, err := from.AddCustomer(t.Context(), newKey(), careline.Customer{
			ExternalID: fmt.Sprint("X", n), Name: text.Draw(r, "name"), Company: text.Draw(r, "company") + " Ltd",
			Language: text.Draw(r, "language"), Preference: text.Draw(r, "preference"),
			Note: text.Draw(r, "note") + "\n" + text.Draw(r, "more"), Tier: rapid.SampledFrom(careline.Tiers()).Draw(r, "tier"),
			Contacts: rapid.SliceOfN(point, 0, 4).Draw(r, "contacts"), Homes: rapid.SliceOfN(place, 0, 3).Draw(r, "homes"),
		})
		if err != nil {
			r.Skip(err)
		}
		if n%20 != 0 {
			return // a file of twenty is as good as twenty files
		}
		file := export(t, from, careline.ExportCustomers, format)
		take(t, fresh, file, transfer.Options{})
		all, back := everybody(t, from), everybody(t, fresh)
		for i := range all {
			if i >= len(back) || fmt.Sprintf("%#v", back[i]) != fmt.Sprintf("%#v", all[i]) {
				r.Fatalf("%s came back as\n%#v\nwant\n%#v\nof %d and %d", c.ID, back[min(i, len(back)-1)], all[i], len(back), len(all))
			}
		}
	})
}

func TestHostileCellsAreInert(t *testing.T) {
	s := hotline(t)
	for i, text := range []string{"=cmd|'/c calc'!A1", "+1+1", "-2", "@SUM(A1)", "＝1", "\u202e=1", "x\x1b[2J"} {
		add(t, s, careline.Customer{
			Name: text, ExternalID: fmt.Sprint(i), Note: text,
			Contacts: []careline.ContactPoint{{Kind: careline.ContactOther, Raw: text}},
		})
	}
	file := export(t, s, careline.ExportCustomers, transfer.CSV)
	for _, row := range read(t, file, transfer.Options{}) {
		for _, cell := range row.Cells {
			if strings.ContainsAny(cell, "\x1b\u202e") {
				t.Errorf("%q", cell)
			}
		}
	}
	for _, bad := range []string{",=", ",+", ",-", ",@", ",＝", "\n="} {
		if strings.Contains(file, bad) {
			t.Errorf("%q in\n%s", bad, file)
		}
	}
	comesBack(t, s, file)
}

func TestEveryKindAsOneDocument(t *testing.T) {
	s := hotline(t)
	ctx := t.Context()
	c, err := s.AddCustomer(ctx, newKey(), careline.Customer{Name: "Ann\x1b <b>"})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.LogCase(ctx, newKey(), careline.Case{Customer: c.ID, Category: "leak", Text: "=1"}); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Dispatch(ctx, newKey(), careline.WorkOrder{Customer: c.ID}, 0); err != nil {
		t.Fatal(err)
	}
	for what, want := range map[careline.Export]string{
		careline.ExportCustomers: "Ann", careline.ExportCases: "leak", careline.ExportOrders: "repair", careline.ExportEvents: "CASE-1",
	} {
		for _, format := range transfer.Formats() {
			file := export(t, s, what, format)
			if format == transfer.XLSX { // packed
				if !strings.HasPrefix(file, "PK") {
					t.Errorf("%s as xlsx: %.10q", what, file)
				}
				continue
			}
			if !strings.Contains(file, want) || strings.Contains(file, "\x1b") {
				t.Errorf("%s as %s: %s", what, format, file)
			}
			var list []map[string]any
			if format != transfer.JSON {
				continue
			}
			if err := json.Unmarshal([]byte(file), &list); err != nil || len(list) == 0 {
				t.Errorf("%s: %v in %s", what, err, file)
			}
		}
	}
	if empty := export(t, hotline(t), careline.ExportCases, transfer.JSON); empty != "[]\n" {
		t.Errorf("nothing is %q", empty)
	}
}
