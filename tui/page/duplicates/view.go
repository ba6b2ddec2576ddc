package duplicates

import (
	"fmt"
	"slices"
	"strings"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws the pair side by side.
func (p *Page) View(size page.Size) page.Frame {
	env, w := p.env, &p.env.Words.Twins
	d, ok := p.pair()
	if !ok {
		lines := []string{"", " " + env.Words.Form.Loading}
		switch {
		case p.gone != nil:
			lines[1] = " " + careline.Explain(p.gone, env.Lang)
		case p.got != nil:
			lines = []string{"", " " + w.None, " " + env.Theme.Ink().Dim.Render(widget.Cut(w.NoneHint, size.Width-2))}
		}
		return page.Frame{Body: strings.Join(widget.Block(lines, size.Width, size.Height), "\n")}
	}
	width := size.Width - 2
	waiting := number(p.got.Count)
	if p.got.More {
		waiting += "+"
	}
	top := p.why(d, width)
	if p.sure {
		top = p.question(d, width)
	}
	sections := []widget.Section{
		{Title: fmt.Sprintf(w.Pair, p.at+1, waiting, d.Likeness.Score), Lines: top, Height: len(top), Focused: p.sure},
		{Lines: p.seen(p.table(d, width), size.Height-3-len(top)), Height: 1, Focused: !p.sure},
	}
	frame, _ := widget.Stack(env.Theme, size.Width, size.Height, sections, 1)
	return page.Frame{Body: strings.Join(frame, "\n")}
}

// seen gives the lines of the table that there is room for: the chosen field
// among them, else those that were scrolled to.
func (p *Page) seen(lines []string, room int) []string {
	if room < 1 || len(lines) <= room {
		p.off = 0
		return lines
	}
	if at := slices.IndexFunc(lines, func(l string) bool { return strings.Contains(l, chosen) }); p.sure && at >= 0 {
		p.off = max(min(p.off, at-1), at-room+2)
	}
	p.off = max(0, min(p.off, len(lines)-room))
	return lines[p.off:]
}

// chosen marks the field whose word can be turned over.
const chosen = "▸"

// whyLines is how many lines tell the reasons at most.
const whyLines = 3

// why tells the reasons, those against in another ink and with a sign.
func (p *Page) why(d *careline.Duplicate, width int) []string {
	ink := p.env.Theme.Ink()
	var lines []string
	for _, r := range d.Likeness.Reasons {
		style, sign := ink.Good, "+ "
		if r.Against() {
			style, sign = ink.Warn, "− "
		}
		lines = append(lines, " "+style.Render(widget.Cut(sign+p.env.Say(r), width-2)))
	}
	if len(lines) > whyLines {
		var rest []string
		for _, r := range d.Likeness.Reasons[whyLines-1:] {
			sign := "+ "
			if r.Against() {
				sign = "− "
			}
			rest = append(rest, sign+p.env.Say(r))
		}
		lines = append(lines[:whyLines-1], " "+ink.Text.Render(widget.Cut(strings.Join(rest, "  "), width-2)))
	}
	return lines
}

func (p *Page) question(d *careline.Duplicate, width int) []string {
	stays, goes := p.files(d)
	var lines []string
	for _, l := range widget.Wrap(fmt.Sprintf(p.env.Words.Twins.Sure, goes.ID, stays.ID), width-2) {
		lines = append(lines, " "+p.env.Theme.Ink().Strong.Render(l))
	}
	return lines
}

// row is a fact of both files.
type row struct {
	field careline.MergeField // empty: both are kept, or nothing can be chosen
	label string
	cells [2][]string // of the file that stays, of the one that goes
}

const labelWidth = 10

// table sets the files side by side, the one that stays at the left.
func (p *Page) table(d *careline.Duplicate, width int) []string {
	w, ink := &p.env.Words.Twins, p.env.Theme.Ink()
	label := min(labelWidth, width/6)
	cell := max(4, (width-label-6)/2)
	line := func(mark, name, a, b string) string {
		return " " + mark + " " + widget.Fit(ink.Dim.Render(widget.Cut(name, label)), label) + " " + widget.Fit(a, cell) + " " + widget.Fit(b, cell)
	}
	lines := []string{line(" ", "", ink.Accent.Render(widget.Cut("  "+w.Stays, cell)), ink.Dim.Render(widget.Cut("  "+w.Goes, cell)))}
	choices, taken := p.choices(d), p.taken(d)
	for _, r := range p.facts(d) {
		for side := range r.cells { // what differs is often at the end
			var all []string
			for _, text := range r.cells[side] {
				all = append(all, widget.Wrap(careline.Sanitize(text), max(1, cell-2))...)
			}
			r.cells[side] = all
		}
		at := slices.Index(choices, r.field)
		mark := " "
		if p.sure && at >= 0 && at == p.rows.At {
			mark = chosen
		}
		for i := range max(1, len(r.cells[0]), len(r.cells[1])) {
			var parts [2]string
			for side := range 2 {
				text := ""
				if i < len(r.cells[side]) {
					text = r.cells[side][i]
				}
				sign, style := "  ", ink.Text
				switch {
				case at >= 0 && i == 0:
					if sign = "○ "; slices.Contains(taken, r.field) == (side == 1) {
						sign, style = "● ", ink.Strong
					}
				case at >= 0 && slices.Contains(taken, r.field) == (side == 1):
					style = ink.Strong
				case text == "" && i == 0:
					text, style = w.Nothing, ink.Dim
				}
				parts[side] = style.Render(widget.Cut(sign+text, cell))
			}
			name := r.label
			if i > 0 {
				name, mark = "", " "
			}
			lines = append(lines, line(mark, name, parts[0], parts[1]))
		}
	}
	return lines
}

// choices are the fields in which the files say different things, so that one
// of them has to stand, or stand first.
func (p *Page) choices(d *careline.Duplicate) []careline.MergeField {
	var fields []careline.MergeField
	for _, r := range p.facts(d) {
		a, b := strings.Join(r.cells[0], ""), strings.Join(r.cells[1], "")
		if r.field != "" && a != b && a != "" && b != "" {
			fields = append(fields, r.field)
		}
	}
	return fields
}

func (p *Page) facts(d *careline.Duplicate) []row {
	w := &p.env.Words.Twins
	stays, goes := p.files(d)
	units := [2][]careline.Unit{d.Units[0], d.Units[1]}
	if p.second {
		units[0], units[1] = units[1], units[0]
	}
	both := func(field careline.MergeField, label string, of func(*careline.Customer) []string) row {
		return row{field, label, [2][]string{of(stays), of(goes)}}
	}
	one := func(of func(*careline.Customer) string) func(*careline.Customer) []string {
		return func(c *careline.Customer) []string {
			if s := of(c); s != "" {
				return strings.Split(s, "\n")
			}
			return nil
		}
	}
	rows := []row{
		both("", w.Number, one(p.numbered)),
		both(careline.MergeName, w.Name, one(func(c *careline.Customer) string { return c.Name })),
		both("", w.Phones, func(c *careline.Customer) (all []string) {
			for _, point := range c.Contacts {
				if point.Kind != careline.ContactEmail {
					all = append(all, strings.TrimSpace(careline.FormatPhone(point)+" "+point.Label))
				}
			}
			return all
		}),
		both("", w.Emails, func(c *careline.Customer) (all []string) {
			for _, point := range c.Contacts {
				if point.Kind == careline.ContactEmail {
					all = append(all, point.Raw)
				}
			}
			return all
		}),
		both("", w.Addresses, func(c *careline.Customer) (all []string) {
			for _, h := range c.Homes {
				all = append(all, h.Site.Address())
			}
			return all
		}),
		{"", w.Units, [2][]string{unitNames(units[0]), unitNames(units[1])}},
		both(careline.MergeCompany, w.Company, one(func(c *careline.Customer) string { return c.Company })),
		both(careline.MergeLanguage, w.Speaks, one(func(c *careline.Customer) string { return c.Language })),
		both(careline.MergeTier, w.Tier, one(func(c *careline.Customer) string { return p.env.Say(c.Tier) })),
		both(careline.MergePreference, w.Prefers, one(func(c *careline.Customer) string { return c.Preference })),
		both(careline.MergeNote, w.Note, one(func(c *careline.Customer) string { return c.Note })),
		both("", w.External, one(func(c *careline.Customer) string { return c.ExternalID })),
		both("", w.Since, one(func(c *careline.Customer) string {
			return p.env.Words.Times.Moment(c.Created, p.env.Session.Now())
		})),
	}
	return slices.DeleteFunc(rows, func(r row) bool { return len(r.cells[0]) == 0 && len(r.cells[1]) == 0 })
}

// numbered is the file's number, and who else is at it.
func (p *Page) numbered(c *careline.Customer) string {
	who := widget.HereNames(p.env, c.ID.Ref(), cellNames)
	if who == "" {
		who = widget.Here(p.env, c.ID.Ref(), " ")
	}
	return strings.TrimSpace(c.ID.String() + "  " + who)
}

// cellNames is how many cells the names of those take who are at a file.
const cellNames = 20

func unitNames(units []careline.Unit) []string {
	names := make([]string, len(units))
	for i := range units {
		names[i] = units[i].Name()
	}
	return names
}
