package careline

import (
	"slices"
	"time"
)

// Age is how long something has been open, in days of the hotline's zone.
type Age string

// The ages that a supervisor looks by.
const (
	AgeToday Age = "today" // opened today
	AgeDays  Age = "days"  // on one of the three days before
	AgeOlder Age = "older"
)

var ageNames = map[Age]Words{
	AgeToday: {"today", "今天"},
	AgeDays:  {"1–3 days", "1–3天"},
	AgeOlder: {"older", "更早"},
}

// Ages lists the ages, the newest first.
func Ages() []Age { return []Age{AgeToday, AgeDays, AgeOlder} }

// In gives the age's name in l.
func (a Age) In(l Lang) string { return kindOf(ageNames, a).In(l) }

// Span gives the moments from which and before which something was opened
// that is of this age now; zero where there is no such limit. Days are those
// of now's time zone.
func (a Age) Span(now time.Time) (from, before time.Time) {
	today := DateOf(now).At(0, now.Location())
	days := DateOf(now).AddDays(-3).At(0, now.Location())
	switch a {
	case AgeToday:
		return today, time.Time{}
	case AgeDays:
		return days, today
	case AgeOlder:
		return time.Time{}, days
	}
	return time.Time{}, time.Time{}
}

// PromiseState is what has become of a promise: a case's, or an order's window.
type PromiseState string

// What a promise comes to.
const (
	PromiseDue    PromiseState = "due" // to be kept yet
	PromiseBroken PromiseState = "broken"
	PromiseKept   PromiseState = "kept"
)

var promiseStateNames = map[PromiseState]Words{
	PromiseDue:    {"to be kept yet", "待兑现"},
	PromiseBroken: {"broken", "已违约"},
	PromiseKept:   {"kept", "已兑现"},
}

// PromiseStates lists what may become of a promise.
func PromiseStates() []PromiseState { return []PromiseState{PromiseDue, PromiseBroken, PromiseKept} }

// In gives the words for p in l.
func (p PromiseState) In(l Lang) string { return kindOf(promiseStateNames, p).In(l) }

// Valid tells whether p is one of the states.
func (p PromiseState) Valid() bool { return slices.Contains(PromiseStates(), p) }

// PromiseState tells what has become of the case's promise as of now; empty
// where there was none, or where the case ended another way.
func (c *Case) PromiseState(now time.Time) PromiseState {
	switch {
	case c.Promise.IsZero() || !c.State.Open() && c.State != CaseClosed:
		return ""
	case c.Broken.Equal(c.Promise) || c.Overdue(now):
		return PromiseBroken
	case c.State == CaseResolved || c.State == CaseClosed:
		return PromiseKept
	}
	return PromiseDue
}

// PromiseState tells what has become of the order's window as of now: kept
// where the visit ended within it, with the work done or not. Empty where
// there was no window, or where the order was cancelled.
func (o *WorkOrder) PromiseState(now time.Time) PromiseState {
	switch {
	case o.Window.IsZero() || o.State == OrderCancelled:
		return ""
	case o.Overdue(now), !o.State.Open() && o.Visit().Ended.After(o.Window.To):
		return PromiseBroken
	case !o.State.Open():
		return PromiseKept
	}
	return PromiseDue
}

// Day is when a day begins and when it ends, UTC.
type Day struct{ From, To time.Time }

// dayOf gives the day of now, in its time zone.
func dayOf(now time.Time) Day {
	day := DateOf(now)
	return Day{day.At(0, now.Location()).UTC(), day.AddDays(1).At(0, now.Location()).UTC()}
}
