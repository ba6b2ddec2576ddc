package overview

import (
	"fmt"
	"strconv"

	"careline"
	"careline/tui/page"
)

// firstCell is the one that is chosen at first.
const firstCell = "figure calls"

// cell is one number, and the list behind it.
type cell struct {
	name string
	n    int
	more bool // there are more than n
	bad  bool // it is late, or broken
	to   page.Route
}

func (c *cell) text() string {
	s := strconv.Itoa(c.n)
	if c.more {
		s += "+"
	}
	return s
}

// figure is a number that is drawn large.
type figure struct {
	cell
	label string
}

// panel is a section: rows of a label and numbers under headings.
type panel struct {
	name  string
	title string
	heads []string
	rows  []line
	empty string // said where there are no rows
	grows bool   // it takes what room is left, and is cut
}

type line struct {
	label string
	cells []cell
	said  string // beside it
}

// figures are what a supervisor has to react to.
func (p *overview) figures() []figure {
	w, o := &p.env.Words.Overview, p.got
	late := func(n int) bool { return n > 0 }
	lateCases, lateOrders := 0, 0
	for i := range o.Cases {
		lateCases += o.Cases[i].Late
	}
	for i := range o.Orders {
		lateOrders += o.Orders[i].Late
	}
	people := map[careline.StaffID]bool{}
	for i := range o.On {
		people[o.On[i].Staff] = true
	}
	return []figure{
		{cell{name: firstCell, n: len(o.Calls), to: page.ToFloor{List: page.FloorCalls}}, w.Calls},
		{cell{name: "figure ringing", n: o.Ringing, bad: late(o.Ringing), to: page.ToFloor{List: page.FloorRinging}}, w.Ringing},
		{cell{name: "figure missed", n: o.Missed, bad: late(o.Missed), to: page.ToFloor{List: page.FloorMissed}}, w.Missed},
		{cell{name: "figure cases", n: lateCases, bad: late(lateCases), to: board(page.BoardLook{Cases: true, Overdue: true})}, w.LateCases},
		{cell{name: "figure orders", n: lateOrders, bad: late(lateOrders), to: board(page.BoardLook{Overdue: true})}, w.LateOrders},
		{cell{name: "figure waiting", n: o.Waiting, bad: late(o.Waiting), to: board(page.BoardLook{Nobodys: true})}, w.Unassigned},
		{cell{name: "figure on", n: len(people), to: page.ToFloor{List: page.FloorPeople}}, w.On},
	}
}

func board(of page.BoardLook) page.Route { return page.ToBoard{Look: of} }

// standings are the rows of what is open by state and age, and their sum.
func standings[S interface {
	~string
	careline.Speaker
}](p *overview, name string, all []careline.Standings[S], look page.BoardLook) []line {
	w := &p.env.Words.Overview
	sum := careline.Standings[S]{}
	for i := range all {
		for age := range sum.Ages {
			sum.Ages[age] += all[i].Ages[age]
		}
		sum.Late += all[i].Late
	}
	rows := make([]line, 0, len(all)+1)
	for _, t := range append(all[:len(all):len(all)], sum) {
		l := line{label: t.State.In(p.env.Lang)}
		if t.State == "" {
			l.label = w.AllOpen
		}
		look := look
		look.State = string(t.State)
		id := name + " " + string(t.State) + " "
		l.cells = append(l.cells, cell{name: id + "open", n: t.Open(), to: board(look)})
		for i, age := range careline.Ages() {
			of := look
			of.Age = age
			l.cells = append(l.cells, cell{name: id + string(age), n: t.Ages[i], to: board(of)})
		}
		look.Overdue = true
		l.cells = append(l.cells, cell{name: id + "late", n: t.Late, bad: t.Late > 0, to: board(look)})
		rows = append(rows, l)
	}
	return rows
}

func (p *overview) ageHeads() []string {
	w := &p.env.Words.Overview
	return []string{w.OpenOrders, w.Today, w.Days, w.Older, w.Late}
}

func (p *overview) cases() panel {
	w := &p.env.Words.Overview
	look := page.BoardLook{Cases: true}
	rows := standings(p, "cases", p.got.Cases, look)
	look.Nobodys = true
	rows = append(rows, line{label: w.Nobodys, cells: []cell{{name: "cases nobody", n: p.got.Unowned, to: board(look)}}})
	return panel{name: "cases", title: w.Cases, heads: p.ageHeads(), rows: rows}
}

func (p *overview) orders() panel {
	w, o := &p.env.Words.Overview, p.got
	rows := standings(p, "orders", o.Orders, page.BoardLook{})
	rows = append(rows,
		line{label: w.Waiting, cells: []cell{{name: "orders waiting", n: o.Waiting, to: board(page.BoardLook{Nobodys: true})}}},
		line{label: w.ToApprove, cells: []cell{{
			name: "orders completed", n: o.Completed, more: o.Completed == careline.CompletedCounted,
			to: board(page.BoardLook{State: string(careline.OrderCompleted)}),
		}}},
	)
	return panel{name: "orders", title: w.Orders, heads: p.ageHeads(), rows: rows}
}

