package complaint

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Keys lists what can be done.
func (p *file) Keys() []page.Key {
	if p.view == nil {
		return nil
	}
	if p.Typing() {
		return p.formKeys()
	}
	w := &p.env.Words.Complaint
	c := &p.view.Case
	advance := widget.Denied(p.env, careline.MayHandle)
	if advance == "" && len(p.next()) == 0 {
		advance = fmt.Sprintf(w.NoWay, c.ID, c.State.In(p.env.Lang))
		if len(c.State.Next()) > 0 { // it could be reopened, by somebody else
			advance = widget.Denied(p.env, careline.MayClose)
		}
	}
	order := w.NoOrders
	if len(p.view.Orders) > 0 {
		order = ""
	}
	return []page.Key{
		{
			Name: "order", Keys: []string{"w", "f6"}, Label: w.Order, Off: widget.Denied(p.env, careline.MayDispatch),
			Do: func() tea.Cmd { return page.Open(page.ToNewOrder{For: careline.OrderFor{Case: p.id}}) },
		},
		{Name: "advance", Keys: []string{"s"}, Label: w.Advance, Off: advance, Do: p.startAdvance},
		p.againKey(),
		{Name: "edit", Keys: []string{"e"}, Label: w.Edit, Off: widget.Denied(p.env, careline.MayHandle), Do: p.startEdit},
		{Name: "open", Keys: []string{"enter", "o"}, Label: w.OpenOrder, Off: order, Do: p.openOrder},
		{
			Name: "customer", Keys: []string{"u"}, Label: w.Customer,
			Do: func() tea.Cmd { return page.Open(page.ToCustomer{ID: c.Customer}) },
		},
		{
			Name: "unit", Keys: []string{"i"}, Label: w.Unit, Hidden: c.Unit == 0, Off: p.noUnit(),
			Do: func() tea.Cmd { return page.Open(page.ToUnit{ID: c.Unit}) },
		},
	}
}

func (p *file) noUnit() string {
	if p.view.Case.Unit == 0 {
		return p.env.Words.Complaint.NoUnit
	}
	return ""
}

func (p *file) openOrder() tea.Cmd {
	i := max(0, min(p.rows.At, len(p.view.Orders)-1))
	return page.Open(page.ToOrder{ID: p.view.Orders[i].ID})
}
