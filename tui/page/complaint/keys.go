package complaint

import (
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
	order := w.NoOrders
	if len(p.view.Orders) > 0 {
		order = ""
	}
	keys := []page.Key{
		{
			Name: "order", Keys: []string{"w", "f6"}, Label: w.Order, Off: widget.Denied(p.env, careline.MayDispatch),
			Do: func() tea.Cmd { return page.Open(page.ToNewOrder{For: careline.OrderFor{Case: p.id}}) },
		},
		p.stepKey(),
		p.againKey(),
		{Name: "edit", Keys: []string{"e"}, Label: w.Edit, Off: widget.Denied(p.env, careline.MayHandle), Do: p.startEdit},
		{Name: "open", Keys: []string{"o"}, Label: w.OpenOrder, Off: order, Do: p.openOrder},
		{
			Name: "customer", Keys: []string{"u"}, Label: w.Customer,
			Do: func() tea.Cmd { return page.Open(page.ToCustomer{ID: c.Customer}) },
		},
		{
			Name: "unit", Keys: []string{"i"}, Label: w.Unit, Hidden: c.Unit == 0, Off: p.noUnit(),
			Do: func() tea.Cmd { return page.Open(page.ToUnit{ID: c.Unit}) },
		},
		foldKey(p.env, false),
	}
	keys = append(keys, p.moveKeys()...)
	keys = append(keys, p.giveKeys()...)
	return append(keys, p.stateKeys()...)
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
