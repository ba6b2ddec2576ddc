package careline

import (
	"context"
	"errors"
	"slices"
	"strings"
	"time"
)

// Clock gives the present moment; handed in, so that a hotline can be replayed.
type Clock func() time.Time

// Settings are what a firm decides once for its hotline.
type Settings struct {
	Zone    *time.Location // where "today" is decided; UTC if nil
	Country string         // ISO 3166-1 alpha-2: how numbers without a country code are read; CN if empty
	Hearing Hearing        // which sounds are taken for one another in a name; zero: all that are known
	Ring    time.Duration  // how long a call rings before it is missed; DefaultRing if zero
}

// Desk is the one door to a hotline: every use case is a method of the
// Session that it gives to a person.
type Desk struct {
	store    Store
	clock    Clock
	settings Settings
}

// NewDesk makes a Desk on a store.
func NewDesk(store Store, clock Clock, settings Settings) *Desk {
	if settings.Zone == nil {
		settings.Zone = time.UTC
	}
	if settings.Country == "" {
		settings.Country = "CN"
	}
	if settings.Ring <= 0 {
		settings.Ring = DefaultRing
	}
	return &Desk{store: store, clock: clock, settings: settings}
}

// For gives a Session to a person already known to be who they say they are.
func (d *Desk) For(staff Staff) *Session {
	return &Session{desk: d, staff: staff, access: newAccess()}
}

// SignIn gives a Session to the staff member with this login. One who is not
// on the staff, or suspended, is forbidden.
func (d *Desk) SignIn(ctx context.Context, login string) (*Session, error) {
	login = strings.ToLower(strings.TrimSpace(login))
	var staff Staff
	err := d.store.View(ctx, func(r Reader) (err error) {
		staff, err = r.StaffByLogin(ctx, login)
		return err
	})
	switch {
	case err != nil && CodeOf(err) == CodeNotFound:
		return nil, forbidden(Say(
			"%q is not on this hotline's staff; an administrator adds people with: careline staff add.",
			"%q 不是本热线的员工；请管理员用 careline staff add 添加。", login))
	case err != nil:
		return nil, err
	case staff.Suspended:
		return nil, forbidden(Say("%s is suspended.", "%s 已停用。", staff.Login))
	}
	return d.For(staff), nil
}

// Within gives a Session to a person who takes part in the transaction that s
// has open, as when the work of many people is made up at once. It takes the
// Desk: nobody's session can make itself another's.
func (d *Desk) Within(s *Session, staff Staff) *Session {
	return &Session{desk: d, staff: staff, open: s.open, access: s.access, command: s.command}
}

// Session is Desk bound to a person and so to a role.
type Session struct {
	desk  *Desk
	staff Staff
	open  Writer // inside Together: the transaction that use cases join

	access *access

	command string // inside Together: the key of the whole

	letter *Letter // inside Carry: which one
}

// Staff gives the person whose session it is.
func (s *Session) Staff() Staff { return s.staff }

// Settings gives what the firm decided for its hotline.
func (s *Session) Settings() Settings { return s.desk.settings }

// Now gives the present moment in the hotline's time zone.
func (s *Session) Now() time.Time { return s.desk.clock().In(s.desk.settings.Zone) }

// Today gives the present day in the hotline's time zone.
func (s *Session) Today() Date { return DateOf(s.Now()) }

// May tells whether the person may do p, without trying.
func (s *Session) May(p Permission) bool { return s.staff.Role.May(p) }

// Watch gives a value after changes by anybody; see Store.Watch.
func (s *Session) Watch(ctx context.Context) (<-chan News, error) { return s.desk.store.Watch(ctx) }

// Touched tells what news were about; see Store.Touched. To a provider's staff
// it may be anything: most of it is not theirs to know of.
func (s *Session) Touched(since int64) (on []Ref, now int64) {
	on, now = s.desk.store.Touched(since)
	if s.staff.Role == RoleProvider {
		on = nil
	}
	return on, now
}

// Together runs several use cases as one command in one transaction: all is
// kept if fn returns nil, nothing otherwise. A key that was used before makes
// it do nothing. Use cases inside need no key of their own.
func (s *Session) Together(ctx context.Context, key, name string, fn func(*Session) error) error {
	_, err := s.write(ctx, name, key, func(w Writer) (Ref, error) {
		inner := *s
		inner.open, inner.command = w, key
		return s.staff.ID.Ref(), fn(&inner)
	})
	return err
}

// need refuses what the role may not do.
func (s *Session) need(p Permission) error { return s.needFor(p, "") }

