package reference_test

import (
	"strings"
	"testing"

	"careline"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/reference"
)

// wrongAt tells whether a sentence stands in red under a field that has the
// focus, and on the status line.
func wrongAt(r *pagetest.Rig, label, said string) {
	r.T.Helper()
	view := r.View(80, 40)
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, said) {
		r.T.Errorf("the status line says %+v, want %q", got, said)
	}
	at := strings.Index(view, "▸ "+label)
	if at < 0 || !strings.Contains(strings.Join(strings.Fields(view[at:]), " "), strings.Fields(said)[0]) {
		r.T.Errorf("%q is not said at %s:\n%s", said, label, view)
	}
	if len(r.Went) > 0 {
		r.T.Errorf("it went to %v", r.Went)
	}
}

func TestWhatIsWrongIsSaidAtItsField(t *testing.T) {
	r, _ := rig(t, careline.English)
	fresh := func() *pagetest.Rig { return showForm(r, careline.SubjectProduct, "") }

	fresh().Type("two words").Press("ctrl+s")
	wrongAt(r, "code", `A code is one word; "two words" is not.`)
	fresh().Type("NEW-1").Press("tab", "tab", "ctrl+s")
	wrongAt(r, "name, English", "The product needs a name in at least one language.")
	r.Type("a name")
	if strings.Contains(r.View(80, 40), "needs a name") {
		t.Error("what was mended is still said to be wrong")
	}
	fresh().Type("EWH-60A")
	if view := r.View(80, 40); !strings.Contains(view, "taken: 60 L water heater") {
		t.Errorf("a code that is taken is not said to be:\n%s", view)
	}
	r.Press("tab").Type("x").Press("ctrl+s")
	wrongAt(r, "code", "There is a product EWH-60A already.")

	fresh().Type("NEW-1").Press("tab").Type("name").Press("tab", "tab", "tab", "tab", "tab")
	r.Type("lab").Press("tab").Type("24").Press("tab", "tab").Type("lab").Press("tab").Type("12").Press("ctrl+s")
	wrongAt(r, "warranty", "The warranty names labour twice.")
	r.Press("ctrl+o", "ctrl+s") // without the second line
	cat := catalogue(r)
	if p, ok := cat.Product("NEW-1"); !ok || len(p.Terms) != 1 {
		t.Errorf("kept is %+v; status %v", p, r.Status)
	}
	for _, months := range []string{"long", "9999"} {
		fresh().Type("NEW-2").Press("tab").Type("name").Press("tab", "tab", "tab", "tab", "tab")
		r.Type("tank").Press("tab").Type(months).Press("ctrl+s")
		wrongAt(r, "warranty", months)
	}
}

func TestASkillOfTheFirmsOwnCanBeTyped(t *testing.T) {
	r, _ := rig(t, careline.Chinese)
	showForm(r, careline.SubjectProduct, "RO-400").Press("tab", "tab").Press("ctrl+u").Type("pump").Press("ctrl+s")
	cat := catalogue(r)
	if p, _ := cat.Product("RO-400"); p.Skill != "pump" {
		t.Fatalf("the skill is %q; status %v", p.Skill, r.Status)
	}
	// It is then offered to others.
	showForm(r, careline.SubjectProduct, "EWH-60A").Press("tab", "tab").Type("pu").Press("tab")
	if view := r.View(80, 21); !strings.Contains(view, "净水器") && !strings.Contains(view, "pump") {
		t.Errorf("it is not offered:\n%s", view)
	}
}

func TestLinesAreMovedAndDropped(t *testing.T) {
	r, _ := rig(t, careline.English)
	showForm(r, careline.SubjectProduct, "EWH-60A").Press("tab", "tab", "tab", "tab", "tab") // labour, parts, tank
	r.Press("alt+down", "up", "ctrl+o", "ctrl+s")
	cat := catalogue(r)
	p, _ := cat.Product("EWH-60A")
	if len(p.Terms) != 2 || p.Terms[0].Part != careline.CoversLabour || p.Terms[1].Part != careline.CoversTank || !p.Terms[1].FromInstallation {
		t.Errorf("the terms are %+v; status %v", p.Terms, r.Status)
	}
}

