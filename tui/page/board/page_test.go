package board_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	xgolden "github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/board"
	"careline/tui/page/pagetest"
)

func golden(t *testing.T, got string) {
	t.Helper()
	xgolden.RequireEqual(t, got)
}

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	return r, r.People()
}

// day makes three orders, of which the first two are overdue, and two cases.
func day(r *pagetest.Rig, p pagetest.People) (orders [3]careline.WorkOrder, cases [2]careline.Case) {
	cases[0] = r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	orders[0] = r.Order(cases[0], p.Ningbei.ID)
	r.Pass(time.Minute)
	orders[1] = r.Order(cases[0], p.Jianye.ID)
	r.Pass(8 * time.Hour)
	cases[1] = r.Case(p.Li, 0, "漏水")
	orders[2] = r.Order(cases[1], p.Ningbei.ID)
	return orders, cases
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			look := func(name string, keys ...string) {
				t.Run(fmt.Sprintf("%s/%s/%d", name, lang, size.Width), func(t *testing.T) {
					r, p := rig(t, lang)
					day(r, p)
					r.Show(board.New(r.Env, page.BoardLook{})).Press(keys...)
					golden(t, r.View(size.Width, size.Height))
				})
			}
			look("orders")
			look("cases", "tab")
			look("filter", "p", "n", "i", "n", "g")
			look("nothing", "p", "z", "z", "z")
		}
	}
}

// shown lists the numbers on the screen from the top, the chosen one marked.
func shown(r *pagetest.Rig) string {
	var numbers []string
	for _, line := range strings.Split(r.View(80, 21), "\n") {
		line = strings.TrimPrefix(line, "│")
		for _, prefix := range []string{"  WO-", "▸ WO-", "  CASE-", "▸ CASE-"} {
			if strings.HasPrefix(line, prefix) {
				numbers = append(numbers, strings.ReplaceAll(strings.Join(strings.Fields(line)[:1+strings.Count(prefix, "▸")], ""), "▸", ">"))
			}
		}
	}
	return strings.Join(numbers, " ")
}

// T4 of the design on this page: p, letters, enter; then g and enter there.
func TestProvidersOrdersAreFoundByTyping(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{})).Press("p").Type("宁北")
	if got, want := shown(r), fmt.Sprintf(">%s %s", o[0].ID, o[2].ID); got != want {
		t.Errorf("shown are %s, want %s", got, want)
	}
	if before, _ := r.Before(80, 21); !strings.HasSuffix(before, "宁北") {
		t.Errorf("the cursor stands after %q", before)
	}
	r.Press("enter")
	if r.To() != (page.ToOrder{ID: o[0].ID}) {
		t.Errorf("it went to %v", r.Went)
	}
	if r.Page.Typing() {
		t.Error("back on the board, letters would be typed into the filter")
	}
	r.Press("x")
	if got := shown(r); strings.Count(got, "WO-") != 3 {
		t.Errorf("after x only %s are shown", got)
	}
}

func TestLooksOfTheList(t *testing.T) {
	r, p := rig(t, careline.English)
	o, c := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{}))
	for _, k := range []struct{ key, want string }{
		{"", fmt.Sprintf(">%s %s %s", o[0].ID, o[1].ID, o[2].ID)},
		{"o", fmt.Sprintf(">%s %s", o[0].ID, o[1].ID)},
		{"o", fmt.Sprintf(">%s %s %s", o[0].ID, o[1].ID, o[2].ID)},
		{"3", fmt.Sprintf(">%s %s %s", o[0].ID, o[1].ID, o[2].ID)},
		{"3", fmt.Sprintf("%s %s >%s", o[2].ID, o[1].ID, o[0].ID)},
		{"6", fmt.Sprintf("%s >%s %s", o[1].ID, o[0].ID, o[2].ID)}, // jianye, ningbei
		{"6", fmt.Sprintf(">%s %s %s", o[0].ID, o[2].ID, o[1].ID)},
		{"7", fmt.Sprintf(">%s %s %s", o[0].ID, o[1].ID, o[2].ID)},
		{"tab", fmt.Sprintf(">%s %s", c[0].ID, c[1].ID)},
	} {
		if k.key != "" {
			r.Press(k.key)
		}
		if got := shown(r); got != k.want {
			t.Errorf("after %q shown are %s, want %s", k.key, got, k.want)
		}
	}
	r.Press("down", "enter", "u")
	if r.Went[0].To != (page.ToCase{ID: c[1].ID}) || r.Went[1].To != (page.ToCustomer{ID: p.Li.ID}) {
		t.Errorf("it went to %v", r.Went)
	}
}

