package transfer_test

import (
	"bytes"
	"errors"
	"io"
	"os"
	"strings"
	"testing"

	"careline"
	"careline/store/transfer"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// read reads a whole list.
func read(t *testing.T, file string, opts transfer.Options) []transfer.Row {
	t.Helper()
	r, err := transfer.Customers(strings.NewReader(file), opts)
	if err != nil {
		t.Fatal(err)
	}
	var rows []transfer.Row
	for {
		row, err := r.Next()
		if errors.Is(err, io.EOF) {
			return rows
		}
		if err != nil {
			t.Fatal(err)
		}
		rows = append(rows, row)
	}
}

// told writes what was understood of a customer on one line.
func told(c careline.Customer) string {
	var b strings.Builder
	add := func(name, text string) {
		if text != "" {
			b.WriteString(name + "=" + strings.ReplaceAll(text, "\n", "/") + " ")
		}
	}
	add("id", c.ExternalID)
	add("name", c.Name)
	add("company", c.Company)
	for _, p := range c.Contacts {
		number := p.E164
		if number == "" {
			number = p.Raw
		}
		if p.Extension != "" {
			number += "x" + p.Extension
		}
		add(string(p.Kind)+p.Label, number)
	}
	for _, h := range c.Homes {
		r := h.Site.Region
		add("at"+h.Label, strings.Join([]string{r.Country, r.Province, r.City, r.District, h.Site.Street, h.Site.Postal}, "|"))
	}
	add("speaks", c.Language)
	add("tier", string(c.Tier))
	add("prefers", c.Preference)
	add("note", c.Note)
	return strings.TrimSpace(b.String())
}

func TestHeadersInBothLanguages(t *testing.T) {
	for _, c := range []struct {
		name, file, want string
		opts             transfer.Options
	}{
		{
			name: "English",
			file: "Customer No.,Full Name,Company Name,Mobile Phone,E-mail,Address,Remarks\n" +
				"A7,Ann Lee,Acme,13800138823,ann@example.com,,calls late\n",
			want: "id=A7 name=Ann Lee company=Acme phone=+8613800138823 email=ann@example.com note=calls late",
		},
		{
			name: "Chinese, whole address",
			file: "客户编号,客户名称,联系电话,地址,客户等级,方言,备注\nK1,王建国,138 0013 8823,江苏省南京市鼓楼区建国路88号阳光花园5-2-601,金卡,南京话,晚上联系\n",
			want: "id=K1 name=王建国 phone=+8613800138823 at=CN|江苏省|南京市|鼓楼区|建国路88号阳光花园5-2-601| speaks=南京话 tier=gold note=晚上联系",
		},
		{
			name: "Chinese, address in parts, short names of places",
			file: "姓名,手机（必填）,固话,省,市,区,详细地址,邮编\n王建国,13800138823,025-83321147,江苏,南京,鼓楼区,建国路88号,210009\n",
			want: "name=王建国 phone=+8613800138823 phone=+862583321147 at=CN|江苏省|南京市|鼓楼区|建国路88号|210009",
		},
		{
			name: "the address repeats what its parts say",
			file: "姓名,电话,省,市,区,地址\n王建国,13800138823,江苏省,南京市,鼓楼区,江苏省南京市鼓楼区建国路88号\n",
			want: "name=王建国 phone=+8613800138823 at=CN|江苏省|南京市|鼓楼区|建国路88号|",
		},
		{
			name: "name in two columns",
			file: "姓,名,手机\n欧阳,明月,13800138823\n",
			want: "name=欧阳明月 phone=+8613800138823",
		},
		{
			name: "several phones in a cell, and an extension",
			file: "name,phone\nAnn,\"13800138823 / 025-83321147转8012\"\n",
			want: "name=Ann phone=+8613800138823 phone=+862583321147x8012",
		},
		{
			name: "a phone that can't be understood is kept",
			file: "name,phone\nAnn,ask the doorman\n",
			want: "name=Ann phone=ask the doorman",
		},
		{
			name: "where a phone rings",
			file: "name,Home Phone,Work Phone\nAnn,02583321147,02583321148\n",
			want: "name=Ann phonehome=+862583321147 phonework=+862583321148",
		},
		{
			name: "a second name goes to the note",
			file: "客户名称,联系人,电话\n建国五金店,王建国,13800138823\n",
			want: "name=建国五金店 phone=+8613800138823 note=联系人: 王建国",
		},
		{
			name: "a tier that careline does not have goes to the note",
			file: "姓名,等级\n王建国,铂金\n",
			want: "name=王建国 note=等级: 铂金",
		},
		{
			name: "a broken e-mail address is kept",
			file: "name,email\nAnn,ann at example\n",
			want: "name=Ann other=ann at example",
		},
		{
			name: "a country column decides row by row",
			file: "name,phone,country\nAnn,504-621-8927,USA\n",
			want: "name=Ann phone=+15046218927",
		},
		{
			name: "American states and zips",
			file: "name,phone,address,city,state,zip\nAnn,504-621-8927,4 B Blue Ridge Blvd,Brighton,MI,08014\n",
			want: "name=Ann phone=+15046218927 at=US|MI|Brighton||4 B Blue Ridge Blvd|08014",
		},
		{
			name: "--country",
			file: "name,phone\nAnn,504-621-8927\n", opts: transfer.Options{Country: "us"},
			want: "name=Ann phone=+15046218927",
		},
		{
			name: "semicolons, byte-order mark, quoted line breaks, short row",
			file: "\ufeffname;note;phone\r\n\"Ann;\r\nLee\";\"two\nlines \"\"quoted\"\"\"\r\n",
			want: "name=Ann;\r/Lee note=two/lines \"quoted\"",
		},
		{
			name: "tabs", file: "name\tphone\nAnn\t13800138823\n",
			want: "name=Ann phone=+8613800138823",
		},
		{
			name: "a spreadsheet's own line about separators", file: "sep=;\nname;phone\nAnn, Dr;13800138823\n",
			want: "name=Ann, Dr phone=+8613800138823",
		},
		{
			name: "old line ends", file: "name,phone\rAnn,13800138823\r",
			want: "name=Ann phone=+8613800138823",
		},
		{
			name: "the apostrophe before a formula is taken away",
			file: "name,phone,note\nAnn,'+8613800138823,'=1+1\n",
			want: "name=Ann phone=+8613800138823 note==1+1",
		},
		{
			name: "maps",
			file: "a,b,c,d,e\nAnn,Lee,13800138823,025-83321147,Hubei\n",
			opts: transfer.Options{Map: []string{"name=a+b", "phone=c", "phone=d", "region=5"}},
			want: "name=Ann Lee phone=+8613800138823 phone=+862583321147 at=CN|Hubei||||",
		},
		{
			name: "a map wins over headers, and leaves other columns to them",
			file: "name,nick,phone,alt\nAnn,Annie,13800138823,025-83321147\n",
			opts: transfer.Options{Map: []string{"name=nick", "phone=alt"}},
			want: "name=Annie phone=+862583321147 phone=+8613800138823",
		},
		{
			name: "a title above the table",
			file: "客户名单,,\n2026年11月,,\n姓名,电话,备注\n王建国,13800138823,\n",
			want: "name=王建国 phone=+8613800138823",
		},
		{
			name: "what a rejects file adds is not taken",
			file: "name,phone,line,reason\nAnn,13800138823,7,was broken\n",
			want: "name=Ann phone=+8613800138823",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			rows := read(t, c.file, c.opts)
			if len(rows) != 1 || rows[0].Err != nil {
				t.Fatalf("rows %+v", rows)
			}
			if got := told(rows[0].Customer); got != c.want {
				t.Errorf("got  %s\nwant %s", got, c.want)
			}
		})
	}
}

