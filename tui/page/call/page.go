// Package call holds the page of the running call: how long it has lasted,
// what was done in it, and how it ends (C2).
package call

import (
	"context"
	"fmt"
	"time"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

type call struct {
	env  *page.Env
	id   careline.InteractionID
	got  *found // nil until loaded
	form *widget.Form

	load   *page.Ticket
	gone   error
	wanted bool // ctrl+s came before what the form needs
	saving widget.Saving
	draft  *page.Draft // to be filled in once the call is there
}

// found is what the store tells about a call.
type found struct {
	careline.InteractionView
	cat careline.Catalogue
}

// New makes the page of a call.
func New(env *page.Env, id careline.InteractionID) page.Page {
	p := &call{env: env, id: id}
	customer := widget.NewLine("").Reads(16, p.readCustomer)
	p.form = widget.NewForm(
		p.label,
		&widget.Row{Name: "reason", Input: widget.NewChoice(nil, "")},
		&widget.Row{Name: "outcome", Input: widget.NewChoice(widget.Options(careline.Outcomes()), "")},
		&widget.Row{Name: "note", Input: widget.NewArea(2, 5)},
		&widget.Row{Name: "line", Input: widget.NewChoice(widget.Options(careline.Lines()), "")},
		&widget.Row{Name: "channel", Input: widget.NewChoice(widget.Options(careline.Channels()), "")},
		&widget.Row{Name: "customer", Input: customer, Hidden: true},
	)
	return p
}

func (p *call) label(name string) string {
	w := &p.env.Words.Call
	return map[string]string{
		"reason": w.Reason, "outcome": w.Outcome, "note": w.Note, "line": w.Line, "channel": w.Channel, "customer": w.Customer,
	}[name]
}

// Shows gives the caller, and what came of the call.
func (p *call) Shows() []careline.Ref {
	if p.got == nil {
		return nil
	}
	refs := []careline.Ref{p.got.Customer.ID.Ref()}
	for i := range p.got.Cases {
		refs = append(refs, p.got.Cases[i].ID.Ref())
	}
	for i := range p.got.Orders {
		refs = append(refs, p.got.Orders[i].ID.Ref())
	}
	return refs
}

// Init loads the call and what was done in it.
func (p *call) Init() tea.Cmd {
	s, id := p.env.Session, p.id
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (f found, err error) {
		if f.InteractionView, err = s.Interaction(ctx, id); err != nil {
			return f, err
		}
		f.cat, err = s.Catalogue(ctx)
		return f, err
	})
	return cmd
}

// Typing is while the call can be ended.
func (p *call) Typing() bool { return p.got == nil || p.got.Interaction.Running() }

// Dirty tells whether leaving would lose typing.
func (p *call) Dirty() bool { return p.Typing() && len(p.form.Typed()) > 0 }

// Busy tells whether what is typed is meant for what is still to come: the
// page itself, or what comes of a save.
func (p *call) Busy() bool { return p.got == nil && p.load != nil || p.wanted || p.saving.Busy() }

// Update takes typing and answers.
func (p *call) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[found]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(&msg.Value, msg.Err)
		}
	case page.Answer[careline.Interaction]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.ended(&msg.Value, msg.Err)
		}
	default:
		p.form.Update(msg)
	}
	return nil
}

func (p *call) loaded(f *found, err error) tea.Cmd {
	if err != nil {
		p.wanted = false
		if p.got == nil {
			p.gone = err
		}
		return page.Unread(err, p.env.Lang)
	}
	p.got = f
	p.choice("reason").SetOptions(reasons(&f.cat))
	p.form.Row("customer").Hidden = f.Interaction.Customer != 0
	outcome, reason := careline.OutcomeInformed, ""
	if len(f.Cases)+len(f.Orders) > 0 {
		outcome = careline.OutcomeFollowUp
		reason = reasonFor(f)
	}
	p.suggest("outcome", string(outcome))
	p.suggest("reason", reason)
	p.suggest("line", string(f.Interaction.Line))
	p.suggest("channel", string(f.Interaction.Channel))
	if p.wanted {
		p.wanted = false
		return p.end()
	}
	return p.takeUp()
}

