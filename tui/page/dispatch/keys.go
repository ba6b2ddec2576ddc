package dispatch

import (
	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Keys lists what can be done: first the acts that are possible as the order
// stands, then those that are not, each with the sentence that says why.
func (p *order) Keys() []page.Key {
	switch {
	case p.view == nil:
		return nil
	case p.reveal.Asking():
		return p.reveal.Keys(p.env, p.view.Customer.ID)
	case p.acting != "":
		keys := []page.Key{{Name: "save", Keys: []string{"ctrl+s"}, Label: p.actLabel(p.acting), Do: p.submit}}
		keys = append(keys, p.saving.PostKeys(p.env, p.submit)...)
		keys = append(keys, widget.ClashKeys(p.env, p.form)...)
		return p.saving.Cancel(p.env, keys, p.Dirty(), func() { p.acting, p.form = "", nil })
	case p.picking:
		keys := []page.Key{{
			Name: "pick", Keys: []string{"enter", "ctrl+s"}, Label: p.env.Words.Dispatch.Send, Do: p.pick,
		}}
		keys = append(keys, p.saving.PostKeys(p.env, p.pick)...)
		return p.saving.Cancel(p.env, keys, false, func() { p.picking = false })
	}
	var can, not []page.Key
	for _, act := range careline.OrderActs() {
		k := page.Key{Name: string(act), Keys: []string{actKeys[act]}, Label: p.actLabel(act), Do: func() tea.Cmd { return p.act(act) }}
		if err := p.view.Order.Can(act); err != nil {
			k.Off, k.Hidden = careline.Explain(err, p.env.Lang), true
		} else {
			k.Off = widget.Denied(p.env, act.Needs())
		}
		if k.Off == "" && act == careline.ActAssign && len(p.view.Next) == 0 {
			k.Off = p.env.Words.Dispatch.NobodyLeft
		}
		if k.Off == "" && act == careline.ActTechnician && len(technicians(p.view.Technician)) < 2 {
			k.Off = p.env.Words.Dispatch.NoTechnician
		}
		if k.Off == "" {
			can = append(can, k)
		} else {
			not = append(not, k)
		}
	}
	for _, k := range append(p.ways(), p.reveal.Key(p.env, p.view.Customer.ID)) {
		if k.Off == "" {
			can = append(can, k)
		} else {
			k.Hidden = true
			not = append(not, k)
		}
	}
	return p.saving.Hold(p.env, append(can, not...))
}

// actKeys is the key of each act.
var actKeys = map[careline.OrderAct]string{
	careline.ActAssign: "g", careline.ActAccept: "a", careline.ActReject: "x", careline.ActTechnician: "t", careline.ActSetOff: "v",
	careline.ActStart: "s", careline.ActHold: "p", careline.ActResume: "r", careline.ActComplete: "d",
	careline.ActCannotComplete: "f", careline.ActCancel: "k", careline.ActSettle: "$",
}

func (p *order) actLabel(act careline.OrderAct) string {
	w := &p.env.Words.Dispatch
	return map[careline.OrderAct]string{
		careline.ActAssign: w.Assign, careline.ActAccept: w.Accept, careline.ActReject: w.Reject, careline.ActTechnician: w.Technician, careline.ActSetOff: w.SetOff,
		careline.ActStart: w.Start, careline.ActHold: w.Hold, careline.ActResume: w.Resume, careline.ActComplete: w.Complete,
		careline.ActCannotComplete: w.CannotComplete, careline.ActCancel: w.Cancel, careline.ActSettle: w.Settle,
	}[act]
}

// ways lists where one can go from the order.
func (p *order) ways() []page.Key {
	w, o := &p.env.Words.Dispatch, &p.view.Order
	sees := widget.Denied(p.env, careline.MayLookUp)
	ofCase := sees
	if ofCase == "" && o.Case == 0 {
		ofCase = w.NoCase
	}
	keys := []page.Key{
		{Name: "case", Keys: []string{"c"}, Label: w.Case, Off: ofCase, Do: func() tea.Cmd { return page.Open(page.ToCase{ID: o.Case}) }},
		{Name: "customer", Keys: []string{"u"}, Label: w.Customer, Off: sees, Do: func() tea.Cmd {
			return page.Open(page.ToCustomer{ID: o.Customer})
		}},
	}
	if next := max(p.view.FollowOn, o.FollowsOn); next != 0 {
		label := w.FollowOn
		if p.view.FollowOn == 0 {
			label = w.FollowsOn
		}
		keys = append(keys, page.Key{Name: "follow", Keys: []string{"o", "enter"}, Label: label + " " + next.String(), Do: func() tea.Cmd {
			return page.Open(page.ToOrder{ID: next})
		}})
	}
	return keys
}
