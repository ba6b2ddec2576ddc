package customer

import (
	"strings"

	"careline"

	tea "charm.land/bubbletea/v2"

	"careline/tui/page"
	"careline/tui/widget"
)

// note is the one line at the foot of the page while it is written.
type note struct {
	field  *widget.Field
	saving widget.Saving
	asked  bool // esc was pressed once on a note with text

	// The command's key belongs to its text: the same text tried again must
	// not come twice, another text must not be taken for the first.
	key, keyed string
}

func (n *note) text() string { return strings.TrimSpace(n.field.Value()) }

// keyOf gives the key of the command that writes this text.
func (n *note) keyOf(text string, newKey func() string) string {
	if n.keyed != text {
		n.key, n.keyed = newKey(), text
	}
	return n.key
}

func (p *Page) writeNote() tea.Cmd {
	p.note = &note{field: widget.NewField("")}
	p.note.field.Focus()
	return nil
}

// saveNote saves what was typed; nothing typed is as good as esc.
func (p *Page) saveNote() tea.Cmd {
	n := p.note
	text := n.text()
	if text == "" {
		p.note = nil
		return nil
	}
	if n.saving.Busy() {
		return nil
	}
	n.saving.Use(n.keyOf(text, p.env.NewKey))
	return widget.Save(&n.saving, p.env, careline.DeedWriteNote.With(careline.Note{Customer: p.id, Text: text}))
}

// noted ends the writing; a note that could not be saved stays to be tried
// again.
func (p *Page) noted(a page.Answer[struct{}]) tea.Cmd {
	if widget.Posted(a.Err) {
		p.note = nil
		return widget.SayPosted(p.env, a.Err)
	}
	if a.Err != nil {
		return page.Fail(a.Err, p.env.Lang)
	}
	p.note = nil
	return tea.Batch(page.Done(p.env.Words.Customer.NoteSaved), p.history.reload(p.env.Session))
}

// dropNote leaves the note; one with text in it at the second press.
func (p *Page) dropNote() tea.Cmd {
	if p.note.text() != "" && !p.note.asked {
		p.note.asked = true
		ask := page.Status{Text: p.env.Words.Console.LeaveDirty, Bad: true}
		return func() tea.Msg { return ask }
	}
	p.note = nil
	return nil
}
