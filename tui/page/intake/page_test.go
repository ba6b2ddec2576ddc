package intake_test

import (
	"fmt"
	"reflect"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/intake"
	"careline/tui/page/pagetest"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, *pagetest.Lists) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	files := pagetest.NewLists()
	r.Env.Lists = files
	r.Show(intake.New(r.Env, ""))
	return r, files
}

func says(t *testing.T, r *pagetest.Rig, parts ...string) {
	t.Helper()
	view := r.View(80, 21)
	for _, p := range parts {
		if !strings.Contains(view, p) {
			t.Errorf("the page does not say %q:\n%s", p, view)
		}
	}
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			for n, step := range []string{"file", "columns", "preview", "result"} {
				t.Run(fmt.Sprintf("%s/%d/%s", lang, size.Width, step), func(t *testing.T) {
					r, files := rig(t, lang)
					files.Looked.Before = 1200
					r.Type("/srv/n").Press("tab")
					for _, key := range []string{"enter", "ctrl+s", "enter"}[:n] {
						r.Press(key)
					}
					golden.RequireEqual(t, r.View(size.Width, size.Height))
					for w := 38; w < 300; w += 29 {
						r.View(w, 7+w/4) // complains of a wrong size
					}
				})
			}
		}
	}
}

func TestAPathIsCompletedAndOneThatIsWrongStays(t *testing.T) {
	r, files := rig(t, careline.English)
	r.Type("/srv/lists/n").Press("tab")
	says(t, r, "/srv/lists/nan", "nanjing.csv   nantong.xlsx")
	r.Type("j").Press("tab")
	says(t, r, "/srv/lists/nanjing.csv")
	files.Err = pagetest.NoFile
	r.Press("enter")
	if got := r.Last(); !got.Bad || got.Text != "There is no file." {
		t.Errorf("it says %+v", got)
	}
	says(t, r, "/srv/lists/nanjing.csv")
}

func TestWhatAColumnIsTakenForIsChosenAndShownBeforeItRuns(t *testing.T) {
	r, files := rig(t, careline.English)
	r.Type("~/nanjing.csv").Press("enter")
	says(t, r, "GB18030 · semicolon · 4.2 KiB · header line 2", "Not taken: 名, 颜色", "phones without a country code are read as CN")
	// The given name joins the family name; the colour becomes a note.
	r.Press("down").Type("name")
	says(t, r, "joined: 姓 + 名")
	r.Press("down", "down").Type("no")
	if !r.Page.(page.Dirty).Dirty() {
		t.Error("leaving would lose the choice unasked")
	}
	r.Press("ctrl+s")
	says(t, r, "3 rows: 1 new, 1 with updates, 0 known as they are, 1 refused", "▸ new          3  name 王建国", "refused      5  Line 5 has neither")
	r.Press("down", "down")
	says(t, r, "蓝")
	r.Press("enter")
	want := careline.ListMapping{
		{Field: "phone", Columns: []int{2}, Guessed: true}, {Field: "name", Columns: []int{0, 1}}, {Field: "note", Columns: []int{3}},
	}
	if len(files.Took) != 1 || !sameMapping(files.Took[0].Mapping, want) || files.Took[0].Path != "~/nanjing.csv" {
		t.Errorf("it took %+v", files.Took)
	}
	says(t, r, "All of it is in.", "/srv/lists/nanjing.rejects.csv")
	if got := r.Last(); got.Bad || got.Text != "imported 3 rows: 1 new, 1 brought up to date, 1 not taken" {
		t.Errorf("it says %+v", got)
	}
}

func sameMapping(a, b careline.ListMapping) bool {
	by := func(m careline.ListMapping) map[string][]int {
		all := map[string][]int{}
		for _, s := range m {
			all[s.Field] = s.Columns
		}
		return all
	}
	return reflect.DeepEqual(by(a), by(b))
}

func TestAListThatLacksWhatItNeedsIsToldAndNotPreviewed(t *testing.T) {
	r, files := rig(t, careline.English)
	files.Looked.File.Mapping = nil
	r.Type("x.csv").Press("enter")
	says(t, r, "Still lacks: name or phone")
	r.Press("ctrl+s")
	if got := r.Last(); !got.Bad || got.Text != "The list still lacks name or phone; choose the column that holds it." {
		t.Errorf("it says %+v", got)
	}
	says(t, r, "2 Columns")
}

