package outbox

import (
	"fmt"

	tea "charm.land/bubbletea/v2"

	"careline/tui/outbox"
	"careline/tui/page"
	"careline/tui/widget"
)

// Keys lists what can be done with the chosen entry.
func (p *Page) Keys() []page.Key {
	w := &p.env.Words.Outbox
	e, ok := p.chosen()
	if !ok {
		return nil
	}
	send := page.Key{Name: "send", Keys: []string{"s", "ctrl+s"}, Label: w.Send, Do: func() tea.Cmd {
		return func() tea.Msg { return page.SendPosts{} }
	}}
	if e.State == outbox.Refused {
		send.Label = w.Again
		send.Do = func() tea.Cmd { return p.alter(changed{send: true}, p.box.Again) }
	}
	keys := []page.Key{
		p.openKey(e), send,
		{Name: "drop", Keys: []string{"d", "delete"}, Label: w.Drop, Do: p.drop},
	}
	for _, k := range widget.MoveKeys() {
		keys = append(keys, page.Key{Name: k, Keys: []string{k}, Label: w.Move, Hidden: true, Do: func() tea.Cmd {
			p.asked = ""
			p.rows.Move(k, len(p.entries), p.high)
			return nil
		}})
	}
	return keys
}

// openKey opens the form again with what was typed. What may be in the store
// is not opened: saved again it would be found there, and what was changed in
// it would be lost.
func (p *Page) openKey(e *outbox.Entry) page.Key {
	w := &p.env.Words.Outbox
	k := page.Key{Name: "open", Keys: []string{"enter"}, Label: w.OpenIt}
	to, known := page.To(e.Letter.On())
	if e.From != nil && !known {
		to, known = e.From, true
	}
	entry := *e
	switch {
	case e.State == outbox.Unconfirmed:
		k.Off = w.MayBe
	case e.Opens():
		k.Do = func() tea.Cmd { return func() tea.Msg { return Reopen{Entry: entry} } }
	case known:
		k.Label = w.Record
		k.Do = func() tea.Cmd { return tea.Sequence(page.Open(to), page.Done(w.NoForm)) }
	default:
		k.Off = w.NoForm
	}
	return k
}

// drop takes the chosen entry out at the second press.
func (p *Page) drop() tea.Cmd {
	w := &p.env.Words.Outbox
	e, ok := p.chosen()
	if !ok {
		return nil
	}
	if p.asked != e.Letter.Key {
		p.asked = e.Letter.Key
		if e.State == outbox.Unconfirmed {
			return widget.Warn(w.DropSaved)
		}
		return widget.Warn(w.DropAgain)
	}
	p.asked = ""
	return p.alter(changed{said: fmt.Sprintf(w.Dropped, p.what(e))}, p.box.Drop)
}
