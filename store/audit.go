package store

import (
	"context"
	"time"

	"careline"
)

// AuditOptions say what Audit holds the history to.
type AuditOptions struct {
	// Kept is a head that was kept elsewhere; zero: none.
	Kept careline.Head
	// Progress, where set, is told how many events of all are checked.
	Progress func(done, total int64)
}

const (
	// sealsAtOnce and auditedAtOnce bound what one view of an audit reads: one
	// that stayed open would keep the store from tidying up behind it.
	sealsAtOnce   = 200
	auditedAtOnce = 50_000
)

// Audit checks every event that is under a seal, and the seals.
func (s *Store) Audit(ctx context.Context, opts AuditOptions) (careline.Audit, error) {
	a := careline.NewAuditor(opts.Kept)
	var head *careline.Seal
	err := s.read(ctx, func(r *reader) (err error) {
		head, err = r.lastSeal(ctx)
		return err
	})
	if err != nil {
		return a.Audit, err
	}
	for after, more := int64(0), head != nil; more; {
		err := s.read(ctx, func(r *reader) (err error) {
			after, more, err = r.audit(ctx, a, after, head.Number)
			return err
		})
		if err != nil {
			return a.Audit, err
		}
		if opts.Progress != nil {
			opts.Progress(int64(a.After()), int64(head.Upto))
		}
	}
	if err := s.read(ctx, func(r *reader) error { return r.auditErasures(ctx, a) }); err != nil {
		return a.Audit, err
	}
	return a.End(time.Now()), nil
}

// audit checks some seals after a number up to another.
func (r *reader) audit(ctx context.Context, a *careline.Auditor, after, upto int64) (last int64, more bool, err error) {
	var seals []sealRow
	events := int64(0)
	err = r.each(ctx, func(row scanner) error {
		var s sealRow
		err := s.scan(row)
		if events += s.Events; events <= auditedAtOnce || len(seals) == 0 {
			seals = append(seals, s)
		}
		return err
	}, "SELECT "+sealColumns+" FROM seal WHERE id > ? AND id <= ? ORDER BY id LIMIT ?", after, upto, int64(sealsAtOnce))
	if err != nil || len(seals) == 0 {
		return after, false, err
	}
	for _, s := range seals {
		var there []careline.SealedEvent
		if s.Own() == s.own { // of one that was changed, the numbers are not to be trusted
			there, err = r.sealed(ctx, "e.id >= ? AND e.id <= ? ORDER BY e.id", int64(s.From), int64(s.Upto))
		}
		if err != nil {
			return after, false, err
		}
		a.Seal(s.Seal, s.own, there)
		after = s.Number
	}
	return after, true, nil
}

// auditErasures counts what was erased, and asks the history for the erasures.
func (r *reader) auditErasures(ctx context.Context, a *careline.Auditor) error {
	err := r.one(ctx, func(row scanner) error { return row.Scan(&a.Erased) }, "SELECT count(*) FROM erased_event")
	if err != nil {
		return err
	}
	return r.each(ctx, func(row scanner) error {
		var id careline.EventID
		err := row.Scan(&id)
		a.Unfounded(id)
		return err
	}, `SELECT x.event_id FROM erased_event x WHERE NOT EXISTS (
			SELECT 1 FROM event_subject s JOIN event e ON e.id = s.event_id
			WHERE s.subject_kind = ? AND s.subject_id = x.customer_id AND e.action = ?) ORDER BY x.event_id`,
		string(careline.KindCustomer), string(careline.DidErase))
}
