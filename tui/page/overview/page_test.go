package overview_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/overview"
	"careline/tui/page/pagetest"
)

// busy is a hotline with a call, a missed one, a case that is late and one of
// today, an order that waits for nobody and one that is late.
func busy(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People, []careline.Case) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	p := r.People()
	late := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	o := r.Order(late, p.Ningbei.ID)
	_, _, err := r.Session.StepOrder(r.Ctx(), r.NewKey(), careline.OrderStep{
		Order: o.ID, Version: o.Version, Act: careline.ActAccept, Window: careline.Window{From: r.Session.Now().Add(time.Hour), To: r.Session.Now().Add(3 * time.Hour)},
	})
	check(t, err)
	r.Pass(25 * time.Hour)
	late.Version = pagetest.Must[careline.CaseView](r)(r.Session.Case(r.Ctx(), late.ID)).Case.Version
	fresh := r.Case(p.Li, 0, "漏水")
	_, err = r.Session.Ring(r.Ctx(), r.NewKey(), careline.PopRing{Number: "13912345678"})
	check(t, err)
	r.Pass(2 * time.Minute)
	_, err = r.Session.MissPops(r.Ctx())
	check(t, err)
	_, err = r.Session.StartCall(r.Ctx(), r.NewKey(), careline.CallStart{Customer: p.Wang.ID})
	check(t, err)
	check(t, r.Session.OpenDesk(r.Ctx(), "desk", true))
	r.Pass(3 * time.Minute)
	check(t, r.Session.OpenDesk(r.Ctx(), "desk", true))
	return r, p, []careline.Case{late, fresh}
}

func check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}, {Width: 200, Height: 50}} {
			t.Run(fmt.Sprintf("%s/%d", lang, size.Width), func(t *testing.T) {
				r, _, _ := busy(t, lang)
				r.Show(overview.New(r.Env))
				golden.RequireEqual(t, r.View(size.Width, size.Height))
			})
		}
	}
}

// Wherever one goes by arrows, tab or digits, enter opens the list of the
// number there.
func TestAnyNumberOpensTheListBehindIt(t *testing.T) {
	r, p, _ := busy(t, careline.English)
	for _, way := range []struct {
		keys string
		want page.Route
	}{
		{"", page.ToFloor{}},
		{"right right", page.ToFloor{List: page.FloorMissed}},
		{"1 right right right", page.ToBoard{Look: page.BoardLook{Cases: true, Overdue: true}}},
		{"2", page.ToBoard{Look: page.BoardLook{Cases: true, State: "new"}}},
		{"2 right", page.ToBoard{Look: page.BoardLook{Cases: true, State: "new", Age: careline.AgeToday}}},
		{"2 right right down", page.ToBoard{Look: page.BoardLook{Cases: true, State: "acknowledged", Age: careline.AgeDays}}},
		{"3", page.ToBoard{Look: page.BoardLook{State: "unscheduled"}}},
		{"2 right right right right right", page.ToBoard{Look: page.BoardLook{State: "unscheduled"}}},
		{"4 right", page.ToBoard{Look: page.BoardLook{Cases: true, Promise: careline.PromiseBroken}}},
		{"4 down right right", page.ToBoard{Look: page.BoardLook{Promise: careline.PromiseKept}}},
		{"5 right", page.ToBoard{Look: page.BoardLook{Provider: p.Ningbei.ID, ProviderName: p.Ningbei.Name, Overdue: true}}},
		{"tab tab tab tab tab", page.ToBoard{Look: page.BoardLook{Cases: true, City: careline.Region{Country: "CN", Province: "江苏省", City: "南京市"}}}},
		{"shift+tab", page.ToFloor{}},
	} {
		r.Show(overview.New(r.Env))
		r.View(80, 21)
		for _, k := range strings.Fields(way.keys) {
			r.Press(k)
			r.View(80, 21)
		}
		r.Press("enter")
		if len(r.Went) != 1 || r.Went[0].To != way.want {
			t.Errorf("%q leads to %+v, want %+v", way.keys, r.Went, way.want)
		}
	}
}

// shows checks that a row is on the screen, however wide its columns are.
func shows(r *pagetest.Rig, row string) {
	r.T.Helper()
	screen := r.View(80, 21)
	if !strings.Contains(strings.Join(strings.Fields(screen), " "), row) {
		r.T.Errorf("%q is not shown:\n%s", row, screen)
	}
}

// What changes is counted anew, and the number that was chosen stays chosen.
func TestItIsLiveAndKeepsItsPlace(t *testing.T) {
	r, p, c := busy(t, careline.English)
	r.Show(overview.New(r.Env))
	r.View(80, 21)
	r.Press("2", "down", "down")
	r.View(80, 21)
	r.Case(p.Li, 0, "又漏水")
	_, err := r.Session.AdvanceCase(r.Ctx(), r.NewKey(), careline.CaseStep{Case: c[1].ID, Version: c[1].Version, To: careline.CaseAssessed})
	check(t, err)
	r.Do(r.Page.Update(page.Changed{}))
	shows(r, "assessed 1 1 0 0 0")
	r.Press("enter")
	if r.Went[0].To != (page.ToBoard{Look: page.BoardLook{Cases: true, State: "assessed"}}) {
		t.Errorf("it went to %+v", r.Went)
	}
	r.Pass(4 * 24 * time.Hour)
	r.Do(r.Page.(page.Minutely).Minute())
	shows(r, "assessed 1 0 0 1 1")
}

func TestItIsForSupervisors(t *testing.T) {
	r := pagetest.New(t, storetest.Fresh(t), careline.English).As(careline.RoleOperator)
	r.Show(overview.New(r.Env))
	if !r.Last().Bad || !strings.Contains(r.View(80, 21), "may not supervise") {
		t.Errorf("it says %+v", r.Last())
	}
}

func TestNoKeysBreakIt(t *testing.T) {
	r, _, _ := busy(t, careline.Chinese)
	r.Mash(func() page.Page { return overview.New(r.Env) }, 1, 300)
	r.Show(overview.New(r.Env))
	for _, size := range []page.Size{{}, {Width: 1, Height: 1}, {Width: 40, Height: 7}, {Width: 79, Height: 3}, {Width: 300, Height: 100}} {
		r.Page.View(size)
	}
}
