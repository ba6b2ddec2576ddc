package complaint_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/complaint"
	"careline/tui/page/pagetest"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	return r, r.People()
}

func opened(r *pagetest.Rig, id careline.CaseID) careline.Case {
	r.T.Helper()
	return pagetest.Must[careline.CaseView](r)(r.Session.Case(r.Ctx(), id)).Case
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			look := func(name string, show func(*pagetest.Rig, pagetest.People)) {
				t.Run(fmt.Sprintf("%s/%s/%d", name, lang, size.Width), func(t *testing.T) {
					r, p := rig(t, lang)
					show(r, p)
					golden.RequireEqual(t, r.View(size.Width, size.Height))
				})
			}
			look("new", func(r *pagetest.Rig, p pagetest.People) {
				r.Case(p.Wang, p.Filter.ID, "滤芯换了以后水还是有味道")
				r.Pass(26 * time.Hour)
				r.Show(complaint.New(r.Env, p.Wang.ID, p.Heater.ID)).Type("no")
			})
			look("case", func(r *pagetest.Rig, p pagetest.People) {
				c := r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音，夜里睡不着\n已经打过一次电话")
				r.Order(c, p.Ningbei.ID)
				r.Pass(25 * time.Hour)
				r.Show(complaint.Open(r.Env, c.ID))
			})
			look("advance", func(r *pagetest.Rig, p pagetest.People) {
				c := r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音")
				r.Show(complaint.Open(r.Env, c.ID)).Press("t").Type("pend")
			})
			look("guide", func(r *pagetest.Rig, p pagetest.People) {
				c := r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音")
				r.Pass(25 * time.Hour)
				if _, err := r.Session.KeepPromises(r.Ctx()); err != nil {
					r.T.Fatal(err)
				}
				r.Show(complaint.Open(r.Env, c.ID)).Press("s", "enter").Press("s", "enter", "enter").Press("s").Type("mis")
			})
			look("merge", func(r *pagetest.Rig, p pagetest.People) {
				r.Case(p.Wang, p.Filter.ID, "滤芯换了以后水还是有味道")
				c := r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音")
				r.Show(complaint.Open(r.Env, c.ID)).Press("m")
			})
			look("offer", func(r *pagetest.Rig, p pagetest.People) {
				r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音")
				r.Pass(26 * time.Hour)
				r.Show(complaint.New(r.Env, p.Wang.ID, p.Heater.ID)).Type("leak").Press("enter")
			})
			look("edit", func(r *pagetest.Rig, p pagetest.People) {
				c := r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音")
				r.Show(complaint.Open(r.Env, c.ID)).Press("e", "down", "down")
			})
		}
	}
}

// T2 of the design: c, then four keys beyond the words, of which the first
// opened this page.
func TestComplaintInThreeKeys(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(complaint.New(r.Env, p.Wang.ID, p.Heater.ID))
	r.Type("noi").Press("enter").Type("hi").Press("enter").Type("加热时有噪音").Press("ctrl+s")
	to, ok := r.To().(page.ToCase)
	if !ok || !r.Went[0].Instead {
		t.Fatalf("it went to %v; status %v", r.Went, r.Status)
	}
	c := opened(r, to.ID)
	if c.Category != "noise" || c.Severity != careline.SeverityHigh || c.Text != "加热时有噪音" || c.Unit != p.Heater.ID {
		t.Errorf("logged %+v", c)
	}
	if want := careline.ProposePromise(careline.SeverityHigh, pagetest.Now); !c.Promise.Equal(want) {
		t.Errorf("promised %s, want %s", c.Promise, want)
	}
}

