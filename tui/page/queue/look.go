package queue

import (
	"time"

	"careline"
	"careline/tui/page"
)

// day is which days' orders are shown.
type day int

const (
	everyDay day = iota
	today        // and what is overdue
	tomorrow
	later
	days
)

// nobody stands for orders without a technician.
const nobody careline.TechnicianID = -1

// look is what is left out of the list.
type look struct {
	day day
	who careline.TechnicianID // zero: everybody's
}

func (l look) takes(r *careline.QueueRow, now time.Time) bool {
	if l.who == nobody && r.Visit().Technician != 0 || l.who > 0 && r.Visit().Technician != l.who {
		return false
	}
	if l.day == everyDay || r.Window.IsZero() {
		return true
	}
	on, first := careline.DateOf(r.Window.From.In(now.Location())), careline.DateOf(now)
	switch l.day {
	case today:
		return on <= first
	case tomorrow:
		return on == first.AddDays(1)
	default:
		return on > first.AddDays(1)
	}
}

func (l look) saidDay(env *page.Env) string {
	w := &env.Words.Queue
	return [...]string{everyDay: w.AnyDay, today: w.Today, tomorrow: w.Tomorrow, later: w.Later}[l.day]
}

func (q *queue) saidWho() string {
	w := &q.env.Words.Queue
	switch q.look.who {
	case 0:
		return w.Everybody
	case nobody:
		return w.Nobody
	}
	return q.technician(q.look.who)
}

// technician names one of the provider's.
func (q *queue) technician(id careline.TechnicianID) string {
	for _, t := range q.got.Technicians {
		if t.ID == id {
			return careline.Sanitize(t.Name)
		}
	}
	return ""
}

// nextWho goes through everybody's, nobody's and each technician's.
func (q *queue) nextWho() {
	all := []careline.TechnicianID{0, nobody}
	for _, t := range q.got.Technicians {
		all = append(all, t.ID)
	}
	for i, id := range all {
		if id == q.look.who {
			q.look.who = all[(i+1)%len(all)]
			return
		}
	}
	q.look.who = 0
}
