// Package intake holds the page that takes a list in from a file, in four
// steps: the file, its columns, a preview, and the import itself, which goes
// on when the page is left.
package intake

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/text"
	"careline/tui/widget"
)

type step int

const (
	ofFile step = iota
	ofColumns
	ofRows
	ofRun
)

// The rows of the first form.
const (
	rowWhat = "what"
	rowPath = "path"
)

type intake struct {
	env  *page.Env
	step step
	deny string // why nothing can be taken in here; empty: it can

	from  *widget.Form
	names []string // that the path may go on to
	ask   *page.Ticket

	take    page.Take // what was looked at
	got     page.Looked
	columns *columns

	first []careline.ListPreview
	at    widget.Rows
	high  int        // rows that were shown last
	try   *page.Work // of the whole list

	work *page.Work
}

// job is what an import is done on.
type job struct {
	take page.Take
	got  page.Looked
	seen bool // somebody looked at what came of it
}

// New makes the page for a kind of list; with none, the page asks. An import
// that is under way, or whose end nobody has seen yet, is shown instead.
func New(env *page.Env, what string) page.Page {
	p := &intake{env: env}
	if j, is := running(env); is {
		p.follow(env.Work, j)
		return p
	}
	p.begin(what)
	return p
}

// running gives the import that the console holds and that is still to be seen.
func running(env *page.Env) (*job, bool) {
	if env.Work == nil {
		return nil, false
	}
	j, is := env.Work.On.(*job)
	return j, is && (env.Work.Runs() || !j.seen)
}

func (p *intake) follow(w *page.Work, j *job) {
	p.work, p.step, p.take, p.got = w, ofRun, j.take, j.got
	if w.Ended {
		j.seen = true
	}
}

// begin goes to the first step.
func (p *intake) begin(what string) {
	env := p.env
	*p = intake{env: env, deny: env.Refusal(careline.MayImport)}
	var kinds []careline.ListKind
	if env.Lists == nil {
		p.deny = env.Words.Intake.NoFiles
	} else {
		for _, k := range env.Lists.Kinds() {
			switch {
			case env.Session.MayTakeIn(k):
				kinds = append(kinds, k)
			case string(k) == what && p.deny == "":
				p.deny = fmt.Sprintf(env.Words.Intake.NoKind, k.In(env.Lang))
			}
		}
	}
	choice := widget.NewChoice(widget.Options(kinds), what)
	if choice.Value() == "" && what == "" {
		choice.SetValue(string(careline.ListCustomers))
	}
	path := widget.NewLine(env.Words.Intake.PathHint)
	p.from = widget.NewForm(func(name string) string {
		w := &p.env.Words.Intake
		return map[string]string{rowWhat: w.What, rowPath: w.Path}[name]
	}, &widget.Row{Name: rowWhat, Input: choice}, &widget.Row{Name: rowPath, Input: path})
	if choice.Value() != "" {
		p.from.GoTo(rowPath)
	}
}

// Init asks nothing: the file comes first.
func (p *intake) Init() tea.Cmd { return nil }

// Title names the page.
func (p *intake) Title() string {
	w := &p.env.Words.Intake
	kind := p.take.Kind
	if p.step == ofFile {
		kind = careline.ListKind(p.from.Value(rowWhat))
	}
	if kind == "" {
		return w.Title
	}
	return fmt.Sprintf(w.TitleOf, p.env.Say(kind))
}

// Typing tells whether a field has the focus.
func (p *intake) Typing() bool { return p.deny == "" && (p.step == ofFile || p.step == ofColumns) }

// Dirty tells whether columns were chosen by hand and nothing was done with
// them yet.
func (p *intake) Dirty() bool {
	return (p.step == ofColumns || p.step == ofRows) && p.columns != nil && p.columns.changed()
}

// Close ends the trial: nobody looks at it any more. The import goes on.
func (p *intake) Close() { p.try.Stop() }

// Update takes typing and answers.
func (p *intake) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case tea.KeyPressMsg, tea.PasteMsg:
		return p.typed(msg)
	case page.Answer[named]:
		return p.completed(msg)
	case page.Answer[page.Looked]:
		return p.looked(msg)
	case page.Answer[previewed]:
		return p.previewed(msg)
	case page.WorkEnded:
		if j, is := msg.Work.On.(*job); is && msg.Work == p.work {
			j.seen = true
		}
	}
	return nil
}

func (p *intake) typed(msg tea.Msg) tea.Cmd {
	if p.deny != "" {
		return nil
	}
	switch p.step {
	case ofFile:
		if p.from.Update(msg) {
			p.names = nil
		}
	case ofColumns:
		p.columns.form.Update(msg)
	case ofRows:
		if key, is := msg.(tea.KeyPressMsg); is {
			p.at.Move(key.String(), len(p.first), p.high)
		}
	case ofRun:
	}
	return nil
}

// run starts the import, or goes on with one that was stopped.
func (p *intake) run() tea.Cmd {
	if p.env.Work.Runs() {
		return refuse(p.env.Words.Intake.Running)
	}
	p.try.Stop()
	lists, session, take := p.env.Lists, p.env.Session, p.take
	take.Lang = p.env.Lang
	w := &page.Work{
		On:  &job{take: p.take, got: p.got},
		Tag: func(w *text.Words) string { return w.Intake.Tag },
		Sum: sum,
	}
	w, cmd := page.Begin(w, session.Now(), workOf(lists.Import, session, take))
	p.env.Work, p.work, p.step = w, w, ofRun
	return cmd
}

// sum says in a line what came of an import.
func sum(w *page.Work, env *page.Env) page.Status {
	words := &env.Words.Intake
	r, _ := w.Result.(careline.ListReport)
	switch {
	case w.Err != nil && w.Stopping:
		return page.Status{Text: fmt.Sprintf(words.StoppedStatus, widget.Count(r.Read))}
	case w.Err != nil:
		return page.Status{Text: careline.Explain(w.Err, env.Lang), Bad: true}
	}
	return page.Status{Text: fmt.Sprintf(words.DoneStatus,
		widget.Count(r.Read), widget.Count(r.Created), widget.Count(r.Updated), widget.Count(r.Rejected))}
}
