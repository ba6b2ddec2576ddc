package reference_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/reference"
)

func showPiece(r *pagetest.Rig, x careline.Subject) *pagetest.Rig {
	return r.Show(reference.Open(r.Env, page.ToSubject{Subject: x}))
}

func addStaff(r *pagetest.Rig, login, name string, role careline.Role) careline.Staff {
	r.T.Helper()
	return pagetest.Must[careline.Staff](r)(r.Session.AddStaff(r.Ctx(), r.NewKey(), careline.Staff{Login: login, Name: name, Role: role}))
}

func TestNetworkLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			look := func(name string, show func(*pagetest.Rig, pagetest.People)) {
				t.Run(fmt.Sprintf("%s/%s/%d", name, lang, size.Width), func(t *testing.T) {
					r, p := rig(t, lang)
					show(r, p)
					golden.RequireEqual(t, r.View(size.Width, size.Height))
				})
			}
			look("provider", func(r *pagetest.Rig, p pagetest.People) {
				r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
				showPiece(r, p.Ningbei.ID.Subject()).Press("tab", "tab", "tab", "tab").Press("tab").Type("苏州")
			})
			look("new provider", func(r *pagetest.Rig, _ pagetest.People) { newProvider(showForm(r, careline.SubjectProvider, "")) })
			look("its technicians", func(r *pagetest.Rig, p pagetest.People) {
				r.Show(reference.New(r.Env, page.ToReference{Kind: careline.SubjectTechnician, Provider: p.Ningbei.ID}))
			})
			look("technician", func(r *pagetest.Rig, _ pagetest.People) {
				showPiece(r, careline.TechnicianID(1).Subject()).Press("tab", "tab", "tab")
			})
			look("staff member", func(r *pagetest.Rig, _ pagetest.People) {
				showPiece(r, addStaff(r, "lina", "李娜", careline.RoleOperator).ID.Subject()).Press("tab").Type("provider")
			})
			look("suspending", func(r *pagetest.Rig, _ pagetest.People) {
				addStaff(r, "lina", "李娜", careline.RoleOperator)
				showList(r, careline.SubjectStaff).Press("r")
			})
			look("suspended", func(r *pagetest.Rig, _ pagetest.People) {
				addStaff(r, "lina", "李娜", careline.RoleOperator)
				showList(r, careline.SubjectStaff).Press("r", "enter", "a")
			})
		}
	}
}

// newProvider fills an empty provider form in, all but its languages.
func newProvider(r *pagetest.Rig) *pagetest.Rig {
	r.Type("苏南服务").Press("tab", "tab").Type("025-83321147").Press("tab").Type("１２").Press("tab")
	r.Type("南京鼓楼区").Press("tab").Type("江苏苏州").Press("tab", "tab")
	return r.Type("rsq").Press("tab").Type("heat_pump").Press("tab", "tab")
}

func TestAProviderIsAddedWithItsTerritories(t *testing.T) {
	r, _ := rig(t, careline.English)
	newProvider(showForm(r, careline.SubjectProvider, "")).Type("Suzhou")
	view := r.View(120, 30)
	for _, want := range []string{"CN · 南京市 · 鼓楼区", "CN · 江苏省 · 苏州市", "shared with Service office 客服中心, 宁北服务 Ningbei Service, 建邺维修站", "+862583321147"} {
		if !strings.Contains(view, want) {
			t.Errorf("there is no %q:\n%s", want, view)
		}
	}
	r.Press("ctrl+s")
	if r.To() != (page.ToReference{Kind: careline.SubjectProvider}) {
		t.Fatalf("it went to %v; status %v", r.Went, r.Status)
	}
	p, _, err := r.Session.Provider(r.Ctx(), 4)
	if err != nil {
		t.Fatal(err)
	}
	want := []careline.Region{{Country: "CN", City: "南京市", District: "鼓楼区"}, {Country: "CN", Province: "江苏省", City: "苏州市"}}
	if p.Name != "苏南服务" || p.Kind != careline.OutletContracted || p.Capacity != 12 || !slices.Equal(p.Territories, want) ||
		!slices.Equal(p.Skills, []string{careline.SkillWaterHeater, "heat_pump"}) || !slices.Equal(p.Languages, []string{"Suzhou"}) {
		t.Errorf("kept is %+v", p)
	}
}