func TestAMappingOfLastTimeIsSaid(t *testing.T) {
	r, files := rig(t, careline.Chinese)
	files.Looked.File.Saved = true
	r.Type("x.csv").Press("enter")
	says(t, r, "列与上次相同")
	r.Press("delete")
	if strings.Contains(r.View(80, 21), "列与上次相同") {
		t.Error("it says so of another mapping")
	}
	// Going back and forth keeps what was chosen.
	r.Press("right").Press("ctrl+s", "esc")
	says(t, r, "2 列")
}

func TestAnInterruptedImportIsToldBeforeItGoesOn(t *testing.T) {
	r, files := rig(t, careline.English)
	files.Looked.Before = 12345
	r.Type("x.csv").Press("enter")
	says(t, r, "12,345 rows of this file are in already, from an import that was")
	r.Press("ctrl+s")
	if k := r.Page.Keys()[0]; k.Label != "go on" {
		t.Errorf("the key is called %q", k.Label)
	}
}

func TestAnImportIsStoppedAndGoesOn(t *testing.T) {
	r, files := rig(t, careline.English)
	files.During = func() {
		r.Pass(2 * time.Second)
		r.Press("esc")
		says(t, r, "Stopping after the rows at hand.")
	}
	r.Type("x.csv").Press("enter", "ctrl+s", "enter")
	says(t, r, "Stopped after 1 rows, which are kept.", "Enter goes on from there", "0:02")
	if r.Env.Work.Runs() || r.Last().Bad {
		t.Errorf("it says %+v", r.Last())
	}
	files.During = nil
	r.Press("enter")
	says(t, r, "All of it is in.")
	if len(files.Took) != 2 || !reflect.DeepEqual(files.Took[0], files.Took[1]) {
		t.Errorf("it took %+v", files.Took)
	}
	r.Press("n")
	says(t, r, "1 File")
}

func TestAnImportGoesOnWhileThePageIsLeft(t *testing.T) {
	r, files := rig(t, careline.English)
	files.During = func() {
		r.Page.(page.Closer).Close()
		r.Page = intake.New(r.Env, "products") // somebody comes back another way
		says(t, r, "You can work on meanwhile", "/srv/lists/nanjing.csv")
	}
	r.Type("x.csv").Press("enter", "ctrl+s", "enter")
	says(t, r, "All of it is in.")
	if r.Show(intake.New(r.Env, "")); strings.Contains(r.View(80, 21), "All of it is in.") {
		t.Error("the end is shown to somebody who saw it")
	}
}

func TestKeysNeedNotWaitForTheEndOfAnImport(t *testing.T) {
	r, files := rig(t, careline.English)
	r.Type("x.csv").Press("enter", "ctrl+s")
	begun := r.Page.Keys()[0].Do()() // the console keeps keys until an action is done
	if len(files.Took) > 0 {
		t.Error("the whole import is a part of the key press")
	}
	r.Do(func() tea.Msg { return begun })
	says(t, r, "All of it is in.")
}

func TestWhoMayNotImportIsToldWhy(t *testing.T) {
	r, _ := rig(t, careline.English)
	r.As(careline.RoleOperator).Show(intake.New(r.Env, ""))
	says(t, r, "The role operator may not do this.")
	r.Type("x").Press("enter", "tab", "esc")
	r.As(careline.RoleSupervisor).Show(intake.New(r.Env, "staff"))
	says(t, r, "Your role may not import: staff.")
	r.Show(intake.New(r.Env, "products"))
	says(t, r, "products")
	r.Env.Lists = nil
	r.Show(intake.New(r.Env, ""))
	says(t, r, "No files can be reached from here.")
}

func TestNoKeyBreaksThePage(t *testing.T) {
	r, _ := rig(t, careline.English)
	r.Mash(func() page.Page { r.Env.Work = nil; return intake.New(r.Env, "") }, 7, 400)
}
