package page

import (
	"errors"
	"maps"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
)

// Draft is what was typed on a page and not saved, as plain text that outlives
// the program.
type Draft struct {
	Form    string            `json:"form,omitempty"`    // which form of the page; empty where it has one
	About   string            `json:"about,omitempty"`   // whom or what it is about, for people
	Version int64             `json:"version,omitempty"` // of the record that was typed over; zero for a new one
	Typed   map[string]string `json:"typed"`             // by field
	Was     map[string]string `json:"was,omitempty"`     // what stood in these fields before
	At      string            `json:"at,omitempty"`      // the field that had the focus
	Lately  []Late            `json:"lately,omitempty"`  // who changed the record meanwhile, the newest first
	Key     string            `json:"key,omitempty"`     // of the command, so that a save whose answer was lost is not doubled
}

// Late is a change to a record that a refused save told of.
type Late struct {
	Who     string            `json:"who,omitempty"`
	At      time.Time         `json:"at"`
	Changes []careline.Change `json:"changes,omitempty"`
}

// Latest gives what happened to the record of a refused save, newest first.
func Latest(err error) []Late {
	var e *careline.Error
	if !errors.As(err, &e) {
		return nil
	}
	var all []Late
	for i := range e.Lately {
		if l := &e.Lately[i].Event; len(l.Changes) > 0 {
			all = append(all, Late{Who: l.Who, At: l.At, Changes: l.Changes})
		}
	}
	return all
}

// Equal tells whether two drafts say the same.
func (d Draft) Equal(o Draft) bool {
	return d.Form == o.Form && d.About == o.About && d.Version == o.Version && d.At == o.At && d.Key == o.Key &&
		maps.Equal(d.Typed, o.Typed) && maps.Equal(d.Was, o.Was)
}

// Drafter is what a page also is if its typing is kept as a draft until it is
// saved or given up.
type Drafter interface {
	// Draft gives what is typed and not saved; false where there is nothing.
	Draft() (Draft, bool)
	// Resume takes a draft back, once the page has loaded what it needs.
	Resume(d Draft) tea.Cmd
}
