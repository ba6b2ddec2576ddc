package store_test

import (
	"context"
	"testing"
	"time"

	"careline"
	"careline/store"
)

// TestPresenceIsNoChangeOfRecords has two desks: what one says of where it is
// must not make the other load its page again, and what it says again and
// again must not make it do anything.
func TestPresenceIsNoChangeOfRecords(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		p := careline.Staff{Login: "lina", Name: "李娜", Role: careline.RoleOperator}
		h.update(func(w careline.Writer) error { return w.SaveStaff(h.ctx, &p) })
		other := open(t, h.dsn, store.Options{})
		changes, err := h.Watch(h.ctx)
		if err != nil {
			t.Fatal(err)
		}
		now := time.Date(2026, 11, 20, 14, 0, 0, 0, time.UTC)
		say := func(spots ...careline.Spot) {
			t.Helper()
			a := careline.Attendance{Desk: "hers", Staff: p.ID, Spots: spots, At: now}
			if err := other.Attend(h.ctx, a, now.Add(-careline.PresenceLasts)); err != nil {
				t.Fatal(err)
			}
		}
		hears := func(what string, want careline.News) {
			t.Helper()
			select {
			case got := <-changes:
				if got != want {
					t.Errorf("%s: told of %d, want %d", what, got, want)
				}
			case <-time.After(20 * time.Second):
				t.Fatalf("%s: nothing was told within 20 seconds", what)
			}
		}
		save := func() { h.update(func(w careline.Writer) error { return w.SaveCustomer(h.ctx, named("x")) }) }
		on := careline.CustomerID(1).Ref()
		say(careline.Spot{On: on})
		hears("arrival", careline.NewsPresence)
		say(careline.Spot{On: on, Editing: true})
		hears("typing", careline.NewsPresence)
		now = now.Add(careline.PresenceBeat)
		say(careline.Spot{On: on, Editing: true}) // no news; what is heard next is the save's
		time.Sleep(500 * time.Millisecond)
		save()
		hears("a save", careline.NewsRecords)
		say()
		hears("departure", careline.NewsPresence)
	})
}

func TestWhoWasKilledIsDroppedByTheNextDesk(t *testing.T) {
	onEach(t, func(t *testing.T, h hotline) {
		p := careline.Staff{Login: "lina", Role: careline.RoleOperator}
		h.update(func(w careline.Writer) error { return w.SaveStaff(h.ctx, &p) })
		on := careline.CustomerID(1).Ref()
		for i, desk := range []string{"killed", "alive"} {
			at := time.Date(2026, 11, 20, 14, i, 0, 0, time.UTC)
			a := careline.Attendance{Desk: desk, Staff: p.ID, Spots: []careline.Spot{{On: on}}, At: at}
			if err := h.Attend(h.ctx, a, at.Add(-careline.PresenceLasts)); err != nil {
				t.Fatal(err)
			}
		}
		h.view(func(r careline.Reader) error {
			all, err := r.Presences(context.Background(), time.Time{})
			if len(all) != 1 || all[0].Desk != "alive" || all[0].Who != "lina" {
				t.Errorf("there are %+v", all)
			}
			return err
		})
	})
}

// BenchmarkBeat is what a desk writes every PresenceBeat.
func BenchmarkBeat(b *testing.B) {
	ctx := b.Context()
	s, err := store.Open(ctx, "sqlite:"+b.TempDir()+"/care.db", store.Options{Create: true, Migrate: true})
	if err != nil {
		b.Fatal(err)
	}
	defer func() { _ = s.Close() }()
	p := careline.Staff{Login: "lina", Role: careline.RoleOperator}
	if err := s.Update(ctx, func(w careline.Writer) error { return w.SaveStaff(ctx, &p) }); err != nil {
		b.Fatal(err)
	}
	a := careline.Attendance{Desk: "d", Staff: p.ID, Spots: []careline.Spot{{On: careline.CustomerID(1).Ref()}}}
	at := time.Date(2026, 11, 20, 14, 0, 0, 0, time.UTC)
	for i := 0; b.Loop(); i++ {
		a.At = at.Add(time.Duration(i) * time.Millisecond)
		if err := s.Attend(ctx, a, at); err != nil {
			b.Fatal(err)
		}
	}
}
