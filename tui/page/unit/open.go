package unit

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// file is the page of one unit.
type file struct {
	env  *page.Env
	id   careline.UnitID
	got  *around // nil until loaded
	load *page.Ticket
	gone error

	edit     *widget.Form // not nil: the fields are being edited
	base     careline.Unit
	transfer *widget.Form // not nil: the next owner is being asked for
	next     next
	saving   widget.Saving
	draft    *page.Draft // to be filled in once the unit is there
}

// Open makes the page of a unit.
func Open(env *page.Env, id careline.UnitID) page.Page { return &file{env: env, id: id} }

// Shows gives those who have or had the unit.
func (p *file) Shows() []careline.Ref {
	if p.got == nil {
		return nil
	}
	var refs []careline.Ref
	for _, o := range p.got.view.Unit.Owners {
		refs = append(refs, o.Customer.Ref())
	}
	return refs
}

// Init loads the unit and what stands around it.
func (p *file) Init() tea.Cmd {
	s, id := p.env.Session, p.id
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (around, error) { return find(ctx, s, id) })
	return cmd
}

func find(ctx context.Context, s *careline.Session, id careline.UnitID) (a around, err error) {
	if a.view, err = s.Unit(ctx, id); err != nil {
		return a, err
	}
	a.former, a.places = map[careline.CustomerID]string{}, map[careline.SiteID]string{}
	owner := a.view.Unit.Owner()
	for _, o := range a.view.Unit.Owners {
		if a.former[o.Customer] != "" {
			continue
		}
		file, err := s.Open(ctx, o.Customer)
		if err != nil {
			return a, err
		}
		a.former[o.Customer] = file.Customer.Name
		for _, h := range file.Customer.Homes {
			a.places[h.Site.ID] = h.Site.Address()
		}
		if o.Customer == owner {
			a.owner = file.Customer
		}
	}
	return a, reference(ctx, s, &a)
}

// Typing is while a form is open.
func (p *file) Typing() bool { return p.edit != nil || p.transfer != nil }

// Dirty tells whether leaving would lose typing.
func (p *file) Dirty() bool {
	return p.edit != nil && len(p.edit.Typed()) > 0 || p.transfer != nil && len(p.transfer.Typed()) > 0
}

// Update takes typing and answers.
func (p *file) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[around]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(&msg.Value, msg.Err)
		}
	case page.Answer[careline.Unit]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.saved(msg.Value, msg.Err)
		}
	case page.Answer[careline.Hits]:
		if msg.Ticket == p.next.asked {
			return p.nextFound(msg.Value, msg.Err)
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		return p.typed(msg)
	}
	return nil
}

func (p *file) typed(msg tea.Msg) tea.Cmd {
	p.saving.Touched()
	switch {
	case p.edit != nil:
		p.edit.Update(msg)
	case p.transfer != nil:
		if key, ok := msg.(tea.KeyPressMsg); ok && key.String() == "enter" && p.transfer.AtLast() {
			return p.give()
		}
		p.transfer.Update(msg)
		return p.lookUp()
	}
	return nil
}

func (p *file) loaded(a *around, err error) tea.Cmd {
	if err != nil {
		if p.got == nil {
			p.gone = err
		}
		return page.Unread(err, p.env.Lang)
	}
	p.got = a
	return p.takeUp()
}

func (p *file) startEdit() tea.Cmd {
	p.base = p.got.view.Unit
	p.edit = newForm(p.env, &p.base, p.got)
	return nil
}

func (p *file) save() tea.Cmd {
	if field, why := amiss(p.env, p.edit); field != "" {
		p.edit.GoTo(field)
		return widget.Warn(why)
	}
	u := p.base
	read(p.env, p.edit, &u)
	return widget.Save(&p.saving, p.env, careline.DeedSaveUnit.With(u))
}

func (p *file) saved(u careline.Unit, err error) tea.Cmd {
	if err == nil {
		said := fmt.Sprintf(p.env.Words.Form.Saved, u.ID.String()+" "+careline.Sanitize(u.Name()))
		if p.transfer != nil {
			said = fmt.Sprintf(p.env.Words.Unit.Transferred, careline.Sanitize(u.Name()), u.Owner())
		}
		p.edit, p.transfer = nil, nil
		return tea.Batch(p.Init(), page.Done(said))
	}
	if widget.Posted(err) {
		p.edit, p.transfer = nil, nil
		return widget.SayPosted(p.env, err)
	}
	current, ok := widget.Current[careline.Unit](err)
	if !ok || p.edit == nil {
		return tea.Batch(p.Init(), widget.Overtaken(p.env, err))
	}
	newer := newForm(p.env, &current, p.got)
	both := newer.Rebase(p.edit)
	p.edit, p.base = newer, current
	return tea.Batch(p.Init(), widget.Collided(p.env, newer, both, err))
}

// Title names the page.
func (p *file) Title() string {
	title := p.env.Words.Unit.Unit + " " + p.id.String()
	if p.got != nil {
		title += " " + careline.Sanitize(p.got.view.Unit.Name())
	}
	return title
}
