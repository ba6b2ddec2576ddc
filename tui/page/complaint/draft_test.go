package complaint_test

import (
	"strings"
	"testing"

	"careline"
	"careline/tui/page"
	"careline/tui/page/complaint"
)

func TestDraftsComeBack(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		fresh := func() page.Page { return complaint.New(r.Env, p.Wang.ID, 0) }
		r.Show(fresh()).Type("noi").Press("enter").Type("hi").Press("enter").Type("夜里")
		r.Press("alt+enter").Type("睡不着").Resumes(fresh)
		if d := r.Draft(); d.About != "王建国" || d.At != "text" || d.Version != 0 {
			t.Errorf("the draft is %+v", d)
		}

		c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		file := func() page.Page { return complaint.Open(r.Env, c.ID) }
		r.Show(file()).Press("e", "enter", "enter").Type("，也漏水").Resumes(file)
		r.Show(file()).Press("t").Type("pend").Press("tab", "tab").Type("等配件").Resumes(file)
		r.Refuses(file, page.Draft{Form: "moon", Typed: map[string]string{"text": "a"}})
		r.Press("e")
		if d, ok := r.Page.(page.Drafter).Draft(); ok {
			t.Errorf("an edit in which nothing was typed has the draft %+v", d)
		}
	}
}

// The answer to a save is lost with the program: the draft saved again is the
// same command.
func TestADraftWhoseSaveWentThroughIsNotDoubled(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(complaint.New(r.Env, p.Wang.ID, p.Heater.ID))
	r.Type("noi").Press("enter", "enter").Type("夜里睡不着")
	d := r.Draft()
	r.Press("ctrl+s")
	first := r.To()
	r.Show(complaint.New(r.Env, p.Wang.ID, p.Heater.ID))
	r.Do(r.Page.(page.Drafter).Resume(d))
	r.Press("ctrl+s")
	if r.To() != first {
		t.Errorf("it went to %v, then to %v", first, r.To())
	}
}

// Somebody else saved while the draft lay in its drawer.
func TestADraftMeetsANewerVersion(t *testing.T) {
	r, p := rig(t, careline.English)
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(complaint.Open(r.Env, c.ID)).Press("e", "enter", "enter").Type("，也漏水")
	d := r.Draft()
	c.Text = "他人改过"
	if _, err := r.Session.EditCase(r.Ctx(), r.NewKey(), c); err != nil {
		t.Fatal(err)
	}
	r.Show(complaint.Open(r.Env, c.ID))
	r.Do(r.Page.(page.Drafter).Resume(d))
	if got := r.View(80, 21); !strings.Contains(got, "加热时有噪音，也漏水") || !strings.Contains(got, "theirs: 他人改过") {
		t.Errorf("both texts should be there:\n%s", got)
	}
	if !r.Last().Bad {
		t.Errorf("it says %v", r.Last())
	}
	r.Press("ctrl+s")
	if got := opened(r, c.ID); got.Text != "加热时有噪音，也漏水" {
		t.Errorf("saved %+v; %v", got, r.Status)
	}
}
