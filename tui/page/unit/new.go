// Package unit holds the pages of units: the one that enters a unit, and the
// one that shows it, with what is covered and why, whose it was, and from
// which it is edited and passed to its next owner (M1).
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

// around is what stands around a unit.
type around struct {
	view      careline.UnitView
	owner     careline.Customer
	former    map[careline.CustomerID]string // names of all who had it
	places    map[careline.SiteID]string     // where its owners lived
	cat       careline.Catalogue
	providers []careline.ProviderRow
}

// entry is the page that enters a unit.
type entry struct {
	env    *page.Env
	owner  careline.CustomerID
	form   *widget.Form
	known  *around // nil until loaded
	load   *page.Ticket
	wanted bool // ctrl+s came before what the form needs
	saving widget.Saving
	draft  *page.Draft // to be filled in once the choices are known
}

// New makes the page that enters a unit of an owner.
func New(env *page.Env, owner careline.CustomerID) page.Page {
	p := &entry{env: env, owner: owner}
	p.form = newForm(env, &careline.Unit{Purchase: careline.Purchase{Quantity: 1}}, &around{})
	return p
}

// Init loads what the form chooses from.
func (p *entry) Init() tea.Cmd {
	s, id := p.env.Session, p.owner
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (a around, err error) {
		file, err := s.Open(ctx, id)
		if err != nil {
			return a, err
		}
		a.owner = file.Customer
		return a, reference(ctx, s, &a)
	})
	return cmd
}

// reference loads the catalogue and the providers.
func reference(ctx context.Context, s *careline.Session, a *around) (err error) {
	if a.cat, err = s.Catalogue(ctx); err != nil {
		return err
	}
	a.providers, err = s.AllProviders(ctx)
	return err
}

// Typing is always: the form has the focus.
func (p *entry) Typing() bool { return true }

// Dirty tells whether leaving would lose typing.
func (p *entry) Dirty() bool { return len(p.form.Typed()) > 0 }

// Update takes typing and answers.
func (p *entry) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		// What can be chosen may be more now, or less; the typing stands.
		if p.known != nil && !p.saving.Busy() {
			return p.Init()
		}
	case page.Answer[around]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(&msg.Value, msg.Err)
		}
	case page.Answer[careline.Unit]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.saved(msg.Value, msg.Err)
		}
	default:
		p.form.Update(msg)
	}
	return nil
}

func (p *entry) loaded(a *around, err error) tea.Cmd {
	if err != nil {
		p.wanted = false
		return page.Unread(err, p.env.Lang)
	}
	first := p.known == nil
	p.known = a
	choice := func(name string) *widget.Choice { return p.form.Row(name).Input.(*widget.Choice) }
	choice("product").SetOptions(products(&a.cat, ""))
	choice("site").SetOptions(sites(a))
	choice("installer").SetOptions(installers(a, 0))
	if !first {
		return nil
	}
	// A unit stands where its owner lives unless somebody says otherwise.
	if home, ok := a.owner.Home(); ok {
		p.form.Set("site", number(int64(home.ID)))
	}
	p.form.Rest("site")
	p.takeUp()
	if p.wanted {
		p.wanted = false
		return p.save()
	}
	return nil
}

func (p *entry) save() tea.Cmd {
	if p.known == nil {
		return widget.Wanted(p.env, p.load, &p.wanted)
	}
	if field, why := amiss(p.env, p.form); field != "" {
		p.form.GoTo(field)
		return widget.Warn(why)
	}
	var u careline.Unit
	read(p.env, p.form, &u)
	u.Owners = []careline.Ownership{{Customer: p.owner, From: u.Purchase.Date}}
	return widget.Save(&p.saving, p.env, careline.DeedAddUnit.With(u))
}

func (p *entry) saved(u careline.Unit, err error) tea.Cmd {
	if widget.Posted(err) {
		return widget.LeavePosted(p.env, err)
	}
	if err != nil {
		return page.Fail(err, p.env.Lang)
	}
	said := fmt.Sprintf(p.env.Words.Form.Saved, u.ID.String()+" "+careline.Sanitize(u.Name()))
	return tea.Sequence(page.Become(page.ToUnit{ID: u.ID}), page.Done(said))
}

// View draws the form.
func (p *entry) View(size page.Size) page.Frame {
	return drawForm(p.env, p.form, p.Title(), p.owner.String(), size)
}

// drawForm draws a form that takes the whole page.
func drawForm(env *page.Env, f *widget.Form, title, right string, size page.Size) page.Frame {
	lines, cursor := f.View(env, size.Width-2, size.Height-2)
	box := widget.Box(env.Theme, size.Width, widget.Section{
		Title: title, Right: right, Lines: lines, Height: size.Height - 2, Focused: true,
	})
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, 1)}
}

// Keys lists what can be done.
func (p *entry) Keys() []page.Key {
	keys := []page.Key{{
		Name: "save", Keys: []string{"ctrl+s"}, Label: p.env.Words.Common.Save, Off: widget.Denied(p.env, careline.MayKeepFile), Do: p.save,
	}}
	return p.saving.Hold(p.env, append(keys, p.saving.PostKeys(p.env, p.save)...))
}

// Title names the page.
func (p *entry) Title() string {
	title := p.env.Words.Unit.New
	if p.known != nil {
		title += " " + careline.Sanitize(p.known.owner.Name)
	}
	return title
}
