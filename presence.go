package careline

import (
	"context"
	"time"
)

// A desk that has a record in front of it says so again every PresenceBeat;
// one that has said nothing for PresenceLasts is taken to be gone, however it
// ended.
const (
	PresenceBeat  = 20 * time.Second
	PresenceLasts = 50 * time.Second
)

// Spot is a record that a desk has in front of it.
type Spot struct {
	On      Ref
	Editing bool // something is being typed there
}

// Presence is a desk at a spot. It holds nobody off, is no event and leaves
// no history.
type Presence struct {
	Spot
	Desk  string // the console that runs; a person may sit at two
	Staff StaffID
	Who   string    // the person's name, else the login; filled in on reading
	Seen  time.Time // when the desk last said so, UTC
}

// Attendance is all that a desk has in front of it at a moment.
type Attendance struct {
	Desk  string
	Staff StaffID
	Spots []Spot
	At    time.Time // UTC
}

// PresenceReader reads who is where.
type PresenceReader interface {
	// Presences gives what desks have said since a moment, by name.
	Presences(ctx context.Context, since time.Time) ([]Presence, error)
}

// Attend tells the other desks where this one is, in place of what it said
// before; with no spots, it has left. Desk is a name that no other has. It is
// not a command: it needs no key, and the newest word counts.
func (s *Session) Attend(ctx context.Context, desk string, spots []Spot) error {
	if err := s.need(s.seesOrders()); err != nil {
		return err
	}
	if s.staff.Role == RoleProvider {
		var err error
		if spots, err = s.ownSpots(ctx, spots); err != nil {
			return err
		}
	}
	now := s.desk.clock().UTC()
	a := Attendance{Desk: desk, Staff: s.staff.ID, Spots: spots, At: now}
	return s.desk.store.Attend(ctx, a, now.Add(-PresenceLasts))
}

// Others gives who else is where, by record: every desk but this one. A
// provider's staff see it of their own orders only.
func (s *Session) Others(ctx context.Context, desk string) (map[Ref][]Presence, error) {
	others := map[Ref][]Presence{}
	err := s.see(ctx, s.seesOrders(), func(r Reader) error {
		all, err := r.Presences(ctx, s.desk.clock().UTC().Add(-PresenceLasts))
		if err != nil {
			return err
		}
		for _, p := range all {
			if p.Desk == desk {
				continue
			}
			if s.staff.Role == RoleProvider {
				own, err := s.ownRecord(ctx, r, p.On)
				if err != nil {
					return err
				}
				if !own {
					continue
				}
			}
			others[p.On] = append(others[p.On], p)
		}
		return nil
	})
	return others, err
}

// ownSpots leaves out what is not the person's to see: nobody is told of them
// there.
func (s *Session) ownSpots(ctx context.Context, spots []Spot) (own []Spot, err error) {
	err = s.view(ctx, func(r Reader) error {
		own = nil
		for _, spot := range spots {
			is, err := s.ownRecord(ctx, r, spot.On)
			if err != nil {
				return err
			}
			if is {
				own = append(own, spot)
			}
		}
		return nil
	})
	return own, err
}

// ownRecord tells whether a record is an order that the person may see.
func (s *Session) ownRecord(ctx context.Context, r Reader, ref Ref) (bool, error) {
	if ref.Kind != KindOrder {
		return false, nil
	}
	o, err := r.Order(ctx, OrderID(ref.ID))
	if CodeOf(err) == CodeNotFound && err != nil {
		return false, nil
	}
	return err == nil && s.owns(&o), err
}
