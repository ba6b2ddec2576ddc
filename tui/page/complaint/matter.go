package complaint

import (
	"strconv"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// newMatter is the choice that a complaint is about none of the open cases.
const newMatter = "new"

// open gives the customer's open case that a new complaint is likely about, so
// that a second one about the same matter is not logged: the one about the
// same unit or of the same category before any other, and of these the newest.
func (p *entry) open() (row careline.CaseRow, is bool) {
	if p.known == nil {
		return row, false
	}
	for _, c := range p.known.file.Cases {
		switch {
		case !c.State.Open():
		case p.same(&c.Case):
			return c, true
		case !is:
			row, is = c, true
		}
	}
	return row, is
}

// same tells whether a case is about the unit or of the category that is
// chosen.
func (p *entry) same(c *careline.Case) bool {
	return c.Unit != 0 && unitCode(c.Unit) == p.form.Value("unit") || c.Category != "" && c.Category == p.form.Value("category")
}

// offer puts the open case about the same matter before a new one, as soon as
// there is one and until it is decided.
func (p *entry) offer() {
	row := p.form.Row("matter")
	c, is := p.open()
	row.Hidden = !is || !p.same(&c.Case)
	if row.Hidden {
		return
	}
	code := strconv.FormatInt(int64(c.ID), 10)
	k, _ := p.known.cat.Category(c.Category)
	choice := row.Input.(*widget.Choice)
	before := choice.Value()
	en, zh := text.For(careline.English), text.For(careline.Chinese)
	choice.SetOptions([]widget.Option{
		{Code: code, Name: careline.Words{
			EN: c.ID.String() + " " + k.Name.In(careline.English) + ": " + en.Complaint.Again,
			ZH: c.ID.String() + " " + k.Name.In(careline.Chinese) + "：" + zh.Complaint.Again,
		}},
		{Code: newMatter, Name: careline.Words{EN: en.Complaint.NewMatter, ZH: zh.Complaint.NewMatter}},
	})
	if before != newMatter && !choice.Unmatched() && p.form.At() != "matter" {
		choice.SetValue(code)
	}
	p.form.Rest("matter")
}

// comesBack tells whether it is the open case that the customer calls about.
func (p *entry) comesBack() bool {
	v := p.form.Value("matter")
	return !p.form.Row("matter").Hidden && v != newMatter && v != "" && p.form.Unmatched() != "matter"
}

// comeBack goes on with the open case, and takes along what is typed.
func (p *entry) comeBack() tea.Cmd {
	c, _ := p.open()
	return page.Become(page.ToComeBack{ID: c.ID, Said: p.form.Value("text")})
}
