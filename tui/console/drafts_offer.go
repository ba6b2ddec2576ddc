package console

import (
	"fmt"
	"slices"
	"strings"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/draft"
	"careline/tui/page"
)

// offer gives the draft that can be continued here: on the home page the
// newest of all, on a form the newest that was typed in it.
func (c *console) offer() (o draft.Draft, here, ok bool) {
	d, e := &c.drafts, c.stack[len(c.stack)-1]
	if len(d.offers) == 0 || e.dirty() || d.kept[e.page] != nil {
		return o, false, false
	}
	if e.route == c.home() {
		return d.offers[0], false, true
	}
	for _, o := range d.offers {
		if sameForm(o.Route, e.route) {
			return o, true, true
		}
	}
	return o, false, false
}

// sameForm tells whether two routes lead to a form about the same.
func sameForm(a, b page.Route) bool {
	switch a := a.(type) {
	case page.ToNewCustomer:
		_, is := b.(page.ToNewCustomer)
		return is
	case page.ToNewComplaint:
		b, is := b.(page.ToNewComplaint)
		return is && a.Customer == b.Customer
	}
	return a == b
}

// offerLine says what can be continued; empty where nothing can.
func (c *console) offerLine() string {
	o, here, ok := c.offer()
	words := &c.env.Words.Draft
	said := ""
	switch {
	case !ok:
		if said = c.trailLine(); said == "" {
			return ""
		}
	case here:
		said = fmt.Sprintf(words.Here, c.when(o.At))
	default:
		said = c.offerOf(o)
		if back := c.trailLine(); back != "" {
			said = back // which takes a draft of that page along
		}
	}
	return c.env.Theme.Ink().Accent.Render(" · " + careline.Sanitize(said))
}

// offerOf says what the newest draft is, and how many there are.
func (c *console) offerOf(o draft.Draft) string {
	words := &c.env.Words.Draft
	what := strings.TrimSpace(c.what(o)+" "+o.Page.About) + c.env.Words.Form.Comma + c.when(o.At)
	if n := len(c.drafts.offers); n > 1 {
		return fmt.Sprintf(words.Many, n, what)
	}
	return fmt.Sprintf(words.One, what)
}

func (c *console) aside(n int) string { return fmt.Sprintf(c.env.Words.Draft.Aside, n) }

func (c *console) when(t time.Time) string {
	t = t.In(c.now.Location())
	if t.Format(time.DateOnly) == c.now.Format(time.DateOnly) {
		return t.Format("15:04")
	}
	return t.Format("01-02 15:04")
}

// what names the kind of a draft.
func (c *console) what(o draft.Draft) string {
	w := &c.env.Words.Draft
	switch to := o.Route.(type) {
	case page.ToSubject:
		return c.env.Say(to.Subject.Kind)
	case page.ToNewCustomer:
		return w.NewCustomer
	case page.ToEditCustomer:
		return w.EditCustomer
	case page.ToCustomer:
		return w.Note
	case page.ToNewUnit:
		return w.NewUnit
	case page.ToUnit:
		if o.Page.Form == "edit" {
			return w.EditUnit
		}
		return w.Transfer
	case page.ToNewComplaint:
		return w.NewComplaint
	case page.ToCase:
		if o.Page.Form == "edit" {
			return w.EditCase
		}
		return w.StepCase
	case page.ToNewOrder:
		return w.NewOrder
	case page.ToOrder, page.ToQueue:
		return w.StepOrder
	case page.ToCall:
		return w.EndCall
	}
	return ""
}

// draftKeys is the key that continues a draft, where there is one to continue.
func (c *console) draftKeys() []page.Key {
	o, _, ok := c.offer()
	if !ok {
		return nil
	}
	j := c.drafts.journal
	return c.keys.bind(everyPage, []page.Key{{
		Name: "draft", Keys: []string{"ctrl+d"}, Label: c.env.Words.Draft.Continue, Do: func() tea.Cmd {
			return func() tea.Msg {
				took, err := j.Take(o)
				return draftTaken{o, took, err}
			}
		},
	}})
}

// resume opens the page of a draft and gives it the typing back.
func (c *console) resume(t draftTaken) tea.Cmd {
	d, words := &c.drafts, &c.env.Words.Draft
	if t.err != nil {
		c.status = page.Status{Text: words.NotRead, Bad: true}
		return nil
	}
	d.offers = slices.DeleteFunc(d.offers, func(o draft.Draft) bool { return o.ID == t.offer.ID })
	if !t.took {
		c.status = page.Status{Text: words.Elsewhere, Bad: true}
		return nil
	}
	var load tea.Cmd
	last := len(c.stack) - 1
	if top := c.stack[last]; top.route != t.offer.Route || top.dirty() {
		if sameForm(t.offer.Route, top.route) && !top.dirty() && last > 0 {
			c.stack = c.stack[:last]
		}
		opened := c.open(t.offer.Route)
		if opened == nil { // written by another version
			c.status = page.Status{Text: words.TooLate, Bad: true}
			return nil
		}
		c.stack = append(c.stack, entry{route: t.offer.Route, page: opened})
		load = opened.Init()
	}
	p, is := c.top().(page.Drafter)
	if !is {
		return load
	}
	d.kept[c.top()] = &kept{id: t.offer.ID, last: t.offer.Page, since: t.offer.At, offer: &t.offer}
	c.status = page.Status{Text: words.Back}
	return tea.Batch(load, p.Resume(t.offer.Page))
}
