package intake

import (
	"fmt"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

func (p *intake) drawRun(size page.Size) page.Frame {
	w, width := &p.env.Words.Intake, max(1, size.Width-2)
	about := p.about(width)
	if !p.work.Ended || p.work.Err == nil {
		about = about[:2] // where it went on from is told below
	}
	lines := p.running(width)
	if p.work.Ended {
		lines = p.result(width)
	}
	return frame(p, size, 1, nil, 0,
		widget.Section{Title: w.RunStep, Lines: about, Height: len(about)},
		widget.Section{Lines: lines, Height: max(1, len(lines)), Focused: true},
	)
}

// running tells how far the import is.
func (p *intake) running(width int) []string {
	env, w, work := p.env, &p.env.Words.Intake, p.work
	ink := env.Theme.Ink()
	rate, left := work.Rate()
	lines := []string{"", " " + widget.Bar(env.Theme, width-2, work.At.Share), ""}
	facts := []widget.Fact{{Label: w.Rows, Value: widget.Count(work.At.Rows)}}
	if rate > 0 {
		facts = append(facts, widget.Fact{Label: w.Rate, Value: widget.Count(int(rate))})
	}
	if left > 0 {
		facts = append(facts, widget.Fact{Label: w.Left, Value: widget.Span(left)})
	}
	lines = append(lines, widget.Facts(env, width, facts...)...)
	said := []string{w.Meanwhile}
	if work.Stopping {
		said = []string{w.Stopping}
	}
	if p.got.Before > 0 {
		said = append([]string{fmt.Sprintf(w.Before, widget.Count(p.got.Before))}, said...)
	}
	lines = append(lines, "")
	for _, s := range said {
		for _, l := range widget.Wrap(s, max(1, width-2)) {
			lines = append(lines, " "+ink.Dim.Render(l))
		}
	}
	return lines
}

// result tells what came of it.
func (p *intake) result(width int) []string {
	env, w, work := p.env, &p.env.Words.Intake, p.work
	ink := env.Theme.Ink()
	r, _ := work.Result.(careline.ListReport)
	rows := widget.Count(r.Read)
	var lines []string
	add := func(style interface{ Render(s ...string) string }, said string) {
		for _, l := range widget.Wrap(said, max(1, width-2)) {
			lines = append(lines, " "+style.Render(l))
		}
	}
	lines = append(lines, "")
	switch {
	case work.Err == nil:
		add(ink.Good, "✓ "+w.Done)
	case work.Stopping:
		add(ink.Warn, fmt.Sprintf(w.StoppedAt, rows))
		add(ink.Dim, w.StoppedHow)
	default:
		add(ink.Bad, "! "+careline.Sanitize(careline.Explain(work.Err, env.Lang)))
		add(ink.Text, fmt.Sprintf(w.Broke, rows))
		add(ink.Dim, w.StoppedHow)
	}
	lines = append(lines, "")
	lines = append(lines, widget.Facts(env, width,
		widget.Fact{Label: w.Rows, Value: rows},
		widget.Fact{Label: w.Created, Value: widget.Count(r.Created)},
		widget.Fact{Label: w.Updated, Value: widget.Count(r.Updated)},
		widget.Fact{Label: w.Rejected, Value: widget.Count(r.Rejected)},
		widget.Fact{Label: w.Took, Value: widget.Span(work.Moved.Sub(work.Began))},
		widget.Fact{Label: w.Rejects, Value: careline.Sanitize(r.RejectsFile), Wide: true},
	)...)
	if r.Duplicates > 0 {
		lines = append(lines, "")
		add(ink.Warn, fmt.Sprintf(w.Duplicates, widget.Count(r.Duplicates)))
	}
	if r.RawPhones > 0 {
		lines = append(lines, "")
		add(ink.Dim, fmt.Sprintf(w.RawPhones, widget.Count(r.RawPhones)))
	}
	return lines
}
