package transfer_test

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/store/transfer"
)

// A test that needs a process to kill runs this program again, which then
// imports the list into the store that importInto names.
const (
	importInto = "CARELINE_TEST_IMPORT_INTO"
	importList = "CARELINE_TEST_IMPORT_LIST"
)

func TestMain(m *testing.M) {
	if dsn := os.Getenv(importInto); dsn != "" {
		report, err := importFile(context.Background(), dsn, os.Getenv(importList), func(p transfer.Progress) { fmt.Println(p.Read) })
		fmt.Println(report.Read, err)
		os.Exit(0)
	}
	os.Exit(m.Run())
}

func importFile(ctx context.Context, dsn, path string, progress func(transfer.Progress)) (report transfer.Report, err error) {
	s, err := store.Open(ctx, dsn, store.Options{Create: true})
	if err != nil {
		return report, err
	}
	defer s.Close() //nolint:errcheck // the report is what is looked at
	desk := careline.NewDesk(s, time.Now, careline.Settings{})
	if err := desk.Found(ctx, "admin", "Admin"); err != nil {
		return report, err
	}
	session, err := desk.SignIn(ctx, "admin")
	if err != nil {
		return report, err
	}
	f, err := os.Open(path)
	if err != nil {
		return report, err
	}
	defer f.Close() //nolint:errcheck // it was only read
	r, err := transfer.Customers(f, transfer.Options{Rejects: transfer.RejectsFor(path)})
	if err != nil {
		return report, err
	}
	return transfer.Import(ctx, session, r, progress)
}

// flawed is a list of which one row in a hundred can't be taken.
func flawed(n int) string {
	lines := strings.SplitAfter(list(n), "\n")
	for i := 50; i < len(lines); i += 100 {
		lines[i] = fmt.Sprintf("K%07d,,,,,nobody\n", i)
	}
	return strings.Join(lines, "")
}

func TestAnImportThatIsKilledGoesOn(t *testing.T) {
	t.Parallel()
	const rows, kills = 9000, 3
	path := filepath.Join(t.TempDir(), "list.csv")
	rejects := transfer.RejectsFor(path)
	if err := os.WriteFile(path, []byte(flawed(rows)), 0o600); err != nil {
		t.Fatal(err)
	}
	dsn := "sqlite:" + filepath.Join(t.TempDir(), "care.db")
	for range kills {
		killInTheMiddle(t, dsn, path)
	}
	if err := os.WriteFile(rejects, append(contentOf(t, rejects), "half a row of the transaction that was lo"...), 0o600); err != nil {
		t.Fatal(err)
	}
	report, err := importFile(t.Context(), dsn, path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if counts(report) != [4]int{rows, rows - 90, 0, 90} || report.Before == 0 || report.RejectsFile != rejects {
		t.Errorf("%+v", report)
	}
	whole, err := importFile(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "care.db"), path, nil)
	if err != nil {
		t.Fatal(err)
	}
	if got, want := contentOf(t, rejects), contentOf(t, whole.RejectsFile); string(got) != string(want) {
		t.Errorf("the rejects file has %d bytes, that of an import without interruption %d", len(got), len(want))
	}
	again, err := importFile(t.Context(), dsn, path, nil)
	if err != nil || counts(again) != [4]int{rows, 0, 0, 90} || again.Before != 0 {
		t.Errorf("once more, after it was complete: %+v, %v", again, err)
	}
}

// killInTheMiddle imports in a process of its own, which is killed after its
// second transaction.
func killInTheMiddle(t *testing.T, dsn, path string) {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	cmd := exec.CommandContext(t.Context(), program)
	cmd.Env = append(os.Environ(), importInto+"="+dsn, importList+"="+path)
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	lines := bufio.NewScanner(out)
	for range 2 {
		lines.Scan()
	}
	if strings.Contains(lines.Text(), " ") {
		t.Errorf("it was done too soon: %s", lines.Text())
	}
	if err := cmd.Process.Kill(); err != nil {
		t.Fatal(err)
	}
	_ = cmd.Wait() // it was killed
}

func contentOf(t *testing.T, path string) []byte {
	t.Helper()
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return content
}

// interrupt imports a list, and stops after the first transaction.
func interrupt(t *testing.T, session *careline.Session, file string, opts transfer.Options) transfer.Report {
	t.Helper()
	ctx, cancel := context.WithCancel(t.Context())
	r, err := transfer.Customers(strings.NewReader(file), opts)
	if err != nil {
		t.Fatal(err)
	}
	report, err := transfer.Import(ctx, session, r, func(transfer.Progress) { cancel() })
	if err == nil || !strings.Contains(err.Error(), "goes on from there") || report.Read == 0 {
		t.Fatalf("%+v, %v", report, err)
	}
	return report
}

func TestRejectsThatWereTakenAwayAreWrittenAgain(t *testing.T) {
	session, file := hotline(t), flawed(5000)
	opts := transfer.Options{Rejects: filepath.Join(t.TempDir(), "list.rejects.csv")}
	interrupt(t, session, file, opts)
	if err := os.Remove(opts.Rejects); err != nil {
		t.Fatal(err)
	}
	report := take(t, session, file, opts)
	if n := strings.Count(string(contentOf(t, opts.Rejects)), "nobody"); n != 50 || report.Rejected != 50 || report.Before == 0 {
		t.Errorf("%d rows in the file, %+v", n, report)
	}
}

func TestAChangedListIsANewImport(t *testing.T) {
	session, file := hotline(t), flawed(5000)
	stopped := interrupt(t, session, file, transfer.Options{})
	for name, opts := range map[string]transfer.Options{
		"other content": {}, "another map": {Map: []string{"note=备注"}}, "another country": {Country: "CN"},
	} {
		other := file
		if name == "other content" {
			other += "K9999999,李四,13800138000,,,\n"
		}
		if report := interrupt(t, session, other, opts); report.Before != 0 || report.Created != 0 && report.Read <= stopped.Read {
			t.Errorf("%s: %+v", name, report)
		}
	}
	if report := take(t, session, file, transfer.Options{}); report.Before != stopped.Read || report.Read != 5000 {
		t.Errorf("the list itself: %+v", report)
	}
}
