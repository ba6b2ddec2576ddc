package index_test

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"careline/store/index"
)

// shelf keeps pages in memory.
type shelf map[int64][]byte

func (s shelf) Pages(_ context.Context, ids []int64, each func(int64, []byte)) error {
	for _, id := range ids {
		if data, ok := s[id]; ok {
			each(id, slices.Clone(data))
		}
	}
	return nil
}

func (s shelf) Put(_ context.Context, id int64, data []byte) error {
	if _, there := s[id]; there {
		return fmt.Errorf("page %x is written twice", id)
	}
	s[id] = slices.Clone(data)
	return nil
}

// library is documents in segments, and what they are in truth.
type library struct {
	shelf    shelf
	segments []index.Segment // highest first
	docs     map[int64][]index.Term
	dead     map[int64]bool
	lastID   int64
	last     int64
	cache    *index.Cache
}

func newLibrary() *library {
	return &library{shelf: shelf{}, docs: map[int64][]index.Term{}, dead: map[int64]bool{}}
}

func (l *library) add(docs []index.Document) error {
	l.lastID++
	s, err := index.Build(context.Background(), l.shelf, l.lastID, docs)
	l.segments = slices.Insert(l.segments, 0, s)
	for _, d := range docs {
		l.docs[d.Number] = d.Terms
	}
	return err
}

func (l *library) merge(from []index.Segment, postings int64) error {
	l.lastID++
	at := slices.IndexFunc(l.segments, func(s index.Segment) bool { return s.ID == from[0].ID })
	m := index.NewMerge(l.lastID, from)
	for !m.Done() {
		if err := m.Step(context.Background(), l.shelf, postings, l.dead); err != nil {
			return err
		}
	}
	for i := range from {
		low, high := from[i].PageIDs()
		maps.DeleteFunc(l.shelf, func(id int64, _ []byte) bool { return id >= low && id < high })
	}
	l.segments = slices.Replace(l.segments, at, at+len(from), m.Out)
	maps.DeleteFunc(l.docs, func(n int64, _ []index.Term) bool { return l.dead[n] && n >= m.Out.First && n <= m.Out.Last })
	return nil
}

func (l *library) search(plan index.Plan, limit int) ([]int64, error) {
	var got []int64
	for n, err := range index.Search(context.Background(), l.shelf, l.cache, l.segments, nil, plan) {
		if err != nil {
			return got, err
		}
		if got = append(got, n); len(got) == limit {
			break
		}
	}
	return got, nil
}

// truth is the same by looking at every document.
func (l *library) truth(plan index.Plan, limit int) []int64 {
	var want []int64
	for _, n := range slices.Backward(slices.Sorted(maps.Keys(l.docs))) {
		all := len(plan) > 0
		for _, scrap := range plan {
			all = all && slices.ContainsFunc(scrap, func(w index.Way) bool {
				return len(w) > 0 && !slices.ContainsFunc(w, func(t index.Term) bool { return !slices.Contains(l.docs[n], t) })
			})
		}
		if all && len(want) < limit {
			want = append(want, n)
		}
	}
	return want
}

// invented draws documents with common and rare terms.
func (l *library) invented(t *rapid.T, most int) []index.Document {
	docs := make([]index.Document, rapid.IntRange(1, most).Draw(t, "documents"))
	for i := range docs {
		l.last += int64(rapid.IntRange(1, 3).Draw(t, "gap"))
		var terms []string
		for common := range 6 {
			if rapid.IntRange(0, common).Draw(t, "has") == 0 {
				terms = append(terms, fmt.Sprint("common", common))
			}
		}
		terms = append(terms, fmt.Sprint("rare", l.last), fmt.Sprint("some", l.last%17))
		docs[i] = index.Document{Number: l.last, Terms: index.Hashes(terms)}
	}
	return docs
}

