package complaint_test

import (
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/page/complaint"
	"careline/tui/page/pagetest"
)

func TestAdvance(t *testing.T) {
	for _, c := range []struct {
		name  string
		typed []string // letters, and keys in angle brackets
		want  careline.CaseState
		check func(careline.Case) bool
	}{
		{"the next state is proposed", []string{"<enter>", "<enter>"}, careline.CaseAcknowledged, nil},
		{"by its letters", []string{"asse", "<enter>", "<enter>"}, careline.CaseAssessed, nil},
		{
			"pending asks for whom",
			[]string{"pen", "<enter>", "par", "<enter>", "<enter>"},
			careline.CasePending,
			func(c careline.Case) bool { return c.Pending == careline.PendingParts },
		},
		{
			"resolved takes its outcome",
			[]string{"resol", "<enter>", "换了镁棒", "<ctrl+s>"},
			careline.CaseResolved,
			func(c careline.Case) bool { return c.Outcome == "换了镁棒" },
		},
		{"cancelled takes its reason", []string{"canc", "<enter>", "rang by mistake", "<enter>"}, careline.CaseCancelled, nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, p := rig(t, careline.English)
			k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
			r.Show(complaint.Open(r.Env, k.ID)).Press("t")
			for _, s := range c.typed {
				if strings.HasPrefix(s, "<") {
					r.Press(strings.Trim(s, "<>"))
				} else {
					r.Type(s)
				}
			}
			got := opened(r, k.ID)
			if got.State != c.want || c.check != nil && !c.check(got) {
				t.Errorf("the case became %+v; status %v", got, r.Status)
			}
			if r.Page.Typing() || !strings.Contains(r.View(80, 21), " "+c.want.In(careline.English)+" ─┐") {
				t.Errorf("the page does not show it:\n%s", r.View(80, 21))
			}
		})
	}
}

func TestAdvanceIntoAnotherCase(t *testing.T) {
	r, p := rig(t, careline.English)
	first := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	second := r.Case(p.Wang, p.Heater.ID, "又打来说噪音")
	r.Show(complaint.Open(r.Env, second.ID)).Press("t").Type("dup").Press("enter", "enter", "enter")
	if got := opened(r, second.ID); got.State != careline.CaseDuplicate || got.Into != first.ID {
		t.Errorf("it became %+v; status %v", got, r.Status)
	}
}

func TestAdvanceRefusedKeepsTheTyping(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID)).Press("t").Type("reject").Press("enter", "enter")
	if got := r.Last(); !got.Bad || !r.Page.Typing() {
		t.Fatalf("without a reason it says %v", got)
	}
	r.Type("not ours").Press("enter")
	if got := opened(r, k.ID); got.State != careline.CaseRejected {
		t.Errorf("with a reason it became %+v; status %v", got, r.Status)
	}
}

func TestRolesThatMayNot(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.As(careline.RoleTrainer).Show(complaint.Open(r.Env, k.ID))
	for _, key := range []string{"w", "s", "e"} {
		r.Status = nil
		if r.Press(key); !r.Last().Bad || r.Page.Typing() || len(r.Went) > 0 {
			t.Errorf("a trainer's %s: %v, %v", key, r.Last(), r.Went)
		}
	}
	r.As(careline.RoleAdmin).Case(p.Wang, 0, "又打来说噪音")
	r.As(careline.RoleOperator).Show(complaint.Open(r.Env, k.ID)).Press("t").Type("merg")
	if got := r.View(80, 21); !strings.Contains(got, "no such choice") {
		t.Errorf("an operator is offered to merge:\n%s", got)
	}
}

// Two people edit one case. Nothing is overwritten unseen, nothing typed is
// lost, and it is said what both changed.
func TestEditMeetsSomebodyElses(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID)).Press("e").Type("leak").Press("enter", "enter").Type("，也漏水")

	theirs := opened(r, k.ID)
	theirs.Category, theirs.Plan = "performance", "换内胆"
	pagetest.Must[careline.Case](r)(r.Session.EditCase(r.Ctx(), r.NewKey(), theirs))

	r.Press("ctrl+s")
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, "category") {
		t.Errorf("it says %v", got)
	}
	view := r.View(80, 21)
	for _, want := range []string{"leaking", "theirs: works poorly", "加热时有噪音，也漏水", "换内胆"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not to be seen:\n%s", want, view)
		}
	}
	if got := opened(r, k.ID); got.Category != "performance" || got.Text != "加热时有噪音" {
		t.Errorf("the other's was overwritten: %+v", got)
	}
	r.Press("ctrl+s")
	if got := opened(r, k.ID); got.Category != "leak" || got.Plan != "换内胆" || got.Text != "加热时有噪音，也漏水" {
		t.Errorf("the second ctrl+s left %+v; status %v", got, r.Status)
	}
}

