package customer

import (
	"fmt"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"
	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/theme"
	"careline/tui/widget"
)

// The widths from which a unit takes one line and not two, and an event is
// listed with its full time.
const (
	unitWide  = 56
	eventWide = 44
)

// ink is how row i of a pane is written: the chosen one of the pane that has
// the focus is marked.
func (p *Page) ink(chosen bool) (theme.Ink, string) {
	if chosen {
		return p.env.Theme.Chosen(), "▸ "
	}
	return p.env.Theme.Ink(), "  "
}

// click is what a click on a row of a pane does: the pane gets the focus, and
// of the history more is loaded where its end comes near.
func (p *Page) click(in pane) widget.Click {
	c := widget.Click{Away: p.pane != in, Focus: func() { p.pane = in }}
	if in == paneHistory {
		c.After = func() tea.Cmd { return p.history.extend(p.env.Session) }
	}
	return c
}

func (p *Page) unitSection(width, room int) widget.Section {
	lines := p.unitLines(width)
	each := 1
	if n := len(p.file.Units); n > 0 {
		each = len(lines) / n
	}
	from, to := p.units.Show(len(p.file.Units), max(1, room/each))
	s := widget.Section{
		Title: p.env.Words.Customer.Units, Height: room, Focused: p.pane == paneUnits,
		Right: widget.Position(from, to, len(p.file.Units)),
	}
	if len(p.file.Units) == 0 {
		s.Lines = lines
	} else {
		s.Lines = lines[from*each : to*each]
	}
	return s
}

func (p *Page) unitLines(width int) []string {
	if len(p.file.Units) == 0 {
		return []string{p.env.Theme.Ink().Dim.Render("  " + p.env.Words.Customer.NoUnits)}
	}
	var lines []string
	for i := range p.file.Units {
		u := &p.file.Units[i]
		ink, mark := p.ink(p.pane == paneUnits && i == p.units.At)
		mark = widget.Here(p.env, u.Unit.ID.Ref(), mark)
		name := ink.Accent.Render(mark) + ink.Strong.Render(careline.Sanitize(u.Unit.Product)) +
			ink.Text.Render("  "+careline.Sanitize(u.Unit.Serial))
		if who := widget.HereNames(p.env, u.Unit.ID.Ref(), width/4); who != "" {
			name += ink.Warn.Render("  " + who)
		}
		covered := ink.Warn
		for _, c := range u.Warranty.Covers {
			if c.In {
				covered = ink.Good
			}
		}
		warranty := covered.Render(p.warranty(u.Warranty, width-5)) + ink.Text.Render(" ")
		what := ink.Dim.Render(careline.Sanitize(p.env.Say(u.Product.Name)))
		click := p.click(paneUnits)
		if width >= unitWide {
			line := widget.ApartIn(ink.Text, name+ink.Text.Render("  ")+what, warranty, width)
			lines = append(lines, p.units.Hit(p.env, i, line, click))
			continue
		}
		lines = append(lines,
			p.units.Hit(p.env, i, widget.FitIn(ink.Text, name+ink.Text.Render("  ")+what, width), click),
			p.units.Hit(p.env, i, widget.FitIn(ink.Text, ink.Text.Render("    ")+warranty, width), click))
	}
	return lines
}

// warranty says what is covered, in fewer words where there is little room:
// the date must not be cut off.
func (p *Page) warranty(w careline.Warranty, width int) string {
	full := p.env.Say(w)
	if lipgloss.Width(full) <= width {
		return full
	}
	words := &p.env.Words.Customer
	var in []string
	var last careline.Date
	for _, c := range w.Covers {
		if c.In {
			in = append(in, p.env.Say(c.Part))
			last = max(last, c.Until)
		}
	}
	if len(in) == 0 {
		return full
	}
	return fmt.Sprintf(words.Covered, strings.Join(in, words.And), last.String())
}

func (p *Page) jobSection(width, room int) widget.Section {
	words := &p.env.Words.Customer
	lines := p.jobLines(width)
	open := 0
	for _, j := range p.work {
		if j.open {
			open++
		}
	}
	from, to := p.jobs.Show(len(p.work), max(1, room))
	s := widget.Section{
		Title: words.Work, Height: room, Focused: p.pane == paneWork, Lines: lines,
	}
	if open > 0 {
		s.Right = fmt.Sprintf(words.CasesOpen, open)
	}
	if len(p.work) > 0 {
		s.Lines = lines[from:to]
	}
	return s
}

