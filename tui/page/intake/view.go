package intake

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws the present step.
func (p *intake) View(size page.Size) page.Frame {
	if p.deny != "" {
		lines := widget.Wrap(p.deny, max(1, size.Width-2))
		for i := range lines {
			lines[i] = " " + lines[i]
		}
		return page.Frame{Body: strings.Join(widget.Block(append([]string{""}, lines...), size.Width, size.Height), "\n")}
	}
	switch p.step {
	case ofFile:
		return p.drawFile(size)
	case ofColumns:
		return p.drawColumns(size)
	case ofRows:
		return p.drawRows(size)
	case ofRun:
	}
	return p.drawRun(size)
}

func frame(p *intake, size page.Size, grow int, cursor *tea.Cursor, in int, sections ...widget.Section) page.Frame {
	box, tops := widget.Stack(p.env.Theme, size.Width, size.Height, sections, grow)
	if cursor != nil && cursor.Y >= sections[in].Height {
		cursor = nil
	}
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, tops[in])}
}

func (p *intake) drawFile(size page.Size) page.Frame {
	env, w, width := p.env, &p.env.Words.Intake, size.Width-2
	lines, cursor := p.from.View(env, max(1, width), widget.FormHeight(size.Height, 2))
	sections := []widget.Section{{Title: w.FileStep, Lines: lines, Height: len(lines), Focused: true}}
	var below []string
	title := ""
	switch {
	case p.ask != nil:
		below = []string{" " + env.Theme.Ink().Dim.Render(w.Reading)}
	case len(p.names) > 0:
		title = w.Names
		names := make([]string, len(p.names))
		for i, n := range p.names {
			names[i] = careline.Sanitize(n)
		}
		for _, l := range widget.Wrap(strings.Join(names, "   "), max(1, width-2)) {
			below = append(below, " "+env.Theme.Ink().Dim.Render(l))
		}
	}
	sections = append(sections, widget.Section{Title: title, Lines: below, Height: max(1, len(below))})
	return frame(p, size, 1, cursor, 0, sections...)
}

// about says what the file is, in the steps after the first.
func (p *intake) about(width int) []string {
	env, w, f := p.env, &p.env.Words.Intake, &p.got.File
	ink := env.Theme.Ink()
	facts := []string{f.Encoding, p.separator(w), widget.Size(p.got.Size), fmt.Sprintf(w.Header+" "+w.Line, f.Line)}
	lines := []string{
		" " + ink.Text.Render(widget.Cut(careline.Sanitize(p.got.Path), width-2)),
		" " + ink.Dim.Render(widget.Cut(strings.Join(facts, " · "), width-2)),
	}
	if p.got.Before > 0 {
		lines = append(lines, " "+ink.Warn.Render(widget.Cut(fmt.Sprintf(w.Before, widget.Count(p.got.Before)), width-2)))
	}
	return lines
}

func (p *intake) drawColumns(size page.Size) page.Frame {
	env, w, width := p.env, &p.env.Words.Intake, max(1, size.Width-2)
	ink := env.Theme.Ink()
	about := p.about(width)
	if lacks := p.columns.lacks(env); lacks != "" {
		about = append(about, " "+ink.Bad.Render(widget.Cut(fmt.Sprintf(w.Lacks, lacks), width-2)))
	}
	if ignored := p.columns.ignored(env); ignored != "" {
		about = append(about, " "+ink.Dim.Render(widget.Cut(fmt.Sprintf(w.Ignored, ignored), width-2)))
	}
	room := size.Height - 3 - len(about)
	if room < 4 {
		about, room = about[:1], max(1, size.Height-4)
	}
	lines, cursor := p.columns.form.View(env, width, max(1, room))
	right := ""
	if p.got.File.Saved && !p.columns.changed() {
		right = ink.Good.Render(w.AsLastTime)
	}
	return frame(p, size, 1, cursor, 1,
		widget.Section{Title: w.ColumnStep, Lines: about, Height: len(about)},
		widget.Section{Title: w.Columns, Right: right, Lines: lines, Height: max(1, room), Focused: true},
	)
}