func (s *Session) needFor(p Permission, use string) error {
	if s.staff.Role.May(p) {
		return nil
	}
	s.refuse(p, use, Ref{})
	s.payUp(context.Background())
	return forbidden(Say("The role %s may not %s.", "%s无权%s。", s.staff.Role, p))
}

// see runs a reading use case.
func (s *Session) see(ctx context.Context, p Permission, fn func(Reader) error) error {
	if err := s.need(p); err != nil {
		return err
	}
	err := s.view(ctx, fn)
	s.payUp(ctx)
	return err
}

func (s *Session) view(ctx context.Context, fn func(Reader) error) error {
	if s.open != nil {
		return fn(s.open)
	}
	return s.desk.store.View(ctx, fn)
}

// done is what came of a command: the record it made or changed, and whether
// that was an earlier try under the same key.
type done struct {
	ref   Ref
	again bool
}

// do runs a writing use case once for its key.
func (s *Session) do(ctx context.Context, p Permission, name, key string, fn func(Writer) (Ref, error)) (done, error) {
	if err := s.needFor(p, name); err != nil {
		return done{}, err
	}
	if s.open != nil && key == "" {
		ref, err := fn(s.open)
		return done{ref: ref}, err
	}
	d, err := s.write(ctx, name, key, fn)
	return d, s.ofError(s.withLately(ctx, err))
}

// result gives the record of a command: as it was just written, or, where an
// earlier try had made it, as the store has it now.
func result[T any, I ~int64](
	ctx context.Context, s *Session, d done, err error, written T, read func(Reader, context.Context, I) (T, error),
) (T, error) {
	if err == nil && d.again {
		err = s.view(ctx, func(r Reader) (err error) {
			written, err = read(r, ctx, I(d.ref.ID))
			return err
		})
	}
	if seen, is := s.ofRecord(written).(T); is {
		written = seen
	}
	return written, err
}

func (s *Session) write(ctx context.Context, name, key string, fn func(Writer) (Ref, error)) (done, error) {
	if key == "" {
		return done{}, invalid(Say("A command needs a key of its own (a UUID).", "每个命令都需要唯一的键（UUID）。"))
	}
	var d done
	run := func(w Writer) error {
		earlier, used, err := w.Command(ctx, key)
		switch {
		case err != nil:
			return err
		case used && earlier.Name != name:
			return conflict(Say("The key %s was used for another command (%s).", "键 %s 已用于其他命令（%s）。", key, earlier.Name))
		case used:
			d = done{ref: earlier.Result, again: true}
			return nil
		}
		if d.ref, err = fn(w); err != nil {
			return err
		}
		return w.Remember(ctx, Command{Key: key, Name: name, Result: d.ref, At: s.desk.clock().UTC()})
	}
	var err error
	if s.open != nil {
		err = run(s.open)
	} else {
		err = s.desk.store.Update(ctx, run)
		s.payUp(ctx)
	}
	return d, err
}

// tell appends an event of the present moment.
func (s *Session) tell(ctx context.Context, w Writer, e Event) error {
	return w.Append(ctx, s.signed(e))
}

// signed says who did it and when.
func (s *Session) signed(e Event) Event {
	if e.At.IsZero() {
		e.At = s.when().UTC()
	}
	e.Recorded = s.desk.clock().UTC()
	e.Staff = s.staff.ID
	e.On = present(e.On)
	return e
}

// present drops references to nothing, and repeats.
func present(refs []Ref) []Ref {
	kept := make([]Ref, 0, len(refs))
	for _, r := range refs {
		if r.ID != 0 && !slices.Contains(kept, r) {
			kept = append(kept, r)
		}
	}
	return kept
}

// lately is how much of a record's history goes with a refused save.
const lately = 20

// withLately adds to a conflict of versions who has changed the record. Where
// that can't be read, the refusal stands without it.
func (s *Session) withLately(ctx context.Context, err error) error {
	var e *Error
	if s.open != nil || !errors.As(err, &e) || e.On.ID == 0 {
		return err
	}
	_ = s.view(ctx, func(r Reader) (err error) {
		e.Lately, err = s.lines(ctx, r, TimelineFilter{On: []Ref{e.On}, Limit: lately})
		return err
	})
	return err
}

// stale is the refusal of a save that was made on an old version.
func stale(what Ref, mine, theirs int64, current any) error {
	e := staleNamed(what.String(), mine, theirs, current)
	e.On = what
	return e
}

func staleNamed(what string, mine, theirs int64, current any) *Error {
	e := conflict(Say(
		"%s was changed by somebody else meanwhile (version %d, now %d); nothing was overwritten.",
		"%s 已被他人修改（您的版本 %d，现为 %d）；未覆盖任何内容。", what, mine, theirs))
	e.Current = current
	return e
}
