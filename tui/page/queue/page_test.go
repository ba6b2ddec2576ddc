package queue_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/queue"
)

// rig is a hotline whose page is that of the first provider's staff, with a
// second technician there.
func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	p := r.People()
	pagetest.Must[careline.Technician](r)(r.Session.AddTechnician(r.Ctx(), r.NewKey(), careline.Technician{Provider: p.Ningbei.ID, Name: "刘师傅"}))
	staff := r.Session.Staff()
	staff.Role, staff.Provider = careline.RoleProvider, p.Ningbei.ID
	r.Env.Session = r.Desk.For(staff)
	return r, p
}

// send dispatches a repair that begins so many hours from now.
func send(r *pagetest.Rig, p pagetest.People, hours int) careline.WorkOrder {
	r.T.Helper()
	from := r.Session.Now().Truncate(time.Hour).Add(time.Duration(hours) * time.Hour)
	return pagetest.Must[careline.WorkOrder](r)(r.Session.Dispatch(r.Ctx(), r.NewKey(), careline.WorkOrder{
		Customer: p.Wang.ID, Unit: p.Heater.ID, Kind: careline.OrderRepair, Text: "加热时有噪音",
		Window: careline.Window{From: from, To: from.Add(2 * time.Hour)},
	}, p.Ningbei.ID))
}

func now(r *pagetest.Rig, o careline.WorkOrder) *careline.WorkOrder {
	r.T.Helper()
	v := pagetest.Must[careline.OrderView](r)(r.Session.Order(r.Ctx(), o.ID))
	return &v.Order
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			look := func(name string, keys ...string) {
				t.Run(fmt.Sprintf("%s/%s/%d", name, lang, size.Width), func(t *testing.T) {
					r, p := rig(t, lang)
					send(r, p, -4)
					send(r, p, 2)
					send(r, p, 22)
					r.Show(queue.New(r.Env)).Press(keys...)
					golden.RequireEqual(t, r.View(size.Width, size.Height))
				})
			}
			look("list")
			look("accepted", "*", "enter")
			look("code", "enter", "enter", "enter", "1")
			look("rating", "enter", "enter", "enter", "1", "2", "3", "4")
			look("reject", "r")
			look("technician", "enter", "t")
			look("nothing", "d", "d", "d")
		}
	}
}

func TestAnOrderIsWorkedThroughByOneKeyAStep(t *testing.T) {
	r, p := rig(t, careline.English)
	o := send(r, p, 1)
	r.Show(queue.New(r.Env))
	for _, want := range []careline.VisitState{careline.VisitAccepted, careline.VisitEnRoute, careline.VisitInProgress} {
		r.Press("1")
		if !r.Last().Bad || r.Page.Typing() {
			t.Fatalf("a digit before the work began: %v", r.Last())
		}
		if r.Press("enter"); now(r, o).Visit().State != want {
			t.Fatalf("it is %s, want %s; %v", now(r, o).Visit().State, want, r.Last())
		}
	}
	r.Press("enter").Type(o.Code).Press("1")
	if got := now(r, o); got.State != careline.OrderCompleted || !got.Visit().Confirmed || got.Visit().Rating != careline.RatingVerySatisfied {
		t.Errorf("it became %+v; %v", got, r.Last())
	}
	if view := r.View(80, 21); !strings.Contains(view, "There is nothing to do") {
		t.Errorf("it is still there:\n%s", view)
	}
}

// begun sends an order and begins it.
func begun(r *pagetest.Rig, p pagetest.People) careline.WorkOrder {
	r.T.Helper()
	o := send(r, p, 1)
	r.Show(queue.New(r.Env)).Press("enter", "enter", "enter")
	return o
}

func TestAWrongCodeIsAskedAgain(t *testing.T) {
	r, p := rig(t, careline.English)
	o := begun(r, p)
	wrong := "0000"
	if o.Code == wrong {
		wrong = "1111"
	}
	r.Type("").Press(wrong[:1]).Type(wrong[1:]).Press("2")
	if !strings.Contains(r.Last().Text, "4 tries left") || !r.Page.Typing() {
		t.Fatalf("it says %v", r.Last())
	}
	r.Press("esc")
	r.Press(o.Code[:1]).Type(o.Code[1:])
	if strings.Contains(r.View(80, 21), o.Code) {
		t.Error("the code stands on the screen")
	}
	r.Press("2")
	if got := now(r, o).Visit(); !got.Confirmed || got.Rating != careline.RatingSatisfied || got.Misses != 1 {
		t.Errorf("it became %+v; %v", got, r.Last())
	}
}

