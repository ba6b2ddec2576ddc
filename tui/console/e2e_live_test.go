package console_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"careline"
)

// live is a console, and a colleague at another process who changes what it
// shows.
type live struct {
	*terminal
	h, other hotline
	customer careline.Customer
	provider careline.ProviderID
}

func liveDesk(t *testing.T, h hotline, lang careline.Lang, width, height int) *live {
	t.Helper()
	li, _ := colleague(t, h, "lina", "李娜")
	file, err := h.session.Open(t.Context(), 1)
	l := &live{h: h, other: li, customer: file.Customer}
	l.check(t, err)
	providers, err := h.session.Providers(t.Context())
	l.check(t, err)
	l.provider = providers[0].Provider.ID
	l.terminal = start(t, h.session, lang, width, height, false)
	l.wait("●")
	return l
}

func (l *live) check(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// send has the colleague send somebody to the customer, hours from now.
func (l *live) send(hours int, k careline.CaseID) careline.WorkOrder {
	l.t.Helper()
	from := l.h.session.Now().Add(time.Duration(hours) * time.Hour)
	o, err := l.other.session.Dispatch(l.t.Context(), newKeys()(), careline.WorkOrder{
		Customer: l.customer.ID, Case: k, Kind: careline.OrderRepair, Window: careline.Window{From: from, To: from.Add(2 * time.Hour)},
	}, l.provider)
	if err != nil {
		l.t.Fatal(err)
	}
	return o
}

func (l *live) cancel(o careline.WorkOrder) {
	l.t.Helper()
	_, _, err := l.other.session.StepOrder(l.t.Context(), newKeys()(), careline.OrderStep{
		Order: o.ID, Version: o.Version, Act: careline.ActCancel, Reason: "客户取消",
	})
	if err != nil {
		l.t.Fatal(err)
	}
}

func (l *live) log(text string, severity careline.Severity) careline.Case {
	l.t.Helper()
	c, err := l.other.session.LogCase(l.t.Context(), newKeys()(), careline.Case{
		Customer: l.customer.ID, Category: "noise", Severity: severity, Text: text,
		Promise: l.h.session.Now().Add(72 * time.Hour),
	})
	if err != nil {
		l.t.Fatal(err)
	}
	return c
}

func (l *live) note(text string) {
	l.t.Helper()
	if err := l.other.session.WriteNote(l.t.Context(), newKeys()(), l.customer.ID, text); err != nil {
		l.t.Fatal(err)
	}
}

// chosen tells whether a record is the chosen one of its list.
func (l *live) chosen(record string) bool {
	for line := range strings.Lines(l.screen()) {
		_, after, is := strings.Cut(line, "▸")
		cell, _, _ := strings.Cut(after, "│")
		if is && strings.Contains(cell, record) {
			return true
		}
	}
	return false
}

// marks gives the chosen lines and where they are.
func (l *live) marks() string {
	all := ""
	for i, line := range strings.Split(l.screen(), "\n") {
		if _, after, is := strings.Cut(line, "▸"); is {
			cell, _, _ := strings.Cut(after, "│") // beside it stands another pane
			all += fmt.Sprintln(i, "▸", cell)
		}
	}
	return all
}

// tab goes to the next pane, and waits until it is there: a key pressed before
// would be taken for the one that moved the mark.
func (l *live) tab() {
	l.t.Helper()
	before := l.marks()
	l.press("tab")
	for deadline := time.Now().Add(patience); time.Now().Before(deadline) && l.marks() == before; time.Sleep(time.Millisecond) {
	}
	time.Sleep(20 * time.Millisecond) // the rest of the frame
}

// down goes down to a record.
func (l *live) down(record string) {
	l.t.Helper()
	for range 60 {
		if l.chosen(record) {
			return
		}
		before := l.marks()
		l.press("down")
		// In the middle of a frame the old mark may be gone and the new not there.
		moved := func() bool {
			now := l.marks()
			return now != before && strings.Count(now, "▸") == strings.Count(before, "▸")
		}
		for deadline := time.Now().Add(patience); time.Now().Before(deadline) && !moved(); time.Sleep(time.Millisecond) {
		}
	}
	l.t.Fatalf("%s can't be chosen:\n%s", record, l.screen())
}

// row gives the line of the screen that a text stands on, and the line.
func (l *live) row(text string) (int, string) {
	l.t.Helper()
	for i, line := range strings.Split(l.screen(), "\n") {
		if strings.Contains(line, text) {
			return i, line
		}
	}
	l.t.Fatalf("%q is not on the screen:\n%s", text, l.screen())
	return 0, ""
}

// stays checks that a record keeps its line of the screen, and its choice,
// through what others do; seen is on the screen only afterwards.
func (l *live) stays(record string, do func(), seen ...string) {
	l.t.Helper()
	l.down(record)
	before := l.screen()
	at, _ := l.row(record)
	do()
	l.wait(seen...)
	// A frame comes in pieces: the screen may be read in the middle of one.
	now, line := l.row(record)
	for deadline := time.Now().Add(time.Second); (now != at || !l.chosen(record)) && time.Now().Before(deadline); now, line = l.row(record) {
		time.Sleep(time.Millisecond)
	}
	if now != at || !l.chosen(record) {
		l.t.Errorf("%s was on line %d and is on %d: %s\nbefore:\n%s\nafter:\n%s", record, at, now, line, before, l.screen())
	}
}

// TestTheBoardStaysWhereOneLooks has orders come, change and go above the
// chosen one, and then the chosen one itself.
func TestTheBoardStaysWhereOneLooks(t *testing.T) {
	t.Parallel()
	l := liveDesk(t, found(t), careline.English, 80, 24)
	var all []careline.WorkOrder
	for i := range 30 {
		all = append(all, l.send(100+i, 0))
	}
	l.press("f7")
	l.wait("Work orders 30", all[0].ID.String())
	l.stays(all[20].ID.String(), func() {
		l.send(3, 0)
		l.send(4, 0)
		l.send(5, 0)
		l.cancel(all[2])
		_, _, err := l.other.session.StepOrder(t.Context(), newKeys()(), careline.OrderStep{
			Order: all[18].ID, Version: all[18].Version, Act: careline.ActHold, Reason: "缺件",
		})
		l.check(t, err)
	}, "Work orders 32", "on hold")

	at, _ := l.row(all[20].ID.String())
	l.cancel(all[20])
	l.wait("Work orders 31", "▸ "+all[21].ID.String())
	if now, _ := l.row("▸ " + all[21].ID.String()); now != at {
		t.Errorf("the one after it is on line %d, not %d:\n%s", now, at, l.screen())
	}

	// While a filter is typed, the typing stays as well.
	l.press("p")
	l.say("servic")
	l.wait("filter: servic")
	l.stays(all[24].ID.String(), func() { l.send(2, 0) }, "32/32")
	if before, _, shown := l.beforeCursor(); !shown || !strings.HasSuffix(before, "servic") {
		t.Errorf("the cursor stands after %q", before)
	}
}

// TestCasesOnTheBoardStayWhereOneLooks is about the other list, in which a
// case that another escalates goes to the top.
func TestCasesOnTheBoardStayWhereOneLooks(t *testing.T) {
	t.Parallel()
	l := liveDesk(t, found(t), careline.Chinese, 80, 24)
	var all []careline.Case
	for i := range 30 {
		c := l.log(fmt.Sprintf("第%d次", i), careline.SeverityNormal)
		all = append(all, c)
	}
	l.press("f7", "tab")
	l.wait("服务请求 30")
	l.stays(all[25].ID.String(), func() {
		k := all[3]
		k.Promise = l.h.session.Now().Add(time.Hour)
		_, err := l.other.session.EditCase(t.Context(), newKeys()(), k)
		l.check(t, err)
		l.log("又一件", careline.SeverityHigh)
	}, "服务请求 31")
}

// TestACustomersListsStayWhereOneLooks goes through the panes of a customer's
// file: more units, cases and orders than there is room for.
func TestACustomersListsStayWhereOneLooks(t *testing.T) {
	t.Parallel()
	h := found(t)
	l := liveDesk(t, h, careline.English, 120, 24)
	unit := func(serial string) {
		t.Helper()
		today := h.session.Today()
		_, err := l.other.session.AddUnit(t.Context(), newKeys()(), careline.Unit{
			Product: "EWH-60A", Serial: serial, Site: l.customer.Homes[0].Site.ID, Installed: today,
			Purchase: careline.Purchase{Date: today}, Owners: []careline.Ownership{{Customer: l.customer.ID, From: today}},
		})
		l.check(t, err)
	}
	for i := range 9 {
		unit(fmt.Sprintf("SN-10%d", i))
	}
	var all []careline.Case
	for i := range 9 {
		all = append(all, l.log(fmt.Sprintf("第%d次", i), careline.SeverityNormal))
	}
	for i := range 60 {
		l.note(fmt.Sprintf("note %02d", i))
	}
	l.say("8823\r")
	l.wait("EWH-60A", "note 59", "9 open")
	l.stays("SN-103", func() {
		unit("SN-200")
		unit("AA-100")
	}, "/12")

	l.tab()
	l.stays(all[2].ID.String(), func() {
		l.send(30, 0)
		l.log("漏水", careline.SeverityHigh)
	}, "11 open")

	l.tab()
	l.stays("note 30", func() {
		l.note("one more")
		l.note("and one")
		l.log("又漏水", careline.SeverityHigh)
	}, "12 open")
}

// TestHitsStayWhereOneLooks has customers come who fit better than the chosen
// one, and the chosen one's own file change.
func TestHitsStayWhereOneLooks(t *testing.T) {
	t.Parallel()
	l := liveDesk(t, found(t), careline.English, 80, 24)
	add := func(name string) careline.Customer {
		t.Helper()
		c, err := l.other.session.AddCustomer(t.Context(), newKeys()(), careline.Customer{
			Name: name, Contacts: []careline.ContactPoint{{Raw: fmt.Sprintf("138%08d", keysMade.Add(1))}},
		})
		l.check(t, err)
		return c
	}
	var all []careline.Customer
	for i := range 20 {
		all = append(all, add(fmt.Sprintf("Baker%02d", i)))
	}
	l.say("baker")
	l.wait("20 found", all[19].Name)
	l.stays(all[8].Name, func() {
		add("Baker30")
		add("Baker31")
		c := all[8]
		c.Company = "宁北电器"
		_, err := l.other.session.SaveCustomer(t.Context(), newKeys()(), c)
		l.check(t, err)
	}, "22 found", "宁北电器")
	before, at, _ := l.beforeCursor()
	if !strings.HasSuffix(before, "baker") || at.Y != 2 {
		t.Errorf("the cursor is at %v after %q", at, before)
	}

	// The first one is chosen as well, once it is there to be seen.
	l.press("f2")
	l.say("bak")
	l.wait("22 found", "▸ Baker31")
	add("Baker32")
	l.wait("23 found")
	l.press("enter")
	l.wait("Customer Baker31")
}

// TestACaseStaysWhereOneLooks is about the orders of a case and its history.
func TestACaseStaysWhereOneLooks(t *testing.T) {
	t.Parallel()
	l := liveDesk(t, found(t), careline.English, 120, 40)
	k := l.log("漏水", careline.SeverityNormal)
	var all []careline.WorkOrder
	for i := range 14 {
		all = append(all, l.send(10+i, k.ID))
	}
	l.say(k.ID.String() + "\r")
	l.wait("▸", all[13].ID.String())
	l.stays(all[2].ID.String(), func() {
		o := l.send(3, k.ID)
		l.cancel(o)
		l.send(4, k.ID)
	}, "5–14/16")
	// The history is scrolled by its own keys.
	top := all[11].ID.String() + " repair: "
	scrolled := func() int {
		t.Helper()
		l.wait("History", top)
		at, _ := l.row(top)
		return at
	}
	l.press("\x1b[6~")
	l.gone(" cancelled: ")
	at := scrolled()
	l.send(5, k.ID)
	l.wait("6–15/17")
	if now := scrolled(); now != at {
		t.Errorf("the history was on line %d and is on %d:\n%s", at, now, l.screen())
	}
}
