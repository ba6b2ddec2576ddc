package store

import (
	"context"
	"time"

	"careline"
)

const popQuery = `
	SELECT i.id, i.customer_id, i.number, i.line, i.channel, i.operator_id, i.started, i.ended, i.reason, i.outcome, i.note,
		i.version, p.answer, p.found, p.typed, p.to_id, p.rang, p.until, p.state, p.declined,
		coalesce(CASE WHEN c.name = '' THEN c.company ELSE c.name END, ''),
		coalesce(CASE WHEN o.name = '' THEN o.login ELSE o.name END, ''), coalesce(CASE WHEN t.name = '' THEN t.login ELSE t.name END, '')
	FROM pop p JOIN interaction i ON i.id = p.interaction_id
		LEFT JOIN customer c ON c.id = i.customer_id LEFT JOIN staff o ON o.id = i.operator_id LEFT JOIN staff t ON t.id = p.to_id`

func scanPop(row scanner, p *careline.PopRow) error {
	i := &p.Call
	return row.Scan(&i.ID, ref(&i.Customer), &i.Number, text(&i.Line), text(&i.Channel), ref(&i.Operator), moment(&i.Started),
		moment(&i.Ended), text(&i.Reason), text(&i.Outcome), &i.Note, &i.Version,
		text(&p.Answer), &p.Found, &p.Typed, ref(&p.To), moment(&p.Rang), moment(&p.Until), text(&p.State), listOf(&p.Declined),
		&p.CustomerName, &p.OperatorName, &p.ToName)
}

func (r *reader) Pop(ctx context.Context, id careline.InteractionID) (careline.Pop, error) {
	var p careline.PopRow
	err := r.one(ctx, func(row scanner) error { return scanPop(row, &p) }, popQuery+" WHERE p.interaction_id = ?", int64(id))
	return p.Pop, notFound(err, careline.KindInteraction, id.String())
}

func (r *reader) Pops(ctx context.Context, f careline.PopFilter) ([]careline.PopRow, error) {
	var where filter
	now, order := micros(f.Now), "p.rang DESC, p.interaction_id DESC"
	// Each state is asked for by name, so that the small index of what rings serves.
	const ringing = "p.state = 'ringing' AND p.until "
	switch {
	case f.Over:
		where.and(ringing+"<= ?", now)
		order = "p.until, p.interaction_id"
	case f.State == careline.PopRinging:
		where.and(ringing+"> ?", now)
		order = "p.rang, p.interaction_id"
	case f.State == careline.PopMissed:
		where.and("(p.state = 'missed' OR "+ringing+"<= ?)", now)
	case f.State != "":
		where.and("p.state = ?", string(f.State))
	}
	if !f.Since.IsZero() {
		where.and("p.rang >= ?", micros(f.Since))
	}
	var out []careline.PopRow
	err := r.each(ctx, func(row scanner) error {
		var p careline.PopRow
		err := scanPop(row, &p)
		out = append(out, p)
		return err
	}, popQuery+where.where()+" ORDER BY "+order+" LIMIT ?", append(where.args, atMost(f.Limit))...)
	return out, err
}

// SavePop keeps p.
func (w *writer) SavePop(ctx context.Context, p *careline.Pop) error {
	declined, err := listArg(p.Declined)
	if err != nil {
		return err
	}
	_, err = w.exec(ctx, `
		INSERT INTO pop (interaction_id, answer, found, typed, to_id, rang, until, state, declined)
		VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
		ON CONFLICT (interaction_id) DO UPDATE SET answer = excluded.answer, found = excluded.found, typed = excluded.typed,
			to_id = excluded.to_id, rang = excluded.rang, until = excluded.until, state = excluded.state, declined = excluded.declined`,
		int64(p.Call.ID), string(p.Answer), p.Found, p.Typed, refArg(p.To), micros(p.Rang), micros(p.Until), string(p.State), declined)
	return err
}

// SitDown notes that a console is open, or closed.
func (s *Store) SitDown(ctx context.Context, a careline.Attendance, open bool, gone time.Time) error {
	return s.update(ctx, passing, func(w *writer) error {
		_, err := w.exec(ctx, "DELETE FROM open_desk WHERE desk = ? OR seen < ?", a.Desk, micros(gone))
		if err == nil && open {
			_, err = w.exec(ctx, "INSERT INTO open_desk (desk, staff_id, seen) VALUES (?, ?, ?)", a.Desk, refArg(a.Staff), micros(a.At))
		}
		if err == nil {
			_, err = w.exec(ctx, "DELETE FROM screen WHERE at < ? OR desk = ? AND ? = 0", micros(gone), a.Desk, flagArg(open))
		}
		if err == nil {
			err = w.said(ctx)
		}
		return err
	})
}

func (r *reader) OpenDesks(ctx context.Context, since time.Time) ([]careline.StaffID, error) {
	return ids[careline.StaffID](ctx, r, "SELECT DISTINCT staff_id FROM open_desk WHERE seen >= ? ORDER BY staff_id", micros(since))
}
