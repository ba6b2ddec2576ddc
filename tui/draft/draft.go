// Package draft journals what is typed and not saved to the operator's own
// machine: one small file a draft, in a folder that nobody else may read.
// Several consoles may share the folder; a draft belongs to the one that
// writes it until that console ends, be it by a crash.
package draft

import (
	"encoding/json"
	"slices"
	"time"

	"careline/tui/keep"
	"careline/tui/page"
)

// Draft is a page's draft, bound to the page and to when it was typed.
type Draft struct {
	ID    string
	Route page.Route
	At    time.Time // when it was last typed in
	Page  page.Draft

	file string // its present name in the folder
}

// paper is a draft as it stands in a file.
type paper struct {
	Format int        `json:"careline_draft"`
	Store  string     `json:"store"` // a digest of the name of the hotline; formerly of its DSN
	Staff  string     `json:"staff"`
	Place  Place      `json:"place"`
	At     time.Time  `json:"at"`
	Page   page.Draft `json:"page"`
}

const format = 1

func (j *Journal) write(d Draft) ([]byte, error) {
	where, ok := PlaceOf(d.Route)
	if !ok {
		return nil, keep.ErrForeign
	}
	return json.Marshal(paper{
		Format: format, Store: j.store, Staff: j.staff, Place: where, At: d.At, Page: d.Page,
	})
}

// read understands a file. mine tells whether it is of this store and person.
func (j *Journal) read(data []byte) (d Draft, mine bool, err error) {
	var p paper
	if err := json.Unmarshal(data, &p); err != nil {
		return d, false, err
	}
	if p.Format != format || len(p.Page.Typed) == 0 {
		return d, false, keep.ErrForeign
	}
	route, ok := p.Place.Route()
	if !ok {
		return d, false, keep.ErrForeign
	}
	here := p.Store == j.store || slices.Contains(j.formerly, p.Store)
	return Draft{Route: route, At: p.At, Page: p.Page}, here && p.Staff == j.staff, nil
}
