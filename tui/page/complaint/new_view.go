package complaint

import (
	"fmt"
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
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
	if left == size.Width {
		hints = promptStrip(env, text.PhaseListen, left-2)
	}
	if c, is := p.open(); is {
		said := fmt.Sprintf(env.Words.Complaint.Open, c.ID, p.category(c.Category),
			env.Words.Times.Span(env.Session.Now().Sub(c.Opened)))
		if !p.form.Row("matter").Hidden {
			said = fmt.Sprintf(env.Words.Complaint.Same, c.ID, p.category(c.Category),
				env.Words.Times.Span(env.Session.Now().Sub(c.Opened)))
		}
		hints = append(hints, " "+env.Theme.Ink().Warn.Render(widget.Cut(said, left-4)))
	}
	if size.Height < 14 {
		hints = hints[:0] // the form needs the room
	}
	lines, cursor := p.form.View(env, left-2, max(1, size.Height-len(hints)-3))
	sections := []widget.Section{
		{Title: p.Title(), Right: p.customer.String(), Lines: hints, Height: len(hints)},
		{Lines: lines, Height: len(lines), Focused: true},
	}
	// On a narrow screen what is known takes the room that the form leaves.
	if left == size.Width && p.known != nil && size.Height-len(hints)-len(lines) > 5 {
		sections = append(sections, widget.Section{Title: env.Words.Complaint.Known, Lines: append(p.cases(), p.units()...)})
	}
	box, tops := widget.Stack(env.Theme, left, size.Height, sections, len(sections)-1)
	if left < size.Width {
		box = widget.Beside(box, p.aside(size.Width-left, size.Height))
	}
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, tops[1])}
}

func (p *entry) category(code string) string {
	if k, ok := p.known.cat.Category(code); ok {
		return careline.Sanitize(k.Name.In(p.env.Lang))
	}
	return careline.Sanitize(code)
}

// aside shows what the operator would otherwise have to leave the form for.
func (p *entry) aside(width, height int) []string {
	w := &p.env.Words.Complaint
	var units, cases []string
	if p.known != nil {
		units, cases = p.units(), p.cases()
	}
	high := min(max(1, len(units)), height/2)
	if tips := prompts(p.env, text.PhaseListen, width-2); len(tips) > 0 && height > 20 {
		return widget.Box(p.env.Theme, width,
			widget.Section{Title: p.env.Words.Care.Prompter, Right: "F8", Lines: tips, Height: len(tips)},
			widget.Section{Title: w.Units, Lines: units, Height: high},
			widget.Section{Title: w.Known, Lines: cases, Height: max(0, height-high-len(tips)-4)},
		)
	}
	return widget.Box(p.env.Theme, width,
		widget.Section{Title: w.Units, Lines: units, Height: high},
		widget.Section{Title: w.Known, Lines: cases, Height: max(0, height-high-3)},
	)
}

// units lists the customer's units with what is covered.
func (p *entry) units() []string {
	ink := p.env.Theme.Ink()
	var lines []string
	for _, u := range p.known.file.Units {
		lines = append(lines, " "+ink.Text.Render(careline.Sanitize(u.Unit.Name()))+"  "+ink.Dim.Render(u.Warranty.In(p.env.Lang)))
	}
	return lines
}

// cases lists what the customer brought up before, the newest first.
func (p *entry) cases() []string {
	ink, now := p.env.Theme.Ink(), p.env.Session.Now()
	var lines []string
	for _, c := range p.known.file.Cases {
		head := c.ID.String() + " " + p.category(c.Category) + p.env.Words.Form.Comma + c.State.In(p.env.Lang) +
			p.env.Words.Form.Comma + p.env.Words.Times.Day(c.Opened, now)
		mark := ink.Warn.Render(widget.Here(p.env, c.ID.Ref(), " "))
		lines = append(lines, mark+ink.Text.Render(head)+"  "+ink.Dim.Render(careline.Sanitize(c.Text)))
	}
	return lines
}