// suggest fills in what the operator has not.
func (p *call) suggest(name, value string) {
	if _, typed := p.form.Typed()[name]; typed || p.form.Unmatched() == name || p.form.Value(name) == value {
		return
	}
	p.form.Set(name, value)
	p.form.Rest(name)
}

// reasonFor takes the reason from what was done: a complaint, or the service
// that leads to such an order.
func reasonFor(f *found) string {
	for _, c := range f.Cases {
		if _, ok := f.cat.Service("complaint"); ok && c.Kind == careline.CaseComplaint {
			return "complaint"
		}
	}
	for _, o := range f.Orders {
		for _, s := range f.cat.Services {
			if s.Order == o.Kind && !s.Retired {
				return s.Code
			}
		}
	}
	return ""
}

func reasons(cat *careline.Catalogue) []widget.Option {
	var all []widget.Option
	for _, s := range cat.Services {
		if !s.Retired {
			all = append(all, widget.Option{Code: s.Code, Name: s.Name})
		}
	}
	return all
}

func (p *call) choice(name string) *widget.Choice {
	return p.form.Row(name).Input.(*widget.Choice)
}

func (p *call) readCustomer(s string) widget.Reading {
	if s == "" {
		return widget.Reading{Text: p.env.Words.Call.Unknown}
	}
	if _, err := careline.ParseID[careline.CustomerID](s); err != nil {
		return widget.Reading{Text: careline.Explain(err, p.env.Lang), Bad: true}
	}
	return widget.Reading{}
}

// end writes the end of the call.
func (p *call) end() tea.Cmd {
	if p.got == nil {
		return widget.Wanted(p.env, p.load, &p.wanted)
	}
	if name := p.form.Unmatched(); name != "" {
		p.form.GoTo(name)
		return widget.Warn(p.env.Words.Form.NoMatch)
	}
	end := careline.CallEnd{
		Call: p.id, Line: careline.Line(p.form.Value("line")), Channel: careline.Channel(p.form.Value("channel")),
		Reason: p.form.Value("reason"), Outcome: careline.Outcome(p.form.Value("outcome")), Note: p.form.Value("note"),
	}
	if number := p.form.Value("customer"); number != "" && p.got.Interaction.Customer == 0 {
		id, err := careline.ParseID[careline.CustomerID](number)
		if err != nil {
			p.form.GoTo("customer")
			return page.Fail(err, p.env.Lang)
		}
		end.Customer = id
	}
	return widget.Save(&p.saving, p.env, careline.DeedEndCall.With(end))
}

func (p *call) ended(c *careline.Interaction, err error) tea.Cmd {
	if widget.Posted(err) { // the phone is down, whenever the store hears of it
		return tea.Sequence(func() tea.Msg { return page.CallChanged{} }, widget.LeavePosted(p.env, err))
	}
	if err != nil {
		return tea.Batch(p.Init(), page.Fail(err, p.env.Lang))
	}
	p.got.Interaction = *c
	said := fmt.Sprintf(p.env.Words.Call.Ended, c.ID, p.clock(c.Duration(c.Ended)))
	return tea.Sequence(
		func() tea.Msg { return page.CallChanged{} },
		page.Leave, page.Done(said),
	)
}

// clock says a length as minutes and seconds.
func (p *call) clock(d time.Duration) string {
	s := int(d / time.Second)
	return fmt.Sprintf(p.env.Words.Call.Elapsed, s/60, s%60)
}

// Keys lists what can be done.
func (p *call) Keys() []page.Key {
	if p.got != nil && !p.got.Interaction.Running() {
		return nil
	}
	keys := []page.Key{{
		Name: "save", Keys: []string{"ctrl+s"}, Label: p.env.Words.Call.End, Off: widget.Denied(p.env, careline.MayTakeCalls), Do: p.end,
	}}
	return p.saving.Hold(p.env, append(keys, p.saving.PostKeys(p.env, p.end)...))
}

// Title names the page.
func (p *call) Title() string {
	title := p.env.Words.Call.Title + " " + p.id.String()
	if p.got != nil && p.got.Customer.Name != "" {
		title += " " + careline.Sanitize(p.got.Customer.Name)
	}
	return title
}
