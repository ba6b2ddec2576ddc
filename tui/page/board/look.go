package board

import (
	"encoding/json"
	"fmt"
	"slices"
	"time"

	"careline"
	"careline/tui/page"
)

// look is how a list is looked at: what is left out, and how it is sorted. It
// is kept under a name as JSON.
type look struct {
	Text    string `json:"text,omitempty"`
	State   string `json:"state,omitempty"`
	Who     int64  `json:"who,omitempty"` // the provider, or the owner
	WhoName string `json:"who_name,omitempty"`
	Mine    bool   `json:"mine,omitempty"` // whose board it is
	Nobody  bool   `json:"nobody,omitempty"`
	Hours   int    `json:"older_than_hours,omitempty"`
	What    string `json:"what,omitempty"` // the kind, or the severity
	Overdue bool   `json:"overdue,omitempty"`

	Age     careline.Age          `json:"age,omitempty"`
	City    careline.Region       `json:"city,omitzero"`
	Promise careline.PromiseState `json:"promised_today,omitempty"`
	At      careline.ProviderID   `json:"at_provider,omitempty"` // of cases: where it has an open order
	AtName  string                `json:"at_provider_name,omitempty"`

	Sort column `json:"sort,omitempty"`
	Back bool   `json:"backwards,omitempty"`
}

func (k *look) spec() string {
	b, _ := json.Marshal(k) // strings, numbers and truths can't fail
	return string(b)
}

// narrowed tells whether something is left out.
func (k look) narrowed() bool {
	k.Sort, k.Back = "", false
	return k != look{}
}

// ages is what the filter by age goes through, in hours.
var ages = []int{0, 1, 4, 24, 3 * 24, 7 * 24, 30 * 24}

// older goes on to the next age: the hours, then today's and the days'.
func (k *look) older() {
	switch {
	case k.Age == careline.AgeToday:
		k.Age = careline.AgeDays
	case k.Age != "":
		k.Age = ""
	case k.Hours == ages[len(ages)-1]:
		k.Hours, k.Age = 0, careline.AgeToday
	default:
		k.Hours = ages[slices.Index(ages, k.Hours)+1]
	}
}

// opened gives the moments from which and before which what is shown was
// opened; zero: any.
func (k *look) opened(env *page.Env) (from, before time.Time) {
	switch {
	case k.Age != "":
		return k.Age.Span(env.Session.Now())
	case k.Hours == 0:
		return from, before
	}
	return from, env.Session.Now().Add(-time.Duration(k.Hours) * time.Hour)
}

// fulfil goes on to the next thing that may have become of a promise.
func (k *look) fulfil() {
	all := append([]careline.PromiseState{""}, careline.PromiseStates()...)
	k.Promise = all[(slices.Index(all, k.Promise)+1)%len(all)]
}

// asks tells that the store has to be asked what is shown: a row alone does
// not tell, or is not loaded while all that is open is.
func (k *look) asks(t tab) bool {
	return k.Promise != "" || k.City != (careline.Region{}) || k.At != 0 ||
		t == orders && k.State != "" && !careline.OrderState(k.State).Open()
}

// lookOf is the look that the board is opened for.
func lookOf(of page.BoardLook) look {
	k := look{State: of.State, Age: of.Age, Overdue: of.Overdue, Nobody: of.Nobodys, City: of.City, Promise: of.Promise}
	switch {
	case of.Cases:
		k.At, k.AtName = of.Provider, of.ProviderName
		k.Who, k.WhoName = int64(of.Owner), of.OwnerName
	default:
		k.Who, k.WhoName = int64(of.Provider), of.ProviderName
	}
	return k
}

// who is whose records are shown; zero: anybody's.
func (k *look) who(env *page.Env) int64 {
	if k.Mine {
		return int64(env.Session.Staff().ID)
	}
	return k.Who
}

// oldestFirst tells which end of a list that is cut is wanted.
func (k *look) oldestFirst() bool {
	return k.Sort == byAge && !k.Back || k.Sort == byDue && k.Overdue && !k.Back
}