// Letters and even ctrl+s that come before the store has answered are not lost.
func TestComplaintTypedBeforeTheAnswer(t *testing.T) {
	r, p := rig(t, careline.English)
	load := r.Start(complaint.New(r.Env, p.Wang.ID, p.Heater.ID))
	r.Type("leak").Press("enter").Type("cri").Press("enter").Type("漏水").Press("ctrl+s")
	if len(r.Went) != 0 {
		t.Fatal("it saved before it knew the categories")
	}
	r.Do(load)
	to, ok := r.To().(page.ToCase)
	if !ok {
		t.Fatalf("it went to %v; status %v", r.Went, r.Status)
	}
	if c := opened(r, to.ID); c.Category != "leak" || c.Severity != careline.SeverityCritical || c.Unit != p.Heater.ID {
		t.Errorf("logged %+v", c)
	}
}

func TestComplaintLosesNothingWhenRefused(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(complaint.New(r.Env, p.Wang.ID, 0)).Press("ctrl+s")
	if !r.Last().Bad || !strings.Contains(r.Last().Text, "about") {
		t.Errorf("without a category it says %v", r.Last())
	}
	r.Type("noi").Press("enter", "enter", "ctrl+s")
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, "what the customer says") {
		t.Errorf("without words it says %v", got)
	}
	r.Type("噪音").Press("tab", "tab", "tab").Type("repair").Press("tab", "ctrl+u").Type("whenever").Press("ctrl+s")
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, "promise") {
		t.Errorf("with a promise that is none it says %v", got)
	}
	if before, _ := r.Before(80, 21); !strings.HasSuffix(before, "whenever") {
		t.Errorf("the focus is not on the promise: %q", before)
	}
	r.Press("ctrl+u").Type("明天10点").Press("ctrl+s")
	to, ok := r.To().(page.ToCase)
	if !ok {
		t.Fatalf("at last: %v", r.Status)
	}
	c := opened(r, to.ID)
	if want := time.Date(2026, 11, 25, 10, 0, 0, 0, pagetest.Now.Location()); !c.Promise.Equal(want) || c.Remedy != "repair" {
		t.Errorf("logged %+v", c)
	}
}

func TestComplaintPromiseFollowsSeverityUntilTouched(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(complaint.New(r.Env, p.Wang.ID, 0)).Press("enter").Type("crit")
	if got := r.View(80, 21); !strings.Contains(got, "2026-11-25 02:00") {
		t.Errorf("critical is not promised for tonight:\n%s", got)
	}
	r.Press("down", "down", "down", "down", "down", "ctrl+u").Type("+2d").Press("up", "up", "up", "up", "up", "ctrl+u").Type("low")
	if got := r.View(80, 21); !strings.Contains(got, "+2d") {
		t.Errorf("the operator's own promise is gone:\n%s", got)
	}
}

func TestOpenCaseIsOfferedInstead(t *testing.T) {
	r, p := rig(t, careline.English)
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.New(r.Env, p.Wang.ID, p.Heater.ID)).Press("ctrl+o")
	if to, ok := r.To().(page.ToCase); !ok || to.ID != c.ID {
		t.Errorf("ctrl+o went to %v", r.Went)
	}
}

func TestCursorInEveryField(t *testing.T) {
	for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}, {Width: 60, Height: 10}, {Width: 40, Height: 7}} {
		r, p := rig(t, careline.Chinese)
		r.Show(complaint.New(r.Env, p.Wang.ID, p.Heater.ID)).CursorInFields(8, size.Width, size.Height)
		c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		r.Show(complaint.Open(r.Env, c.ID)).Press("e").CursorInFields(9, size.Width, size.Height)
		r.Show(complaint.Open(r.Env, c.ID)).Press("t").CursorInFields(2, size.Width, size.Height)
	}
}

func TestMash(t *testing.T) {
	r, p := rig(t, careline.English)
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	for seed := range uint64(2) {
		r.Mash(func() page.Page { return complaint.New(r.Env, p.Wang.ID, 0) }, seed, 60)
		r.Mash(func() page.Page { return complaint.Open(r.Env, c.ID) }, seed, 100)
	}
}
