package careline

import (
	"context"
	"slices"
	"time"
)

// Screen is what a console shows, for a supervisor who looks over the
// operator's shoulder. It passes: only the newest is kept, and only while
// somebody watches.
type Screen struct {
	Desk             string
	Staff            StaffID
	Width, Height    int       // in cells
	Text             string    // its lines with their colours (SGR), parted by line feeds
	CursorX, CursorY int       // in cells from the upper left corner; -1: hidden
	At               time.Time // UTC
}

// maxScreen is how much of a screen is kept, in bytes: one of 300 by 100 cells
// in many colours has less.
const maxScreen = 256 << 10

// ScreenReader finds what consoles show.
type ScreenReader interface {
	// Screen gives what a console showed last; not_found where it shows nothing.
	Screen(ctx context.Context, desk string) (Screen, error)
}

// WatchConsole begins to watch another person's console, which is an event. It
// shows that it is watched as soon as the watcher attends at the person; before
// that, Screen gives nothing. One that is not open is not_found.
func (s *Session) WatchConsole(ctx context.Context, key, desk string) (DeskOn, error) {
	var of DeskOn
	err := s.see(ctx, MaySupervise, func(r Reader) error {
		on, err := r.DesksOn(ctx, s.overviewFilter())
		if err != nil {
			return err
		}
		i := slices.IndexFunc(on, func(d DeskOn) bool { return d.Desk == desk })
		switch {
		case i < 0:
			return notOpen()
		case on[i].Staff == s.staff.ID:
			return conflict(Say("This is a console of your own.", "这是您自己的控制台。"))
		}
		of = on[i]
		return nil
	})
	if err != nil {
		return of, err
	}
	on := of.Staff.Ref()
	_, err = s.do(ctx, MaySupervise, "console.watch", key, func(w Writer) (Ref, error) {
		return on, s.tell(ctx, w, Event{Kind: EventAccess, Action: DidWatch, On: []Ref{on}})
	})
	return of, err
}

func notOpen() error {
	return NewError(CodeNotFound, Say("This console is not open any more.", "该控制台已关闭。"), nil)
}

// Screen gives what a console shows. Nothing is given before the console can
// know that it is watched, that is, while the person does not attend at it;
// that is a conflict.
func (s *Session) Screen(ctx context.Context, c DeskOn) (Screen, error) {
	var screen Screen
	err := s.see(ctx, MaySupervise, func(r Reader) error {
		at, err := r.Presences(ctx, s.desk.clock().UTC().Add(-PresenceLasts))
		if err != nil {
			return err
		}
		if !slices.ContainsFunc(at, func(p Presence) bool { return p.Staff == s.staff.ID && p.On == c.Staff.Ref() }) {
			return conflict(Say("%s is still to be told that you watch.", "正在告知 %s 您在旁观。", c.Who))
		}
		screen, err = r.Screen(ctx, c.Desk)
		if err == nil && screen.Staff != c.Staff {
			err = notOpen()
		}
		return err
	})
	return screen, err
}

// Watchers gives who of the others watches this person's consoles, by name,
// each once.
func (s *Session) Watchers(others map[Ref][]Presence) []string {
	var names []string
	for _, p := range others[s.staff.ID.Ref()] {
		if p.Staff != s.staff.ID && !slices.Contains(names, p.Who) {
			names = append(names, p.Who)
		}
	}
	return names
}

// ShowScreen keeps what the person's own console shows for those who watch it;
// one without a text takes it away. It is not a command: it needs no key, and
// the newest counts.
func (s *Session) ShowScreen(ctx context.Context, screen Screen) error {
	if len(screen.Text) > maxScreen {
		return invalid(Say("This screen is too large to be watched.", "屏幕过大，无法旁观。"))
	}
	screen.Staff, screen.At = s.staff.ID, s.desk.clock().UTC()
	return s.desk.store.ShowScreen(ctx, screen)
}