func (p *Page) jobLines(width int) []string {
	words := &p.env.Words.Customer
	if len(p.work) == 0 {
		return []string{p.env.Theme.Ink().Dim.Render("  " + words.NoWork)}
	}
	numbers := 0
	for _, j := range p.work {
		numbers = max(numbers, lipgloss.Width(j.ref.String()))
	}
	lines := make([]string, 0, len(p.work))
	for i, j := range p.work {
		ink, mark := p.ink(p.pane == paneWork && i == p.jobs.At)
		plain := ink.Text
		if !j.open {
			plain = ink.Dim
		}
		text := careline.Sanitize(j.text)
		if j.nobody {
			text = words.NoProvider
		}
		left := ink.Accent.Render(widget.Here(p.env, j.ref, mark)) +
			plain.Render(widget.Fit(j.ref.String(), numbers)+"  "+p.env.Say(j.kind)) +
			ink.Dim.Render("  "+text)
		right := ink.Dim.Render(p.env.Say(j.state))
		switch {
		case j.raised:
			right = ink.Bad.Render("! " + words.Escalated)
		case j.overdue:
			right = ink.Bad.Render("! " + words.Overdue)
		case j.open:
			right = ink.Text.Render(p.env.Say(j.state))
		}
		room := width - lipgloss.Width(left) - lipgloss.Width(right) - 3
		if who := widget.HereNames(p.env, j.ref, max(room, width/4)); who != "" {
			right = ink.Warn.Render(who) + ink.Text.Render(" ") + right
		}
		line := widget.ApartIn(ink.Text, left, right+ink.Text.Render(" "), width)
		lines = append(lines, p.jobs.Hit(p.env, i, line, p.click(paneWork)))
	}
	return lines
}

func (p *Page) historySection(width, room int) widget.Section {
	words, h := &p.env.Words.Customer, &p.history
	h.height = room
	s := widget.Section{Title: words.History, Height: room, Focused: p.pane == paneHistory}
	filter := words.Filters[h.filter]
	count := fmt.Sprintf(words.Events, len(h.shown))
	switch {
	case h.more:
		count = fmt.Sprintf(words.EventsMore, len(h.shown))
	case len(h.shown) == 1:
		count = words.OneEvent
	}
	s.Right = "h ▾ " + filter + " · " + count
	dim := p.env.Theme.Ink().Dim
	switch {
	case !h.known && len(h.lines) == 0:
		s.Lines = []string{dim.Render("  " + words.Loading)}
		return s
	case len(h.lines) == 0 && h.filter == 0:
		s.Lines = []string{dim.Render("  " + words.NoEvents)}
		return s
	case len(h.lines) == 0:
		s.Lines = []string{dim.Render("  " + fmt.Sprintf(words.NoEventsOf, filter))}
		return s
	}
	from, to := h.rows.Show(len(h.shown), room)
	for i := from; i < to; i++ {
		line := p.eventLine(&h.lines[h.shown[i]], p.pane == paneHistory && i == h.rows.At, width)
		s.Lines = append(s.Lines, h.rows.Hit(p.env, i, line, p.click(paneHistory)))
	}
	return s
}

func (p *Page) eventLine(l *careline.TimelineLine, chosen bool, width int) string {
	ink, mark := p.ink(chosen)
	stamp, stampWidth := p.when(l.Event.At), 11
	text := careline.Sanitize(p.env.Say(l.Summary))
	if width < eventWide {
		stamp, stampWidth = p.shortly(l.Event.At), 7
	}
	line := ink.Accent.Render(mark) + ink.Dim.Render(widget.Fit(stamp, stampWidth)+" ") +
		ink.Accent.Render(widget.Fit(p.env.Say(l.Event.Kind), p.kindWidth())+" ") + ink.Text.Render(text)
	return widget.FitIn(ink.Text, line, width)
}

// kindWidth is the width of the longest kind of event in the present language.
func (p *Page) kindWidth() int {
	n := 0
	for _, kinds := range filters() {
		for _, k := range kinds {
			n = max(n, lipgloss.Width(p.env.Say(k)))
		}
	}
	return n
}

// when is a moment in the hotline's zone: this year's to the minute, older
// ones as a date.
func (p *Page) when(t time.Time) string {
	now := p.env.Session.Now()
	t = t.In(now.Location())
	if t.Year() == now.Year() {
		return t.Format("01-02 15:04")
	}
	return t.Format(time.DateOnly)
}

// shortly is when for a narrow list: the hour of today, the day of this year,
// the month of an older one. The chosen line is told in full below the list.
func (p *Page) shortly(t time.Time) string {
	now := p.env.Session.Now()
	t = t.In(now.Location())
	switch {
	case careline.DateOf(t) == careline.DateOf(now):
		return t.Format("15:04")
	case t.Year() == now.Year():
		return t.Format("01-02")
	}
	return t.Format("2006-01")
}

// told is the chosen event in full: when, by whom, and every word.
func (p *Page) told(e *careline.Event, width int) widget.Section {
	words, ink := &p.env.Words.Customer, p.env.Theme.Ink()
	summary := ""
	if i := p.history.rows.At; i < len(p.history.shown) {
		summary = careline.Sanitize(p.env.Say(p.history.lines[p.history.shown[i]].Summary))
	}
	at := e.At.In(p.env.Session.Now().Location())
	s := widget.Section{Title: at.Format("2006-01-02 15:04"), Focused: true}
	if e.Who != "" {
		s.Right = fmt.Sprintf(words.By, careline.Sanitize(e.Who))
	}
	for _, l := range widget.Wrap(summary, width-2) {
		s.Lines = append(s.Lines, " "+ink.Text.Render(l))
	}
	s.Height = len(s.Lines)
	return s
}
