package widget

import (
	"context"
	"errors"
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
	asked  bool // esc was answered by a question and must be pressed again
	away   bool // the store could not be reached by the last write
	post   bool // the next write goes into the outbox
}

// Save starts a write, unless one is under way. Where its outcome is not
// known, it goes into the outbox; see Posted.
func Save[T any](s *Saving, env *page.Env, what careline.Intent[T]) tea.Cmd {
	post := s.post
	s.post = false
	if s.ticket != nil {
		return page.Done(env.Words.Form.Saving)
	}
	if s.key == "" {
		s.key = env.NewKey()
	}
	send, lost := sendingOf(env, s.key, what), env.Lost
	var cmd tea.Cmd
	s.ticket, cmd = page.Ask(nil, func(ctx context.Context) (T, error) {
		if post {
			var none T
			return none, send.post(false)
		}
		if lost {
			return send.briefly(ctx)
		}
		return send.now(ctx)
	})
	return cmd
}

// Use makes the next write the command with this key.
func (s *Saving) Use(key string) { s.key = key }

// Busy tells whether a write is under way.
func (s *Saving) Busy() bool { return s.ticket != nil }

// Ended tells whether an answer is that of the write under way, and ends it.
// The key is given up once it is known what came of it, or somebody else sees
// to that; where neither is so, the next try is the same command.
func (s *Saving) Ended(t *page.Ticket, err error) bool {
	if t == nil || t != s.ticket {
		return false
	}
	s.ticket, s.away = nil, false
	if err != nil && !Posted(err) {
		switch careline.CodeOf(err) {
		case careline.CodeUnavailable:
			s.away = true
			return true
		case careline.CodeNotConfirmed, careline.CodeFailed:
			return true
		}
	}
	s.key = ""
	return true
}

// PostKeys is the key that puts what a form holds into the outbox, while the
// store can't be reached. save is what starts the form's write otherwise.
func (s *Saving) PostKeys(env *page.Env, save func() tea.Cmd) []page.Key {
	if env.Outbox == nil {
		return nil
	}
	k := page.Key{Name: "post", Keys: []string{"ctrl+g"}, Label: env.Words.Outbox.Post, Do: func() tea.Cmd {
		s.post = true
		cmd := save()
		s.post = false // what is typed may be amiss, and nothing was written
		return cmd
	}}
	switch {
	case s.Busy():
		k.Off, k.Hidden = env.Words.Form.Saving, true
	case !s.away && !env.Lost:
		k.Off, k.Hidden = env.Words.Outbox.InReach, true
	}
	return []page.Key{k}
}

// Hold adds to keys, while a write is under way, an esc that says so: the page
// waits for what comes of it.
func (s *Saving) Hold(env *page.Env, keys []page.Key) []page.Key {
	if !s.Busy() {
		return keys
	}
	return append(keys, page.Key{Name: "leave", Keys: []string{"esc"}, Hidden: true, Off: env.Words.Form.Saving})
}

// Cancel is Hold for a form that is part of a page: esc closes it, at the
// second press where typing would be lost.
func (s *Saving) Cancel(env *page.Env, keys []page.Key, dirty bool, closing func()) []page.Key {
	if s.Busy() {
		return s.Hold(env, keys)
	}
	return append(keys, page.Key{
		Name: "cancel", Keys: []string{"esc"}, Label: env.Words.Form.Cancel,
		Do: func() tea.Cmd {
			if dirty && !s.asked {
				s.asked = true
				return Warn(env.Words.Console.LeaveDirty)
			}
			s.asked, s.key = false, ""
			closing()
			return nil
		},
	})
}

// Touched is told of every key that is not esc: the next esc asks again.
func (s *Saving) Touched() { s.asked = false }

// Warn is a command that says on the status line what can't be.
func Warn(said string) tea.Cmd {
	return func() tea.Msg { return page.Status{Text: said, Bad: true} }
}

// Wanted notes that a form is to be saved as soon as what it needs is there, or
// says that this could not be read: nobody waits for what does not come.
func Wanted(env *page.Env, load *page.Ticket, wanted *bool) tea.Cmd {
	if load == nil {
		return Warn(env.Words.Form.Unread)
	}
	*wanted = true
	return nil
}

// Denied says that the role may not do p; empty where it may.
func Denied(env *page.Env, p careline.Permission) string {
	if env.Session.May(p) {
		return ""
	}
	return fmt.Sprintf(env.Words.Form.May, p.In(env.Lang))
}

// Current gives the record as somebody else saved it meanwhile, where err is
// a conflict of versions of such a record.
func Current[T any](err error) (T, bool) {
	var e *careline.Error
	if errors.As(err, &e) && e.Code == careline.CodeConflict {
		current, ok := e.Current.(T)
		return current, ok
	}
	var none T
	return none, false
}

// latelyOf gives what happened to the record of a refused save, newest first.
func latelyOf(err error) []careline.TimelineLine {
	var e *careline.Error
	if errors.As(err, &e) {
		return e.Lately
	}
	return nil
}
