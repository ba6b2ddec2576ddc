package unit

import (
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws the unit: what it is, what is covered and why, whose it was.
func (p *file) View(size page.Size) page.Frame {
	env := p.env
	switch {
	case p.got == nil:
		said := env.Words.Form.Loading
		if p.gone != nil {
			said = careline.Explain(p.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	case p.edit != nil:
		return drawForm(env, p.edit, env.Words.Unit.EditTitle+" "+p.Title(), "", size)
	}
	w, v, width := &env.Words.Unit, &p.got.view, size.Width-2
	facts, covers, owners := p.facts(width), p.covers(width), p.owners(width)
	sections := []widget.Section{
		{Title: p.Title(), Right: env.Say(v.Product.Name), Lines: facts, Height: len(facts), Focused: p.transfer == nil},
		{Title: w.Warranty + " · " + v.Warranty.In(env.Lang), Lines: covers, Height: len(covers)},
		{Title: w.Owners, Lines: owners, Height: len(owners)},
	}
	var cursor *tea.Cursor
	if p.transfer != nil {
		var lines []string
		lines, cursor = p.transfer.View(env, width, widget.FormHeight(size.Height, 4))
		sections = append(sections, widget.Section{Title: w.TransferTitle, Lines: lines, Height: len(lines), Focused: true})
	}
	box, tops := widget.Stack(env.Theme, size.Width, size.Height, sections, 2)
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, tops[len(tops)-1])}
}

func (p *file) facts(width int) []string {
	env, u := p.env, &p.got.view.Unit
	w := &env.Words.Unit
	site := careline.Sanitize(p.got.places[u.Site])
	if u.Site == 0 {
		site = env.Theme.Ink().Warn.Render(w.NoSite)
	}
	installer := ""
	for _, pr := range p.got.providers {
		if pr.Provider.ID == u.Installer {
			installer = careline.Sanitize(pr.Provider.Name)
		}
	}
	quantity := ""
	if u.Purchase.Quantity > 1 {
		quantity = number(int64(u.Purchase.Quantity))
	}
	return widget.Facts(env, width,
		widget.Fact{Label: w.Product, Value: careline.Sanitize(u.Product)},
		widget.Fact{Label: w.Serial, Value: careline.Sanitize(u.Serial)},
		widget.Fact{Label: w.Owner, Value: careline.Sanitize(p.got.owner.Name)},
		widget.Fact{Label: w.Tag, Value: careline.Sanitize(u.AssetTag)},
		widget.Fact{Label: w.Site, Value: site, Wide: true},
		widget.Fact{Label: w.Bought, Value: u.Purchase.Date.String()},
		widget.Fact{Label: w.Seller, Value: careline.Sanitize(u.Purchase.Seller)},
		widget.Fact{Label: w.Price, Value: price(u.Purchase.Price)},
		widget.Fact{Label: w.Quantity, Value: quantity},
		widget.Fact{Label: w.Specification, Value: careline.Sanitize(u.Purchase.Specification), Wide: true},
		widget.Fact{Label: w.Grade, Value: careline.Sanitize(u.Purchase.Grade)},
		widget.Fact{Label: w.Installed, Value: u.Installed.String()},
		widget.Fact{Label: w.Installer, Value: installer},
		widget.Fact{Label: w.Card, Value: careline.Sanitize(u.Card.Number)},
		widget.Fact{Label: w.Terms, Value: careline.Sanitize(u.Card.Conditions), Wide: true},
	)
}

func (p *file) covers(width int) []string {
	var lines []string
	for _, c := range p.got.view.Warranty.Covers {
		lines = append(lines, widget.CoverLine(p.env, c, width))
	}
	if len(lines) == 0 {
		lines = append(lines, " "+p.env.Theme.Ink().Dim.Render(widget.Cut(p.env.Words.Unit.NoTerms, width-2)))
	}
	return lines
}

// owners lists whose the unit was, the present owner first.
func (p *file) owners(width int) []string {
	w, ink := &p.env.Words.Unit, p.env.Theme.Ink()
	var lines []string
	all := p.got.view.Unit.Owners
	for i := len(all) - 1; i >= 0; i-- {
		o := all[i]
		from := w.Ever
		if o.From != "" {
			from = w.Since + " " + o.From.String()
		}
		style := ink.Dim
		until := " " + w.Until + " " + o.Until.String()
		if o.Until == "" {
			style, until = ink.Text, ""
		}
		said := o.Customer.String() + "  " + careline.Sanitize(p.got.former[o.Customer]) + "  " + from + until
		mark := ink.Warn.Render(widget.Here(p.env, o.Customer.Ref(), " "))
		lines = append(lines, mark+style.Render(widget.Cut(said, width-2)))
	}
	return lines
}
