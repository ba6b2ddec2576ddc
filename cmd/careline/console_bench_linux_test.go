package main

import (
	"os"
	"slices"
	"testing"
	"time"
)

// benchStore is the store that CARELINE_BENCH_STORE names, as sqlite:PATH, or
// else one of 3,000 made-up customers.
func benchStore(b *testing.B) string {
	b.Helper()
	if dsn := os.Getenv("CARELINE_BENCH_STORE"); dsn != "" {
		return dsn
	}
	return madeUp(b, 3000)
}

// BenchmarkStart starts the program, from the command to its first frame.
func BenchmarkStart(b *testing.B) {
	dsn := benchStore(b)
	onTTY(b, dsn).leave() // the program and the store are in the system's cache
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		x := onTTY(b, dsn)
		x.until("Who is calling?")
		took = append(took, time.Since(began))
		x.leave()
	}
	slices.Sort(took)
	ms := func(q int) float64 { return float64(took[(len(took)-1)*q/100].Microseconds()) / 1000 }
	b.ReportMetric(ms(50), "p50-ms")
	b.ReportMetric(ms(99), "p99-ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkTyping types lookups key by key, and tells the bytes that a key
// sends to the terminal and the memory of the desk after all of them.
func BenchmarkTyping(b *testing.B) {
	x := onTTY(b, benchStore(b))
	defer x.leave()
	x.until("Who is calling?")
	x.quiet()
	var bytes []int
	words := []string{"wang 8823", "liwei", "张伟", "中山路", "zs 13", "139", "陈 建国路"}
	for i := 0; b.Loop(); i++ {
		for _, letter := range words[i%len(words)] {
			x.typeIn(string(letter))
			bytes = append(bytes, x.quiet())
		}
		x.typeIn("\x15") // ctrl+u empties the line
		x.quiet()
	}
	slices.Sort(bytes)
	b.ReportMetric(float64(bytes[len(bytes)/2]), "p50-B/key")
	b.ReportMetric(float64(bytes[len(bytes)*99/100]), "p99-B/key")
	b.ReportMetric(x.memory(), "MB")
	b.ReportMetric(0, "ns/op")
}
