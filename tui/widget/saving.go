package widget

import (
	"context"
	"fmt"

	"careline"
	"careline/tui/page"

	tea "charm.land/bubbletea/v2"
)

// Saving is the one write that a page has under way, and the key that makes a
// repeated one the same command. Its zero value is ready.
type Saving struct {
	key    string
	ticket *page.Ticket
	warned bool
}

// Save starts a write, unless one is under way.
func Save[T any](s *Saving, env *page.Env, fn func(ctx context.Context, key string) (T, error)) tea.Cmd {
	if s.ticket != nil {
		return page.Done(env.Words.Form.Saving)
	}
	if s.key == "" {
		s.key = env.NewKey()
	}
	key := s.key
	var cmd tea.Cmd
	s.ticket, cmd = page.Ask(nil, func(ctx context.Context) (T, error) { return fn(ctx, key) })
	return cmd
}

// Busy tells whether a write is under way.
func (s *Saving) Busy() bool { return s.ticket != nil }

// Ended tells whether an answer is that of the write under way, and ends it.
// The key is given up once it is known what came of it; where that is not
// known, the next try is the same command.
func (s *Saving) Ended(t *page.Ticket, err error) bool {
	if t == nil || t != s.ticket {
		return false
	}
	s.ticket = nil
	switch careline.CodeOf(err) {
	case careline.CodeUnavailable, careline.CodeNotConfirmed, careline.CodeFailed:
		if err != nil {
			return true
		}
	}
	s.key = ""
	return true
}

// Esc is the key that leaves a form: it can't be used while a write is under
// way, and what is typed is left only when it is pressed twice.
func (s *Saving) Esc(env *page.Env, typed bool, leave func() tea.Cmd) page.Key {
	k := page.Key{Name: "leave", Keys: []string{"esc"}, Label: env.Words.Common.Back, Hidden: true, Do: leave}
	switch {
	case s.Busy():
		k.Off = env.Words.Form.Saving
	case typed && !s.warned:
		k.Do = func() tea.Cmd {
			s.warned = true
			return page.Done(env.Words.Form.Leave)
		}
	}
	return k
}

// Touched is told that something was typed: the next esc asks again.
func (s *Saving) Touched() { s.warned = false }

// Denied says that the role may not do p; empty where it may.
func Denied(env *page.Env, p careline.Permission) string {
	if env.Session.May(p) {
		return ""
	}
	return fmt.Sprintf(env.Words.Form.May, p.In(env.Lang))
}
