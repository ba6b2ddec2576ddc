package store

import (
	"context"

	"careline"
)

const caseColumns = `x.id, x.kind, x.customer_id, x.unit_id, x.interaction_id, x.category, x.severity, x.text, x.cause,
	x.remedy, x.plan, x.promise, x.state, x.pending, x.outcome, x.owner_id, x.merged_into_id, x.opened, x.closed,
	x.broken, x.version`

func caseFields(c *careline.Case) []any {
	return []any{
		&c.ID, text(&c.Kind), ref(&c.Customer), ref(&c.Unit), ref(&c.Interaction), text(&c.Category), text(&c.Severity),
		&c.Text, text(&c.Cause), &c.Remedy, &c.Plan, moment(&c.Promise), text(&c.State), text(&c.Pending), &c.Outcome,
		ref(&c.Owner), ref(&c.Into), moment(&c.Opened), moment(&c.Closed),
		moment(&c.Broken), &c.Version,
	}
}

func (r *reader) Case(ctx context.Context, id careline.CaseID) (careline.Case, error) {
	var c careline.Case
	err := r.one(ctx, func(row scanner) error { return row.Scan(caseFields(&c)...) },
		"SELECT "+caseColumns+" FROM service_case x WHERE x.id = ?", int64(id))
	return c, notFound(err, careline.KindCase, id.String())
}

func (r *reader) Cases(ctx context.Context, f careline.CaseFilter) ([]careline.CaseRow, error) {
	var q filter
	states(&q, f.States)
	if f.Customer != 0 {
		q.and("x.customer_id = ?", int64(f.Customer))
	}
	if f.Provider != 0 {
		q.and("x.id IN (SELECT case_id FROM work_order WHERE provider_id = ? AND is_open = 1)", int64(f.Provider))
	}
	if f.Owner != 0 {
		q.and("x.owner_id = ?", int64(f.Owner))
	}
	if f.Unowned {
		q.and("x.owner_id IS NULL")
	}
	if f.Severity != "" {
		q.and("x.severity = ?", string(f.Severity))
	}
	q.openedSince(f.Since)
	q.openedBefore(f.Before)
	q.in(caseCity, f.In)
	if f.Falls != (careline.Day{}) {
		q.and("x.is_open = 1 AND x.promise >= ? AND x.promise < ? AND x.state || '' <> ?",
			micros(f.Falls.From), micros(f.Falls.To), string(careline.CaseResolved))
	}
	q.promise(f.Promise, casePromise, promisedCases, f.Day, f.Now)
	if f.Overdue { // as Case.Overdue tells
		q.and("x.is_open = 1 AND x.promise IS NOT NULL AND x.promise < ? AND x.state <> ?",
			micros(f.Now), string(careline.CaseResolved))
	}
	if f.Unheeded { // in the words of the index service_case_unheeded
		q.and("x.is_open = 1 AND x.promise IS NOT NULL AND x.broken IS DISTINCT FROM x.promise AND x.promise < ? AND x.state <> ?",
			micros(f.Now), string(careline.CaseResolved))
	}
	var out []careline.CaseRow
	query := `SELECT ` + caseColumns + `, c.name, s.name
		FROM service_case x
		JOIN customer c ON c.id = x.customer_id
		LEFT JOIN staff s ON s.id = x.owner_id` + q.where() + caseOrder(&q, f)
	err := r.each(ctx, func(row scanner) error {
		var c careline.CaseRow
		err := row.Scan(append(caseFields(&c.Case), &c.CustomerName, text(&c.OwnerName))...)
		out = append(out, c)
		return err
	}, query, q.args...)
	return out, err
}

// Escalated finds whose open cases broke their promise.
func (r *reader) Escalated(ctx context.Context, customers []careline.CustomerID) (map[careline.CustomerID]bool, error) {
	if len(customers) == 0 {
		return nil, nil
	}
	of := map[careline.CustomerID]bool{}
	err := r.each(ctx, func(row scanner) error {
		var id careline.CustomerID
		err := row.Scan(&id)
		of[id] = true
		return err
	}, "SELECT customer_id FROM service_case WHERE "+r.d.among("customer_id")+" AND is_open = 1 AND broken IS NOT NULL AND state <> ?",
		r.d.list(raw(customers)), string(careline.CaseResolved))
	return of, err
}

