package reference_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/reference"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	s, err := store.Open(t.Context(), "sqlite:"+filepath.Join(t.TempDir(), "t.db"), store.Options{Create: true, Migrate: true})
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close() })
	r := pagetest.New(t, s, lang)
	return r, r.People()
}

func showList(r *pagetest.Rig, of careline.SubjectKind) *pagetest.Rig {
	return r.Show(reference.New(r.Env, of))
}

func showForm(r *pagetest.Rig, of careline.SubjectKind, code string) *pagetest.Rig {
	return r.Show(reference.Open(r.Env, careline.Subject{Kind: of, Code: code}))
}

func catalogue(r *pagetest.Rig) careline.Catalogue {
	r.T.Helper()
	return pagetest.Must[careline.Catalogue](r)(r.Session.Catalogue(r.Ctx()))
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			look := func(name string, show func(*pagetest.Rig, pagetest.People)) {
				t.Run(fmt.Sprintf("%s/%s/%d", name, lang, size.Width), func(t *testing.T) {
					r, p := rig(t, lang)
					show(r, p)
					golden.RequireEqual(t, r.View(size.Width, size.Height))
				})
			}
			for _, k := range reference.Kinds() {
				look(k.Plural, func(r *pagetest.Rig, _ pagetest.People) { showList(r, k.Of) })
			}
			look("filter", func(r *pagetest.Rig, _ pagetest.People) { showList(r, careline.SubjectProduct).Press("f").Type("jsq") })
			look("retired", func(r *pagetest.Rig, _ pagetest.People) {
				showList(r, careline.SubjectCategory).Press("r", "enter", "a", "s")
			})
			look("asking", func(r *pagetest.Rig, p pagetest.People) {
				r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
				showList(r, careline.SubjectCategory).Press("r")
			})
			look("new product", func(r *pagetest.Rig, _ pagetest.People) { newHeater(showForm(r, careline.SubjectProduct, "")) })
			look("product", func(r *pagetest.Rig, _ pagetest.People) { showForm(r, careline.SubjectProduct, "EWH-60A") })
			look("service", func(r *pagetest.Rig, _ pagetest.People) { showForm(r, careline.SubjectService, "maintenance") })
			look("category", func(r *pagetest.Rig, _ pagetest.People) {
				showForm(r, careline.SubjectCategory, "leak").Press("tab", "tab", "tab")
			})
		}
	}
}

// newHeater fills an empty product form in, all but the last term's start.
func newHeater(r *pagetest.Rig) *pagetest.Rig {
	r.Type("EWH-80").Press("tab").Type("80 L water heater").Press("tab").Type("80升电热水器").Press("tab").Type("rsq")
	r.Press("tab", "tab").Type("暖家").Press("tab")
	r.Type("lab").Press("tab").Type("24").Press("tab").Type("pur").Press("tab")
	return r.Type("内胆").Press("tab").Type("96").Press("tab").Type("inst")
}

func TestNewProduct(t *testing.T) {
	r, _ := rig(t, careline.English)
	newHeater(showForm(r, careline.SubjectProduct, ""))
	for _, want := range []string{"labour until 2028-11-23", "tank until 2034-11-30", "2026-12-01"} {
		if !strings.Contains(r.View(120, 21), want) {
			t.Errorf("under the form there is no %q:\n%s", want, r.View(120, 21))
		}
	}
	r.Press("ctrl+s")
	if r.To() != (page.ToReference{Kind: careline.SubjectProduct}) || !r.Went[0].Instead {
		t.Fatalf("it went to %v; status %v", r.Went, r.Status)
	}
	cat := catalogue(r)
	p, ok := cat.Product("EWH-80")
	if !ok || p.Name.ZH != "80升电热水器" || p.Skill != careline.SkillWaterHeater || p.Trademark != "暖家" || len(p.Terms) != 2 ||
		p.Terms[0] != (careline.WarrantyTerm{Part: careline.CoversLabour, Months: 24}) ||
		p.Terms[1] != (careline.WarrantyTerm{Part: careline.CoversTank, Months: 96, FromInstallation: true}) {
		t.Errorf("kept is %+v", p)
	}
}
