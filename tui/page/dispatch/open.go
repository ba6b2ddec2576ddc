package dispatch

import (
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// order is the page of one work order.
type order struct {
	env  *page.Env
	id   careline.OrderID
	view *careline.OrderView // nil until loaded
	past int                 // lines of the history scrolled away

	load   *page.Ticket
	gone   error // why there is nothing to show
	saving widget.Saving
	reveal widget.Reveal
	draft  *page.Draft // to be filled in once the order is there

	picking  bool               // whom to pass the order on to is being chosen
	picked   widget.Rows        // in view.Next
	rejected bool               // the order was just rejected, and nobody was left to ask
	acting   careline.OrderAct  // the act whose small form is open; empty: none
	form     *widget.Form       // of acting
	step     careline.OrderStep // the write under way
}

// Open makes the page of a work order.
func Open(env *page.Env, id careline.OrderID) page.Page { return &order{env: env, id: id} }

// Shows gives the customer, the unit and the case.
func (p *order) Shows() []careline.Ref {
	if p.view == nil {
		return nil
	}
	o := &p.view.Order
	return []careline.Ref{o.Customer.Ref(), o.Unit.Ref(), o.Case.Ref()}
}

// Init loads the order.
func (p *order) Init() tea.Cmd {
	s, id := p.env.Session, p.id
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (careline.OrderView, error) { return s.Order(ctx, id) })
	return cmd
}

// Typing is while a small form is open, or a reason is typed.
func (p *order) Typing() bool { return p.acting != "" || p.reveal.Asking() }

// Dirty tells whether leaving would lose typing.
func (p *order) Dirty() bool { return p.acting != "" && len(p.form.Typed()) > 0 }

// Busy tells whether what is typed is meant for what is still to come: the
// page itself, or what comes of a save.
func (p *order) Busy() bool {
	return p.view == nil && p.load != nil || p.saving.Busy() || p.reveal.Busy()
}

// Update takes typing and answers.
func (p *order) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[careline.OrderView]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(&msg.Value, msg.Err)
		}
	case page.Answer[struct{}]:
		cmd, _ := p.reveal.Answered(p.env, msg, p.Init)
		return cmd
	case page.Answer[careline.Stepped]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.done(msg.Value, msg.Err)
		}
	case tea.PasteMsg:
		if p.reveal.Asking() {
			p.reveal.Update(msg)
		} else if p.acting != "" {
			p.form.Update(msg)
		}
	case tea.KeyPressMsg:
		if p.reveal.Asking() {
			p.reveal.Update(msg)
			return nil
		}
		return p.key(msg)
	}
	return nil
}

func (p *order) loaded(v *careline.OrderView, err error) tea.Cmd {
	if err != nil {
		if p.view == nil {
			p.gone = err
		}
		return page.Unread(err, p.env.Lang)
	}
	if p.view != nil {
		p.past = widget.StayAt(p.past, p.view.Lines, v.Lines)
		widget.Keep(&p.picked, asked(p.view.Next), asked(v.Next))
	}
	p.view = v
	p.follow()
	// For a rejected order that nobody was left for, enter asks one that does not
	// fit.
	if p.rejected {
		p.rejected = false
		p.picking = v.Order.Can(careline.ActAssign) == nil && len(v.Next) > 0 && widget.Denied(p.env, careline.MayDispatch) == ""
		p.picked = widget.Rows{}
	}
	return p.takeUp()
}

func asked(all []careline.Candidate) []careline.ProviderID {
	ids := make([]careline.ProviderID, len(all))
	for i := range all {
		ids[i] = all[i].Provider.ID
	}
	return ids
}

func (p *order) key(msg tea.KeyPressMsg) tea.Cmd {
	p.saving.Touched()
	name := msg.String()
	switch {
	case p.view == nil:
	case p.acting != "":
		if name == "enter" && p.form.AtLast() {
			return p.submit()
		}
		p.form.Update(msg)
	case p.picking:
		p.picked.Move(name, len(p.view.Next), 5)
	default:
		var rows widget.Rows
		rows.At = p.past
		rows.Move(name, len(p.view.Lines), 5)
		p.past = rows.At
	}
	return nil
}

// do writes a step.
func (p *order) do(step careline.OrderStep) tea.Cmd {
	step.Order, step.Version = p.id, p.view.Order.Version
	p.step = step
	return widget.Save(&p.saving, p.env, careline.DeedStepOrder.With(step))
}

// done takes what came of a step. A refusal keeps the form with its typing;
// the order is loaded again, as somebody else may have changed it.
func (p *order) done(v careline.Stepped, err error) tea.Cmd {
	if widget.Posted(err) {
		p.picking, p.acting, p.form = false, "", nil
		return widget.SayPosted(p.env, err)
	}
	if err != nil {
		return tea.Batch(p.Init(), widget.Overtaken(p.env, err))
	}
	w := &p.env.Words.Dispatch
	p.picking, p.acting, p.form = false, "", nil
	said := fmt.Sprintf(w.Stepped, v.Order.ID, p.step.Act.In(p.env.Lang))
	switch {
	case v.Follow != 0:
		said = fmt.Sprintf(w.FollowOnOpened, v.Order.ID, v.Follow)
		return tea.Sequence(page.Become(page.ToOrder{ID: v.Follow}), page.Done(said))
	case p.step.Act == careline.ActReject && p.env.Session.Staff().Role == careline.RoleProvider:
		// What a provider declined is not theirs to see any more.
		return tea.Sequence(page.Leave, page.Done(said))
	case p.step.Act == careline.ActReject && v.Order.Provider() == 0:
		p.rejected = true
		said = fmt.Sprintf(w.RejectedByAll, v.Order.ID)
	case p.step.Act == careline.ActReject:
		for _, c := range p.view.Next {
			if c.Provider.ID == v.Order.Provider() {
				said = fmt.Sprintf(w.NextBest, v.Order.ID, careline.Sanitize(c.Provider.Name))
			}
		}
	case p.step.Act == careline.ActAssign:
		for _, c := range p.view.Next {
			if c.Provider.ID == v.Order.Provider() {
				said = fmt.Sprintf(w.Sent, v.Order.ID, careline.Sanitize(c.Provider.Name))
			}
		}
	}
	return tea.Batch(p.Init(), page.Done(said))
}

// Title names the page.
func (p *order) Title() string {
	title := p.id.String()
	if p.view != nil {
		title += " " + careline.Sanitize(p.view.Customer.Name)
	}
	return title
}
