package lookup_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/exp/golden"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
	"careline/tui/page/lookup"
	"careline/tui/page/pagetest"
)

func rig(t *testing.T, lang careline.Lang) *pagetest.Rig {
	t.Helper()
	return pagetest.New(t, storetest.Fresh(t), lang)
}

func TestLooks(t *testing.T) {
	for _, lang := range []careline.Lang{careline.English, careline.Chinese} {
		for _, size := range []page.Size{{Width: 80, Height: 21}, {Width: 120, Height: 37}} {
			look := func(name string, typed string) {
				t.Run(fmt.Sprintf("%s/%s/%d", name, lang, size.Width), func(t *testing.T) {
					r := rig(t, lang)
					p := r.People()
					r.Order(r.Case(p.Wang, p.Heater.ID, "加热时有噪音"), p.Ningbei.ID)
					r.Show(lookup.New(r.Env))
					r.View(size.Width, size.Height)
					r.Type(typed)
					golden.RequireEqual(t, r.View(size.Width, size.Height))
				})
			}
			look("empty", "")
			look("found", "wang 8823 建国路")
			look("nobody", "赵钱孙")
			look("near", "王剑国 8823")
			look("closest", "wang 9999 建国路")
		}
	}
}

func TestFindsAsOneTypes(t *testing.T) {
	r := rig(t, careline.English)
	p := r.People()
	r.Show(lookup.New(r.Env)).Type("8823")
	if got := r.View(80, 21); !strings.Contains(got, "王建国") || !strings.Contains(got, "138 0013 8823") {
		t.Errorf("the phone's tail does not show the customer:\n%s", got)
	}
	r.Press("enter")
	if got, want := r.To(), (page.ToCustomer{ID: p.Wang.ID}); got != want {
		t.Errorf("enter goes to %#v, want %#v", got, want)
	}
}

func TestEnterBeforeTheAnswer(t *testing.T) {
	r := rig(t, careline.English)
	p := r.People()
	r.Show(lookup.New(r.Env))
	search := r.Page.Update(tea.PasteMsg{Content: "8823"})
	r.Press("enter")
	if r.To() != nil {
		t.Fatalf("enter went to %#v before there was an answer", r.To())
	}
	r.Do(search)
	if got, want := r.To(), (page.ToCustomer{ID: p.Wang.ID}); got != want {
		t.Errorf("the answer opened %#v, want %#v", got, want)
	}
}

func TestLateAnswerToAnOldQuestion(t *testing.T) {
	r := rig(t, careline.English)
	r.People()
	r.Show(lookup.New(r.Env))
	old := r.Page.Update(tea.PasteMsg{Content: "李"})
	present := r.Page.Update(tea.PasteMsg{Content: " 5678"})
	r.Do(present)
	r.Do(old)
	if got := r.View(80, 21); !strings.Contains(got, "1 found") {
		t.Errorf("an old answer took the place of the present one:\n%s", got)
	}
	if r.Last().Bad {
		t.Errorf("the dropped search complained: %s", r.Last().Text)
	}
}

func TestNumberOpensItsRecord(t *testing.T) {
	r := rig(t, careline.English)
	p := r.People()
	c := r.Case(p.Wang, p.Heater.ID, "noise")
	o := r.Order(c, p.Ningbei.ID)
	for _, want := range []struct {
		typed string
		to    page.Route
	}{
		{c.ID.String(), page.ToCase{ID: c.ID}},
		{strings.ToLower(o.ID.String()), page.ToOrder{ID: o.ID}},
		{p.Wang.ID.String(), page.ToCustomer{ID: p.Wang.ID}},
	} {
		r.Show(lookup.New(r.Env)).Type(want.typed).Press("enter")
		if r.To() != want.to {
			t.Errorf("%s opens %#v, want %#v", want.typed, r.To(), want.to)
		}
	}
}

func TestNobodyOffersANewCustomer(t *testing.T) {
	r := rig(t, careline.English)
	r.People()
	r.Show(lookup.New(r.Env)).Type("赵钱孙 13511112222").Press("enter")
	if got, want := r.To(), (page.ToNewCustomer{Typed: "赵钱孙 13511112222"}); got != want {
		t.Errorf("enter goes to %#v, want %#v", got, want)
	}
	r.As(careline.RoleTrainer).Show(lookup.New(r.Env)).Type("赵钱孙").Press("enter")
	if r.To() != nil || !r.Last().Bad {
		t.Errorf("a trainer was let on to %#v", r.To())
	}
}

func TestCursorStandsAfterWhatIsTyped(t *testing.T) {
	r := rig(t, careline.Chinese)
	r.People()
	r.Show(lookup.New(r.Env)).Type("建国路 88")
	if got, ok := r.Before(80, 21); !ok || got != "│ 建国路 88" {
		t.Errorf("left of the cursor is %q, %v", got, ok)
	}
	r.Press("left", "left", "left")
	if got, _ := r.Before(80, 21); got != "│ 建国路" {
		t.Errorf("after three steps back it is %q", got)
	}
}

