package console_test

import (
	"strings"
	"testing"

	tea "charm.land/bubbletea/v2"
	"github.com/charmbracelet/x/ansi"

	"careline"
	"careline/tui/console"
	"careline/tui/page"
)

// TestListsShowWhoElseIsAtARecord has a colleague at a customer, a unit, a
// case and an order, and looks at every list that has them.
func TestListsShowWhoElseIsAtARecord(t *testing.T) {
	t.Parallel()
	c := gather(t)
	ctx, key := t.Context(), newKeys()
	twin, err := c.session.AddCustomer(ctx, key(), careline.Customer{
		Name: "王建国", Contacts: []careline.ContactPoint{{Raw: "13800138823"}, {Kind: careline.ContactEmail, Raw: "w@example.com"}},
	})
	c.must(t, err)
	batch, err := c.session.FindDuplicates(ctx, careline.FindFrom{Limit: 100})
	if err != nil || batch.Found == 0 {
		t.Fatalf("no duplicates are found: %+v, %v", batch, err)
	}
	for _, at := range []struct {
		name, shown string
		lang        careline.Lang
		size        page.Size
	}{
		{"李娜", "@李娜", careline.Chinese, page.Size{Width: 80, Height: 24}},
		{"李娜", "@李娜", careline.English, page.Size{Width: 120, Height: 40}},
		{strings.Repeat("长", 60) + "\x1b[2J\u202e", "@", careline.English, page.Size{Width: 80, Height: 24}},
	} {
		staff, err := c.session.AddStaff(ctx, key(), careline.Staff{Login: "l" + key(), Name: at.name, Role: careline.RoleOperator})
		c.must(t, err)
		li := careline.NewDesk(c.store, c.session.Now, c.session.Settings()).For(staff)
		c.must(t, li.Attend(ctx, "hers", []careline.Spot{
			{On: c.wang.Ref(), Editing: true}, {On: twin.ID.Ref()}, {On: c.heater.Ref()}, {On: c.noise.Ref()}, {On: c.offered.Ref()},
		}))
		d := console.Drive(ctx, c.options(at.lang, at.size))
		d.Look()
		for _, list := range []struct {
			name string
			to   page.Route
			keys []string
			row  string // a text of the row that is marked
		}{
			{"hits", page.ToLookup{}, []string{"8", "8", "2", "3"}, "王建国"},
			{"units of a file", page.ToCustomer{ID: c.wang}, nil, "EWH-60A"},
			{"cases of a file", page.ToCustomer{ID: c.wang}, nil, c.noise.String()},
			{"orders of the board", page.ToBoard{}, nil, c.offered.String()},
			{"cases of the board", page.ToBoard{}, []string{"tab"}, c.noise.String()},
			{"orders of a case", page.ToCase{ID: c.noise}, nil, c.offered.String()},
			{"duplicates", page.ToDuplicates{}, nil, c.wang.String()},
			{"owners of a unit", page.ToUnit{ID: c.heater}, nil, c.wang.String()},
		} {
			d.Go(list.to)
			for _, k := range list.keys {
				d.Do(keyPress(k))
			}
			screen := ansi.Strip(d.View().Content)
			marked := false
			for i, line := range strings.Split(screen, "\n") {
				if w := ansi.StringWidth(line); w > at.size.Width {
					t.Errorf("%s: line %d has %d cells: %q", list.name, i, w, line)
				}
				marked = marked || i > 0 && strings.Contains(line, list.row) && strings.Contains(line, "@")
			}
			if !marked {
				t.Errorf("%s at %d: nobody is shown at %s:\n%s", list.name, at.size.Width, list.row, screen)
			}
		}
		d.Go(page.ToNewCustomer{Typed: "王建国 13800138823"})
		d.Do(tea.KeyPressMsg{Code: tea.KeyTab})
		if screen := ansi.Strip(d.View().Content); !strings.Contains(screen[strings.Index(screen, "\n"):], "@") {
			t.Errorf("nobody is shown at who is likely the same:\n%s", screen)
		}
		d.Go(page.ToLookup{})
		d.Do(tea.KeyPressMsg{Code: tea.KeyF1})
		for range 40 {
			if strings.Contains(ansi.Strip(d.View().Content), "✎") {
				break
			}
			d.Do(tea.KeyPressMsg{Code: tea.KeyDown})
		}
		if screen := ansi.Strip(d.View().Content); !strings.Contains(screen, "✎") {
			t.Errorf("help does not tell the signs:\n%s", screen)
		}
		c.must(t, li.Attend(ctx, "hers", nil))
		d.Look()
		d.Go(page.ToBoard{})
		if screen := ansi.Strip(d.View().Content); strings.Contains(screen, "@") {
			t.Errorf("who has left is shown still:\n%s", screen)
		}
	}
}
