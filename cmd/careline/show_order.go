package main

import (
	"github.com/spf13/cobra"

	"careline"
)

type orderJSON struct {
	orderRow
	Unit      *string     `json:"unit"`
	Site      text        `json:"site"`
	Charge    chargeJSON  `json:"charge"`
	Reason    text        `json:"reason"`
	Code      string      `json:"code"` // empty for who does not serve the customer
	FollowsOn *string     `json:"follows_on"`
	FollowOn  *string     `json:"follow_on"`
	Visits    []visitJSON `json:"visits"`
	Closed    *string     `json:"closed"`
	Timeline  []eventJSON `json:"timeline"`
	Version   int64       `json:"version"`
}

type chargeJSON struct {
	Free   bool                  `json:"free"`
	Reason careline.ChargeReason `json:"reason"`
	Why    string                `json:"why"`
}

type visitJSON struct {
	State        careline.VisitState `json:"state"`
	Provider     *string             `json:"provider"`
	ProviderName text                `json:"provider_name"`
	Technician   *string             `json:"technician"`
	Reason       text                `json:"reason"`
	Assigned     *string             `json:"assigned"`
	Accepted     *string             `json:"accepted"`
	Started      *string             `json:"started"`
	Ended        *string             `json:"ended"`
	Confirmed    bool                `json:"confirmed"`
	Rating       careline.Rating     `json:"rating"`
}

func (a *app) showOrder(cmd *cobra.Command, s *careline.Session, id careline.OrderID) error {
	v, err := s.Order(cmd.Context(), id)
	if err != nil {
		return err
	}
	o := &v.Order
	row := careline.OrderRow{WorkOrder: *o, CustomerName: nameOf(&v.Customer), ProviderName: v.ProviderName()}
	answer := orderJSON{
		orderRow: a.orderRows([]careline.OrderRow{row})[0], Unit: number(o.Unit), Site: text(v.Site.Address()),
		Charge: chargeJSON{o.Charge.Free, o.Charge.Reason, o.Charge.Why().In(a.lang)}, Reason: text(o.Reason), Code: o.Code,
		FollowsOn: number(o.FollowsOn), FollowOn: number(v.FollowOn), Visits: []visitJSON{},
		Closed: a.stamp(o.Closed), Timeline: a.events(v.Lines), Version: o.Version,
	}
	for _, visit := range o.Visits {
		answer.Visits = append(answer.Visits, visitJSON{
			State: visit.State, Provider: number(visit.Provider), ProviderName: text(v.Providers[visit.Provider]),
			Technician: number(visit.Technician), Reason: text(visit.Reason), Assigned: a.stamp(visit.Assigned),
			Accepted: a.stamp(visit.Accepted), Started: a.stamp(visit.Started), Ended: a.stamp(visit.Ended),
			Confirmed: visit.Confirmed, Rating: visit.Rating,
		})
	}
	return a.print(answer, func(p *paper) { p.order(a, &v) })
}

func (p *paper) order(a *app, v *careline.OrderView) {
	o := &v.Order
	p.line(o.ID.String(), o.Kind.In(p.lang), o.State.In(p.lang), p.late(o.Overdue(a.clock())))
	p.field(wCustomer, joined(" ", o.Customer.String(), nameOf(&v.Customer)))
	p.field(wPhone, phoneLine(&v.Customer))
	p.field(wAddress, v.Site.Address())
	if v.Unit != nil {
		p.field(wUnit, joined(" ", o.Unit.String(), v.Unit.Unit.Name()))
	}
	p.field(wCase, o.Case.String())
	p.field(wText, o.Text)
	p.field(wWindow, p.window(o.Window))
	p.field(wCharge, o.Charge.Why().In(p.lang))
	if o.State.Open() {
		p.field(wCode, o.Code)
	}
	p.field(wReason, o.Reason)
	p.field(wFollowsOn, o.FollowsOn.String())
	p.field(wFollowOn, v.FollowOn.String())
	p.field(wOpened, p.at(o.Opened))
	p.field(wClosed, p.at(o.Closed))
	p.heading(wVisits)
	table := make([][]string, len(o.Visits))
	for i, visit := range o.Visits {
		table[i] = []string{
			visit.State.In(p.lang), p.at(visit.Assigned),
			joined(" ", visit.Provider.String(), v.Providers[visit.Provider]), visit.Technician.String(), visit.Reason,
		}
	}
	p.table(nil, table)
	p.history(v.Lines)
}

func phoneLine(c *careline.Customer) string {
	if phones := c.Phones(); len(phones) > 0 {
		return phones[0].Raw
	}
	return ""
}
