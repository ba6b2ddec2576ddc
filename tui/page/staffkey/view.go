package staffkey

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws the keys, below them all of the chosen one; above them the field
// in which a key is pasted, or over them the question.
func (p *Page) View(size page.Size) page.Frame {
	env, w := p.env, &p.env.Words.StaffKeys
	said := ""
	switch denied := widget.Denied(env, careline.MayKeepStaff); {
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
	width := size.Width - 2
	var sections []widget.Section
	label := 0
	if p.field != nil {
		line, hint := p.pasting(width)
		label = lipgloss.Width(" " + w.Line + "  ")
		sections = append(sections, widget.Section{Title: w.Paste, Lines: append([]string{line}, hint...), Height: 1 + len(hint), Focused: true})
	}
	about := p.about(width)
	taken := 2 + len(about) // the upper edges, or the last
	for _, s := range sections {
		taken += 1 + s.Height
	}
	if len(about) > 0 {
		taken++
	}
	p.high = max(1, size.Height-taken-1)
	first, last := p.rows.Show(len(p.keys), p.high)
	grow := len(sections)
	list := widget.Section{Title: p.Title(), Right: strconv.Itoa(len(p.keys)), Lines: p.table(width, first, last), Height: p.high + 1, Focused: p.field == nil}
	sections = append(sections, list)
	if len(about) > 0 {
		sections = append(sections, widget.Section{Lines: about, Height: len(about)})
	}
	lines, tops := widget.Stack(env.Theme, size.Width, size.Height, sections, grow)
	frame := page.Frame{Body: strings.Join(lines, "\n")}
	if p.asking != nil {
		frame.Body = p.over(frame.Body, size)
	} else if p.field != nil {
		x, _ := p.field.Cursor()
		frame.Cursor = tea.NewCursor(1+label+x, tops[0])
	}
	return frame
}

// pasting draws the field, and what goes into it.
func (p *Page) pasting(width int) (line string, hint []string) {
	w, ink := &p.env.Words.StaffKeys, p.env.Theme.Ink()
	label := " " + w.Line + "  "
	line = ink.Accent.Render(label) + p.field.Draw(p.env, max(4, width-lipgloss.Width(label)-1))
	for _, l := range widget.Wrap(w.PasteHint, max(1, width-2)) {
		hint = append(hint, " "+ink.Dim.Render(l))
	}
	return line, hint
}

// table draws the keys from first to last.
func (p *Page) table(width, first, last int) []string {
	env, w := p.env, &p.env.Words.StaffKeys
	ink := env.Theme.Ink()
	if len(p.keys) == 0 {
		return []string{"", "  " + ink.Dim.Render(w.Nothing)}
	}
	const sort, since = 10, 10
	comment := max(6, min(30, width-2-sort-since-6-50))
	if width < 100 {
		comment = max(6, min(24, width-2-sort-since-6-20))
	}
	cells := func(a, b, c, d string) string {
		return widget.Fit(a, comment) + "  " + widget.Fit(b, sort) + "  " + widget.Fit(c, since) + "  " + d
	}
	lines := []string{"  " + ink.Dim.Render(cells(w.Comment, w.Type, w.Since, w.Print))}
	for i := first; i < last; i++ {
		k, ink, mark := &p.keys[i], env.Theme.Ink(), "  "
		if i == p.rows.At {
			ink, mark = env.Theme.Chosen(), "▸ "
		}
		row := mark + cells(cmp.Or(careline.Sanitize(k.Comment), w.NoComment), k.Sort(), p.day(k), k.Fingerprint)
		lines = append(lines, p.rows.Hit(env, i, ink.Text.Render(widget.Fit(row, width)), widget.Click{}))
	}
	return lines
}

func (p *Page) day(k *careline.StaffKey) string {
	return string(careline.DateOf(k.Added.In(p.env.Session.Now().Location())))
}

// about tells all of the chosen key.
func (p *Page) about(width int) []string {
	k, ok := p.chosen()
	if !ok {
		return nil
	}
	return p.whole(&k, width)
}

func (p *Page) whole(k *careline.StaffKey, width int) []string {
	env, w, ink := p.env, &p.env.Words.StaffKeys, p.env.Theme.Ink()
	lines := []string{" " + ink.Strong.Render(widget.Fit(cmp.Or(careline.Sanitize(k.Comment), w.NoComment), max(1, width-2)))}
	for _, said := range []string{k.Fingerprint, k.Type + "  " + w.Since + " " + env.Words.Times.Moment(k.Added, env.Session.Now())} {
		for _, l := range widget.Wrap(careline.Sanitize(said), max(1, width-2)) {
			lines = append(lines, " "+ink.Text.Render(l))
		}
	}
	return lines
}

// overWidth is how wide the question is at most, in cells.
const overWidth = 70

// over draws the question over the list.
func (p *Page) over(body string, size page.Size) string {
	w, ink := &p.env.Words.StaffKeys, p.env.Theme.Ink()
	width := min(size.Width, overWidth)
	var lines []string
	put := func(style lipgloss.Style, said string) {
		for _, l := range widget.Wrap(careline.Sanitize(said), max(1, width-4)) {
			lines = append(lines, " "+style.Render(l))
		}
	}
	put(ink.Strong, fmt.Sprintf(w.Ask, p.who.Login))
	lines = append(lines, p.whole(p.asking, width-2)...)
	put(ink.Text, w.Ends)
	box := widget.Box(p.env.Theme, width, widget.Section{Lines: lines, Height: min(len(lines), max(1, size.Height-2)), Focused: true})
	return widget.Over(p.env, body, box, (size.Width-width)/2, min(2, max(0, size.Height-len(box))), size)
}
