package store

import (
	"context"
	"database/sql"
	"errors"
	"math/rand/v2"
	"time"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"

	"careline"
)

// purpose is what a transaction that writes is for.
type purpose int

const (
	saving  purpose = iota // what people do: two that change the same record never both get through
	tidying                // the lookup index, of which one at a time has the turn
	passing                // what need not outlive a power failure
)

// transaction is one that writes, with what its end takes.
type transaction struct {
	*sql.Tx
	finish func() error      // commits; nil: as usual
	leave  func(broken bool) // gives the connection back; nil: nothing to do
}

func (t *transaction) end(broken bool) {
	if !broken {
		_ = t.Rollback() // after a commit there is nothing to roll back
	}
	if t.leave != nil {
		t.leave(broken)
	}
}

func (t *transaction) commit() error {
	if t.finish == nil {
		return t.Commit()
	}
	return t.finish()
}

// outcome is what came of one try of a transaction.
type outcome int

const (
	settled outcome = iota // kept, or refused for good
	undone                 // nothing was kept, and another try may do better
	unknown                // nobody can tell whether it was kept
)

// update runs fn until it is kept or refused, or the patience is at an end.
func (s *Store) update(ctx context.Context, why purpose, fn func(*writer) error) error {
	came, lost, met := time.Now(), false, false
	for try := 0; ; try++ {
		out, err := s.try(ctx, why, fn)
		switch {
		case err == nil:
			return nil
		case !met && keyIsTaken(err):
			met = true // by an earlier try, which fn finds now
		case out == unknown:
			lost = true
		case out == settled && !lost:
			return err
		case out == settled && careline.CodeOf(err) != careline.CodeUnavailable:
			// The tries before have left nothing, or this one would have found it.
			return err
		}
		if ctx.Err() == nil && time.Since(came) < patience {
			select {
			case <-ctx.Done():
			case <-time.After(s.d.pause(err, try)):
				continue
			}
		}
		if lost {
			return notConfirmed(err)
		}
		return err
	}
}

// keyIsTaken tells that another transaction has kept a command under the key.
func keyIsTaken(err error) bool {
	var told *pgconn.PgError
	return errors.As(err, &told) && told.Code == "23505" && told.ConstraintName == "command_pkey"
}

// pause is how long to wait before another try: for those in the way a moment,
// so that they don't all come again at once; for a server longer.
func (d *dialect) pause(err error, try int) time.Duration {
	longest := 4 * time.Millisecond << min(try, 5)
	if d.fault(err) != faultAgain {
		longest = 400 * time.Millisecond
	}
	return time.Duration(rand.Int64N(int64(longest))) //nolint:gosec // no secret
}

// try runs fn once.
func (s *Store) try(ctx context.Context, why purpose, fn func(*writer) error) (outcome, error) {
	db := s.writer
	if why == passing {
		db = s.light
	}
	tx, err := s.begin(ctx, db, why)
	if err != nil {
		return s.d.before(err), s.d.problem(ctx, err)
	}
	broken := false
	defer func() { tx.end(broken) }()
	w := s.writes(tx.Tx, db)
	err = func() error {
		if err := fn(w); err != nil {
			return err
		}
		if err := w.tellAll(ctx); err != nil {
			return err
		}
		if err := w.flush(ctx); err != nil {
			return err
		}
		return s.d.problem(ctx, ctx.Err())
	}()
	if err != nil {
		out := s.d.before(err)
		broken = out == undone && s.d.fault(err) != faultAgain
		w.putBack()
		return out, err
	}
	if err := tx.commit(); err != nil {
		out := s.d.after(err)
		broken = out == unknown
		w.putBack()
		return out, s.d.unconfirmed(ctx, err)
	}
	// Tidying takes a connection of its own: with one still in hand, several who
	// save at once would wait for one another.
	tx.end(false)
	s.kept(ctx, why, w)
	return settled, nil
}

func (s *Store) writes(tx *sql.Tx, db *sql.DB) *writer {
	kept := s.told
	if db != s.writer {
		kept = nil
	}
	return &writer{
		reader:  reader{d: s.d, tx: tx, kept: kept, vocabulary: s.vocabulary, stmts: map[string]statement{}},
		index:   newGathering(),
		learned: map[string]struct{}{},
		founded: map[string]int64{},
	}
}

// kept notes what a transaction has done for those to come.
func (s *Store) kept(ctx context.Context, why purpose, w *writer) {
	s.announce(w.word(why))
	s.vocabulary.wrote(w.learned)
	s.filed.Add(w.filed)
	if w.kept != nil {
		w.kept.keep(ctx, w.stmts)
	}
	if w.untidy {
		s.tidy(ctx)
	}
	if w.written > 0 {
		s.seal()
	}
}

// word is what others are to be told of a transaction.
func (w *writer) word(why purpose) word {
	switch {
	case why == saving && w.written > 0 && w.told == 0:
		return word{} // it is told who saw something, and nothing was changed
	case why == saving:
		return word{careline.NewsRecords, w.told, w.touched.on()}
	case w.moved:
		return word{News: careline.NewsPresence}
	}
	return word{}
}

// putBack undoes what was set on records, the last first.
func (w *writer) putBack() {
	for i := len(w.undo) - 1; i >= 0; i-- {
		w.undo[i]()
	}
	w.undo = nil
}

// willSet notes what a record is before it gets its id and version, for the
// case that the transaction fails, and may be run again.
func willSet[T any](w *writer, record *T) {
	was := *record
	w.undo = append(w.undo, func() { *record = was })
}

// willSetEach is willSet for a list that a record has.
func willSetEach[T any](w *writer, list []T) {
	for i := range list {
		willSet(w, &list[i])
	}
}

// before is the outcome of an error before the commit: nothing was kept.
func (d *dialect) before(err error) outcome {
	if d.many {
		switch d.fault(err) {
		case faultAgain, faultLost, faultReadOnly:
			return undone
		}
	}
	return settled
}

// after is the outcome of an error of the commit.
func (d *dialect) after(err error) outcome {
	var told *pgconn.PgError
	switch f := d.fault(err); {
	case !d.many:
		return settled
	case f == faultAgain, errors.Is(err, pgx.ErrTxCommitRollback):
		return undone
	case errors.As(err, &told) && f != faultLost && f != faultStopped && f != faultReadOnly:
		return settled // the server refused it
	}
	return unknown
}

func notConfirmed(cause error) error {
	return careline.NewError(careline.CodeNotConfirmed, careline.Say(
		"The store can't be reached, and whether it has saved this is not known; the same command again, under its key, saves it once.",
		"数据库无法访问，无法确认是否已保存；用相同的键重试只会保存一次。"), cause)
}
