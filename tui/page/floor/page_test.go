package floor_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/floor"
	"careline/tui/page/pagetest"
)

func busy(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	p := r.People()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	_, err := r.Session.Ring(r.Ctx(), r.NewKey(), careline.PopRing{Number: "13912345678"})
	check(err)
	r.Pass(2 * time.Minute)
	_, err = r.Session.MissPops(r.Ctx())
	check(err)
	_, err = r.Session.StartCall(r.Ctx(), r.NewKey(), careline.CallStart{Customer: p.Wang.ID, Number: "138\x1b[31m0013 8823"})
	check(err)
	r.Pass(5 * time.Minute)
	_, err = r.Session.Ring(r.Ctx(), r.NewKey(), careline.PopRing{Number: "02583320000"})
	check(err)
	check(r.Session.OpenDesk(r.Ctx(), "desk", true))
	return r, p
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			t.Run(fmt.Sprintf("%s/%d", lang, size.Width), func(t *testing.T) {
				r, _ := busy(t, lang)
				var all []string
				for list := range page.FloorPeople + 1 {
					r.Show(floor.New(r.Env, list))
					all = append(all, r.View(size.Width, size.Height))
				}
				golden.RequireEqual(t, strings.Join(all, "\n"))
			})
		}
	}
}

func TestACallLeadsToItsCustomerAndAPersonToTheirCases(t *testing.T) {
	r, p := busy(t, careline.English)
	me := r.Session.Staff()
	for _, way := range []struct {
		keys string
		want page.Route
	}{
		{"enter", page.ToCustomer{ID: p.Wang.ID}},
		{"tab tab enter", page.ToCustomer{ID: p.Li.ID}},
		{"left enter", page.ToBoard{Look: page.BoardLook{Cases: true, Owner: me.ID, OwnerName: me.Name}}},
	} {
		r.Show(floor.New(r.Env, page.FloorCalls)).Press(strings.Fields(way.keys)...)
		if len(r.Went) != 1 || r.Went[0].To != way.want {
			t.Errorf("%q leads to %+v", way.keys, r.Went)
		}
	}
	r.Show(floor.New(r.Env, page.FloorRinging)).Press("enter")
	if r.Last().Text != r.Env.Words.Floor.NotKnown {
		t.Errorf("it says %+v", r.Last())
	}
	r.Mash(func() page.Page { return floor.New(r.Env, page.FloorMissed) }, 1, 200)
}

func TestAnotherPersonsConsoleIsWatchedFromTheListOfWhoIsOn(t *testing.T) {
	r, _ := busy(t, careline.English)
	p, err := r.Session.AddStaff(r.Ctx(), r.NewKey(), careline.Staff{Login: "ann", Name: "安娜", Role: careline.RoleOperator})
	if err == nil {
		err = r.Desk.For(p).OpenDesk(r.Ctx(), "desk of ann", true)
	}
	if err != nil {
		t.Fatal(err)
	}
	r.Show(floor.New(r.Env, page.FloorPeople)).Press("home", "w")
	if len(r.Went) != 1 || r.Went[0].To != (page.ToWatch{Desk: "desk of ann", Staff: p.ID}) {
		t.Errorf("w leads to %+v", r.Went)
	}
	for _, keys := range []string{"end w", "tab w"} { // one's own, and a call
		r.Show(floor.New(r.Env, page.FloorPeople)).Press(strings.Fields(keys)...)
		if r.Last().Text != r.Env.Words.Watch.NotOne {
			t.Errorf("after %q it says %+v", keys, r.Last())
		}
	}
	if err := r.Desk.For(p).OpenDesk(r.Ctx(), "desk of ann", false); err != nil {
		t.Fatal(err)
	}
	r.Do(r.Page.Update(page.Changed{}))
	r.Show(floor.New(r.Env, page.FloorPeople))
	if got := r.View(80, 21); strings.Contains(got, "安娜") {
		t.Errorf("who has left is listed:\n%s", got)
	}
}
