// Package handover is the page of what a shift hands over to the next: what is
// open and whose, what is promised, what was begun, and notes (G4).
package handover

import (
	"context"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// noteField is the name of the note in a draft.
const noteField = "note"

type handover struct {
	env   *page.Env
	got   *careline.Handover // nil until loaded
	load  *page.Ticket
	gone  error
	at    widget.Rows
	rows  []row
	high  int           // rows that were shown last
	width int           // of what was shown last
	note  *widget.Field // nil: none is being written
	key   string        // of its command
	save  *page.Ticket
	asked bool // whether the note is to be dropped
}

// New makes the page.
func New(env *page.Env) page.Page { return &handover{env: env} }

// Init loads what is handed over.
func (p *handover) Init() tea.Cmd {
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, p.env.Session.Handover)
	return cmd
}

// Title names the page.
func (p *handover) Title() string { return p.env.Words.Handover.Title }

// Typing is while a note is written.
func (p *handover) Typing() bool { return p.note != nil }

// Busy is while a note is on its way.
func (p *handover) Busy() bool { return p.save != nil }

// Minute looks anew what has become late by itself.
func (p *handover) Minute() tea.Cmd { return p.Init() }

// Dirty tells whether a note would be lost.
func (p *handover) Dirty() bool { return p.note != nil && p.note.Value() != "" }

// Draft gives the note that is being written.
func (p *handover) Draft() (d page.Draft, typed bool) {
	if !p.Dirty() {
		return d, false
	}
	return page.Draft{Typed: map[string]string{noteField: p.note.Value()}, Key: p.key}, true
}

// Resume goes on with a note.
func (p *handover) Resume(d page.Draft) tea.Cmd {
	p.begin()
	p.key = d.Key
	p.note.SetValue(d.Typed[noteField])
	return nil
}

// Update takes typing and answers.
func (p *handover) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[careline.Handover]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.loaded(&msg.Value, msg.Err)
		}
	case page.Answer[struct{}]:
		if p.save != nil && msg.Ticket == p.save {
			p.save = nil
			return p.saved(msg.Err)
		}
	case tea.KeyPressMsg:
		if p.note == nil {
			p.at.Move(msg.String(), len(p.rows), p.high)
			return nil
		}
		p.asked = false
		p.note.Update(msg)
	case tea.PasteMsg:
		if p.note != nil {
			p.note.Update(msg)
		}
	}
	return nil
}

func (p *handover) loaded(h *careline.Handover, err error) tea.Cmd {
	if err != nil {
		if p.got == nil {
			p.gone = err
		}
		return page.Unread(err, p.env.Lang)
	}
	was := names(p.rows)
	p.got = h
	p.rows = p.all()
	widget.Keep(&p.at, was, names(p.rows))
	return nil
}

// begin opens the field of the note.
func (p *handover) begin() tea.Cmd {
	p.note = widget.NewField("")
	p.note.Focus()
	p.key, p.asked = p.env.NewKey(), false
	return nil
}

// write saves the note.
func (p *handover) write() tea.Cmd {
	s, key, text := p.env.Session, p.key, p.note.Value()
	var cmd tea.Cmd
	p.save, cmd = page.Ask(nil, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.WriteHandover(ctx, key, text)
	})
	return cmd
}

func (p *handover) saved(err error) tea.Cmd {
	if err != nil {
		return page.Fail(err, p.env.Lang)
	}
	p.note = nil
	return tea.Batch(p.Init(), page.Done(p.env.Words.Handover.Written))
}

// drop gives the note up; what was typed is dropped at the second press.
func (p *handover) drop() tea.Cmd {
	if p.Dirty() && !p.asked {
		p.asked = true
		return widget.Warn(p.env.Words.Handover.Leave)
	}
	p.note = nil
	return nil
}

// Keys lists what can be done, the most used first.
func (p *handover) Keys() []page.Key {
	w := &p.env.Words.Handover
	if p.note != nil {
		return []page.Key{
			{Name: "save", Keys: []string{"enter", "ctrl+s"}, Label: w.Save, Do: p.write},
			{Name: "cancel", Keys: []string{"esc"}, Label: p.env.Words.Common.Back, Do: p.drop},
		}
	}
	off, to := w.NoPage, page.Route(nil)
	if p.at.At < len(p.rows) && p.rows[p.at.At].to != nil {
		off, to = "", p.rows[p.at.At].to
	}
	keys := []page.Key{
		{Name: "open", Keys: []string{"enter"}, Label: w.Open, Off: off, Do: func() tea.Cmd { return page.Open(to) }},
		{Name: "write", Keys: []string{"n"}, Label: w.Write, Off: widget.Denied(p.env, careline.MayHandle), Do: p.begin},
	}
	for _, k := range widget.MoveKeys() {
		keys = append(keys, page.Key{Name: k, Keys: []string{k}, Label: w.Move, Hidden: true, Do: func() tea.Cmd {
			p.at.Move(k, len(p.rows), p.high)
			return nil
		}})
	}
	return keys
}
