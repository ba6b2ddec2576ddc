package console_test

import (
	"context"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/store"
	"careline/store/pgtest"
	"careline/store/storetest"
	"careline/tui/console"
	"careline/tui/outbox"
	"careline/tui/page"
	"careline/tui/page/pagetest"
	"careline/tui/page/settings"
)

// crowd is a hotline in which every route leads to something.
type crowd struct {
	store   *store.Store
	session *careline.Session
	now     time.Time
	box     *outbox.Box

	wang    careline.CustomerID
	li      careline.CustomerID
	heater  careline.UnitID
	call    careline.InteractionID
	noise   careline.CaseID
	waiting careline.CaseID  // pending
	offered careline.OrderID // to a provider who has not answered
	going   careline.OrderID // under way
	outlet  careline.ProviderID
	watched careline.Staff // has a console open, which shows something

	outside string // what the environment has put into the settings
}

// everywhere lists a place for each route: a new one needs its line here, and
// is then proved together with all the others.
func (c *crowd) everywhere() []page.Route {
	return []page.Route{
		page.ToLookup{},
		page.ToCustomer{ID: c.wang},
		page.ToNewCustomer{Typed: "赵 13900001111"},
		page.ToEditCustomer{ID: c.wang},
		page.ToNewUnit{Owner: c.wang},
		page.ToUnit{ID: c.heater},
		page.ToCall{ID: c.call},
		page.ToNewComplaint{Customer: c.wang, Unit: c.heater},
		page.ToCase{ID: c.noise},
		page.ToCase{ID: c.waiting},
		page.ToComeBack{ID: c.noise, Said: "again"},
		page.ToNewOrder{For: careline.OrderFor{Case: c.noise}},
		page.ToOrder{ID: c.offered},
		page.ToOrder{ID: c.going},
		page.ToBoard{},
		page.ToBoard{Look: page.BoardLook{Cases: true, Overdue: true}},
		page.ToOverview{},
		page.ToHandover{},
		page.ToFloor{List: page.FloorPeople},
		page.ToQueue{},
		page.ToSettings{},
		page.ToOutbox{},
		page.ToWatch{Desk: "desk of zhao", Staff: c.watched.ID},
		page.ToDuplicates{},
		page.ToImport{},
		page.ToExport{},
		page.ToReference{Kind: careline.SubjectProduct},
		page.ToReference{Kind: careline.SubjectService},
		page.ToReference{Kind: careline.SubjectCategory},
		page.ToReference{Kind: careline.SubjectProvider},
		page.ToReference{Kind: careline.SubjectTechnician},
		page.ToReference{Kind: careline.SubjectTechnician, Provider: c.outlet},
		page.ToReference{Kind: careline.SubjectStaff},
		page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectProvider}},
		page.ToSubject{Subject: c.outlet.Subject()},
		page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectTechnician}, Provider: c.outlet},
		page.ToSubject{Subject: careline.TechnicianID(1).Subject()},
		page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectStaff}},
		page.ToSubject{Subject: careline.StaffID(1).Subject()},
		page.ToStaffKeys{Staff: 1},
		page.ToPrivacy{ID: c.wang},
		page.ToRoles{},
		page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectProduct}},
		page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectProduct, Code: "EWH-60A"}},
		page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectService, Code: "maintenance"}},
		page.ToSubject{Subject: careline.Subject{Kind: careline.SubjectCategory, Code: "noise"}},
	}
}