func TestEncodings(t *testing.T) {
	const file = "姓名,电话,备注\n王建国,13800138823,热水器漏水，约上门\n欧阳娜,02583321147,净水器\n"
	gb, err := simplifiedchinese.GB18030.NewEncoder().String(file)
	if err != nil {
		t.Fatal(err)
	}
	wide, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(file)
	if err != nil {
		t.Fatal(err)
	}
	late := "name,phone,note\n" + strings.Repeat("Ann,13800138823,plain\n", 10_000)
	lateGB, err := simplifiedchinese.GB18030.NewEncoder().String(late + "王建国,13800138823,漏水\n")
	if err != nil {
		t.Fatal(err)
	}
	western, err := charmap.Windows1252.NewEncoder().String("name,note\nJosé Muñoz,café\n")
	if err != nil {
		t.Fatal(err)
	}
	for name, c := range map[string]struct{ file, want string }{
		"UTF-8":                      {file, "欧阳娜"},
		"UTF-8 with mark":            {"\ufeff" + file, "欧阳娜"},
		"GB18030":                    {gb, "欧阳娜"},
		"UTF-16 with mark":           {wide, "欧阳娜"},
		"GB18030 late in the file":   {lateGB, "王建国"},
		"UTF-8 with one broken byte": {file + "\xff李雷,13800138824,\n" + file[strings.Index(file, "\n")+1:], "欧阳娜"},
		"Windows-1252":               {western, "José Muñoz"},
		"GB18030, one character":     {"name\n\xd5\xc5", "张"},
	} {
		t.Run(name, func(t *testing.T) {
			rows := read(t, c.file, transfer.Options{})
			if got := rows[len(rows)-1].Customer.Name; got != c.want {
				t.Errorf("last name %q, want %q", got, c.want)
			}
		})
	}
}

