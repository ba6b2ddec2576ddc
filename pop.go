package careline

import (
	"context"
	"time"
)

// DefaultRing is how long a call rings before it is missed, where the firm
// has set nothing else.
const DefaultRing = time.Minute

// DeskLasts is how long a console is taken to be open after it last said so;
// it says so every minute.
const DeskLasts = 150 * time.Second

// PopState is where an announced call stands.
type PopState string

// The states. A call that rang out is missed, whether or not that has been
// written down.
const (
	PopRinging  PopState = "ringing"
	PopAnswered PopState = "answered"
	PopMissed   PopState = "missed"
)

var popStateNames = map[PopState]Words{
	PopRinging:  {"ringing", "振铃中"},
	PopAnswered: {"answered", "已接"},
	PopMissed:   {"missed", "未接"},
}

// PopStates lists the states.
func PopStates() []PopState { return []PopState{PopRinging, PopAnswered, PopMissed} }

// In gives the state's name in l.
func (s PopState) In(l Lang) string { return kindOf(popStateNames, s).In(l) }

// Pop is a call that a telephone system announced, to come up on the screens
// of the operators (L5).
type Pop struct {
	// Call is the interaction that it is. While it rings, it has no operator,
	// and its Started is when it began to ring.
	Call   Interaction
	Answer CallerAnswer
	Found  int     // how many customers it may be
	Typed  string  // the number, as one would type it; empty where it is withheld
	To     StaffID // for whom; zero: whoever is free

	Rang     time.Time // UTC
	Until    time.Time // when it is missed, UTC
	State    PopState  // as written down; see At
	Declined []StaffID // who left it to the others
}

// At is the state at a moment.
func (p *Pop) At(now time.Time) PopState {
	if p.State == PopRinging && !now.Before(p.Until) {
		return PopMissed
	}
	return p.State
}

// PopRow is an announced call as a list shows it.
type PopRow struct {
	Pop
	CustomerName string
	OperatorName string // who took it
	ToName       string // whom it was for
}

// PopFilter chooses announced calls for a list, the newest first; those that
// ring, the oldest first.
type PopFilter struct {
	State PopState  // as of Now; empty: every state
	Over  bool      // only those that rang out as of Now and are not written down as missed
	Since time.Time // that rang at or after; zero: whenever
	Now   time.Time // UTC
	Limit int
}

// PopReader finds announced calls. One that does not exist is not_found.
type PopReader interface {
	Pop(ctx context.Context, id InteractionID) (Pop, error)
	Pops(ctx context.Context, f PopFilter) ([]PopRow, error)
	// OpenDesks gives the staff who have said since a moment that their
	// console is open, each once.
	OpenDesks(ctx context.Context, since time.Time) ([]StaffID, error)
}

// PopWriter keeps announced calls.
type PopWriter interface {
	// SavePop inserts or replaces all but the interaction, which has to be saved.
	SavePop(ctx context.Context, p *Pop) error
}

// OpenDesk tells that the person's console is open, or is not any more: they
// are on, and where their role takes calls, calls are offered to them. Desk is
// a name that no other has. It is not a command: it needs no key, and the
// newest word counts.
func (s *Session) OpenDesk(ctx context.Context, desk string, open bool) error {
	if err := s.need(s.seesOrders()); err != nil {
		return err
	}
	now := s.desk.clock().UTC()
	return s.desk.store.SitDown(ctx, Attendance{Desk: desk, Staff: s.staff.ID, At: now}, open, now.Add(-DeskLasts))
}

// Announced lists calls that a telephone system announced (C2).
func (s *Session) Announced(ctx context.Context, f PopFilter) ([]PopRow, error) {
	f.Now, f.Over = s.desk.clock().UTC(), false
	var rows []PopRow
	err := s.see(ctx, MayLookUp, func(r Reader) (err error) {
		rows, err = r.Pops(ctx, f)
		return err
	})
	for i := range rows {
		rows[i].State = rows[i].At(f.Now)
		if of := rows[i].Call.Customer; s.veils(of) {
			rows[i].Call, rows[i].Typed = s.veilCall(rows[i].Call), maskNumber(rows[i].Typed)
			rows[i].CustomerName = maskText(rows[i].CustomerName)
		}
	}
	return rows, err
}
