package complaint

import (
	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// task is a form on a case's page: what is typed in it, what stands above it,
// and what saving it does.
type task struct {
	name  string // as drafts name it
	title func() string
	form  *widget.Form
	suit  func()                        // hides the fields that have no use now; nil: none has
	above func(width int) []string      // what helps to fill it in; nil: nothing does
	save  func() tea.Cmd                // starts the write
	said  func(c *careline.Case) string // what came of it, for the status line
	whole bool                          // it takes the page's place; enter goes through its many fields
}

// Typing is while a form is open.
func (p *file) Typing() bool { return p.task != nil }

// Dirty tells whether leaving would lose typing.
func (p *file) Dirty() bool { return p.task != nil && len(p.task.form.Typed()) > 0 }

// start opens a form. What stands in it was proposed and is nobody's typing.
func (p *file) start(t *task) {
	t.form.Keep()
	p.task = t
	p.suit()
}

func (p *file) suit() {
	if p.task.suit != nil {
		p.task.suit()
	}
}

// typed gives a key press or a paste to the form that is open.
func (p *file) typed(msg tea.Msg) tea.Cmd {
	p.saving.Touched()
	if key, is := msg.(tea.KeyPressMsg); is && key.String() == "enter" && !p.task.whole && p.task.form.AtLast() {
		return p.submit()
	}
	p.task.form.Update(msg)
	p.suit()
	return nil
}

// submit saves the form that is open, if what is typed fits its choices.
func (p *file) submit() tea.Cmd {
	if name := p.task.form.Unmatched(); name != "" {
		p.task.form.GoTo(name)
		return widget.Warn(p.env.Words.Form.NoMatch)
	}
	return p.task.save()
}

// formKeys lists the keys while a form is open.
func (p *file) formKeys() []page.Key {
	w := p.env.Words
	keys := []page.Key{{Name: "save", Keys: []string{"ctrl+s"}, Label: w.Common.Save, Do: p.submit}}
	keys = append(keys, p.saving.PostKeys(p.env, p.submit)...)
	if p.task.whole {
		keys = append(keys, widget.ClashKeys(p.env, p.task.form)...)
	}
	keys = append(keys, foldKey(p.env, true))
	return p.saving.Cancel(p.env, keys, p.Dirty(), func() { p.task = nil })
}
