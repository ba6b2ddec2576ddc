package complaint

import (
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// chosen gives the step that the guide stands on: the next that is needed,
// unless another was chosen with the arrows.
func (p *file) chosen() careline.Stride {
	if i := p.stand(); i < len(p.view.Strides) {
		return p.view.Strides[i]
	}
	return careline.Stride{}
}

func (p *file) stand() int {
	if p.step != "" {
		if i := slices.IndexFunc(p.view.Strides, func(s careline.Stride) bool { return s.Step == p.step }); i >= 0 {
			return i
		}
	}
	next, ok := p.view.NextStride()
	if !ok {
		return len(p.view.Strides) - 1
	}
	return slices.IndexFunc(p.view.Strides, func(s careline.Stride) bool { return s.Step == next.Step })
}

// move chooses a step beside the present one.
func (p *file) move(by int) func() tea.Cmd {
	return func() tea.Cmd {
		at := max(0, min(p.stand()+by, len(p.view.Strides)-1))
		p.step = p.view.Strides[at].Step
		return nil
	}
}

func (p *file) moveKeys() []page.Key {
	w := &p.env.Words.Care
	return []page.Key{
		{Name: "earlier", Keys: []string{"left", "shift+tab"}, Label: w.Earlier, Do: p.move(-1), Hidden: true},
		{Name: "later", Keys: []string{"right", "tab"}, Label: w.Later, Do: p.move(1), Hidden: true},
	}
}

// strip draws the steps of a case one after the other, for a narrow screen:
// what is done, which one is meant, what is to come (C4).
func (p *file) strip(width int) []string {
	var lines []string
	line, cells := "", 0
	for i, s := range p.view.Strides {
		part := p.mark(i, s) + p.stepInk(i, s).Render(s.Step.In(p.env.Lang))
		n := lipgloss.Width(part)
		if cells+1+n > width {
			lines, line, cells = append(lines, line), "", 0
		}
		line, cells = line+" "+part, cells+1+n
	}
	return append(lines, line)
}

func (p *file) mark(i int, s careline.Stride) string {
	ink := p.env.Theme.Ink()
	switch {
	case i == p.stand() && p.view.Case.State.Open():
		return ink.Accent.Bold(true).Render("▸")
	case s.Done:
		return ink.Good.Render("✓")
	}
	return ink.Dim.Render("·")
}

func (p *file) stepInk(i int, s careline.Stride) lipgloss.Style {
	ink := p.env.Theme.Ink()
	switch {
	case i == p.stand() && p.view.Case.State.Open():
		return ink.Accent.Bold(true)
	case s.Done:
		return ink.Text
	}
	return ink.Dim
}

// about says of the step that the guide stands on when it was done and by
// whom, or what it needs.
func (p *file) about() string {
	w, ink, c, s := &p.env.Words.Care, p.env.Theme.Ink(), &p.view.Case, p.chosen()
	switch {
	case !c.State.Open():
		return ink.Dim.Render(fmt.Sprintf(w.Over, c.ID, c.State.In(p.env.Lang)))
	case s.Done:
		return ink.Text.Render("✓ " + s.Step.In(p.env.Lang) + "  " + p.when(s))
	case c.State == careline.CasePending:
		return ink.Accent.Render(c.State.In(p.env.Lang) + ": " + c.Pending.In(p.env.Lang) + "  s " + s.Step.In(p.env.Lang))
	}
	return ink.Accent.Render("s "+s.Step.In(p.env.Lang)+": ") + ink.Text.Render(w.Needs[s.Step])
}

func (p *file) when(s careline.Stride) string {
	if s.At.IsZero() {
		return ""
	}
	return p.env.Words.Times.Moment(s.At, p.env.Session.Now()) + " " + careline.Sanitize(s.Who)
}

// column draws the steps one under the other, for a wide screen, each with
// when it was done and by whom.
func (p *file) column(width int) []string {
	ink := p.env.Theme.Ink()
	names := 0
	for _, s := range p.view.Strides {
		names = max(names, lipgloss.Width(s.Step.In(p.env.Lang)))
	}
	var lines []string
	for i, s := range p.view.Strides {
		said := []string{ink.Dim.Render(p.when(s))}
		if i == p.stand() && !s.Done && p.view.Case.State.Open() {
			said = widget.Wrap(p.env.Words.Care.Needs[s.Step], max(8, width-names-6))
			for i := range said {
				said[i] = ink.Text.Render(said[i])
			}
		} else if !s.Done {
			said[0] = ""
		}
		name := p.stepInk(i, s).Render(s.Step.In(p.env.Lang)) + strings.Repeat(" ", names-lipgloss.Width(s.Step.In(p.env.Lang)))
		lines = append(lines, widget.Cut(" "+p.mark(i, s)+" "+name+"  "+said[0], width-1))
		for _, l := range said[1:] {
			lines = append(lines, widget.Cut(strings.Repeat(" ", names+5)+l, width-1))
		}
	}
	return lines
}
