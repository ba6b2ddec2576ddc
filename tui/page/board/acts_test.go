package board_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/tui/page"
	"careline/tui/page/board"
	"careline/tui/page/pagetest"
)

func order(r *pagetest.Rig, id careline.OrderID) careline.WorkOrder {
	r.T.Helper()
	return pagetest.Must[careline.OrderView](r)(r.Session.Order(r.Ctx(), id)).Order
}

func theCase(r *pagetest.Rig, id careline.CaseID) careline.Case {
	r.T.Helper()
	return pagetest.Must[careline.CaseView](r)(r.Session.Case(r.Ctx(), id)).Case
}

func says(r *pagetest.Rig, want string) {
	r.T.Helper()
	if got := r.Last().Text; got != want {
		r.T.Errorf("it says %q, want %q", got, want)
	}
}

func sees(r *pagetest.Rig, want ...string) {
	r.T.Helper()
	screen := r.View(80, 21)
	for _, w := range want {
		if !strings.Contains(screen, w) {
			r.T.Errorf("%q is not on the screen:\n%s", w, screen)
		}
	}
}

func TestSeveralOrdersArePassedOnAtOnceAndTakenBack(t *testing.T) {
	for lang, want := range map[careline.Lang][3]string{
		careline.English: {"2 orders passed on to 建邺维修站 · ctrl+z undoes", "2 orders: taken back", "fits 2 of 2"},
		careline.Chinese: {"2 张工单 已转派给建邺维修站 · ctrl+z 撤销", "2 张工单：已撤销", "适合 2/2"},
	} {
		r, p := rig(t, lang)
		o, _ := day(r, p)
		was := order(r, o[0].ID)
		r.Show(board.New(r.Env, page.BoardLook{})).Press("p").Type("宁北").Press("esc", "*", "x")
		r.Press("g")
		if screen := r.View(80, 21); strings.Contains(strings.Split(screen, "├─")[2], "宁北") || !strings.Contains(screen, want[2]) {
			t.Errorf("who has them already is offered, or not who fits:\n%s", screen)
		}
		r.Press("enter")
		says(r, want[0])
		for _, id := range []careline.OrderID{o[0].ID, o[2].ID} {
			if got := order(r, id); got.Provider() != p.Jianye.ID {
				t.Errorf("%s is still with %d", id, got.Provider())
			}
		}
		if strings.Contains(r.View(80, 21), "✓") {
			t.Error("what was done is still marked")
		}
		r.Press("ctrl+z")
		says(r, want[1])
		got := order(r, o[0].ID)
		if *got.Visit() != *was.Visit() || got.Window != was.Window || got.State != was.State {
			t.Errorf("it is %+v, was %+v", got, was)
		}
		if r.Press("ctrl+z"); !r.Last().Bad || r.Last().Text != r.Env.Words.Board.NoUndo {
			t.Errorf("again it says %+v", r.Last())
		}
	}
}

// What somebody else has changed meanwhile is refused and stays marked; the
// others are done.
func TestThoseRefusedAreListedAndStayMarked(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{})).Press("*")
	theirs := order(r, o[1].ID)
	_, _, err := r.Session.StepOrder(r.Ctx(), r.NewKey(), careline.OrderStep{Order: theirs.ID, Version: theirs.Version, Act: careline.ActAccept})
	if err != nil {
		t.Fatal(err)
	}
	r.Press("h").Type("缺配件")
	if before, ok := r.Before(80, 21); !ok || !strings.HasSuffix(before, "缺配件") {
		t.Errorf("the cursor stands after %q", before)
	}
	r.Press("enter")
	says(r, "2 orders put on hold, 1 refused · ctrl+z undoes")
	sees(r, "Refused, and still marked: 1", "│ "+o[1].ID.String()+" was changed by somebody else", "1 marked")
	r.Press("esc")
	if got := order(r, o[0].ID); got.State != careline.OrderOnHold || got.Reason != "缺配件" {
		t.Errorf("it is %+v", got)
	}
	// Loaded again, the one that stayed marked can be acted on.
	r.Press("h").Type("x").Press("enter")
	says(r, o[1].ID.String()+" put on hold · ctrl+z undoes")
	r.Press("ctrl+z")
	says(r, o[1].ID.String()+": taken back")
	if got := order(r, o[1].ID); got.State != careline.OrderScheduled {
		t.Errorf("it is %s", got.State)
	}
	r.Press("x", "*", "r")
	says(r, "2 orders resumed, 1 refused · ctrl+z undoes")
}

