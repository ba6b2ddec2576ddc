package dispatch_test

import (
	"path/filepath"
	"testing"

	"careline"
	"careline/store"
	"careline/tui/page/dispatch"
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
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Show(dispatch.New(r.Env, careline.OrderFor{Case: c.ID}))
	t.Log("\n" + r.View(80, 21))
	r.Press("down", "down").Type("main")
	r.Speak(careline.Chinese)
	t.Log("\n" + r.View(80, 21))
	r.Press("ctrl+s")
	t.Log(r.Went, r.Status)
}

func TestOpen(t *testing.T) {
	r := rig(t, careline.English)
	p := r.People()
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	o := r.Order(c, p.Ningbei.ID)
	r.Show(dispatch.Open(r.Env, o.ID))
	t.Log("\n" + r.View(80, 21))
	r.Press("x").Type("no room today")
	t.Log("\n" + r.View(80, 21))
	r.Press("enter")
	t.Log(r.Status)
	t.Log("\n" + r.View(80, 21))
	r.Press("enter")
	t.Log(r.Status)
	r.Press("a", "d")
	t.Log(r.Status)
	r.Speak(careline.Chinese)
	t.Log("\n" + r.View(120, 37))
	r.Press("g")
	t.Log("\n" + r.View(80, 21))
}
