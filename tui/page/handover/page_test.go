package handover_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/handover"
	"careline/tui/page/pagetest"
)

func evening(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People, careline.Case, careline.WorkOrder) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	p := r.People()
	check := func(err error) {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
	}
	c := pagetest.Must[careline.Case](r)(r.Session.LogCase(r.Ctx(), r.NewKey(), careline.Case{
		Customer: p.Wang.ID, Category: "noise", Text: "响", Promise: r.Session.Now().Add(4 * time.Hour),
	}))
	o := r.Order(c, p.Ningbei.ID)
	o, _, err := r.Session.StepOrder(r.Ctx(), r.NewKey(), careline.OrderStep{
		Order: o.ID, Version: o.Version, Act: careline.ActAccept, Window: careline.Window{From: r.Session.Now().Add(time.Hour), To: r.Session.Now().Add(3 * time.Hour)},
	})
	check(err)
	_, err = r.Session.StartCall(r.Ctx(), r.NewKey(), careline.CallStart{Customer: p.Li.ID})
	check(err)
	check(r.Session.WriteHandover(r.Ctx(), r.NewKey(), "EWH-60A 阀门周二到货"))
	check(r.Session.HoldDrafts(r.Ctx(), "here", "desk", []careline.HeldDraft{{ID: "a", Kind: careline.DraftComplaint, On: p.Li.ID.Ref(), Since: r.Session.Now()}}))
	r.Pass(5 * time.Minute)
	return r, p, c, o
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			t.Run(fmt.Sprintf("%s/%d", lang, size.Width), func(t *testing.T) {
				r, _, _, _ := evening(t, lang)
				r.Show(handover.New(r.Env))
				golden.RequireEqual(t, r.View(size.Width, size.Height))
			})
		}
	}
}

func TestEachLineLeadsToItsRecord(t *testing.T) {
	r, p, c, o := evening(t, careline.English)
	r.Show(handover.New(r.Env))
	for range 20 {
		r.Press("enter", "down")
	}
	var went []page.Route
	for _, g := range r.Went {
		if len(went) == 0 || went[len(went)-1] != g.To {
			went = append(went, g.To)
		}
	}
	want := []page.Route{
		page.ToCustomer{ID: p.Li.ID},
		page.ToBoard{Look: page.BoardLook{Cases: true, Nobodys: true}},
		page.ToCase{ID: c.ID},
		page.ToOrder{ID: o.ID},
		page.ToCustomer{ID: p.Li.ID},
	}
	if c.Owner != 0 {
		me := r.Session.Staff()
		want[1] = page.ToBoard{Look: page.BoardLook{Cases: true, Owner: me.ID, OwnerName: me.Name}}
	}
	if fmt.Sprint(went) != fmt.Sprint(want) {
		t.Errorf("it leads to %+v, want %+v", went, want)
	}
}

func TestANoteIsWrittenAndStandsFirst(t *testing.T) {
	r, _, _, _ := evening(t, careline.English)
	r.Show(handover.New(r.Env)).Press("n").Type("夜里停电").Press("esc")
	if r.Last().Text != r.Env.Words.Handover.Leave {
		t.Errorf("it says %+v", r.Last())
	}
	if before, ok := r.Before(80, 21); !ok || !strings.HasSuffix(before, "夜里停电") {
		t.Errorf("the cursor stands after %q", before)
	}
	r.Resumes(func() page.Page { return handover.New(r.Env) })
	r.Press("enter")
	if screen := r.View(80, 21); !strings.Contains(screen, "夜里停电") || strings.Index(screen, "夜里停电") > strings.Index(screen, "阀门") {
		t.Errorf("it shows\n%s", screen)
	}
	r.Press("n", "enter")
	if !r.Last().Bad || !r.Page.Typing() {
		t.Errorf("an empty note: %+v", r.Last())
	}
	r.As(careline.RoleTrainer).Show(handover.New(r.Env)).Press("n")
	if !r.Last().Bad {
		t.Errorf("a trainer writes: %+v", r.Last())
	}
	r.Mash(func() page.Page { return handover.New(r.Env) }, 1, 200)
}
