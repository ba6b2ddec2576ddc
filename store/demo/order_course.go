package demo

import (
	"time"

	"careline"
)

// dispatch sends an order to the provider that the rules propose.
func (m *matter) dispatch() (err error) {
	w := m.w
	o := careline.WorkOrder{Customer: m.who.made.ID, Case: m.kase.ID, Interaction: m.call.ID, Window: careline.Window{From: m.from, To: m.from.Add(2 * time.Hour)}}
	if m.unit != nil {
		o.Unit = m.unit.made.ID
	}
	if m.end.state == "" {
		o.Kind, o.Text = m.kind, m.job
	}
	m.order, err = w.as(m.desk).Dispatch(w.ctx, "", o, 0)
	w.summary.Orders++
	return err
}

// orderUntil plays the order's steps: up to courseAccepted those before the
// visit, and up to courseSettled the visit and what follows.
func (m *matter) orderUntil(stage course) {
	c := m.end.course
	if c == courseNone || c == courseAssigned {
		return
	}
	if stage == courseAccepted {
		switch c {
		case courseDeclined:
			m.then(minutes(m.rand, 20, 90), m.declinedByAll)
		case coursePassedOn:
			m.then(minutes(m.rand, 20, 60), m.act(careline.ActReject, declined))
			m.then(minutes(m.rand, 2, 20), m.askAnybody)
			m.then(minutes(m.rand, 10, 60), m.act(careline.ActAccept, nil))
		case courseTaken:
			m.then(minutes(m.rand, 200, 400), m.pass)
			m.then(minutes(m.rand, 10, 60), m.act(careline.ActAccept, nil))
		case courseCancelled:
			m.then(minutes(m.rand, 200, 900), m.act(careline.ActCancel, cancelled))
		default:
			m.then(minutes(m.rand, 10, 60), m.act(careline.ActAccept, nil))
		}
		return
	}
	m.visit(c)
}

// visit plays what happens at the customer's.
func (m *matter) visit(c course) {
	come := m.from.Add(minutes(m.rand, 0, 60) - 20*time.Minute)
	leave := func(act careline.OrderAct, reasons []string) {
		m.until(come, m.act(careline.ActSetOff, nil))
		m.then(minutes(m.rand, 15, 50), m.act(careline.ActStart, nil))
		m.then(minutes(m.rand, 25, 100), m.act(act, reasons))
	}
	switch c {
	case courseEnRoute:
		m.then(minutes(m.rand, 60, 600), m.act(careline.ActSetOff, nil))
	case courseInProgress:
		m.then(minutes(m.rand, 60, 600), m.act(careline.ActSetOff, nil))
		m.then(minutes(m.rand, 5, 20), m.act(careline.ActStart, nil))
	case courseHeld:
		m.until(come, m.act(careline.ActHold, held))
	case courseCompleted:
		leave(careline.ActComplete, []string{m.done()})
	case courseSettled:
		leave(careline.ActComplete, []string{m.done()})
		m.nextDay(m.act(careline.ActSettle, nil))
	case courseFailed:
		leave(careline.ActCannotComplete, impossible)
	case courseFollowed:
		leave(careline.ActCannotComplete, impossible)
		m.then(minutes(m.rand, 10, 60), m.act(careline.ActAccept, nil))
		m.nextDay(m.act(careline.ActStart, nil))
		m.then(minutes(m.rand, 25, 100), m.act(careline.ActComplete, []string{m.done()}))
		m.nextDay(m.act(careline.ActSettle, nil))
	}
}

func (m *matter) done() string {
	switch {
	case m.end.state != "" && m.what.done != "":
		return m.what.done
	case m.kind == careline.OrderInstallation:
		return "安装调试完成，水压电压正常，已讲解用法。"
	default:
		return "清洗保养完成，各项正常。"
	}
}

// act gives the scene in which something is done to the order: by the
// provider's people, the dispatcher or the supervisor, whoever does it.
func (m *matter) act(act careline.OrderAct, reasons []string) func() error {
	return func() (err error) {
		w := m.w
		step := careline.OrderStep{Order: m.order.ID, Version: m.order.Version, Act: act}
		if len(reasons) > 0 {
			step.Reason = pick(m.rand, reasons)
		}
		who := w.crew(m.order.Provider())
		switch act {
		case careline.ActAssign, careline.ActCancel, careline.ActHold:
			who = w.as(w.dispatcher)
		case careline.ActSettle:
			who = w.as(w.supervisor)
		case careline.ActAccept:
			if step.Technician, err = w.technician(m.order.Provider(), m.rand.IntN); err != nil {
				return err
			}
		}
		if act == careline.ActComplete {
			step.Rating = rated(m.order.ID)
		}
		o, next, err := who.StepOrder(w.ctx, "", step)
		if err != nil {
			return err
		}
		m.order = o
		if act == careline.ActReject { // whom it went to is not theirs to see
			view, err := w.as(w.dispatcher).Order(w.ctx, o.ID)
			m.order = view.Order
			return err
		}
		if next != 0 {
			w.summary.Orders++
			view, err := w.as(w.dispatcher).Order(w.ctx, next)
			if err != nil {
				return err
			}
			m.order = view.Order
		}
		return nil
	}
}

// askAnybody has a dispatcher send an order on that nobody was left for.
func (m *matter) askAnybody() error {
	if m.order.Visit().State != careline.VisitPending {
		return nil
	}
	return m.act(careline.ActAssign, nil)()
}

// declinedByAll has everybody decline who is asked, so that the order waits.
func (m *matter) declinedByAll() error {
	for m.order.Visit().State == careline.VisitAssigned {
		if err := m.act(careline.ActReject, declined)(); err != nil {
			return err
		}
	}
	return nil
}

// rated is what the customer said of an order: mostly the best, as it should be.
func rated(id careline.OrderID) careline.Rating {
	const (
		best, good, neither = 72, 14, 3 // of a hundred; the others were not asked
		scatter             = 37        // so that neighbours differ
	)
	switch n := int64(id) * scatter % 100; {
	case n < best:
		return careline.RatingVerySatisfied
	case n < best+good:
		return careline.RatingSatisfied
	case n < best+good+neither:
		return careline.RatingNeither
	}
	return careline.RatingNotAsked
}

// pass takes the order from its provider and gives it to the next best.
func (m *matter) pass() error {
	w := m.w
	view, err := w.as(w.dispatcher).Order(w.ctx, m.order.ID)
	if err != nil {
		return err
	}
	step := careline.OrderStep{Order: m.order.ID, Version: m.order.Version, Act: careline.ActAssign, Reason: pick(m.rand, reassigned)}
	for _, c := range view.Next {
		if c.Provider.ID != m.order.Provider() {
			step.Provider = c.Provider.ID
			break
		}
	}
	m.order, _, err = w.as(w.dispatcher).StepOrder(w.ctx, "", step)
	return err
}

// technician chooses one of the provider's; zero where it has none.
func (w *world) technician(p careline.ProviderID, choose func(int) int) (careline.TechnicianID, error) {
	team, known := w.teams[p]
	if !known {
		var err error
		if _, team, err = w.as(w.supervisor).Provider(w.ctx, p); err != nil {
			return 0, err
		}
		w.teams[p] = team
	}
	if len(team) == 0 {
		return 0, nil
	}
	return team[choose(len(team))].ID, nil
}