func TestBadRowsSayWhere(t *testing.T) {
	rows := read(t, "name,phone,note\nAnn,1,\n,,no one\nBen,2,x,13800138823\n\n,,,\nCid,3,\"never\nDan,4,\n", transfer.Options{})
	want := map[int]string{
		2: "", 3: "Line 3 has neither a name nor a phone.",
		4: "Line 4 has 4 columns where the header has 3.",
		7: "A quotation mark opens on line 7 and never closes.", 8: "",
	}
	if len(rows) != len(want) {
		t.Errorf("%d rows, want %d", len(rows), len(want))
	}
	for _, row := range rows {
		got := ""
		if row.Err != nil {
			got = row.Err.Error()
		}
		if got != want[row.Line] {
			t.Errorf("line %d: %q, want %q", row.Line, got, want[row.Line])
		}
	}
}

func TestHeaderThatCannotBeUnderstood(t *testing.T) {
	for _, c := range []struct {
		file string
		opts transfer.Options
		code careline.Code
		want string
	}{
		{"", transfer.Options{}, careline.CodeInvalid, "empty"},
		{"a,b\n1,2\n", transfer.Options{}, careline.CodeInvalid, "Line 1 names no column that is known as a name or a phone; its columns are: a, b."},
		{"a,b\n1,2\n", transfer.Options{Map: []string{"name=z"}}, careline.CodeUsage, `There is no column "z"; the file's columns are: a, b.`},
		{"a,b\n1,2\n", transfer.Options{Map: []string{"colour=a"}}, careline.CodeUsage, "names no field; there are: external_id, name"},
		{"a,b\n1,2\n", transfer.Options{Map: []string{"name"}}, careline.CodeUsage, "FIELD=COLUMN"},
		{"name\nAnn\n", transfer.Options{Country: "Mars"}, careline.CodeUsage, "Mars"},
		{"name" + strings.Repeat("x", 2<<20), transfer.Options{}, careline.CodeInvalid, "longer than a megabyte"},
	} {
		_, err := transfer.Customers(strings.NewReader(c.file), c.opts)
		if err == nil || careline.CodeOf(err) != c.code || !strings.Contains(err.Error(), c.want) {
			t.Errorf("%.20q: %v (%s), want %s (%s)", c.file, err, careline.CodeOf(err), c.want, c.code)
		}
	}
}

func TestUS500IsTakenWhole(t *testing.T) {
	file, err := os.ReadFile(us500)
	if err != nil {
		t.Fatal(err)
	}
	maps := []string{"name=first_name+last_name", "phone=phone1", "phone=phone2", "email=email", "address=address", "region=state"}
	for name, opts := range map[string]transfer.Options{"guessed": {}, "told": {Country: "US"}, "mapped": {Map: maps}} {
		t.Run(name, func(t *testing.T) {
			rows := read(t, string(bytes.TrimSpace(file)), opts)
			if len(rows) != 500 {
				t.Errorf("%d rows", len(rows))
			}
			for _, row := range rows {
				phones := row.Customer.Phones()
				if row.Err != nil || len(phones) != 2 || phones[0].E164 == "" || phones[1].E164 == "" || len(row.Customer.Homes) != 1 {
					t.Errorf("line %d: %v, %s", row.Line, row.Err, told(row.Customer))
				}
			}
			const first = "name=James Butt company=Benton, John B Jr phone=+15046218927 phone=+15048451427 email=jbutt@gmail.com " +
				"at=US|LA|New Orleans|Orleans|6649 N Blue Gum St|70116 note=http://www.bentonjohnbjr.com"
			if got := told(rows[0].Customer); got != first {
				t.Errorf("got  %s\nwant %s", got, first)
			}
		})
	}
}
