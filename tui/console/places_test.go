package console

import (
	"strings"
	"testing"
	"time"

	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/store/storetest"
	"careline/tui/page"
)

// twoDesks is a console and another person's session on one store, whose
// clock the test moves.
func twoDesks(t *testing.T, width int) (c *console, li *careline.Session, now *time.Time) {
	t.Helper()
	moment := noon
	s := storetest.Fresh(t)
	desk := careline.NewDesk(s, func() time.Time { return moment }, careline.Settings{Zone: noon.Location()})
	if err := desk.Found(t.Context(), "1042", "王敏"); err != nil {
		t.Fatal(err)
	}
	admin, err := desk.SignIn(t.Context(), "1042")
	if err != nil {
		t.Fatal(err)
	}
	staff, err := admin.AddStaff(t.Context(), "00000000-0000-7000-8000-000000000001",
		careline.Staff{Login: "lina", Name: "李娜", Role: careline.RoleOperator})
	if err != nil {
		t.Fatal(err)
	}
	return build(t, Options{Session: admin, Width: width, Height: 24}), desk.For(staff), &moment
}

func onCustomer(typing bool) *plain { return &plain{title: "Customer 王建国", typing: typing} }

func (c *console) put(to page.Route, p page.Page) {
	c.stack = append(c.stack, entry{route: to, page: p})
}

// news is what another desk hears of this one.
func seenBy(t *testing.T, s *careline.Session) map[careline.Ref][]careline.Presence {
	t.Helper()
	others, err := s.Others(t.Context(), "hers")
	if err != nil {
		t.Fatal(err)
	}
	return others
}

func TestADeskSaysWhereItIs(t *testing.T) {
	t.Parallel()
	c, li, _ := twoDesks(t, 80)
	on := careline.CustomerID(7).Ref()
	say := func() {
		t.Helper()
		_, cmd := c.Update(acted{})
		run(c, cmd)
	}
	say()
	if c.places.spoke {
		t.Error("a desk at the omnibox has something to say")
	}
	front := onCustomer(false)
	c.put(page.ToCustomer{ID: 7}, front)
	say()
	if p := seenBy(t, li)[on]; len(p) != 1 || p[0].Who != "王敏" || p[0].Editing {
		t.Errorf("on the page: %+v", p)
	}
	front.typing = true
	say()
	if p := seenBy(t, li)[on]; len(p) != 1 || !p[0].Editing {
		t.Errorf("typing: %+v", p)
	}
	// Typing that waits under another page is still there.
	front.dirty = true
	c.put(page.ToCase{ID: 3}, &plain{})
	say()
	if all := seenBy(t, li); len(all[on]) != 1 || len(all[careline.CaseID(3).Ref()]) != 1 {
		t.Errorf("on the case, with typing below: %+v", all)
	}
	c.stack = c.stack[:1]
	say()
	if all := seenBy(t, li); len(all) != 0 {
		t.Errorf("back at the omnibox: %+v", all)
	}
	c.put(page.ToCustomer{ID: 7}, front)
	say()
	c.leave()
	if all := seenBy(t, li); len(all) != 0 {
		t.Errorf("after the end: %+v", all)
	}
	run(c, c.tell()) // a word that was late
	if all := seenBy(t, li); len(all) != 0 {
		t.Errorf("a late word brought the desk back: %+v", all)
	}
}

func TestTheBeatKeepsThisDeskAndForgetsTheKilled(t *testing.T) {
	t.Parallel()
	c, li, now := twoDesks(t, 80)
	on := careline.CustomerID(7).Ref()
	if err := li.Attend(t.Context(), "hers", []careline.Spot{{On: on}}); err != nil {
		t.Fatal(err)
	}
	c.put(page.ToCustomer{ID: 7}, onCustomer(false))
	run(c, c.findOthers())
	if !strings.Contains(screen(c), "also here: 李娜") {
		t.Errorf("nobody is said to be here:\n%s", screen(c))
	}
	for range 4 {
		*now = now.Add(careline.PresenceBeat)
		run(c, c.placed(placesBeat{}))
	}
	if strings.Contains(screen(c), "李娜") {
		t.Errorf("who was killed is still here:\n%s", screen(c))
	}
	if p := seenBy(t, li)[on]; len(p) != 1 {
		t.Errorf("this desk was forgotten: %+v", p)
	}
}

func TestPresenceLoadsNoPageAgain(t *testing.T) {
	t.Parallel()
	c, _, _ := twoDesks(t, 80)
	front := onCustomer(false)
	c.put(page.ToBoard{}, front) // what it shows is not known
	changes := make(chan careline.News)
	close(changes)
	for news, want := range map[careline.News]int{careline.NewsPresence: 0, careline.NewsRecords: 1} {
		front.got = nil
		c.watched(watching{changes: changes, news: news})
		if len(front.got) != want {
			t.Errorf("news %d: the page got %v", news, front.got)
		}
	}
}

// However long the names, the title bar fits and says that somebody is here.
func TestWhoIsHereFits(t *testing.T) {
	t.Parallel()
	for _, width := range []int{40, 60, 80, 120} {
		c, _, _ := twoDesks(t, width)
		c.put(page.ToCustomer{ID: 7}, &plain{title: "Customer " + strings.Repeat("长", 30)})
		on := careline.CustomerID(7).Ref()
		c.env.Others = map[careline.Ref][]careline.Presence{on: {
			{Who: "李娜", Spot: careline.Spot{On: on, Editing: true}}, {Who: "赵敏"}, {Who: "孙强"}, {Who: "周伟"},
		}}
		bar := strings.Split(screen(c), "\n")[0]
		if !strings.Contains(bar, "李娜") || !strings.Contains(bar, "14:32") || ansi.StringWidth(bar) > width {
			t.Errorf("%d: %q", width, bar)
		}
	}
}
