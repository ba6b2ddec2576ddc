package dispatch_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/dispatch"
	"careline/tui/page/pagetest"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	return r, r.People()
}

func ordered(r *pagetest.Rig, id careline.OrderID) careline.OrderView {
	r.T.Helper()
	return pagetest.Must[careline.OrderView](r)(r.Session.Order(r.Ctx(), id))
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
				c := r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音，夜里睡不着")
				r.Show(dispatch.New(r.Env, careline.OrderFor{Case: c.ID}))
			})
			look("order", func(r *pagetest.Rig, p pagetest.People) {
				o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音"), p.Ningbei.ID)
				r.Pass(8 * time.Hour)
				r.Show(dispatch.Open(r.Env, o.ID)).Press("a", "enter", "enter")
			})
			look("rejected", func(r *pagetest.Rig, p pagetest.People) {
				o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音"), p.Ningbei.ID)
				r.Show(dispatch.Open(r.Env, o.ID)).Press("x").Type("今天排满").Press("enter")
			})
			look("accept", func(r *pagetest.Rig, p pagetest.People) {
				o := r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音"), p.Ningbei.ID)
				r.Show(dispatch.Open(r.Env, o.ID)).Press("a")
			})
		}
	}
}

// T3 of the design: w, which opened this page, and ctrl+s.
func TestDispatchInOneKey(t *testing.T) {
	r, p := rig(t, careline.English)
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(dispatch.New(r.Env, careline.OrderFor{Case: c.ID})).Press("ctrl+s")
	to, ok := r.To().(page.ToOrder)
	if !ok || !r.Went[0].Instead {
		t.Fatalf("it went to %v; status %v", r.Went, r.Status)
	}
	o := ordered(r, to.ID).Order
	if o.Provider() != p.Ningbei.ID || o.Kind != careline.OrderRepair || o.Unit != p.Heater.ID || !o.Charge.Free || o.Window.IsZero() {
		t.Errorf("dispatched %+v", o)
	}
	if !strings.Contains(r.Last().Text, "Ningbei") {
		t.Errorf("it says %v", r.Last())
	}
}

func TestDispatchBeforeTheProposalIsThere(t *testing.T) {
	r, p := rig(t, careline.English)
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	load := r.Start(dispatch.New(r.Env, careline.OrderFor{Case: c.ID}))
	r.Press("ctrl+s")
	r.Do(load)
	if _, ok := r.To().(page.ToOrder); !ok {
		t.Errorf("it went to %v; status %v", r.Went, r.Status)
	}
}

// Another kind or unit changes what it costs and who can go, but nothing that
// the operator decided.
func TestProposalFollowsKindAndUnit(t *testing.T) {
	r, p := rig(t, careline.English)
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(dispatch.New(r.Env, careline.OrderFor{Case: c.ID}))
	r.Type("建邺").Press("enter", "ctrl+u").Type("tomorrow 14-16").Press("enter").Type("mainten")
	view := r.View(80, 21)
	for _, want := range []string{"charged: care without", "建邺维修站", "tomorrow 14:00–16:00"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not to be seen:\n%s", want, view)
		}
	}
	r.Press("enter").Type("RO-").Press("enter", "enter").Type("goodw").Press("ctrl+s")
	to, ok := r.To().(page.ToOrder)
	if !ok {
		t.Fatalf("it went to %v; status %v", r.Went, r.Status)
	}
	o := ordered(r, to.ID).Order
	if o.Kind != careline.OrderMaintenance || o.Unit != p.Filter.ID || o.Provider() != p.Jianye.ID || o.Charge.Reason != careline.ChargeGoodwill {
		t.Errorf("dispatched %+v", o)
	}
	if got := o.Window.From.In(pagetest.Now.Location()).Format("01-02 15:04"); got != "11-25 14:00" {
		t.Errorf("the window begins %s", got)
	}
}

func TestProposalRefusesATimeItDoesNotRead(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(dispatch.New(r.Env, careline.OrderFor{Customer: p.Wang.ID}))
	r.Press("down", "ctrl+u").Type("some day").Press("up", "ctrl+s")
	if before, _ := r.Before(80, 21); !r.Last().Bad || !strings.HasSuffix(before, "some day") || len(r.Went) > 0 {
		t.Errorf("it says %v, the cursor is after %q, it went to %v", r.Last(), before, r.Went)
	}
}

func TestCursorInEveryField(t *testing.T) {
	for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}, {Width: 40, Height: 7}} {
		r, p := rig(t, careline.Chinese)
		c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		r.Show(dispatch.New(r.Env, careline.OrderFor{Case: c.ID})).CursorInFields(7, size.Width, size.Height)
		o := r.Order(c, p.Ningbei.ID)
		r.Show(dispatch.Open(r.Env, o.ID)).Press("a").CursorInFields(2, size.Width, size.Height)
		r.Show(dispatch.Open(r.Env, o.ID)).Press("k").CursorInFields(1, size.Width, size.Height)
	}
}

func TestMash(t *testing.T) {
	r, p := rig(t, careline.English)
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	o := r.Order(c, p.Ningbei.ID)
	for seed := range uint64(2) {
		r.Mash(func() page.Page { return dispatch.New(r.Env, careline.OrderFor{Case: c.ID}) }, seed, 60)
		r.Mash(func() page.Page { return dispatch.Open(r.Env, o.ID) }, seed, 100)
	}
}
