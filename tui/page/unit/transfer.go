package unit

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// next is who may become the next owner: what was asked for, and who was
// found.
type next struct {
	text  string
	asked *page.Ticket
	found []careline.Hit
	sure  bool // the answer to text is in
}

func (p *file) startTransfer() tea.Cmd {
	p.next = next{}
	to := widget.NewLine("").Reads(24, p.readNext)
	on := widget.Filled(string(p.env.Session.Today())).Reads(12, widget.ReadDay(p.env))
	p.transfer = widget.NewForm(label(p.env), &widget.Row{Name: "to", Input: to}, &widget.Row{Name: "on", Input: on})
	return nil
}

// lookUp asks who is meant, as the text is typed.
func (p *file) lookUp() tea.Cmd {
	text := p.transfer.Value("to")
	if text == p.next.text {
		return nil
	}
	p.next.asked.Drop()
	p.next = next{text: text}
	if text == "" {
		return nil
	}
	s := p.env.Session
	var cmd tea.Cmd
	p.next.asked, cmd = page.Ask(nil, func(ctx context.Context) (careline.Hits, error) { return s.Lookup(ctx, text, 5) })
	return cmd
}

func (p *file) nextFound(hits careline.Hits, err error) tea.Cmd {
	p.next.asked = nil
	if err != nil {
		return page.Fail(err, p.env.Lang)
	}
	p.next.found, p.next.sure = hits.Matches, true
	return nil
}

// readNext says who is meant.
func (p *file) readNext(string) widget.Reading {
	w := &p.env.Words.Unit
	switch {
	case p.next.text == "" || !p.next.sure:
		return widget.Reading{}
	case len(p.next.found) == 0:
		return widget.Reading{Text: w.NotFound, Bad: true}
	case len(p.next.found) == 1:
		c := &p.next.found[0].Customer
		return widget.Reading{Text: fmt.Sprintf(w.Found, c.ID, careline.Sanitize(c.Name))}
	}
	var names []string
	for _, h := range p.next.found {
		names = append(names, h.Customer.ID.String()+" "+careline.Sanitize(h.Customer.Name))
	}
	return widget.Reading{Text: fmt.Sprintf(w.Ask, len(names), strings.Join(names, ", ")), Bad: true}
}

// give writes the transfer.
func (p *file) give() tea.Cmd {
	if len(p.next.found) != 1 {
		p.transfer.GoTo("to")
		return widget.Warn(p.env.Words.Unit.NextOwner)
	}
	on, ok := widget.ParseDay(p.transfer.Value("on"), p.env.Session.Now())
	if !ok || on == "" {
		p.transfer.GoTo("on")
		return widget.Warn(p.env.Words.Unit.On + ": " + p.env.Words.Form.NotRead)
	}
	return widget.Save(&p.saving, p.env, careline.DeedTransferUnit.With(careline.Transfer{
		Unit: p.id, Version: p.got.view.Unit.Version, To: p.next.found[0].Customer.ID, On: on,
	}))
}

// Keys lists what can be done.
func (p *file) Keys() []page.Key {
	w := p.env.Words
	switch {
	case p.got == nil:
		return nil
	case p.edit != nil:
		keys := []page.Key{{Name: "save", Keys: []string{"ctrl+s"}, Label: w.Common.Save, Do: p.save}}
		keys = append(keys, p.saving.PostKeys(p.env, p.save)...)
		keys = append(keys, widget.ClashKeys(p.env, p.edit)...)
		return p.saving.Cancel(p.env, keys, p.Dirty(), func() { p.edit = nil })
	case p.transfer != nil:
		keys := []page.Key{{Name: "save", Keys: []string{"ctrl+s"}, Label: w.Unit.Transfer, Do: p.give}}
		keys = append(keys, p.saving.PostKeys(p.env, p.give)...)
		return p.saving.Cancel(p.env, keys, p.Dirty(), func() { p.transfer = nil })
	}
	u := &p.got.view.Unit
	keep := widget.Denied(p.env, careline.MayKeepFile)
	want := careline.OrderFor{Customer: u.Owner(), Unit: u.ID}
	return []page.Key{
		{
			Name: "order", Keys: []string{"w", "f6"}, Label: w.Unit.Order, Off: widget.Denied(p.env, careline.MayDispatch),
			Do: func() tea.Cmd { return page.Open(page.ToNewOrder{For: want}) },
		},
		{
			Name: "complaint", Keys: []string{"c", "f5"}, Label: w.Unit.Complaint, Off: widget.Denied(p.env, careline.MayHandle),
			Do: func() tea.Cmd { return page.Open(page.ToNewComplaint{Customer: u.Owner(), Unit: u.ID}) },
		},
		{Name: "edit", Keys: []string{"e"}, Label: w.Unit.Edit, Off: keep, Do: p.startEdit},
		{Name: "transfer", Keys: []string{"t"}, Label: w.Unit.Transfer, Off: keep, Do: p.startTransfer},
		{
			Name: "customer", Keys: []string{"u"}, Label: w.Unit.Customer,
			Do: func() tea.Cmd { return page.Open(page.ToCustomer{ID: u.Owner()}) },
		},
	}
}
