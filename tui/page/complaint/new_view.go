package complaint

import (
	"fmt"
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// wide is from how many cells on a page has a second pane.
const wide = 110

// View draws the form; on a wide screen beside what is known.
func (p *entry) View(size page.Size) page.Frame {
	env := p.env
	left := size.Width
	if size.Width >= wide {
		left = size.Width * 3 / 5
	}
	var hints []string
	for _, l := range widget.Wrap(env.Words.Complaint.Prompts, left-4) {
		hints = append(hints, " "+env.Theme.Ink().Dim.Render(l))
	}
	if c, is := p.open(); is {
		said := fmt.Sprintf(env.Words.Complaint.Open, c.ID, p.category(c.Category),
			env.Words.Times.Span(env.Session.Now().Sub(c.Opened)))
		hints = append(hints, " "+env.Theme.Ink().Warn.Render(widget.Cut(said, left-4)))
	}
	height := max(0, size.Height-len(hints)-3)
	lines, cursor := p.form.View(env, left-2, height)
	box := widget.Box(env.Theme, left,
		widget.Section{Title: p.Title(), Right: p.customer.String(), Lines: hints, Height: len(hints)},
		widget.Section{Lines: lines, Height: height, Focused: true},
	)
	if cursor != nil {
		cursor.X++
		cursor.Y += len(hints) + 2
	}
	if left < size.Width {
		box = widget.Beside(box, p.aside(size.Width-left, size.Height))
	}
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: cursor}
}

func (p *entry) category(code string) string {
	if k, ok := p.known.cat.Category(code); ok {
		return careline.Sanitize(k.Name.In(p.env.Lang))
	}
	return careline.Sanitize(code)
}

// aside shows what the operator would otherwise have to leave the form for.
func (p *entry) aside(width, height int) []string {
	env := p.env
	ink := env.Theme.Ink()
	var units, cases []string
	if p.known != nil {
		for _, u := range p.known.file.Units {
			units = append(units, " "+ink.Text.Render(careline.Sanitize(u.Unit.Name())),
				"   "+ink.Dim.Render(u.Warranty.In(env.Lang)))
		}
		for _, c := range p.known.file.Cases {
			cases = append(cases, " "+ink.Text.Render(c.ID.String()+" "+p.category(c.Category))+" "+
				ink.Dim.Render(c.State.In(env.Lang)+", "+env.Words.Times.Day(c.Opened, env.Session.Now())),
				"   "+ink.Dim.Render(careline.Sanitize(c.Text)))
		}
	}
	high := min(max(1, len(units)), height/2)
	return widget.Box(env.Theme, width,
		widget.Section{Title: env.Words.Complaint.Units, Lines: units, Height: high},
		widget.Section{Title: env.Words.Complaint.Known, Lines: cases, Height: max(0, height-high-3)},
	)
}
