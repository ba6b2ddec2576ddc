package store_test

import (
	"reflect"
	"slices"
	"testing"
	"time"

	"careline"
)

func TestPairsWaitInOrder(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		var c [5]careline.CustomerID
		for i := range c {
			c[i] = h.customer(named("甲")).ID
		}
		by := h.staff("1042")
		pair := func(a, b careline.CustomerID, score int) careline.Pair {
			p := careline.PairOf(a, b)
			p.Score = score
			h.update(func(w careline.Writer) error { return w.SavePair(h.ctx, p) })
			return p
		}
		low, high, first := pair(c[1], c[0], 60), pair(c[2], c[3], 80), pair(c[0], c[4], 95)
		apart := pair(c[1], c[2], 90)
		apart.Verdict, apart.Judged, apart.By = careline.PairDifferent, noon, by
		first.PutOff = noon
		high.PutOff = noon.Add(time.Minute)
		h.update(func(w careline.Writer) error {
			for _, p := range []careline.Pair{apart, first, high} {
				if err := w.SavePair(h.ctx, p); err != nil {
					return err
				}
			}
			return nil
		})
		h.view(func(r careline.Reader) error {
			got, err := r.Pairs(h.ctx, 0)
			if want := []careline.Pair{low, first, high}; !reflect.DeepEqual(got, want) {
				t.Errorf("waiting are %+v\nwant %+v", got, want)
			}
			if some, err := r.Pairs(h.ctx, 2); err != nil || len(some) != 2 {
				t.Errorf("%d of two, %v", len(some), err)
			}
			for most, want := range map[int]int{2: 2, 10: 3} {
				if n, err := r.CountPairs(h.ctx, most); err != nil || n != want {
					t.Errorf("as far as %d there are %d, %v", most, n, err)
				}
			}
			with, err2 := r.PairsWith(h.ctx, []careline.CustomerID{c[1], c[2]})
			if want := []careline.Pair{low, apart, high}; !reflect.DeepEqual(with, want) || err2 != nil {
				t.Errorf("with two of them are %+v\nwant %+v, %v", with, want, err2)
			}
			return err
		})
		h.update(func(w careline.Writer) error { _, err := w.DropCustomer(h.ctx, c[3]); return err })
		h.view(func(r careline.Reader) error {
			got, err := r.Pairs(h.ctx, 0)
			if slices.Contains(got, high) || len(got) != 2 {
				t.Errorf("one is gone, and waiting are %+v", got)
			}
			return err
		})
	})
}

func TestHowFarDuplicatesWereSought(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a, b := h.customer(named("甲")).ID, h.customer(named("乙")).ID
		h.update(func(w careline.Writer) error {
			if at, err := w.Walked(h.ctx); err != nil || at != 0 {
				t.Errorf("begins at %d, %v", int64(at), err)
			}
			return w.SetWalked(h.ctx, a)
		})
		h.view(func(r careline.Reader) error {
			at, err := r.Walked(h.ctx)
			if at != a {
				t.Errorf("walked to %s", at)
			}
			for after, want := range map[careline.CustomerID]int{0: 2, a: 1, b: 0} {
				if n, err := r.CountCustomersAfter(h.ctx, after); err != nil || n != want {
					t.Errorf("%d are after %s, %v", n, after, err)
				}
			}
			return err
		})
	})
}

