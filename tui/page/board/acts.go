package board

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// actKeys lists what can be done to the marked, or to the chosen row.
func (b *board) actKeys() []page.Key {
	w := &b.env.Words.Board
	off := func(p careline.Permission) string {
		if len(b.list().marked()) == 0 {
			return w.Nothing
		}
		return widget.Denied(b.env, p)
	}
	undo := b.undoKey()
	if b.tab == cases {
		return []page.Key{
			{Name: "give", Keys: []string{"g", "ctrl+g"}, Label: w.Give, Off: off(careline.MayHandle), Do: b.give},
			{Name: "acknowledge", Keys: []string{"a"}, Label: w.Acknowledge, Off: off(careline.MayHandle), Do: b.acknowledge},
			{Name: "take", Keys: []string{"i"}, Label: w.Take, Off: off(careline.MayHandle), Do: b.take},
			{Name: "provider", Keys: []string{"y"}, Label: w.Provider, Do: b.pickProvider},
			{Name: "weigh", Keys: []string{"e"}, Label: w.Weigh, Off: off(careline.MayHandle), Do: b.weigh},
			undo,
		}
	}
	return []page.Key{
		{Name: "assign", Keys: []string{"g", "ctrl+g"}, Label: w.PassOn, Off: off(careline.MayDispatch), Do: b.passOn},
		{Name: "hold", Keys: []string{"h"}, Label: w.Hold, Off: off(careline.MayCarryOut), Do: b.hold},
		{Name: "resume", Keys: []string{"r"}, Label: w.Resume, Off: off(careline.MayCarryOut), Do: b.resume},
		{Name: "approve", Keys: []string{"a", "$"}, Label: w.Approve, Off: widget.Denied(b.env, careline.MaySettle), Hidden: !b.env.Session.May(careline.MaySettle), Do: b.approve},
		{Name: "cancel", Keys: []string{"k"}, Label: w.Cancel, Off: off(careline.MayDispatch), Do: b.cancel},
		undo,
	}
}

func (b *board) undoKey() page.Key {
	w := &b.env.Words.Board
	off := ""
	if b.env.Undo == nil {
		off = w.NoUndo
	}
	return page.Key{Name: "undo", Keys: []string{"ctrl+z", "z"}, Label: w.Undo, Off: off, Hidden: off != "", Do: b.undo}
}

// stepOrders does the same act to orders.
func (b *board) stepOrders(rows []row, step careline.OrderStep, said func(string) string) tea.Cmd {
	r := &run{
		said: said,
		do: func(t target) careline.Intent[int64] {
			step := step
			step.Order, step.Version = careline.OrderID(t.ref.ID), t.version
			return careline.Giving(careline.DeedStepOrder.With(step), func(v careline.Stepped) int64 { return v.Order.Version })
		},
	}
	if step.Act.Retractable() {
		r.back = func(done []page.Left) *page.Undo { return &page.Undo{Act: step.Act, On: done} }
	}
	return b.start(rows, r)
}

// passOn asks the rules who could take the orders.
func (b *board) passOn() tea.Cmd {
	w, s := &b.env.Words.Board, b.env.Session
	rows := b.list().marked()
	b.endTyping()
	ids := make([]careline.OrderID, len(rows))
	for i, r := range rows {
		ids[i] = careline.OrderID(r.ref.ID)
	}
	b.panel = newPicker(b.about(w.PassTitle, rows), w.NobodyLeft, nil, func(c choice) tea.Cmd {
		// Who has it already keeps it.
		rows := slices.DeleteFunc(slices.Clone(rows), func(r row) bool { return r.whoID == c.id })
		return b.stepOrders(rows, careline.OrderStep{Act: careline.ActAssign, Provider: careline.ProviderID(c.id)}, func(subject string) string {
			return fmt.Sprintf(w.Passed, subject, c.name.EN)
		})
	})
	var cmd tea.Cmd
	b.asking, cmd = page.Ask(b.asking, func(ctx context.Context) ([]careline.Taker, error) { return s.Takers(ctx, ids) })
	return cmd
}

// ranked offers who could take the orders, the best first.
func (b *board) ranked(all []careline.Taker, err error) tea.Cmd {
	p, open := b.panel.(*picker)
	if err != nil {
		b.panel = nil
		return page.Fail(err, b.env.Lang)
	}
	if !open {
		return nil
	}
	n := len(b.list().marked())
	choices := make([]choice, len(all))
	for i, t := range all {
		c := choice{id: int64(t.Provider.ID), name: both(t.Provider.Name)}
		if n > 1 {
			c.note = fmt.Sprintf(b.env.Words.Board.Fits, t.Fits, n)
		} else {
			var why []string
			for _, r := range t.Reasons {
				why = append(why, r.In(b.env.Lang))
			}
			c.note = strings.Join(why, " · ")
		}
		choices[i] = c
	}
	p.offer(choices)
	return nil
}

// about puts how many records an act is for into its title.
func (b *board) about(title string, rows []row) string {
	if len(rows) == 1 {
		return fmt.Sprintf(title, rows[0].ref.String())
	}
	if b.tab == cases {
		return fmt.Sprintf(title, fmt.Sprintf(b.env.Words.Board.NCases, len(rows)))
	}
	return fmt.Sprintf(title, fmt.Sprintf(b.env.Words.Board.NOrders, len(rows)))
}

