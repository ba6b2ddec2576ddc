package complaint_test

import (
	"path/filepath"
	"testing"

	"careline"
	"careline/store"
	"careline/tui/page/complaint"
	"careline/tui/page/pagetest"
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
	p := r.People()
	r.Show(complaint.New(r.Env, p.Wang.ID, p.Heater.ID))
	r.Type("noi")
	t.Log("\n" + r.View(80, 21))
	r.Press("enter").Type("hig").Press("enter").Type("加热时有噪音")
	t.Log("\n" + r.View(120, 37))
	t.Log(r.Before(80, 21))
	r.Press("ctrl+s")
	t.Log(r.Went, r.Status)
}

func TestOpen(t *testing.T) {
	r := rig(t, careline.English)
	p := r.People()
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音，晚上睡不着\n已经打过一次电话")
	r.Order(c, p.Ningbei.ID)
	r.Show(complaint.Open(r.Env, c.ID))
	t.Log("\n" + r.View(80, 21))
	r.Press("s").Type("pen")
	t.Log("\n" + r.View(80, 21))
	r.Press("enter").Type("pa").Press("enter", "enter")
	t.Log(r.Status)
	r.Speak(careline.Chinese)
	t.Log("\n" + r.View(80, 21))
	t.Log("\n" + r.View(120, 37))
}
