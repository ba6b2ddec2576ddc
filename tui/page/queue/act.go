package queue

import (
	"context"
	"fmt"
	"slices"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// target is one order that is acted on, by a command of its own.
type target struct {
	row  careline.QueueRow
	step careline.OrderStep
	do   func(context.Context) (careline.Stepped, error)
}

// outcome is what came of one command.
type outcome struct {
	target
	got careline.Stepped
	err error
}

// run is an act on one order or several.
type run struct {
	ask    *ask // comes back where it was refused
	undo   bool // it takes another back
	ticket *page.Ticket
}

// next does the next step of the orders. Of several, those whose work is under
// way stay: each has its own code.
func (q *queue) next() tea.Cmd {
	on := q.targets()
	if len(on) == 1 && nextOf(&on[0].WorkOrder) == careline.ActComplete {
		q.askCode(on[0])
		return nil
	}
	var all []target
	for _, r := range on {
		if act := nextOf(&r.WorkOrder); act != "" && act != careline.ActComplete {
			all = append(all, q.target(r, careline.OrderStep{Act: act}))
		}
	}
	if len(all) == 0 {
		return widget.Warn(q.env.Words.Queue.NotNext)
	}
	return q.start(all, &run{})
}

// step does the same to orders.
func (q *queue) step(on []careline.QueueRow, step careline.OrderStep) tea.Cmd {
	all := make([]target, len(on))
	for i, r := range on {
		if now, there := q.find(r.ID); there { // as it was loaded last
			r = *now
		}
		all[i] = q.target(r, step)
	}
	return q.start(all, &run{ask: q.ask})
}

func (q *queue) target(r careline.QueueRow, step careline.OrderStep) target {
	step.Order, step.Version = r.ID, r.Version
	return target{row: r, step: step, do: widget.Deliver(q.env, q.env.NewKey(), careline.DeedStepOrder.With(step))}
}

func (q *queue) start(all []target, r *run) tea.Cmd {
	q.acting, q.ask = r, nil
	var cmd tea.Cmd
	r.ticket, cmd = page.Ask(nil, func(ctx context.Context) ([]outcome, error) {
		out := make([]outcome, len(all))
		for i, t := range all {
			got, err := t.do(ctx)
			out[i] = outcome{target: t, got: got, err: err}
		}
		return out, nil
	})
	return cmd
}

// acted says what was done and what was refused. What was to be said with a
// refused act is asked again, with what was typed.
func (q *queue) acted(all []outcome) tea.Cmd {
	r := q.acting
	q.acting = nil
	var did, refused []outcome
	var posted tea.Cmd
	for _, o := range all {
		switch {
		case widget.Posted(o.err):
			posted = func() tea.Msg { return page.Posted{} }
			refused = append(refused, o)
		case o.err != nil:
			refused = append(refused, o)
		default:
			did = append(did, o)
			delete(q.marks, o.row.ID)
			q.became(&o.got.Order)
		}
	}
	if posted == nil && len(did) == 0 && r.ask != nil {
		q.ask = r.ask
		if code := q.ask.back; code != nil && refused[0].step.Act == careline.ActComplete {
			q.ask = code
			if refused[0].step.Code != "" {
				code.field.SetValue("")
			}
		}
	}
	q.env.Undo = undoOf(did, r.undo)
	return tea.Batch(posted, q.Init(), q.tell(did, refused, r.undo))
}

// became shows at once what an act left of an order: the next key is meant for
// that, though the list is loaded again only now.
func (q *queue) became(o *careline.WorkOrder) {
	r, there := q.find(o.ID)
	if !there {
		return
	}
	r.WorkOrder = *o
	if !o.State.Open() || o.Visit().State == careline.VisitRejected {
		q.got.Rows = slices.DeleteFunc(q.got.Rows, func(r careline.QueueRow) bool { return r.ID == o.ID })
	}
	q.refresh()
}

// undoOf is how acts are taken back; nil where they can't be, or are several.
func undoOf(did []outcome, back bool) *page.Undo {
	if len(did) == 0 || back || !did[0].step.Act.Retractable() {
		return nil
	}
	u := &page.Undo{Act: did[0].step.Act}
	for _, o := range did {
		if o.step.Act != u.Act {
			return nil
		}
		u.On = append(u.On, page.Left{On: o.row.ID.Ref(), Version: o.got.Order.Version, Changed: true})
	}
	return u
}

func (q *queue) tell(did, refused []outcome, back bool) tea.Cmd {
	w := &q.env.Words.Queue
	said := ""
	switch {
	case len(did) == 0:
		return page.Fail(refused[0].err, q.env.Lang)
	case back && len(did) == 1:
		said = fmt.Sprintf(w.TakenBack, did[0].row.ID)
	case back:
		said = fmt.Sprintf(w.TakenBack, fmt.Sprintf(q.env.Words.Board.NOrders, len(did)))
	case len(did) > 1:
		said = fmt.Sprintf(w.DidMany, len(did))
	default:
		said = q.toldOf(did[0])
	}
	if len(refused) > 0 {
		said += fmt.Sprintf(w.Refused, len(refused), careline.Explain(refused[0].err, q.env.Lang))
	}
	if q.env.Undo != nil {
		said += w.UndoHint
	}
	status := page.Status{Text: said, Bad: len(refused) > 0}
	return func() tea.Msg { return status }
}

func (q *queue) toldOf(o outcome) string {
	w, name := &q.env.Words.Queue, careline.Sanitize(o.row.CustomerName)
	switch o.step.Act {
	case careline.ActReject:
		return fmt.Sprintf(w.Rejected, o.row.ID)
	case careline.ActCannotComplete:
		return fmt.Sprintf(w.Followed, o.row.ID, o.got.Follow)
	case careline.ActComplete:
		return fmt.Sprintf(w.Finished, o.row.ID, name, o.step.Rating.In(q.env.Lang))
	case careline.ActTechnician:
		return fmt.Sprintf(w.Did, o.row.ID, name, q.technician(o.step.Technician))
	}
	return fmt.Sprintf(w.Did, o.row.ID, name, o.step.Act.In(q.env.Lang))
}

// undo takes the last act of this console back.
func (q *queue) undo() tea.Cmd {
	last := q.env.Undo
	q.env.Undo = nil
	var all []target
	for _, l := range last.On {
		if l.On.Kind != careline.KindOrder || !l.Changed {
			continue
		}
		back := careline.DeedTakeBackOrder.With(careline.OrderBack{Order: careline.OrderID(l.On.ID), Version: l.Version, Act: last.Act})
		t := target{step: careline.OrderStep{Act: last.Act}}
		t.row.ID = careline.OrderID(l.On.ID)
		t.do = widget.Deliver(q.env, q.env.NewKey(), careline.Giving(back, func(o careline.WorkOrder) careline.Stepped { return careline.Stepped{Order: o} }))
		all = append(all, t)
	}
	if len(all) == 0 {
		return widget.Warn(q.env.Words.Queue.NoUndo)
	}
	return q.start(all, &run{undo: true})
}
