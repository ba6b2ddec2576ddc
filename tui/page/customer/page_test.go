package customer_test

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
	"careline/tui/page/customer"
	"careline/tui/page/pagetest"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	return r, r.People()
}

// busy gives 王建国 a case, an order, a call and notes.
func busy(r *pagetest.Rig, p pagetest.People) careline.Case {
	c := r.Case(p.Wang, p.Heater.ID, "加热时有很大的噪音，夜里睡不着")
	r.Pass(time.Hour)
	r.Order(c, p.Ningbei.ID)
	r.Pass(30 * time.Hour)
	call := pagetest.Must[careline.Interaction](r)(r.Session.StartCall(r.Ctx(), r.NewKey(), careline.CallStart{Customer: p.Wang.ID}))
	r.Pass(4 * time.Minute)
	pagetest.Must[careline.Interaction](r)(r.Session.EndCall(r.Ctx(), r.NewKey(), careline.CallEnd{
		Call: call.ID, Outcome: careline.OutcomeInformed, Note: "asked when somebody comes",
	}))
	return c
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}, {Width: 60, Height: 17}} {
			t.Run(fmt.Sprintf("busy/%s/%d", lang, size.Width), func(t *testing.T) {
				r, p := rig(t, lang)
				busy(r, p)
				r.Show(customer.New(r.Env, p.Wang.ID))
				golden.RequireEqual(t, r.View(size.Width, size.Height))
			})
			t.Run(fmt.Sprintf("history/%s/%d", lang, size.Width), func(t *testing.T) {
				r, p := rig(t, lang)
				busy(r, p)
				r.Show(customer.New(r.Env, p.Wang.ID)).Press("tab", "tab", "n").Type("明天再打")
				golden.RequireEqual(t, r.View(size.Width, size.Height))
			})
			t.Run(fmt.Sprintf("new/%s/%d", lang, size.Width), func(t *testing.T) {
				r, p := rig(t, lang)
				r.Show(customer.New(r.Env, p.Li.ID))
				golden.RequireEqual(t, r.View(size.Width, size.Height))
			})
		}
	}
}

func TestWhereTheKeysLead(t *testing.T) {
	r, p := rig(t, careline.English)
	c := busy(r, p)
	file := customer.New(r.Env, p.Wang.ID)
	for _, want := range []struct {
		keys string
		to   page.Route
	}{
		{"c", page.ToNewComplaint{Customer: p.Wang.ID, Unit: p.Filter.ID}},
		{"down c", page.ToNewComplaint{Customer: p.Wang.ID, Unit: p.Heater.ID}},
		{"w", page.ToNewOrder{For: careline.OrderFor{Customer: p.Wang.ID, Unit: p.Heater.ID}}},
		{"u", page.ToNewUnit{Owner: p.Wang.ID}},
		{"e", page.ToEditCustomer{ID: p.Wang.ID}},
		{"enter", page.ToUnit{ID: p.Heater.ID}},
		{"tab down enter", page.ToCase{ID: c.ID}},
		{"w", page.ToNewOrder{For: careline.OrderFor{Customer: p.Wang.ID, Case: c.ID}}},
		{"c", page.ToNewComplaint{Customer: p.Wang.ID}},
	} {
		if r.Page != page.Page(file) {
			r.Show(file)
		}
		r.Press(strings.Fields(want.keys)...)
		if r.To() != want.to {
			t.Errorf("%s leads to %#v, want %#v", want.keys, r.To(), want.to)
		}
	}
}

func TestCall(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(customer.New(r.Env, p.Wang.ID)).Press("a")
	if len(r.Calls) != 1 || r.Calls[0].Call.Customer != p.Wang.ID {
		t.Fatalf("a began %v; status %v", r.Calls, r.Status)
	}
	id := r.Calls[0].Call.ID
	r.Press("a")
	if want := (page.ToCall{ID: id}); r.To() != want {
		t.Errorf("pressed again it goes to %#v, want %#v", r.To(), want)
	}
	r.Show(customer.New(r.Env, p.Li.ID)).Press("a")
	if r.To() != nil || !strings.Contains(r.Last().Text, id.String()) {
		t.Errorf("on another's file: %#v, %q", r.To(), r.Last().Text)
	}
}

