package customer

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Keys lists what can be done now.
func (p *Page) Keys() []page.Key {
	words := &p.env.Words.Customer
	if p.reveal.Asking() {
		return p.reveal.Keys(p.env, p.id)
	}
	if p.note != nil {
		return append([]page.Key{
			{Name: "save", Keys: []string{"enter", "ctrl+s"}, Label: words.SaveNote, Do: p.saveNote},
			{Name: "drop", Keys: []string{"esc"}, Label: words.DropNote, Do: p.dropNote},
		}, p.note.saving.PostKeys(p.env, p.saveNote)...)
	}
	keys := []page.Key{
		p.callKey(),
		{Name: "complaint", Keys: []string{"c", "f5"}, Label: words.Complaint, Off: p.off(careline.MayHandle), Do: p.complain},
		{Name: "order", Keys: []string{"w", "f6"}, Label: words.Order, Off: p.off(careline.MayDispatch), Do: p.order},
		{Name: "note", Keys: []string{"n"}, Label: words.NoteKey, Off: p.off(careline.MayTakeCalls), Do: p.writeNote},
		{Name: "unit", Keys: []string{"u"}, Label: words.Unit, Off: p.off(careline.MayKeepFile), Do: func() tea.Cmd {
			return page.Open(page.ToNewUnit{Owner: p.id})
		}},
		{Name: "edit", Keys: []string{"e", "f9"}, Label: words.Edit, Off: p.off(careline.MayKeepFile), Do: func() tea.Cmd {
			return page.Open(page.ToEditCustomer{ID: p.id})
		}},
		p.againKey(),
		p.reveal.Key(p.env, p.shown()),
		{Name: "filter", Keys: []string{"h"}, Label: words.Filter, Do: func() tea.Cmd { return p.history.narrow(p.env.Session) }},
		{Name: "open", Keys: []string{"enter"}, Label: words.Open, Do: p.open, Hidden: true},
		{Name: "pane", Keys: []string{"tab", "right"}, Label: words.Pane, Do: p.turn(1), Hidden: true},
		{Name: "pane back", Keys: []string{"shift+tab", "left"}, Label: words.PaneBack, Do: p.turn(panes - 1), Hidden: true},
		{Name: "privacy", Label: p.env.Words.Privacy.Open, Off: p.off(careline.MayKeepPrivacy), Hidden: true, Do: func() tea.Cmd {
			return page.Open(page.ToPrivacy{ID: p.id})
		}},
	}
	for _, k := range widget.MoveKeys() {
		keys = append(keys, page.Key{Name: k, Keys: []string{k}, Label: words.Move, Do: p.move(k), Hidden: true})
	}
	return keys
}

// shown is whose file it is: of one that was merged into another, that other's.
func (p *Page) shown() careline.CustomerID {
	if p.loaded {
		return p.file.Customer.ID
	}
	return p.id
}

func (p *Page) off(need careline.Permission) string {
	if refusal := p.env.Refusal(need); refusal != "" || p.loaded {
		return refusal
	}
	return p.env.Words.Customer.NotLoaded
}

// callKey starts a call with the customer, or goes to the one that runs.
func (p *Page) callKey() page.Key {
	words := &p.env.Words.Customer
	k := page.Key{Name: "call", Keys: []string{"a", "f4"}, Label: words.Call, Off: p.off(careline.MayTakeCalls), Do: p.call}
	if call := p.env.Call; call != nil && k.Off == "" {
		k.Label = words.EndCall
		k.Do = func() tea.Cmd { return page.Open(page.ToCall{ID: call.ID}) }
		if call.Customer != 0 && call.Customer != p.id {
			k.Off = fmt.Sprintf(words.OtherCall, call.ID)
		}
	}
	return k
}

func (p *Page) call() tea.Cmd {
	if p.calling != nil {
		return nil
	}
	session, key, id := p.env.Session, p.env.NewKey(), p.id
	var cmd tea.Cmd
	p.calling, cmd = page.Ask(nil, func(ctx context.Context) (careline.Interaction, error) {
		return session.StartCall(ctx, key, careline.CallStart{Customer: id})
	})
	return cmd
}