func TestAMergeIsKeptAndLeadsOn(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		by := h.staff("1042")
		keep, gone, last := h.customer(named("甲")), h.customer(wang()), h.customer(named("丙"))
		gone.Formerly = []string{"OLD-0"}
		h.update(func(w careline.Writer) error { return w.SaveCustomer(h.ctx, gone) })
		m := careline.Merge{Kept: keep.ID, Gone: gone.ID, At: noon, Staff: by, Record: careline.MergeRecord{
			Kept: *keep, Gone: *gone, After: *keep, Moved: []careline.Ref{careline.CaseID(3).Ref()},
			Units: []careline.MergedUnit{{Unit: 4, Owners: []careline.Ownership{{Customer: gone.ID, From: "2020-01-01"}}, Site: 5, To: 6}},
		}}
		next := careline.Merge{Kept: last.ID, Gone: keep.ID, At: noon}
		h.update(func(w careline.Writer) error {
			if _, err := w.DropCustomer(h.ctx, gone.ID); err != nil {
				return err
			}
			if err := w.SaveMerge(h.ctx, &m); err != nil {
				return err
			}
			if _, err := w.DropCustomer(h.ctx, keep.ID); err != nil {
				return err
			}
			return w.SaveMerge(h.ctx, &next)
		})
		h.view(func(r careline.Reader) error {
			got, err := r.Merge(h.ctx, gone.ID)
			if !reflect.DeepEqual(got, m) {
				t.Errorf("kept was\n%+v\nwant\n%+v", got, m)
			}
			for _, id := range []careline.CustomerID{gone.ID, keep.ID, last.ID} {
				if c, err := r.Customer(h.ctx, id); err != nil || c.ID != last.ID {
					t.Errorf("%s leads to %s, %v", id, c.ID, err)
				}
			}
			into, err2 := r.Gone(h.ctx, []careline.CustomerID{gone.ID, keep.ID, last.ID, 999})
			if want := map[careline.CustomerID]careline.CustomerID{gone.ID: last.ID, keep.ID: last.ID}; !reflect.DeepEqual(into, want) || err2 != nil {
				t.Errorf("gone are %v, %v", into, err2)
			}
			all, err2 := r.MergedInto(h.ctx, last.ID)
			if want := []careline.CustomerID{keep.ID, gone.ID}; !slices.Equal(all, want) || err2 != nil {
				t.Errorf("merged are %v, %v", all, err2)
			}
			bear, err2 := r.CustomersWithMarks(h.ctx, careline.CustomerMarks{ExternalIDs: []string{"OLD-1"}})
			if want := []careline.CustomerID{last.ID}; !slices.Equal(bear, want) || err2 != nil {
				t.Errorf("the external number leads to %v, %v", bear, err2)
			}
			if n, err := r.CountCustomers(h.ctx); err != nil || n != 1 {
				t.Errorf("%d customers are there, %v", n, err)
			}
			return err
		})
		h.refused(careline.CodeNotFound, func(w careline.Writer) error { _, err := w.Customer(h.ctx, 999); return err })
		h.refused(careline.CodeNotFound, func(w careline.Writer) error { _, err := w.Merge(h.ctx, last.ID); return err })

		back := *gone
		m.Undone, m.UndoneBy = noon.Add(time.Hour), by
		h.update(func(w careline.Writer) error {
			if err := w.SaveMerge(h.ctx, &m); err != nil {
				return err
			}
			back.Contacts = slices.Clone(gone.Contacts)
			return w.RestoreCustomer(h.ctx, &back)
		})
		h.view(func(r careline.Reader) error {
			c, err := r.Customer(h.ctx, gone.ID)
			if !reflect.DeepEqual(c, back) || c.Version != gone.Version+1 || c.Name != "王建国" || len(c.Homes) != 2 || len(c.Contacts) != 3 {
				t.Errorf("put back was\n%+v\nwant\n%+v", c, back)
			}
			if found, err := r.Search(h.ctx, careline.ParseQuery("13800138823", "CN").Plan(), 5); err != nil || !slices.Equal(found, []careline.CustomerID{gone.ID}) {
				t.Errorf("found are %v, %v", found, err)
			}
			return err
		})
	})
}

func TestWhatHangsOnACustomerIsPassedOn(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		a, b := h.customer(wang()), h.customer(named("乙"))
		product := h.product("EWH-60A")
		u := careline.Unit{Product: product, Serial: "6A22", Owners: []careline.Ownership{{Customer: a.ID, Until: "2020-01-01"}, {Customer: b.ID}}}
		k := careline.Case{Customer: a.ID, Text: "x", Kind: careline.CaseRequest, State: careline.CaseNew, Opened: noon}
		i := careline.Interaction{Customer: a.ID, Started: noon}
		h.update(func(w careline.Writer) error {
			if err := w.SaveUnit(h.ctx, &u); err != nil {
				return err
			}
			if err := w.SaveCase(h.ctx, &k); err != nil {
				return err
			}
			return w.SaveInteraction(h.ctx, &i)
		})
		o := careline.WorkOrder{Customer: a.ID, Case: k.ID, Kind: careline.OrderRepair, State: careline.OrderUnscheduled, Opened: noon}
		h.update(func(w careline.Writer) error { return w.SaveOrder(h.ctx, &o) })
		all := []careline.Ref{u.ID.Ref(), k.ID.Ref(), o.ID.Ref(), i.ID.Ref()}
		h.view(func(r careline.Reader) error {
			got, err := r.HangsOn(h.ctx, a.ID)
			if !slices.Equal(got, all) {
				t.Errorf("on the customer hang %v, want %v", got, all)
			}
			return err
		})
		h.refused(careline.CodeInvalid, func(w careline.Writer) error { _, err := w.DropCustomer(h.ctx, a.ID); return err })
		h.update(func(w careline.Writer) error { return w.PassOn(h.ctx, a.ID, b.ID, all) })
		h.view(func(r careline.Reader) error {
			left, err := r.HangsOn(h.ctx, a.ID)
			if want := all[:1]; !slices.Equal(left, want) {
				t.Errorf("left are %v", left)
			}
			if c, err := r.Case(h.ctx, k.ID); err != nil || c.Customer != b.ID || c.Version != k.Version {
				t.Errorf("the case is %+v, %v", c, err)
			}
			return err
		})
	})
}
