package board

import (
	"cmp"
	"slices"
	"strings"
	"time"

	"careline"
	"careline/tui/text"
)

// column is one that the lists can be sorted by; it is kept in saved views.
type column string

const (
	byDue      column = "" // what is overdue longest first
	byNumber   column = "number"
	byState    column = "state"
	byAge      column = "age" // the oldest first
	byWhat     column = "what"
	byCustomer column = "customer"
	byWho      column = "who"
	byWhere    column = "where"
)

// columns lists the columns as they stand from the left: the n-th is sorted
// by with the key n.
var columns = []column{byNumber, byState, byAge, byWhat, byCustomer, byWho, byDue, byWhere}

// sortBy sorts by a column, or the other way round where it is sorted by that
// already.
func (k *look) sortBy(c column) {
	k.Back = k.Sort == c && !k.Back
	k.Sort = c
}

// heading is the word over a column.
func (l *list) heading(w *text.Board, c column) string {
	ofCases := l.tab == cases
	switch {
	case c == byNumber:
		return w.Number
	case c == byState:
		return w.State
	case c == byAge:
		return w.Age
	case c == byWhat && ofCases:
		return w.Severity
	case c == byWhat:
		return w.Kind
	case c == byCustomer:
		return w.Customer
	case c == byWho && ofCases:
		return w.Owner
	case c == byWho:
		return w.Provider
	case c == byWhere && ofCases:
		return w.About
	case c == byWhere:
		return w.Where
	case ofCases:
		return w.Promise
	}
	return w.Window
}

// sort brings what is shown in order; of two that are alike, what is overdue
// longer comes first.
func (l *list) sort(lang careline.Lang, now time.Time) {
	keys := make(map[careline.Ref]string, len(l.shown))
	key := func(r *row) string {
		k, known := keys[r.ref]
		if !known {
			k = l.spelt(r, lang)
			keys[r.ref] = k
		}
		return k
	}
	compare := map[column]func(a, b *row) int{
		byNumber:   func(a, b *row) int { return cmp.Compare(a.ref.ID, b.ref.ID) },
		byState:    func(a, b *row) int { return cmp.Compare(l.rank(a.code), l.rank(b.code)) },
		byAge:      func(a, b *row) int { return a.opened.Compare(b.opened) },
		byWhat:     func(a, b *row) int { return cmp.Compare(l.rank(a.kind), l.rank(b.kind)) },
		byCustomer: func(a, b *row) int { return strings.Compare(key(a), key(b)) },
		byDue:      func(a, b *row) int { return due(a, b, now) },
	}[l.look.Sort]
	if compare == nil { // who and where
		compare = func(a, b *row) int { return strings.Compare(key(a), key(b)) }
	}
	slices.SortStableFunc(l.shown, func(a, b row) int {
		n := compare(&a, &b)
		if l.look.Back {
			n = -n
		}
		return cmp.Or(n, due(&a, &b, now))
	})
}

// spelt is a row's name as it is sorted: Chinese by its pinyin, nobody first.
func (l *list) spelt(r *row, lang careline.Lang) string {
	name := r.name
	switch l.look.Sort {
	case byWho:
		name = r.who
	case byWhere:
		name = r.where
		if r.about != nil {
			name = r.about.In(lang)
		}
	}
	return strings.ToLower(careline.Pinyin(name))
}

// rank is the place of a state in a life, of a kind in its list, and of a
// severity, the heaviest first.
func (l *list) rank(code string) int {
	if l.tab == orders {
		return max(slices.Index(careline.OrderStates(), careline.OrderState(code)), slices.Index(careline.OrderKinds(), careline.OrderKind(code)))
	}
	if i := slices.Index(careline.Severities(), careline.Severity(code)); i >= 0 {
		return -i
	}
	return slices.Index(careline.CaseStates(), careline.CaseState(code))
}

// due puts what is overdue longest first, then what was escalated and promised
// anew, then what falls due next; what has no date at all comes last.
func due(a, b *row, now time.Time) int {
	rank := func(r *row) int {
		switch {
		case r.over(now):
			return 0
		case r.raised:
			return 1
		case !r.due.IsZero():
			return 2
		}
		return 3
	}
	return cmp.Or(cmp.Compare(rank(a), rank(b)), a.due.Compare(b.due), a.opened.Compare(b.opened))
}
