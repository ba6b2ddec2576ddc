package demo

import (
	"math/rand/v2"
	"time"

	"careline"
)

// course is how far the work order of a matter gets.
type course string

const (
	courseNone       course = ""
	courseAssigned   course = "assigned"
	courseDeclined   course = "declined" // rejected; waits for somebody to send it on
	courseAccepted   course = "accepted"
	coursePassedOn   course = "passed_on" // rejected, sent on, accepted
	courseTaken      course = "taken"     // taken away from one provider and given to another
	courseEnRoute    course = "en_route"
	courseInProgress course = "in_progress"
	courseHeld       course = "held"
	courseCompleted  course = "completed"
	courseSettled    course = "settled"
	courseFailed     course = "failed"   // cannot be completed; the follow-on order waits
	courseFollowed   course = "followed" // cannot be completed; the follow-on order is done
	courseCancelled  course = "cancelled"
)

// ending is where a matter stands when the hotline is looked at.
type ending struct {
	state   careline.CaseState // empty: an order without a case
	pending careline.PendingOn
	course  course
	from    int  // how many hours ago it began, at least
	to      int  // and at most
	visit   bool // the window is the present one; else one of the day after it began
}

// recent endings: what a hotline has on its hands. Every state of a case and
// of an order is among them, and some promises are broken.
var recent = []ending{
	{careline.CaseNew, "", courseNone, 0, 3, false},
	{careline.CaseAcknowledged, "", courseAssigned, 1, 8, false},
	{careline.CaseAssessed, "", courseAccepted, 2, 14, false},
	{careline.CaseInvestigating, "", courseInProgress, 12, 30, true},
	{careline.CasePending, careline.PendingProvider, courseEnRoute, 12, 30, true},
	{careline.CasePending, careline.PendingParts, courseHeld, 60, 120, false},
	{careline.CasePending, careline.PendingCustomer, courseNone, 30, 100, false},
	{careline.CaseResponded, "", courseFailed, 50, 90, false},
	{careline.CaseResolved, "", courseCompleted, 50, 120, false},
	{careline.CaseClosed, "", courseSettled, 80, 330, false},
	{careline.CaseReopened, "", courseSettled, 150, 330, false},
	{careline.CaseRejected, "", courseNone, 40, 200, false},
	{careline.CaseDuplicate, "", courseNone, 20, 90, false},
	{careline.CaseMerged, "", courseNone, 20, 90, false},
	{careline.CaseCancelled, "", courseCancelled, 30, 120, false},
	{careline.CasePending, careline.PendingProvider, courseAccepted, 90, 130, false}, // overdue
	{careline.CaseAcknowledged, "", courseAssigned, 60, 110, false},                  // overdue, nobody accepted
	{careline.CaseAssessed, "", courseDeclined, 3, 10, false},
	{careline.CaseInvestigating, "", coursePassedOn, 4, 16, false},
	{careline.CaseInvestigating, "", courseTaken, 28, 40, false},
	{"", "", courseAccepted, 2, 20, false},
	{"", "", courseAssigned, 1, 6, false},
	{"", "", courseCompleted, 50, 150, false},
	{"", "", courseSettled, 90, 330, false},
}

// bygone endings: how matters of past years ended.
var bygone = []ending{
	{careline.CaseClosed, "", courseSettled, 0, 0, false},
	{careline.CaseClosed, "", courseSettled, 0, 0, false},
	{careline.CaseClosed, "", courseSettled, 0, 0, false},
	{"", "", courseSettled, 0, 0, false},
	{"", "", courseSettled, 0, 0, false},
	{careline.CaseClosed, "", courseFollowed, 0, 0, false},
	{careline.CaseClosed, "", courseNone, 0, 0, false},
	{careline.CaseClosed, "", courseNone, 0, 0, false},
	{careline.CaseRejected, "", courseNone, 0, 0, false},
	{careline.CaseCancelled, "", courseCancelled, 0, 0, false},
}

// matter is one thing that a customer brought up, as it is played.
type matter struct {
	w     *world
	rand  *rand.Rand
	who   *person
	unit  *device // nil: about none
	end   ending
	what  trouble
	kind  careline.OrderKind // of an order without a case
	job   string             // and what is to be done
	desk  careline.Staff     // who took the call
	came  time.Time
	line  *thread
	from  time.Time // when the window of the visit begins
	call  careline.Interaction
	first careline.Case // of a duplicate or merged case: the one that goes on
	kase  careline.Case
	order careline.WorkOrder
}

// bringUp plays a matter of the person's that began at a moment.
func (w *world) bringUp(p *person, end ending, came time.Time) {
	m := w.matter(p, end, came)
	if p.sold {
		m.unit = nil
	}
	m.play()
}

