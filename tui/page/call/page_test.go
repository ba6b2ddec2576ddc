package call_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/call"
	"careline/tui/page/pagetest"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	return r, r.People()
}

func ring(r *pagetest.Rig, start careline.CallStart) careline.Interaction {
	r.T.Helper()
	return pagetest.Must[careline.Interaction](r)(r.Session.StartCall(r.Ctx(), r.NewKey(), start))
}

func ended(r *pagetest.Rig, id careline.InteractionID) careline.Interaction {
	r.T.Helper()
	return pagetest.Must[careline.InteractionView](r)(r.Session.Interaction(r.Ctx(), id)).Interaction
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
			look("running", func(r *pagetest.Rig, p pagetest.People) {
				c := ring(r, careline.CallStart{Customer: p.Wang.ID, Number: "13800138823"})
				r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
				r.Pass(3*time.Minute + 7*time.Second)
				r.Show(call.New(r.Env, c.ID))
			})
			look("unknown", func(r *pagetest.Rig, _ pagetest.People) {
				c := ring(r, careline.CallStart{Number: "02512345678", Line: careline.LineAdvice})
				r.Show(call.New(r.Env, c.ID)).Press("down", "down", "down", "down", "down").Type("C-11")
			})
			look("ended", func(r *pagetest.Rig, p pagetest.People) {
				c := ring(r, careline.CallStart{Customer: p.Wang.ID})
				r.Pass(time.Minute)
				r.Show(call.New(r.Env, c.ID)).Type("usage").Press("enter", "enter").Type("问如何设定温度").Press("ctrl+s")
			})
		}
	}
}

func TestEndCall(t *testing.T) {
	r, p := rig(t, careline.English)
	c := ring(r, careline.CallStart{Customer: p.Wang.ID})
	r.Pass(95 * time.Second)
	r.Show(call.New(r.Env, c.ID)).Type("gz").Press("enter").Type("back").Press("enter").Type("明天再打").Press("ctrl+s")
	got := ended(r, c.ID)
	if got.Running() || got.Reason != "fault" || got.Outcome != careline.OutcomeCallBack || got.Note != "明天再打" {
		t.Errorf("the call is %+v; status %v", got, r.Status)
	}
	if len(r.Calls) != 1 || r.Calls[0].Call != nil || !r.Left || !strings.Contains(r.Last().Text, "1:35") {
		t.Errorf("calls %v, left %v, status %v", r.Calls, r.Left, r.Last())
	}
}

// What was done in the call says how it ended; one key is enough.
func TestEndCallProposesReasonAndOutcome(t *testing.T) {
	r, p := rig(t, careline.English)
	c := ring(r, careline.CallStart{Customer: p.Wang.ID})
	r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(call.New(r.Env, c.ID)).Press("ctrl+s")
	if got := ended(r, c.ID); got.Reason != "complaint" || got.Outcome != careline.OutcomeFollowUp {
		t.Errorf("the call is %+v; status %v", got, r.Status)
	}
}

func TestEndCallOfACallerNobodyKnew(t *testing.T) {
	r, p := rig(t, careline.English)
	c := ring(r, careline.CallStart{Number: "025-12345678"})
	r.Show(call.New(r.Env, c.ID)).Press("down", "down", "down", "down", "down").Type("C-9999").Press("ctrl+s")
	if got := r.Last(); !got.Bad || !ended(r, c.ID).Ended.IsZero() {
		t.Errorf("a number that is none: %v", got)
	}
	r.Press("ctrl+u").Type(p.Li.ID.String()).Press("ctrl+s")
	if got := ended(r, c.ID); got.Running() || got.Customer != p.Li.ID {
		t.Errorf("the call is %+v; status %v", got, r.Status)
	}
}

func TestWhatIsTypedStaysWhenTheStoreChanges(t *testing.T) {
	r, p := rig(t, careline.English)
	c := ring(r, careline.CallStart{Customer: p.Wang.ID})
	r.Show(call.New(r.Env, c.ID)).Type("usa").Press("enter", "enter").Type("问温度")
	r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Do(r.Page.Update(page.Changed{}))
	r.Press("ctrl+s")
	if got := ended(r, c.ID); got.Reason != "usage" || got.Note != "问温度" || got.Outcome != careline.OutcomeFollowUp {
		t.Errorf("the call is %+v; status %v", got, r.Status)
	}
}

func TestCallThatSomebodyElseEnded(t *testing.T) {
	r, p := rig(t, careline.English)
	c := ring(r, careline.CallStart{Customer: p.Wang.ID})
	r.Show(call.New(r.Env, c.ID)).Press("down", "down").Type("note")
	pagetest.Must[careline.Interaction](r)(r.Session.EndCall(r.Ctx(), r.NewKey(), careline.CallEnd{Call: c.ID}))
	r.Press("ctrl+s")
	if got := r.Last(); !got.Bad || r.Left {
		t.Errorf("it says %v, left %v", got, r.Left)
	}
}

func TestCursorInEveryField(t *testing.T) {
	for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}, {Width: 60, Height: 10}, {Width: 40, Height: 7}} {
		r, _ := rig(t, careline.Chinese)
		c := ring(r, careline.CallStart{Number: "02512345678"})
		r.Show(call.New(r.Env, c.ID)).CursorInFields(6, size.Width, size.Height)
	}
}

func TestMash(t *testing.T) {
	r, _ := rig(t, careline.English)
	for seed := range uint64(2) {
		c := ring(r, careline.CallStart{Number: "02512345678"})
		r.Mash(func() page.Page { return call.New(r.Env, c.ID) }, seed, 80)
		if got := ended(r, c.ID); got.Ended.IsZero() {
			pagetest.Must[careline.Interaction](r)(r.Session.EndCall(r.Ctx(), r.NewKey(), careline.CallEnd{Call: c.ID}))
		}
	}
}
