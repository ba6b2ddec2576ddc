package customer_test

import (
	"strings"
	"testing"

	"careline"
	"careline/tui/page"
	"careline/tui/page/customer"
)

func TestANoteComesBack(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		open := func() page.Page { return customer.New(r.Env, p.Wang.ID) }
		r.Show(open()).Press("n").Type("门卫登记").Resumes(open)
		d := r.Draft()
		r.Press("enter")
		r.Show(open())
		r.Do(r.Page.(page.Drafter).Resume(d))
		r.Press("enter")
		if n := strings.Count(r.View(80, 21), "门卫登记"); n != 1 {
			t.Errorf("the note stands there %d times", n)
		}
	}
}
