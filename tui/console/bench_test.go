package console_test

import (
	"slices"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/store/demo"
)

// made is a hotline of 3000 made-up customers in a folder of its own.
func made(b *testing.B) string {
	b.Helper()
	dsn := "sqlite:" + b.TempDir() + "/demo.db"
	s, err := store.Open(b.Context(), dsn, store.Options{Create: true, Migrate: true})
	if err != nil {
		b.Fatal(err)
	}
	if _, err := demo.Fill(b.Context(), s, demo.Options{Seed: 1, Now: time.Now()}); err != nil {
		b.Fatal(err)
	}
	if err := s.Close(); err != nil {
		b.Fatal(err)
	}
	return dsn
}

// work opens the store and signs the demo's operator in.
func work(b *testing.B, dsn string) (*store.Store, *careline.Session) {
	b.Helper()
	s, err := store.Open(b.Context(), dsn, store.Options{Migrate: true})
	if err != nil {
		b.Fatal(err)
	}
	session, err := careline.NewDesk(s, time.Now, careline.Settings{}).SignIn(b.Context(), demo.Operator)
	if err != nil {
		b.Fatal(err)
	}
	return s, session
}

// report gives the median and the 99th percentile, in milliseconds.
func report(b *testing.B, took []time.Duration) {
	b.Helper()
	slices.Sort(took)
	ms := func(q float64) float64 { return float64(took[int(q*float64(len(took)-1))].Microseconds()) / 1000 }
	b.ReportMetric(ms(0.5), "p50-ms")
	b.ReportMetric(ms(0.99), "p99-ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkFirstFrame measures from opening the store to the omnibox on a
// virtual screen of 80x24, ready to be typed into.
func BenchmarkFirstFrame(b *testing.B) {
	dsn := made(b)
	var took []time.Duration
	for b.Loop() {
		began := time.Now()
		s, session := work(b, dsn)
		m := start(b, session, careline.English, 80, 24, true)
		m.wait("Who is calling?")
		took = append(took, time.Since(began))
		m.stop()
		_ = s.Close()
	}
	report(b, took)
}

// BenchmarkFirstHit measures from the key to the customer on the screen.
func BenchmarkFirstHit(b *testing.B) {
	s, session := work(b, made(b))
	defer s.Close() //nolint:errcheck // nothing was written
	m := start(b, session, careline.English, 80, 24, true)
	defer m.stop()
	m.wait("Who is calling?")
	for _, query := range []struct{ name, typed string }{
		{"phone tail", "8823"}, {"pinyin", "wangjianguo"}, {"name", "王建国"}, {"mixed", "wang 8823 建国路"},
	} {
		b.Run(query.name, func(b *testing.B) {
			var took []time.Duration
			for b.Loop() {
				began := time.Now()
				m.say(query.typed)
				m.wait(demo.KnownName+"  Wang", "138 0013 8823")
				took = append(took, time.Since(began))
				m.press("ctrl+u")
				m.gone("138 0013 8823")
			}
			report(b, took)
		})
	}
}