func TestWhatWasChangedSinceIsNotTakenBack(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{})).Press("*", "h").Type("x").Press("enter")
	held := order(r, o[0].ID)
	_, _, err := r.Session.StepOrder(r.Ctx(), r.NewKey(), careline.OrderStep{Order: held.ID, Version: held.Version, Act: careline.ActResume})
	if err != nil {
		t.Fatal(err)
	}
	r.Press("ctrl+z")
	says(r, "2 orders: taken back, 1 refused")
	sees(r, o[0].ID.String()+" was changed by somebody else")
}

func TestCancellingIsAskedTwiceForItHasNoWayBack(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{})).Press("space", "space", "k", "enter")
	says(r, "A reason is needed.")
	r.Press("k").Type("客户取消").Press("enter")
	sees(r, "Why cancel 2 orders?", "no way back", "客户取消")
	r.Press("esc")
	if got := order(r, o[0].ID); got.State == careline.OrderCancelled {
		t.Error("it was cancelled without a yes")
	}
	r.Press("k").Type("客户取消").Press("enter", "y")
	says(r, "2 orders cancelled")
	if got := order(r, o[1].ID); got.State != careline.OrderCancelled || got.Reason != "客户取消" {
		t.Errorf("it is %+v", got)
	}
	if r.Press("ctrl+z"); r.Last().Text != r.Env.Words.Board.NoUndo {
		t.Errorf("it says %+v", r.Last())
	}
}

func TestCasesAreGivenWeighedAndAcknowledged(t *testing.T) {
	r, p := rig(t, careline.English)
	_, c := day(r, p)
	min := pagetest.Must[careline.Staff](r)(r.Session.AddStaff(r.Ctx(), r.NewKey(), careline.Staff{Login: "li.na", Name: "李娜", Role: careline.RoleOperator}))
	r.Show(board.New(r.Env, page.BoardLook{})).Press("tab", "*", "g").Type("lina").Press("enter")
	says(r, "2 cases given to 李娜 · ctrl+z undoes")
	if got := theCase(r, c[0].ID); got.Owner != min.ID {
		t.Errorf("it is %d's", got.Owner)
	}
	r.Press("ctrl+z")
	says(r, "2 cases: taken back")
	if got := theCase(r, c[0].ID); got.Owner != c[0].Owner {
		t.Errorf("it is %d's", got.Owner)
	}
	r.Press("e").Type("crit").Press("enter")
	says(r, c[0].ID.String()+" made critical · ctrl+z undoes")
	r.Press("*", "a")
	says(r, "2 cases acknowledged · ctrl+z undoes")
	r.Press("*", "a")
	says(r, "0 cases acknowledged, 2 refused")
	r.Press("esc", "g").Type("nobody").Press("enter")
	says(r, "2 cases given to nobody · ctrl+z undoes")
	r.Press("m")
	if got := shown(r); got != "" {
		t.Errorf("mine are %s", got)
	}
	r.Press("n")
	if got := shown(r); strings.Count(got, "CASE-") != 2 {
		t.Errorf("nobody's are %s", got)
	}
	sees(r, "nobody's · ", "2/2")
	// What is so already is not an act that could be taken back.
	r.Press("e").Type("crit").Press("enter", "ctrl+z")
	if got := theCase(r, c[0].ID); got.Severity != careline.SeverityCritical {
		t.Errorf("it is %s", got.Severity)
	}
}

