package complaint

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// broad is from how many cells on the guide has a pane of its own.
const broad = 170

// View draws the case: what it is, how far it has come and what comes next,
// the customer's words, its orders, its history. On a wide screen the guide,
// the prompts and the history stand beside.
func (p *file) View(size page.Size) page.Frame {
	if p.view == nil {
		said := p.env.Words.Form.Loading
		if p.gone != nil {
			said = careline.Explain(p.gone, p.env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	left, aside := size.Width, []string(nil)
	if size.Width >= wide {
		left = size.Width * 11 / 20
		if size.Width >= broad {
			left = size.Width * 2 / 5
		}
		aside = p.aside(size.Width, size.Width-left, size.Height)
	}
	var box []string
	var cursor *tea.Cursor
	if p.task != nil && p.task.whole {
		var lines []string
		lines, cursor = p.task.form.View(p.env, left-2, size.Height-2)
		box = widget.Box(p.env.Theme, left, widget.Section{
			Title: p.task.title(), Lines: lines, Height: size.Height - 2, Focused: true,
		})
		cursor = widget.Shift(cursor, 1)
	} else {
		box, cursor = p.parts(left, size.Height, aside == nil)
	}
	if aside != nil {
		box = widget.Beside(box, aside)
	}
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: cursor}
}

// aside draws what stands beside the case on a wide screen.
func (p *file) aside(whole, width, height int) []string {
	w := &p.env.Words.Care
	guide, tips := width, width
	if whole >= broad {
		guide = width * 9 / 20
		tips = guide
	}
	steps, said := p.column(guide-2), prompts(p.env, p.phase(), tips-2)
	sections := []widget.Section{{Title: w.Guide, Lines: steps, Height: len(steps)}}
	if len(said) > 0 {
		sections = append(sections, widget.Section{Title: w.Prompter, Right: "h", Lines: said, Height: len(said)})
	}
	if whole < broad {
		used := len(sections) + 2
		for _, s := range sections {
			used += s.Height
		}
		sections = append(sections, p.history(width-2, max(0, height-used), 3))
		box, _ := widget.Stack(p.env.Theme, width, height, sections, len(sections)-1)
		return box
	}
	box, _ := widget.Stack(p.env.Theme, guide, height, sections, len(sections)-1)
	return widget.Beside(box, widget.Box(p.env.Theme, width-guide, p.history(width-guide-2, height-2, 4)))
}

func (p *file) phase() text.Phase { return phase(&p.view.Case, p.chosen().Step, p.env.Session.Now()) }

// parts draws the parts of the case one under the other; the small form takes
// the history's place, and on a narrow screen that of the facts as well.
func (p *file) parts(width, height int, narrow bool) ([]string, *tea.Cursor) {
	w := &p.env.Words.Complaint
	var top []string
	if narrow {
		top = append(p.strip(width-2), " "+widget.Cut(p.about(), width-4))
		top = append(top, promptStrip(p.env, p.phase(), width-2)...)
	}
	if !narrow || p.task == nil {
		top = append(top, p.facts(width-2)...)
	}
	own, orders := p.own(width-2), p.orders(width-2)
	high := min(len(orders), 3)
	if !narrow { // there is room on a wide screen
		high = min(len(orders), 10)
	}
	sections := []widget.Section{
		{Title: p.heading(), Right: p.due(), Lines: top, Height: len(top), Focused: p.task == nil},
		{Title: w.Own, Lines: own, Height: min(len(own), max(2, height/2))},
		p.orderRows(orders, high),
	}
	if p.task == nil {
		grow := 2
		if narrow {
			grow = 3
			sections = append(sections, p.history(width-2, min(3, len(p.view.Lines)), 1))
		}
		box, _ := widget.Stack(p.env.Theme, width, height, sections, grow)
		return box, nil
	}
	above := p.above(width-2, height)
	lines, cursor := p.task.form.View(p.env, width-2, widget.FormHeight(height-len(above), 4))
	sections = append(sections, widget.Section{
		Title: p.task.title(), Lines: append(above, lines...), Height: len(above) + len(lines), Focused: true,
	})
	box, tops := widget.Stack(p.env.Theme, width, height, sections, 2)
	return box, widget.Shift(cursor, tops[len(tops)-1]+len(above))
}

// above is what helps to fill the form in, where there is room for it.
func (p *file) above(width, height int) []string {
	if p.task.above == nil || height < 16 {
		return nil
	}
	var lines []string
	for _, said := range p.task.above(width - 2) {
		for _, l := range widget.Wrap(said, width-2) {
			lines = append(lines, " "+p.env.Theme.Ink().Accent.Render(l))
		}
	}
	return lines
}

func (p *file) heading() string {
	c := &p.view.Case
	return c.ID.String() + " " + c.Kind.In(p.env.Lang) + " · " + careline.Sanitize(p.view.Customer.Name)
}

// due says at the edge where the case stands, and how the promise does.
func (p *file) due() string {
	c, now := &p.view.Case, p.env.Session.Now()
	said := c.State.In(p.env.Lang)
	if c.Escalated() {
		said += " · " + p.env.Theme.Ink().Bad.Render(p.env.Words.Care.Raised)
	}
	if c.Overdue(now) {
		said += " · " + p.env.Theme.Ink().Bad.Render(p.env.Words.Times.Due(c.Promise, now))
	}
	return said
}

func (p *file) facts(width int) []string {
	env, v := p.env, p.view
	w, c, now := &env.Words.Complaint, &v.Case, env.Session.Now()
	unit := ""
	if v.Unit != nil {
		unit = careline.Sanitize(v.Unit.Unit.Name()) + env.Words.Form.Comma + v.Unit.Warranty.In(env.Lang)
	}
	promise := ""
	if !c.Promise.IsZero() {
		promise = env.Words.Times.Moment(c.Promise, now)
		if c.State.Open() && c.State != careline.CaseResolved {
			promise += env.Words.Form.Comma + env.Words.Times.Due(c.Promise, now)
		}
		if c.Overdue(now) {
			promise = env.Theme.Ink().Bad.Render(promise)
		}
	}
	closed := ""
	if !c.Closed.IsZero() {
		closed = env.Words.Times.Moment(c.Closed, now)
	}
	category := env.Say(v.Category.Name)
	if category == "" {
		category = c.Category
	}
	return widget.Facts(env, width,
		widget.Fact{Label: w.Category, Value: careline.Sanitize(category)},
		widget.Fact{Label: w.Severity, Value: c.Severity.In(env.Lang)},
		widget.Fact{Label: w.Answers, Value: env.Say(careline.List(v.Category.Departments)), Wide: true},
		widget.Fact{Label: w.Unit, Value: unit, Wide: true},
		widget.Fact{Label: w.Opened, Value: env.Words.Times.Moment(c.Opened, now)},
		widget.Fact{Label: w.Owner, Value: careline.Sanitize(v.Owner)},
		widget.Fact{Label: w.Promise, Value: promise, Wide: true},
		widget.Fact{Label: "‼", Value: p.broken(), Wide: true},
		widget.Fact{Label: w.Cause, Value: c.Cause.In(env.Lang)},
		widget.Fact{Label: w.Closed, Value: closed},
		widget.Fact{Label: w.Remedy, Value: careline.Sanitize(c.Remedy), Wide: true},
		widget.Fact{Label: w.Plan, Value: careline.Sanitize(c.Plan), Wide: true},
		widget.Fact{Label: w.Outcome, Value: careline.Sanitize(c.Outcome), Wide: true},
		widget.Fact{Label: w.Merged, Value: c.Into.String()},
	)
}

// broken says that the case was escalated by itself, and why.
func (p *file) broken() string {
	c := &p.view.Case
	if !c.Escalated() {
		return ""
	}
	return p.env.Theme.Ink().Bad.Render(fmt.Sprintf(p.env.Words.Complaint.Broken, p.env.Words.Times.Moment(c.Broken, p.env.Session.Now())))
}

func (p *file) own(width int) []string {
	var lines []string
	for _, l := range strings.Split(careline.SanitizeText(p.view.Case.Text), "\n") {
		for _, part := range widget.Wrap(l, width-2) {
			lines = append(lines, " "+p.env.Theme.Ink().Text.Render(part))
		}
	}
	return lines
}

func (p *file) orders(width int) []string {
	env := p.env
	if len(p.view.Orders) == 0 {
		return []string{" " + env.Theme.Ink().Dim.Render(env.Words.Complaint.NoOrders)}
	}
	now := env.Session.Now()
	lines := make([]string, len(p.view.Orders))
	for i, o := range p.view.Orders {
		ink, mark := env.Theme.Ink(), "  "
		if i == min(p.rows.At, len(p.view.Orders)-1) && p.task == nil {
			ink, mark = env.Theme.Chosen(), "▸ "
		}
		when := env.Words.Times.Window(o.Window, now)
		if o.Overdue(now) {
			when = env.Words.Times.Due(o.Window.To, now)
		}
		said := widget.Here(env, o.ID.Ref(), mark) + o.ID.String() + " " + o.Kind.In(env.Lang) + "  " + o.State.In(env.Lang) + "  " +
			when + "  " + careline.Sanitize(o.ProviderName)
		lines[i] = ink.Text.Render(widget.Fit(said, width))
		if who := widget.HereNames(env, o.ID.Ref(), width/4); who != "" {
			lines[i] = widget.ApartIn(ink.Text, ink.Text.Render(said), ink.Warn.Render(who), width)
		}
		if p.task == nil {
			lines[i] = p.rows.Hit(env, i, lines[i], widget.Click{Opens: "o"})
		}
	}
	return lines
}

func (p *file) orderRows(lines []string, height int) widget.Section {
	from, to := p.rows.Show(len(lines), height)
	return widget.Section{
		Title: p.env.Words.Complaint.Orders, Right: widget.Position(from, to, len(lines)), Lines: lines[from:to], Height: height,
	}
}

func (p *file) history(width, height, deep int) widget.Section {
	past := min(p.past, max(0, len(p.view.Lines)-1))
	lines := widget.History(p.env, p.view.Lines[past:], width, deep)
	lines = widget.Wheel(p.env, lines, func(n int) { p.past = max(0, min(past+n, len(p.view.Lines)-1)) })
	return widget.Section{Title: p.env.Words.Complaint.History, Lines: lines, Height: height}
}
