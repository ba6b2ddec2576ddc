package unit_test

import (
	"path/filepath"
	"testing"

	"careline"
	"careline/store"
	"careline/tui/page/pagetest"
	"careline/tui/page/unit"
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
	r.Show(unit.New(r.Env, p.Li.ID))
	r.Type("heat").Press("enter").Type("6A2210-7")
	t.Log("\n" + r.View(80, 21))
	r.Press("ctrl+s")
	t.Log(r.Went, r.Status)
	r.Speak(careline.Chinese)
	r.Show(unit.Open(r.Env, p.Heater.ID))
	r.Press("t").Type("李小红")
	t.Log("\n" + r.View(80, 21))
	r.Press("enter", "enter")
	t.Log(r.Went, r.Status)
	t.Log("\n" + r.View(80, 21))
}
