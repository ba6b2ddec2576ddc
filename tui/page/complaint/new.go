// Package complaint holds the pages of cases: the one that logs a complaint
// (or a request, or an inquiry), and the one that shows a case and carries it
// on (C4 to C7).
package complaint

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// entry is the page that logs a case.
type entry struct {
	env      *page.Env
	customer careline.CustomerID
	form     *widget.Form
	base     careline.Case
	promise  string // as it was proposed; typing over it stops the proposing

	load   *page.Ticket
	known  *known // nil until loaded
	wanted bool   // ctrl+s came before what the form needs
	saving widget.Saving
	draft  *page.Draft // to be filled in once the choices are known
}

// known is what the store tells about the customer.
type known struct {
	file careline.File
	cat  careline.Catalogue
}

// New makes the page that logs a complaint of a customer, about a unit where
// one is given.
func New(env *page.Env, customer careline.CustomerID, unit careline.UnitID) page.Page {
	p := &entry{env: env, customer: customer, base: careline.Case{
		Kind: careline.CaseComplaint, Customer: customer, Unit: unit, Severity: careline.SeverityNormal,
	}}
	p.form = newForm(env, &p.base, &careline.Catalogue{}, nil)
	p.propose()
	return p
}

// Init loads the customer's file and the catalogue.
func (p *entry) Init() tea.Cmd {
	catalogue, file := p.env.Catalogue(p.known == nil), p.env.File(p.customer, p.known == nil)
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (known, error) {
		var k known
		var err error
		if k.cat, err = catalogue(ctx); err != nil {
			return k, err
		}
		k.file, err = file(ctx)
		return k, err
	})
	return cmd
}

// Typing is always: the form has the focus.
func (p *entry) Typing() bool { return true }

// Busy tells whether what is typed has to wait: for the open case that may be
// offered before a new one, or for what comes of a save.
func (p *entry) Busy() bool {
	return p.known == nil && p.load != nil || p.wanted || p.draft != nil || p.saving.Busy()
}

// Update takes typing and answers.
func (p *entry) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[known]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(msg.Value, msg.Err)
		}
	case page.Answer[careline.Case]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.saved(msg.Value, msg.Err)
		}
	default:
		return p.typed(msg)
	}
	return nil
}

func (p *entry) typed(msg tea.Msg) tea.Cmd {
	key, is := msg.(tea.KeyPressMsg)
	enter := is && key.String() == "enter"
	at := p.form.At()
	if enter && (at == "matter" || at == "category" && p.form.Value("category") == "") && p.comesBack() {
		return p.comeBack()
	}
	severity := p.form.Value("severity")
	if p.form.Update(msg) && p.form.Value("severity") != severity {
		p.propose()
	}
	p.offer()
	if enter && (at == "category" || at == "unit") && p.comesBack() {
		p.form.GoTo("matter") // before a second case is made of it
	}
	return nil
}

func (p *entry) loaded(k known, err error) tea.Cmd {
	if err != nil {
		p.wanted = false
		return page.Unread(err, p.env.Lang)
	}
	first := p.known == nil
	p.known = &k
	p.choice("category").SetOptions(categories(&k.cat, ""))
	unit := p.choice("unit")
	unit.SetOptions(unitOptions(k.file.Units))
	switch {
	case !first || unit.Value() != "" && unit.Value() != unitCode(0):
	case p.base.Unit != 0:
		unit.SetValue(unitCode(p.base.Unit))
	case len(k.file.Units) == 1:
		unit.SetValue(unitCode(k.file.Units[0].Unit.ID))
	default:
		unit.SetValue(unitCode(0))
	}
	if first {
		p.form.Rest("unit")
	}
	p.offer()
	p.takeUp()
	if p.wanted {
		p.wanted = false
		return p.save()
	}
	return nil
}

func (p *entry) choice(name string) *widget.Choice {
	return p.form.Row(name).Input.(*widget.Choice)
}

// propose puts in the promise that the rules suggest for the severity, unless
// the operator has promised something else.
func (p *entry) propose() {
	if p.form.Value("promise") != p.promise {
		return
	}
	due := careline.ProposePromise(careline.Severity(p.form.Value("severity")), p.env.Session.Now())
	p.promise = widget.FormatMoment(due, zone(p.env))
	p.form.Set("promise", p.promise)
	p.form.Rest("promise")
}

func (p *entry) save() tea.Cmd {
	if p.known == nil {
		return widget.Wanted(p.env, p.load, &p.wanted)
	}
	if p.comesBack() && p.form.At() == "matter" {
		return p.comeBack()
	}
	if field, why := amiss(p.env, p.form); field != "" {
		p.form.GoTo(field)
		return widget.Warn(why)
	}
	c := p.base
	read(p.env, p.form, &c)
	return widget.Save(&p.saving, p.env, careline.DeedLogCase.With(c))
}

func (p *entry) saved(c careline.Case, err error) tea.Cmd {
	if widget.Posted(err) {
		return widget.LeavePosted(p.env, err)
	}
	if err != nil {
		return page.Fail(err, p.env.Lang)
	}
	return tea.Sequence(page.Become(page.ToCase{ID: c.ID}), page.Done(fmt.Sprintf(p.env.Words.Form.Saved, c.ID)))
}

// Keys lists what can be done.
func (p *entry) Keys() []page.Key {
	w := p.env.Words
	keys := []page.Key{
		{Name: "save", Keys: []string{"ctrl+s"}, Label: w.Common.Save, Off: widget.Denied(p.env, careline.MayHandle), Do: p.save},
	}
	keys = append(keys, p.saving.PostKeys(p.env, p.save)...)
	if c, is := p.open(); is {
		keys = append(keys, page.Key{
			Name: "open", Keys: []string{"ctrl+o"}, Label: w.Complaint.OpenInstead,
			Do: func() tea.Cmd { return page.Become(page.ToCase{ID: c.ID}) },
		})
	}
	return p.saving.Hold(p.env, append(keys, foldKey(p.env, true)))
}

// Dirty tells whether leaving would lose typing.
func (p *entry) Dirty() bool { return len(p.form.Typed()) > 0 }

// Title names the page.
func (p *entry) Title() string {
	title := p.env.Words.Complaint.New
	if p.known != nil {
		title += " " + careline.Sanitize(p.known.file.Customer.Name)
	}
	return title
}