// takes tells whether the row is to be shown.
func (k *look) takes(env *page.Env, r *row, now time.Time) bool {
	who := k.who(env)
	from, before := k.opened(env)
	today := careline.DateOf(r.due.In(now.Location())) == careline.DateOf(now)
	return !r.opened.Before(from) && (k.Promise == "" || today && r.promise(now) == k.Promise) && (k.State == "" || r.code == k.State) && (who == 0 || r.whoID == who) && (!k.Nobody || r.whoID == 0) &&
		(k.What == "" || r.kind == k.What) && (before.IsZero() || r.opened.Before(before)) &&
		(!k.Overdue || r.over(now)) && r.fits(env, k.Text)
}

// left puts into words what is not left out.
func (l *list) left(env *page.Env) (said []string) {
	w, k := &env.Words.Board, &l.look
	switch {
	case k.State == "" && k.Promise == "":
		said = append(said, w.AllStates)
	case k.State == "":
	case l.tab == orders:
		said = append(said, careline.OrderState(k.State).In(env.Lang))
	default:
		said = append(said, careline.CaseState(k.State).In(env.Lang))
	}
	switch {
	case k.Mine:
		said = append(said, w.Mine)
	case k.Nobody && l.tab == orders:
		said = append(said, w.Unassigned)
	case k.Nobody:
		said = append(said, w.Nobodys)
	case k.Who != 0:
		said = append(said, careline.Sanitize(k.WhoName))
	}
	if k.What != "" {
		said = append(said, l.what(k.What).In(env.Lang))
	}
	if k.Hours != 0 {
		said = append(said, fmt.Sprintf(w.Older, env.Words.Times.Span(time.Duration(k.Hours)*time.Hour)))
	}
	if k.Age != "" {
		said = append(said, fmt.Sprintf(w.Opened, k.Age.In(env.Lang)))
	}
	if k.At != 0 {
		said = append(said, careline.Sanitize(k.AtName))
	}
	if k.City != (careline.Region{}) {
		said = append(said, cityName(k.City))
	}
	if k.Promise != "" {
		said = append(said, fmt.Sprintf(w.PromisedToday, k.Promise.In(env.Lang)))
	}
	if k.Overdue {
		said = append(said, w.OnlyOverdue)
	}
	return said
}

// said puts into words what is shown and how the list is sorted.
func (l *list) said(env *page.Env) []string {
	w, k := &env.Words.Board, &l.look
	var said []string
	if l.view != "" {
		said = append(said, "["+careline.Sanitize(l.view)+"]")
	}
	said = append(said, l.left(env)...)
	way := "↑"
	if k.Back {
		way = "↓"
	}
	if k.Sort == byDue && !k.Back {
		return append(said, w.OverdueFirst)
	}
	return append(said, l.heading(&env.Words.Board, k.Sort)+" "+way)
}

// what is the kind of an order or the severity of a case.
func (l *list) what(code string) careline.Speaker {
	if l.tab == orders {
		return careline.OrderKind(code)
	}
	return careline.Severity(code)
}

// states lists the states that can be chosen, in the order of a life, with
// none first: those that occur, or all where not all is loaded.
func (l *list) states() []string {
	var all []string
	if l.tab == orders {
		all = codes(careline.OpenOrderStates())
	} else {
		all = codes(careline.OpenCaseStates())
	}
	all = l.occur(all, func(r row) string { return r.code })
	if l.tab == orders { // those wait to be approved
		all = append(all, string(careline.OrderCompleted))
	}
	return all
}

// whats is states for kinds and severities.
func (l *list) whats() []string {
	all := codes(careline.OrderKinds())
	if l.tab == cases {
		all = codes(careline.Severities())
		slices.Reverse(all)
	}
	return l.occur(all, func(r row) string { return r.kind })
}

func (l *list) occur(all []string, of func(row) string) []string {
	if !l.many {
		all = slices.DeleteFunc(all, func(s string) bool {
			return !slices.ContainsFunc(l.rows, func(r row) bool { return of(r) == s })
		})
	}
	return append([]string{""}, all...)
}

func codes[S ~string](all []S) []string {
	out := make([]string, len(all))
	for i, s := range all {
		out[i] = string(s)
	}
	return out
}

// after gives what follows now among all, round and round.
func after(all []string, now string) string {
	return all[(slices.Index(all, now)+1)%len(all)]
}