func TestMarksStayWithTheirRecords(t *testing.T) {
	r, p := rig(t, careline.English)
	o, c := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{})).Press("shift+down")
	sees(r, "2 marked", "✓"+o[0].ID.String(), "✓"+o[1].ID.String())
	r.Pass(time.Minute)
	r.Order(c[1], p.Jianye.ID)
	r.Do(r.Page.Update(page.Changed{}))
	r.Press("3", "3")
	sees(r, "2 marked", " ✓"+o[0].ID.String(), "✓"+o[1].ID.String())
	r.Press("p").Type("建邺").Press("esc")
	sees(r, "2 marked (1 not shown)")
	r.Press("x", "*", "*")
	if strings.Contains(r.View(80, 21), "marked") {
		t.Error("none was to be marked")
	}
	r.Press("space")
	if strings.Contains(r.View(80, 21), "▸✓") {
		t.Error("a mark does not go on to the next row")
	}
	done := order(r, o[0].ID)
	r.Press("*")
	_, _, err := r.Session.StepOrder(r.Ctx(), r.NewKey(), careline.OrderStep{Order: done.ID, Version: done.Version, Act: careline.ActCancel, Reason: "x"})
	if err != nil {
		t.Fatal(err)
	}
	r.Do(r.Page.Update(page.Changed{}))
	sees(r, "3 marked")
}

func TestRolesActAsTheTableSays(t *testing.T) {
	r, p := rig(t, careline.English)
	day(r, p)
	r.As(careline.RoleTrainer).Show(board.New(r.Env, page.BoardLook{}))
	for _, key := range []string{"g", "h", "r", "k", "tab g", "a", "e"} {
		if r.Press(strings.Fields(key)...); !r.Last().Bad {
			t.Errorf("a trainer may press %s", key)
		}
	}
}

func TestActsLook(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for name, keys := range map[string][]string{
			"marked": {"space", "space"}, "pass on": {"*", "g"}, "pass one on": {"g"}, "cancel": {"*", "k", "x", "enter"},
			"give": {"tab", "g"}, "whose": {"w"}, "narrowed": {"o", "s", "d", "t", "n"},
		} {
			for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 180, Height: 30}} {
				t.Run(fmt.Sprintf("%s/%s/%d", name, lang, size.Width), func(t *testing.T) {
					r, p := rig(t, lang)
					day(r, p)
					r.Show(board.New(r.Env, page.BoardLook{})).Press(keys...)
					golden(t, r.View(size.Width, size.Height))
				})
			}
		}
	}
}

func TestAnythingFitsIn(t *testing.T) {
	r, p := rig(t, careline.Chinese)
	day(r, p)
	for _, keys := range [][]string{{"*", "g"}, {"w"}, {"h"}, {"ctrl+s"}, {"tab", "*", "e"}, {"p"}, {"k", "x", "enter"}} {
		r.Show(board.New(r.Env, page.BoardLook{})).Press(keys...)
		for _, size := range []page.Size{{Width: 40, Height: 7}, {Width: 80, Height: 21}, {Width: 300, Height: 97}} {
			r.View(size.Width, size.Height)
			if !r.Page.Typing() {
				continue
			}
			r.Type("中文")
			if before, ok := r.Before(size.Width, size.Height); !ok || !strings.HasSuffix(before, "中文") {
				t.Errorf("%v at %v: the cursor stands after %q", keys, size, before)
			}
		}
	}
}

// The list of what was refused does not stand in the way of taking the rest
// back.
func TestTheRestIsTakenBackFromTheListOfRefusals(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{})).Press("h").Type("x").Press("enter", "*", "h").Type("y").Press("enter")
	says(r, "2 orders put on hold, 1 refused · ctrl+z undoes")
	sees(r, "Refused, and still marked: 1", "resumed, cancelled.")
	r.Press("ctrl+z")
	says(r, "2 orders: taken back")
	if got := order(r, o[0].ID); got.State != careline.OrderOnHold || got.Reason != "x" {
		t.Errorf("the one that was refused is %+v", got)
	}
}