// matter thinks one up.
func (w *world) matter(p *person, end ending, came time.Time) *matter {
	r := p.rand
	m := &matter{w: w, rand: r, who: p, end: end, came: came, line: &thread{&w.script, came, w.now.Add(-minutes(r, 1, 25))}}
	if len(p.units) > 0 {
		m.unit = pick(r, p.units)
		if m.unit.installed >= careline.DateOf(came) {
			m.unit = nil
		}
	}
	m.what = pick(r, disputes)
	switch {
	case m.unit != nil && (end.course != courseNone || r.IntN(2) == 0):
		m.what = pick(r, troubles[m.unit.model.product.Skill])
	case end.course != courseNone:
		m.what = pick(r, troubles[careline.SkillWaterHeater])
	}
	m.desk = pick(r, w.operators)
	m.kind = pick(r, []careline.OrderKind{careline.OrderMaintenance, careline.OrderMaintenance, careline.OrderInspection, careline.OrderInstallation})
	m.job, m.from = pick(r, jobs[m.kind]), m.promised()
	return m
}

// promised is when the window of the visit begins: now, or on the day after
// the call, or for what came in only just on the day after today.
func (m *matter) promised() time.Time {
	if m.end.visit {
		return m.w.now.Truncate(time.Hour)
	}
	day := m.came
	if m.end.to > 0 && m.end.to < 24 {
		day = m.w.now
	}
	return slot(m.rand, day, 1)
}

func (m *matter) play() {
	m.then(0, m.ring)
	if m.end.state != "" {
		m.then(minutes(m.rand, 1, 3), m.log)
	}
	if m.end.course != courseNone {
		m.then(minutes(m.rand, 1, 3), m.dispatch)
	}
	m.advance()
}

// then adds a scene to the matter, of which nothing happens where the person
// was there before this run.
func (m *matter) then(after time.Duration, do func() error) {
	m.line.then(after, func() error {
		if !m.who.fresh {
			return nil
		}
		return do()
	})
}

// until is then at a moment.
func (m *matter) until(at time.Time, do func() error) {
	m.line.until(at, func() error {
		if !m.who.fresh {
			return nil
		}
		return do()
	})
}

// ring is the call in which the matter was brought up.
func (m *matter) ring() (err error) {
	reason, line := "complaint", careline.LineComplaint
	switch {
	case m.end.state == "" && m.kind == careline.OrderInstallation:
		reason, line = "installation", careline.LineService
	case m.end.state == "" && m.kind == careline.OrderInspection:
		reason, line = "inspection", careline.LineService
	case m.end.state == "":
		reason, line = "maintenance", careline.LineService
	case m.end.course != courseNone:
		reason, line = "fault", careline.LineService
	}
	ended := *m.w.clock
	m.call, err = m.w.as(m.desk).LogCall(m.w.ctx, "", careline.Interaction{
		Customer: m.who.made.ID, Number: m.who.number(), Line: line, Reason: reason, Outcome: careline.OutcomeFollowUp,
		Started: ended.Add(-minutes(m.rand, 2, 9)), Ended: ended, Note: m.gist(),
	})
	m.w.summary.Calls++
	return err
}

// gist is what the operator notes of the call.
func (m *matter) gist() string {
	if m.end.state == "" {
		return m.job
	}
	return m.what.text
}

// number gives the number that the person rings from.
func (p *person) number() string {
	phones := p.made.Phones()
	if len(phones) == 0 {
		return ""
	}
	if phones[0].E164 != "" {
		return phones[0].E164
	}
	return phones[0].Raw
}

func note(r *rand.Rand, reason string) string {
	if texts := talk[reason]; len(texts) > 0 {
		return pick(r, texts)
	}
	return ""
}

func (m *matter) log() (err error) {
	c := careline.Case{
		Kind: careline.CaseComplaint, Customer: m.who.made.ID, Interaction: m.call.ID, Category: m.what.category,
		Severity: m.severity(), Text: m.what.text, Remedy: pick(m.rand, remedies), Owner: m.desk.ID,
	}
	c.Promise = careline.ProposePromise(c.Severity, *m.w.clock)
	if m.unit != nil {
		c.Unit = m.unit.made.ID
	}
	if m.end.state == careline.CaseDuplicate || m.end.state == careline.CaseMerged {
		if m.first, err = m.w.as(m.desk).LogCase(m.w.ctx, "", c); err != nil {
			return err
		}
		m.w.summary.Cases++
		c.Text = "再次来电：" + c.Text
	}
	m.kase, err = m.w.as(m.desk).LogCase(m.w.ctx, "", c)
	m.w.summary.Cases++
	return err
}

func (m *matter) severity() careline.Severity {
	switch n := m.rand.IntN(20); {
	case n == 0:
		return careline.SeverityCritical
	case n < 5:
		return careline.SeverityHigh
	case n < 16:
		return careline.SeverityNormal
	}
	return careline.SeverityLow
}
