package transfer_test

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/store/transfer"

	"github.com/xuri/excelize/v2"
)

// book is a spreadsheet with these cells on its first sheet; style gives some
// of them a number format.
func book(t *testing.T, rows [][]any, style map[string]string) string {
	t.Helper()
	f := excelize.NewFile()
	for i, row := range rows {
		at, err := excelize.CoordinatesToCellName(1, i+1)
		if err == nil {
			err = f.SetSheetRow("Sheet1", at, &row)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	for at, format := range style {
		id, err := f.NewStyle(&excelize.Style{CustomNumFmt: &format})
		if err == nil {
			err = f.SetCellStyle("Sheet1", at, at, id)
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if _, err := f.NewSheet("another"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.String()
}

func TestASpreadsheetIsReadAsItWasMeant(t *testing.T) {
	file := book(t, [][]any{
		{"客户名单"},
		{"姓名", "电话", "固话", "会员号", "方言", "邮编", "备注", "等级"},
		{"王建国", 13800138823, 2583321147.0, "1E5", time.Date(2026, 11, 20, 0, 0, 0, 0, time.UTC), 8014, 12.5, "金卡"},
		{},
		{"李雷", 1.3800138824e10, "025-83321148", 100200300400, "", "", "=1+1"},
		{"韩梅", 13800138825, "", "", "", "", ""},
		{"马丽", 13800138826, "", "", "", "", ""},
	}, map[string]string{"E3": "yyyy-mm-dd", "F3": "00000", "B6": "0.00E+00", "B7": "#,##0"})
	rows := read(t, file, transfer.Options{})
	want := []string{
		"id=1E5 name=王建国 phone=+8613800138823 phone=+862583321147 at=CN|||||08014 speaks=2026-11-20 tier=gold note=12.5",
		"id=100200300400 name=李雷 phone=+8613800138824 phone=+862583321148 note==1+1",
		"name=韩梅 phone=+8613800138825",
		"name=马丽 phone=+8613800138826",
	}
	if len(rows) != len(want) {
		t.Fatalf("%d rows: %+v", len(rows), rows)
	}
	for i, row := range rows {
		if got := told(row.Customer); got != want[i] || row.Err != nil {
			t.Errorf("got  %s (%v)\nwant %s", got, row.Err, want[i])
		}
	}
	if rows[0].Line != 3 || rows[1].Line != 5 {
		t.Errorf("lines %d and %d", rows[0].Line, rows[1].Line)
	}
}

func TestWhatIsNoSpreadsheetSaysSo(t *testing.T) {
	for file, want := range map[string]string{
		"PK\x03\x04 and then nothing like it":               "The file is no spreadsheet that can be read",
		"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "old workbook": "This is a spreadsheet of the old or a locked kind",
		book(t, nil, nil): "The file is empty.",
	} {
		_, err := transfer.Customers(strings.NewReader(file), transfer.Options{})
		if careline.CodeOf(err) != careline.CodeInvalid || !strings.HasPrefix(careline.Explain(err, careline.English), want) {
			t.Errorf("%.10q: %v", file, err)
		}
	}
}

func TestASpreadsheetHoldsTextThatDoesNotRun(t *testing.T) {
	s := hotline(t)
	add(t, s, careline.Customer{Name: "=1+1", Note: "+8613800138823"})
	f, err := excelize.OpenReader(strings.NewReader(export(t, s, careline.ExportCustomers, transfer.XLSX)))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close() //nolint:errcheck // it was only read
	if names := f.GetSheetList(); len(names) != 1 || names[0] != "customers" {
		t.Errorf("sheets %q", names)
	}
	formula, err := f.GetCellFormula("customers", "C2")
	if err != nil || formula != "" {
		t.Errorf("formula %q, %v", formula, err)
	}
	for at, want := range map[string]string{"C2": "'=1+1", "T2": "'+8613800138823", "A1": "customer"} {
		if got, err := f.GetCellValue("customers", at); err != nil || got != want {
			t.Errorf("%s is %q, %v", at, got, err)
		}
	}
	long := careline.Customer{Name: "Ann", Note: strings.Repeat("长", 40_000)}
	add(t, s, long)
	var out bytes.Buffer
	_, err = transfer.Export(t.Context(), s, &out, transfer.ExportOptions{What: careline.ExportCustomers, Format: transfer.XLSX}, nil)
	if careline.CodeOf(err) != careline.CodeInvalid || out.Len() > 0 {
		t.Errorf("a text that does not fit: %v, %d bytes", err, out.Len())
	}
}
