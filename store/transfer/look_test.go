package transfer_test

import (
	"slices"
	"strings"
	"testing"

	"careline"
	"careline/store/transfer"

	"golang.org/x/text/encoding/simplifiedchinese"
)

func open(t testing.TB, kind careline.ListKind, file string, opts transfer.Options) *transfer.Reader {
	t.Helper()
	r, err := transfer.Open(kind, strings.NewReader(file), opts)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = r.Close() })
	return r
}

func sourceOf(f careline.ListFile, code string) []int {
	for _, s := range f.Mapping {
		if s.Field == code {
			return s.Columns
		}
	}
	return nil
}

func TestAFileTellsWhatItWasUnderstoodAsBeforeItIsTakenIn(t *testing.T) {
	t.Parallel()
	file, err := simplifiedchinese.GB18030.NewEncoder().String("客户一览\n姓名;手机;颜色\n王建国;13800138823;红\n李小红;13900002001;红\n")
	if err != nil {
		t.Fatal(err)
	}
	f := open(t, careline.ListCustomers, file, transfer.Options{}).File()
	if f.Encoding != "GB18030" || f.Separator != ";" || f.Line != 2 || f.Problem != nil || f.Saved {
		t.Errorf("%+v", f)
	}
	if want := []string{"王建国", "李小红"}; !slices.Equal(f.Columns[0].Samples, want) || !slices.Equal(f.Columns[2].Samples, []string{"红"}) {
		t.Errorf("samples %q", f.Columns)
	}
	if !slices.Equal(sourceOf(f, "phone"), []int{1}) || !slices.Equal(f.Ignored(), []int{2}) {
		t.Errorf("mapping %+v", f.Mapping)
	}
}

func TestAMappingThatWasConfirmedIsUsedForTheSameHeader(t *testing.T) {
	t.Parallel()
	s := hotline(t)
	const file = "wer,wo,womit\nAnn,Nanjing,13800138823\n"
	r := open(t, careline.ListCustomers, file, transfer.Options{})
	if f := r.File(); f.Problem == nil || careline.CodeOf(f.Problem) != careline.CodeInvalid {
		t.Fatalf("the columns were understood: %+v", f)
	}
	if _, err := r.TakeIn(t.Context(), s, nil); careline.CodeOf(err) != careline.CodeInvalid {
		t.Fatalf("it was taken in: %v", err)
	}
	want := careline.ListMapping{{Field: "name", Columns: []int{0}}, {Field: "phone", Columns: []int{2}}}
	for _, m := range []careline.ListMapping{{{Field: "shoe", Columns: []int{0}}}, {{Field: "name", Columns: []int{3}}}, {{Field: "name"}}} {
		if err := r.Map(m); careline.CodeOf(err) != careline.CodeUsage {
			t.Errorf("%+v: %v", m, err)
		}
	}
	if err := r.Map(want); err != nil {
		t.Fatal(err)
	}
	if err := r.Keep(t.Context(), s); err != nil {
		t.Fatal(err)
	}
	again := open(t, careline.ListCustomers, file, transfer.Options{})
	if known, err := again.Recall(t.Context(), s); err != nil || !known {
		t.Fatal(known, err)
	}
	f := again.File()
	if !f.Saved || f.Problem != nil || !slices.Equal(sourceOf(f, "phone"), []int{2}) || !slices.Equal(f.Ignored(), []int{1}) {
		t.Errorf("%+v", f)
	}
	if report, err := again.TakeIn(t.Context(), s, nil); err != nil || report.Created != 1 {
		t.Errorf("%+v %v", report, err)
	}
	told := open(t, careline.ListCustomers, file, transfer.Options{Map: []string{"name=wer", "address=wo"}})
	if known, err := told.Recall(t.Context(), s); err != nil || known {
		t.Errorf("a map that is given was overruled: %v %v", known, err)
	}
	other := open(t, careline.ListCustomers, strings.Replace(file, "wo,", "wann,", 1), transfer.Options{})
	if known, err := other.Recall(t.Context(), s); err != nil || known {
		t.Errorf("another header has the mapping: %v %v", known, err)
	}
}

func TestTheFirstRowsAreShownAsTheyWouldBeTaken(t *testing.T) {
	t.Parallel()
	s := hotline(t)
	take(t, s, "name,phone\nAnn,13800138823\n", transfer.Options{})
	r := open(t, careline.ListCustomers, "name,phone,email\nAnn,138 0013 8823,ann@example.com\n,,\nBen,5,\n,,x@example.com\n,,?\nCid,7,\n", transfer.Options{})
	rows, err := r.Preview(t.Context(), s, 4)
	if err != nil {
		t.Fatal(err)
	}
	if len(rows) != 4 || !rows[0].Updated || rows[0].Created || !rows[1].Created || rows[1].Line != 4 {
		t.Fatalf("%+v", rows)
	}
	if !slices.Contains(rows[0].Values, careline.ListValue{Field: "email", Text: "ann@example.com"}) {
		t.Errorf("%+v", rows[0].Values)
	}
	if got := everybody(t, s); len(got) != 1 || len(got[0].Contacts) != 1 {
		t.Errorf("looking changed the store: %+v", got)
	}
	report, err := r.TakeIn(t.Context(), s, nil)
	if err != nil || counts(report) != [4]int{5, 4, 1, 0} {
		t.Errorf("%+v %v", report, err)
	}
}
