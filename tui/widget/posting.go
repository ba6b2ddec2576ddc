package widget

import (
	"context"
	"errors"
	"time"

	"careline"
	"careline/tui/page"

	tea "charm.land/bubbletea/v2"
)

// sending is one write with all that the outbox needs of it, taken before it
// starts: the page may be another one by the time its outcome is known.
type sending[T any] struct {
	what    careline.Intent[T]
	session *careline.Session
	key     string
	box     *page.Outbox // nil: there is none
	letter  careline.Letter
	unfit   error // it can't be put on paper
	from    page.Route
	draft   page.Draft
}

func sendingOf[T any](env *page.Env, key string, what careline.Intent[T]) *sending[T] {
	s := &sending[T]{what: what, session: env.Session, key: key}
	if env.Outbox == nil {
		return s
	}
	s.box = &page.Outbox{Put: env.Outbox.Put}
	call := careline.InteractionID(0)
	if env.Call != nil {
		call = env.Call.ID
	}
	s.letter, s.unfit = what.Letter(key, env.Session.Now(), call)
	s.from, s.draft = env.Outbox.Here()
	return s
}

// Deliver makes the write of an act that no form stands for: what is not
// confirmed goes into the outbox, as by Save.
func Deliver[T any](env *page.Env, key string, what careline.Intent[T]) func(context.Context) (T, error) {
	return sendingOf(env, key, what).now
}

// now writes.
func (s *sending[T]) now(ctx context.Context) (T, error) {
	v, err := s.what.Do(ctx, s.session, s.key)
	if err != nil && s.box != nil && careline.CodeOf(err) == careline.CodeNotConfirmed {
		err = s.post(true)
	}
	return v, err
}

// lostPatience is how long a write is tried while the store is known to be lost:
// nobody waits for what is not to be had, with the outbox at hand.
const lostPatience = 1500 * time.Millisecond

// briefly is now while the store is lost.
func (s *sending[T]) briefly(ctx context.Context) (T, error) {
	ctx, cancel := context.WithTimeout(ctx, lostPatience)
	defer cancel()
	v, err := s.now(ctx)
	if ctx.Err() != nil && careline.CodeOf(err) == careline.CodeUnavailable && !Posted(err) {
		err = careline.NewError(careline.CodeUnavailable, careline.Say(
			"The store can't be reached; nothing was saved.", "数据库无法访问；未保存。"), err)
	}
	return v, err
}

// post puts the write into the outbox, and gives what is to be said of that.
func (s *sending[T]) post(tried bool) error {
	err := s.unfit
	if err == nil {
		err = s.box.Put(page.Post{Letter: s.letter, Tried: tried, From: s.from, Draft: s.draft})
	}
	code := careline.CodeUnavailable
	if tried {
		code = careline.CodeNotConfirmed
	}
	switch {
	case err != nil && tried:
		return careline.NewError(code, careline.Say(
			"It is not known whether this was saved, and it can't be kept on this machine's disk; save again.",
			"无法确认是否已保存，也无法暂存到本机磁盘；请再次保存。"), err)
	case err != nil:
		return careline.NewError(code, careline.Say(
			"This can't be kept on this machine's disk; nothing was saved.", "无法暂存到本机磁盘；未保存。"), err)
	case tried:
		return careline.NewError(code, careline.Say(
			"Not confirmed; it is in the outbox and tried again by itself.", "未确认；已放入发件箱，将自动重试。"), posted{})
	}
	return careline.NewError(code, careline.Say(
		"In the outbox; it is sent when the store is back.", "已放入发件箱，恢复连接后发送。"), posted{})
}

// posted is the cause of an error that tells of a write in the outbox.
type posted struct{}

func (posted) Error() string { return "in the outbox" }

// Posted tells whether a write went into the outbox: its form is done with.
func Posted(err error) bool { return errors.As(err, &posted{}) }

// SayPosted tells that a write went into the outbox, and the console of it.
func SayPosted(env *page.Env, err error) tea.Cmd {
	status := page.Status{Text: careline.Explain(err, env.Lang), Bad: careline.CodeOf(err) == careline.CodeNotConfirmed}
	return tea.Batch(func() tea.Msg { return status }, func() tea.Msg { return page.Posted{} })
}

// LeavePosted is SayPosted for a form that is a page.
func LeavePosted(env *page.Env, err error) tea.Cmd {
	return tea.Sequence(page.Leave, SayPosted(env, err))
}