func TestAReasonGoesWhereThereIsNoCode(t *testing.T) {
	r, p := rig(t, careline.Chinese)
	o := begun(r, p)
	r.Press("enter").Type("客户没收到").Press("enter", "enter")
	if got := now(r, o).Visit(); got.Confirmed || got.Reason != "客户没收到" || got.Rating != careline.RatingNotAsked || got.State != careline.VisitCompleted {
		t.Errorf("it became %+v; %v", got, r.Last())
	}
	// Neither code nor reason is refused, and asked again.
	again := begun(r, p)
	r.Press("enter", "enter", "1")
	if !r.Last().Bad || !r.Page.Typing() || now(r, again).State != careline.OrderInProgress {
		t.Errorf("without both it says %v", r.Last())
	}
}

func TestAReasonIsOneKey(t *testing.T) {
	r, p := rig(t, careline.English)
	o := send(r, p, 1)
	r.Show(queue.New(r.Env)).Press("x")
	if !r.Last().Bad {
		t.Error("what was not begun could not be done")
	}
	r.Press("r", "2")
	if got := now(r, o); got.Visits[0].State != careline.VisitRejected || got.Visits[0].Reason != "outside our area" || got.Provider() == p.Ningbei.ID {
		t.Errorf("it became %+v; %v", got, r.Last())
	}
	failed := begun(r, p)
	r.Press("r")
	if !r.Last().Bad {
		t.Error("what was begun was rejected")
	}
	r.Press("x", "6").Type("dog").Press("enter")
	if got := now(r, failed); got.State != careline.OrderCannotComplete || got.Reason != "dog" || !strings.Contains(r.Last().Text, "takes up from there") {
		t.Errorf("it became %+v; %v", got, r.Last())
	}
}

func TestSeveralAreAcceptedAtOnceAndTakenBack(t *testing.T) {
	r, p := rig(t, careline.English)
	orders := []careline.WorkOrder{send(r, p, 1), send(r, p, 3), send(r, p, 5)}
	r.Show(queue.New(r.Env)).Press("*", "enter")
	for _, o := range orders {
		if got := now(r, o).Visit(); got.State != careline.VisitAccepted || got.Technician == 0 {
			t.Errorf("it became %+v; %v", got, r.Last())
		}
	}
	if !strings.Contains(r.Last().Text, "moved on: 3") {
		t.Errorf("it says %v", r.Last())
	}
	r.Press("ctrl+z")
	for _, o := range orders {
		if got := now(r, o).Visit(); got.State != careline.VisitAssigned {
			t.Errorf("taken back: %+v; %v", got, r.Last())
		}
	}
}

func TestTheListIsOfADayAndOfATechnician(t *testing.T) {
	r, p := rig(t, careline.English)
	first, second, tomorrow := send(r, p, 1), send(r, p, 3), send(r, p, 20)
	r.Show(queue.New(r.Env)).Press("enter", "down", "enter") // two technicians have one each
	shows := func(what string, want ...careline.WorkOrder) {
		t.Helper()
		view := r.View(200, 30)
		if n := strings.Count(view, "王建国"); n != len(want)+1 { // one more beside
			t.Errorf("%s: %d rows, want %d:\n%s", what, n-1, len(want), view)
		}
	}
	shows("all", first, second, tomorrow)
	r.Press("d")
	shows("today", first, second)
	r.Press("d")
	shows("tomorrow", tomorrow)
	r.Press("d", "d", "f")
	shows("nobody's", tomorrow)
	r.Press("f")
	shows("the first technician's", first)
	r.Press("f")
	shows("the second technician's", second)
	r.Press("f").Press("t", "1")
	if got := now(r, first).Visit().Technician; got == 0 {
		t.Errorf("nobody goes; %v", r.Last())
	}
}

func TestWhatIsTakenAwayIsSaid(t *testing.T) {
	r, p := rig(t, careline.English)
	o := begun(r, p)
	r.Press("enter").Type("wai")
	if d, ok := r.Page.(page.Drafter).Draft(); !ok || d.Typed["reason"] != "wai" {
		t.Errorf("the draft is %+v, %v", d, ok)
	}
	_, _, err := r.Session.StepOrder(r.Ctx(), r.NewKey(), careline.OrderStep{Order: o.ID, Version: now(r, o).Version, Act: careline.ActCancel, Reason: "x"})
	if err != nil {
		t.Fatal(err)
	}
	r.Do(func() tea.Msg { return page.Changed{} })
	if !r.Last().Bad || !strings.Contains(r.Last().Text, "not in your hands any more") || r.Page.Typing() {
		t.Errorf("it says %v", r.Last())
	}
}

func TestDraftsComeBack(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		begun(r, p)
		fresh := func() page.Page { return queue.New(r.Env) }
		r.Show(fresh()).Press("enter").Type("没收到短信").Resumes(fresh)
		r.Press("enter", "4")
		send(r, p, 1)
		r.Show(fresh()).Press("r", "6").Type("没有人手").Resumes(fresh)
	}
}