func TestAWrongTerritoryIsShownAtItsLine(t *testing.T) {
	for typed, want := range map[string]string{
		"建国路88号": `"建国路88号" can't be read as a territory`,
		"江苏南京":   "The territory CN 江苏省 南京市 is there twice.",
	} {
		r, _ := rig(t, careline.English)
		showForm(r, careline.SubjectProvider, "").Type("苏南服务").Press("tab", "tab", "tab", "tab")
		r.Type("南京").Press("tab").Type(typed).Press("tab", "tab").Press("ctrl+s")
		if len(r.Went) > 0 || !strings.Contains(r.Last().Text, want) {
			t.Errorf("%q went to %v and said %q", typed, r.Went, r.Last().Text)
		}
		if before, _ := r.Before(120, 30); !strings.HasSuffix(before, typed) {
			t.Errorf("the cursor stands after %q", before)
		}
	}
}

func TestTerritoriesThatPeopleWriteOtherwiseStayAsTheyAre(t *testing.T) {
	r, _ := rig(t, careline.English)
	all := []careline.Region{{Country: "US", Province: "NY", City: "New York"}, {Country: "CN", District: "鼓楼区"}, {Country: "DE"}, {}}
	p := pagetest.Must[careline.Provider](r)(r.Session.AddProvider(r.Ctx(), r.NewKey(), careline.Provider{Name: "Far", Territories: all}))
	showPiece(r, p.ID.Subject()).Type("away").Press("ctrl+s")
	if p, _, err := r.Session.Provider(r.Ctx(), p.ID); err != nil || p.Name != "Faraway" || !slices.Equal(p.Territories, all) {
		t.Errorf("kept is %+v, %v; status %v", p, err, r.Status)
	}
}

func TestFromAProviderToItsNewTechnician(t *testing.T) {
	r, p := rig(t, careline.English)
	showList(r, careline.SubjectProvider).Press("f").Type("ningbei").Press("esc", "t")
	theirs := page.ToReference{Kind: careline.SubjectTechnician, Provider: p.Ningbei.ID}
	if r.To() != theirs {
		t.Fatalf("it went to %v", r.Went)
	}
	r.Show(reference.New(r.Env, theirs)).Press("n")
	to, _ := r.To().(page.ToSubject)
	r.Show(reference.Open(r.Env, to)).Type("周师傅").Press("tab").Type("13900002222").Press("tab").Type("jing").Press("tab", "tab", "ctrl+s")
	if want := `does not offer the skill "jing"; it offers: water_heater`; len(r.Went) > 0 || !strings.Contains(r.Last().Text, want) {
		t.Fatalf("it went to %v and said %q", r.Went, r.Last().Text)
	}
	r.Press("ctrl+u").Type("rsq").Press("ctrl+s")
	if r.To() != theirs {
		t.Fatalf("it went to %v and said %q", r.Went, r.Last().Text)
	}
	made, at, err := r.Session.Technician(r.Ctx(), 2)
	if err != nil || made.Name != "周师傅" || at.ID != p.Ningbei.ID || !slices.Equal(made.Skills, []string{careline.SkillWaterHeater}) {
		t.Errorf("kept is %+v of %s, %v", made, at.Name, err)
	}
}

func TestTechniciansOfOneProviderOrOfAll(t *testing.T) {
	r, p := rig(t, careline.English)
	_, err := r.Session.AddTechnician(r.Ctx(), r.NewKey(), careline.Technician{Provider: p.Jianye.ID, Name: "吴师傅"})
	if err != nil {
		t.Fatal(err)
	}
	both := func(want ...bool) {
		t.Helper()
		view := r.View(80, 21)
		if got := []bool{strings.Contains(view, "陈师傅"), strings.Contains(view, "吴师傅")}; !slices.Equal(got, want) {
			t.Errorf("Chen and Wu are shown: %v\n%s", got, view)
		}
	}
	showList(r, careline.SubjectTechnician)
	both(true, true)
	r.Press("down", "p")
	both(false, true)
	r.Press("p")
	both(true, true)
	r.Press("f").Type("jianye").Press("enter")
	if r.To() != (page.ToSubject{Subject: careline.TechnicianID(2).Subject()}) {
		t.Errorf("it went to %v", r.Went)
	}
}

