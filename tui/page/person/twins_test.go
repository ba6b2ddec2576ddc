package person_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/tui/page"
	"careline/tui/page/person"
)

// While somebody is typed in who is there already, the file is shown with the
// reasons, and a key opens it; the typing stays.
func TestWhoIsLikelyThereAlreadyIsShownWhileTyping(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		r.Show(person.NewCustomer(r.Env, "")).Type("王健国")
		if got := r.View(80, 21); strings.Contains(got, p.Wang.ID.String()) {
			t.Errorf("a name alone tells of %s:\n%s", p.Wang.ID, got)
		}
		r.Press("tab").Type("138 0013 8823")
		got := r.View(80, 21)
		for _, want := range []string{"王建国 " + p.Wang.ID.String(), "ctrl+o", "138 0013 8823"} {
			if !strings.Contains(got, want) {
				t.Errorf("%q is not shown:\n%s", want, got)
			}
		}
		r.Press("ctrl+o")
		if len(r.Went) != 1 || r.Went[0].To != (page.ToCustomer{ID: p.Wang.ID}) || r.Went[0].Instead {
			t.Errorf("went to %+v", r.Went)
		}
		if d := r.Draft(); d.Typed["name"] != "王健国" {
			t.Errorf("the draft is %+v", d)
		}
		r.Press("ctrl+u").Type("13500000000")
		if got := r.View(80, 21); strings.Contains(got, p.Wang.ID.String()) {
			t.Errorf("still told of %s:\n%s", p.Wang.ID, got)
		}
	}
}

func TestTheFormWithLikelyDuplicatesLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			t.Run(fmt.Sprintf("%s/%d", lang, size.Width), func(t *testing.T) {
				r, _ := rig(t, lang)
				r.Show(person.NewCustomer(r.Env, "王健国 138 0013 8823 江苏省南京市鼓楼区建国路88号5栋2单元601室"))
				golden.RequireEqual(t, r.View(size.Width, size.Height))
			})
		}
	}
}
