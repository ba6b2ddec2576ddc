package demo

import (
	"time"

	"careline"
)

// advance plays the case and the order together to where they end. The order
// of the lines is that of the work: acknowledged in the call's hour, assessed
// when somebody has read it, the visit in its window, the answer after it.
func (m *matter) advance() {
	m.step(minutes(m.rand, 3, 40), careline.CaseAcknowledged)
	m.orderUntil(courseAccepted)
	m.step(minutes(m.rand, 10, 120), careline.CaseAssessed)
	m.step(minutes(m.rand, 10, 90), careline.CaseInvestigating)
	m.orderUntil(courseSettled)
	m.finish()
}

// passes lists the states that a case has gone through when it is in one.
var passes = map[careline.CaseState][]careline.CaseState{
	careline.CaseAcknowledged:  {careline.CaseAcknowledged},
	careline.CaseAssessed:      {careline.CaseAcknowledged, careline.CaseAssessed},
	careline.CaseInvestigating: {careline.CaseAcknowledged, careline.CaseAssessed, careline.CaseInvestigating},
	careline.CasePending:       {careline.CaseAcknowledged, careline.CaseAssessed},
	careline.CaseResponded:     {careline.CaseAcknowledged, careline.CaseAssessed, careline.CaseInvestigating},
	careline.CaseResolved:      {careline.CaseAcknowledged, careline.CaseAssessed},
	careline.CaseClosed:        {careline.CaseAcknowledged, careline.CaseAssessed},
	careline.CaseReopened:      {careline.CaseAcknowledged, careline.CaseAssessed},
	careline.CaseRejected:      {careline.CaseAcknowledged},
	careline.CaseDuplicate:     nil,
	careline.CaseMerged:        {careline.CaseAcknowledged},
	careline.CaseCancelled:     {careline.CaseAcknowledged},
}

// step moves the case on, where it passes through the state.
func (m *matter) step(after time.Duration, to careline.CaseState) {
	for _, s := range passes[m.end.state] {
		if s == to {
			m.then(after, func() error { return m.move(to) })
		}
	}
}

// finish plays the last of the case's steps.
func (m *matter) finish() {
	to := func(after time.Duration, state careline.CaseState) {
		m.then(after, func() error { return m.move(state) })
	}
	switch m.end.state {
	case careline.CasePending, careline.CaseResponded, careline.CaseRejected, careline.CaseDuplicate, careline.CaseMerged,
		careline.CaseCancelled:
		to(minutes(m.rand, 10, 120), m.end.state)
	case careline.CaseResolved:
		to(minutes(m.rand, 20, 200), careline.CaseResolved)
	case careline.CaseClosed, careline.CaseReopened:
		to(minutes(m.rand, 20, 200), careline.CaseResolved)
		m.nextDay(func() error { return m.move(careline.CaseClosed) })
		m.then(minutes(m.rand, 1, 10), m.feedBack)
		if m.end.state == careline.CaseReopened {
			m.nextDay(func() error { return m.move(careline.CaseReopened) })
		}
	}
}

// move moves the case to a state, with what is found out on the way.
func (m *matter) move(to careline.CaseState) (err error) {
	w := m.w
	who := m.desk
	step := careline.CaseStep{Case: m.kase.ID, To: to}
	if texts := outcomes[to]; len(texts) > 0 {
		step.Reason = pick(m.rand, texts)
	}
	switch to {
	case careline.CaseAssessed:
		m.kase.Cause, m.kase.Plan = m.what.cause, m.what.plan
		if m.kase, err = w.as(who).EditCase(w.ctx, "", m.kase); err != nil {
			return err
		}
		if err := m.recharged(); err != nil {
			return err
		}
	case careline.CasePending:
		step.Pending = m.end.pending
	case careline.CaseDuplicate, careline.CaseMerged:
		who, step.Into = w.supervisor, m.first.ID
	case careline.CaseRejected, careline.CaseCancelled, careline.CaseReopened:
		who = w.supervisor
	case careline.CaseResolved:
		if m.what.done != "" && m.end.course != courseNone {
			step.Reason = m.what.done
		}
	}
	step.Version = m.kase.Version
	m.kase, err = w.as(who).AdvanceCase(w.ctx, "", step)
	return err
}

// recharged takes the order as it is since the cause was found, which may have
// changed who pays for it.
func (m *matter) recharged() error {
	if m.order.ID == 0 {
		return nil
	}
	view, err := m.w.as(m.w.dispatcher).Order(m.w.ctx, m.order.ID)
	m.order = view.Order
	return err
}

// nextDay adds a scene in the office hours of the next day.
func (m *matter) nextDay(do func() error) {
	day := m.line.at
	m.until(time.Date(day.Year(), day.Month(), day.Day()+1, 9+m.rand.IntN(9), m.rand.IntN(60), m.rand.IntN(60), 0, day.Location()), do)
}

// feedBack is the call back after a matter is closed.
func (m *matter) feedBack() error {
	return m.w.as(m.desk).WriteNote(m.w.ctx, "", m.who.made.ID, pick(m.rand, ratings))
}