func (b *board) hold() tea.Cmd {
	w, rows := &b.env.Words.Board, b.list().marked()
	b.panel = newAsker(b.about(w.HoldTitle, rows), "", func(why string) tea.Cmd {
		return b.stepOrders(rows, careline.OrderStep{Act: careline.ActHold, Reason: why}, func(subject string) string {
			return fmt.Sprintf(w.Held, subject)
		})
	})
	return nil
}

func (b *board) resume() tea.Cmd {
	w := &b.env.Words.Board
	return b.stepOrders(b.list().marked(), careline.OrderStep{Act: careline.ActResume}, func(subject string) string {
		return fmt.Sprintf(w.Resumed, subject)
	})
}

// approve settles completed orders. Where the list shows none, it goes to
// those that wait for it.
func (b *board) approve() tea.Cmd {
	w, l := &b.env.Words.Board, b.list()
	if len(l.marks) == 0 && l.look.State != string(careline.OrderCompleted) {
		return tea.Batch(b.changeLook(func(l *list) { l.look = look{State: string(careline.OrderCompleted), Sort: byAge} })(), page.Done(w.ToApprove))
	}
	rows := l.marked()
	if len(rows) == 0 {
		return widget.Warn(w.Nothing)
	}
	return b.stepOrders(rows, careline.OrderStep{Act: careline.ActSettle}, func(subject string) string {
		return fmt.Sprintf(w.Approved, subject)
	})
}

// cancel asks for the reason, then once more: it has no way back.
func (b *board) cancel() tea.Cmd {
	w, rows := &b.env.Words.Board, b.list().marked()
	b.panel = newAsker(b.about(w.CancelTitle, rows), "", func(why string) tea.Cmd {
		if strings.TrimSpace(why) == "" {
			return widget.Warn(w.NeedsReason)
		}
		b.panel = &teller{
			title: b.about(w.CancelTitle, rows), lines: []string{w.NoWayBack, why},
			yes: func() tea.Cmd {
				return b.stepOrders(rows, careline.OrderStep{Act: careline.ActCancel, Reason: why}, func(subject string) string {
					return fmt.Sprintf(w.Cancelled, subject)
				})
			},
		}
		return nil
	})
	return nil
}

// changeCases does the same to cases.
func (b *board) changeCases(
	rows []row, said func(string) string, do func(target) careline.Intent[careline.Case],
) tea.Cmd {
	return b.start(rows, &run{
		said: said, back: func(done []page.Left) *page.Undo { return &page.Undo{On: done} },
		do: func(t target) careline.Intent[int64] {
			return careline.Giving(do(t), func(c careline.Case) int64 { return c.Version })
		},
	})
}

// give asks who is to own the cases: the person first, nobody last.
func (b *board) give() tea.Cmd {
	w, rows, me := &b.env.Words.Board, b.list().marked(), b.env.Session.Staff()
	b.endTyping()
	var first, all []choice
	for _, p := range b.got.colleagues {
		c := choice{id: int64(p.ID), code: p.Login, name: both(p.Name), note: b.env.Say(p.Role)}
		switch {
		case p.ID == me.ID:
			c.note = w.Myself
			first = append(first, c)
		case p.Role.May(careline.MayHandle):
			all = append(all, c)
		}
	}
	all = append(append(first, all...), choice{name: both(w.Nobody)})
	b.panel = newPicker(b.about(w.GiveTitle, rows), b.env.Words.Form.None, all, func(c choice) tea.Cmd {
		return b.changeCases(rows, func(subject string) string {
			if c.id == 0 {
				return fmt.Sprintf(w.Released, subject)
			}
			return fmt.Sprintf(w.Given, subject, c.name.EN)
		}, func(t target) careline.Intent[careline.Case] {
			return careline.DeedAssignCase.With(careline.CaseAssign{Case: careline.CaseID(t.ref.ID), Version: t.version, Owner: careline.StaffID(c.id)})
		})
	})
	return nil
}

// take gives the cases to the person.
func (b *board) take() tea.Cmd {
	w, me := &b.env.Words.Board, b.env.Session.Staff()
	return b.changeCases(b.list().marked(), func(subject string) string {
		return fmt.Sprintf(w.Taken, subject)
	}, func(t target) careline.Intent[careline.Case] {
		return careline.DeedAssignCase.With(careline.CaseAssign{Case: careline.CaseID(t.ref.ID), Version: t.version, Owner: me.ID})
	})
}

// weigh asks for the severity.
func (b *board) weigh() tea.Cmd {
	w, rows := &b.env.Words.Board, b.list().marked()
	var all []choice
	for _, o := range widget.Options(careline.Severities()) {
		all = append([]choice{{code: o.Code, name: o.Name}}, all...)
	}
	b.panel = newPicker(b.about(w.WeighTitle, rows), "", all, func(c choice) tea.Cmd {
		return b.changeCases(rows, func(subject string) string {
			return fmt.Sprintf(w.Weighed, subject, c.name.In(b.env.Lang))
		}, func(t target) careline.Intent[careline.Case] {
			return careline.DeedWeighCase.With(careline.CaseWeigh{
				Case: careline.CaseID(t.ref.ID), Version: t.version, Severity: careline.Severity(c.code),
			})
		})
	})
	return nil
}

func (b *board) acknowledge() tea.Cmd {
	w := &b.env.Words.Board
	return b.changeCases(b.list().marked(), func(subject string) string {
		return fmt.Sprintf(w.Acknowledged, subject)
	}, func(t target) careline.Intent[careline.Case] {
		return careline.DeedAdvanceCase.With(careline.CaseStep{Case: careline.CaseID(t.ref.ID), Version: t.version, To: careline.CaseAcknowledged})
	})
}
