// Package dispatch holds the pages of work orders: the one that proposes and
// sends one, and the one that shows an order and carries it on (W1 to W8).
package dispatch

import (
	"cmp"
	"context"
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// proposal is the page of an order as the rules suggest it.
type proposal struct {
	env  *page.Env
	want careline.OrderFor // as last asked
	got  *careline.Proposal
	form *widget.Form

	load   *page.Ticket
	gone   error
	wanted bool // ctrl+s came before the proposal
	saving widget.Saving
	draft  *page.Draft // to be filled in once the proposal is there
}

// New makes the page of a proposed order.
func New(env *page.Env, want careline.OrderFor) page.Page {
	p := &proposal{env: env, want: want}
	p.form = widget.NewForm(
		p.label,
		&widget.Row{Name: "provider", Input: widget.NewChoice(nil, "")},
		&widget.Row{Name: "window", Input: widget.NewLine("").Reads(22, widget.ReadWindow(env))},
		&widget.Row{Name: "kind", Input: widget.NewChoice(widget.Options(careline.OrderKinds()), string(want.Kind))},
		&widget.Row{Name: "unit", Input: widget.NewChoice(nil, "")},
		&widget.Row{Name: "site", Input: widget.NewChoice(nil, "")},
		&widget.Row{Name: "charge", Input: widget.NewChoice(charges(careline.Charge{}), byRule)},
		&widget.Row{Name: "text", Input: widget.NewArea(1, 3)},
	)
	return p
}

// byRule and goodwill are the codes of the charge field.
const byRule, goodwill = "rule", "goodwill"

func (p *proposal) label(name string) string {
	w := &p.env.Words.Dispatch
	return map[string]string{
		"provider": w.Provider, "window": w.Window, "kind": w.Kind, "unit": w.Unit, "site": w.Site,
		"charge": w.Charge, "text": w.Text,
	}[name]
}

// Init asks for the proposal.
func (p *proposal) Init() tea.Cmd {
	s, want := p.env.Session, p.want
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (careline.Proposal, error) {
		return s.ProposeOrder(ctx, want)
	})
	return cmd
}

// Typing is always: the form has the focus.
func (p *proposal) Typing() bool { return true }

// Dirty tells whether leaving would lose typing.
func (p *proposal) Dirty() bool { return len(p.form.Typed()) > 0 }

// Busy tells whether a save is under way: what is typed then is meant for
// what comes of it.
func (p *proposal) Busy() bool { return p.wanted || p.draft != nil || p.saving.Busy() }

// Update takes typing and answers.
func (p *proposal) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[careline.Proposal]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.proposed(&msg.Value, msg.Err)
		}
	case page.Answer[careline.WorkOrder]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.sent(msg.Value, msg.Err)
		}
	default:
		if p.form.Update(msg) {
			return p.again()
		}
	}
	return nil
}

// again asks anew where what the proposal rests on was changed.
func (p *proposal) again() tea.Cmd {
	if p.got == nil {
		return nil
	}
	want := p.want
	want.Kind = careline.OrderKind(p.form.Value("kind"))
	want.Unit = unitOf(p.form.Value("unit"))
	// The site follows the unit until somebody chooses one.
	if p.typed("site") {
		want.Site = siteOf(p.form.Value("site"))
	}
	if want == p.want {
		return nil
	}
	p.want = want
	return p.Init()
}

// typed tells whether the operator has changed a field of the proposal.
func (p *proposal) typed(name string) bool {
	_, is := p.form.Typed()[name]
	return is
}