func (l *library) plan(t *rapid.T) index.Plan {
	term := rapid.Custom(func(t *rapid.T) index.Term {
		kind := rapid.SampledFrom([]string{"common", "common", "some", "rare", "none"}).Draw(t, "kind")
		n := map[string]int{"common": 5, "some": 16, "rare": int(l.last)}[kind]
		return index.Hash(fmt.Sprint(kind, rapid.IntRange(0, n).Draw(t, "n")))
	})
	var plan index.Plan
	for range rapid.IntRange(0, 3).Draw(t, "scraps") {
		var scrap index.Scrap
		for range rapid.IntRange(0, 3).Draw(t, "ways") {
			scrap = append(scrap, rapid.SliceOfN(term, 0, 3).Draw(t, "way"))
		}
		plan = append(plan, scrap)
	}
	return plan
}

func TestASearchFindsWhatIsThereAndNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLibrary()
		if rapid.Bool().Draw(t, "cached") {
			l.cache = index.NewCache(rapid.SampledFrom([]int{1000, 1 << 20}).Draw(t, "bytes"))
		}
		for range rapid.IntRange(1, 12).Draw(t, "steps") {
			if err := l.add(l.invented(t, 40)); err != nil {
				t.Fatal(err)
			}
			if rapid.IntRange(0, 3).Draw(t, "dies") == 0 {
				l.dead[int64(rapid.IntRange(1, int(l.last)).Draw(t, "dead"))] = true
			}
			if n := len(l.segments); n > 1 && rapid.Bool().Draw(t, "merge") {
				from := rapid.IntRange(0, n-2).Draw(t, "from")
				to := rapid.IntRange(from+2, n).Draw(t, "to")
				if err := l.merge(slices.Clone(l.segments[from:to]), int64(rapid.IntRange(1, 5000).Draw(t, "postings"))); err != nil {
					t.Fatal(err)
				}
			}
		}
		for range 10 {
			plan, limit := l.plan(t), rapid.SampledFrom([]int{1, 5, 1000}).Draw(t, "limit")
			got, err := l.search(plan, limit)
			if want := l.truth(plan, limit); err != nil || !slices.Equal(got, want) {
				t.Fatalf("%v gives %v, %v; want %v", plan, got, err, want)
			}
		}
	})
}

func TestACommonTermLiesInChunksThatAreSkipped(t *testing.T) {
	l := newLibrary()
	for part := range 4 {
		docs := make([]index.Document, 15_000)
		for i := range docs {
			n := int64(part*len(docs) + i + 1)
			terms := []string{"all", fmt.Sprint("one", n)}
			if n%3 == 0 {
				terms = append(terms, "third")
			}
			if n%3 == 1 {
				terms = append(terms, "other")
			}
			docs[i] = index.Document{Number: n, Terms: index.Hashes(terms)}
		}
		if err := l.add(docs); err != nil {
			t.Fatal(err)
		}
	}
	for range 2 {
		for _, c := range []struct {
			terms string
			want  []int64
		}{
			{"all third", []int64{60_000, 59_997, 59_994}},
			{"all one2", []int64{2}},
			{"third one30000 all", []int64{30_000}},
			{"third other", nil},
		} {
			var way index.Way
			for w := range strings.FieldsSeq(c.terms) {
				way = append(way, index.Hash(w))
			}
			got, err := l.search(index.Plan{{way}}, 3)
			if err != nil || !slices.Equal(got, c.want) {
				t.Errorf("%s gives %v, %v; want %v", c.terms, got, err, c.want)
			}
		}
		if err := l.merge(slices.Clone(l.segments), 100_000); err != nil {
			t.Fatal(err)
		}
	}
}

