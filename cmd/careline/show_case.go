package main

import (
	"github.com/spf13/cobra"

	"careline"
)

type caseJSON struct {
	caseRow
	Unit     *string            `json:"unit"`
	Pending  careline.PendingOn `json:"pending"`
	Cause    careline.Cause     `json:"cause"`
	Remedy   text               `json:"remedy"`
	Plan     text               `json:"plan"`
	Outcome  text               `json:"outcome"`
	Into     *string            `json:"into"`
	Closed   *string            `json:"closed"`
	Orders   []orderRow         `json:"work_orders"`
	Timeline []eventJSON        `json:"timeline"`
	Version  int64              `json:"version"`
}

func (a *app) showCase(cmd *cobra.Command, s *careline.Session, id careline.CaseID) error {
	v, err := s.Case(cmd.Context(), id)
	if err != nil {
		return err
	}
	c := &v.Case
	row := careline.CaseRow{Case: *c, CustomerName: nameOf(&v.Customer), OwnerName: v.Owner}
	answer := caseJSON{
		caseRow: a.caseRows([]careline.CaseRow{row})[0], Unit: number(c.Unit), Pending: c.Pending, Cause: c.Cause,
		Remedy: text(c.Remedy), Plan: text(c.Plan), Outcome: text(c.Outcome), Into: number(c.Into),
		Closed: a.stamp(c.Closed), Orders: a.orderRows(v.Orders), Timeline: a.events(v.Lines), Version: c.Version,
	}
	return a.print(answer, func(p *paper) {
		p.line(c.ID.String(), c.Kind.In(p.lang), c.State.In(p.lang), c.Pending.In(p.lang), p.escalated(c), p.late(c.Overdue(a.clock())))
		p.field(wCustomer, joined(" ", c.Customer.String(), nameOf(&v.Customer)))
		if v.Unit != nil {
			p.field(wUnit, joined(" ", c.Unit.String(), v.Unit.Unit.Name()))
		}
		p.field(wCategory, v.Category.Name.In(p.lang))
		p.field(wAnswers, careline.List(v.Category.Departments).In(p.lang))
		p.field(wSeverity, c.Severity.In(p.lang))
		p.field(wText, c.Text)
		p.field(wCause, c.Cause.In(p.lang))
		p.field(wRemedy, c.Remedy)
		p.field(wPlan, c.Plan)
		p.field(wPromise, p.at(c.Promise))
		p.field(wBroken, p.at(c.Broken))
		p.field(wOutcome, c.Outcome)
		p.field(wOwner, v.Owner)
		p.field(wOpened, p.at(c.Opened))
		p.field(wClosed, p.at(c.Closed))
		if len(v.Orders) > 0 {
			p.heading(wOrders)
			p.orders(a, v.Orders)
		}
		p.history(v.Lines)
	})
}
