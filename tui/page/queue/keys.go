package queue

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// nextOf is the natural next step of a visit; empty: there is none.
func nextOf(o *careline.WorkOrder) careline.OrderAct {
	for _, act := range []careline.OrderAct{
		careline.ActAccept, careline.ActSetOff, careline.ActStart, careline.ActComplete, careline.ActResume,
	} {
		if o.Can(act) == nil {
			return act
		}
	}
	return ""
}

func (q *queue) label(act careline.OrderAct) string {
	w := &q.env.Words.Queue
	return map[careline.OrderAct]string{
		careline.ActAccept: w.Accept, careline.ActSetOff: w.SetOff, careline.ActStart: w.Arrive,
		careline.ActComplete: w.Done, careline.ActResume: w.Resume,
	}[act]
}

// Keys lists what can be done, the most used first.
func (q *queue) Keys() []page.Key {
	if q.got == nil {
		return nil
	}
	if q.ask != nil {
		return q.ask.keys(q)
	}
	w, r, on := &q.env.Words.Queue, q.chosen(), q.targets()
	none := ""
	if r == nil {
		none = w.Nothing
	}
	next := page.Key{Name: "next", Keys: []string{"enter"}, Label: w.Next, Off: none, Do: q.next}
	reject := page.Key{Name: "reject", Keys: []string{"r"}, Label: w.Reject, Off: none, Do: func() tea.Cmd { return q.why(careline.ActReject, w.WhyReject, q.rejects()) }}
	cannot := page.Key{Name: "cannot", Keys: []string{"x"}, Label: w.Cannot, Off: none, Do: func() tea.Cmd { return q.why(careline.ActCannotComplete, w.WhyCannot, q.cannots()) }}
	who := page.Key{Name: "technician", Keys: []string{"t"}, Label: w.GiveTo, Off: none, Do: q.giveTo}
	if r != nil {
		act := nextOf(&on[0].WorkOrder)
		if next.Label = q.label(act); act == "" {
			next.Label, next.Off = w.Next, w.NotNext
		}
		reject.Off = q.can(careline.ActReject, on, w.NotReject)
		cannot.Off = q.can(careline.ActCannotComplete, on, w.NoDone)
		who.Off = q.can(careline.ActTechnician, on, "")
		if len(q.got.Technicians) == 0 {
			who.Off = w.NoTeam
		}
	}
	keys := []page.Key{
		next, reject, who, cannot,
		{Name: "mark", Keys: []string{"space"}, Label: w.Mark, Off: none, Do: q.mark},
		{Name: "day", Keys: []string{"d"}, Label: w.Day, Do: func() tea.Cmd {
			q.look.day = (q.look.day + 1) % days
			q.refresh()
			return nil
		}},
		{Name: "who", Keys: []string{"f"}, Label: w.Who, Do: func() tea.Cmd {
			q.nextWho()
			q.refresh()
			return nil
		}},
		q.undoKey(),
		{Name: "open", Keys: []string{"o"}, Label: w.Open, Off: none, Do: func() tea.Cmd { return page.Open(page.ToOrder{ID: q.chosen().ID}) }},
		{Name: "mark all", Keys: []string{"*", "ctrl+a"}, Label: w.MarkAll, Off: none, Hidden: true, Do: q.markAll},
	}
	return append(keys, q.digits()...)
}

// can says why an act is not possible for the first of the orders; empty: it is.
func (q *queue) can(act careline.OrderAct, on []careline.QueueRow, why string) string {
	for i := range on {
		err := on[i].Can(act)
		if err == nil {
			continue
		}
		if why != "" {
			return why
		}
		return careline.Explain(err, q.env.Lang)
	}
	return ""
}

// digits begin the code of the chosen order at once, so that who has it read
// out need not press a key first.
func (q *queue) digits() []page.Key {
	w, on := &q.env.Words.Queue, q.targets()
	off := w.NotThere
	if len(on) == 1 && on[0].Can(careline.ActComplete) == nil {
		off = ""
	}
	keys := make([]page.Key, 10)
	for i := range keys {
		digit := strconv.Itoa(i)
		keys[i] = page.Key{Name: "code " + digit, Keys: []string{digit}, Label: w.Digit + " " + digit, Off: off, Hidden: true, Do: func() tea.Cmd {
			q.askCode(on[0])
			q.ask.field.SetValue(digit)
			return nil
		}}
	}
	return keys
}

func (q *queue) undoKey() page.Key {
	w, off := &q.env.Words.Queue, ""
	if q.env.Undo == nil {
		off = w.NoUndo
	}
	return page.Key{Name: "undo", Keys: []string{"ctrl+z", "z"}, Label: w.Undo, Off: off, Hidden: off != "", Do: q.undo}
}

// mark marks the chosen order, or takes its mark away.
func (q *queue) mark() tea.Cmd {
	id := q.chosen().ID
	if q.marks[id] {
		delete(q.marks, id)
	} else {
		q.marks[id] = true
	}
	q.at.Move("down", len(q.rows), 1)
	return nil
}

// markAll marks all that is shown; where all is marked, it takes every mark away.
func (q *queue) markAll() tea.Cmd {
	all := true
	for i := range q.rows {
		all = all && q.marks[q.rows[i].ID]
	}
	clear(q.marks)
	if !all {
		for i := range q.rows {
			q.marks[q.rows[i].ID] = true
		}
	}
	return nil
}
