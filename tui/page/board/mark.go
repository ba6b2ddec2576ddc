package board

import (
	"fmt"
	"slices"

	"careline/tui/page"
)

// mark marks the chosen row, or takes its mark away.
func (l *list) mark() {
	if len(l.shown) == 0 {
		return
	}
	r := l.shown[l.at.At]
	if _, marked := l.marks[r.ref]; marked {
		delete(l.marks, r.ref)
	} else {
		l.marks[r.ref] = r
	}
	l.at.Move("down", len(l.shown), 1)
}

// markOn marks the chosen row and the next one in the direction of the key.
func (l *list) markOn(key string) {
	if len(l.shown) == 0 {
		return
	}
	for range 2 {
		r := l.shown[l.at.At]
		l.marks[r.ref] = r
		l.at.Move(key, len(l.shown), 1)
		key = ""
	}
}

// markAll marks all that is shown; where all is marked, it takes every mark
// away, also of what is not shown.
func (l *list) markAll() {
	if !slices.ContainsFunc(l.shown, func(r row) bool { _, marked := l.marks[r.ref]; return !marked }) {
		clear(l.marks)
		return
	}
	for _, r := range l.shown {
		l.marks[r.ref] = r
	}
}

// remark brings the marks in step with what was loaded. What is gone from a
// list that was loaded whole has no mark any more.
func (l *list) remark() {
	kept := make(map[string]bool, len(l.rows))
	for _, r := range l.rows {
		if _, marked := l.marks[r.ref]; marked {
			l.marks[r.ref] = r
			kept[r.ref.String()] = true
		}
	}
	for ref := range l.marks {
		if !l.many && l.asked == "" && !kept[ref.String()] {
			delete(l.marks, ref)
		}
	}
}

// marked gives the rows that an act is for: those that are marked, in the
// order of the list, else the chosen one.
func (l *list) marked() []row {
	if len(l.marks) == 0 {
		if len(l.shown) == 0 {
			return nil
		}
		return []row{l.shown[l.at.At]}
	}
	var all, hidden []row
	seen := 0
	for _, r := range l.shown {
		if _, marked := l.marks[r.ref]; marked {
			all = append(all, r)
			seen++
		}
	}
	if seen < len(l.marks) {
		for ref, r := range l.marks {
			if !slices.ContainsFunc(all, func(r row) bool { return r.ref == ref }) {
				hidden = append(hidden, r)
			}
		}
		slices.SortFunc(hidden, func(a, b row) int { return int(a.ref.ID - b.ref.ID) })
	}
	return append(all, hidden...)
}

// markedSaid says how many are marked; empty where none is.
func (l *list) markedSaid(env *page.Env) string {
	if len(l.marks) == 0 {
		return ""
	}
	hidden := len(l.marks)
	for _, r := range l.shown {
		if _, marked := l.marks[r.ref]; marked {
			hidden--
		}
	}
	said := fmt.Sprintf(env.Words.Board.Marked, len(l.marks))
	if hidden > 0 {
		said += " " + fmt.Sprintf(env.Words.Board.MarkedHidden, hidden)
	}
	return said
}
