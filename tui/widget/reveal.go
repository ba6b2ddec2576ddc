package widget

import (
	"context"
	"fmt"

	"charm.land/lipgloss/v2"

	"careline"
	"careline/tui/page"

	tea "charm.land/bubbletea/v2"
)

// Reveal asks, at the foot of a page, why a customer's numbers are to be shown
// in full. Its zero value is ready.
type Reveal struct {
	field  *Field // nil: it does not ask
	ticket *page.Ticket
	key    string
}

// Asking tells whether the reason is being typed.
func (r *Reveal) Asking() bool { return r.field != nil }

// Key opens it, or says why there is nothing to show.
func (r *Reveal) Key(env *page.Env, of careline.CustomerID) page.Key {
	w := &env.Words.Veil
	k := page.Key{Name: "reveal", Keys: []string{"m"}, Label: w.Reveal, Do: func() tea.Cmd {
		r.field, r.key = NewField(w.Hint), env.NewKey()
		r.field.Focus()
		return nil
	}}
	until := env.Session.Unmasked(of)
	switch {
	case env.Session.May(careline.MaySeeNumbers):
		k.Off, k.Hidden = w.InFull, true
	case !env.Session.May(careline.MayUnmask):
		k.Off, k.Hidden = Denied(env, careline.MayUnmask), true
	case !until.IsZero():
		k.Off, k.Hidden = fmt.Sprintf(w.Shown, until.In(env.Session.Now().Location()).Format("15:04")), true
	}
	return k
}

// Keys are those that work while it asks.
func (r *Reveal) Keys(env *page.Env, of careline.CustomerID) []page.Key {
	return []page.Key{
		{Name: "show", Keys: []string{"enter", "ctrl+s"}, Label: env.Words.Veil.Show, Do: func() tea.Cmd { return r.show(env, of) }},
		{Name: "close", Keys: []string{"esc"}, Label: env.Words.Common.Back, Do: func() tea.Cmd {
			r.field = nil
			return nil
		}},
	}
}

func (r *Reveal) show(env *page.Env, of careline.CustomerID) tea.Cmd {
	if r.ticket != nil {
		return nil
	}
	s, key, reason := env.Session, r.key, r.field.Value()
	var cmd tea.Cmd
	r.ticket, cmd = page.Ask(nil, func(ctx context.Context) (struct{}, error) {
		return struct{}{}, s.Unmask(ctx, key, of, reason)
	})
	return cmd
}

// Update takes typing.
func (r *Reveal) Update(msg tea.Msg) { r.field.Update(msg) }

// Busy tells whether the answer is still to come.
func (r *Reveal) Busy() bool { return r.ticket != nil }

// Answered takes the answer; reload is what loads the page again. False: it is
// the answer to something else.
func (r *Reveal) Answered(env *page.Env, a page.Answer[struct{}], reload func() tea.Cmd) (tea.Cmd, bool) {
	if r.ticket == nil || a.Ticket != r.ticket {
		return nil, false
	}
	r.ticket = nil
	if a.Err != nil {
		r.key = env.NewKey()
		return page.Fail(a.Err, env.Lang), true
	}
	r.field = nil
	said := fmt.Sprintf(env.Words.Veil.Shown, env.Session.Now().Add(careline.UnmaskLasts).Format("15:04"))
	return tea.Batch(reload(), page.Done(said)), true
}

// Foot draws a page with the question under it.
func (r *Reveal) Foot(env *page.Env, size page.Size, draw func(page.Size) page.Frame) page.Frame {
	if !r.Asking() || size.Height < 2 {
		return draw(size)
	}
	frame := draw(page.Size{Width: size.Width, Height: size.Height - 1})
	label := " " + env.Theme.Ink().Accent.Bold(true).Render(env.Words.Veil.Why) + " "
	line := Fit(label+r.field.Draw(env, max(1, size.Width-lipgloss.Width(label)-1)), size.Width)
	x, _ := r.field.Cursor()
	frame.Body += "\n" + line
	frame.Cursor = tea.NewCursor(lipgloss.Width(label)+x, size.Height-1)
	return frame
}
