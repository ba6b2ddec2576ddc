package complaint_test

import (
	"strings"
	"testing"
	"time"

	"careline"
	"careline/tui/page"
	"careline/tui/page/complaint"
	"careline/tui/page/pagetest"
)

// Each step asks for what it needs and nothing else; what is likely is there.
func TestAComplaintIsCarriedFromStepToStep(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID))
	keys := 0
	press := func(names ...string) {
		t.Helper()
		keys += len(names)
		r.Press(names...)
	}
	press("s", "enter")              // acknowledged
	press("enter", "enter", "enter") // assessed, as heavy as it was logged
	press("s")                       // what is at fault
	r.Type("prod")
	if got := r.View(80, 21); !strings.Contains(got, "I am sorry") || !strings.Contains(got, "free: in warranty until") {
		t.Errorf("the words for a product at fault are not there:\n%s", got)
	}
	press("enter", "enter")
	press("s")
	r.Type("repaired today")
	press("enter")
	press("s", "ctrl+s") // the plan and the promise as proposed
	if got := r.Last().Text; !strings.Contains(got, "w makes the work order") {
		t.Errorf("after the plan it says %q", got)
	}
	press("s")
	r.Type("magnesium rod changed") // after the plan that stands there
	press("enter")
	press("s", "enter", "enter") // told, and content
	press("s", "enter")
	got := opened(r, k.ID)
	if got.State != careline.CaseClosed || got.Cause != careline.CauseProduct || got.Remedy != "repaired today" ||
		!strings.HasPrefix(got.Plan, "apologise") || !strings.HasSuffix(got.Outcome, "rod changed") {
		t.Fatalf("it became %+v; status %v", got, r.Status)
	}
	if keys > 22 {
		t.Errorf("it took %d keys beside the words", keys)
	}
	if r.Press("s"); !r.Last().Bad || !strings.Contains(r.Last().Text, "v reopens") {
		t.Errorf("s on a closed case says %v", r.Last())
	}
	r.Press("v").Type("it is noisy again").Press("enter")
	if got = opened(r, k.ID); got.State != careline.CaseReopened {
		t.Errorf("v left it %s; status %v", got.State, r.Status)
	}
}

func TestMisuseOffersOtherWaysAndSaysThatItIsCharged(t *testing.T) {
	for lang, want := range map[careline.Lang][]string{
		careline.English: {"the guarantee does not cover", "charged: misuse", "repair at a charge", "advice"},
		careline.Chinese: {"不在保修范围", "收费：使用不当", "客户付费维修", "指导"},
	} {
		r, p := rig(t, lang)
		k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		k.Cause = careline.CauseMisuse
		pagetest.Must[careline.Case](r)(r.Session.EditCase(r.Ctx(), r.NewKey(), k))
		r.Show(complaint.Open(r.Env, k.ID)).Press("right", "right", "right", "right", "right", "s")
		for range 20 { // wherever the guide began
			if strings.Contains(r.View(80, 21), want[2]) {
				break
			}
			r.Press("esc", "right", "s")
		}
		got := strings.Join(strings.Fields(strings.ReplaceAll(r.View(80, 21), "│", "")), "")
		for _, w := range want {
			if !strings.Contains(got, strings.Join(strings.Fields(w), "")) {
				t.Errorf("%q is not said:\n%s", w, r.View(80, 21))
			}
		}
	}
}

func TestAStepThatCanNotBeTakenSaysWhy(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID)).Press("left", "s")
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, "done already") || r.Page.Typing() {
		t.Errorf("received says %v", got)
	}
	for range 20 {
		r.Press("right")
	}
	if r.Press("enter"); !r.Last().Bad || !strings.Contains(r.Last().Text, "closed comes after: done") {
		t.Errorf("closed says %v", r.Last())
	}
}

