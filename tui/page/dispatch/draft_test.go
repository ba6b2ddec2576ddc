package dispatch_test

import (
	"testing"

	"careline"
	"careline/tui/page"
	"careline/tui/page/dispatch"
)

func TestDraftsComeBack(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		fresh := func() page.Page { return dispatch.New(r.Env, careline.OrderFor{Case: c.ID}) }
		r.Show(fresh()).Press("right", "tab", "ctrl+u").Type("明天14-16").Press("tab").Type("inst").Press("pgdown").Type("门卫登记").Resumes(fresh)
		if d := r.Draft(); d.About != "王建国" || d.Typed["kind"] != string(careline.OrderInstallation) {
			t.Errorf("the draft is %+v", d)
		}

		o := r.Order(c, p.Ningbei.ID)
		file := func() page.Page { return dispatch.Open(r.Env, o.ID) }
		r.Show(file()).Press("x").Type("没有人手").Resumes(file)
		d := r.Draft()
		r.Press("ctrl+s")
		d.Form = string(careline.ActComplete)
		r.Refuses(file, d)
		d.Form = "moon"
		r.Refuses(file, d)
	}
}
