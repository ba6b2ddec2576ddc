package transfer_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/store/transfer"
)

// list is a Chinese list of so many customers.
func list(n int) string {
	var b strings.Builder
	b.WriteString("客户编号,姓名,手机,固话,地址,备注\n")
	for i := range n {
		fmt.Fprintf(&b, "K%07d,王%c%c,138%08d,025-8%07d,江苏省南京市鼓楼区建国路%d号阳光花园%d-%d-%d,晚上联系\n",
			i, '一'+rune(i%2000), '一'+rune(i/2000), i, i, i%400+1, i%30+1, i%4+1, i%24*100+101)
	}
	return b.String()
}

// benchRows is how many rows a benchmark reads or writes; the environment may
// say another number.
func benchRows(b *testing.B) int {
	b.Helper()
	if s := os.Getenv("CARELINE_BENCH_ROWS"); s != "" {
		n, err := strconv.Atoi(s)
		if err != nil {
			b.Fatal(err)
		}
		return n
	}
	return 10_000
}

func BenchmarkRead(b *testing.B) {
	n := benchRows(b)
	file := list(n)
	for b.Loop() {
		readAll(b, file)
	}
	b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "rows/s")
}

// BenchmarkReadSpreadsheet reads what careline exports.
func BenchmarkReadSpreadsheet(b *testing.B) {
	n := benchRows(b)
	s := hotline(b)
	take(b, s, list(n), transfer.Options{})
	var out strings.Builder
	if _, err := transfer.Export(b.Context(), s, &out, transfer.ExportOptions{What: careline.ExportCustomers, Format: transfer.XLSX}, nil); err != nil {
		b.Fatal(err)
	}
	for b.Loop() {
		readAll(b, out.String())
	}
	b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "rows/s")
}

func readAll(b *testing.B, file string) {
	b.Helper()
	r, err := transfer.Customers(strings.NewReader(file), transfer.Options{})
	if err != nil {
		b.Fatal(err)
	}
	defer r.Close() //nolint:errcheck // it was only read
	for err == nil {
		_, err = r.Next()
	}
}

// BenchmarkImport takes in a file, from its first byte to the last commit,
// with the lookup index. Customers a second of processor time is what a busy
// machine can be compared by.
func BenchmarkImport(b *testing.B) {
	n := benchRows(b)
	path := filepath.Join(b.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(list(n)), 0o600); err != nil {
		b.Fatal(err)
	}
	began := processorTime()
	for b.Loop() {
		report, err := importFile(b.Context(), "sqlite:"+filepath.Join(b.TempDir(), "care.db"), path, nil)
		if err != nil || report.Created != n {
			b.Fatalf("%+v, %v", report, err)
		}
	}
	b.ReportMetric(float64(b.N*n)/b.Elapsed().Seconds(), "rows/s")
	b.ReportMetric((processorTime()-began).Seconds()*1e6/float64(b.N*n), "cpu-us/row")
}

// BenchmarkSaveDuringImport measures how long the saves of another desk, with
// the store opened for itself, take while a list is imported.
func BenchmarkSaveDuringImport(b *testing.B) {
	n := benchRows(b)
	path := filepath.Join(b.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(list(n)), 0o600); err != nil {
		b.Fatal(err)
	}
	dsn := "sqlite:" + filepath.Join(b.TempDir(), "care.db")
	ctx, stop := context.WithCancel(b.Context())
	begun := make(chan struct{})
	done := make(chan error, 1)
	go func() {
		first := true
		_, err := importFile(ctx, dsn, path, func(transfer.Progress) {
			if first {
				close(begun)
			}
			first = false
		})
		stop()
		done <- err
	}()
	<-begun
	took, err := saveUntil(ctx, dsn)
	if err != nil {
		b.Fatal(err)
	}
	if err := <-done; err != nil {
		b.Fatal(err)
	}
	slices.Sort(took)
	b.ReportMetric(float64(took[len(took)/2].Milliseconds()), "p50-ms")
	b.ReportMetric(float64(took[len(took)*99/100].Milliseconds()), "p99-ms")
	b.ReportMetric(float64(took[len(took)-1].Milliseconds()), "most-ms")
	b.ReportMetric(float64(len(took)), "saves")
}

// saveUntil saves a customer twenty times a second until ctx ends.
func saveUntil(ctx context.Context, dsn string) (took []time.Duration, err error) {
	s, err := store.Open(context.Background(), dsn, store.Options{})
	if err != nil {
		return nil, err
	}
	defer s.Close() //nolint:errcheck // the times are what is looked at
	desk := careline.NewDesk(s, time.Now, careline.Settings{})
	session, err := desk.SignIn(context.Background(), "admin")
	if err != nil {
		return nil, err
	}
	for n := 0; ctx.Err() == nil; n++ {
		began := time.Now()
		name := "desk " + strconv.Itoa(n)
		if _, err := session.AddCustomer(context.Background(), name, careline.Customer{Name: name}); err != nil {
			return nil, err
		}
		took = append(took, time.Since(began))
		time.Sleep(50 * time.Millisecond)
	}
	return took, nil
}