func TestServiceIsEntered(t *testing.T) {
	r, _ := rig(t, careline.English)
	showForm(r, careline.SubjectService, "").Type("recycle").Press("tab").Type("takes old ones away").Press("tab").Type("旧机回收")
	r.Press("tab", "tab").Type("no").Press("tab").Type("on site").Press("tab").Type("y").Press("tab", "tab", "tab").Type("deliv")
	r.Press("tab").Type("sales").Press("tab").Type("财务").Press("ctrl+s")
	cat := catalogue(r)
	v, ok := cat.Service("recycle")
	if !ok || v.Name.ZH != "旧机回收" || !v.Charged || v.Technical || v.Place != careline.OnSite || v.Order != careline.OrderDelivery ||
		len(v.Departments) != 2 || v.Departments[0] != careline.Sales || v.Departments[1] != careline.Finance {
		t.Errorf("kept is %+v; status %v", v, r.Status)
	}
}

func TestCategoryIsChanged(t *testing.T) {
	r, _ := rig(t, careline.English)
	showForm(r, careline.SubjectCategory, "leak").Press("tab", "tab").Type("none").Press("tab").Press("ctrl+o").Press("ctrl+s")
	cat := catalogue(r)
	if k, _ := cat.Category("leak"); k.Order != "" || len(k.Departments) != 1 || k.Departments[0] != careline.Engineering {
		t.Errorf("kept is %+v; status %v", k, r.Status)
	}
}

func TestTheSecondWhoSavesSeesBoth(t *testing.T) {
	r, _ := rig(t, careline.English)
	showForm(r, careline.SubjectProduct, "EWH-60A").Press("end").Type("!").Press("tab", "tab", "tab").Type("mine")
	cat := catalogue(r)
	other, _ := cat.Product("EWH-60A")
	other.Maker = "theirs"
	if _, err := r.Session.SaveProduct(r.Ctx(), r.NewKey(), other); err != nil {
		t.Fatal(err)
	}
	r.Do(r.Page.Update(page.Changed{}))
	r.Press("ctrl+s")
	view := r.View(80, 21)
	if !r.Last().Bad || !strings.Contains(view, "theirs") || !strings.Contains(view, "mine") || !strings.Contains(view, "heater!") {
		t.Fatalf("it says %+v:\n%s", r.Last(), view)
	}
	r.Press("ctrl+s")
	cat = catalogue(r)
	if p, _ := cat.Product("EWH-60A"); p.Maker != "mine" || !strings.HasSuffix(p.Name.EN, "!") {
		t.Errorf("kept is %+v", p)
	}
}

func TestAFormWithoutTypingFollowsOthers(t *testing.T) {
	r, _ := rig(t, careline.English)
	showForm(r, careline.SubjectCategory, "leak")
	cat := catalogue(r)
	k, _ := cat.Category("leak")
	k.Name.EN = "drips"
	if _, err := r.Session.SaveCategory(r.Ctx(), r.NewKey(), k); err != nil {
		t.Fatal(err)
	}
	r.Do(r.Page.Update(page.Changed{}))
	if view := r.View(80, 21); !strings.Contains(view, "drips") {
		t.Errorf("it shows\n%s", view)
	}
	r.Type("!").Press("ctrl+s")
	if len(r.Went) == 0 {
		t.Errorf("the newer version can't be saved: %v", r.Status)
	}
}

func TestDraftsComeBack(t *testing.T) {
	r, _ := rig(t, careline.English)
	r.Page = reference.Open(r.Env, page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectProduct}})
	newHeater(showForm(r, careline.SubjectProduct, "")).Press("tab", "tab")
	r.Resumes(func() page.Page {
		return reference.Open(r.Env, page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectProduct}})
	})
	known := careline.Subject{Kind: careline.SubjectService, Code: "usage"}
	r.Show(reference.Open(r.Env, page.ToSubject{Subject: known})).Type(" and more").Press("tab", "tab")
	r.Resumes(func() page.Page { return reference.Open(r.Env, page.ToSubject{Subject: known}) })
}

func TestThatWhichIsGoneIsToldAsASentence(t *testing.T) {
	r, _ := rig(t, careline.English)
	showForm(r, careline.SubjectProduct, "NOPE")
	if !strings.Contains(r.View(80, 21), "There is no product NOPE.") {
		t.Errorf("it shows\n%s", r.View(80, 21))
	}
	if reference.Open(r.Env, page.ToSubject{Subject: careline.Subject{Kind: "weather"}}) != nil || reference.New(r.Env, page.ToReference{Kind: "weather"}) != nil {
		t.Error("there is a page for a sort that there is not")
	}
}
