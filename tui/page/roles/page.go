// Package roles is the page of who may do what: the one table of the hotline's
// rules, for everybody to read.
package roles

import (
	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Page shows the table.
type Page struct {
	env  *page.Env
	rows widget.Rows
	high int // rows that were shown last
}

// New makes the page.
func New(env *page.Env) page.Page { return &Page{env: env} }

// Init has nothing to load: the table is part of the program.
func (p *Page) Init() tea.Cmd { return nil }

// Title names the page.
func (p *Page) Title() string { return p.env.Words.Roles.Title }

// Typing is never.
func (p *Page) Typing() bool { return false }

// Update takes arrows.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	if key, is := msg.(tea.KeyPressMsg); is {
		p.rows.Move(key.String(), len(careline.Permissions()), p.high)
	}
	return nil
}
