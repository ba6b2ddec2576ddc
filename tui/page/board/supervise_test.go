package board_test

import (
	"strings"
	"testing"
	"time"

	"careline"
	"careline/tui/page"
	"careline/tui/page/board"
	"careline/tui/page/pagetest"
)

// complete brings an order to its end, at a moment within its window or after.
func complete(r *pagetest.Rig, o careline.WorkOrder) careline.WorkOrder {
	r.T.Helper()
	for _, act := range []careline.OrderAct{careline.ActAccept, careline.ActStart, careline.ActComplete} {
		var err error
		o, _, err = r.Session.StepOrder(r.Ctx(), r.NewKey(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: act})
		if err != nil {
			r.T.Fatal(err)
		}
	}
	return o
}

func TestCompletedOrdersAreApprovedAndThatIsTakenBack(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	a, b := complete(r, o[0]), complete(r, o[2])
	r.Show(board.New(r.Env, page.BoardLook{})).Press("a")
	if got := shown(r); !strings.Contains(got, a.ID.String()) || !strings.Contains(got, b.ID.String()) || strings.Count(got, "WO-") != 2 {
		t.Errorf("to approve are %s", got)
	}
	says(r, r.Env.Words.Board.ToApprove)
	r.Press("*", "a")
	says(r, "2 orders approved · ctrl+z undoes")
	if got := order(r, a.ID); got.State != careline.OrderSettled || !got.Closed.Equal(a.Closed) {
		t.Errorf("it is %s, over since %v", got.State, got.Closed)
	}
	if got := shown(r); got != "" {
		t.Errorf("still to approve are %s", got)
	}
	r.Press("ctrl+z")
	says(r, "2 orders: taken back")
	if got := order(r, b.ID); got.State != careline.OrderCompleted || !got.Closed.Equal(b.Closed) {
		t.Errorf("it is %s, over since %v", got.State, got.Closed)
	}
	r.As(careline.RoleOperator).Show(board.New(r.Env, page.BoardLook{})).Press("a")
	if !r.Last().Bad || !strings.Contains(r.Last().Text, "may not settle") {
		t.Errorf("it says %+v", r.Last())
	}
}

func TestCasesAreTakenByOneKey(t *testing.T) {
	r, p := rig(t, careline.English)
	_, c := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{})).Press("tab", "*", "g").Type("nobody").Press("enter", "*", "i")
	says(r, "2 cases taken · ctrl+z undoes")
	if got := theCase(r, c[1].ID); got.Owner != r.Session.Staff().ID {
		t.Errorf("it is %d's", got.Owner)
	}
	r.Press("ctrl+z")
	if got := theCase(r, c[1].ID); got.Owner != 0 {
		t.Errorf("it is %d's", got.Owner)
	}
}

// What is shown is narrowed by city, by what was promised for today, by age
// in days, and cases by the provider that has an order.
func TestListsAreNarrowedAsASupervisorAsks(t *testing.T) {
	r, p := rig(t, careline.English)
	o, c := day(r, p)
	r.Pass(24 * time.Hour) // the promise of the first case is broken today
	r.Case(p.Li, 0, "今天的")
	r.Show(board.New(r.Env, page.BoardLook{})).Press("c").Type("nanjing").Press("enter")
	if got := shown(r); strings.Count(got, "WO-") != 3 {
		t.Errorf("in Nanjing are %s", got)
	}
	sees(r, "南京市")
	r.Press("x", "tab", "y").Type("jianye").Press("enter")
	if got := shown(r); got != ">"+c[0].ID.String() {
		t.Errorf("with 建邺 are %s, of %s", got, o[1].ID)
	}
	sees(r, "建邺维修站")
	r.Press("x", "l")
	sees(r, "promised today: to be kept yet")
	r.Press("l")
	sees(r, "promised today: broken")
	if got := shown(r); !strings.Contains(got, c[0].ID.String()) {
		t.Errorf("broken today are %s", got)
	}
	r.Press("x")
	for range 7 {
		r.Press("d")
	}
	sees(r, "opened: today")
	if got := shown(r); strings.Count(got, "CASE-") != 1 {
		t.Errorf("of today are %s", got)
	}
	// It is kept with a view.
	r.Press("ctrl+s").Type("today").Press("enter")
	r.Show(board.New(r.Env, page.BoardLook{})).Press("tab", "v", "1")
	sees(r, "[today]", "opened: today")
}

// What is over is listed where a promise was kept.
func TestKeptPromisesAreListedThoughTheyAreOver(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	first := order(r, o[2].ID)
	first, _, err := r.Session.StepOrder(r.Ctx(), r.NewKey(), careline.OrderStep{
		Order: first.ID, Version: first.Version, Act: careline.ActAssign, Provider: p.Jianye.ID,
		Window: careline.Window{From: r.Session.Now(), To: r.Session.Now().Add(time.Minute)},
	})
	if err != nil {
		t.Fatal(err)
	}
	complete(r, first)
	r.Show(board.New(r.Env, page.BoardLook{Promise: careline.PromiseKept}))
	if got := shown(r); got != ">"+first.ID.String() {
		t.Errorf("kept are %s", got)
	}
	if got := r.Page.Title(); got != "Work orders: promised today: kept" {
		t.Errorf("the page is %q", got)
	}
}
