package store

import (
	"strings"
	"time"
)

// filter is the conditions of a list, all to be met.
type filter struct {
	conditions []string
	args       []any
}

func (f *filter) and(condition string, args ...any) {
	f.conditions = append(f.conditions, condition)
	f.args = append(f.args, args...)
}

// states asks for one of the states. Lists of what is left to do name
// is_open, for there is an index that holds nothing else.
func states[S interface {
	~string
	Open() bool
}](f *filter, list []S) {
	switch len(list) {
	case 0:
		return
	case 1:
		f.and("x.state = ?", string(list[0]))
	default:
		args := make([]any, len(list))
		for i, s := range list {
			args[i] = string(s)
		}
		// || '' keeps the index by state out of it: it would find every record
		// in these states and sort them, where the newest few are asked for.
		f.and("x.state || '' IN (?"+strings.Repeat(", ?", len(list)-1)+")", args...)
	}
	for _, s := range list {
		if !s.Open() {
			return
		}
	}
	f.and("x.is_open = 1")
}

// where is the conditions as a clause; x is the table that is listed.
func (f *filter) where() string {
	if len(f.conditions) == 0 {
		return ""
	}
	return " WHERE " + strings.Join(f.conditions, " AND ")
}

// openedBefore asks for what is older; zero asks for nothing.
func (f *filter) openedBefore(at time.Time) {
	if !at.IsZero() {
		f.and("x.opened < ?", micros(at))
	}
}

// byWindow ends the query of a list of orders, the first window first.
func (f *filter) byWindow(limit int) string {
	f.args = append(f.args, atMost(limit))
	return " ORDER BY x.window_from IS NULL, x.window_from, x.id LIMIT ?"
}

// byAge ends the query of a list, the newest first or the oldest.
func (f *filter) byAge(oldest bool, limit int) string {
	f.args = append(f.args, atMost(limit))
	if oldest {
		return " ORDER BY x.opened, x.id LIMIT ?"
	}
	return " ORDER BY x.opened DESC, x.id DESC LIMIT ?"
}