func TestATechnicianChoosesAmongTheProvidersSkills(t *testing.T) {
	r, _ := rig(t, careline.English)
	showForm(r, careline.SubjectTechnician, "").Type("建邺").Press("tab", "tab", "tab")
	if view := r.View(120, 21); !strings.Contains(view, "computers") {
		t.Errorf("a provider for all does not offer all:\n%s", view)
	}
	r.Press("shift+tab", "shift+tab", "shift+tab", "ctrl+u").Type("宁北").Press("tab", "tab", "tab")
	if view := r.View(120, 21); strings.Contains(view, "computers") || !strings.Contains(view, "water heaters") {
		t.Errorf("Ningbei's skills are not those that are offered:\n%s", view)
	}
}

func TestARoleSaysWhatItMayDo(t *testing.T) {
	r, p := rig(t, careline.English)
	showForm(r, careline.SubjectStaff, "").Type("Ningbei").Press("tab").Type("宁北").Press("tab")
	if view := r.View(120, 21); !strings.Contains(view, "The role operator may: look customers up, record calls") || strings.Contains(view, "P-") {
		t.Errorf("of an operator it says:\n%s", view)
	}
	r.Type("provider").Press("tab").Type("宁北")
	if view := r.View(120, 21); !strings.Contains(view, "may: carry out work orders. Only the orders of their own provider") {
		t.Errorf("of a provider's staff it says:\n%s", view)
	}
	r.Press("ctrl+s")
	all := pagetest.Must[[]careline.Staff](r)(r.Session.StaffList(r.Ctx()))
	i := slices.IndexFunc(all, func(s careline.Staff) bool { return s.Login == "ningbei" })
	if i < 0 || all[i].Role != careline.RoleProvider || all[i].Provider != p.Ningbei.ID || all[i].Name != "宁北" {
		t.Fatalf("kept is %+v; status %v", all, r.Status)
	}
	showPiece(r, all[i].ID.Subject()).Press("tab").Type("operator").Press("ctrl+s")
	if now := pagetest.Must[[]careline.Staff](r)(r.Session.StaffList(r.Ctx()))[i]; now.Role != careline.RoleOperator || now.Provider != 0 {
		t.Errorf("as an operator they are %+v", now)
	}
}

func TestNobodySuspendsThemselvesNorTheLastAdministrator(t *testing.T) {
	r, _ := rig(t, careline.English)
	showList(r, careline.SubjectStaff).Press("r", "enter")
	if want := "Nobody suspends themselves; ask another administrator."; r.Last().Text != want {
		t.Errorf("it said %q", r.Last().Text)
	}
	showPiece(r, r.Session.Staff().ID.Subject()).Press("tab").Type("operator").Press("ctrl+s")
	if want := "wang.min is the last administrator; make another one first."; r.Last().Text != want || len(r.Went) > 0 {
		t.Errorf("it went to %v and said %q", r.Went, r.Last().Text)
	}
	if view := r.View(80, 21); !strings.Contains(view, "is the last administrator") {
		t.Errorf("the form does not say so:\n%s", view)
	}
}

func TestALoginThatIsTakenIsShownAtTheField(t *testing.T) {
	r, _ := rig(t, careline.Chinese)
	showForm(r, careline.SubjectStaff, "").Type("wang.min").Press("ctrl+s")
	if want := `登录名 "wang.min" 已被占用。`; r.Last().Text != want || !strings.Contains(r.View(80, 21), want) {
		t.Errorf("it said %q:\n%s", r.Last().Text, r.View(80, 21))
	}
}

func TestSuspendingSaysWhatItMeansAndHidesThePerson(t *testing.T) {
	r, _ := rig(t, careline.English)
	addStaff(r, "lina", "李娜", careline.RoleOperator)
	showList(r, careline.SubjectStaff).Press("r")
	for _, want := range []string{"Suspend the staff member lina 李娜?", "Nothing names them.", "They can no longer sign in."} {
		if view := r.View(80, 21); !strings.Contains(view, want) {
			t.Errorf("there is no %q:\n%s", want, view)
		}
	}
	r.Press("enter")
	if want := "lina is suspended and no longer shown here"; r.Last().Text != want || strings.Contains(r.View(80, 21), "李娜") {
		t.Errorf("it said %q:\n%s", r.Last().Text, r.View(80, 21))
	}
	if _, err := r.Desk.SignIn(r.Ctx(), "lina"); careline.CodeOf(err) != careline.CodeForbidden {
		t.Errorf("signing in gives %v", err)
	}
	r.Press("a")
	if view := r.View(80, 21); !strings.Contains(view, "(suspended) 李娜") {
		t.Errorf("with suspended it shows:\n%s", view)
	}
	r.Press("up", "r", "enter")
	if _, err := r.Desk.SignIn(r.Ctx(), "lina"); err != nil || r.Last().Text != "lina can sign in again" {
		t.Errorf("signing in gives %v; it said %q", err, r.Last().Text)
	}
}