func TestWhatEndsACaseSaysWhyWhereItCanNot(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID))
	for key, want := range map[string]string{"m": "no other open case", "d": "no other open case", "v": "can't become reopened"} {
		if r.Press(key); !strings.Contains(r.Last().Text, want) || r.Page.Typing() {
			t.Errorf("%s says %q", key, r.Last().Text)
		}
	}
	r.As(careline.RoleOperator).Show(complaint.Open(r.Env, k.ID))
	if r.Press("x"); !strings.Contains(r.Last().Text, "reject, merge") || r.Page.Typing() {
		t.Errorf("an operator's x says %q", r.Last().Text)
	}
	r.As(careline.RoleAdmin).Show(complaint.Open(r.Env, k.ID)).Press("x").Type("not ours").Press("enter")
	if got := opened(r, k.ID); got.State != careline.CaseRejected || got.Outcome != "not ours" {
		t.Errorf("it became %+v; status %v", got, r.Status)
	}
}

// Both cases are to be seen before one goes into the other; the other is
// chosen among the customer's, or by its number.
func TestMergeShowsBothAndTakesANumber(t *testing.T) {
	r, p := rig(t, careline.Chinese)
	first := r.Case(p.Wang, p.Filter.ID, "水有味道")
	r.Case(p.Wang, 0, "发票不对")
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID)).Press("m").Type(first.ID.String())
	got := r.View(80, 21)
	if !strings.Contains(got, "→ "+first.ID.String()) || !strings.Contains(got, "水有味道") || strings.Count(got, "加热时有噪音") != 2 {
		t.Errorf("both are not shown:\n%s", got)
	}
	r.Press("enter", "enter")
	if got := opened(r, k.ID); got.State != careline.CaseMerged || got.Into != first.ID {
		t.Errorf("it became %+v; status %v", got, r.Status)
	}
}

func TestOwnerAndSeverityAreGivenOnThePage(t *testing.T) {
	r, p := rig(t, careline.English)
	zhou, err := r.Session.AddStaff(r.Ctx(), r.NewKey(), careline.Staff{Login: "zhou", Name: "周红", Role: careline.RoleSupervisor})
	if err != nil {
		t.Fatal(err)
	}
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID)).Press("g").Type("zhou").Press("enter").Press("l").Type("crit").Press("enter")
	if got := opened(r, k.ID); got.Owner != zhou.ID || got.Severity != careline.SeverityCritical {
		t.Errorf("it became %+v; status %v", got, r.Status)
	}
}

func TestThePromptsFollowTheCaseAndFoldUntilTheyAreWanted(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, k.ID))
	shows := func(want string, yes bool) {
		t.Helper()
		for _, width := range []int{80, 120, 200, 300} {
			if got := r.View(width, 40); strings.Contains(got, want) != yes {
				t.Errorf("at %d, %q is there: %v:\n%s", width, want, !yes, got)
			}
		}
	}
	shows("Listen to the end", true)
	r.Press("h")
	shows("Listen to the end", false)
	r.Show(complaint.New(r.Env, p.Wang.ID, 0))
	shows("Listen to the end", false)
	for _, key := range r.Page.Keys() {
		if key.Name == "prompts" { // F8, for letters are text here
			r.Do(key.Do())
		}
	}
	shows("Listen to the end", true)
	k.Cause = careline.CauseProduct
	k = pagetest.Must[careline.Case](r)(r.Session.EditCase(r.Ctx(), r.NewKey(), k))
	pagetest.Must[careline.Case](r)(r.Session.TakeStep(r.Ctx(), r.NewKey(), careline.CareTake{
		Case: k.ID, Version: k.Version, Step: careline.StepAssessed, Severity: k.Severity,
	}))
	r.Show(complaint.Open(r.Env, k.ID))
	shows("find fair", true)
	r.Pass(25 * time.Hour)
	shows("Say sorry first", true)
}

