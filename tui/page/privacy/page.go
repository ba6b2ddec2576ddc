// Package privacy is the page of what is held about one person: how much, what
// stays when it is erased and why, and the erasure itself.
package privacy

import (
	"context"
	"fmt"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// The rows of the form.
const (
	rowReason = "reason"
	rowNumber = "number"
)

// Page shows what is held about a person.
type Page struct {
	env *page.Env
	id  careline.CustomerID

	held   careline.PersonData
	loaded bool
	load   *page.Ticket
	gone   error

	form   *widget.Form
	saving *page.Ticket
	key    string // of the erasure, so that a second try is the same command
}

// New makes the page.
func New(env *page.Env, id careline.CustomerID) page.Page {
	p := &Page{env: env, id: id, key: env.NewKey()}
	p.form = widget.NewForm(func(name string) string {
		w := &p.env.Words.Privacy
		return map[string]string{rowReason: w.Reason, rowNumber: w.Number}[name]
	},
		&widget.Row{Name: rowReason, Input: widget.NewLine("")},
		&widget.Row{Name: rowNumber, Input: widget.NewLine("")},
	)
	return p
}

// Init loads what is held.
func (p *Page) Init() tea.Cmd {
	if off := widget.Denied(p.env, careline.MayKeepPrivacy); off != "" {
		return widget.Warn(off)
	}
	s, id := p.env.Session, p.id
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (careline.PersonData, error) { return s.Person(ctx, id) })
	return cmd
}

// Title names the page.
func (p *Page) Title() string { return fmt.Sprintf(p.env.Words.Privacy.TitleOf, p.id.String()) }

// Typing tells whether a field has the focus.
func (p *Page) Typing() bool { return p.loaded && p.saving == nil }

// Dirty tells whether leaving would lose what was typed.
func (p *Page) Dirty() bool { return p.form.Value(rowReason) != "" }

// Busy tells whether something is still to come.
func (p *Page) Busy() bool { return !p.loaded && p.load != nil || p.saving != nil }

// Update takes typing and answers.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		if p.saving == nil {
			return p.Init()
		}
	case page.Answer[careline.PersonData]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.took(msg.Value, msg.Err)
		}
	case page.Answer[careline.CustomerID]:
		if msg.Ticket == p.saving && p.saving != nil {
			p.saving = nil
			return p.erased(msg.Err)
		}
	case tea.KeyPressMsg, tea.PasteMsg:
		if p.Typing() {
			p.form.Update(msg)
		}
	}
	return nil
}

func (p *Page) took(d careline.PersonData, err error) tea.Cmd {
	if err != nil {
		if !p.loaded {
			p.gone = err
		}
		return page.Unread(err, p.env.Lang)
	}
	p.held, p.loaded, p.gone = d, true, nil
	p.id = d.File.ID
	return nil
}

// Keys lists what can be done now.
func (p *Page) Keys() []page.Key {
	w := &p.env.Words.Privacy
	if !p.loaded {
		return nil
	}
	k := page.Key{Name: "save", Keys: []string{"ctrl+s"}, Label: w.Erase, Do: p.erase}
	if p.saving != nil {
		k.Off = w.Erasing
	}
	return []page.Key{k}
}

// erase asks for the number of the file, typed: this can't be taken back.
func (p *Page) erase() tea.Cmd {
	w := &p.env.Words.Privacy
	if open := p.open(); open != "" {
		return widget.Warn(fmt.Sprintf(w.Pending, open))
	}
	reason := strings.TrimSpace(p.form.Value(rowReason))
	if reason == "" {
		p.form.GoTo(rowReason)
		return widget.Warn(w.NoReason)
	}
	if typed, err := careline.ParseID[careline.CustomerID](p.form.Value(rowNumber)); err != nil || typed != p.id {
		p.form.GoTo(rowNumber)
		return widget.Warn(fmt.Sprintf(w.Type, p.id.String()))
	}
	s, key, id := p.env.Session, p.key, p.id
	var cmd tea.Cmd
	p.saving, cmd = page.Ask(nil, func(ctx context.Context) (careline.CustomerID, error) {
		return id, s.Erase(context.WithoutCancel(ctx), key, careline.Erasure{Customer: id, Reason: reason})
	})
	return cmd
}

func (p *Page) erased(err error) tea.Cmd {
	if err != nil {
		if code := careline.CodeOf(err); code != careline.CodeNotConfirmed && code != careline.CodeUnavailable {
			p.key = p.env.NewKey()
		}
		return page.Fail(err, p.env.Lang)
	}
	p.form.Set(rowReason, "")
	p.loaded = false
	return tea.Batch(page.Become(page.ToLookup{}), page.Done(fmt.Sprintf(p.env.Words.Privacy.Done, p.id.String())))
}

// open names what is to be closed first.
func (p *Page) open() string {
	var names []string
	for _, ref := range p.held.Open() {
		names = append(names, ref.String())
	}
	return strings.Join(names, ", ")
}
