package board

import (
	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// list is one of the two lists and how it is looked at.
type list struct {
	tab    tab
	rows   []row // all, as loaded
	shown  []row // filtered and sorted
	at     widget.Rows
	look   look
	view   string // the saved view that it is looked at through
	field  *widget.Field
	typing bool // the filter has the focus
	marks  map[careline.Ref]row
	digits int // cells of the longest number shown

	cut   bool   // there is more than was loaded
	many  bool   // there is, or was, where nothing is left out
	asked string // the question that it was loaded for
}

// refresh filters and sorts anew, and keeps the row that is chosen.
func (l *list) refresh(env *page.Env) {
	was := refs(l.shown)
	now := env.Session.Now()
	l.shown = l.shown[:0:0]
	for i := range l.rows {
		if l.look.takes(env, &l.rows[i], now) {
			l.shown = append(l.shown, l.rows[i])
		}
	}
	l.sort(env.Lang, now)
	widget.Keep(&l.at, was, refs(l.shown))
	l.digits = 0
	for i := range l.shown {
		l.digits = max(l.digits, len(l.shown[i].ref.String()))
	}
}

func refs(rows []row) []careline.Ref {
	all := make([]careline.Ref, len(rows))
	for i := range rows {
		all[i] = rows[i].ref
	}
	return all
}

// lookAt changes how the list is looked at altogether.
func (l *list) lookAt(k look, view string) {
	l.look, l.view = k, view
	l.field.SetValue(k.Text)
	l.at.At = 0
}
