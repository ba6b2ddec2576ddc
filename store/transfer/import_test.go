package transfer_test

import (
	"bytes"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/store/storetest"
	"careline/store/transfer"
)

const us500 = "../../testdata/us-500.csv"

func hotline(t testing.TB) *careline.Session {
	_, session := desk(t)
	return session
}

// desk is the desk of a new store, with a session of its administrator.
func desk(t testing.TB) (*careline.Desk, *careline.Session) {
	t.Helper()
	s := storetest.Fresh(t)
	now := time.Date(2026, 11, 20, 14, 32, 0, 0, time.UTC)
	desk := careline.NewDesk(s, func() time.Time { return now }, careline.Settings{})
	if err := desk.Found(t.Context(), "admin", "Admin"); err != nil {
		t.Fatal(err)
	}
	session, err := desk.SignIn(t.Context(), "admin")
	if err != nil {
		t.Fatal(err)
	}
	return desk, session
}

func take(t testing.TB, session *careline.Session, file string, opts transfer.Options) transfer.Report {
	t.Helper()
	r, err := transfer.Customers(strings.NewReader(file), opts)
	if err != nil {
		t.Fatal(err)
	}
	report, err := transfer.Import(t.Context(), session, r, nil)
	if err != nil {
		t.Fatal(err)
	}
	return report
}

func counts(r transfer.Report) [4]int { return [4]int{r.Read, r.Created, r.Updated, r.Rejected} }

func TestImportTwiceCreatesNothingNew(t *testing.T) {
	file, err := os.ReadFile(us500)
	if err != nil {
		t.Fatal(err)
	}
	session := hotline(t)
	for i, want := range [][4]int{{500, 500, 0, 0}, {500, 500, 0, 0}, {500, 0, 0, 0}, {500, 0, 0, 0}} {
		opts := transfer.Options{DryRun: i%2 == 0}
		if got := counts(take(t, session, string(file), opts)); got != want {
			t.Errorf("run %d (dry: %t): read, created, updated, rejected %v, want %v", i, opts.DryRun, got, want)
		}
	}
	for _, query := range []string{"James Butt", "504-621-8927", "15048451427", "jbutt@gmail.com", "6649 N Blue Gum St"} {
		hits, err := session.Lookup(t.Context(), query, 5)
		if err != nil || len(hits.Matches) == 0 || hits.Matches[0].Customer.Name != "James Butt" {
			t.Errorf("%q finds %+v, %v", query, hits.Matches, err)
		}
	}
}

func TestDryRunSeesRepeatsAcrossBatches(t *testing.T) {
	var file strings.Builder
	file.WriteString("name,phone\n")
	for range 2 {
		for i := range 600 {
			file.WriteString("Ann" + strings.Repeat("n", i%7) + ",138001" + string(rune('0'+i/100)) + string(rune('0'+i/10%10)) + string(rune('0'+i%10)) + "00\n")
		}
	}
	session := hotline(t)
	dry := take(t, session, file.String(), transfer.Options{DryRun: true})
	wet := take(t, session, file.String(), transfer.Options{})
	if counts(dry) != counts(wet) || wet.Created != 600 {
		t.Errorf("dry %v, wet %v", counts(dry), counts(wet))
	}
}

func TestUpdateFillsWhatIsMissing(t *testing.T) {
	session := hotline(t)
	take(t, session, "name,phone\nAnn,13800138823\n", transfer.Options{})
	report := take(t, session, "name,phone,email\nAnn,138 0013 8823,ann@example.com\n", transfer.Options{})
	if counts(report) != [4]int{1, 0, 1, 0} {
		t.Errorf("%+v", report)
	}
}

func TestRejectsAreMendedAndTakenInAgain(t *testing.T) {
	session := hotline(t)
	path := filepath.Join(t.TempDir(), "list.rejects.csv")
	file := "name,phone,note\nAnn,13800138823,\n,,=nobody\nBen,13800138824,x,spilt\n"
	report := take(t, session, file, transfer.Options{Rejects: path})
	if counts(report) != [4]int{3, 1, 0, 2} || report.RejectsFile != path {
		t.Fatalf("%+v", report)
	}
	got, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	want := "\ufeffname,phone,note,line,reason\n" +
		",,'=nobody,3,Line 3 has neither a name nor a phone.\n" +
		"Ben,13800138824,x,4,Line 4 has 4 columns where the header has 3.,spilt\n"
	if string(got) != want {
		t.Fatalf("got\n%s\nwant\n%s", got, want)
	}

	again := take(t, session, string(got), transfer.Options{Rejects: path})
	if again.Rejected != 2 || again.RejectsFile != strings.Replace(path, ".rejects", ".2.rejects", 1) {
		t.Errorf("not mended: %+v", again)
	}
	mended := bytes.Replace(got, []byte(",,'=nobody"), []byte("Cid,,'=nobody"), 1)
	mended = bytes.Replace(mended, []byte(",spilt"), nil, 1)
	if last := take(t, session, string(mended), transfer.Options{Rejects: path}); counts(last) != [4]int{2, 2, 0, 0} || last.RejectsFile != "" {
		t.Errorf("mended: %+v", last)
	}
}

func TestRejectsFor(t *testing.T) {
	for path, want := range map[string]string{
		"a/list.csv": "a/list.rejects.csv", "list.CSV": "list.rejects.csv", "list": "list.rejects.csv",
		"list.rejects.csv": "list.rejects.csv", "list.txt": "list.rejects.csv",
	} {
		if got := transfer.RejectsFor(path); got != want {
			t.Errorf("RejectsFor(%q) = %q, want %q", path, got, want)
		}
	}
}

func TestImportNeedsThePermission(t *testing.T) {
	desk, admin := desk(t)
	operator, err := admin.AddStaff(t.Context(), "k1", careline.Staff{Login: "op", Role: careline.RoleOperator})
	if err != nil {
		t.Fatal(err)
	}
	r, err := transfer.Customers(strings.NewReader("name\nAnn\n"), transfer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := transfer.Import(t.Context(), desk.For(operator), r, nil); careline.CodeOf(err) != careline.CodeForbidden {
		t.Errorf("an operator imports: %v", err)
	}
}

func TestProgressComesToTheEnd(t *testing.T) {
	file := "name\n" + strings.Repeat("Ann\n", 1200)
	r, err := transfer.Customers(strings.NewReader(file), transfer.Options{Size: int64(len(file))})
	if err != nil {
		t.Fatal(err)
	}
	var last transfer.Progress
	if _, err := transfer.Import(t.Context(), hotline(t), r, func(p transfer.Progress) { last = p }); err != nil {
		t.Fatal(err)
	}
	if last.Read != 1200 || last.Bytes != last.Size {
		t.Errorf("%+v", last)
	}
}

func TestCancelledImportStops(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	r, err := transfer.Customers(strings.NewReader("name\n"+strings.Repeat("Ann\n", 5000)), transfer.Options{})
	if err != nil {
		t.Fatal(err)
	}
	report, err := transfer.Import(ctx, hotline(t), r, func(transfer.Progress) { cancel() })
	if err == nil || report.Read == 5000 {
		t.Errorf("%+v, %v", report, err)
	}
}