func TestWalkTellsAllThatIsKept(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		l := newLibrary()
		for range 3 {
			if err := l.add(l.invented(t, 300)); err != nil {
				t.Fatal(err)
			}
		}
		if rapid.Bool().Draw(t, "merge") {
			if err := l.merge(slices.Clone(l.segments), 1000); err != nil {
				t.Fatal(err)
			}
		}
		got := map[int64][]index.Term{}
		for _, s := range l.segments {
			if err := index.Walk(context.Background(), l.shelf, s, func(doc int64, term index.Term) {
				got[doc] = append(got[doc], term)
			}); err != nil {
				t.Fatal(err)
			}
		}
		if !maps.EqualFunc(got, l.docs, slices.Equal) {
			t.Fatalf("walked over %v, kept %v", got, l.docs)
		}
		for n, terms := range l.docs {
			s := l.segments[slices.IndexFunc(l.segments, func(s index.Segment) bool { return n >= s.First })]
			for _, want := range []bool{true, false} {
				if ok, err := index.Holds(context.Background(), l.shelf, s, n, terms); ok != want || err != nil {
					t.Fatalf("holds %v of document %d: %v, %v", terms, n, ok, err)
				}
				terms = append(slices.Clone(terms), 1<<40-1)
			}
			break
		}
	})
}

func TestNeighboursOfASizeAreMergedAtEight(t *testing.T) {
	at := func(sizes ...int64) []index.Segment {
		var all []index.Segment
		for _, n := range sizes {
			all = append(all, index.Segment{Docs: n})
		}
		return all
	}
	for _, c := range []struct {
		segments []index.Segment
		want     int
	}{
		{at(), 0},
		{at(64, 64, 64, 64, 64, 64, 64), 0},
		{at(64, 64, 64, 64, 64, 64, 64, 64), 8},
		{at(64, 64, 64, 64, 64, 64, 64, 512), 0},
		{at(64, 64, 512, 512, 512, 512, 512, 512, 70_000, 300_000), 0},
		{at(64, 64, 512, 512, 512, 512, 512, 512, 512, 512, 70_000, 300_000), 10},
		{at(4000, 4000, 64, 64, 4000, 4000, 4000, 4000, 300_000), 8},
	} {
		if got := index.Due(c.segments, func(index.Segment) bool { return false }); len(got) != c.want {
			t.Errorf("of %v, %d are merged, want %d", c.segments, len(got), c.want)
		}
	}
	busy := func(s index.Segment) bool { return s.Docs == 512 }
	if got := index.Due(at(64, 64, 512, 512, 512, 512, 512, 512, 512), busy); len(got) != 0 {
		t.Errorf("%d are merged although they are being merged already", len(got))
	}
}

// FuzzDamagedPages: whatever a page holds, a search ends without a panic.
func FuzzDamagedPages(f *testing.F) {
	l := newLibrary()
	docs := make([]index.Document, 3000)
	for i := range docs {
		docs[i] = index.Document{Number: int64(i + 1), Terms: index.Hashes([]string{"all", fmt.Sprint(i % 7)})}
	}
	if err := l.add(docs); err != nil {
		f.Fatal(err)
	}
	for id := range l.shelf {
		f.Add(id&0xff, 3, byte(0xff))
	}
	f.Fuzz(func(t *testing.T, page int64, at int, b byte) {
		spoilt := maps.Clone(l.shelf)
		for id, data := range spoilt {
			if id&0xff == page&0xff && len(data) > 0 {
				data = slices.Clone(data)
				data[uint(at)%uint(len(data))] ^= b
				spoilt[id] = data
			}
		}
		broken := &library{shelf: spoilt, segments: l.segments}
		got, _ := broken.search(index.Plan{{{index.Hash("all"), index.Hash("3")}}}, 5000)
		if len(got) > 5000 {
			t.Error("a search without an end")
		}
		if _, err := index.Decode([]byte{b, byte(at), b}); err != nil {
			return
		}
	})
}

func TestADocumentsTermsComeBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms := index.Hashes(rapid.SliceOf(rapid.String()).Draw(t, "terms"))
		got, err := index.Decode(index.Encode(terms))
		if err != nil || !slices.Equal(got, terms) {
			t.Fatalf("%v became %v, %v", terms, got, err)
		}
	})
}
