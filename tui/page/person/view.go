package person

import (
	"fmt"
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws the form.
func (p *person) View(size page.Size) page.Frame {
	env := p.env
	if p.form == nil {
		said := env.Words.Form.Loading
		if p.gone != nil {
			said = careline.Explain(p.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	p.form.Row("language").Input.(*widget.Line).Placeholder = env.Words.Person.LanguageHint
	hint := env.Words.Person.NewHint
	if p.id != 0 {
		hint = env.Words.Person.Signs
	}
	var hints []string
	for _, l := range widget.Wrap(hint, size.Width-4) {
		hints = append(hints, " "+env.Theme.Ink().Dim.Render(l))
	}
	if lines := p.alikeLines(size.Width-2, min(mostAlike, max(1, size.Height-19))); len(lines) > 0 {
		hints = lines
	} else if who, is := p.double(); is {
		said := fmt.Sprintf(env.Words.Person.Has, careline.Sanitize(who.Name), who.ID)
		hints = append(hints, " "+env.Theme.Ink().Warn.Render(widget.Cut(said, size.Width-4)))
	}
	if size.Height < 12 {
		hints = hints[:0] // the form needs the room
	}
	lines, cursor := p.form.View(env, size.Width-2, max(1, size.Height-3-len(hints)))
	box, tops := widget.Stack(env.Theme, size.Width, size.Height, []widget.Section{
		{Title: p.Title(), Lines: lines, Height: len(lines), Focused: true},
		{Lines: hints, Height: len(hints)},
	}, 0)
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, tops[0])}
}

// readPhones says how the line of phones is understood.
func (p *person) readPhones(s string) widget.Reading {
	var said []string
	for _, c := range readPhones(s, p.country()) {
		if c.Kind == careline.ContactPhone && c.E164 == "" || c.Kind == careline.ContactOther {
			return widget.Reading{Text: careline.Sanitize(c.Raw) + ": " + p.env.Words.Person.NoNumber, Bad: true}
		}
		said = append(said, p.say(c))
	}
	return widget.Reading{Text: strings.Join(said, "; ")}
}

// readContact says how a contact point is understood.
func (p *person) readContact(s string) widget.Reading {
	if s == "" {
		return widget.Reading{}
	}
	c := readContact(s, p.country())
	if c.Kind == careline.ContactPhone && c.E164 == "" {
		return widget.Reading{Text: p.env.Words.Person.NoNumber, Bad: true}
	}
	return widget.Reading{Text: p.say(c)}
}

func (p *person) say(c careline.ContactPoint) string {
	w := &p.env.Words.Person
	var parts []string
	switch c.Kind {
	case careline.ContactPhone:
		parts = append(parts, careline.Sanitize(careline.FormatPhone(c)))
	case careline.ContactFax:
		parts = append(parts, w.Fax+" "+careline.Sanitize(careline.FormatPhone(c)))
	case careline.ContactEmail:
		parts = append(parts, w.Email)
	default:
		parts = append(parts, w.Other)
	}
	if c.Primary {
		parts = append(parts, w.Primary)
	}
	if c.DoNotCall {
		parts = append(parts, w.DoNotCall)
	}
	return strings.Join(parts, " · ")
}

// readAddress says how an address is split.
func (p *person) readAddress(s string) widget.Reading {
	if s == "" {
		return widget.Reading{}
	}
	site := careline.ParseAddress(s, p.country())
	var parts []string
	for _, part := range []string{site.Region.Province, site.Region.City, site.Region.District, site.Street, site.Postal} {
		if part != "" {
			parts = append(parts, part)
		}
	}
	return widget.Reading{Text: strings.Join(parts, " · ")}
}
