// Package person holds the form of a customer, new or known.
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

type person struct {
	env  *page.Env
	id   careline.CustomerID // zero: a new customer
	base *careline.Customer  // nil until loaded
	form *widget.Form

	load   *page.Ticket
	gone   error
	saving widget.Saving
	draft  *page.Draft // to be filled in once the customer is there

	asked   *page.Ticket                 // who has a phone
	looked  map[string]bool              // the phones that were asked for, as E.164
	holders map[string]careline.Customer // who else has them

	alike alike
}

// holder is who has a phone.
type holder struct {
	e164 string
	who  careline.Customer
}

// NewCustomer makes an empty form, filled from what was typed in the omnibox.
func NewCustomer(env *page.Env, text string) page.Page {
	p := newPerson(env, 0)
	t := sortOut(text)
	p.base = &careline.Customer{Tier: careline.TierStandard, Name: t.name}
	p.form = p.newForm(t)
	return p
}

// Edit makes the form of a known customer.
func Edit(env *page.Env, id careline.CustomerID) page.Page { return newPerson(env, id) }

func newPerson(env *page.Env, id careline.CustomerID) *person {
	return &person{env: env, id: id, looked: map[string]bool{}, holders: map[string]careline.Customer{}}
}

// Init loads the customer, or asks who has the phone that was typed.
func (p *person) Init() tea.Cmd {
	if p.id == 0 {
		return tea.Batch(p.lookUp(), p.askAlike())
	}
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, p.env.File(p.id, p.form == nil))
	return cmd
}

// Typing is always: the form has the focus.
func (p *person) Typing() bool { return true }

// Dirty tells whether leaving would lose typing.
func (p *person) Dirty() bool { return p.form != nil && len(p.form.Typed()) > 0 }

// Update takes typing and answers.
func (p *person) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		// A newer version is met on saving; until then the typing stands.
		if p.form == nil {
			return p.Init()
		}
	case page.Answer[careline.File]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(msg.Value.Customer, msg.Err)
		}
	case page.Answer[careline.Customer]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.saved(msg.Value, msg.Err)
		}
	case page.Answer[[]careline.Twin]:
		p.toldAlike(msg)
	case page.Answer[[]holder]:
		if msg.Ticket == p.asked {
			p.asked = nil
			for _, h := range msg.Value {
				p.holders[h.e164] = h.who
			}
			return p.lookUp()
		}
	default:
		if p.form == nil {
			return nil
		}
		at := p.form.At()
		p.form.Update(msg)
		p.grow()
		if p.form.At() != at {
			return tea.Batch(p.lookUp(), p.askAlike())
		}
		return p.askAlike()
	}
	return nil
}

func (p *person) loaded(c careline.Customer, err error) tea.Cmd {
	if err != nil {
		p.gone = err
		return page.Unread(err, p.env.Lang)
	}
	p.base = &c
	p.form = p.editForm(&c)
	return p.takeUp()
}

// lookUp asks who has the phones that are typed, so that nobody is entered
// twice. The form goes on meanwhile.
func (p *person) lookUp() tea.Cmd {
	if p.asked != nil || p.form == nil {
		return nil
	}
	var ask []careline.ContactPoint
	for _, c := range p.points() {
		if c.E164 != "" && !p.looked[c.E164] && !p.own(c.E164) {
			p.looked[c.E164] = true
			ask = append(ask, c)
		}
	}
	if len(ask) == 0 {
		return nil
	}
	s := p.env.Session
	var cmd tea.Cmd
	p.asked, cmd = page.Ask(nil, func(ctx context.Context) (found []holder, err error) {
		for _, c := range ask {
			hits, err := s.Lookup(ctx, c.E164, 5)
			if err != nil {
				return found, err
			}
			for _, h := range hits.Matches {
				for _, has := range h.Customer.Contacts {
					if has.E164 == c.E164 {
						found = append(found, holder{c.E164, h.Customer})
					}
				}
			}
		}
		return found, nil
	})
	return cmd
}

// own tells whether the customer has had the phone all along.
func (p *person) own(e164 string) bool {
	for _, c := range p.base.Contacts {
		if c.E164 == e164 {
			return true
		}
	}
	return false
}

// double gives somebody else who has one of the phones that are typed now.
func (p *person) double() (careline.Customer, bool) {
	if p.form == nil {
		return careline.Customer{}, false
	}
	for _, c := range p.points() {
		if who, is := p.holders[c.E164]; is && who.ID != p.id {
			return who, true
		}
	}
	return careline.Customer{}, false
}

func (p *person) save() tea.Cmd {
	if p.form == nil {
		return nil
	}
	if name := p.form.Unmatched(); name != "" {
		p.form.GoTo(name)
		return widget.Warn(p.env.Words.Form.NoMatch)
	}
	c, deed := p.read(), careline.DeedSaveCustomer
	if c.ID == 0 {
		deed = careline.DeedAddCustomer
	}
	return widget.Save(&p.saving, p.env, deed.With(c))
}

func (p *person) saved(c careline.Customer, err error) tea.Cmd {
	if err == nil {
		said := fmt.Sprintf(p.env.Words.Person.Saved, c.ID, careline.Sanitize(c.Name))
		return tea.Sequence(page.Become(page.ToCustomer{ID: c.ID}), page.Done(strings.TrimSpace(said)))
	}
	if widget.Posted(err) {
		return widget.LeavePosted(p.env, err)
	}
	current, ok := widget.Current[careline.Customer](err)
	if !ok {
		return page.Fail(err, p.env.Lang)
	}
	newer := p.editForm(&current)
	both := p.homeless(newer, newer.Rebase(p.form), p.form.Typed())
	p.base, p.form = &current, newer
	p.grow()
	return widget.Collided(p.env, newer, both, err)
}

// Keys lists what can be done.
func (p *person) Keys() []page.Key {
	keys := []page.Key{{
		Name: "save", Keys: []string{"ctrl+s"}, Label: p.env.Words.Common.Save, Off: widget.Denied(p.env, careline.MayKeepFile), Do: p.save,
	}}
	if p.form != nil {
		keys = append(keys, p.saving.PostKeys(p.env, p.save)...)
		keys = append(keys, widget.ClashKeys(p.env, p.form)...)
	}
	if who, is := p.likeliest(); is {
		keys = append(keys, page.Key{
			Name: "open", Keys: []string{"ctrl+o"}, Label: p.env.Words.Person.OpenIt,
			Do: func() tea.Cmd { return page.Open(page.ToCustomer{ID: who.ID}) },
		})
	}
	return p.saving.Hold(p.env, keys)
}

// Title names the page.
func (p *person) Title() string {
	if p.id == 0 {
		return p.env.Words.Person.New
	}
	title := p.env.Words.Person.Edit + " " + p.id.String()
	if p.base != nil {
		title += " " + careline.Sanitize(p.base.Name)
	}
	return title
}
