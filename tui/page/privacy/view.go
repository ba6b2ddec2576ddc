package privacy

import (
	"fmt"
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws what is held, what stays, and the form.
func (p *Page) View(size page.Size) page.Frame {
	env, w := p.env, &p.env.Words.Privacy
	said := ""
	switch denied := widget.Denied(env, careline.MayKeepPrivacy); {
	case denied != "":
		said = denied
	case p.gone != nil:
		said = careline.Explain(p.gone, env.Lang)
	case !p.loaded:
		said = env.Words.Form.Loading
	}
	if said != "" {
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	width, ink := max(1, size.Width-2), env.Theme.Ink()
	held := []string{" " + ink.Strong.Render(widget.Fit(careline.Sanitize(p.name()), max(1, width-2))), " " + widget.Fit(p.counts(), max(1, width-2))}
	var stays []string
	for _, phrase := range p.held.Stays() {
		for i, l := range widget.Wrap(careline.Sanitize(phrase.In(env.Lang)), max(1, width-4)) {
			mark := " · "
			if i > 0 {
				mark = "   "
			}
			stays = append(stays, mark+ink.Text.Render(l))
		}
	}
	form, cursor := p.form.View(env, width, widget.FormHeight(size.Height, 1))
	if open := p.open(); open != "" {
		for _, l := range widget.Wrap(fmt.Sprintf(w.Pending, open), max(1, width-2)) {
			form = append(form, " "+ink.Warn.Render(l))
		}
	} else {
		for _, l := range widget.Wrap(fmt.Sprintf(w.Type, p.id.String()), max(1, width-2)) {
			form = append(form, " "+ink.Dim.Render(l))
		}
	}
	left := max(1, size.Height-len(held)-len(form)-4)
	sections := []widget.Section{
		{Title: w.Held, Lines: held, Height: len(held)},
		{Title: w.Stays, Lines: stays, Height: min(left, len(stays))},
		{Title: w.Form, Lines: form, Height: len(form), Focused: true},
	}
	box, tops := widget.Stack(env.Theme, size.Width, size.Height, sections, 1)
	if cursor = widget.Shift(cursor, tops[2]); cursor != nil && cursor.Y >= size.Height-1 {
		cursor = nil
	}
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: cursor}
}

func (p *Page) name() string {
	c := &p.held.File
	name := c.Name
	if name == "" {
		name = c.Company
	}
	return c.ID.String() + "  " + name
}

func (p *Page) counts() string {
	w, d := &p.env.Words.Privacy, &p.held
	var all []string
	for _, x := range []struct {
		what string
		n    int
	}{
		{w.Units, len(d.Units)},
		{w.Calls, len(d.Contacts)},
		{w.Cases, len(d.Cases)},
		{w.Orders, len(d.Orders)},
		{w.History, len(d.Events)},
		{w.Access, len(d.Access)},
	} {
		all = append(all, x.what+" "+widget.Count(x.n))
	}
	return strings.Join(all, "   ")
}
