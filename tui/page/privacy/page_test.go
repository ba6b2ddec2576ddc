package privacy_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/privacy"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	return r, r.People()
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			t.Run(fmt.Sprintf("%s/%d", lang, size.Width), func(t *testing.T) {
				r, people := rig(t, lang)
				r.Case(people.Wang, 0, "hums")
				r.Show(privacy.New(r.Env, people.Wang.ID))
				golden.RequireEqual(t, r.View(size.Width, size.Height))
			})
		}
	}
}

func TestAnErasureIsTypedOut(t *testing.T) {
	r, people := rig(t, careline.English)
	li := people.Li
	r.Show(privacy.New(r.Env, li.ID))
	if seen := ansi.Strip(r.View(80, 21)); !strings.Contains(seen, "The number "+li.ID.String()+" stays") {
		t.Errorf("what stays is not shown:\n%s", seen)
	}
	r.Press("ctrl+s")
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, "reason") {
		t.Errorf("without a reason: %+v", got)
	}
	r.Type("letter of 3 November").Press("ctrl+s")
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, li.ID.String()) {
		t.Errorf("without the number: %+v", got)
	}
	r.Type(people.Wang.ID.String()).Press("ctrl+s")
	if got := r.Last(); !got.Bad {
		t.Errorf("with another's number: %+v", got)
	}
	for range people.Wang.ID.String() {
		r.Press("backspace")
	}
	r.Type(li.ID.String()).Press("ctrl+s")
	if got := r.Last(); got.Bad || got.Text != li.ID.String()+" is erased." {
		t.Errorf("at last: %+v", got)
	}
	if _, err := r.Session.Open(r.Ctx(), li.ID); careline.CodeOf(err) != careline.CodeNotFound {
		t.Errorf("the file is still there: %v", err)
	}
}

func TestWhatIsOpenKeepsAPersonFromBeingErased(t *testing.T) {
	r, people := rig(t, careline.English)
	c := r.Case(people.Wang, 0, "hums")
	r.Show(privacy.New(r.Env, people.Wang.ID)).Press("ctrl+s")
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, c.ID.String()) {
		t.Errorf("%+v", got)
	}
}

func TestOnlyWhoKeepsPrivacySeesThePage(t *testing.T) {
	r, people := rig(t, careline.English)
	r.As(careline.RoleOperator).Show(privacy.New(r.Env, people.Wang.ID))
	if seen := ansi.Strip(r.View(80, 21)); strings.Contains(seen, people.Wang.Name) {
		t.Errorf("an operator sees:\n%s", seen)
	}
}
