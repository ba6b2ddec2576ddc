// Package settings holds the page that shows how careline is set up: every
// option, its value, where that comes from and what it is for; and the store.
package settings

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// The options that the console itself can change while it runs.
const (
	Lang  = "lang"
	Theme = "theme"
)

// Row is one option.
type Row struct {
	Name  string
	Value string           // as it was set when careline began
	Unset careline.Speaker // what an empty value means
	From  careline.Speaker // where the value comes from
	About careline.Speaker // what the option is for
	Takes careline.Speaker // what can be set; nil where About says it
	Also  string           // the flag and the environment variable
}

// Fact is something about the store.
type Fact struct {
	Label careline.Words
	Value careline.Speaker
}

// Setup is all that the page shows.
type Setup struct {
	Options []Row
	Store   []Fact
}

// Ask tells how careline is set up now; the store grows.
type Ask func(context.Context) (Setup, error)

// Keys are the keys that change an option while careline runs, by its name.
type Keys map[string]string

type settings struct {
	env  *page.Env
	ask  Ask
	keys Keys
	got  *Setup // nil until loaded
	load *page.Ticket
	gone error
	at   widget.Rows
	high int // rows that were shown last
}

// New makes the page.
func New(env *page.Env, ask Ask, keys Keys) page.Page {
	return &settings{env: env, ask: ask, keys: keys}
}

// Init asks how careline is set up.
func (s *settings) Init() tea.Cmd {
	var cmd tea.Cmd
	s.load, cmd = page.Ask(s.load, s.ask)
	return cmd
}

// Keys lists nothing: arrows choose, and what can be changed has its keys
// everywhere.
func (s *settings) Keys() []page.Key { return nil }

// Typing is never.
func (s *settings) Typing() bool { return false }

// Title names the page.
func (s *settings) Title() string { return s.env.Words.Settings.Title }

// Update takes arrows and answers.
func (s *settings) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return s.Init()
	case page.Answer[Setup]:
		if msg.Ticket != s.load {
			return nil
		}
		s.load = nil
		if msg.Err != nil {
			s.gone = msg.Err
			return page.Fail(msg.Err, s.env.Lang)
		}
		s.got = &msg.Value
	case tea.KeyPressMsg:
		if s.got != nil {
			s.at.Move(msg.String(), len(s.got.Options), s.high)
		}
	}
	return nil
}

// now is the option's value at this moment and where it comes from.
func (s *settings) now(r *Row) (value string, from careline.Speaker) {
	w := &s.env.Words.Settings
	value, from = r.Value, r.From
	switched := false
	switch r.Name {
	case Lang:
		switched = s.env.Switched.Lang
		value = string(s.env.Lang)
	case Theme:
		switched = s.env.Switched.Theme
		if switched || value != "" {
			value = s.env.Theme.Name
		}
	}
	if switched {
		from = careline.Words{EN: w.Here, ZH: w.Here}
	}
	if value == "" && r.Unset != nil {
		value = r.Unset.In(s.env.Lang)
	}
	return careline.Sanitize(value), from
}
