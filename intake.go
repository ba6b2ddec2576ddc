package careline

import "context"

// Intake is how far a list has been taken in. The store keeps it until the
// list is done, so that an import that was interrupted goes on.
type Intake struct {
	List string // tells the list, and how it is read, from all others
	Rows int    // of the list that are done, from the first

	Created   int
	Updated   int
	Rejected  int
	RawPhones int

	Rejects     string // the file of the rows not taken; empty for none
	RejectsSize int64  // bytes of it that belong to Rows

	Done bool // all of the list is in; nothing is kept
}

// IntakeReader finds out how far a list is.
type IntakeReader interface {
	// Intake gives the zero Intake, but for List, where the list is not begun or is done.
	Intake(ctx context.Context, list string) (Intake, error)
}

// IntakeWriter keeps how far a list is.
type IntakeWriter interface {
	// SaveIntake replaces what was kept of the list, or forgets a list that is done.
	SaveIntake(ctx context.Context, i Intake) error
}

// Intake tells how far a list has been taken in.
func (s *Session) Intake(ctx context.Context, list string) (Intake, error) {
	i := Intake{List: list}
	err := s.see(ctx, MayImport, func(r Reader) (err error) {
		i, err = r.Intake(ctx, list)
		return err
	})
	return i, err
}

// TakeIn runs fn, which takes in the rows of a list after from, and keeps in
// the same transaction how far the list is then. Where somebody else has taken
// in rows of it since from, it is a conflict and nothing is written.
func (s *Session) TakeIn(ctx context.Context, key string, from Intake, fn func(*Session) (Intake, error)) error {
	if err := s.need(MayImport); err != nil {
		return err
	}
	return s.Together(ctx, key, "list.take", func(in *Session) error {
		now, err := in.open.Intake(ctx, from.List)
		if err != nil {
			return err
		}
		if now != from {
			return conflict(Say("Somebody else is taking in the same list.", "他人正在导入同一份列表。"))
		}
		to, err := fn(in)
		if err != nil {
			return err
		}
		return in.open.SaveIntake(ctx, to)
	})
}
