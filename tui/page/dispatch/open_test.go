package dispatch_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/page/dispatch"
	"careline/tui/page/pagetest"
)

// An order's whole life, by its keys.
func TestOrderFromAssignedToSettled(t *testing.T) {
	r, p := rig(t, careline.English)
	o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	r.Show(dispatch.Open(r.Env, o.ID))
	for _, c := range []struct {
		keys  []string
		order careline.OrderState
		visit careline.VisitState
	}{
		{[]string{"a", "ctrl+s"}, careline.OrderScheduled, careline.VisitAccepted},
		{[]string{"v"}, careline.OrderScheduled, careline.VisitEnRoute},
		{[]string{"s"}, careline.OrderInProgress, careline.VisitInProgress},
		{[]string{"p", "等", "配", "件", "enter"}, careline.OrderOnHold, careline.VisitInProgress},
		{[]string{"r"}, careline.OrderInProgress, careline.VisitInProgress},
		{[]string{"d", "换", "enter"}, careline.OrderCompleted, careline.VisitCompleted},
		{[]string{"$"}, careline.OrderSettled, careline.VisitCompleted},
	} {
		r.Press(c.keys...)
		got := ordered(r, o.ID).Order
		if got.State != c.order || got.Visit().State != c.visit {
			t.Fatalf("after %v the order is %s, its visit %s; status %v", c.keys, got.State, got.Visit().State, r.Last())
		}
		if view := r.View(80, 21); !strings.Contains(view, c.order.In(careline.English)) {
			t.Errorf("after %v the page does not say %s:\n%s", c.keys, c.order, view)
		}
	}
	if got := ordered(r, o.ID).Order; got.Visit().Technician == 0 {
		t.Error("the provider's only technician was not taken")
	}
}

func TestRejectedGoesToTheNextBestByItself(t *testing.T) {
	r, p := rig(t, careline.English)
	o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	r.Show(dispatch.Open(r.Env, o.ID)).Press("x", "enter")
	if got := r.Last(); !got.Bad || !r.Page.Typing() {
		t.Fatalf("without a reason it says %v", got)
	}
	r.Type("今天排满").Press("enter")
	if view := r.View(80, 21); !strings.Contains(r.Last().Text, "建邺维修站 is asked now") || !strings.Contains(view, "建邺维修站    ") {
		t.Errorf("it says %v:\n%s", r.Last(), view)
	}
	if got := ordered(r, o.ID).Order; got.Provider() != p.Jianye.ID || got.Visit().State != careline.VisitAssigned || len(got.Visits) != 2 {
		t.Errorf("the order became %+v", got)
	}
}

func TestPassOn(t *testing.T) {
	r, p := rig(t, careline.English)
	o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	// Whom it is with already is not offered first: g and enter pass it on.
	r.Show(dispatch.Open(r.Env, o.ID)).Press("g", "enter")
	if got := ordered(r, o.ID).Order; got.Provider() != p.Jianye.ID {
		t.Errorf("it is with %s; status %v", got.Provider(), r.Status)
	}
	r.Press("g", "esc")
	if r.Left {
		t.Error("esc left the page and not the choice")
	}
}

func TestCannotCompleteLeadsToTheFollowOn(t *testing.T) {
	r, p := rig(t, careline.English)
	o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	r.Show(dispatch.Open(r.Env, o.ID)).Press("a", "ctrl+s", "s", "f").Type("缺配件").Press("enter")
	to, ok := r.To().(page.ToOrder)
	if !ok || to.ID == o.ID {
		t.Fatalf("it went to %v; status %v", r.Went, r.Status)
	}
	if next := ordered(r, to.ID).Order; next.FollowsOn != o.ID || next.Provider() != p.Ningbei.ID {
		t.Errorf("the follow-on is %+v", next)
	}
	r.Show(dispatch.Open(r.Env, o.ID))
	if r.Press("o"); r.To() != (page.ToOrder{ID: to.ID}) {
		t.Errorf("o went to %v", r.Went)
	}
}

// A key that can't be used now says why.
func TestActsThatAreNotPossibleSayWhy(t *testing.T) {
	r, p := rig(t, careline.English)
	o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	r.Show(dispatch.Open(r.Env, o.ID))
	for _, key := range []string{"v", "s", "r", "d", "f", "$"} {
		r.Status = nil
		if r.Press(key); !r.Last().Bad || !strings.Contains(r.Last().Text, "can be") {
			t.Errorf("%s says %v", key, r.Last())
		}
	}
	operator := r.As(careline.RoleOperator).Show(dispatch.Open(r.Env, o.ID))
	operator.Press("a", "ctrl+s", "s", "d", "enter", "$")
	if got := operator.Last(); !got.Bad || !strings.Contains(got.Text, "settle") {
		t.Errorf("an operator's $ says %v", got)
	}
}

