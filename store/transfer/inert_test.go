package transfer_test

import (
	"bytes"
	"encoding/csv"
	"errors"
	"io"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"careline/store/transfer"

	"pgregory.net/rapid"
)

func TestInert(t *testing.T) {
	for cell, want := range map[string]string{
		"": "", "Ann": "Ann", "'tis": "'tis", "'": "'",
		"=1+1": "'=1+1", "+8613800138823": "'+8613800138823", "-1": "'-1", "@x": "'@x", "\tx": "'\tx", "\rx": "'\rx",
		"＝1": "'＝1", "＋1": "'＋1", "－1": "'－1", "＠x": "'＠x", "'=1": "''=1",
	} {
		if got := transfer.Inert(cell); got != want {
			t.Errorf("Inert(%q) = %q, want %q", cell, got, want)
		}
	}
}

func TestInertComesBackUnchanged(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		cell := rapid.OneOf(
			rapid.String(),
			rapid.StringMatching(`['=+@＝＠\t\r\n-]{0,4}.{0,6}`),
		).Draw(t, "cell")
		inert := transfer.Inert(cell)
		if strings.HasPrefix(inert, "=") || strings.HasPrefix(inert, "＝") {
			t.Fatalf("%q runs", inert)
		}
		if got := transfer.Plain(inert); got != cell {
			t.Fatalf("%q came back as %q", cell, got)
		}
	})
}

// FuzzReader holds the reader to encoding/csv where that takes a file, and to
// coming to an end, line by line, where it does not.
func FuzzReader(f *testing.F) {
	for _, seed := range []string{
		"name,phone\nAnn,1\n", "name\n\"a\"\"b\"\n", "name\n\"open\n", "sep=;\nname;x\n", "\xff\xfen\x00", "name\r\"\r\n\"\r", "姓名\n\xd5\xc5\n",
	} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, file []byte) {
		r, err := transfer.Customers(bytes.NewReader(append([]byte("name,phone\n"), file...)), transfer.Options{})
		if err != nil {
			t.Fatalf("the header is plain: %v", err)
		}
		want, comparable := strictly(file)
		line := 1
		for n := 0; ; n++ {
			row, err := r.Next()
			if errors.Is(err, io.EOF) {
				if comparable && n != len(want) {
					t.Fatalf("%d rows, want %d", n, len(want))
				}
				return
			}
			if err != nil {
				t.Fatal(err)
			}
			if row.Line <= line {
				t.Fatalf("line %d after line %d", row.Line, line)
			}
			line = row.Line
			if comparable && (n >= len(want) || !slices.Equal(row.Cells, want[n])) {
				t.Fatalf("row %d: %q, want %q", n, row.Cells, want)
			}
		}
	})
}

// strictly reads a file with encoding/csv; false where the two are not meant
// to agree: on broken quotes, other encodings, and what ends a line.
func strictly(file []byte) ([][]string, bool) {
	if !utf8.Valid(file) || bytes.ContainsRune(file, '\r') || len(file) > 100_000 {
		return nil, false
	}
	strict := csv.NewReader(bytes.NewReader(file))
	strict.FieldsPerRecord = -1
	rows, err := strict.ReadAll()
	rows = slices.DeleteFunc(rows, func(cells []string) bool { return strings.TrimSpace(strings.Join(cells, "")) == "" })
	for _, cells := range rows {
		for i, c := range cells {
			cells[i] = transfer.Plain(c)
		}
	}
	return rows, err == nil
}
