package lookup

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// wideFrom is the width from which a second pane shows the chosen file.
const wideFrom = 110

func wide(s page.Size) bool { return s.Width >= wideFrom }

// preview is the second pane: the file of the chosen customer.
type preview struct {
	ticket *page.Ticket
	file   careline.File
}

func (v *preview) clear() {
	v.ticket.Drop()
	*v = preview{}
}

func (v *preview) load(s *careline.Session, id careline.CustomerID) tea.Cmd {
	var cmd tea.Cmd
	v.ticket, cmd = page.Ask(v.ticket, func(ctx context.Context) (careline.File, error) { return s.Open(ctx, id) })
	return cmd
}

// answered takes a file. One that could not be read leaves the pane empty:
// opening it will say why.
func (v *preview) answered(a page.Answer[careline.File]) {
	if a.Ticket == v.ticket && a.Err == nil {
		v.ticket, v.file = nil, a.Value
	}
}

// draw draws the pane, or the part of the file that is known before it came.
func (v *preview) draw(env *page.Env, hit *careline.Hit, width, height int) []string {
	words, ink := &env.Words.Lookup, env.Theme.Ink()
	section := widget.Section{Title: words.Preview, Height: height - 2}
	if hit == nil {
		return widget.Box(env.Theme, width, section)
	}
	room := width - 4
	var lines []string
	add := func(s string) { lines = append(lines, " "+s) }
	c := &hit.Customer
	section.Title, section.Right = name(c), env.Say(c.Tier)
	if latin := careline.Pinyin(c.Name); latin != "" {
		section.Title += "  " + latin
	}
	for _, phone := range c.Contacts {
		line := "  " + careline.Sanitize(careline.FormatPhone(phone))
		if phone.Kind == careline.ContactPhone {
			line = "☎" + line[1:]
		}
		if phone.Primary {
			line += " *"
		}
		if phone.Label != "" {
			line += "  " + careline.Sanitize(phone.Label)
		}
		add(ink.Text.Render(widget.Cut(line, room)))
	}
	for _, home := range c.Homes {
		style := ink.Text
		if home.Until != "" {
			style = ink.Dim
		}
		for i, l := range widget.Wrap(careline.Sanitize(home.Site.Address()), room-2) {
			add(style.Render([]string{"⌂ ", "  "}[min(i, 1)] + l))
		}
	}
	for _, text := range []string{c.Language, c.Preference, c.Note} {
		for _, l := range widget.Wrap(careline.Sanitize(text), room) {
			if l != "" {
				add(ink.Dim.Render(l))
			}
		}
	}
	if v.file.Customer.ID == c.ID {
		for _, l := range v.records(env, room) {
			add(l)
		}
	}
	section.Lines = lines
	return widget.Box(env.Theme, width, section)
}

// records lists units and what is open.
func (v *preview) records(env *page.Env, room int) []string {
	words, ink := &env.Words.Lookup, env.Theme.Ink()
	var lines []string
	head := func(s string) { lines = append(lines, "", ink.Strong.Render(s)) }
	if len(v.file.Units) > 0 {
		head(words.Units)
	}
	for i := range v.file.Units {
		u := &v.file.Units[i]
		name := ink.Text.Render(careline.Sanitize(u.Unit.Name())) + others(env, u.Unit.ID.Ref(), room)
		lines = append(lines, widget.Apart(name, ink.Dim.Render(env.Say(u.Warranty)), room))
	}
	opened := 0
	for i := range v.file.Cases {
		if k := &v.file.Cases[i]; k.State.Open() {
			if opened++; opened == 1 {
				head(words.OpenCases)
			}
			state := ink.Text.Render(env.Say(k.State))
			if k.Escalated() {
				state = ink.Bad.Render("! " + words.Escalated)
			}
			lines = append(lines, widget.Cut(fmt.Sprintf("%s  %s  %s", ink.Accent.Render(k.ID.String())+others(env, k.ID.Ref(), room),
				state, ink.Dim.Render(careline.Sanitize(k.Text))), room))
		}
	}
	opened = 0
	for i := range v.file.Orders {
		if o := &v.file.Orders[i]; o.State.Open() {
			if opened++; opened == 1 {
				head(words.OpenOrders)
			}
			lines = append(lines, widget.Cut(fmt.Sprintf("%s  %s  %s", ink.Accent.Render(o.ID.String())+others(env, o.ID.Ref(), room),
				ink.Text.Render(env.Say(o.Kind)), ink.Dim.Render(careline.Sanitize(o.ProviderName))), room))
		}
	}
	return lines
}

// others names who else is at a record.
func others(env *page.Env, on careline.Ref, room int) string {
	who := widget.HereNames(env, on, room/4)
	if who == "" {
		return ""
	}
	return env.Theme.Ink().Warn.Render("  " + who)
}
