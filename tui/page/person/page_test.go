package person_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/person"
)

func rig(t *testing.T, lang careline.Lang) (*pagetest.Rig, pagetest.People) {
	t.Helper()
	r := pagetest.New(t, storetest.Fresh(t), lang)
	return r, r.People()
}

func kept(r *pagetest.Rig, id careline.CustomerID) careline.Customer {
	r.T.Helper()
	return pagetest.Must[careline.File](r)(r.Session.Open(r.Ctx(), id)).Customer
}

// points writes the contact points as their E.164 form or as given, with the
// label and the signs of the form.
func points(c careline.Customer) string {
	var all []string
	for _, p := range c.Contacts {
		s := p.E164
		if s == "" {
			s = p.Raw
		}
		s = strings.TrimSpace(s + " " + p.Label)
		if p.Primary {
			s += " *"
		}
		if p.DoNotCall {
			s += " !"
		}
		all = append(all, s)
	}
	return strings.Join(all, "; ")
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
			look("new", func(r *pagetest.Rig, _ pagetest.People) {
				r.Show(person.NewCustomer(r.Env, "赵小明 138 0013 8823 南京市建邺区江东中路88号"))
			})
			look("edit", func(r *pagetest.Rig, p pagetest.People) { r.Show(person.Edit(r.Env, p.Wang.ID)) })
		}
	}
}

func TestNewFromWhatWasTyped(t *testing.T) {
	for _, c := range []struct{ typed, name, points, street string }{
		{"赵小明", "赵小明", "", ""},
		{"赵小明 13877778888", "赵小明", "+8613877778888 *", ""},
		{"13877778888 赵小明 南京市鼓楼区中山路1号", "赵小明", "+8613877778888 *", "中山路1号"},
		{"欧阳娜娜 025-83321199", "欧阳娜娜", "+862583321199 *", ""},
		{"john smith 13877778888", "John Smith", "+8613877778888 *", ""},
		{"赵小明 建国路", "赵小明", "", "建国路"},
		{"赵小明 8823", "赵小明", "", ""}, // the tail of a phone is no phone
		{"赵小明 z@example.com", "赵小明", "z@example.com", ""},
	} {
		t.Run(c.typed, func(t *testing.T) {
			r, _ := rig(t, careline.English)
			r.Show(person.NewCustomer(r.Env, c.typed)).Press("ctrl+s")
			to, ok := r.To().(page.ToCustomer)
			if !ok || !r.Went[0].Instead {
				t.Fatalf("it went to %v; status %v", r.Went, r.Status)
			}
			got := kept(r, to.ID)
			home, _ := got.Home()
			if got.Name != c.name || points(got) != c.points || home.Street != c.street {
				t.Errorf("kept %q, %q, %q", got.Name, points(got), home.Street)
			}
		})
	}
}

func TestNewWithSeveralPhones(t *testing.T) {
	r, _ := rig(t, careline.English)
	r.Show(person.NewCustomer(r.Env, "赵小明")).Type("138 7777 8888 ; 母亲 139-1111-2222；025-83321199 转 12 店里").Press("ctrl+s")
	to, ok := r.To().(page.ToCustomer)
	if !ok {
		t.Fatalf("status %v", r.Status)
	}
	if got, want := points(kept(r, to.ID)), "+8613877778888 *; +8613911112222 母亲; +862583321199 店里"; got != want {
		t.Errorf("kept %q, want %q", got, want)
	}
}

// Nobody is entered twice: who has the phone is named while the form goes on.
func TestPhoneThatSomebodyHas(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(person.NewCustomer(r.Env, "")).Type("Wang").Press("enter").Type("138 0013 8823").Press("enter")
	if got := r.View(80, 21); !strings.Contains(got, "王建国 "+p.Wang.ID.String()) {
		t.Errorf("who has the phone is not said:\n%s", got)
	}
	r.Press("ctrl+o")
	if r.To() != (page.ToCustomer{ID: p.Wang.ID}) {
		t.Errorf("ctrl+o went to %v", r.Went)
	}
	// Own phones are not somebody else's.
	r.Show(person.Edit(r.Env, p.Wang.ID)).Press("down", "down")
	if got := r.View(80, 21); strings.Contains(got, "already") {
		t.Errorf("the customer is warned of themselves:\n%s", got)
	}
}

func TestEmptyCustomerIsRefusedAndTypingKept(t *testing.T) {
	r, _ := rig(t, careline.English)
	r.Show(person.NewCustomer(r.Env, "")).Press("ctrl+s")
	if got := r.Last(); !got.Bad || !strings.Contains(got.Text, "needs a name or a phone") {
		t.Errorf("it says %v", got)
	}
	r.Type("赵小明").Press("ctrl+s")
	if _, ok := r.To().(page.ToCustomer); !ok {
		t.Errorf("with a name: %v", r.Status)
	}
}

