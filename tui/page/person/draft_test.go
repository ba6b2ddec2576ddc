package person_test

import (
	"testing"

	"careline"
	"careline/tui/page"
	"careline/tui/page/person"
)

func TestDraftsComeBack(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r, p := rig(t, lang)
		fresh := func() page.Page { return person.NewCustomer(r.Env, "赵云 13700001111") }
		r.Show(fresh()).Press("tab").Type("; 13922223333").Press("tab").Type("南京市鼓楼区中山路1号").Resumes(fresh)
		if d := r.Draft(); d.About != "赵云" {
			t.Errorf("the draft is %+v", d)
		}

		known := func() page.Page { return person.Edit(r.Env, p.Wang.ID) }
		r.Show(known()).Press("end").Type("之")
		r.Press("tab", "tab", "tab", "tab").Type("13700001111").Press("tab").Type("13700002222").Press("tab", "tab", "tab").Type("南京市中山路2号")
		r.Resumes(known)
	}
}

// What was typed over a phone that somebody else took away meanwhile goes to
// the empty line.
func TestADraftOverAPhoneThatIsGone(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(person.Edit(r.Env, p.Wang.ID)).Press("tab", "tab", "ctrl+u").Type("025-83329999")
	d := r.Draft()
	wang := kept(r, p.Wang.ID)
	wang.Contacts = wang.Contacts[:1]
	if _, err := r.Session.SaveCustomer(r.Ctx(), r.NewKey(), wang); err != nil {
		t.Fatal(err)
	}
	r.Show(person.Edit(r.Env, p.Wang.ID))
	r.Do(r.Page.(page.Drafter).Resume(d))
	r.Press("ctrl+s")
	if got := kept(r, p.Wang.ID); len(got.Contacts) != 2 || got.Contacts[1].Raw != "025-83329999" {
		t.Errorf("saved %+v; %v", got.Contacts, r.Status)
	}
}
