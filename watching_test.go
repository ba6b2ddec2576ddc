package careline_test

import (
	"slices"
	"testing"

	"careline"
)

// TestNobodyIsWatchedWithoutBeingTold has a supervisor watch an operator's
// console.
func TestNobodyIsWatchedWithoutBeingTold(t *testing.T) {
	x := newExchange(t)
	p, err := x.admin.AddStaff(x.ctx, x.key(), careline.Staff{Login: "zhao", Name: "赵敏", Role: careline.RoleSupervisor})
	x.ok(err)
	zhao := x.desk.For(p)

	floor, err := zhao.Floor(x.ctx)
	x.ok(err)
	if len(floor.On) != 2 || floor.On[0].Who != "ann" || floor.On[1].Desk != "desk of li" {
		t.Fatalf("open are %+v", floor.On)
	}
	_, err = zhao.WatchConsole(x.ctx, x.key(), "desk of nobody")
	x.refused(err, careline.CodeNotFound)
	_, err = x.ann.WatchConsole(x.ctx, x.key(), "desk of li")
	x.refused(err, careline.CodeForbidden)

	ann, err := zhao.WatchConsole(x.ctx, x.key(), "desk of ann")
	x.ok(err)
	shown := careline.Screen{Desk: "desk of ann", Width: 80, Height: 2, Text: "one\n两行", CursorX: 3, CursorY: -1}
	x.ok(x.ann.ShowScreen(x.ctx, shown))
	_, err = zhao.Screen(x.ctx, ann)
	x.refused(err, careline.CodeConflict)

	x.ok(zhao.Attend(x.ctx, "desk of zhao", []careline.Spot{{On: ann.Staff.Ref()}}))
	others, err := x.ann.Others(x.ctx, "desk of ann")
	x.ok(err)
	if by := x.ann.Watchers(others); len(by) != 1 || by[0] != "赵敏" {
		t.Errorf("ann is told that %v watch", by)
	}
	if by := x.li.Watchers(others); len(by) != 0 {
		t.Errorf("li is told that %v watch", by)
	}
	got, err := zhao.Screen(x.ctx, ann)
	x.ok(err)
	shown.Staff, shown.At = ann.Staff, got.At
	if got != shown {
		t.Errorf("it shows %+v, want %+v", got, shown)
	}
	shown.Text = "three"
	x.ok(x.ann.ShowScreen(x.ctx, shown))
	if got, err = zhao.Screen(x.ctx, ann); err != nil || got.Text != "three" {
		t.Errorf("it shows %+v, %v", got, err)
	}
	// Another's name on the screen doesn't make it theirs.
	x.ok(x.li.ShowScreen(x.ctx, careline.Screen{Desk: "desk of ann", Staff: ann.Staff, Text: "forged"}))
	_, err = zhao.Screen(x.ctx, ann)
	x.refused(err, careline.CodeNotFound)

	x.ok(x.ann.ShowScreen(x.ctx, shown))
	x.ok(x.ann.OpenDesk(x.ctx, "desk of ann", false))
	_, err = zhao.Screen(x.ctx, ann)
	x.refused(err, careline.CodeNotFound)
	x.ok(zhao.Attend(x.ctx, "desk of zhao", nil))
	_, err = zhao.Screen(x.ctx, ann)
	x.refused(err, careline.CodeConflict)

	x.ok(x.store.View(x.ctx, func(r careline.Reader) error {
		told, err := r.Timeline(x.ctx, careline.TimelineFilter{
			On: []careline.Ref{ann.Staff.Ref()}, Kinds: []careline.EventKind{careline.EventAccess},
		})
		told = slices.DeleteFunc(told, func(e careline.Event) bool { return e.Action != careline.DidWatch })
		if len(told) != 1 || told[0].Staff != p.ID {
			t.Errorf("told is %+v", told)
		}
		return err
	}))
}