func TestEditContacts(t *testing.T) {
	const before = "+8613800138823 mobile *; +862583321147 home; wang@example.com"
	for _, c := range []struct {
		name string
		do   func(*pagetest.Rig)
		want string
	}{
		{"nothing", func(*pagetest.Rig) {}, before},
		{"add", func(r *pagetest.Rig) {
			r.Press("down", "down", "down", "down").Type("母亲 13911112222").Press("enter").Type("传真 025-83321100")
		}, before + "; +8613911112222 母亲; +862583321100"},
		{"remove", func(r *pagetest.Rig) { r.Press("down", "down", "ctrl+u") }, "+8613800138823 mobile *; wang@example.com"},
		{
			"another primary", func(r *pagetest.Rig) { r.Press("down", "down").Type(" *") },
			"+8613800138823 mobile; +862583321147 home *; wang@example.com",
		},
		{
			"do not call", func(r *pagetest.Rig) { r.Press("down").Type("！") },
			"+8613800138823 mobile * !; +862583321147 home; wang@example.com",
		},
		{
			"correct", func(r *pagetest.Rig) { r.Press("down", "ctrl+u").Type("13800138824 mobile *") },
			"+8613800138824 mobile *; +862583321147 home; wang@example.com",
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			r, p := rig(t, careline.English)
			r.Show(person.Edit(r.Env, p.Wang.ID))
			c.do(r)
			r.Press("ctrl+s")
			if got := points(kept(r, p.Wang.ID)); got != c.want {
				t.Errorf("kept %q, want %q; status %v", got, c.want, r.Status)
			}
		})
	}
}

func TestEditHomes(t *testing.T) {
	r, p := rig(t, careline.English)
	// name, three contacts, the empty one; then the home and the empty one
	r.Show(person.Edit(r.Env, p.Wang.ID)).Press("down", "down", "down", "down", "down").Press("ctrl+u")
	if got := r.View(80, 21); !strings.Contains(got, r.Env.Words.Person.Moved) {
		t.Errorf("clearing a home does not say what becomes of it:\n%s", got)
	}
	r.Press("enter").Type("江苏省南京市建邺区江东中路88号").Press("ctrl+s")
	got := kept(r, p.Wang.ID)
	home, ok := got.Home()
	if !ok || home.Region.District != "建邺区" || home.Street != "江东中路88号" {
		t.Errorf("lives at %+v; status %v", home, r.Status)
	}
	if len(got.Homes) != 2 || got.Homes[0].Until == "" && got.Homes[1].Until == "" {
		t.Errorf("the former address is gone: %+v", got.Homes)
	}
}

func TestEditMeetsSomebodyElses(t *testing.T) {
	r, p := rig(t, careline.English)
	r.Show(person.Edit(r.Env, p.Wang.ID)).Press("end").Type("先生").Press("down", "down", "down", "down").Type("母亲 13911112222")

	theirs := kept(r, p.Wang.ID)
	theirs.Name, theirs.Note = "王建国 (老)", "has a dog"
	pagetest.Must[careline.Customer](r)(r.Session.SaveCustomer(r.Ctx(), r.NewKey(), theirs))

	r.Press("ctrl+s")
	view := r.View(80, 21)
	for _, want := range []string{"王建国先生", "theirs: 王建国 (老)", "母亲 13911112222", "has a dog"} {
		if !strings.Contains(view, want) {
			t.Errorf("%q is not to be seen:\n%s", want, view)
		}
	}
	if got := kept(r, p.Wang.ID); got.Name != "王建国 (老)" || !r.Last().Bad {
		t.Errorf("overwritten: %q; status %v", got.Name, r.Status)
	}
	r.Press("ctrl+s")
	got := kept(r, p.Wang.ID)
	if got.Name != "王建国先生" || got.Note != "has a dog" || !strings.Contains(points(got), "+8613911112222 母亲") {
		t.Errorf("the second ctrl+s kept %q, %q, %q; status %v", got.Name, got.Note, points(got), r.Status)
	}
}

func TestCursorInEveryField(t *testing.T) {
	for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}, {Width: 60, Height: 10}, {Width: 40, Height: 7}} {
		r, p := rig(t, careline.Chinese)
		r.Show(person.NewCustomer(r.Env, "")).CursorInFields(9, size.Width, size.Height)
		r.Show(person.Edit(r.Env, p.Wang.ID)).CursorInFields(7, size.Width, size.Height)
	}
}

func TestMash(t *testing.T) {
	r, p := rig(t, careline.English)
	for seed := range uint64(2) {
		r.Mash(func() page.Page { return person.NewCustomer(r.Env, "wang 8823") }, seed, 60)
		r.Mash(func() page.Page { return person.Edit(r.Env, p.Wang.ID) }, seed, 100)
	}
}
