// Package watch is the pages of a supervisor who looks over an operator's
// shoulder: the consoles that are open, and what one of them shows.
package watch

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// List is the consoles that are open.
type List struct {
	env    *page.Env
	open   []careline.Console
	loaded bool
	load   *page.Ticket
	rows   widget.Rows
	high   int
}

// New makes the page of the consoles.
func New(env *page.Env) page.Page { return &List{env: env} }

// Init reads which are open.
func (p *List) Init() tea.Cmd {
	s := p.env.Session
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, s.Consoles)
	return cmd
}

// Title names the page.
func (p *List) Title() string { return p.env.Words.Watch.Title }

// Typing is never.
func (p *List) Typing() bool { return false }

// Busy tells whether the list is still to come.
func (p *List) Busy() bool { return !p.loaded && p.load != nil }

// Update takes the list, arrows and changes.
func (p *List) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[[]careline.Console]:
		if msg.Ticket != p.load {
			return nil
		}
		p.load = nil
		if msg.Err != nil {
			return page.Unread(msg.Err, p.env.Lang)
		}
		widget.Keep(&p.rows, desks(p.open), desks(msg.Value))
		p.open, p.loaded = msg.Value, true
	case tea.KeyPressMsg:
		p.rows.Move(msg.String(), len(p.open), p.high)
	}
	return nil
}

func desks(open []careline.Console) []string {
	all := make([]string, len(open))
	for i := range open {
		all[i] = open[i].Desk
	}
	return all
}

// Keys lists what can be done.
func (p *List) Keys() []page.Key {
	w := &p.env.Words.Watch
	watch := page.Key{Name: "watch", Keys: []string{"enter", "w"}, Label: w.Watch}
	if p.rows.At < len(p.open) {
		c := p.open[p.rows.At]
		watch.Do = func() tea.Cmd { return page.Open(page.ToWatch{Desk: c.Desk, Staff: c.Staff}) }
	} else {
		watch.Off = w.None
	}
	keys := []page.Key{watch}
	for _, k := range widget.MoveKeys() {
		keys = append(keys, page.Key{Name: k, Keys: []string{k}, Label: w.Move, Hidden: true, Do: func() tea.Cmd {
			p.rows.Move(k, len(p.open), p.high)
			return nil
		}})
	}
	return keys
}

// View draws the list.
func (p *List) View(size page.Size) page.Frame {
	env, w := p.env, &p.env.Words.Watch
	var said string
	switch {
	case !p.loaded:
		said = env.Words.Form.Loading
	case len(p.open) == 0:
		said = w.None
	}
	if said != "" {
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	const role, seen = 14, 16
	width := size.Width - 2
	name := max(8, min(40, width-role-seen-6))
	row := func(a, b, c string) string {
		return widget.Fit(a, name) + "  " + widget.Fit(b, role) + "  " + widget.Fit(c, seen)
	}
	p.high = max(1, size.Height-3)
	first, last := p.rows.Show(len(p.open), p.high)
	lines := []string{"  " + env.Theme.Ink().Dim.Render(row(w.Name, w.Role, w.Seen))}
	now := env.Session.Now()
	for i := first; i < last; i++ {
		c, ink, mark := &p.open[i], env.Theme.Ink(), "  "
		if i == p.rows.At {
			ink, mark = env.Theme.Chosen(), "▸ "
		}
		text := mark + row(careline.Sanitize(c.Who), env.Say(c.Role), env.Words.Times.Moment(c.Seen, now))
		lines = append(lines, p.rows.Hit(env, i, ink.Text.Render(text), widget.Click{}))
	}
	box := widget.Box(env.Theme, size.Width, widget.Section{
		Title: w.Title, Right: widget.Position(first, last, len(p.open)), Lines: lines, Height: p.high + 1, Focused: true,
	})
	return page.Frame{Body: strings.Join(widget.Block(box, size.Width, size.Height), "\n")}
}