// proposed puts the proposal into every field that was not changed by hand.
func (p *proposal) proposed(got *careline.Proposal, err error) tea.Cmd {
	if err != nil {
		p.wanted = false
		if p.got == nil {
			p.gone = err
		}
		return page.Unread(err, p.env.Lang)
	}
	p.got = got
	p.choice("provider").SetOptions(providers(got.Candidates))
	p.choice("unit").SetOptions(units(got))
	p.choice("site").SetOptions(sites(got))
	p.choice("charge").SetOptions(charges(got.Order.Charge))
	if p.form.Value("charge") == "" {
		p.form.Set("charge", byRule)
	}
	p.want.Kind, p.want.Unit = got.Order.Kind, got.Order.Unit
	best := ""
	if len(got.Candidates) > 0 {
		best = providerCode(got.Candidates[0].Provider.ID)
	}
	p.suggest("provider", best)
	p.suggest("window", widget.FormatWindow(got.Order.Window, p.env.Session.Settings().Zone))
	p.suggest("kind", string(got.Order.Kind))
	p.suggest("unit", unitCode(got.Order.Unit))
	p.suggest("site", siteCode(got.Order.Site))
	p.suggest("text", got.Order.Text)
	p.takeUp()
	if p.wanted {
		p.wanted = false
		return p.send()
	}
	return nil
}

func (p *proposal) suggest(name, value string) {
	switch name {
	case "kind", "unit": // what was chosen is what was asked for
	default:
		if p.typed(name) && p.form.Value(name) != "" {
			return
		}
	}
	if p.form.Value(name) != value {
		p.form.Set(name, value)
	}
	p.form.Rest(name)
}

func (p *proposal) choice(name string) *widget.Choice {
	return p.form.Row(name).Input.(*widget.Choice)
}

// send dispatches what the page shows.
func (p *proposal) send() tea.Cmd {
	if p.got == nil || p.load != nil {
		return widget.Wanted(p.env, p.load, &p.wanted)
	}
	if name := p.form.Unmatched(); name != "" {
		p.form.GoTo(name)
		return widget.Warn(p.env.Words.Form.NoMatch)
	}
	window, ok := widget.ParseWindow(p.form.Value("window"), p.env.Session.Now())
	if !ok {
		p.form.GoTo("window")
		return widget.Warn(p.env.Words.Dispatch.Window + ": " + p.env.Words.Form.NotRead)
	}
	order := p.got.Order
	order.Window = window
	order.Text = p.form.Value("text")
	order.Site = siteOf(p.form.Value("site"))
	order.Charge = p.charge()
	to := providerOf(p.form.Value("provider"))
	return widget.Save(&p.saving, p.env, careline.DeedDispatch.With(careline.Dispatching{Order: order, To: to}))
}

// charge is what the rules say, unless the operator waived it.
func (p *proposal) charge() careline.Charge {
	if p.form.Value("charge") == goodwill {
		return careline.Charge{Free: true, Reason: careline.ChargeGoodwill}
	}
	return p.got.Order.Charge
}

func (p *proposal) sent(o careline.WorkOrder, err error) tea.Cmd {
	if widget.Posted(err) {
		return widget.LeavePosted(p.env, err)
	}
	if err != nil {
		return page.Fail(err, p.env.Lang)
	}
	w := &p.env.Words.Dispatch
	said := fmt.Sprintf(w.SentNobody, o.ID)
	for _, c := range p.got.Candidates {
		if c.Provider.ID == o.Provider() {
			said = fmt.Sprintf(w.Sent, o.ID, c.Provider.Name)
		}
	}
	return tea.Sequence(page.Become(page.ToOrder{ID: o.ID}), page.Done(said))
}

// Keys lists what can be done.
func (p *proposal) Keys() []page.Key {
	keys := []page.Key{{
		Name: "send", Keys: []string{"ctrl+s"}, Label: p.env.Words.Dispatch.Send,
		Off: cmp.Or(widget.Denied(p.env, careline.MayDispatch), p.absent()), Do: p.send,
	}}
	return p.saving.Hold(p.env, append(keys, p.saving.PostKeys(p.env, p.send)...))
}

func (p *proposal) absent() string {
	if p.gone != nil {
		return careline.Explain(p.gone, p.env.Lang)
	}
	return ""
}

// Title names the page.
func (p *proposal) Title() string {
	title := p.env.Words.Dispatch.New
	if p.got != nil {
		title += " " + careline.Sanitize(p.got.Customer.Name)
	}
	return title
}
