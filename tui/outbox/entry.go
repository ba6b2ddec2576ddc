// Package outbox keeps on the operator's own machine what could not be written
// to the store, or was written and not confirmed, and sends it when it can be:
// in order, each entry once, over as many consoles and crashes as it takes.
package outbox

import (
	"cmp"
	"encoding/json"
	"time"

	"careline"
	"careline/tui/draft"
	"careline/tui/keep"
	"careline/tui/page"
)

// State is how far an entry has come.
type State string

// The states. An entry that was confirmed is gone.
const (
	Waiting     State = "waiting"       // it is certain that the store has it not
	Unconfirmed State = "not_confirmed" // it was sent, and no answer came
	Refused     State = "refused"       // by a rule or by a newer version; somebody has to look
)

var stateWords = map[State]careline.Words{
	Waiting:     {EN: "waiting", ZH: "待发送"},
	Unconfirmed: {EN: "not confirmed", ZH: "未确认"},
	Refused:     {EN: "refused", ZH: "被拒绝"},
}

// In names the state.
func (s State) In(l careline.Lang) string { return stateWords[s].In(l) }

// Entry is one write in the outbox.
type Entry struct {
	Letter careline.Letter
	State  State
	Code   careline.Code  // of a refusal
	Why    careline.Words // that it was refused, or not reached last
	Tries  int
	Last   time.Time // when it was tried last
	From   page.Route
	Draft  page.Draft
	// Behind tells that it waits for an earlier entry about the same record,
	// which was refused.
	Behind bool

	hotline string // where it belongs, as it was written
	file    string // its name in the folder, which gives the order
}

// About says whom or what it is about, for people.
func (e *Entry) About() string { return careline.Sanitize(e.Draft.About) }

// Opens tells whether its form can be opened again with what was typed.
func (e *Entry) Opens() bool { return e.From != nil && len(e.Draft.Typed) > 0 }

// paper is an entry as it stands in a file.
type paper struct {
	Format int `json:"careline_outbox"`
	// Digests, as the address of a store may hold a password.
	Hotline string `json:"hotline,omitempty"`
	Store   string `json:"store"`

	Staff  string          `json:"staff"`
	Letter careline.Letter `json:"letter"`
	State  State           `json:"state"`
	Code   careline.Code   `json:"code,omitempty"`
	Why    careline.Words  `json:"why,omitzero"`
	Tries  int             `json:"tries,omitempty"`
	Last   time.Time       `json:"last,omitzero"`
	Place  draft.Place     `json:"place,omitzero"`
	Draft  page.Draft      `json:"draft,omitzero"`
}

const format = 1

func (b *Box) write(e *Entry) ([]byte, error) {
	hotline := cmp.Or(b.hotline, e.hotline)
	p := paper{
		Format: format, Hotline: hotline, Store: b.store, Staff: b.staff, Letter: e.Letter, State: e.State, Code: e.Code, Why: e.Why,
		Tries: e.Tries, Last: e.Last, Draft: e.Draft,
	}
	p.Place, _ = draft.PlaceOf(e.From)
	data, err := json.Marshal(p)
	if err == nil && len(data) > keep.Largest {
		err = keep.ErrForeign // it could not be read back
	}
	return data, err
}

// read understands a file. mine tells whether it is of this hotline and person.
func (b *Box) read(data []byte) (e Entry, mine bool, err error) {
	var p paper
	if err := json.Unmarshal(data, &p); err != nil {
		return e, false, err
	}
	if _, known := stateWords[p.State]; !known || p.Format != format || p.Letter.Key == "" || p.Letter.Deed == "" {
		return e, false, keep.ErrForeign
	}
	e = Entry{
		Letter: p.Letter, State: p.State, Code: p.Code, Why: p.Why, Tries: p.Tries, Last: p.Last, Draft: p.Draft,
	}
	e.From, _ = p.Place.Route()
	here := p.Store == b.store
	if p.Hotline != "" && b.hotline != "" {
		here = p.Hotline == b.hotline
	}
	e.hotline = p.Hotline
	return e, here && p.Staff == b.staff, nil
}