func TestTheOpenCaseIsOfferedBeforeASecondOneIsMade(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	back := page.ToComeBack{ID: k.ID}

	// The same unit: enter, without a word, goes on with the open case.
	r.Show(complaint.New(r.Env, p.Wang.ID, p.Heater.ID)).Press("enter")
	if r.To() != page.Route(back) {
		t.Errorf("enter went to %v", r.Went)
	}
	// The same category: enter on it comes to the open case, enter takes it.
	r.Show(complaint.New(r.Env, p.Wang.ID, p.Filter.ID)).Type("nois").Press("enter", "enter")
	if r.To() != page.Route(back) {
		t.Errorf("the category led to %v", r.Went)
	}
	// What they say is taken along.
	r.Show(complaint.New(r.Env, p.Wang.ID, p.Filter.ID)).Type("leak").Press("enter", "enter").Type("还是响").Press("up", "up")
	r.Press("ctrl+u").Type("nois").Press("enter", "enter")
	back.Said = "还是响"
	if r.To() != page.Route(back) {
		t.Errorf("with words it went to %v", r.Went)
	}
	// A new matter is one letter away.
	r.Show(complaint.New(r.Env, p.Wang.ID, p.Heater.ID)).Type("leak").Press("enter").Type("n").Press("enter", "enter").Type("漏水").Press("ctrl+s")
	if to, ok := r.To().(page.ToCase); !ok || to.ID == k.ID {
		t.Errorf("a new matter went to %v; status %v", r.Went, r.Status)
	}
	// Something else altogether is not asked about.
	r.Show(complaint.New(r.Env, p.Wang.ID, p.Filter.ID)).Type("bill").Press("enter")
	if got := r.View(80, 21); strings.Contains(got, "called again") {
		t.Errorf("another matter is offered:\n%s", got)
	}
}

func TestTheyComeBackWithTheirWordsInPlace(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.ComeBack(r.Env, k.ID, "还是响")).Type("，更响了").Press("enter")
	if got := opened(r, k.ID); got.Severity != careline.SeverityCritical {
		t.Errorf("it became %+v; status %v", got, r.Status)
	}
	if got := r.View(120, 37); !strings.Contains(got, "更响了") {
		t.Errorf("the history does not tell:\n%s", got)
	}
}

func TestStepDraftsComeBack(t *testing.T) {
	r, p := rig(t, careline.English)
	k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	file := func() page.Page { return complaint.Open(r.Env, k.ID) }
	r.Show(file()).Press("right", "right", "right", "s").Type("prod").Press("enter").Type("镁棒").Resumes(file)
	r.Show(file()).Press("x").Type("不是我们的").Resumes(file)
}

func TestTheCursorStandsInEveryStep(t *testing.T) {
	for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}, {Width: 300, Height: 97}, {Width: 40, Height: 7}} {
		r, p := rig(t, careline.Chinese)
		k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		for steps := range 5 {
			r.Show(complaint.Open(r.Env, k.ID))
			for range steps + 1 {
				r.Press("right")
			}
			if r.Press("s"); r.Page.Typing() {
				r.Press("pgdown").CursorInFields(1, size.Width, size.Height)
			}
		}
	}
}

// What the next step needs is told in full beside the case, however narrow
// the guide is.
func TestTheGuideTellsAllThatAStepNeeds(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		k := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		for width := 110; width <= 180; width += 10 {
			r.Show(complaint.Open(r.Env, k.ID))
			view := r.View(width, 40)
			guide := ""
			for l := range strings.Lines(view) {
				if _, beside, is := strings.Cut(l, "││"); is {
					cell, _, _ := strings.Cut(beside, "│")
					guide += strings.TrimSpace(cell) + " "
				}
			}
			need := r.Env.Words.Care.Needs[careline.StepAcknowledged]
			if !strings.Contains(strings.ReplaceAll(guide, " ", ""), strings.ReplaceAll(need, " ", "")) {
				t.Errorf("at %d %q is not told in full:\n%s", width, need, view)
			}
		}
	}
}
