package intake

import (
	"fmt"
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/theme"
	"careline/tui/widget"
)

// aboutLines is how many lines tell of the chosen row.
const aboutLines = 4

func (p *intake) drawRows(size page.Size) page.Frame {
	w, width := &p.env.Words.Intake, max(1, size.Width-2)
	about, whole := p.about(width), p.whole(width)
	sections := []widget.Section{
		{Title: w.RowStep, Lines: about, Height: len(about)},
		{Title: w.Whole, Lines: whole, Height: len(whole)},
	}
	chosen := p.chosenRow(width)
	p.high = size.Height - 5 - len(about) - len(whole) - aboutLines
	if p.high < 3 {
		sections, chosen = nil, nil
		p.high = max(1, size.Height-2)
	}
	rows := widget.Section{Title: w.First, Lines: p.rows(width), Height: p.high, Focused: true}
	sections = append(sections, rows)
	grow := len(sections) - 1
	if chosen != nil {
		sections = append(sections, widget.Section{
			Title: fmt.Sprintf(w.Row, p.first[p.at.At].Line), Lines: chosen, Height: aboutLines,
		})
	}
	return frame(p, size, grow, nil, grow, sections...)
}

// whole tells how far the trial of the whole list is, or what came of it.
func (p *intake) whole(width int) []string {
	env, w := p.env, &p.env.Words.Intake
	ink := env.Theme.Ink()
	if p.try.Runs() {
		return []string{" " + progress(p.env, p.try, fmt.Sprintf(w.Trying, widget.Count(p.try.At.Rows)), width-2)}
	}
	if p.try.Err != nil {
		return []string{" " + ink.Bad.Render(widget.Cut(careline.Explain(p.try.Err, env.Lang), width-2))}
	}
	r, _ := p.try.Result.(careline.ListReport)
	counts := fmt.Sprintf(w.Counts, widget.Count(r.Read), widget.Count(r.Created), widget.Count(r.Updated),
		widget.Count(r.Read-r.Created-r.Updated-r.Rejected), widget.Count(r.Rejected))
	lines := []string{" " + ink.Text.Render(widget.Cut(counts, width-2))}
	if r.RawPhones > 0 {
		lines = append(lines, " "+ink.Warn.Render(widget.Cut(fmt.Sprintf(w.RawPhones, widget.Count(r.RawPhones)), width-2)))
	}
	return lines
}

// progress is a bar with words behind it.
func progress(env *page.Env, w *page.Work, said string, width int) string {
	bar := max(0, min(40, width/3))
	if w.At.Share <= 0 || bar < 5 {
		return env.Theme.Ink().Dim.Render(widget.Cut(said, width))
	}
	said = fmt.Sprintf("%3d %%  ", int(w.At.Share*100)) + said
	return widget.Bar(env.Theme, bar, w.At.Share) + " " + env.Theme.Ink().Text.Render(widget.Cut(said, width-bar-1))
}

// rows draws the first rows: what becomes of each, its line, and what it says.
func (p *intake) rows(width int) []string {
	env := p.env
	first, last := p.at.Show(len(p.first), p.high)
	var lines []string
	for i := first; i < last; i++ {
		row, ink, mark := &p.first[i], env.Theme.Ink(), "  "
		if i == p.at.At {
			ink, mark = env.Theme.Chosen(), "▸ "
		}
		fate, style := p.fate(row, ink)
		line := ink.Text.Render(mark) + style.Render(widget.Fit(fate, 8)) + ink.Dim.Render(fmt.Sprintf(" %5d  ", row.Line))
		line += ink.Text.Render(widget.Cut(p.says(row, " · "), max(1, width-18)))
		lines = append(lines, p.at.Hit(env, i, widget.FitIn(ink.Text, line, width), widget.Click{Opens: widget.Nothing}))
	}
	return lines
}

func (p *intake) fate(row *careline.ListPreview, ink theme.Ink) (string, styler) {
	w := &p.env.Words.Intake
	switch {
	case row.Err != nil:
		return w.Refused, ink.Bad
	case row.Created:
		return w.New, ink.Good
	case row.Updated:
		return w.Updates, ink.Accent
	}
	return w.Same, ink.Dim
}

// styler draws a word.
type styler interface{ Render(s ...string) string }

// says is what a row holds, or why it is not taken.
func (p *intake) says(row *careline.ListPreview, between string) string {
	if row.Err != nil {
		return careline.Sanitize(careline.Explain(row.Err, p.env.Lang))
	}
	var parts []string
	for _, v := range row.Values {
		name := v.Field
		if f, is := p.got.File.Field(v.Field); is {
			name = p.env.Say(f.Name)
		}
		parts = append(parts, careline.Sanitize(name)+" "+careline.Sanitize(strings.ReplaceAll(v.Text, "\n", " / ")))
	}
	return strings.Join(parts, between)
}

// chosenRow tells all of the chosen row; of one that is refused, also its cells.
func (p *intake) chosenRow(width int) []string {
	if len(p.first) == 0 {
		return nil
	}
	row := &p.first[min(p.at.At, len(p.first)-1)]
	said := p.says(row, " · ")
	if row.Err != nil {
		cells := make([]string, len(row.Cells))
		for i, c := range row.Cells {
			cells[i] = careline.Sanitize(strings.ReplaceAll(c, "\n", " / "))
		}
		said += "  " + strings.Join(cells, " | ")
	}
	var lines []string
	for _, l := range widget.Wrap(said, max(1, width-2)) {
		lines = append(lines, " "+l)
	}
	return lines
}
