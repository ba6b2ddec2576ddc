package call

import (
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// View draws how long the call has lasted, the form, and what was done in it.
func (p *call) View(size page.Size) page.Frame {
	env := p.env
	if p.got == nil {
		said := env.Words.Form.Loading
		if p.gone != nil {
			said = careline.Explain(p.gone, env.Lang)
		}
		return page.Frame{Body: strings.Join(widget.Block([]string{"", " " + said}, size.Width, size.Height), "\n")}
	}
	width := size.Width - 2
	facts := p.facts(width)
	done := p.done(width)
	var lines []string
	var cursor *tea.Cursor
	if p.got.Interaction.Running() {
		lines, cursor = p.form.View(env, width, max(1, size.Height-4-len(facts)-min(3, len(done))))
	} else {
		lines = p.past(width)
	}
	box, tops := widget.Stack(env.Theme, size.Width, size.Height, []widget.Section{
		{Title: p.Title(), Right: p.state(), Lines: facts, Height: len(facts)},
		{Lines: lines, Height: len(lines), Focused: cursor != nil},
		{Title: env.Words.Call.Done, Lines: done, Height: len(done)},
	}, 2)
	return page.Frame{Body: strings.Join(box, "\n"), Cursor: widget.Shift(cursor, tops[1])}
}

func (p *call) state() string {
	c, now := &p.got.Interaction, p.env.Session.Now()
	if !c.Running() {
		return fmt.Sprintf(p.env.Words.Call.EndedAt, p.env.Words.Times.Moment(c.Ended, now))
	}
	return p.env.Theme.Ink().Accent.Bold(true).Render(p.clock(c.Duration(now)))
}

func (p *call) facts(width int) []string {
	env, c := p.env, &p.got.Interaction
	w := &env.Words.Call
	who := careline.Sanitize(p.got.Customer.Name)
	if c.Customer == 0 {
		who = env.Theme.Ink().Warn.Render(w.Unknown)
	}
	at := c.Started.In(env.Session.Now().Location()).Format("15:04:05")
	return widget.Facts(env, width,
		widget.Fact{Label: w.Customer, Value: who},
		widget.Fact{Label: w.Number, Value: careline.Sanitize(c.Number)},
		widget.Fact{Label: w.Line, Value: c.Line.In(env.Lang) + env.Words.Form.Comma + c.Channel.In(env.Lang) + env.Words.Form.Comma + fmt.Sprintf(w.Started, at), Wide: true},
	)
}

// past says how a call that is over ended.
func (p *call) past(width int) []string {
	c, w := &p.got.Interaction, &p.env.Words.Call
	reason, _ := p.got.cat.Service(c.Reason)
	return widget.Facts(p.env, width,
		widget.Fact{Label: w.Reason, Value: careline.Sanitize(reason.Name.In(p.env.Lang)), Wide: true},
		widget.Fact{Label: w.Outcome, Value: c.Outcome.In(p.env.Lang), Wide: true},
		widget.Fact{Label: w.Note, Value: careline.Sanitize(c.Note), Wide: true},
	)
}

// done lists what was recorded in the call.
func (p *call) done(width int) []string {
	env, ink := p.env, p.env.Theme.Ink()
	var lines []string
	for _, l := range p.got.Lines {
		what := l.Event.Kind.In(env.Lang) + "  " + careline.Sanitize(env.Say(l.Summary))
		lines = append(lines, " "+ink.Text.Render(widget.Cut(what, width-2)))
	}
	if len(lines) == 0 {
		lines = append(lines, " "+ink.Dim.Render(env.Words.Call.Nothing))
	}
	return lines
}
