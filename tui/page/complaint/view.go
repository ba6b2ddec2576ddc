package complaint

import (
	"fmt"
	"slices"
	"strings"

	"charm.land/lipgloss/v2"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws the case: what it is, the customer's words, its orders, its
// history; on a wide screen the history stands beside.
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
		aside = widget.Box(p.env.Theme, size.Width-left, p.history(size.Width-left-2, size.Height-2, 3))
	}
	var box []string
	var cursor *tea.Cursor
	if p.edit != nil {
		var lines []string
		lines, cursor = p.edit.View(p.env, left-2, size.Height-2)
		box = widget.Box(p.env.Theme, left, widget.Section{
			Title: p.env.Words.Complaint.EditTitle + " " + p.Title(), Lines: lines, Height: size.Height - 2, Focused: true,
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

// parts draws the parts of the case one under the other; the small form that
// moves it on takes the history's place.
func (p *file) parts(width, height int, history bool) ([]string, *tea.Cursor) {
	w := &p.env.Words.Complaint
	top := append(p.path(width-2), p.facts(width-2)...)
	own, orders := p.own(width-2), p.orders(width-2)
	high := min(len(orders), 3)
	if !history { // there is room on a wide screen
		high = min(len(orders), 10)
	}
	sections := []widget.Section{
		{Title: p.heading(), Right: p.due(), Lines: top, Height: len(top), Focused: p.advance == nil && p.again == nil},
		{Title: w.Own, Lines: own, Height: min(len(own), max(2, height/2))},
		{Title: w.Orders, Lines: p.orderRows(orders, high), Height: high},
	}
	var cursor *tea.Cursor
	grow := 2
	switch {
	case p.advance != nil:
		var lines []string
		lines, cursor = p.advance.View(p.env, width-2, widget.FormHeight(height, 4))
		sections = append(sections, widget.Section{Title: w.AdvanceTitle, Lines: lines, Height: len(lines), Focused: true})
	case p.again != nil:
		var lines []string
		lines, cursor = p.again.View(p.env, width-2, widget.FormHeight(height, 4))
		sections = append(sections, widget.Section{Title: w.AgainTitle, Lines: lines, Height: len(lines), Focused: true})
	case history:
		grow = 3
		sections = append(sections, p.history(width-2, min(3, len(p.view.Lines)), 1))
	}
	box, tops := widget.Stack(p.env.Theme, width, height, sections, grow)
	return box, widget.Shift(cursor, tops[len(tops)-1])
}

func (p *file) heading() string {
	c := &p.view.Case
	return c.ID.String() + " " + c.Kind.In(p.env.Lang) + " · " + careline.Sanitize(p.view.Customer.Name)
}

// due says at the edge how the promise stands.
func (p *file) due() string {
	c, now := &p.view.Case, p.env.Session.Now()
	if c.Overdue(now) {
		return p.env.Theme.Ink().Bad.Render(p.env.Words.Times.Due(c.Promise, now))
	}
	return c.State.In(p.env.Lang)
}

// path draws the states of a case's life with the present one marked (C4).
func (p *file) path(width int) []string {
	ink := p.env.Theme.Ink()
	state := p.view.Case.State
	life := []careline.CaseState{
		careline.CaseNew, careline.CaseAcknowledged, careline.CaseAssessed, careline.CaseInvestigating,
		careline.CaseResponded, careline.CaseResolved, careline.CaseClosed,
	}
	switch {
	case state == careline.CasePending:
		life = slices.Insert(life, 4, state)
	case state == careline.CaseReopened:
		life[0] = state
	case !slices.Contains(life, state): // it came to another end
		life = []careline.CaseState{careline.CaseNew, state}
	}
	at := slices.Index(life, state)
	draw := func(sep string) string {
		parts := make([]string, len(life))
		for i, s := range life {
			said := s.In(p.env.Lang)
			switch {
			case i == at && state == careline.CasePending:
				parts[i] = ink.Accent.Bold(true).Render("[" + said + ": " + p.view.Case.Pending.In(p.env.Lang) + "]")
			case i == at:
				parts[i] = ink.Accent.Bold(true).Render("[" + said + "]")
			case i < at:
				parts[i] = ink.Text.Render(said)
			default:
				parts[i] = ink.Dim.Render(said)
			}
		}
		return " " + strings.Join(parts, ink.Dim.Render(sep))
	}
	for _, sep := range []string{" › ", "›"} {
		if line := draw(sep); lipgloss.Width(line) <= width {
			return []string{line}
		}
	}
	lines := widget.Wrap(draw(" › "), width-1)
	for i := 1; i < len(lines); i++ {
		lines[i] = " " + lines[i]
	}
	return lines
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
	category := v.Category.Name.In(env.Lang)
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
		if i == min(p.rows.At, len(p.view.Orders)-1) && p.advance == nil {
			ink, mark = env.Theme.Chosen(), "▸ "
		}
		when := env.Words.Times.Window(o.Window, now)
		if o.Overdue(now) {
			when = env.Words.Times.Due(o.Window.To, now)
		}
		said := mark + o.ID.String() + " " + o.Kind.In(env.Lang) + "  " + o.State.In(env.Lang) + "  " + when + "  " +
			careline.Sanitize(o.ProviderName)
		lines[i] = ink.Text.Render(widget.Fit(said, width))
	}
	return lines
}

func (p *file) orderRows(lines []string, height int) []string {
	from, to := p.rows.Show(len(lines), height)
	return lines[from:to]
}

func (p *file) history(width, height, deep int) widget.Section {
	lines := widget.History(p.env, p.view.Lines[min(p.past, max(0, len(p.view.Lines)-1)):], width, deep)
	return widget.Section{Title: p.env.Words.Complaint.History, Lines: lines, Height: height}
}
