package board_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"careline"
	"careline/tui/page"
	"careline/tui/page/board"
)

func TestEachFilterHasOneKeyAndIsSaid(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	waiting, err := r.Session.Dispatch(t.Context(), r.NewKey(), careline.WorkOrder{Customer: p.Li.ID, Kind: careline.OrderReturn}, 0)
	if err != nil {
		t.Fatal(err)
	}
	for waiting.Provider() != 0 { // until nobody is left to ask
		waiting, _, err = r.Session.StepOrder(t.Context(), r.NewKey(), careline.OrderStep{
			Order: waiting.ID, Version: waiting.Version, Act: careline.ActReject, Reason: "x",
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	r.Show(board.New(r.Env, page.BoardLook{}))
	for _, k := range []struct {
		keys, typed, said string
		want              []careline.OrderID
	}{
		{"n", "", "waiting for a provider", []careline.OrderID{waiting.ID}},
		{"d", "", "older than 1 h", []careline.OrderID{o[0].ID, o[1].ID}},
		{"d d", "", "older than 4 h", []careline.OrderID{o[0].ID, o[1].ID}},
		{"d d d", "", "older than 24 h", nil},
		{"t t", "", "return", []careline.OrderID{waiting.ID}},
		{"w", "jianye", "建邺维修站", []careline.OrderID{o[1].ID}},
		{"o w", "ningbei", "宁北服务 Ningbei Service · overdue only", []careline.OrderID{o[0].ID}},
	} {
		r.Press(strings.Fields(k.keys)...)
		if k.typed != "" {
			r.Type(k.typed).Press("enter")
		}
		var want []string
		for _, id := range k.want {
			want = append(want, id.String())
		}
		if got := strings.ReplaceAll(shown(r), ">", ""); got != strings.Join(want, " ") {
			t.Errorf("%s %s: shown are %s, want %v", k.keys, k.typed, got, want)
		}
		sees(r, k.said)
		r.Press("x")
		sees(r, "every open state · overdue first")
	}
	if r.Press("m"); !r.Last().Bad {
		t.Error("orders are somebody's")
	}
}

func TestASavedViewFollowsThePerson(t *testing.T) {
	r, p := rig(t, careline.English)
	o, _ := day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{})).Press("v")
	says(r, r.Env.Words.Board.NoViews)
	r.Press("w").Type("jianye").Press("enter", "3", "ctrl+s").Type("建邺老单").Press("enter")
	says(r, "View 建邺老单 saved")
	sees(r, "[建邺老单]", "age ↑")
	r.Press("x", "o", "7", "ctrl+s").Type("late").Press("enter")

	// At another desk, in another language.
	r.Speak(careline.Chinese)
	r.Show(board.New(r.Env, page.BoardLook{}))
	if got := shown(r); strings.Count(got, "WO-") != 3 {
		t.Errorf("the board opens with %s", got)
	}
	r.Press("v", "2")
	if got := shown(r); got != ">"+o[1].ID.String() {
		t.Errorf("the view shows %s", got)
	}
	sees(r, "[建邺老单]", "建邺维修站", "时长 ↑")
	r.Press("v", "down", "o", "esc")
	r.Show(board.New(r.Env, page.BoardLook{}))
	if got := shown(r); got != ">"+o[1].ID.String() {
		t.Errorf("the board opens with %s", got)
	}
	r.Press("d") // no longer what was saved
	if strings.Contains(r.View(80, 21), "[建邺老单]") {
		t.Error("it is another look by now")
	}
	r.Press("v", "d", "d")
	says(r, "视图 建邺老单 已删除")
	r.Press("esc").Show(board.New(r.Env, page.BoardLook{}))
	if got := shown(r); strings.Count(got, "WO-") != 3 {
		t.Errorf("the board still opens with %s", got)
	}
}

func TestAViewOfAProviderWhoIsGoneOpensAndSaysSo(t *testing.T) {
	r, p := rig(t, careline.English)
	day(r, p)
	r.Show(board.New(r.Env, page.BoardLook{}))
	for _, v := range []careline.SavedView{
		{Name: "gone", List: "orders", Spec: `{"who":999,"who_name":"旧服务商"}`, Opens: true}, {Name: "odd", List: "orders", Spec: "["},
	} {
		if err := r.Session.SaveView(t.Context(), r.NewKey(), v); err != nil {
			t.Fatal(err)
		}
	}
	r.Show(board.New(r.Env, page.BoardLook{}))
	says(r, "View gone names 旧服务商, who is no longer here.")
	sees(r, "旧服务商", "Nothing fits the filter.")
	r.Press("v", "2")
	says(r, "View odd can't be read.")
}

// A list that is longer than what is loaded is narrowed in the store: an old
// order that is not overdue is found all the same.
func TestNoFilterMissesWhatWasNotLoaded(t *testing.T) {
	r, p := rig(t, careline.English)
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	old := r.Order(c, p.Jianye.ID)
	old, _, err := r.Session.StepOrder(t.Context(), r.NewKey(), careline.OrderStep{
		Order: old.ID, Version: old.Version, Act: careline.ActAccept, Window: careline.Window{From: r.Session.Now().Add(999 * time.Hour), To: r.Session.Now().Add(1000 * time.Hour)},
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Pass(time.Hour + time.Minute)
	err = r.Session.Together(t.Context(), r.NewKey(), "flood", func(s *careline.Session) error {
		for range 501 {
			if _, err := s.Dispatch(t.Context(), "", careline.WorkOrder{Customer: p.Li.ID, Kind: careline.OrderReturn, Text: "new"}, p.Ningbei.ID); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	r.Show(board.New(r.Env, page.BoardLook{}))
	sees(r, "the newest 500, and what is overdue")
	for _, keys := range []string{"s s", "w", "d", "t", "p", "3"} {
		r.Press(strings.Fields(keys)...)
		switch keys {
		case "w":
			r.Type("jianye").Press("enter")
		case "p":
			r.Type("维修站").Press("esc")
		}
		if got := shown(r); !strings.Contains(got, old.ID.String()) {
			t.Errorf("after %s shown are %.60s", keys, got)
		}
		r.Press("x")
	}
	r.Press("n")
	sees(r, "Nothing fits", "0/0")
	r.Press("n", "d")
	if r.Press("x", "t"); !strings.Contains(r.View(80, 21), old.ID.String()) {
		t.Error("repairs are not found")
	}
	r.Press("x", "w").Type("ningbei").Press("enter")
	sees(r, fmt.Sprintf("the first %d that fit; there are more", 500))
	r.Do(r.Page.Update(page.Changed{}))
}
