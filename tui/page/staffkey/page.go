// Package staffkey is the page of the keys by which a person comes in over SSH.
package staffkey

import (
	"context"
	"fmt"
	"slices"
	"strings"

	tea "charm.land/bubbletea/v2"

	"careline"
	"careline/tui/page"
	"careline/tui/widget"
)

// Page lists a person's keys.
type Page struct {
	env *page.Env
	of  careline.StaffID

	who    careline.Staff
	keys   []careline.StaffKey
	loaded bool
	load   *page.Ticket
	gone   error

	rows   widget.Rows
	high   int                // rows that were shown last
	field  *widget.Field      // in which a key is pasted; nil while none is
	asking *careline.StaffKey // whose removal is asked about; nil: none
	saving widget.Saving
	want   string // the fingerprint of a key to be chosen once it is there
}

// content is what the store tells.
type content struct {
	who  careline.Staff
	keys []careline.StaffKey
}

// New makes the page.
func New(env *page.Env, of careline.StaffID) page.Page { return &Page{env: env, of: of} }

// Init loads the person and their keys.
func (p *Page) Init() tea.Cmd {
	if off := widget.Denied(p.env, careline.MayKeepStaff); off != "" {
		return widget.Warn(off)
	}
	s, of := p.env.Session, p.of
	var cmd tea.Cmd
	p.load, cmd = page.Ask(p.load, func(ctx context.Context) (c content, err error) {
		all, err := s.StaffList(ctx)
		if err != nil {
			return c, err
		}
		i := slices.IndexFunc(all, func(p careline.Staff) bool { return p.ID == of })
		if i < 0 {
			return c, careline.NotFound(careline.SubjectStaff, of.Subject().String())
		}
		c.who = all[i]
		c.keys, err = s.StaffKeys(ctx, of)
		return c, err
	})
	return cmd
}

// Title names the page.
func (p *Page) Title() string {
	w := &p.env.Words.StaffKeys
	if !p.loaded {
		return w.Keys
	}
	name := p.who.Name
	if name == p.who.Login {
		name = ""
	}
	return strings.Join(strings.Fields(careline.Sanitize(fmt.Sprintf(w.Title, p.who.Login, name))), " ")
}

// Typing is while a key is pasted.
func (p *Page) Typing() bool { return p.field != nil }

// Dirty tells whether leaving would lose a key that was pasted.
func (p *Page) Dirty() bool { return p.field != nil && p.field.Value() != "" }

// Busy tells whether the keys are still to come, or what comes of a change.
func (p *Page) Busy() bool { return !p.loaded && p.load != nil || p.saving.Busy() }

// Update takes arrows, pastes and answers.
func (p *Page) Update(msg tea.Msg) tea.Cmd {
	switch msg := msg.(type) {
	case page.Changed:
		return p.Init()
	case page.Answer[content]:
		if msg.Ticket == p.load {
			p.load = nil
			return p.took(msg.Value, msg.Err)
		}
	case page.Answer[careline.StaffKey]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.added(msg.Value, msg.Err)
		}
	case page.Answer[struct{}]:
		if p.saving.Ended(msg.Ticket, msg.Err) {
			return p.removed(msg.Err)
		}
	case tea.PasteMsg:
		return p.paste(msg)
	case tea.KeyPressMsg:
		p.saving.Touched()
		switch {
		case p.asking != nil:
		case p.field != nil:
			p.field.Update(msg)
		default:
			p.rows.Move(msg.String(), len(p.keys), p.high)
		}
	}
	return nil
}

// paste takes a line into the field; several would become one there.
func (p *Page) paste(msg tea.PasteMsg) tea.Cmd {
	if p.field == nil || p.asking != nil {
		return nil
	}
	msg.Content = strings.TrimSpace(msg.Content)
	if strings.ContainsAny(msg.Content, "\r\n") && !strings.Contains(msg.Content, "PRIVATE KEY") {
		return widget.Warn(p.env.Words.StaffKeys.OneLine)
	}
	p.field.Update(msg)
	return nil
}

func (p *Page) took(c content, err error) tea.Cmd {
	if err != nil {
		if !p.loaded {
			p.gone = err
		}
		return page.Unread(err, p.env.Lang)
	}
	widget.Keep(&p.rows, prints(p.keys), prints(c.keys))
	p.who, p.keys, p.loaded, p.gone = c.who, c.keys, true, nil
	if i := slices.Index(prints(p.keys), p.want); i >= 0 {
		p.rows.At, p.want = i, ""
	}
	if p.asking != nil && !p.saving.Busy() && !slices.Contains(prints(p.keys), p.asking.Fingerprint) {
		p.asking = nil
		return widget.Warn(p.env.Words.StaffKeys.Gone)
	}
	return nil
}

func prints(keys []careline.StaffKey) []string {
	all := make([]string, len(keys))
	for i, k := range keys {
		all[i] = k.Fingerprint
	}
	return all
}

// chosen gives the key that the cursor is on.
func (p *Page) chosen() (careline.StaffKey, bool) {
	if p.rows.At >= len(p.keys) {
		return careline.StaffKey{}, false
	}
	return p.keys[p.rows.At], true
}

func (p *Page) add() tea.Cmd {
	line := strings.TrimSpace(p.field.Value())
	return widget.Save(&p.saving, p.env, careline.DeedAddKey.With(careline.NewKey{Login: p.who.Login, Line: line}))
}

func (p *Page) added(k careline.StaffKey, err error) tea.Cmd {
	switch {
	case widget.Posted(err):
		p.field = nil
		return widget.SayPosted(p.env, err)
	case err != nil:
		return page.Fail(err, p.env.Lang)
	}
	p.field, p.want = nil, k.Fingerprint
	return tea.Batch(p.Init(), page.Done(fmt.Sprintf(p.env.Words.StaffKeys.Added, k.Fingerprint)))
}

func (p *Page) remove() tea.Cmd {
	return widget.Save(&p.saving, p.env, careline.DeedRemoveKey.With(careline.GoneKey{Fingerprint: p.asking.Fingerprint}))
}

func (p *Page) removed(err error) tea.Cmd {
	was := p.asking
	p.asking = nil
	switch {
	case widget.Posted(err):
		return widget.SayPosted(p.env, err)
	case err != nil:
		return tea.Batch(p.Init(), page.Fail(err, p.env.Lang))
	}
	return tea.Batch(p.Init(), page.Done(fmt.Sprintf(p.env.Words.StaffKeys.Removed, was.Fingerprint)))
}
