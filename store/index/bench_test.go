package index_test

import (
	"context"
	"fmt"
	"math/rand/v2"
	"slices"
	"testing"

	"careline/store/index"
)

// crowd invents documents like customers' files: 60 terms, of which a fifth are
// hardly anybody else's and the rest are shared by one in 5 to one in 20,000.
func crowd(n int, from int64) []index.Document {
	r := rand.New(rand.NewPCG(1, uint64(from)))
	docs := make([]index.Document, n)
	for i := range docs {
		terms := make([]index.Term, 0, 60)
		for k := range 48 {
			few := 5 << (k / 4)
			terms = append(terms, index.Hash(fmt.Sprintf("%d %d", k, r.IntN(few))))
		}
		for range 12 {
			terms = append(terms, index.Term(r.Uint64()>>24))
		}
		slices.Sort(terms)
		docs[i] = index.Document{Number: from + int64(i), Terms: slices.Compact(terms)}
	}
	return docs
}

func BenchmarkBuild(b *testing.B) {
	docs := crowd(4000, 1)
	for b.Loop() {
		if _, err := index.Build(context.Background(), shelf{}, 1, docs); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/4000, "us/document")
}

func BenchmarkMerge(b *testing.B) {
	l := newLibrary()
	for part := range 8 {
		if err := l.add(crowd(4000, int64(part*4000+1))); err != nil {
			b.Fatal(err)
		}
	}
	pages := 0
	for b.Loop() {
		out := shelf{}
		m := index.NewMerge(99, l.segments)
		for !m.Done() {
			if err := m.Step(context.Background(), both{l.shelf, out}, 500_000, nil); err != nil {
				b.Fatal(err)
			}
		}
		pages = 0
		for _, data := range out {
			pages += len(data)
		}
	}
	b.ReportMetric(float64(b.Elapsed().Microseconds())/float64(b.N)/32_000, "us/document")
	b.ReportMetric(float64(pages)/32_000, "bytes/document")
}

// both reads from one shelf and writes to another.
type both struct{ from, to shelf }

func (s both) Pages(ctx context.Context, ids []int64, each func(int64, []byte)) error {
	return s.from.Pages(ctx, ids, each)
}

func (s both) Put(ctx context.Context, id int64, data []byte) error { return s.to.Put(ctx, id, data) }

func BenchmarkSearch(b *testing.B) {
	l := newLibrary()
	const parts, size = 20, 20_000
	for part := range parts {
		if err := l.add(crowd(size, int64(part*size+1))); err != nil {
			b.Fatal(err)
		}
	}
	if err := l.merge(slices.Clone(l.segments), 1_000_000); err != nil {
		b.Fatal(err)
	}
	term := func(k int) index.Way { return index.Way{index.Hash(fmt.Sprintf("%d 0", k))} }
	for _, c := range []struct {
		name string
		plan index.Plan
	}{
		{"one common", index.Plan{{term(0)}}},
		{"two common", index.Plan{{term(0)}, {term(5)}}},
		{"three common", index.Plan{{term(4)}, {term(6)}, {term(9)}}},
		{"common and rare", index.Plan{{term(0)}, {term(40)}}},
		{"nobody", index.Plan{{term(0)}, {{index.Hash("nobody")}}}},
		{"three that hardly meet", index.Plan{{term(12)}, {term(14)}, {term(16)}}},
	} {
		b.Run(c.name, func(b *testing.B) {
			for b.Loop() {
				if _, err := l.search(c.plan, 50); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}
