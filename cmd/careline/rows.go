package main

import "careline"

// caseRow is a case in a list, for a program.
type caseRow struct {
	Case     careline.CaseID     `json:"case"`
	Customer careline.CustomerID `json:"customer"`
	Name     text                `json:"name"`
	Kind     careline.CaseKind   `json:"kind"`
	Category text                `json:"category"`
	Severity careline.Severity   `json:"severity"`
	State    careline.CaseState  `json:"state"`
	Overdue  bool                `json:"overdue"`
	Promise  *string             `json:"promise"`
	Broken   *string             `json:"broken_promise"` // for which it was escalated
	Owner    text                `json:"owner"`
	Opened   *string             `json:"opened"`
	Text     text                `json:"text"`
}

func (a *app) caseRows(rows []careline.CaseRow) []caseRow {
	out := make([]caseRow, len(rows))
	for i := range rows {
		r := &rows[i]
		out[i] = caseRow{
			Case: r.ID, Customer: r.Customer, Name: text(r.CustomerName), Kind: r.Kind, Category: text(r.Category),
			Severity: r.Severity, State: r.State, Overdue: r.Overdue(a.clock()), Promise: a.stamp(r.Promise), Broken: a.stamp(r.Broken),
			Owner: text(r.OwnerName), Opened: a.stamp(r.Opened), Text: text(r.Text),
		}
	}
	return out
}

func (p *paper) cases(a *app, rows []careline.CaseRow) {
	table := make([][]string, len(rows))
	for i := range rows {
		r := &rows[i]
		table[i] = []string{
			r.ID.String(), p.at(r.Opened), r.State.In(p.lang), r.Severity.In(p.lang), r.Category,
			joined(", ", p.escalated(&r.Case), p.late(r.Overdue(a.clock()))), r.CustomerName, r.OwnerName, r.Text,
		}
	}
	p.table([]careline.Words{wNumber, wOpened, wState, wSeverity, wCategory, wOverdue, wCustomer, wOwner, wText}, table)
}

// orderRow is a work order in a list, for a program.
type orderRow struct {
	Order        careline.OrderID    `json:"work_order"`
	Customer     careline.CustomerID `json:"customer"`
	Name         text                `json:"name"`
	Kind         careline.OrderKind  `json:"kind"`
	State        careline.OrderState `json:"state"`
	Visit        careline.VisitState `json:"visit"`
	Case         *string             `json:"case"`
	Provider     *string             `json:"provider"`
	ProviderName text                `json:"provider_name"`
	Window       *windowJSON         `json:"window"`
	Overdue      bool                `json:"overdue"`
	Opened       *string             `json:"opened"`
	Text         text                `json:"text"`
}

type windowJSON struct {
	From *string `json:"from"`
	To   *string `json:"to"`
}

func (a *app) window(w careline.Window) *windowJSON {
	if w.IsZero() {
		return nil
	}
	return &windowJSON{a.stamp(w.From), a.stamp(w.To)}
}

func (a *app) orderRows(rows []careline.OrderRow) []orderRow {
	out := make([]orderRow, len(rows))
	for i := range rows {
		r := &rows[i]
		out[i] = orderRow{
			Order: r.ID, Customer: r.Customer, Name: text(r.CustomerName), Kind: r.Kind, State: r.State,
			Visit: r.Visit().State, Case: number(r.Case), Provider: number(r.Provider()), ProviderName: text(r.ProviderName),
			Window: a.window(r.Window), Overdue: r.Overdue(a.clock()), Opened: a.stamp(r.Opened), Text: text(r.Text),
		}
	}
	return out
}

func (p *paper) orders(a *app, rows []careline.OrderRow) {
	table := make([][]string, len(rows))
	for i := range rows {
		r := &rows[i]
		table[i] = []string{
			r.ID.String(), r.Kind.In(p.lang), r.State.In(p.lang), r.Visit().State.In(p.lang), p.window(r.Window),
			p.late(r.Overdue(a.clock())), r.CustomerName, joined(" ", r.Provider().String(), r.ProviderName), r.Text,
		}
	}
	p.table([]careline.Words{wNumber, wKind, wState, wVisit, wWindow, wOverdue, wCustomer, wProvider, wText}, table)
}

func (p *paper) late(is bool) string {
	if !is {
		return ""
	}
	return wOverdue.In(p.lang)
}

func (p *paper) escalated(c *careline.Case) string {
	if !c.Escalated() {
		return ""
	}
	return wEscalated.In(p.lang)
}

// eventJSON is a line of history, for a program.
type eventJSON struct {
	At      *string            `json:"at"`
	Kind    careline.EventKind `json:"kind"`
	Summary text               `json:"summary"`
	Action  careline.Action    `json:"action"`
	Who     text               `json:"who"`
	On      []string           `json:"on"`
}

func (a *app) events(lines []careline.TimelineLine) []eventJSON {
	out := make([]eventJSON, len(lines))
	for i := range lines {
		e := &lines[i].Event
		on := []string{}
		for _, r := range e.On {
			if r.Kind != careline.KindSite && r.Kind != careline.KindStaff {
				on = append(on, r.String())
			}
		}
		out[i] = eventJSON{a.stamp(e.At), e.Kind, text(lines[i].Summary.In(a.lang)), e.Action, text(e.Who), on}
	}
	return out
}

func (p *paper) history(lines []careline.TimelineLine) {
	if len(lines) == 0 {
		return
	}
	p.heading(wHistory)
	table := make([][]string, len(lines))
	for i := range lines {
		e := &lines[i].Event
		table[i] = []string{p.at(e.At), e.Kind.In(p.lang), e.Who, lines[i].Summary.In(p.lang)}
	}
	p.table(nil, table)
}
