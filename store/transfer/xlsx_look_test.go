package transfer_test

import (
	"strconv"
	"strings"
	"testing"
	"time"

	"careline/store/transfer"

	"github.com/xuri/excelize/v2"
)

// TestASpreadsheetIsReadAsTheLibraryShowsIt holds the quick reading of rows to
// what the library shows, for texts and numbers in many formats.
func TestASpreadsheetIsReadAsTheLibraryShowsIt(t *testing.T) {
	formats := []string{"", "@", "0", "00000", "0.00", "#,##0", "#,##0.00", "0%", "yyyy-mm-dd", "yyyy/m/d h:mm", "[$-804]yyyy年m月d日", "¥#,##0.00", "0.00E+00", "h:mm:ss"}
	values := []any{
		0, 1, 42, 8014, 12.5, -3, 0.1 + 0.2, 46346, 46346.75, 13800138823, 123456789012345678.0, 1e-7,
		"text", " spaced ", "1E5", "007", "a<b>&\"c\"", "two\nlines", "_x000D_", "𠮷", true, false, time.Date(2026, 11, 20, 9, 5, 0, 0, time.UTC),
	}
	rows, style := [][]any{{"name"}}, map[string]string{}
	for i, f := range formats {
		rows = append(rows, append([]any{"row " + strconv.Itoa(i)}, values...))
		for c := range values {
			at, err := excelize.CoordinatesToCellName(c+2, i+2)
			if err != nil {
				t.Fatal(err)
			}
			if f != "" {
				style[at] = f
			}
		}
	}
	for c := range values {
		rows[0] = append(rows[0], "note "+strconv.Itoa(c))
	}
	file := book(t, rows, style)
	x, err := excelize.OpenReader(strings.NewReader(file), excelize.Options{
		ShortDatePattern: "yyyy-mm-dd", LongDatePattern: "yyyy-mm-dd", LongTimePattern: "hh:mm:ss",
	})
	if err != nil {
		t.Fatal(err)
	}
	defer x.Close() //nolint:errcheck // it was only read
	shown, err := x.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range read(t, file, transfer.Options{}) {
		for c, got := range row.Cells {
			want := shown[i+1][c]
			if c > 0 && strings.Trim(want, "0123456789.,+Ee") == "" && strings.Trim(want, "0123456789") != "" {
				if n, is := values[c-1].(float64); is {
					want = strconv.FormatFloat(n, 'f', -1, 64)
				} else if n, is := values[c-1].(int); is {
					want = strconv.Itoa(n)
				}
			}
			if got != transfer.Plain(want) && (c == 0 || values[c-1] != values[len(values)-1]) {
				t.Errorf("%v as %q is %q, the library shows %q", values[max(0, c-1)], formats[i], got, want)
			}
		}
	}
}
