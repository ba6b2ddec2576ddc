package person_test

import (
	"path/filepath"
	"testing"

	"careline"
	"careline/store"
	"careline/tui/page/pagetest"
	"careline/tui/page/person"
)

func rig(t *testing.T, lang careline.Lang) *pagetest.Rig {
	t.Helper()
	s, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "t.db"), store.Options{Create: true, Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	return pagetest.New(t, s, lang)
}

func TestNew(t *testing.T) {
	r := rig(t, careline.English)
	r.People()
	r.Show(person.NewCustomer(r.Env, "赵小明 13800138823 南京市建邺区江东中路88号"))
	t.Log("\n" + r.View(80, 21))
	r.Press("ctrl+s")
	t.Log(r.Went, r.Status)
}

func TestEdit(t *testing.T) {
	r := rig(t, careline.English)
	p := r.People()
	r.Show(person.Edit(r.Env, p.Wang.ID))
	t.Log("\n" + r.View(80, 21))
	r.Press("down", "down", "down", "down").Type("母亲 13912345678 !").Press("tab")
	t.Log("\n" + r.View(80, 21))
	r.Press("ctrl+s")
	t.Log(r.Went, r.Status)
	c, err := r.Session.Open(r.Ctx(), p.Wang.ID)
	t.Logf("%+v %v", c.Customer.Contacts, err)
}