// Standing reads the newest call of each from the index of the history.
func (r *reader) Standing(ctx context.Context, customers []careline.CustomerID) (map[careline.CustomerID]careline.Standing, error) {
	if len(customers) == 0 {
		return nil, nil
	}
	of := make(map[careline.CustomerID]careline.Standing, len(customers))
	err := r.each(ctx, func(row scanner) error {
		var id careline.CustomerID
		var s careline.Standing
		err := row.Scan(&id, &s.OpenCase, moment(&s.LastContact))
		if s.OpenCase || !s.LastContact.IsZero() {
			of[id] = s
		}
		return err
	}, `SELECT c.id, EXISTS (SELECT 1 FROM service_case x WHERE x.customer_id = c.id AND x.is_open = 1),
			(SELECT e.at FROM event_subject e WHERE e.subject_kind = ? AND e.subject_id = c.id AND e.event_kind = ?
				ORDER BY e.at DESC, e.event_id DESC LIMIT 1)
		FROM customer c WHERE `+r.d.among("c.id"),
		string(careline.KindCustomer), string(careline.EventCall), r.d.list(raw(customers)))
	return of, err
}

// caseOrder ends the query of a list of cases. That of unheeded promises, or of
// those of a stretch of time, reads their own index and nothing else.
func caseOrder(q *filter, f careline.CaseFilter) string {
	if !f.Unheeded && f.Falls == (careline.Day{}) {
		return q.byAge(f.Oldest, f.Limit)
	}
	q.args = append(q.args, atMost(f.Limit))
	return " ORDER BY x.promise, x.id LIMIT ?"
}

const intoCase = `INSERT INTO service_case (kind, customer_id, unit_id, interaction_id, category, severity, text, cause, remedy,
	plan, promise, state, is_open, pending, outcome, owner_id, merged_into_id, opened, closed, broken, version, id)`

func caseValues(c *careline.Case) []any {
	return []any{
		string(c.Kind), refArg(c.Customer), refArg(c.Unit), refArg(c.Interaction), textArg(c.Category), string(c.Severity),
		c.Text, string(c.Cause), c.Remedy, c.Plan, timeArg(c.Promise), string(c.State), flagArg(c.State.Open()),
		string(c.Pending), c.Outcome, refArg(c.Owner), refArg(c.Into), micros(c.Opened), timeArg(c.Closed),
		timeArg(c.Broken),
	}
}

// SaveCase keeps c.
func (w *writer) SaveCase(ctx context.Context, c *careline.Case) error {
	willSet(w, c)
	values := caseValues(c)
	if c.ID == 0 {
		id, err := w.insert(ctx, intoCase+" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1, "+w.d.newID+")", values...)
		if err != nil {
			return err
		}
		c.ID, c.Version = careline.CaseID(id), 1
		return w.indexTouched(ctx, c.Customer)
	}
	settled, err := w.settled(ctx, c.ID)
	if err != nil {
		return err
	}
	n, err := w.exec(ctx, `
		UPDATE service_case SET kind = ?, customer_id = ?, unit_id = ?, interaction_id = ?, category = ?, severity = ?,
			text = ?, cause = ?, remedy = ?, plan = ?, promise = ?, state = ?, is_open = ?, pending = ?, outcome = ?,
			owner_id = ?, merged_into_id = ?, opened = ?, closed = ?, broken = ?, version = version + 1
		WHERE id = ? AND version = ?`, append(values, int64(c.ID), c.Version)...)
	if err != nil {
		return err
	}
	if n == 0 {
		return refuse(ctx, c.ID, w.Case)
	}
	c.Version++
	if settled == c.State.Open() {
		return w.indexTouched(ctx, c.Customer)
	}
	return nil
}

func (r *reader) settled(ctx context.Context, id careline.CaseID) (settled bool, err error) {
	open, err := firstID[careline.CaseID](ctx, r, "SELECT id FROM service_case WHERE id = ? AND is_open = 1", int64(id))
	return open == 0, err
}
