package handout

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws the form, or how far the export is and what came of it.
func (p *handout) View(size page.Size) page.Frame {
	env, w, width := p.env, &p.env.Words.Handout, max(1, size.Width-2)
	ink := env.Theme.Ink()
	wrap := func(style interface{ Render(s ...string) string }, said string) (lines []string) {
		for _, l := range widget.Wrap(said, max(1, width-2)) {
			lines = append(lines, " "+style.Render(l))
		}
		return lines
	}
	if p.deny != "" {
		return page.Frame{Body: strings.Join(widget.Block(append([]string{""}, wrap(ink.Text, p.deny)...), size.Width, size.Height), "\n")}
	}
	var lines []string
	var cursor *tea.Cursor
	switch {
	case p.work == nil:
		lines, cursor = p.form.View(env, width, widget.FormHeight(size.Height, 1))
		lines = append(lines, "")
		lines = append(lines, wrap(ink.Dim, w.Whole)...)
	case p.work.Runs():
		rate, _ := p.work.Rate()
		facts := []widget.Fact{{Label: w.File, Value: careline.Sanitize(p.form.Value(rowPath)), Wide: true}, {Label: w.Rows, Value: widget.Count(p.work.At.Rows)}}
		if rate > 0 {
			facts = append(facts, widget.Fact{Label: w.Rate, Value: widget.Count(int(rate))})
		}
		lines = append(widget.Facts(env, width, facts...), "")
		said := w.Meanwhile
		if p.work.Stopping {
			said = w.Stopping
		}
		lines = append(lines, wrap(ink.Dim, said)...)
	default:
		h, _ := p.work.Result.(page.Handed)
		rows := widget.Count(h.Rows)
		if p.work.Err != nil {
			lines = wrap(ink.Warn, fmt.Sprintf(w.Stopped, rows))
			break
		}
		lines = wrap(ink.Good, "✓ "+fmt.Sprintf(w.Done, rows))
		lines = append(lines, widget.Facts(env, width,
			widget.Fact{Label: w.File, Value: careline.Sanitize(h.Path), Wide: true},
			widget.Fact{Label: w.Took, Value: widget.Span(p.work.Moved.Sub(p.work.Began))},
		)...)
		lines = append(append(lines, ""), wrap(ink.Dim, w.Private)...)
	}
	box, tops := widget.Stack(env.Theme, size.Width, size.Height, []widget.Section{
		{Title: w.Form, Lines: lines, Height: len(lines), Focused: true},
	}, 0)
	if cursor != nil && cursor.Y >= size.Height-2 {
		cursor = nil
	}
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, tops[0])}
}
