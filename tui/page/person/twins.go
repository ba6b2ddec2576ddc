package person

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// alike is who is likely the new customer already, asked anew with each change
// of what tells people apart; the question before is dropped.
type alike struct {
	ticket *page.Ticket
	asked  string // what was typed as it was asked
	found  []careline.Twin
}

// mostAlike is how many are shown; the first of them opens by a key.
const mostAlike = 3

// askAlike asks who is likely the new customer.
func (p *person) askAlike() tea.Cmd {
	if p.id != 0 || p.form == nil {
		return nil
	}
	var typed []string
	for _, name := range []string{"name", "phones", "address", "email", "company"} {
		typed = append(typed, p.form.Value(name))
	}
	now := strings.Join(typed, "\x00")
	if now == p.alike.asked {
		return nil
	}
	p.alike.asked = now
	if strings.Trim(now, "\x00") == "" {
		p.alike.ticket.Drop()
		p.alike.ticket, p.alike.found = nil, nil
		return nil
	}
	c, s := p.read(), p.env.Session
	var cmd tea.Cmd
	p.alike.ticket, cmd = page.Ask(p.alike.ticket, func(ctx context.Context) ([]careline.Twin, error) {
		return s.Twins(ctx, c, nil)
	})
	return cmd
}

// toldAlike takes the answer. One that failed tells nothing: the form goes on,
// and duplicates are found later as well.
func (p *person) toldAlike(a page.Answer[[]careline.Twin]) {
	if a.Ticket != p.alike.ticket {
		return
	}
	p.alike.ticket = nil
	if a.Err == nil {
		p.alike.found = a.Value
	}
}

// likeliest gives the file that the key opens: of who is likely the same
// person, else of who has the phone.
func (p *person) likeliest() (careline.Customer, bool) {
	if len(p.alike.found) > 0 {
		return p.alike.found[0].Customer, true
	}
	return p.double()
}

// alikeLines says who is likely the new customer, and why.
func (p *person) alikeLines(width, most int) []string {
	w, ink := &p.env.Words.Person, p.env.Theme.Ink()
	var lines []string
	for i, t := range p.alike.found {
		if i == most {
			break
		}
		name := t.Customer.Name
		if name == "" {
			name = t.Customer.Company
		}
		said := fmt.Sprintf(w.Alike, careline.Sanitize(name), t.Customer.ID, p.env.Say(t.Likeness))
		if i == 0 {
			said = fmt.Sprintf(w.AlikeFirst, careline.Sanitize(name), t.Customer.ID, p.env.Say(t.Likeness))
		}
		for k, l := range widget.Wrap(strings.TrimSpace(said), max(1, width-2)) {
			if k == 2 {
				break
			}
			mark := " "
			if k == 0 {
				mark = widget.Here(p.env, t.Customer.ID.Ref(), mark)
			}
			lines = append(lines, ink.Warn.Render(mark+l))
		}
	}
	return lines
}
