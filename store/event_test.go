package store_test

import (
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"careline"
)

func (h hotline) happened(events ...careline.Event) {
	h.Helper()
	h.update(func(w careline.Writer) error {
		for _, e := range events {
			if err := w.Append(h.ctx, e); err != nil {
				return err
			}
		}
		return nil
	})
}

func (h hotline) timeline(f careline.TimelineFilter) (page []careline.Event) {
	h.Helper()
	h.view(func(r careline.Reader) (err error) {
		page, err = r.Timeline(h.ctx, f)
		return err
	})
	return page
}

func TestAnEventIsReadBackAsItWasWritten(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		e := careline.Event{
			At: noon, Recorded: noon.Add(time.Second), Staff: h.staff("min"), Kind: careline.EventChange, Action: careline.DidChange,
			On: []careline.Ref{careline.CustomerID(7).Ref(), careline.SiteID(3).Ref(), careline.CustomerID(7).Ref()}, Text: "moved\nhouse",
			Changes: []careline.Change{{Field: "name", From: "王", To: "李"}, {Field: "note"}},
		}
		h.happened(e, careline.Event{At: noon.Add(-time.Hour), Kind: careline.EventNote, On: []careline.Ref{careline.CustomerID(7).Ref(), {}}})
		got := h.timeline(careline.TimelineFilter{On: []careline.Ref{careline.CustomerID(7).Ref()}})
		e.ID, e.Who = 1, "Name of min"
		bare := careline.Event{ID: 2, At: noon.Add(-time.Hour), Kind: careline.EventNote, On: []careline.Ref{careline.CustomerID(7).Ref()}}
		if !reflect.DeepEqual(got, []careline.Event{e, bare}) {
			t.Errorf("got  %+v\nwant %+v", got, []careline.Event{e, bare})
		}
	})
}

func TestATimelineHoldsOnlyTheKindsAskedFor(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		on := []careline.Ref{careline.UnitID(1).Ref()}
		h.happened(
			careline.Event{At: noon, Kind: careline.EventCall, On: on}, careline.Event{At: noon, Kind: careline.EventCase, On: on},
			careline.Event{At: noon, Kind: careline.EventVisit, On: on}, careline.Event{At: noon, Kind: careline.EventCall, On: on},
		)
		var got []careline.EventID
		for _, e := range h.timeline(careline.TimelineFilter{On: on, Kinds: []careline.EventKind{careline.EventCall, careline.EventVisit}}) {
			got = append(got, e.ID)
		}
		if !slices.Equal(got, []careline.EventID{4, 3, 1}) {
			t.Errorf("got %v", got)
		}
		if got := h.timeline(careline.TimelineFilter{}); got != nil {
			t.Errorf("of nothing: %+v", got)
		}
	})
}

// Whatever the history and however large the pages: paging gives each event
// that concerns one of the records once, newest first.
func TestPagingThroughATimelineGivesEachEventOnceInOrder(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		world := int64(0) // each run has records of its own
		rapid.Check(t, func(rt *rapid.T) {
			world += 1000
			pageThrough(rt, h, world)
		})
	})
}

func pageThrough(rt *rapid.T, h hotline, world int64) {
	ref := rapid.Custom(func(rt *rapid.T) careline.Ref {
		return careline.Ref{
			Kind: rapid.SampledFrom([]careline.Kind{careline.KindCustomer, careline.KindUnit, careline.KindSite}).Draw(rt, "kind"),
			ID:   world + rapid.Int64Range(0, 2).Draw(rt, "id"),
		}
	})
	events := rapid.SliceOfN(rapid.Custom(func(rt *rapid.T) careline.Event {
		return careline.Event{
			At:   noon.Add(time.Duration(rapid.IntRange(0, 5).Draw(rt, "at")) * time.Second),
			Kind: rapid.SampledFrom([]careline.EventKind{careline.EventCall, careline.EventNote}).Draw(rt, "event kind"),
			On:   rapid.SliceOfN(ref, 1, 3).Draw(rt, "on"), Text: fmt.Sprint(world),
		}
	}), 0, 30).Draw(rt, "events")
	f := careline.TimelineFilter{On: rapid.SliceOfN(ref, 1, 4).Draw(rt, "asked"), Limit: rapid.IntRange(1, 7).Draw(rt, "limit")}
	if rapid.Bool().Draw(rt, "calls only") {
		f.Kinds = []careline.EventKind{careline.EventCall}
	}

	h.happened(events...)
	var paged []careline.Event
	for {
		page := h.timeline(f)
		if len(page) > f.Limit {
			rt.Fatalf("a page of %d, limit %d", len(page), f.Limit)
		}
		paged = append(paged, page...)
		if len(page) < f.Limit {
			break
		}
		f.Before = &page[len(page)-1]
	}

	var want []int // places in events, newest first; the later written is the newer
	for i, e := range events {
		concerned := slices.ContainsFunc(e.On, func(on careline.Ref) bool { return slices.Contains(f.On, on) })
		if concerned && (f.Kinds == nil || e.Kind == careline.EventCall) {
			want = append(want, i)
		}
	}
	slices.SortFunc(want, func(a, b int) int {
		if c := events[b].At.Compare(events[a].At); c != 0 {
			return c
		}
		return b - a
	})
	if len(paged) != len(want) {
		rt.Fatalf("%d events, want %d", len(paged), len(want))
	}
	for i, e := range paged {
		if w := events[want[i]]; !e.At.Equal(w.At) || e.Kind != w.Kind || !slices.Equal(e.On, w.On) {
			rt.Fatalf("event %d is %+v, want %+v", i, e, w)
		}
	}
}

func TestATimelineOfVeryManyRecordsIsOneTimeline(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		var on []careline.Ref
		var events []careline.Event
		for i := range 1200 {
			on = append(on, careline.UnitID(i+1).Ref())
			events = append(events, careline.Event{At: noon.Add(time.Duration(i) * time.Second), Kind: careline.EventVisit, On: on[i : i+1]})
		}
		rand.New(rand.NewPCG(1, 2)).Shuffle(len(events), func(i, j int) { events[i], events[j] = events[j], events[i] })
		h.happened(events...)
		page := h.timeline(careline.TimelineFilter{On: on, Limit: 500})
		if len(page) != 500 || page[0].On[0] != on[1199] || page[499].On[0] != on[700] {
			t.Errorf("a page of %d", len(page))
		}
	})
}
