package store

import (
	"context"
	"time"

	"careline"
)

const sealColumns = "id, from_id, upto_id, holes, late, events, at, digest, leaves, prior, own"

// sealRow is a seal as it is kept.
type sealRow struct {
	careline.Seal
	own careline.Digest
}

func (s *sealRow) scan(row scanner) error {
	var holes, late string
	err := row.Scan(&s.Number, &s.From, &s.Upto, &holes, &late, &s.Events, moment(&s.At),
		digest(&s.Digest), &s.Leaves, digest(&s.Prior), digest(&s.own))
	if err == nil {
		s.Holes, err = careline.ParseEventIDs(holes)
	}
	if err == nil {
		s.Late, err = careline.ParseEventIDs(late)
	}
	return err
}

// digest reads a digest; what is none becomes another than any.
func digest(p *careline.Digest) scanFunc {
	return func(v any) error {
		b, ok := v.([]byte)
		if !ok {
			return errColumn
		}
		*p = careline.Digest{}
		copy(p[:], b)
		return nil
	}
}

func (r *reader) lastSeal(ctx context.Context) (last *careline.Seal, err error) {
	err = r.each(ctx, func(row scanner) error {
		var s sealRow
		err := s.scan(row)
		last = &s.Seal
		return err
	}, "SELECT "+sealColumns+" FROM seal ORDER BY id DESC LIMIT 1")
	return last, err
}

// nextSeal makes the seal of what is committed and not sealed, nil for none,
// and tells what is left once it is kept.
func (r *reader) nextSeal(ctx context.Context, at time.Time, now bool) (*careline.Seal, sealing, error) {
	last, err := r.lastSeal(ctx)
	if err != nil {
		return nil, sealedAll, err
	}
	after := careline.EventID(0)
	var late []careline.SealedEvent
	if last != nil {
		after = last.Upto
		if late, err = r.late(ctx, at); err != nil {
			return nil, sealedAll, err
		}
	}
	events, err := r.sealed(ctx, "e.id > ? ORDER BY e.id LIMIT ?", int64(after), int64(sealedAtOnce))
	if err != nil || len(events)+len(late) == 0 {
		return nil, sealedAll, err
	}
	if fresh := last != nil && at.Sub(last.At).Abs() < sealEvery/2; fresh && !now && len(events) < sealedAtOnce {
		return nil, sealsLater, nil
	}
	next := careline.NextSeal(last, late, events, at)
	return &next, sealedSome, nil
}

// late gives the events that have come into the holes of the last seals.
func (r *reader) late(ctx context.Context, at time.Time) (came []careline.SealedEvent, err error) {
	var holes, filled careline.EventIDs
	err = r.each(ctx, func(row scanner) error {
		var open, late string
		if err := row.Scan(&open, &late); err != nil {
			return err
		}
		some, err := careline.ParseEventIDs(open)
		if err != nil {
			return err
		}
		holes = append(holes, some...) // each seal's are after those before
		some, err = careline.ParseEventIDs(late)
		filled = append(filled, some...)
		return err
	}, "SELECT holes, late FROM seal WHERE at > ? AND (holes <> '' OR late <> '') ORDER BY id", micros(at.Add(-careline.LateFor)))
	if err != nil {
		return nil, err
	}
	for _, hole := range holes.Without(filled) {
		some, err := r.sealed(ctx, "e.id >= ? AND e.id <= ? ORDER BY e.id", int64(hole.First), int64(hole.Last))
		if err != nil {
			return nil, err
		}
		came = append(came, some...)
	}
	return came, nil
}

// sealed reads what seals know events by.
func (r *reader) sealed(ctx context.Context, where string, args ...any) (all []careline.SealedEvent, err error) {
	err = r.each(ctx, func(row scanner) error {
		var e careline.EventRow
		var said, changed string
		var erased []byte
		err := row.Scan(&e.ID, &e.At, &e.Recorded, &e.Staff, &e.Kind, &e.Action, &e.Subjects, &said, &changed, &erased)
		e.Content = careline.ContentDigest(said, changed)
		if erased != nil && said == "" && changed == "" {
			e.Content = careline.Digest{}
			copy(e.Content[:], erased)
		}
		all = append(all, e.Sealed())
		return err
	}, `SELECT e.id, e.at, e.recorded, coalesce(e.staff_id, 0), e.kind, e.action, e.subjects, e.text, e.changes, x.content
		FROM event e LEFT JOIN erased_event x ON x.event_id = e.id WHERE `+where, args...)
	return all, err
}

// keepSeal writes a seal down, unless somebody else has made one of that number.
func (w *writer) keepSeal(ctx context.Context, s *careline.Seal) (made bool, err error) {
	own := s.Own()
	leaves := s.Leaves
	if leaves == nil {
		leaves = []byte{}
	}
	n, err := w.exec(ctx, "INSERT INTO seal ("+sealColumns+") VALUES ("+marks(11)+") ON CONFLICT DO NOTHING",
		s.Number, int64(s.From), int64(s.Upto), s.Holes.String(), s.Late.String(), s.Events, micros(s.At),
		s.Digest[:], leaves, s.Prior[:], own[:])
	return n == 1, err
}

// unsealed gives how far the seals are, and the last event.
func (s *Store) unsealed(ctx context.Context) (sealed, last int64, err error) {
	err = s.read(ctx, func(r *reader) error {
		return r.one(ctx, func(row scanner) error { return row.Scan(&sealed, &last) },
			"SELECT (SELECT coalesce(max(upto_id), 0) FROM (SELECT upto_id FROM seal ORDER BY id DESC LIMIT 1) AS newest), (SELECT coalesce(max(id), 0) FROM event)")
	})
	return sealed, last, err
}
