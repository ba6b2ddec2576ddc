package transfer_test

import (
	"fmt"
	"strings"
	"testing"

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

func BenchmarkRead(b *testing.B) {
	file := list(10_000)
	for b.Loop() {
		r, err := transfer.Customers(strings.NewReader(file), transfer.Options{})
		if err != nil {
			b.Fatal(err)
		}
		for {
			if _, err := r.Next(); err != nil {
				break
			}
		}
	}
	b.ReportMetric(float64(b.N)*10_000/b.Elapsed().Seconds(), "rows/s")
}

func BenchmarkImport(b *testing.B) {
	file := list(10_000)
	for b.Loop() {
		if r := take(b, hotline(b), file, transfer.Options{}); r.Created != 10_000 {
			b.Fatalf("%+v", r)
		}
	}
	b.ReportMetric(float64(b.N)*10_000/b.Elapsed().Seconds(), "rows/s")
}
