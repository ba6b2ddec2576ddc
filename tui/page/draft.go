package page

import (
	"maps"

	tea "charm.land/bubbletea/v2"
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
	Key     string            `json:"key,omitempty"`     // of the command, so that a save whose answer was lost is not doubled
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