func (p *overview) promises() panel {
	w, o := &p.env.Words.Overview, p.got
	of := func(name, label string, have careline.Promised, look page.BoardLook) line {
		l := line{label: label}
		for i, state := range careline.PromiseStates() {
			n := []int{have.Due, have.Broken, have.Kept}[i]
			look.Promise = state
			l.cells = append(l.cells, cell{
				name: name + " " + string(state), n: n, bad: state == careline.PromiseBroken && n > 0, to: board(look),
			})
		}
		return l
	}
	return panel{name: "promises", title: w.Promises, heads: []string{w.Due, w.Broken, w.Kept}, rows: []line{
		of("promised cases", w.Cases, o.Promises.Cases, page.BoardLook{Cases: true}),
		of("promised orders", w.Orders, o.Promises.Orders, page.BoardLook{}),
	}}
}

func (p *overview) providers() panel {
	w := &p.env.Words.Overview
	rows := make([]line, 0, len(p.got.Providers))
	for i := range p.got.Providers {
		x := &p.got.Providers[i]
		look := page.BoardLook{Provider: x.ID, ProviderName: x.Name}
		late, id := look, fmt.Sprintf("provider %d ", x.ID)
		late.Overdue = true
		rows = append(rows, line{label: careline.Sanitize(x.Name), cells: []cell{
			{name: id + "open", n: x.Open, to: board(look)}, {name: id + "late", n: x.Late, bad: x.Late > 0, to: board(late)},
		}})
	}
	return panel{name: "providers", title: w.Providers, heads: []string{w.OpenOrders, w.Late}, rows: rows, empty: w.Nothing, grows: true}
}

func (p *overview) cities() panel {
	w := &p.env.Words.Overview
	rows := make([]line, 0, len(p.got.Cities))
	for i := range p.got.Cities {
		x := &p.got.Cities[i]
		l := line{label: careline.Sanitize(x.In.City)}
		if l.label == "" {
			l.label = careline.Sanitize(x.In.String())
		}
		orders, cases := page.BoardLook{City: x.In}, page.BoardLook{City: x.In, Cases: true}
		lateOrders, lateCases := orders, cases
		lateOrders.Overdue, lateCases.Overdue = true, true
		id := "city " + x.In.String() + " "
		l.cells = []cell{
			{name: id + "cases", n: x.Cases, to: board(cases)},
			{name: id + "late cases", n: x.LateCases, bad: x.LateCases > 0, to: board(lateCases)},
			{name: id + "orders", n: x.Orders, to: board(orders)},
			{name: id + "late orders", n: x.LateOrder, bad: x.LateOrder > 0, to: board(lateOrders)},
		}
		if x.In == (careline.Region{}) { // there is no list of what is nowhere
			l.label = w.Nowhere
			for j := range l.cells {
				l.cells[j].to = nil
			}
		}
		rows = append(rows, l)
	}
	return panel{name: "cities", title: w.Cities, heads: []string{w.Cases, w.Late, w.Orders, w.Late}, rows: rows, empty: w.Nothing, grows: true}
}

func (p *overview) calls() panel {
	w, now := &p.env.Words.Overview, p.env.Session.Now()
	rows := make([]line, 0, len(p.got.Calls))
	for i := range p.got.Calls {
		c := &p.got.Calls[i]
		who := careline.Sanitize(c.CustomerName)
		if who == "" {
			who = w.Unknown
		}
		rows = append(rows, line{
			label: careline.Sanitize(c.OperatorName),
			said:  p.env.Say(c.Line) + "  " + who,
			cells: []cell{{name: fmt.Sprintf("call %d", c.ID), n: int(c.Duration(now).Minutes()), to: page.ToFloor{List: page.FloorCalls}}},
		})
	}
	return panel{name: "calls", title: w.CallsNow, heads: []string{p.env.Words.Floor.Since}, rows: rows, empty: w.NoCalls, grows: true}
}

func (p *overview) people() panel {
	w := &p.env.Words.Overview
	rows := make([]line, 0, len(p.got.On))
	for i := range p.got.On {
		d := &p.got.On[i]
		said := p.env.Say(d.Role)
		if d.Call != 0 {
			said += "  " + w.InCall
		}
		rows = append(rows, line{
			label: careline.Sanitize(d.Who), said: said,
			cells: []cell{{name: "on " + d.Desk, n: d.Cases, to: board(page.BoardLook{Cases: true, Owner: d.Staff, OwnerName: d.Who})}},
		})
	}
	return panel{name: "people", title: w.People, heads: []string{w.Cases}, rows: rows, empty: w.NoOne, grows: true}
}
