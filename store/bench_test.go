package store_test

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/store/storetest"
)

// invented is the nth of a made-up population: common names, few streets, so
// that the index is as dense as a real one.
func invented(n int) *careline.Customer {
	surnames, given := []rune("王李张刘陈杨黄赵吴周徐孙马朱胡"), []rune("伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英")
	streets := []string{"建国路", "人民路", "中山北路", "解放大道", "长江路", "和平街"}
	phone := fmt.Sprintf("13%09d", n*7919%1_000_000_000)
	return &careline.Customer{
		Name: string([]rune{surnames[n%len(surnames)], given[n/3%len(given)], given[n/7%len(given)]}), Tier: careline.TierStandard,
		Contacts: []careline.ContactPoint{{Kind: careline.ContactPhone, Raw: phone, E164: "+86" + phone, Primary: true}},
		Homes: []careline.Residence{{
			Site: careline.Site{
				Region: careline.Region{Country: "CN", Province: "江苏省", City: "南京市", District: "鼓楼区"},
				Street: fmt.Sprintf("%s%d号阳光花园%d-%d-%d01", streets[n%len(streets)], n%300, n%20, n%6, n%18),
			},
			Primary: true,
		}},
		Created: noon, Updated: noon,
	}
}

// BenchmarkBulkInsert saves customers, ten thousand a transaction.
func BenchmarkBulkInsert(b *testing.B) {
	h := newHotline(b, storetest.FreshDSN(b))
	b.ResetTimer()
	n := 0
	for n < b.N {
		h.update(func(w careline.Writer) error {
			for range 10_000 {
				if err := w.SaveCustomer(h.ctx, invented(n)); err != nil {
					return err
				}
				n++
			}
			return nil
		})
	}
	b.ReportMetric(float64(n)/b.Elapsed().Seconds(), "customers/s")
}

// BenchmarkTimeline reads the first page of a history of 10,000 events and as
// many looks, asked for as a customer's file does: of the customer, the home
// and the units.
func BenchmarkTimeline(b *testing.B) {
	h := newHotline(b, storetest.FreshDSN(b))
	on := []careline.Ref{{Kind: careline.KindCustomer, ID: 1}, {Kind: careline.KindSite, ID: 1}, {Kind: careline.KindUnit, ID: 1}, {Kind: careline.KindUnit, ID: 2}}
	kinds := []careline.EventKind{careline.EventCall, careline.EventCase, careline.EventOrder, careline.EventVisit}
	h.update(func(w careline.Writer) error {
		for i := range 10_000 {
			e := careline.Event{
				At: noon.Add(time.Duration(i) * time.Minute), Recorded: noon, Kind: kinds[i%len(kinds)], Action: careline.DidChange,
				On: []careline.Ref{on[0], {Kind: careline.KindCase, ID: int64(i + 1)}, on[i%len(on)]}, Text: "noise when heating",
			}
			if i == 3 {
				e.Kind = careline.EventRating
			}
			look := careline.Event{At: e.At, Recorded: noon, Kind: careline.EventAccess, Action: careline.DidSee, On: on[:1]}
			if err := w.Append(h.ctx, e, look); err != nil {
				return err
			}
		}
		return nil
	})
	before := &careline.Event{ID: 5000, At: noon.Add(5000 * time.Minute)}
	for name, f := range map[string]careline.TimelineFilter{
		"first page":   {On: on, Limit: 50},
		"a later page": {On: on, Before: before, Limit: 50},
		"a rare kind":  {On: on, Kinds: []careline.EventKind{careline.EventRating}, Limit: 50},
		"looks":        {On: on, Kinds: []careline.EventKind{careline.EventAccess}, Limit: 50},
	} {
		b.Run(name, func(b *testing.B) {
			for b.Loop() {
				h.view(func(r careline.Reader) error {
					page, err := r.Timeline(h.ctx, f)
					if len(page) == 0 {
						b.Fatal("no events")
					}
					return err
				})
			}
		})
	}
}

// BenchmarkOpen is part of what a desk waits for at the start.
func BenchmarkOpen(b *testing.B) {
	h := newHotline(b, storetest.FreshDSN(b))
	h.customer(wang())
	for b.Loop() {
		s, err := store.Open(b.Context(), h.dsn, store.Options{})
		if err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSeenElsewhere measures from the acknowledgement of a save to the
// moment in which another desk, with the store opened for itself, knows of it.
func BenchmarkSeenElsewhere(b *testing.B) {
	h := newHotline(b, storetest.FreshDSN(b))
	changes, err := open(b, h.dsn, store.Options{}).Watch(b.Context())
	if err != nil {
		b.Fatal(err)
	}
	var took []time.Duration
	for n := 0; b.Loop(); n++ {
		c := invented(n)
		h.update(func(w careline.Writer) error {
			if err := w.SaveCustomer(h.ctx, c); err != nil {
				return err
			}
			return w.Append(h.ctx, careline.Event{At: noon, Recorded: noon, Kind: careline.EventNote, On: []careline.Ref{c.ID.Ref()}, Text: "called"})
		})
		began := time.Now()
		<-changes
		took = append(took, time.Since(began))
	}
	slices.Sort(took)
	ms := func(q int) float64 { return float64(took[(len(took)-1)*q/100].Microseconds()) / 1000 }
	b.ReportMetric(ms(50), "p50-ms")
	b.ReportMetric(ms(99), "p99-ms")
	b.ReportMetric(0, "ns/op")
}

// BenchmarkOpenFile opens customers' files, which are looks, the first time and
// again within the quarter of an hour in which they are no other.
func BenchmarkOpenFile(b *testing.B) {
	h := newHotline(b, storetest.FreshDSN(b))
	who := h.customer(wang()).ID
	now := noon
	desk := careline.NewDesk(h, func() time.Time { return now }, careline.Settings{})
	for name, each := range map[string]time.Duration{"first": careline.LookLasts, "again": 0} {
		b.Run(name, func(b *testing.B) {
			s := desk.For(careline.Staff{Role: careline.RoleOperator})
			var took []time.Duration
			for b.Loop() {
				now = now.Add(each)
				began := time.Now()
				if _, err := s.Open(b.Context(), who); err != nil {
					b.Fatal(err)
				}
				took = append(took, time.Since(began))
			}
			slices.Sort(took)
			b.ReportMetric(float64(took[len(took)*99/100].Microseconds()), "p99-µs")
		})
	}
}
