package outbox

import (
	"strconv"
	"strings"

	"careline"
	"careline/tui/outbox"
	"careline/tui/page"
	"careline/tui/theme"
	"careline/tui/widget"
)

const (
	edges      = 3 // of two sections
	aboutLines = 5 // that tell of the chosen entry
)

// View draws the entries, and below them all about the chosen one.
func (p *Page) View(size page.Size) page.Frame {
	env, w := p.env, &p.env.Words.Outbox
	said := ""
	switch {
	case p.gone != nil:
		said = w.NotRead
	case !p.loaded:
		said = env.Words.Form.Loading
	case len(p.entries) == 0:
		said = w.Empty
	}
	if said != "" {
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	width, about := size.Width-2, aboutLines
	p.high = size.Height - edges - 1 - about
	if p.high < 1 {
		about = 0
		p.high = max(1, size.Height-edges)
	}
	first, last := p.rows.Show(len(p.entries), p.high)
	sections := []widget.Section{{
		Title: w.Title, Right: widget.Position(first, last, len(p.entries)), Lines: p.table(width, first, last),
		Height: p.high + 1, Focused: true,
	}}
	if e, ok := p.chosen(); ok && about > 0 {
		sections = append(sections, widget.Section{Title: p.what(e), Lines: p.about(e, width), Height: about})
	}
	lines := widget.Block(widget.Box(env.Theme, size.Width, sections...), size.Width, size.Height)
	return page.Frame{Body: strings.Join(lines, "\n")}
}

// table draws the entries from first to last.
func (p *Page) table(width, first, last int) []string {
	env, w := p.env, &p.env.Words.Outbox
	const since, tried = 9, 6
	const state = 15
	what := max(12, min(26, (width-state-since-tried-10)/2))
	about := max(4, min(60, width-2-state-what-since-tried-8))
	cells := func(a, b, c, d, e string) string {
		return widget.Fit(a, state) + "  " + widget.Fit(b, what) + "  " + widget.Fit(c, about) + "  " +
			widget.FitRight(d, since) + "  " + widget.FitRight(e, tried)
	}
	lines := []string{"  " + env.Theme.Ink().Dim.Render(cells(w.State, w.What, w.About, w.Age, w.Tries))}
	for i := first; i < last; i++ {
		e := &p.entries[i]
		ink, mark := env.Theme.Ink(), "  "
		if i == p.rows.At {
			ink, mark = env.Theme.Chosen(), "▸ "
		}
		row := cells(p.state(e), careline.Sanitize(e.Letter.In(env.Lang)), e.About(),
			env.Words.Times.Span(env.Session.Now().Sub(e.Letter.At)), strconv.Itoa(e.Tries))
		lines = append(lines, p.rows.Hit(env, i, ink.Text.Render(mark+row), widget.Click{}))
	}
	return lines
}

// The marks of the states; colours carry no meaning alone.
var marks = map[outbox.State]string{outbox.Waiting: "… ", outbox.Unconfirmed: "? ", outbox.Refused: "! "}

func (p *Page) state(e *outbox.Entry) string { return marks[e.State] + p.env.Say(e.State) }

// what names an entry: "new complaint 王建国".
func (p *Page) what(e *outbox.Entry) string {
	return strings.TrimSpace(careline.Sanitize(e.Letter.In(p.env.Lang)) + " " + e.About())
}

// about tells why an entry is still here, and since when.
func (p *Page) about(e *outbox.Entry, width int) []string {
	env, w := p.env, &p.env.Words.Outbox
	var lines []string
	bad, text, dim := theme.Style(env.Theme.Bad), env.Theme.Ink().Text, env.Theme.Ink().Dim
	put := func(render func(...string) string, said string) {
		for _, l := range widget.Wrap(careline.Sanitize(said), max(1, width-2)) {
			lines = append(lines, " "+render(l))
		}
	}
	switch why := e.Why.In(env.Lang); {
	case e.State == outbox.Refused:
		put(bad.Render, why)
	case e.Behind:
		put(text.Render, w.Behind)
	case e.State == outbox.Unconfirmed:
		put(text.Render, w.MayBe)
	case why != "":
		put(text.Render, why)
	default:
		put(text.Render, w.Never)
	}
	now := env.Session.Now()
	put(dim.Render, w.Age+" "+env.Words.Times.Moment(e.Letter.At, now))
	if e.Tries > 0 {
		put(dim.Render, w.Tries+" "+env.Words.Times.Moment(e.Last, now))
	}
	put(dim.Render, e.Letter.Key)
	return lines
}