func TestStepOnAnOldVersionIsRefusedAndLoadedAgain(t *testing.T) {
	r, p := rig(t, careline.English)
	o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	r.Show(dispatch.Open(r.Env, o.ID)).Press("k").Type("not needed")
	_, _, err := r.Session.StepOrder(r.Ctx(), r.NewKey(), careline.OrderStep{Order: o.ID, Version: o.Version, Act: careline.ActAccept})
	if err != nil {
		t.Fatal(err)
	}
	r.Press("enter")
	view := r.View(80, 21)
	if !r.Last().Bad || !strings.Contains(view, "not needed") || !strings.Contains(view, "scheduled") {
		t.Errorf("it says %v:\n%s", r.Last(), view)
	}
	r.Press("enter")
	if got := ordered(r, o.ID).Order; got.State != careline.OrderCancelled || got.Reason != "not needed" {
		t.Errorf("the second enter left %+v; status %v", got, r.Status)
	}
}

func TestProvidersStaff(t *testing.T) {
	r, p := rig(t, careline.English)
	o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	staff := r.Session.Staff()
	staff.Role, staff.Provider = careline.RoleProvider, p.Ningbei.ID
	r.Env.Session = r.Desk.For(staff)
	r.Show(dispatch.Open(r.Env, o.ID))
	for _, key := range []string{"g", "k", "c", "u"} {
		r.Status = nil
		if r.Press(key); !r.Last().Bad || len(r.Went) > 0 {
			t.Errorf("a provider's %s: %v, %v", key, r.Last(), r.Went)
		}
	}
	r.Press("x").Type("今天排满").Press("enter")
	if !r.Left || r.Last().Bad {
		t.Errorf("after rejecting: left %v, status %v", r.Left, r.Status)
	}
	r.Show(dispatch.Open(r.Env, o.ID)) // it is another provider's now
	if !r.Last().Bad || strings.Contains(r.View(80, 21), "王建国") {
		t.Errorf("another provider sees the order:\n%s", r.View(80, 21))
	}
}

func TestOrderKeysLeadOn(t *testing.T) {
	r, p := rig(t, careline.English)
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	o := r.Order(c, p.Ningbei.ID)
	r.Show(dispatch.Open(r.Env, o.ID)).Press("c", "u")
	if len(r.Went) != 2 || r.Went[0].To != (page.ToCase{ID: c.ID}) || r.Went[1].To != (page.ToCustomer{ID: p.Wang.ID}) {
		t.Errorf("it went to %v", r.Went)
	}
	plain := pagetest.Must[careline.WorkOrder](r)(r.Session.Dispatch(r.Ctx(), r.NewKey(), careline.WorkOrder{Customer: p.Li.ID}, 0))
	r.Show(dispatch.Open(r.Env, plain.ID)).Press("c")
	if !r.Last().Bad || len(r.Went) > 0 {
		t.Errorf("c without a case: %v, %v", r.Last(), r.Went)
	}
}

func TestARetiredTechnicianIsNotOffered(t *testing.T) {
	r, p := rig(t, careline.English)
	o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	_, crew, err := r.Session.Provider(r.Ctx(), p.Ningbei.ID)
	if err != nil || len(crew) != 1 {
		t.Fatalf("%+v %v", crew, err)
	}
	if err := r.Session.Retire(r.Ctx(), r.NewKey(), crew[0].ID.Subject(), true, crew[0].Version); err != nil {
		t.Fatal(err)
	}
	r.Show(dispatch.Open(r.Env, o.ID)).Press("a")
	if view := r.View(80, 21); strings.Contains(view, crew[0].Name) {
		t.Errorf("they are offered:\n%s", view)
	}
	r.Press("ctrl+s")
	if got := ordered(r, o.ID).Order; got.State != careline.OrderScheduled || got.Visit().Technician != 0 {
		t.Errorf("the order became %+v; status %v", got, r.Status)
	}
}

// Somebody else adds a provider who fits better while one is being chosen.
func TestTheOneToPassItOnToStaysChosen(t *testing.T) {
	r, p := rig(t, careline.English)
	o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	r.Show(dispatch.Open(r.Env, o.ID)).Press("g")
	if view := r.View(80, 24); !strings.Contains(view, "▸ 建邺维修站") {
		t.Fatalf("the next best is not chosen:\n%s", view)
	}
	better := p.Ningbei
	better.ID, better.Version, better.Name, better.Capacity = 0, 0, "鼓楼快修", 50
	pagetest.Must[careline.Provider](r)(r.Session.AddProvider(r.Ctx(), r.NewKey(), better))
	r.Do(func() tea.Msg { return page.Changed{} })
	if view := r.View(80, 24); !strings.Contains(view, "鼓楼快修") || !strings.Contains(view, "▸ 建邺维修站") {
		t.Errorf("another is chosen now, or the new one is not listed:\n%s", view)
	}
	r.Press("enter")
	if got := ordered(r, o.ID).Order; got.Provider() != p.Jianye.ID {
		t.Errorf("it went to provider %d", got.Provider())
	}
}