func TestStatesAreGoneThrough(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	_, _, err := r.Session.StepOrder(r.Ctx(), r.NewKey(), careline.OrderStep{Order: o[1].ID, Version: o[1].Version, Act: careline.ActAccept})
	if err != nil {
		t.Fatal(err)
	}
	r.Show(board.New(r.Env, page.BoardLook{})).Press("s")
	if got := shown(r); strings.Contains(got, o[1].ID.String()) || strings.Count(got, "WO-") != 2 {
		t.Errorf("unscheduled are %s", got)
	}
	r.Press("s")
	if got := shown(r); got != ">"+o[1].ID.String() {
		t.Errorf("scheduled are %s", got)
	}
	r.Press("s")
	if got := shown(r); got != "" {
		t.Errorf("completed are %s", got)
	}
	sees(r, "completed")
	r.Press("s")
	if got := shown(r); strings.Count(got, "WO-") != 3 {
		t.Errorf("all are %s", got)
	}
}

// What others do comes in by itself, and the row that is chosen stays chosen.
func TestRefreshKeepsTheChosenRow(t *testing.T) {
	r, p := rig(t, careline.English)
	o, c := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{})).Press("3", "3") // newest first
	r.Press("home", "down")
	before := shown(r)
	if !strings.Contains(before, ">"+o[1].ID.String()) {
		t.Fatalf("chosen is another: %s", before)
	}
	r.Pass(time.Minute)
	next := r.Order(c[1], p.Jianye.ID)
	r.Do(r.Page.Update(page.Changed{}))
	if got := shown(r); !strings.Contains(got, ">"+o[1].ID.String()) || !strings.HasPrefix(got, next.ID.String()) {
		t.Errorf("after a change: %s, before: %s", got, before)
	}
}

func TestProvidersStaffSeeTheirOwnOrdersOnly(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	staff := r.Session.Staff()
	staff.Role, staff.Provider = careline.RoleProvider, p.Jianye.ID
	r.Env.Session = r.Desk.For(staff)
	r.Show(board.New(r.Env, page.BoardLook{}))
	if got := shown(r); got != ">"+o[1].ID.String() {
		t.Errorf("they see %s; status %v", got, r.Status)
	}
	if r.Press("tab"); !r.Last().Bad {
		t.Error("they came to the cases")
	}
	if r.Press("u"); len(r.Went) > 0 {
		t.Error("they came to a customer's file")
	}
}

func TestMash(t *testing.T) {
	r, p := rig(t, careline.English)
	day(r, p)
	for seed := range uint64(2) {
		r.Mash(func() page.Page { return board.New(r.Env, page.BoardLook{}) }, seed, 100)
	}
}

func TestWhatIsOverdueIsNeverBuriedUnderWhatIsNew(t *testing.T) {
	r, p := rig(t, careline.English)
	late := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	r.Pass(72 * time.Hour)
	err := r.Session.Together(t.Context(), r.NewKey(), "flood", func(s *careline.Session) error {
		for range 501 {
			if _, err := s.Dispatch(t.Context(), "", careline.WorkOrder{Customer: p.Li.ID, Text: "new"}, p.Ningbei.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Show(board.New(r.Env, page.BoardLook{}))
	if first := strings.Split(r.View(80, 21), "\n")[4]; !strings.Contains(first, late.ID.String()) {
		t.Errorf("the first row is %q, not %s", first, late.ID)
	}
}

// A row that is chosen and marked has both its signs in front of the number;
// that somebody else is at it is said behind it.
func TestWhoElseIsAtARowIsSeenOnEveryRow(t *testing.T) {
	r, p := rig(t, careline.Chinese)
	o, _ := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{})).Press("home", "shift+down", "up")
	r.Env.Others = map[careline.Ref][]careline.Presence{}
	for _, o := range o {
		r.Env.Others[o.ID.Ref()] = []careline.Presence{{Who: "李娜"}}
	}
	r.Press("1")
	signs := map[string]bool{}
	for l := range strings.Lines(r.View(80, 21)) {
		if before, after, is := strings.Cut(l, "WO-"); is {
			if !strings.Contains(before, "@") && !strings.HasPrefix(strings.TrimLeft(after, "0123456789 "), "@") {
				t.Errorf("nobody is seen at %s", l)
			}
			signs[strings.Trim(before, "│ ")] = true
		}
	}
	for _, want := range []string{"▸✓", "✓@", "@"} {
		if !signs[want] {
			t.Errorf("no row begins with %s:\n%s", want, r.View(80, 21))
		}
	}
}

// How much too late an order is can be read to its end on a narrow screen.
func TestHowLateIsNotCutOff(t *testing.T) {
	for lang, want := range map[careline.Lang]string{careline.English: "overdue 45 d ", careline.Chinese: "超时45天 "} {
		r, p := rig(t, lang)
		o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
		r.Pass(o.Window.To.Sub(pagetest.Now) + 45*24*time.Hour)
		if view := r.Show(board.New(r.Env, page.BoardLook{})).View(80, 21); !strings.Contains(view, want) {
			t.Errorf("%q is not there:\n%s", want, view)
		}
	}
}
