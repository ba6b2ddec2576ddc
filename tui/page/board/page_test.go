package board_test

import (
	"path/filepath"
	"testing"
	"time"

	"careline"
	"careline/store"
	"careline/tui/page/board"
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

func TestBoard(t *testing.T) {
	r := rig(t, careline.English)
	p := r.People()
	c := r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
	r.Order(c, p.Ningbei.ID)
	r.Order(c, p.Jianye.ID)
	r.Pass(8 * time.Hour)
	d := r.Case(p.Li, 0, "漏水")
	r.Order(d, 0)
	r.Show(board.New(r.Env))
	t.Log("\n" + r.View(80, 21))
	t.Log("\n" + r.View(120, 21))
	r.Press("p").Type("ning")
	t.Log("\n" + r.View(80, 21))
	t.Log(r.Before(80, 21))
	r.Press("enter")
	t.Log(r.Went)
	r.Speak(careline.Chinese)
	t.Log("\n" + r.View(80, 21))
	r.Press("x", "tab")
	t.Log("\n" + r.View(80, 21))
	t.Log("\n" + r.View(120, 21))
}
