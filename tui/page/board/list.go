package board

import (
	"slices"

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

	cut   bool   // there is more than was loaded
	many  bool   // there is, or was, where nothing is left out
	asked string // the question that it was loaded for
}

// refresh filters and sorts anew, and keeps the row that is chosen.
func (l *list) refresh(env *page.Env) {
	var chosen careline.Ref
	if l.at.At < len(l.shown) {
		chosen = l.shown[l.at.At].ref
	}
	now := env.Session.Now()
	l.shown = l.shown[:0:0]
	for i := range l.rows {
		if l.look.takes(env, &l.rows[i], now) {
			l.shown = append(l.shown, l.rows[i])
		}
	}
	l.sort(env.Lang, now)
	if i := slices.IndexFunc(l.shown, func(r row) bool { return r.ref == chosen }); i >= 0 {
		l.at.Shift(i - l.at.At)
	}
	l.at.At = max(0, min(l.at.At, len(l.shown)-1))
}

// lookAt changes how the list is looked at altogether.
func (l *list) lookAt(k look, view string) {
	l.look, l.view = k, view
	l.field.SetValue(k.Text)
	l.at.At = 0
}
