// Package handout holds the page that hands a list out to a file. The export
// goes on when the page is left.
package handout

import (
	"context"
	"errors"
	"fmt"
	"io/fs"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

// The rows of the form.
const (
	rowWhat   = "what"
	rowFormat = "format"
	rowPath   = "path"
)

type handout struct {
	env      *page.Env
	deny     string // why nothing can be handed out here; empty: it can
	form     *widget.Form
	proposed string // the path as the page proposed it
	there    string // the path of a file that is there, and may be replaced by the same key
	work     *page.Work
}

// job is what an export is done on.
type job struct {
	hand page.Hand
	seen bool // somebody looked at what came of it
}

// New makes the page for what is handed out; with nothing, the page asks. An
// export that is under way, or whose end nobody has seen yet, is shown instead.
func New(env *page.Env, what string) page.Page {
	p := &handout{env: env}
	p.begin(what, "csv")
	if env.Work != nil {
		if j, is := env.Work.On.(*job); is && (env.Work.Runs() || !j.seen) {
			p.fill(j.hand)
			p.work = env.Work
			j.seen = j.seen || p.work.Ended
		}
	}
	return p
}

// begin shows the form.
func (p *handout) begin(what, format string) {
	env := p.env
	*p = handout{env: env, deny: env.Refusal(careline.MayExport)}
	var formats []widget.Option
	if env.Lists == nil {
		p.deny = env.Words.Intake.NoFiles
	} else {
		for _, f := range env.Lists.Formats() {
			name := strings.ToUpper(f)
			formats = append(formats, widget.Option{Code: f, Name: careline.Words{EN: name, ZH: name}})
		}
	}
	all := slices.DeleteFunc(careline.Exports(), func(e careline.Export) bool { return !env.Session.MayHandOut(e) })
	if e := careline.Export(what); !slices.Contains(all, e) {
		if p.deny == "" && slices.Contains(careline.Exports(), e) {
			p.deny = widget.Denied(env, careline.MayKeepStaff)
		}
		what = string(careline.ExportCustomers)
	}
	p.form = widget.NewForm(func(name string) string {
		w := &p.env.Words.Handout
		return map[string]string{rowWhat: w.What, rowFormat: w.Format, rowPath: w.Path}[name]
	},
		&widget.Row{Name: rowWhat, Input: widget.NewChoice(widget.Options(all), what)},
		&widget.Row{Name: rowFormat, Input: widget.NewChoice(formats, format)},
		&widget.Row{Name: rowPath, Input: widget.NewLine("")},
	)
	p.propose()
}

func (p *handout) fill(h page.Hand) {
	p.form.Set(rowWhat, string(h.What))
	p.form.Set(rowFormat, h.Format)
	p.form.Set(rowPath, h.Path)
}

// propose names the file, as long as nobody has named it otherwise.
func (p *handout) propose() {
	if p.form.Value(rowPath) != p.proposed {
		return
	}
	p.proposed = fmt.Sprintf("~/careline-%s-%s.%s", p.form.Value(rowWhat), p.env.Session.Today(), p.form.Value(rowFormat))
	p.form.Set(rowPath, p.proposed)
}

// Init asks nothing.
func (p *handout) Init() tea.Cmd { return nil }

// Title names the page.
func (p *handout) Title() string {
	w := &p.env.Words.Handout
	if what := p.form.Value(rowWhat); what != "" {
		return fmt.Sprintf(w.TitleOf, p.env.Say(careline.Export(what)))
	}
	return w.Title
}

// Typing tells whether a field has the focus.
func (p *handout) Typing() bool { return p.deny == "" && p.work == nil }

// Update takes typing and answers.
func (p *handout) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		if p.Typing() && p.form.Update(msg) {
			p.there = ""
			p.propose()
		}
	case page.WorkEnded:
		if p.work == nil || msg.Work != p.work {
			return nil
		}
		if j, is := msg.Work.On.(*job); is {
			j.seen = true
		}
		if errors.Is(p.work.Err, fs.ErrExist) {
			p.there, p.work = p.form.Value(rowPath), nil
			p.form.GoTo(rowPath)
		} else if p.work.Err != nil && !p.work.Stopping {
			p.work = nil // what was typed stays, to be mended
		}
	}
	return nil
}

// Keys lists what can be done now.
func (p *handout) Keys() []page.Key {
	w := &p.env.Words.Handout
	switch {
	case p.deny != "":
		return nil
	case p.work.Runs():
		return []page.Key{{Name: "stop", Keys: []string{"esc"}, Label: w.Stop, Do: func() tea.Cmd {
			p.work.Stop()
			return page.Done(w.Stopping)
		}}}
	case p.work != nil:
		return []page.Key{{Name: "other", Keys: []string{"n"}, Label: w.Other, Do: func() tea.Cmd {
			p.begin(p.form.Value(rowWhat), p.form.Value(rowFormat))
			return nil
		}}}
	}
	label := w.Export
	if p.there != "" {
		label = w.Replace
	}
	return []page.Key{{Name: "save", Keys: []string{"ctrl+s"}, Label: label, Do: p.export}}
}

func (p *handout) export() tea.Cmd {
	env, w := p.env, &p.env.Words.Handout
	refuse := func(text string) tea.Cmd { return func() tea.Msg { return page.Status{Text: text, Bad: true} } }
	if env.Work.Runs() {
		return refuse(w.Running)
	}
	for _, row := range []string{rowWhat, rowFormat} {
		if p.form.Value(row) == "" || p.form.Unmatched() == row {
			p.form.GoTo(row)
			return refuse(env.Words.Form.NoMatch)
		}
	}
	hand := page.Hand{
		What: careline.Export(p.form.Value(rowWhat)), Format: p.form.Value(rowFormat), Path: p.form.Value(rowPath), Lang: env.Lang,
	}
	hand.Force = p.there != "" && p.there == hand.Path
	p.there = ""
	lists, session := env.Lists, env.Session
	work, cmd := page.Begin(&page.Work{
		On: &job{hand: hand}, Tag: func(w *text.Words) string { return w.Handout.Tag }, Sum: sum,
	}, session.Now(), func(ctx context.Context, tell func(page.Progress)) (page.Handed, error) {
		return lists.Export(ctx, session, hand, tell)
	})
	env.Work, p.work = work, work
	return cmd
}

// sum says in a line what came of an export.
func sum(w *page.Work, env *page.Env) page.Status {
	words := &env.Words.Handout
	h, _ := w.Result.(page.Handed)
	switch {
	case w.Err != nil && w.Stopping:
		return page.Status{Text: fmt.Sprintf(words.Stopped, widget.Count(h.Rows))}
	case errors.Is(w.Err, fs.ErrExist):
		return page.Status{Text: words.There, Bad: true}
	case w.Err != nil:
		return page.Status{Text: careline.Explain(w.Err, env.Lang), Bad: true}
	}
	return page.Status{Text: fmt.Sprintf(words.DoneStatus, widget.Count(h.Rows), careline.Sanitize(h.Path))}
}
