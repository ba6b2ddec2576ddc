package complaint

import (
	"context"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// file is the page of one case.
type file struct {
	env   *page.Env
	id    careline.CaseID
	view  *careline.CaseView // nil until loaded
	cat   careline.Catalogue
	kin   []careline.CaseRow // the customer's other open cases, to merge into
	owns  []careline.UnitView
	staff []careline.Colleague
	rows  widget.Rows // of the orders
	past  int         // lines of the history scrolled away

	load   *page.Ticket
	old    bool  // what is shown is older than what was saved here
	gone   error // why there is nothing to show
	saving widget.Saving
	draft  *page.Draft // to be filled in once the case is there

	step careline.CareStep // that was chosen in the guide; empty: the next
	task *task             // the form that is open; nil: none is
	base careline.Case     // that the form of the fields was filled in from
	said string            // what they say who come back about it
	come bool              // they come back about it: its form is to be opened
}

// found is what the store tells about a case.
type found struct {
	view  careline.CaseView
	cat   careline.Catalogue
	kin   []careline.CaseRow
	units []careline.UnitView
	staff []careline.Colleague
}

// Open makes the page of a case.
func Open(env *page.Env, id careline.CaseID) page.Page { return &file{env: env, id: id} }

// ComeBack makes the page of a case about which the customer comes back, who
// says this so far: it opens with the form of a second contact.
func ComeBack(env *page.Env, id careline.CaseID, said string) page.Page {
	return &file{env: env, id: id, come: true, said: said}
}

// Shows gives the customer, the unit and the orders.
func (p *file) Shows() []careline.Ref {
	if p.view == nil {
		return nil
	}
	refs := []careline.Ref{p.view.Case.Customer.Ref(), p.view.Case.Unit.Ref()}
	for i := range p.view.Orders {
		refs = append(refs, p.view.Orders[i].ID.Ref())
	}
	return refs
}

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
		if f.staff, err = s.Colleagues(ctx); err != nil {
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

// Busy tells whether what is typed is meant for what is still to come: the
// page itself, or what comes of a save.
func (p *file) Busy() bool { return (p.view == nil || p.old) && p.load != nil || p.saving.Busy() }

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
		if p.task != nil {
			return p.typed(msg)
		}
	}
	return nil
}

func (p *file) loaded(f found, err error) tea.Cmd {
	p.old = false
	if err != nil {
		if p.view == nil {
			p.gone = err
		}
		return page.Unread(err, p.env.Lang)
	}
	if p.view != nil {
		widget.Keep(&p.rows, orderIDs(p.view.Orders), orderIDs(f.view.Orders))
		p.past = widget.StayAt(p.past, p.view.Lines, f.view.Lines)
	}
	p.view, p.cat, p.kin, p.owns, p.staff = &f.view, f.cat, f.kin, f.units, f.staff
	if p.task != nil && p.task.form.Row("to") != nil {
		p.ways()
	}
	if p.come {
		p.come = false
		if k := p.againKey(); k.Off != "" {
			return widget.Warn(k.Off)
		}
		p.startAgain()
		p.task.form.Set("text", p.said)
	}
	return p.takeUp()
}

func orderIDs(rows []careline.OrderRow) []careline.OrderID {
	all := make([]careline.OrderID, len(rows))
	for i := range rows {
		all[i] = rows[i].ID
	}
	return all
}

func (p *file) key(msg tea.KeyPressMsg) tea.Cmd {
	if p.task != nil {
		return p.typed(msg)
	}
	if p.view == nil {
		return nil
	}
	switch msg.String() {
	case "pgdown":
		p.past = max(0, min(p.past+5, len(p.view.Lines)-1))
	case "pgup":
		p.past = max(0, p.past-5)
	default:
		p.rows.Move(msg.String(), len(p.view.Orders), 3)
	}
	return nil
}

// saved takes what came of a write, be it a step or an edit.
func (p *file) saved(c careline.Case, err error) tea.Cmd {
	if widget.Posted(err) {
		p.task, p.step = nil, ""
		return widget.SayPosted(p.env, err)
	}
	if err != nil {
		return p.refused(err)
	}
	said := p.task.said(&c)
	p.task, p.step, p.old = nil, "", true
	return tea.Batch(p.Init(), page.Done(said))
}

// refused keeps the typing. Where somebody else saved meanwhile, an edit is
// laid over the newer version and what both changed is shown side by side.
func (p *file) refused(err error) tea.Cmd {
	current, ok := widget.Current[careline.Case](err)
	if !ok {
		return page.Fail(err, p.env.Lang)
	}
	if p.task == nil || p.task.name != formEdit {
		return tea.Batch(p.Init(), widget.Overtaken(p.env, err))
	}
	newer := newForm(p.env, &current, &p.cat, p.units())
	both := newer.Rebase(p.task.form)
	p.task, p.base = p.editing(newer), current
	return tea.Batch(p.Init(), widget.Collided(p.env, newer, both, err))
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
