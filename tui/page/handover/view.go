package handover

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// row is a line of the page: the head of a part, or a record in it.
type row struct {
	name string
	text string // safe to show
	head bool
	bad  bool
	to   page.Route // nil: it leads nowhere
}

func names(rows []row) []string {
	all := make([]string, len(rows))
	for i := range rows {
		all[i] = rows[i].name
	}
	return all
}

// part adds the head of a part, with what leads to all of it, and says where
// there is nothing in it.
func part(rows []row, title string, to page.Route, none string, in []row) []row {
	rows = append(rows, row{name: title, text: title, head: true, to: to})
	if len(in) == 0 {
		in = []row{{name: title + " none", text: none}}
	}
	return append(rows, in...)
}

// all is the page as rows, the notes first.
func (p *handover) all() []row {
	w, h, env, now := &p.env.Words.Handover, p.got, p.env, p.env.Session.Now()
	times, clean := &env.Words.Times, careline.Sanitize
	var in []row
	for _, n := range h.Notes {
		said := clean(times.Moment(n.At, now) + "  " + n.Who + ": " + n.Text)
		for i, l := range widget.Wrap(said, max(20, p.width-6)) {
			in = append(in, row{name: fmt.Sprint("note ", n.ID, " ", i), text: l})
		}
	}
	rows := part(nil, w.Notes, nil, w.NoNotes, in)
	in = nil
	for i := range h.Calls {
		c := &h.Calls[i]
		who := c.CustomerName
		if who == "" {
			who = w.Unknown
		}
		r := row{name: c.ID.String(), text: clean(times.Span(c.Duration(now)) + "  " + c.OperatorName + "  " + env.Say(c.Line) + "  " + who)}
		if c.Customer != 0 {
			r.to = page.ToCustomer{ID: c.Customer}
		}
		in = append(in, r)
	}
	rows = part(rows, w.Calls, nil, w.NoCalls, in)
	in = nil
	for i := range h.Owners {
		o := &h.Owners[i]
		look := page.BoardLook{Cases: true, Nobodys: o.Staff == 0, Owner: o.Staff, OwnerName: o.Who}
		who := clean(o.Who)
		if o.Staff == 0 {
			who = w.Nobody
		}
		in = append(in, row{
			name: "owner " + o.Staff.String(), text: widget.Fit(who, 16) + "  " + fmt.Sprintf(w.OpenLate, o.Open, o.Late), bad: o.Late > 0,
			to: page.ToBoard{Look: look},
		})
	}
	rows = part(rows, w.Owners, nil, w.NoOwners, in)
	rows = p.promised(rows)
	in = nil
	for i := range h.Drafts {
		d := &h.Drafts[i]
		r := row{name: "draft " + d.ID, text: clean(d.Who+"  "+d.Kind.In(env.Lang)) + "  " + fmt.Sprintf(w.Begun, times.Moment(d.Since, now))}
		if d.On.ID != 0 {
			r.text += "  " + d.On.String()
			r.to, _ = page.To(d.On)
		}
		in = append(in, r)
	}
	return part(rows, w.Drafts, nil, w.NoDrafts, in)
}

// promised adds what is promised until the next shift ends.
func (p *handover) promised(rows []row) []row {
	w, h, env, now := &p.env.Words.Handover, p.got, p.env, p.env.Session.Now()
	times := &env.Words.Times
	cut := func(title string, n int) string {
		if n >= careline.HandoverRows {
			title += " · " + fmt.Sprintf(w.Cut, n)
		}
		return title
	}
	var in []row
	for i := range h.Cases {
		c := &h.Cases[i]
		in = append(in, row{
			name: c.ID.String(), to: page.ToCase{ID: c.ID},
			text: careline.Sanitize(widget.Fit(times.Moment(c.Promise, now), 15) + " " + c.ID.String() + "  " + c.CustomerName + "  " +
				env.Say(c.State) + "  " + c.OwnerName),
		})
	}
	rows = part(rows, cut(w.Promised, len(h.Cases)), nil, w.NoPromised, in)
	if !h.All {
		return rows
	}
	in = nil
	if h.Waiting+h.LateWork > 0 {
		in = append(in, row{
			name: "work", text: fmt.Sprintf(w.Unfinished, h.Waiting, h.LateWork), bad: true, to: page.ToBoard{Look: page.BoardLook{Overdue: true}},
		})
	}
	for i := range h.Orders {
		o := &h.Orders[i]
		in = append(in, row{
			name: o.ID.String(), to: page.ToOrder{ID: o.ID},
			text: careline.Sanitize(widget.Fit(times.Window(o.Window, now), 20) + " " + o.ID.String() + "  " + o.CustomerName + "  " +
				env.Say(o.Kind) + "  " + o.ProviderName),
		})
	}
	return part(rows, cut(w.PromisedOrders, len(h.Orders)), nil, w.NoOrders, in)
}

// View draws the parts one under the other, and above them the note that is
// being written.
func (p *handover) View(size page.Size) page.Frame {
	env, w := p.env, &p.env.Words.Handover
	if p.got == nil && p.note == nil {
		said := env.Words.Form.Loading
		if p.gone != nil {
			said = careline.Explain(p.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	p.width = size.Width - 2
	if p.got != nil {
		p.rows = p.all() // in the present language, and as of now
	}
	width := p.width
	var sections []widget.Section
	p.high = max(1, size.Height-2)
	var cursor *tea.Cursor
	if p.note != nil {
		line := " " + p.note.Draw(env, width-2)
		x, _ := p.note.Cursor()
		sections = append(sections, widget.Section{Title: w.WriteTitle, Lines: []string{line}, Height: 1, Focused: true})
		cursor = tea.NewCursor(2+x, 1)
		p.high = max(1, p.high-2)
	}
	first, last := p.at.Show(len(p.rows), p.high)
	var lines []string
	for i := first; i < last; i++ {
		lines = append(lines, p.line(i, width))
	}
	sections = append(sections, widget.Section{
		Title: p.shift(), Right: widget.Position(first, last, len(p.rows)), Lines: lines, Height: p.high, Focused: p.note == nil,
	})
	box := widget.Block(widget.Box(env.Theme, size.Width, sections...), size.Width, size.Height)
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: cursor}
}

func (p *handover) shift() string {
	w, h := &p.env.Words.Handover, p.got
	if h == nil {
		return w.Title
	}
	const clock = "15:04"
	said := fmt.Sprintf(w.Shift, h.Shift.From.Format(clock), h.Shift.To.Format(clock)) + " · " +
		fmt.Sprintf(w.Next, h.Next.From.Format(clock), h.Next.To.Format(clock))
	if !h.All {
		said += " · " + w.Own
	}
	return said
}

func (p *handover) line(i, width int) string {
	r := &p.rows[i]
	ink, mark := p.env.Theme.Ink(), "  "
	if i == p.at.At && p.note == nil {
		ink, mark = p.env.Theme.Chosen(), "▸ "
	}
	style := ink.Text
	switch {
	case r.head:
		style = ink.Strong
	case r.bad:
		style = ink.Bad
	}
	if !r.head {
		mark += "  "
	}
	return p.at.Hit(p.env, i, style.Render(widget.Fit(mark+r.text, width)), widget.Click{})
}