func TestWhereAProviderIsUsedIsToldBeforeItIsRetired(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
	showList(r, careline.SubjectProvider).Press("down", "r")
	for _, want := range []string{"Retire the provider P-21 宁北服务 Ningbei Service?", "open work orders", "technicians"} {
		if view := r.View(80, 21); !strings.Contains(view, want) {
			t.Errorf("there is no %q:\n%s", want, view)
		}
	}
	r.Press("y")
	if p, _, err := r.Session.Provider(r.Ctx(), p.Ningbei.ID); err != nil || !p.Retired {
		t.Errorf("it is %+v, %v; status %v", p, err, r.Status)
	}
}

func TestTwoAdministratorsChangeOneProvider(t *testing.T) {
	r, p := rig(t, careline.English)
	showPiece(r, p.Ningbei.ID.Subject()).Press("tab", "tab", "tab").Type("0").Press("tab", "tab").Type("江苏苏州")
	other := p.Ningbei
	other.Territories = append(slices.Clone(other.Territories), careline.Region{Country: "CN", Province: "江苏省", City: "无锡市"})
	other = pagetest.Must[careline.Provider](r)(r.Session.ChangeProvider(r.Ctx(), r.NewKey(), other))
	r.Press("ctrl+s")
	if view := r.View(120, 37); !strings.Contains(view, "无锡市") || !strings.Contains(view, "苏州") || len(r.Went) > 0 {
		t.Fatalf("both versions are not shown; it went to %v:\n%s", r.Went, view)
	}
	r.Press("ctrl+r", "ctrl+s")
	now, _, err := r.Session.Provider(r.Ctx(), p.Ningbei.ID)
	if err != nil || now.Capacity != 200 || !slices.Equal(now.Territories, other.Territories) {
		t.Errorf("kept is %+v, %v; status %v", now, err, r.Status)
	}
}

func TestSupervisorsSeeProvidersAndNotStaff(t *testing.T) {
	r, _ := rig(t, careline.English)
	r.As(careline.RoleSupervisor)
	showList(r, careline.SubjectTechnician).Press("tab")
	if r.To() != (page.ToReference{Kind: careline.SubjectProduct}) {
		t.Errorf("after the technicians comes %v", r.To())
	}
	r.Press("6")
	if want := "Your role may not manage staff."; r.Last().Text != want {
		t.Errorf("of staff it said %q", r.Last().Text)
	}
}

func TestDistrictsOfOneCityNameItOnce(t *testing.T) {
	r, p := rig(t, careline.English)
	wuxi := careline.Region{Country: "CN", Province: "江苏省", City: "无锡市", District: "新吴区"}
	wide := p.Ningbei
	for _, district := range []string{"玄武区", "栖霞区"} {
		next := wide.Territories[0]
		next.District = district
		wide.Territories = append(wide.Territories, next)
	}
	wide.Territories = append(wide.Territories, wuxi)
	pagetest.Must[careline.Provider](r)(r.Session.ChangeProvider(r.Ctx(), r.NewKey(), wide))
	if view := showList(r, careline.SubjectProvider).View(240, 21); !strings.Contains(view, "南京市鼓楼区, 玄武区, 栖霞区, 无锡市新吴区") {
		t.Errorf("the list shows:\n%s", view)
	}
}

func TestAProvidersDraftComesBack(t *testing.T) {
	r, p := rig(t, careline.English)
	showPiece(r, p.Ningbei.ID.Subject()).Press("tab", "tab", "tab", "tab").Press("tab").Type("江苏苏州").Press("tab", "tab").Type("pur").Press("tab", "tab")
	r.Resumes(func() page.Page { return reference.Open(r.Env, page.ToSubject{Subject: p.Ningbei.ID.Subject()}) })
	fresh := page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectStaff}}
	r.Show(reference.Open(r.Env, fresh)).Type("ningbei").Press("tab", "tab").Type("provider").Press("tab").Type("宁北").Press("shift+tab", "tab")
	r.Resumes(func() page.Page { return reference.Open(r.Env, fresh) })
}
