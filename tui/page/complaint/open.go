package complaint

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// file is the page of one case.
type file struct {
	env  *page.Env
	id   careline.CaseID
	view *careline.CaseView // nil until loaded
	cat  careline.Catalogue
	kin  []careline.CaseRow // the customer's other open cases, to merge into
	owns []careline.UnitView
	rows widget.Rows // of the orders
	past int         // lines of the history scrolled away

	load   *page.Ticket
	gone   error // why there is nothing to show
	saving widget.Saving
	draft  *page.Draft // to be filled in once the case is there

	advance *widget.Form // not nil: the small form that moves the case on
	edit    *widget.Form // not nil: the fields are being edited
	again   *widget.Form // not nil: the customer came back about it
	base    careline.Case
}

// found is what the store tells about a case.
type found struct {
	view  careline.CaseView
	cat   careline.Catalogue
	kin   []careline.CaseRow
	units []careline.UnitView
}

// Open makes the page of a case.
func Open(env *page.Env, id careline.CaseID) page.Page { return &file{env: env, id: id} }

// Init loads the case.
func (p *file) Init() tea.Cmd {
	s, id := p.env.Session, p.id
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (f found, err error) {
		if f.view, err = s.Case(ctx, id); err != nil {
			return f, err
		}
		if f.cat, err = s.Catalogue(ctx); err != nil {
			return f, err
		}
		file, err := s.Open(ctx, f.view.Customer.ID)
		f.units = file.Units
		for _, c := range file.Cases {
			if c.ID != id && c.State.Open() {
				f.kin = append(f.kin, c)
			}
		}
		return f, err
	})
	return cmd
}

// Typing is while a form is open.
func (p *file) Typing() bool { return p.advance != nil || p.edit != nil || p.again != nil }

// Dirty tells whether leaving would lose typing.
func (p *file) Dirty() bool {
	return p.edit != nil && len(p.edit.Typed()) > 0 || p.advance != nil && p.advance.Value("reason") != "" ||
		p.again != nil && p.again.Value("text") != ""
}

// Busy tells whether what is typed is meant for what is still to come: the
// page itself, or what comes of a save.
func (p *file) Busy() bool { return p.view == nil && p.load != nil || p.saving.Busy() }

// Update takes typing and answers.
func (p *file) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[found]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(msg.Value, msg.Err)
		}
	case page.Answer[careline.Case]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.saved(msg.Value, msg.Err)
		}
	case tea.KeyPressMsg:
		return p.key(msg)
	case tea.PasteMsg:
		p.form().Update(msg)
	}
	return nil
}

func (p *file) loaded(f found, err error) tea.Cmd {
	if err != nil {
		if p.view == nil {
			p.gone = err
		}
		return page.Fail(err, p.env.Lang)
	}
	p.view, p.cat, p.kin, p.owns = &f.view, f.cat, f.kin, f.units
	if p.advance != nil {
		p.ways()
	}
	return p.takeUp()
}

// form gives the form that is open; an empty one where none is.
func (p *file) form() *widget.Form {
	switch {
	case p.edit != nil:
		return p.edit
	case p.advance != nil:
		return p.advance
	case p.again != nil:
		return p.again
	}
	return widget.NewForm(label(p.env))
}

func (p *file) key(msg tea.KeyPressMsg) tea.Cmd {
	p.saving.Touched()
	switch {
	case p.edit != nil:
		p.edit.Update(msg)
	case p.advance != nil:
		if msg.String() == "enter" && p.advance.AtLast() {
			return p.step()
		}
		p.advance.Update(msg)
		p.suit()
	case p.again != nil:
		if msg.String() == "enter" && p.again.AtLast() {
			return p.recontact()
		}
		p.again.Update(msg)
	case p.view != nil:
		switch msg.String() {
		case "pgdown":
			p.past = max(0, min(p.past+5, len(p.view.Lines)-1))
		case "pgup":
			p.past = max(0, p.past-5)
		default:
			p.rows.Move(msg.String(), len(p.view.Orders), 3)
		}
	}
	return nil
}

// saved takes what came of a write, be it a step or an edit.
func (p *file) saved(c careline.Case, err error) tea.Cmd {
	if err != nil {
		return p.refused(err)
	}
	said := fmt.Sprintf(p.env.Words.Form.Saved, c.ID)
	if p.advance != nil {
		said = fmt.Sprintf(p.env.Words.Complaint.Advanced, c.ID, c.State.In(p.env.Lang))
	}
	if p.again != nil {
		said = p.escalated(&c)
	}
	p.advance, p.edit, p.again = nil, nil, nil
	return tea.Batch(p.Init(), page.Done(said))
}

// refused keeps the typing. Where somebody else saved meanwhile, an edit is
// laid over the newer version and what both changed is shown side by side.
func (p *file) refused(err error) tea.Cmd {
	current, ok := widget.Current[careline.Case](err)
	if !ok {
		return page.Fail(err, p.env.Lang)
	}
	if p.edit == nil {
		return tea.Batch(p.Init(), page.Fail(err, p.env.Lang))
	}
	newer := newForm(p.env, &current, &p.cat, p.units())
	both := newer.Rebase(p.edit)
	p.edit, p.base = newer, current
	return tea.Batch(p.Init(), widget.Collided(p.env, newer, both))
}

// units gives the customer's units, and the one that the case is about, which
// may have a new owner since.
func (p *file) units() []careline.UnitView {
	about := p.view.Unit
	if about == nil || slices.ContainsFunc(p.owns, func(u careline.UnitView) bool { return u.Unit.ID == about.Unit.ID }) {
		return p.owns
	}
	return append([]careline.UnitView{*about}, p.owns...)
}

// Title names the page.
func (p *file) Title() string {
	title := p.id.String()
	if p.view != nil {
		title += " " + careline.Sanitize(strings.TrimSpace(p.view.Customer.Name))
	}
	return title
}
