package call_test

import (
	"testing"

	"careline"
	"careline/tui/page"
	"careline/tui/page/call"
)

func TestDraftsComeBack(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		c := ring(r, careline.CallStart{Customer: p.Wang.ID})
		open := func() page.Page { return call.New(r.Env, c.ID) }
		r.Show(open()).Press("tab", "tab").Type("问过净水器").Resumes(open)
		d := r.Draft()
		if _, err := r.Session.EndCall(r.Ctx(), r.NewKey(), careline.CallEnd{Call: c.ID}); err != nil {
			t.Fatal(err)
		}
		r.Refuses(open, d)
	}
}