func TestChangedKeepsTheChoice(t *testing.T) {
	r := rig(t, careline.English)
	r.People()
	r.Show(lookup.New(r.Env)).Type("南京").Press("down")
	before := r.View(80, 21)
	if _, err := r.Session.AddCustomer(r.Ctx(), r.NewKey(), careline.Customer{
		Name: "张三", Homes: []careline.Residence{{Site: careline.Site{Region: careline.Region{City: "南京市"}, Street: "中山路1号"}}},
	}); err != nil {
		t.Fatal(err)
	}
	chosen := func(view string) string {
		for l := range strings.Lines(view) {
			if strings.HasPrefix(l, " ▸ ") {
				return strings.Fields(l)[1]
			}
		}
		return ""
	}
	r.Do(func() tea.Msg { return page.Changed{} })
	after := r.View(80, 21)
	if chosen(before) == "" || chosen(before) != chosen(after) || !strings.Contains(after, "张三") {
		t.Errorf("before:\n%s\nafter:\n%s", before, after)
	}
}

func TestCallOfSomebodyUnknown(t *testing.T) {
	r := rig(t, careline.English)
	r.Show(lookup.New(r.Env)).Type("13811112222")
	for _, k := range r.Page.Keys() {
		if k.Name == "call" {
			r.Do(k.Do())
		}
	}
	if len(r.Calls) != 1 || r.Calls[0].Call.Customer != 0 || r.Calls[0].Call.Number != "138 1111 2222" {
		t.Fatalf("F4 began %+v; %v", r.Calls, r.Status)
	}
	if got := r.Last().Text; !strings.Contains(got, r.Calls[0].Call.ID.String()) {
		t.Errorf("the status line says %q", got)
	}
}

func TestMarksWhatWasMet(t *testing.T) {
	r := rig(t, careline.English)
	r.People()
	for _, c := range []struct{ typed, marked string }{
		{"8823", "8823"}, {"建国路", "建国路"}, {"wangjianguo", "王建国"}, {"6a2207", "6A2207"}, {"小红", "小红"},
	} {
		r.Show(lookup.New(r.Env)).Type(c.typed)
		body := r.Page.View(page.Size{Width: 80, Height: 21}).Body
		marks := ""
		for part := range strings.SplitSeq(body, "\x1b[") {
			if style, text, _ := strings.Cut(part, "m"); strings.HasPrefix(style, "1;4;") {
				marks += text
			}
		}
		if marks != c.marked {
			t.Errorf("%s marks %q, not %s", c.typed, marks, c.marked)
		}
	}
}

func TestSmallAndHostile(t *testing.T) {
	r := rig(t, careline.English)
	r.People()
	if _, err := r.Session.AddCustomer(r.Ctx(), r.NewKey(), careline.Customer{
		Name: "Mallory \x1b]52;c;AAAA\a\u009b31m\u202e", Contacts: []careline.ContactPoint{{Raw: "13500001111"}},
	}); err != nil {
		t.Fatal(err)
	}
	r.Show(lookup.New(r.Env)).Type("mallory")
	for _, size := range []page.Size{{Width: 1, Height: 1}, {Width: 5, Height: 3}, {Width: 40, Height: 7}, {Width: 200, Height: 60}} {
		if got := r.View(size.Width, size.Height); strings.ContainsAny(got, "\x1b\u009b\u202e\a") {
			t.Errorf("an escape came through: %q", got)
		}
	}
}

func TestOnlyANewHotlineIsToldHowToBegin(t *testing.T) {
	r := rig(t, careline.English)
	begin := r.Env.Words.Lookup.Begin[1]
	r.Show(lookup.New(r.Env))
	if !strings.Contains(r.View(80, 21), begin) {
		t.Error("an empty hotline does not tell how to begin")
	}
	r.People()
	r.Show(lookup.New(r.Env))
	if strings.Contains(r.View(80, 21), begin) {
		t.Error("a hotline with customers still tells how to begin")
	}
}

func TestABrokenPromiseIsSaidInTheHits(t *testing.T) {
	for lang, word := range map[careline.Lang]string{careline.English: "! escalated", careline.Chinese: "! 已升级"} {
		r := rig(t, lang)
		p := r.People()
		r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		r.Pass(25 * time.Hour)
		if n, err := r.Session.KeepPromises(r.Ctx()); n != 1 || err != nil {
			t.Fatalf("%d escalated, %v", n, err)
		}
		r.Show(lookup.New(r.Env)).Type("8823")
		for _, size := range []struct{ width, said int }{{80, 1}, {120, 2}} {
			r.View(size.width, 24)
			r.Do(r.Page.Update(tea.WindowSizeMsg{Width: size.width, Height: 24}))
			if view := r.View(size.width, 24); strings.Count(view, word) != size.said {
				t.Errorf("%q is not said %d times:\n%s", word, size.said, view)
			}
		}
	}
}

