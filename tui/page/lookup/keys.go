package lookup

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// Keys lists what can be done now.
func (p *Page) Keys() []page.Key {
	words := &p.env.Words.Lookup
	nobody := p.known && len(p.hits.Matches) == 0
	enter := page.Key{Name: "open", Keys: []string{"enter"}, Label: words.Open, Do: p.enter, Hidden: p.query() == ""}
	if nobody {
		enter.Label = words.New
	}
	fresh := page.Key{Name: "new", Keys: []string{"f3", "ctrl+n"}, Label: words.New, Do: p.newCustomer, Hidden: nobody}
	if !p.env.Session.May(careline.MayKeepFile) {
		fresh.Off = words.MayNotMake
		if nobody {
			enter.Off = words.MayNotMake
		}
	}
	keys := []page.Key{enter, fresh, {
		Name: "up", Keys: []string{"up"}, Label: words.Choose, Do: p.move("up"), Hidden: true,
	}, {
		Name: "down", Keys: []string{"down"}, Label: words.Choose, Do: p.move("down"), Hidden: true,
	}, {
		Name: "pgup", Keys: []string{"pgup"}, Label: words.Choose, Do: p.move("pgup"), Hidden: true,
	}, {
		Name: "pgdown", Keys: []string{"pgdown"}, Label: words.Choose, Do: p.move("pgdown"), Hidden: true,
	}}
	if p.env.Call == nil {
		keys = append(keys, page.Key{
			Name: "call", Keys: []string{"f4"}, Label: words.Call, Off: p.env.Refusal(careline.MayTakeCalls), Do: p.call,
		})
	}
	if p.field.Value() != "" {
		keys = append(keys, page.Key{Name: "clear", Keys: []string{"esc"}, Label: words.Clear, Do: p.clear})
	}
	return keys
}

func (p *Page) move(key string) func() tea.Cmd {
	return func() tea.Cmd {
		p.opening = false
		p.rows.Move(key, len(p.hits.Matches), p.fits())
		return p.look()
	}
}

// enter opens what is chosen. Typed faster than found, it opens the first of
// what is found for what was typed.
func (p *Page) enter() tea.Cmd {
	switch {
	case p.query() == "":
		return nil
	case !p.known:
		p.opening = true
		return nil
	case len(p.hits.Matches) == 0:
		return p.newCustomer()
	default:
		return p.open()
	}
}

func (p *Page) open() tea.Cmd {
	hit, ok := p.chosen()
	if !ok {
		return nil
	}
	switch hit.Opens.Kind {
	case careline.KindCase:
		return page.Open(page.ToCase{ID: careline.CaseID(hit.Opens.ID)})
	case careline.KindOrder:
		return page.Open(page.ToOrder{ID: careline.OrderID(hit.Opens.ID)})
	default:
		return page.Open(page.ToCustomer{ID: hit.Customer.ID})
	}
}

func (p *Page) newCustomer() tea.Cmd { return page.Open(page.ToNewCustomer{Typed: p.query()}) }

func (p *Page) clear() tea.Cmd {
	p.field.SetValue("")
	p.opening = false
	p.rows.At = 0
	return p.search()
}

// call starts a call with somebody who is not known yet; a number that was
// typed is the one that rang.
func (p *Page) call() tea.Cmd {
	if p.calling != nil {
		return nil
	}
	var start careline.CallStart
	if phone := careline.ParsePhone(p.query(), p.env.Session.Settings().Country); phone.E164 != "" {
		start.Number = careline.FormatPhone(phone)
	}
	session, key := p.env.Session, p.env.NewKey()
	var cmd tea.Cmd
	p.calling, cmd = page.Ask(nil, func(ctx context.Context) (careline.Interaction, error) {
		return session.StartCall(ctx, key, start)
	})
	return cmd
}

func (p *Page) called(a page.Answer[careline.Interaction]) tea.Cmd {
	p.calling = nil
	if a.Err != nil {
		return page.Fail(a.Err, p.env.Lang)
	}
	call := a.Value
	return tea.Batch(
		func() tea.Msg { return page.CallChanged{Call: &call} },
		page.Done(fmt.Sprintf(p.env.Words.Lookup.CallStarted, call.ID)),
	)
}
