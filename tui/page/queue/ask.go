package queue

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"golang.org/x/text/width"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// ask is what has to be said with an act: chosen by a digit, or typed.
type ask struct {
	on      []careline.QueueRow
	title   string
	options []option
	at      widget.Rows
	field   *widget.Field // what is typed; nil: something is chosen
	label   string        // of the field
	entered func() tea.Cmd
	back    *ask // where esc leads; nil: to the list
	step    careline.OrderStep
}

// option is one thing to choose.
type option struct {
	name string
	do   func() tea.Cmd
}

// words gives what is typed.
func (a *ask) words() string {
	switch {
	case a.field != nil:
		return a.field.Value()
	case a.back != nil:
		return a.back.words()
	}
	return ""
}

func (a *ask) keys(q *queue) []page.Key {
	w := &q.env.Words.Queue
	back := page.Key{Name: "close", Keys: []string{"esc"}, Label: q.env.Words.Common.Back, Do: func() tea.Cmd {
		q.ask = a.back
		return nil
	}}
	if a.field != nil {
		return []page.Key{{Name: "submit", Keys: []string{"enter", "ctrl+s"}, Label: w.Submit, Do: a.entered}, back}
	}
	keys := []page.Key{{Name: "pick", Keys: []string{"enter"}, Label: w.Submit, Do: func() tea.Cmd { return a.options[a.at.At].do() }}}
	for i, o := range a.options[:min(9, len(a.options))] {
		keys = append(keys, page.Key{Name: "pick " + strconv.Itoa(i+1), Keys: []string{strconv.Itoa(i + 1)}, Label: o.name, Hidden: true, Do: o.do})
	}
	return append(keys, back)
}

// subject names the orders in a title: one by number and customer.
func (q *queue) subject(on []careline.QueueRow) string {
	if len(on) == 1 {
		return strings.TrimSpace(on[0].ID.String() + " " + careline.Sanitize(on[0].CustomerName))
	}
	return fmt.Sprintf(q.env.Words.Board.NOrders, len(on))
}

func (q *queue) rejects() []string {
	w := &q.env.Words.Queue
	return []string{w.Reject1, w.Reject2, w.Reject3, w.Reject4, w.Reject5}
}

func (q *queue) cannots() []string {
	w := &q.env.Words.Queue
	return []string{w.Cannot1, w.Cannot2, w.Cannot3, w.Cannot4, w.Cannot5}
}

// why asks for the reason of an act.
func (q *queue) why(act careline.OrderAct, title string, reasons []string) tea.Cmd {
	on := q.targets()
	a := &ask{on: on, title: fmt.Sprintf(title, q.subject(on))}
	for _, reason := range reasons {
		a.options = append(a.options, option{reason, func() tea.Cmd {
			return q.step(on, careline.OrderStep{Act: act, Reason: reason})
		}})
	}
	a.options = append(a.options, option{q.env.Words.Queue.Own, func() tea.Cmd {
		q.ownWords(a, act, "")
		return nil
	}})
	q.ask = a
	return nil
}

// ownWords asks for a reason in the person's own words.
func (q *queue) ownWords(back *ask, act careline.OrderAct, typed string) {
	field := widget.NewField("")
	field.SetValue(typed)
	field.Focus()
	a := &ask{on: back.on, title: back.title, field: field, label: q.env.Words.Queue.ReasonLabel, back: back, step: careline.OrderStep{Act: act}}
	a.entered = func() tea.Cmd {
		return q.step(a.on, careline.OrderStep{Act: act, Reason: field.Value()})
	}
	q.ask = a
}

// giveTo asks who goes.
func (q *queue) giveTo() tea.Cmd {
	on := q.targets()
	a := &ask{on: on, title: fmt.Sprintf(q.env.Words.Queue.WhoGoes, q.subject(on))}
	for _, t := range q.got.Technicians {
		busy := 0
		for i := range q.got.Rows {
			busy += len(slices.DeleteFunc([]careline.TechnicianID{q.got.Rows[i].Visit().Technician}, func(id careline.TechnicianID) bool { return id != t.ID }))
		}
		a.options = append(a.options, option{fmt.Sprintf("%s (%d)", careline.Sanitize(t.Name), busy), func() tea.Cmd {
			return q.step(on, careline.OrderStep{Act: careline.ActTechnician, Technician: t.ID})
		}})
	}
	q.ask = a
	return nil
}

// askCode asks for the code that the customer reads out, or for why there is
// none.
func (q *queue) askCode(r careline.QueueRow) {
	field := widget.NewField("")
	field.Focus()
	on := []careline.QueueRow{r}
	a := &ask{
		on: on, title: fmt.Sprintf(q.env.Words.Queue.CodeTitle, q.subject(on)), field: field, label: q.env.Words.Queue.CodeLabel,
		step: careline.OrderStep{Act: careline.ActComplete},
	}
	a.entered = func() tea.Cmd {
		q.askRating(a)
		return nil
	}
	q.ask = a
}

// plainDigits gives what an input method made wide as it was meant.
func plainDigits(s string) string { return width.Fold.String(s) }

// isCode tells whether what was typed is a code and not a reason.
func isCode(s string) bool {
	return len(s) == careline.CodeDigits && strings.Trim(s, "0123456789") == ""
}

// askRating asks for the customer's word; it is the last key of a visit.
func (q *queue) askRating(code *ask) {
	said := strings.TrimSpace(code.field.Value())
	step := careline.OrderStep{Act: careline.ActComplete}
	if narrow := plainDigits(said); isCode(narrow) {
		step.Code = narrow
	} else {
		step.Reason = said
	}
	a := &ask{on: code.on, title: fmt.Sprintf(q.env.Words.Queue.RatingTitle, q.subject(code.on)), back: code}
	for _, rating := range careline.Ratings() {
		a.options = append(a.options, option{rating.In(q.env.Lang), func() tea.Cmd {
			step.Rating = rating
			return q.step(a.on, step)
		}})
	}
	a.at.At = len(a.options) - 1 // who presses enter has not asked
	q.ask = a
}

// typed gives typing to the field; a whole code needs no key after it.
func (q *queue) typed(msg tea.Msg) tea.Cmd {
	a := q.ask
	if !a.field.Update(msg) {
		return nil
	}
	if a.step.Act == careline.ActComplete && isCode(plainDigits(a.field.Value())) {
		q.askRating(a)
	}
	return nil
}
