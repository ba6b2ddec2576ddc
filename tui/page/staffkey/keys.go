package staffkey

import (
	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Keys lists what can be done.
func (p *Page) Keys() []page.Key {
	env, w := p.env, &p.env.Words.StaffKeys
	switch {
	case p.asking != nil:
		keys := []page.Key{{Name: "confirm", Keys: []string{"enter", "y"}, Label: w.Remove, Do: p.remove}}
		return p.saving.Cancel(env, keys, false, func() { p.asking = nil })
	case p.field != nil:
		save := page.Key{Name: "save", Keys: []string{"enter", "ctrl+s"}, Label: w.New, Do: p.add}
		if p.field.Value() == "" {
			save.Off = w.PasteHint
		}
		return p.saving.Cancel(env, []page.Key{save}, p.Dirty(), func() { p.field = nil })
	}
	off := widget.Denied(env, careline.MayKeepStaff)
	if off == "" && !p.loaded {
		off = env.Words.Form.Loading
	}
	remove := page.Key{Name: "remove", Keys: []string{"r", "d", "delete"}, Label: w.Remove, Off: off, Do: func() tea.Cmd {
		if k, ok := p.chosen(); ok {
			p.asking = &k
		}
		return nil
	}}
	if _, ok := p.chosen(); !ok && off == "" {
		remove.Off = w.NothingYet
	}
	keys := []page.Key{{Name: "new", Keys: []string{"n"}, Label: w.New, Off: off, Do: func() tea.Cmd {
		p.field = widget.NewField("ssh-ed25519 AAAA…")
		p.field.Focus()
		return nil
	}}, remove}
	for _, k := range widget.MoveKeys() {
		keys = append(keys, page.Key{Name: k, Keys: []string{k}, Label: env.Words.Outbox.Move, Hidden: true, Do: func() tea.Cmd {
			p.rows.Move(k, len(p.keys), p.high)
			return nil
		}})
	}
	return p.saving.Hold(env, keys)
}