// about is the unit that a new complaint or order is about: the chosen one
// where a unit is being looked at, or the only one.
func (p *Page) about() careline.UnitID {
	if len(p.file.Units) == 1 {
		return p.file.Units[0].Unit.ID
	}
	if unit, ok := p.unit(); ok && p.pane == paneUnits {
		return unit.Unit.ID
	}
	return 0
}

func (p *Page) complain() tea.Cmd {
	return page.Open(page.ToNewComplaint{Customer: p.id, Unit: p.about()})
}

// order proposes a work order, from the chosen case where one is looked at.
func (p *Page) order() tea.Cmd {
	want := careline.OrderFor{Customer: p.id, Unit: p.about()}
	if job, ok := p.job(); ok && p.pane == paneWork && job.open && job.ref.Kind == careline.KindCase {
		want = careline.OrderFor{Customer: p.id, Case: careline.CaseID(job.ref.ID)}
	}
	return page.Open(page.ToNewOrder{For: want})
}

// againKey goes on with the open case that the customer calls about again: the
// chosen one, else the one about the unit that is looked at, else the newest.
func (p *Page) againKey() page.Key {
	words := &p.env.Words.Customer
	id := p.matter()
	k := page.Key{Name: "again", Keys: []string{"r"}, Label: words.Again, Off: p.off(careline.MayHandle), Hidden: id == 0, Do: func() tea.Cmd {
		return page.Open(page.ToComeBack{ID: id})
	}}
	if k.Off == "" && id == 0 {
		k.Off = words.NoMatter
	}
	return k
}

func (p *Page) matter() careline.CaseID {
	if job, ok := p.job(); ok && p.pane == paneWork && job.open && job.ref.Kind == careline.KindCase {
		return careline.CaseID(job.ref.ID)
	}
	var newest careline.CaseID
	unit := p.about()
	for i := range p.file.Cases {
		c := &p.file.Cases[i]
		switch {
		case !c.State.Open():
		case unit != 0 && c.Unit == unit:
			return c.ID
		case newest == 0:
			newest = c.ID
		}
	}
	return newest
}

func (p *Page) turn(by pane) func() tea.Cmd {
	return func() tea.Cmd {
		p.pane = (p.pane + by) % panes
		return nil
	}
}

func (p *Page) move(key string) func() tea.Cmd {
	return func() tea.Cmd {
		switch p.pane {
		case paneUnits:
			p.units.Move(key, len(p.file.Units), 4)
		case paneWork:
			p.jobs.Move(key, len(p.work), 4)
		default:
			p.history.rows.Move(key, len(p.history.shown), p.history.height)
			return p.history.extend(p.env.Session)
		}
		return nil
	}
}

// open opens what is chosen in the pane that has the focus.
func (p *Page) open() tea.Cmd {
	words := &p.env.Words.Customer
	var about careline.Ref
	switch p.pane {
	case paneUnits:
		unit, _ := p.unit()
		about = unit.Unit.ID.Ref()
	case paneWork:
		job, _ := p.job()
		about = job.ref
	default:
		if event, ok := p.history.chosen(); ok {
			about = event.Subject()
		}
	}
	switch {
	case about.ID == 0:
		return page.Done(words.Nothing)
	case about.Kind == careline.KindUnit:
		return page.Open(page.ToUnit{ID: careline.UnitID(about.ID)})
	case about.Kind == careline.KindCase:
		return page.Open(page.ToCase{ID: careline.CaseID(about.ID)})
	case about.Kind == careline.KindOrder:
		return page.Open(page.ToOrder{ID: careline.OrderID(about.ID)})
	case p.env.Call != nil && p.env.Call.ID.Ref() == about:
		return page.Open(page.ToCall{ID: p.env.Call.ID})
	}
	return page.Done(words.NothingToOpen)
}
