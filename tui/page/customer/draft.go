package customer

import (
	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
)

// formNote is the note, as drafts name it.
const formNote = "note"

// Draft gives the note that is being written.
func (p *Page) Draft() (d page.Draft, ok bool) {
	if !p.Dirty() {
		return d, false
	}
	text := p.note.text()
	return page.Draft{
		Form: formNote, About: nameOf(&p.file.Customer), Typed: map[string]string{formNote: text},
		Key: p.note.keyOf(text, p.env.NewKey),
	}, true
}

// Resume goes on with a note.
func (p *Page) Resume(d page.Draft) tea.Cmd {
	if p.env.Refusal(careline.MayTakeCalls) != "" {
		late := page.Status{Text: p.env.Words.Draft.TooLate, Bad: true}
		return func() tea.Msg { return late }
	}
	p.writeNote()
	p.note.field.SetValue(d.Typed[formNote])
	p.note.key, p.note.keyed = d.Key, p.note.text()
	return nil
}