// TestEveryRouteIsProved fails for a route without a line above.
func TestEveryRouteIsProved(t *testing.T) {
	file, err := parser.ParseFile(token.NewFileSet(), filepath.Join("..", "page", "route.go"), nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	var lines []string
	for _, to := range (&crowd{}).everywhere() {
		lines = append(lines, reflect.TypeOf(to).Name())
	}
	routes := 0
	for _, d := range file.Decls {
		f, is := d.(*ast.FuncDecl)
		if !is || f.Name.Name != "route" || f.Recv == nil {
			continue
		}
		routes++
		if name := f.Recv.List[0].Type.(*ast.Ident).Name; !slices.Contains(lines, name) {
			t.Errorf("page.%s has no line in everywhere()", name)
		}
	}
	if routes == 0 {
		t.Error("there are no routes in page/route.go")
	}
}

// gather makes the crowd, a Tuesday afternoon in Nanjing.
func gather(t testing.TB) *crowd {
	t.Helper()
	zone := time.FixedZone("CST", 8*3600)
	c := &crowd{now: time.Date(2026, 11, 24, 14, 32, 0, 0, zone)}
	st := storetest.Fresh(t)
	c.store = st
	desk := careline.NewDesk(st, func() time.Time { return c.now }, careline.Settings{Zone: zone})
	ctx, key := t.Context(), newKeys()
	c.must(t, desk.Found(ctx, "1042", "王敏"))
	s, err := desk.SignIn(ctx, "1042")
	c.must(t, err)
	c.session = s
	gulou := careline.Region{Country: "CN", Province: "江苏省", City: "南京市", District: "鼓楼区"}
	_, err = s.SaveProduct(ctx, key(), careline.Product{
		Code: "EWH-60A", Name: careline.Words{EN: "60 L water heater", ZH: "60升电热水器"}, Skill: careline.SkillWaterHeater,
		Maker: "maker", Trademark: "mark",
		Terms:       []careline.WarrantyTerm{{Part: careline.CoversLabour, Months: 24}},
		Consumables: []careline.Consumable{{Code: "ANODE", Name: careline.Words{EN: "anode rod", ZH: "镁棒"}, Months: 24}},
	})
	c.must(t, err)
	var providers []careline.ProviderID
	for _, name := range []string{"宁北服务", "江南维修"} {
		p, err := s.AddProvider(ctx, key(), careline.Provider{
			Name: name, Phone: "02583320001", Territories: []careline.Region{gulou}, Skills: []string{careline.SkillWaterHeater},
			Languages: []string{"Nanjing"}, Capacity: 20,
		})
		c.must(t, err)
		_, err = s.AddTechnician(ctx, key(), careline.Technician{Provider: p.ID, Name: "陈师傅", Phone: "13900001111"})
		c.must(t, err)
		providers = append(providers, p.ID)
	}
	wang, err := s.AddCustomer(ctx, key(), careline.Customer{
		ExternalID: "X-1", Name: "王建国", Company: "firm", Language: "Mandarin", Tier: careline.TierGold, Preference: "ring after six", Note: "note",
		Contacts: []careline.ContactPoint{{Raw: "13800138823", Label: "mobile", Extension: "12"}, {Kind: careline.ContactEmail, Raw: "w@example.com"}},
		Homes:    []careline.Residence{{Site: careline.Site{Region: gulou, Street: "建国路88号", Postal: "210000", Note: "gate"}, Label: "home"}},
	})
	c.must(t, err)
	li, err := s.AddCustomer(ctx, key(), careline.Customer{Name: "李小红", Contacts: []careline.ContactPoint{{Raw: "13912345678"}}})
	c.must(t, err)
	today := s.Today()
	heater, err := s.AddUnit(ctx, key(), careline.Unit{
		Product: "EWH-60A", Serial: "6A2207-0041", AssetTag: "tag", Site: wang.Homes[0].Site.ID, Installed: today, Installer: providers[0],
		Purchase: careline.Purchase{Date: today, Seller: "seller", Specification: "spec", Grade: "A"},
		Card:     careline.WarrantyCard{Number: "QC-1", Conditions: "terms"},
		Owners:   []careline.Ownership{{Customer: wang.ID, From: today}},
	})
	c.must(t, err)
	c.li = li.ID
	c.wang, c.heater = wang.ID, heater.ID
	c.must(t, s.WriteNote(ctx, key(), wang.ID, "a note"))
	complain := func(text string) careline.CaseID {
		made, err := s.LogCase(ctx, key(), careline.Case{
			Customer: wang.ID, Unit: heater.ID, Category: "noise", Severity: careline.SeverityHigh, Text: text, Remedy: "remedy", Plan: "plan",
			Promise: c.now.Add(time.Minute),
		})
		c.must(t, err)
		return made.ID
	}
	c.noise, c.waiting = complain("it is loud"), complain("it drips")
	c.outlet = providers[0]
	dispatch := func(of careline.CaseID) careline.WorkOrder {
		o, err := s.Dispatch(ctx, key(), careline.WorkOrder{Case: of, Text: "repair"}, providers[0])
		c.must(t, err)
		return o
	}
	c.offered = dispatch(c.noise).ID
	going := dispatch(c.waiting)
	going, _, err = s.StepOrder(ctx, key(), careline.OrderStep{
		Order: going.ID, Version: going.Version, Act: careline.ActAccept, Technician: 1,
		Window: careline.Window{From: c.now.Add(24 * time.Hour), To: c.now.Add(26 * time.Hour)},
	})
	c.must(t, err)
	c.going = going.ID
	call, err := s.StartCall(ctx, key(), careline.CallStart{Customer: wang.ID, Number: "13800138823"})
	c.must(t, err)
	c.call = call.ID
	c.box = outbox.Open(t.TempDir(), "hotline", "dsn", "1042")
	l, err := careline.DeedLogCase.With(careline.Case{Customer: wang.ID, Category: "leak", Text: "it drips"}).Letter(key(), c.now, call.ID)
	c.must(t, err)
	c.must(t, c.box.Put(page.Post{
		Letter: l, From: page.ToNewComplaint{Customer: wang.ID},
		Draft: page.Draft{About: "王建国", Typed: map[string]string{"text": "it drips"}, At: "text"},
	}))
	c.now = c.now.Add(3 * time.Minute)
	c.seat(t, "")
	return c
}

func (c *crowd) must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// options are those of a console of the crowd.
func (c *crowd) options(lang careline.Lang, size page.Size) console.Options {
	return console.Options{
		Session: c.session, Lang: lang, Theme: "dark", Store: "sqlite t\x1b[31m\u009b\u202e.db", NewKey: newKeys(),
		Width: size.Width, Height: size.Height, Lists: c.lists(),
		Outbox: c.box,
		Settings: func(context.Context) (settings.Setup, error) {
			said := careline.Words{EN: "words" + c.outside, ZH: "文字" + c.outside}
			return settings.Setup{
				Options: []settings.Row{
					{Name: "store", Value: "sqlite:/tmp/" + c.outside, From: said, About: said, Takes: said, Also: "--store"},
					{Name: "theme", Unset: said, From: said, About: said, Also: "CARELINE_THEME"},
				},
				Store: []settings.Fact{{Label: said, Value: said}},
			}, nil
		},
	}
}

// lists are files that say what the environment has put into them.
func (c *crowd) lists() page.Lists {
	l := pagetest.NewLists()
	l.Looked.Path, l.Report.RejectsFile = "/tmp/"+c.outside, "/tmp/rejects "+c.outside
	l.Looked.File.Encoding, l.Looked.File.Separator = "UTF-8", c.outside
	for i := range l.Looked.File.Columns {
		l.Looked.File.Columns[i].Name += c.outside
		l.Looked.File.Columns[i].Samples = []string{c.outside}
	}
	for i := range l.Rows {
		l.Rows[i].Cells = append(l.Rows[i].Cells, c.outside)
		l.Rows[i].Values = append(l.Rows[i].Values, careline.ListValue{Field: "name", Text: c.outside})
	}
	return l
}

// seat has a colleague at a console that shows a text, and the person at the
// console under test watch it.
func (c *crowd) seat(t testing.TB, text string) {
	t.Helper()
	ctx := t.Context()
	if c.watched.ID == 0 {
		p, err := c.session.AddStaff(ctx, newKeys()(), careline.Staff{Login: "zhao", Name: "赵敏", Role: careline.RoleOperator})
		c.must(t, err)
		c.watched = p
	}
	zhao := careline.NewDesk(c.store, c.session.Now, c.session.Settings()).For(c.watched)
	c.must(t, zhao.OpenDesk(ctx, "desk of zhao", true))
	c.must(t, c.session.Attend(ctx, "another", []careline.Spot{{On: c.watched.ID.Ref()}}))
	c.must(t, zhao.ShowScreen(ctx, careline.Screen{
		Desk: "desk of zhao", Width: 80, Height: 24, Text: "careline 赵敏\n" + text, CursorX: 9, CursorY: 1,
	}))
}

// spoil fills all that the console shows with a hostile text.
func (c *crowd) spoil(t testing.TB, text string) {
	t.Helper()
	storetest.Spoil(t, c.store, storetest.After(held(text)))
	c.outside = text
	c.seat(t, held(text))
}

// held is what the store's engine takes of a text: PostgreSQL holds neither NUL
// nor what isn't UTF-8, and refuses it.
func held(text string) string {
	if !pgtest.There() {
		return text
	}
	return strings.ReplaceAll(strings.ToValidUTF8(text, ""), "\x00", "")
}

// resize gives a console another size.
func resize(d *console.Driven, size page.Size) {
	d.Do(tea.WindowSizeMsg{Width: size.Width, Height: size.Height})
}

// sizes is every kind of screen that there is.
func sizes() []page.Size {
	return []page.Size{{}, {Width: 1, Height: 1}, {Width: 1, Height: 24}, {Width: 80, Height: 1}, {Width: 20, Height: 5}, {Width: 40, Height: 10}, {Width: 80, Height: 24}, {Width: 120, Height: 40}, {Width: 300, Height: 100}}
}

// visit opens each route in turn, as it comes up and after each of the actions
// that can be done there, and lets look at it.
func (c *crowd) visit(d *console.Driven, look func(where string)) {
	for i, to := range c.everywhere() {
		name := fmt.Sprintf("%d %s", i, strings.TrimPrefix(fmt.Sprintf("%T", to), "page.To"))
		d.Go(to)
		look(name)
		for n, k := range d.Keys() {
			if k.Off != "" || slices.Contains([]string{"quit", "search", "board", "new", "settings", "back", "language", "theme", "save", "send"}, k.Name) {
				continue
			}
			d.Go(to)
			if keys := d.Keys(); n < len(keys) && keys[n].Do != nil {
				if len(k.Keys) == 0 {
					continue
				}
				open := d.Top()
				if d.Do(keyPress(k.Keys[len(k.Keys)-1])); d.Top() == open { // else it has its own line
					look(name + ", " + k.Name)
				}
			}
		}
	}
}

// keyPress is the press of a key by its name.
func keyPress(name string) tea.KeyPressMsg {
	var mod tea.KeyMod
	for _, m := range []struct {
		name string
		mod  tea.KeyMod
	}{{"ctrl+", tea.ModCtrl}, {"alt+", tea.ModAlt}, {"shift+", tea.ModShift}} {
		if rest, ok := strings.CutPrefix(name, m.name); ok {
			name, mod = rest, mod|m.mod
		}
	}
	codes := map[string]rune{
		"enter": tea.KeyEnter, "tab": tea.KeyTab, "esc": tea.KeyEscape, "up": tea.KeyUp, "down": tea.KeyDown, "left": tea.KeyLeft,
		"right": tea.KeyRight, "backspace": tea.KeyBackspace, "delete": tea.KeyDelete, "pgup": tea.KeyPgUp, "pgdown": tea.KeyPgDown,
		"home": tea.KeyHome, "end": tea.KeyEnd, "f1": tea.KeyF1, "f2": tea.KeyF2, "f3": tea.KeyF3, "f4": tea.KeyF4, "f5": tea.KeyF5,
		"f6": tea.KeyF6, "f7": tea.KeyF7, "f8": tea.KeyF8, "f9": tea.KeyF9, "f10": tea.KeyF10,
	}
	if code, ok := codes[name]; ok {
		return tea.KeyPressMsg{Code: code, Mod: mod}
	}
	msg := tea.KeyPressMsg{Code: []rune(name)[0], Mod: mod}
	if mod == 0 {
		msg.Text = name
	}
	return msg
}
