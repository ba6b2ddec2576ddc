package dispatch

import (
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// wide is from how many cells on a page has a second pane.
const wide = 110

// View draws the proposal with its reasons, and under it who could go.
func (p *proposal) View(size page.Size) page.Frame {
	env := p.env
	if p.got == nil {
		said := env.Words.Form.Loading
		if p.gone != nil {
			said = careline.Explain(p.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	width := size.Width - 2
	why := p.why(width)
	who := p.candidates(width)
	from := ""
	if p.got.Order.Case != 0 {
		from = p.got.Order.Case.String()
	}
	// The customer's words may grow, but three of those who could go stay in
	// sight.
	lines, cursor := p.form.View(env, width, max(1, size.Height-4-len(why)-min(4, len(who))))
	sections := []widget.Section{{Title: p.Title(), Right: from, Lines: lines, Height: len(lines), Focused: true}}
	if len(why) > 0 {
		sections = append(sections, widget.Section{Title: p.heading(), Lines: why, Height: len(why)})
	}
	sections = append(sections, widget.Section{Title: env.Words.Dispatch.Why, Lines: who, Height: min(4, len(who))})
	box, tops := widget.Stack(env.Theme, size.Width, size.Height, sections, len(sections)-1)
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, tops[0])}
}

// why says what the charge rests on: what the warranty covers.
func (p *proposal) why(width int) []string {
	env := p.env
	var lines []string
	if u := p.got.Unit; u != nil {
		for _, c := range u.Warranty.Covers {
			lines = append(lines, widget.CoverLine(env, c, width))
		}
	}
	return lines
}

func (p *proposal) heading() string {
	return careline.Sanitize(p.got.Unit.Unit.Name()) + p.env.Words.Form.Comma + p.got.Unit.Warranty.In(p.env.Lang)
}

// candidates lists who could go, the chosen one marked, each with the reasons
// for its place.
func (p *proposal) candidates(width int) []string {
	if len(p.got.Candidates) == 0 {
		return []string{" " + p.env.Theme.Ink().Warn.Render(p.env.Words.Dispatch.NoProvider)}
	}
	chosen := providerOf(p.form.Value("provider"))
	var lines []string
	for _, c := range p.got.Candidates {
		lines = append(lines, candidateLines(p.env, &c, c.Provider.ID == chosen, width)...)
	}
	return lines
}

// candidateLines draws a provider with the reasons why it stands where it
// stands: all of them for the chosen one, as many as fit on a line for others.
func candidateLines(env *page.Env, c *careline.Candidate, chosen bool, width int) []string {
	reasons := make([]string, 0, len(c.Reasons)+1)
	if !c.Fit {
		reasons = append(reasons, env.Words.Dispatch.Unfit)
	}
	for _, r := range c.Reasons {
		reasons = append(reasons, env.Say(r))
	}
	said := strings.Join(reasons, env.Words.Form.Comma)
	column := min(24, width/3)
	name, room := widget.Fit(careline.Sanitize(c.Provider.Name), column), max(1, width-column-5)
	if !chosen {
		ink := env.Theme.Ink()
		dim := ink.Dim
		if !c.Fit {
			dim = ink.Warn
		}
		return []string{ink.Text.Render("  "+name+"  ") + dim.Render(widget.Cut(said, room))}
	}
	ink := env.Theme.Chosen()
	var lines []string
	for i, l := range widget.Wrap(said, room) {
		if i == 0 {
			lines = append(lines, ink.Text.Render("▸ "+name+"  ")+ink.Dim.Render(widget.Fit(l, room+1)))
		} else {
			lines = append(lines, ink.Dim.Render(strings.Repeat(" ", column+4)+widget.Fit(l, room+1)))
		}
	}
	return lines
}
