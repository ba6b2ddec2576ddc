package store

import (
	"context"
	"database/sql"
	"errors"

	"careline"
)

const interactionQuery = `SELECT id, customer_id, number, line, channel, operator_id, started, ended, reason, outcome, note,
	version FROM interaction `

func scanInteraction(row scanner, i *careline.Interaction) error {
	return row.Scan(&i.ID, ref(&i.Customer), &i.Number, text(&i.Line), text(&i.Channel), ref(&i.Operator), moment(&i.Started),
		moment(&i.Ended), text(&i.Reason), text(&i.Outcome), &i.Note, &i.Version)
}

func (r *reader) Interaction(ctx context.Context, id careline.InteractionID) (careline.Interaction, error) {
	var i careline.Interaction
	err := r.one(ctx, func(row scanner) error { return scanInteraction(row, &i) }, interactionQuery+"WHERE id = ?", int64(id))
	return i, notFound(err, careline.KindInteraction, id.String())
}

func (r *reader) RunningInteraction(ctx context.Context, operator careline.StaffID) (careline.Interaction, bool, error) {
	var i careline.Interaction
	err := r.one(ctx, func(row scanner) error { return scanInteraction(row, &i) },
		interactionQuery+"WHERE operator_id = ? AND ended IS NULL ORDER BY started DESC, id DESC LIMIT 1", int64(operator))
	if errors.Is(err, sql.ErrNoRows) {
		return i, false, nil
	}
	return i, err == nil, err
}

const intoInteraction = `INSERT INTO interaction (customer_id, number, line, channel, operator_id, started, ended, reason,
	outcome, note, version, id)`

func interactionValues(i *careline.Interaction) []any {
	return []any{
		refArg(i.Customer), i.Number, string(i.Line), string(i.Channel), refArg(i.Operator), timeArg(i.Started),
		timeArg(i.Ended), textArg(i.Reason), string(i.Outcome), i.Note,
	}
}

// SaveInteraction keeps i.
func (w *writer) SaveInteraction(ctx context.Context, i *careline.Interaction) error {
	willSet(w, i)
	// An operator has one call at a time: of two that begin, one is run again
	// and finds the other.
	if i.ID == 0 && i.Running() {
		if err := w.touch(ctx, "staff", int64(i.Operator)); err != nil {
			return err
		}
	}
	values := interactionValues(i)
	if i.ID == 0 {
		id, err := w.insert(ctx, intoInteraction+" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, "+w.d.newID+")", values...)
		if err != nil {
			return err
		}
		i.ID, i.Version = careline.InteractionID(id), 1
		return w.indexTouched(ctx, i.Customer)
	}
	n, err := w.exec(ctx, `
		UPDATE interaction SET customer_id = ?, number = ?, line = ?, channel = ?, operator_id = ?, started = ?, ended = ?,
			reason = ?, outcome = ?, note = ?, version = version + 1
		WHERE id = ? AND version = ?`, append(values, int64(i.ID), i.Version)...)
	if err != nil {
		return err
	}
	if n == 0 {
		return refuse(ctx, i.ID, w.Interaction)
	}
	i.Version++
	return nil
}