func TestNote(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(customer.New(r.Env, p.Wang.ID)).Press("n").Type("call back c w u 明天")
	if len(r.Went) > 0 {
		t.Fatalf("a letter of the note went to %#v", r.To())
	}
	if got, ok := r.Before(80, 21); !ok || got != " Note call back c w u 明天" {
		t.Errorf("left of the cursor is %q, %v", got, ok)
	}
	r.Press("enter")
	if got := r.View(80, 21); !strings.Contains(got, "call back c w") || r.Page.Typing() {
		t.Errorf("the note is not in the history:\n%s\n%v", got, r.Status)
	}
	r.Press("n").Type("x").Press("esc")
	if !r.Page.Typing() || !r.Last().Bad {
		t.Error("the first esc dropped what was typed")
	}
	r.Press("esc")
	if r.Page.Typing() {
		t.Error("the second esc did not")
	}
}

func TestLongHistory(t *testing.T) {
	r, p := rig(t, careline.English)
	if err := r.Session.Together(r.Ctx(), r.NewKey(), "many", func(s *careline.Session) error {
		for i := range 700 {
			if err := s.WriteNote(r.Ctx(), "", p.Wang.ID, fmt.Sprintf("note %d", i)); err != nil {
				return err
			}
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	r.Show(customer.New(r.Env, p.Wang.ID)).Press("tab", "tab")
	r.View(80, 21)
	for range 20 {
		r.Press("pgdown")
		r.View(80, 21)
	}
	if got := r.View(80, 21); !strings.Contains(got, "▸") || strings.Contains(got, " 50+") {
		t.Errorf("older lines did not come:\n%s", got)
	}
	r.Press("end")
	for range 20 {
		r.View(80, 21)
		r.Press("end")
	}
	if got := r.View(80, 21); !strings.Contains(got, "file opened") {
		t.Errorf("the first line of all was not reached:\n%s", got)
	}
}

func TestChangedKeepsWhatOneLooksAt(t *testing.T) {
	r, p := rig(t, careline.English)
	for i := range 30 {
		r.Pass(time.Minute)
		if err := r.Session.WriteNote(r.Ctx(), r.NewKey(), p.Wang.ID, fmt.Sprintf("note %d.", i)); err != nil {
			t.Fatal(err)
		}
	}
	r.Show(customer.New(r.Env, p.Wang.ID)).Press("tab", "tab")
	r.View(80, 21)
	r.Press("down", "down", "down")
	before := r.View(80, 21)
	r.Pass(time.Minute)
	c := r.Case(p.Wang, p.Heater.ID, "brand new")
	r.Do(func() tea.Msg { return page.Changed{} })
	after := r.View(80, 21)
	if !strings.Contains(after, c.ID.String()) {
		t.Errorf("the new case is not shown:\n%s", after)
	}
	for _, view := range []string{before, after} {
		if !strings.Contains(view, "▸ 15:") && !strings.Contains(view, "note 26.") {
			t.Errorf("the choice moved:\n%s", view)
		}
	}
}

func TestFilter(t *testing.T) {
	r, p := rig(t, careline.English)
	busy(r, p)
	r.Show(customer.New(r.Env, p.Wang.ID)).Press("h", "h")
	if got := r.View(120, 37); !strings.Contains(got, "▾ cases") || strings.Contains(got, "asked when somebody comes") {
		t.Errorf("narrowed to cases:\n%s", got)
	}
	r.Press("h", "h", "h")
	if got := r.View(120, 37); !strings.Contains(got, "▾ all") || !strings.Contains(got, "asked when somebody comes") {
		t.Errorf("back to all:\n%s", got)
	}
}

func TestWhatARoleMayNotDo(t *testing.T) {
	r, p := rig(t, careline.English)
	r.As(careline.RoleTrainer).Show(customer.New(r.Env, p.Wang.ID)).Press("c")
	if r.To() != nil || !strings.Contains(r.Last().Text, "trainer") {
		t.Errorf("a trainer complains: %#v %q", r.To(), r.Last().Text)
	}
}

func TestAnySize(t *testing.T) {
	r, p := rig(t, careline.Chinese)
	busy(r, p)
	r.Show(customer.New(r.Env, p.Wang.ID))
	widths := []int{1, 2, 3, 5, 9, 20, 39, 40, 56, 71, 72, 79, 80, 81, 110, 130, 250}
	for _, w := range widths {
		for _, h := range []int{1, 2, 3, 5, 7, 13, 14, 21, 50} {
			r.View(w, h)
		}
	}
	r.Press("tab", "tab", "n")
	for _, w := range widths {
		r.View(w, 7)
	}
}