func TestEditTakesTheirs(t *testing.T) {
	r, p := rig(t, careline.Chinese)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID)).Press("e").Type("漏").Press("enter", "enter").Type("，也漏水")
	theirs := opened(r, k.ID)
	theirs.Category = "performance"
	pagetest.Must[careline.Case](r)(r.Session.EditCase(r.Ctx(), r.NewKey(), theirs))
	r.Press("ctrl+s", "ctrl+r", "ctrl+s")
	if got := opened(r, k.ID); got.Category != "performance" || got.Text != "加热时有噪音，也漏水" {
		t.Errorf("it became %+v; status %v", got, r.Status)
	}
}

func TestEscClosesAFormOnlyWhenAskedTwice(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID)).Press("e", "down", "down").Type("x").Press("esc")
	if !r.Page.Typing() || !r.Last().Bad {
		t.Fatal("one esc threw typing away")
	}
	r.Type("y").Press("esc")
	if !r.Page.Typing() {
		t.Fatal("an esc after more typing did not ask again")
	}
	r.Press("esc")
	if r.Page.Typing() || r.Left {
		t.Errorf("two esc: typing %v, left %v", r.Page.Typing(), r.Left)
	}
}

// A save that is under way is waited for: esc says so, a second ctrl+s is not
// a second case.
func TestSaveUnderWay(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(complaint.New(r.Env, p.Wang.ID, 0)).Type("noi").Press("enter", "enter").Type("噪音")
	var save tea.Cmd
	for _, k := range r.Page.Keys() {
		if k.Name == "save" {
			save = k.Do()
		}
	}
	r.Press("esc", "ctrl+s")
	if r.Left || len(r.Status) != 2 || r.Status[0].Text != r.Env.Words.Form.Saving {
		t.Fatalf("left %v, status %v", r.Left, r.Status)
	}
	r.Do(save)
	if _, ok := r.To().(page.ToCase); !ok {
		t.Errorf("it went to %v", r.Went)
	}
	cases := pagetest.Must[[]careline.CaseRow](r)(r.Session.Cases(r.Ctx(), careline.CaseFilter{Customer: p.Wang.ID}))
	if len(cases) != 1 {
		t.Errorf("there are %d cases", len(cases))
	}
}

func TestCaseKeysLeadOn(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID))
	if r.Press("o"); !r.Last().Bad {
		t.Error("o opened an order where there is none")
	}
	first := r.Order(k, p.Ningbei.ID)
	r.Order(k, p.Jianye.ID)
	r.Do(r.Page.Update(page.Changed{}))
	r.Press("down", "o", "w", "u", "i")
	want := []page.Route{
		page.ToOrder{ID: first.ID},
		page.ToNewOrder{For: careline.OrderFor{Case: k.ID}},
		page.ToCustomer{ID: p.Wang.ID},
		page.ToUnit{ID: p.Heater.ID},
	}
	for i, w := range want {
		if i >= len(r.Went) || r.Went[i].To != w {
			t.Errorf("went to %v, want %v", r.Went, want)
			break
		}
	}
}

func TestOverdueIsSaidInWords(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Pass(27 * time.Hour)
	r.Show(complaint.Open(r.Env, k.ID))
	if got := r.View(80, 21); strings.Count(got, "overdue 3 h") != 2 {
		t.Errorf("overdue is not said:\n%s", got)
	}
}

func TestCaseThatIsNotThere(t *testing.T) {
	r, _ := rig(t, careline.English)
	r.Show(complaint.Open(r.Env, 99))
	if got := r.View(80, 21); !r.Last().Bad || !strings.Contains(got, "no case") {
		t.Errorf("it says %v:\n%s", r.Last(), got)
	}
}

func TestABrokenPromiseIsSaid(t *testing.T) {
	for lang, want := range map[careline.Lang]string{
		careline.English: "escalated: promise of today 14:32 broken", careline.Chinese: "已升级：承诺 今天 14:32 未兑现",
	} {
		r, p := rig(t, lang)
		k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		r.Pass(25 * time.Hour)
		if n, err := r.Session.KeepPromises(r.Ctx()); n != 1 || err != nil {
			t.Fatal(n, err)
		}
		r.Show(complaint.Open(r.Env, k.ID))
		if got := r.View(80, 21); !strings.Contains(got, want) {
			t.Errorf("it is not said:\n%s", got)
		}
	}
}

func TestARetiredCategoryStaysWithItsCaseAndIsNotOffered(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	cat := pagetest.Must[careline.Catalogue](r)(r.Session.Catalogue(r.Ctx()))
	category, _ := cat.Category(k.Category)
	if err := r.Session.Retire(r.Ctx(), r.NewKey(), category.Subject(), true, category.Version); err != nil {
		t.Fatal(err)
	}
	r.Show(complaint.Open(r.Env, k.ID)).Press("e", "enter", "enter").Type("，也漏水").Press("ctrl+s")
	if got := opened(r, k.ID); got.Category != k.Category || got.Text != "加热时有噪音，也漏水" {
		t.Errorf("the case became %+v; status %v", got, r.Status)
	}
	r.Show(complaint.New(r.Env, p.Li.ID, 0)).Type(k.Category)
	if got := r.View(80, 21); !strings.Contains(got, "no such choice") {
		t.Errorf("it is offered for a new case:\n%s", got)
	}
}
