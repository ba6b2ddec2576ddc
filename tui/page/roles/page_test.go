package roles_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/ansi"
	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/roles"
)

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			t.Run(fmt.Sprintf("%s/%d", lang, size.Width), func(t *testing.T) {
				r := pagetest.New(t, storetest.Fresh(t), lang).As(careline.RoleSupervisor)
				r.Show(roles.New(r.Env)).Press("down", "down", "down")
				golden.RequireEqual(t, r.View(size.Width, size.Height))
			})
		}
	}
}

// What stands on the page is what the table says, in whole words, for whoever
// looks at it, and nothing of it is cut on a terminal of 80 cells.
func TestEveryRoleReadsWhatEachMayDo(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		r := pagetest.New(t, storetest.Fresh(t), lang)
		for _, role := range careline.Roles() {
			r.As(role).Show(roles.New(r.Env))
			seen := map[string]bool{}
			for range careline.Permissions() {
				for l := range strings.SplitSeq(ansi.Strip(r.View(80, 21)), "\n") {
					seen[l] = true
				}
				r.Press("down")
			}
			for _, p := range careline.Permissions() {
				var row string
				for l := range seen {
					if strings.HasPrefix(l, "│ "+p.In(lang)+" ") {
						row = l
					}
				}
				marks := strings.NewReplacer("[", "", "]", "", " ", "", "│", "").Replace(strings.TrimPrefix(row, "│ "+p.In(lang)))
				want := ""
				for _, each := range careline.Roles() {
					mark := "·"
					if each.May(p) {
						mark = "✓"
					}
					want += mark
				}
				if marks != want || strings.Count(row, "[") != 1 {
					t.Errorf("%s reads of %s: %q", role, p, row)
				}
			}
		}
	}
}

func TestTheTableFitsSmallScreens(t *testing.T) {
	r := pagetest.New(t, storetest.Fresh(t), careline.English)
	r.Show(roles.New(r.Env))
	for _, size := range []page.Size{{Width: 20, Height: 5}, {Width: 40, Height: 10}, {Width: 1, Height: 1}} {
		r.View(size.Width, size.Height) // complains of a wrong size
	}
}
