package handout_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/handout"
	"careline/tui/page/pagetest"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, *pagetest.Lists) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	files := pagetest.NewLists()
	r.Env.Lists = files
	r.Show(handout.New(r.Env, ""))
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
			for n, step := range []string{"form", "result"} {
				t.Run(fmt.Sprintf("%s/%d/%s", lang, size.Width, step), func(t *testing.T) {
					r, _ := rig(t, lang)
					if n > 0 {
						r.Press("ctrl+s")
					}
					golden.RequireEqual(t, r.View(size.Width, size.Height))
				})
			}
		}
	}
}

func TestTheFileIsProposedUntilSomebodyNamesIt(t *testing.T) {
	r, files := rig(t, careline.English)
	says(t, r, "~/careline-customers-2026-11-24.csv")
	r.Type("work").Press("tab").Type("xl")
	says(t, r, "~/careline-workorders-2026-11-24.xlsx")
	r.Press("tab", "ctrl+u").Type("mine.xlsx").Press("up").Type("json")
	says(t, r, "mine.xlsx")
	r.Press("ctrl+s")
	if len(files.Hands) != 1 || files.Hands[0].Path != "mine.xlsx" || files.Hands[0].What != careline.ExportOrders {
		t.Errorf("handed out %+v", files.Hands)
	}
}

func TestAFileThatIsThereIsReplacedOnlyWhenItIsSaidTwice(t *testing.T) {
	r, files := rig(t, careline.English)
	files.There = "~/careline-customers-2026-11-24.csv"
	r.Press("ctrl+s")
	if got := r.Last(); !got.Bad || got.Text != "There is such a file already; press ctrl+s again to replace it." || len(files.Hands) > 0 {
		t.Fatalf("it says %+v", got)
	}
	// Another name asks anew.
	r.Type("x").Press("backspace", "ctrl+s")
	if len(files.Hands) > 0 {
		t.Error("it was replaced after the path was touched")
	}
	r.Press("ctrl+s")
	if len(files.Hands) != 1 || !files.Hands[0].Force {
		t.Errorf("handed out %+v", files.Hands)
	}
	says(t, r, "2,500 rows are written.", "/home/boss/careline-customers-2026-11-24.csv")
}

func TestAnExportIsStoppedOrLeft(t *testing.T) {
	r, files := rig(t, careline.English)
	files.During = func() {
		r.Page = handout.New(r.Env, "cases")
		says(t, r, "You can work on meanwhile")
		r.Press("esc")
		says(t, r, "Stopping.")
	}
	r.Press("ctrl+s")
	says(t, r, "Stopped after 1,500 rows; no file is left.")
	r.Press("n")
	says(t, r, "~/careline-customers-2026-11-24.csv")
}

func TestAnExportThatFailsKeepsWhatWasTyped(t *testing.T) {
	r, files := rig(t, careline.English)
	files.Err = pagetest.NoFile
	r.Press("down", "down", "ctrl+u").Type("/none/x.csv").Press("ctrl+s")
	if got := r.Last(); !got.Bad || got.Text != "There is no file." {
		t.Errorf("it says %+v", got)
	}
	says(t, r, "/none/x.csv")
}

func TestWhoMayNotExportIsToldWhy(t *testing.T) {
	r, _ := rig(t, careline.English)
	r.As(careline.RoleOperator).Show(handout.New(r.Env, ""))
	says(t, r, "The role operator may not do this.")
	r.As(careline.RoleSupervisor).Show(handout.New(r.Env, "staff"))
	says(t, r, "Your role may not manage staff.")
	r.Show(handout.New(r.Env, "cases"))
	says(t, r, "careline-cases-2026-11-24.csv")
}

func TestNoKeyBreaksThePage(t *testing.T) {
	r, _ := rig(t, careline.English)
	r.Mash(func() page.Page { r.Env.Work = nil; return handout.New(r.Env, "") }, 3, 400)
}
