package outbox

import (
	"context"
	"errors"
	"os"
	"time"

	"careline"
	"careline/tui/keep"
	"careline/tui/page"
)

// Carry does what a letter says, as careline.Session.Carry does.
type Carry func(context.Context, careline.Letter) (careline.Ref, error)

// Sent is an entry that was confirmed, and the record that it made or changed.
type Sent struct {
	Entry Entry
	Ref   careline.Ref
}

// Report is what came of a draining.
type Report struct {
	Sent    []Sent
	Refused []Entry // now
	Stopped error   // why it went no further; nil: it came to the end
	// Elsewhere tells that another console is draining, and nothing was done here.
	Elsewhere bool
}

// Drain sends what waits, in order. Where the store can't be reached or does
// not confirm, it stops. What is refused stays, and with it what waits behind
// it; all else goes on. Each entry goes by its key, so that one whose answer was
// lost is found and not doubled.
func (b *Box) Drain(ctx context.Context, now func() time.Time, carry Carry) (r Report, err error) {
	entries, _, err := b.All()
	if err != nil || len(entries) == 0 {
		return r, err
	}
	sending, err := keep.Hold(b.path(b.sending()))
	if err != nil {
		r.Elsewhere = true
		return r, nil
	}
	defer func() { err = errors.Join(err, sending.Close()) }()
	for tried := map[string]bool{}; ctx.Err() == nil; {
		e, found, err := b.first(tried)
		if err != nil || !found {
			return r, err
		}
		tried[e.Letter.Key] = true
		if err := b.send(ctx, now(), e, carry, &r); err != nil || r.Stopped != nil {
			return r, err
		}
	}
	return r, nil
}

// first gives the first entry that can be sent and was not tried yet. It is
// read anew each time: others put entries in and take some out.
func (b *Box) first(tried map[string]bool) (Entry, bool, error) {
	entries, _, err := b.All()
	for _, e := range entries {
		if e.State != Refused && !e.Behind && !tried[e.Letter.Key] {
			return e, true, err
		}
	}
	return Entry{}, false, err
}

// send tries one entry. That it was sent is on disk before it is: should this
// be the end of the program, nobody takes it for unsent.
func (b *Box) send(ctx context.Context, now time.Time, e Entry, carry Carry, r *Report) error {
	before := e.State
	e.State, e.Tries, e.Last = Unconfirmed, e.Tries+1, now
	if err := b.keep(&e); err != nil {
		return err
	}
	ref, err := carry(ctx, e.Letter)
	e.Why = words(err)
	switch code := careline.CodeOf(err); {
	case err == nil:
		r.Sent = append(r.Sent, Sent{Entry: e, Ref: ref})
		return b.alone(func() error {
			err := os.Remove(b.path(e.file))
			keep.Sync(b.folder)
			return err
		})
	case code == careline.CodeNotConfirmed:
		r.Stopped = err
	case code == careline.CodeUnavailable:
		e.State, r.Stopped = before, err
	case code == careline.CodeFailed:
		e.State = before // it is tried again with the next draining, and holds nobody up
	default:
		e.State, e.Code, e.Draft.Lately = Refused, code, page.Latest(err)
		r.Refused = append(r.Refused, e)
	}
	return b.keep(&e)
}

func (b *Box) keep(e *Entry) error { return b.alone(func() error { return b.save(e) }) }

func words(err error) careline.Words {
	if err == nil {
		return careline.Words{}
	}
	return careline.Words{EN: careline.Explain(err, careline.English), ZH: careline.Explain(err, careline.Chinese)}
}
