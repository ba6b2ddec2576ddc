package unit_test

import (
	"testing"

	"careline"
	"careline/tui/page"
	"careline/tui/page/unit"
)

func TestDraftsComeBack(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		fresh := func() page.Page { return unit.New(r.Env, p.Li.ID) }
		r.Show(fresh()).Type("ewh").Press("tab").Type("SN-1").Resumes(fresh)
		if d := r.Draft(); d.About != "李小红" {
			t.Errorf("the draft is %+v", d)
		}
		file := func() page.Page { return unit.Open(r.Env, p.Heater.ID) }
		r.Show(file()).Press("e", "tab").Type("-X").Resumes(file)
		r.Show(file()).Press("t").Type("李小红").Resumes(file)
		d := r.Draft()
		d.Form = "moon"
		r.Refuses(file, d)
	}
}
