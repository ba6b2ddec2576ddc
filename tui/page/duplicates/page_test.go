package duplicates_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/duplicates"
	"careline/tui/page/pagetest"
)

// rig is a hotline in which 王建国 has a second file, and 李小红 one too.
func rig(t *testing.T, lang careline.Lang) (r *pagetest.Rig, wang, again careline.Customer) {
	t.Helper()
	r = pagetest.New(t, storetest.Fresh(t), lang)
	p := r.People()
	add := func(c careline.Customer) careline.Customer {
		return pagetest.Must[careline.Customer](r)(r.Session.AddCustomer(r.Ctx(), r.NewKey(), c))
	}
	again = add(careline.Customer{
		Name: "王健国", Company: "阳光物业", Language: "Nanjing dialect", ExternalID: "K-2",
		Contacts: []careline.ContactPoint{{Raw: "138 0013 8823"}, {Raw: "13912345678", Label: "mother"}},
		Homes:    []careline.Residence{{Site: careline.ParseAddress("江苏省南京市鼓楼区建国路88号5栋2单元601室", "CN")}},
	})
	li := p.Li
	add(careline.Customer{Name: li.Name, Contacts: []careline.ContactPoint{{Raw: li.Contacts[0].Raw}}})
	pagetest.Must[careline.FoundDuplicates](r)(r.Session.FindDuplicates(r.Ctx(), careline.FindFrom{}))
	r.Show(duplicates.New(r.Env))
	return r, p.Wang, again
}

func waiting(r *pagetest.Rig) int {
	r.T.Helper()
	return pagetest.Must[careline.Duplicates](r)(r.Session.Duplicates(r.Ctx(), 10)).Count
}

func leadsTo(r *pagetest.Rig, id careline.CustomerID) careline.Customer {
	r.T.Helper()
	return pagetest.Must[careline.File](r)(r.Session.Open(r.Ctx(), id)).Customer
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			look := func(name string, keys ...string) {
				t.Run(fmt.Sprintf("%s/%s/%d", name, lang, size.Width), func(t *testing.T) {
					r, _, _ := rig(t, lang)
					r.Press(keys...)
					golden.RequireEqual(t, r.View(size.Width, size.Height))
				})
			}
			look("pair")
			look("merge", "s", "down", "space")
			look("none", "d", "d")
		}
	}
}

func TestTheSamePersonIsMergedAfterALook(t *testing.T) {
	r, wang, again := rig(t, careline.English)
	r.Press("s")
	if got := r.View(80, 21); !strings.Contains(got, "Merge "+again.ID.String()+" into "+wang.ID.String()+"?") {
		t.Errorf("nobody is asked:\n%s", got)
	}
	r.Press("esc")
	if waiting(r) != 2 || leadsTo(r, again.ID).ID != again.ID {
		t.Error("esc has merged")
	}
	r.Press("s", "enter")
	c := leadsTo(r, again.ID)
	if c.ID != wang.ID || c.Name != "王建国" || c.Company != "阳光物业" || len(c.Contacts) != 4 {
		t.Errorf("the file is %+v; %v", c, r.Status)
	}
	if waiting(r) != 1 {
		t.Errorf("%d wait", waiting(r))
	}
	r.Press("z")
	if leadsTo(r, again.ID).ID != again.ID {
		t.Errorf("the merge was not taken back: %v", r.Status)
	}
}

func TestWhichStaysAndWhoseWordIsChosen(t *testing.T) {
	r, wang, again := rig(t, careline.English)
	r.Press("x", "s", "space", "enter") // the younger number stays, with the other's name
	c := leadsTo(r, wang.ID)
	if c.ID != again.ID || c.Name != "王建国" || c.Language != "Nanjing dialect" || c.Tier != careline.TierGold {
		t.Errorf("the file is %+v; %v", c, r.Status)
	}
}

func TestDifferentPeopleAreNotAskedAboutAgain(t *testing.T) {
	r, _, _ := rig(t, careline.English)
	r.Press("d")
	if waiting(r) != 1 {
		t.Errorf("%d wait; %v", waiting(r), r.Status)
	}
	r.Press("d")
	if got := r.View(80, 21); waiting(r) != 0 || !strings.Contains(got, r.Env.Words.Twins.None) {
		t.Errorf("%d wait:\n%s", waiting(r), got)
	}
	r.Press("f")
	if waiting(r) != 0 {
		t.Error("they are found again")
	}
}

func TestLaterGoesOnToTheNext(t *testing.T) {
	r, wang, _ := rig(t, careline.English)
	r.Press("l")
	if got := r.View(80, 21); strings.Contains(got, wang.ID.String()+" ") || waiting(r) != 2 {
		t.Errorf("the pair is still there:\n%s", got)
	}
	r.Press("n")
	if got := r.View(80, 21); !strings.Contains(got, wang.Name) {
		t.Errorf("the pair does not come back:\n%s", got)
	}
	r.Press("1")
	if len(r.Went) != 1 || r.Went[0].To != (page.ToCustomer{ID: wang.ID}) {
		t.Errorf("went to %+v", r.Went)
	}
}

func TestAFileThatWasChangedMeanwhileIsLookedAtAgain(t *testing.T) {
	r, wang, again := rig(t, careline.English)
	r.Press("s")
	c := leadsTo(r, wang.ID)
	c.Note = "two dogs"
	pagetest.Must[careline.Customer](r)(r.Session.SaveCustomer(r.Ctx(), r.NewKey(), c))
	r.Press("enter")
	if leadsTo(r, again.ID).ID != again.ID || len(r.Status) == 0 || !r.Status[len(r.Status)-1].Bad {
		t.Errorf("merged what was not seen: %v", r.Status)
	}
	if got := r.View(80, 21); !strings.Contains(got, "two dogs") {
		t.Errorf("the change is not shown:\n%s", got)
	}
}

func TestASearchGoesOnFromThePage(t *testing.T) {
	r, _, again := rig(t, careline.English)
	pagetest.Must[careline.Customer](r)(r.Session.AddCustomer(r.Ctx(), r.NewKey(), careline.Customer{
		Name: again.Name, Contacts: []careline.ContactPoint{{Raw: "13912345678"}},
	}))
	r.Press("f")
	if waiting(r) != 3 {
		t.Errorf("%d wait; %v", waiting(r), r.Status)
	}
}

func TestWhoMayNotJudgeIsToldWhy(t *testing.T) {
	r, _, _ := rig(t, careline.English)
	r.As(careline.RoleTrainer)
	for _, k := range r.Page.Keys() {
		switch k.Name {
		case "same", "different", "later", "find", "undo":
			if k.Off == "" {
				t.Errorf("a trainer may do %s", k.Name)
			}
		}
	}
	r.As(careline.RoleOperator)
	for _, k := range r.Page.Keys() {
		if k.Off != "" && k.Name != "undo" {
			t.Errorf("an operator may not do %s: %s", k.Name, k.Off)
		}
	}
}
