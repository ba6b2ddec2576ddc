package reference

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// asking is the overlay that tells where a piece of reference data is used
// and, where it was asked for, asks whether to retire it or take it back.
type asking struct {
	row   row
	turn  bool // it asks
	load  *page.Ticket
	uses  []careline.Use
	known bool // the uses are
}

// ask opens the overlay on the chosen row.
func (l *list) ask(turn bool) tea.Cmd {
	l.asking = &asking{row: *l.chosen(), turn: turn}
	return l.count()
}

func (l *list) count() tea.Cmd {
	a, s := l.asking, l.env.Session
	x := a.row.of
	var cmd tea.Cmd
	a.load, cmd = page.Ask(a.load, func(ctx context.Context) ([]careline.Use, error) { return s.WhereUsed(ctx, x) })
	return cmd
}

// recount counts again what others changed meanwhile.
func (l *list) recount() tea.Cmd {
	if l.asking == nil || l.saving.Busy() {
		return nil
	}
	return l.count()
}

func (l *list) counted(msg page.Answer[[]careline.Use]) tea.Cmd {
	a := l.asking
	if a == nil || msg.Ticket != a.load {
		return nil
	}
	a.load = nil
	if msg.Err != nil {
		if !a.known {
			l.asking = nil
		}
		return page.Unread(msg.Err, l.env.Lang)
	}
	a.uses, a.known = msg.Value, true
	return nil
}

// follow keeps the question in step with a list that was loaded again: a
// question about what somebody else has just changed is taken back.
func (l *list) follow() tea.Cmd {
	a := l.asking
	if a == nil {
		return nil
	}
	for _, r := range l.rows {
		if r.of != a.row.of {
			continue
		}
		if r.version == a.row.version || !a.turn {
			a.row = r
			return nil
		}
	}
	l.close()
	return widget.Warn(l.env.Words.Reference.Moved)
}

func (l *list) close() {
	l.asking.load.Drop()
	l.asking = nil
}

func (a *asking) keys(l *list) []page.Key {
	w := l.words()
	shut := page.Key{
		Name: "cancel", Keys: []string{"esc"}, Label: w.Close, Do: func() tea.Cmd {
			l.close()
			return nil
		},
	}
	confirm := page.Key{Name: "confirm", Keys: []string{"enter", "y"}, Label: w.Confirm, Do: l.confirm}
	switch {
	case l.saving.Busy():
		shut.Off, confirm.Off = l.env.Words.Form.Saving, l.env.Words.Form.Saving
	case !a.turn:
		confirm.Label, confirm.Do = w.Close, shut.Do
	default:
		shut.Label = l.env.Words.Form.Cancel
		if !a.known {
			confirm.Off = w.NotYet
		}
	}
	return []page.Key{confirm, shut}
}

// confirm retires what was asked about, or takes it back.
func (l *list) confirm() tea.Cmd {
	r := l.asking.row
	r.retired = !r.retired
	retire := careline.DeedRetire.With(careline.Retiring{Of: r.of, Retired: r.retired, Version: r.version})
	return widget.Save(&l.saving, l.env, careline.Giving(retire, func(struct{}) row { return r }))
}

func (l *list) turned(r row, err error) tea.Cmd {
	l.close()
	if widget.Posted(err) {
		return widget.SayPosted(l.env, err)
	}
	if err != nil {
		return tea.Batch(l.Init(), page.Fail(err, l.env.Lang))
	}
	w := l.words()
	done := w.DidTakeBack
	if r.retired && !l.retired {
		done = w.DidRetire
	} else if r.retired {
		done = w.IsRetired
	}
	return tea.Batch(l.Init(), page.Done(fmt.Sprintf(done, careline.Sanitize(r.code()))))
}