func TestWhatIsOnlyNearIsSaidInWords(t *testing.T) {
	for lang, says := range map[careline.Lang][]string{
		careline.English: {"name (near), phone", "1 near"}, careline.Chinese: {"姓名（近似），电话", "近似 1 位"},
	} {
		r := rig(t, lang)
		r.People()
		view := r.Show(lookup.New(r.Env)).Type("王剑国 8823").View(80, 21)
		for _, s := range says {
			if !strings.Contains(view, s) {
				t.Errorf("%q is not said:\n%s", s, view)
			}
		}
		if view := r.Show(lookup.New(r.Env)).Type("王建国 8823").View(80, 21); strings.Contains(view, says[1][:4]) {
			t.Errorf("what matches exactly is said to be near:\n%s", view)
		}
	}
}

func TestWhoComesClosestStandsUnderAHeadingWithWhatDoesNotMatch(t *testing.T) {
	for lang, says := range map[careline.Lang][]string{
		careline.English: {"Nobody matches all of it; these come closest:", "pinyin, address, not 9999"},
		careline.Chinese: {"没有完全符合的客户；以下最为接近：", "拼音，地址，不符 9999"},
	} {
		r := rig(t, lang)
		r.People()
		view := r.Show(lookup.New(r.Env)).Type("wang 9999 建国路").View(80, 21)
		for _, s := range says {
			if !strings.Contains(view, s) {
				t.Errorf("%q is not said:\n%s", s, view)
			}
		}
		if body := r.Page.View(page.Size{Width: 80, Height: 21}).Body; !strings.Contains(body, ";9m") && !strings.Contains(body, "[9;") && !strings.Contains(body, ";9;") {
			t.Errorf("what does not match is not struck out: %q", body)
		}
	}
}

func TestThoseInPartAreSetApartFromThoseWhoMatch(t *testing.T) {
	for lang, says := range map[careline.Lang][2]string{
		careline.English: {"These match only in part:", "Nobody matches"}, careline.Chinese: {"以下仅部分符合：", "没有完全符合"},
	} {
		r := rig(t, lang)
		r.People()
		view := r.Show(lookup.New(r.Env)).Type("王剑国 南京").View(80, 21)
		if !strings.Contains(view, says[0]) || strings.Contains(view, says[1]) {
			t.Errorf("no heading tells them apart:\n%s", view)
		}
	}
}

func TestEnterOpensNobodyUnseenWhoOnlyComesClosest(t *testing.T) {
	r := rig(t, careline.English)
	p := r.People()
	r.Show(lookup.New(r.Env))
	search := r.Page.Update(tea.PasteMsg{Content: "wang 9999 建国路"})
	r.Press("enter").Do(search)
	if r.To() != nil {
		t.Fatalf("enter opened %#v before it was seen", r.To())
	}
	r.Press("enter")
	if got, want := r.To(), (page.ToCustomer{ID: p.Wang.ID}); got != want {
		t.Errorf("enter goes to %#v, want %#v", got, want)
	}
}

func TestTheListOfThoseWhoComeClosestFitsThePage(t *testing.T) {
	r := rig(t, careline.English)
	r.People()
	for i := range 12 {
		if _, err := r.Session.AddCustomer(r.Ctx(), r.NewKey(), careline.Customer{Name: fmt.Sprintf("王五%c", '一'+rune(i))}); err != nil {
			t.Fatal(err)
		}
	}
	r.Show(lookup.New(r.Env)).Type("王五 9999")
	for range 20 {
		view := r.View(80, 21)
		if n := strings.Count(view, "not 9999"); n != 8 || strings.Count(view, "Nobody matches") != 1 || strings.Count(view, " ▸ ") != 1 {
			t.Fatalf("%d hits are shown whole:\n%s", n, view)
		}
		r.Press("down")
	}
}

func TestWhoHasAnOpenCaseOrCalledTodayIsMarkedSo(t *testing.T) {
	for lang, says := range map[careline.Lang][2]string{careline.English: {"open case", "in touch today"}, careline.Chinese: {"有在办请求", "今日联系过"}} {
		r := rig(t, lang)
		p := r.People()
		look := func() string { return r.Show(lookup.New(r.Env)).Type("8823").View(80, 21) }
		if view := look(); strings.Contains(view, says[0]) || strings.Contains(view, says[1]) {
			t.Errorf("nothing happened, but it is said:\n%s", view)
		}
		r.Case(p.Wang, p.Heater.ID, "加热时有噪音")
		if view := look(); !strings.Contains(view, says[0]) {
			t.Errorf("%q is not said:\n%s", says[0], view)
		}
		if _, err := r.Session.StartCall(r.Ctx(), r.NewKey(), careline.CallStart{Customer: p.Wang.ID}); err != nil {
			t.Fatal(err)
		}
		if view := look(); !strings.Contains(view, says[1]) {
			t.Errorf("%q is not said:\n%s", says[1], view)
		}
	}
}
