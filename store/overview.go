package store

import (
	"context"
	"strings"
	"time"

	"careline"
)

// Where something is, as one text: country, province and city. Sites are read
// by their keys, row by row, so that an engine never goes through all of them
// for the few that something is open at.
const (
	between   = "\x1f"
	siteText  = "s.country || '" + between + "' || s.province || '" + between + "' || s.city"
	orderCity = "coalesce((SELECT " + siteText + " FROM site s WHERE s.id = x.site_id), '')"
	caseCity  = "coalesce((SELECT " + siteText + " FROM unit u JOIN site s ON s.id = u.site_id WHERE u.id = x.unit_id), " +
		"(SELECT " + siteText + " FROM residence r JOIN site s ON s.id = r.site_id WHERE r.customer_id = x.customer_id AND r.until = '' " +
		"ORDER BY r.main DESC, r.position LIMIT 1), '')"
)

// What is overdue, as Case.Overdue and WorkOrder.Overdue tell, and what has
// become of a promise, as their PromiseState; each ? is the moment.
const (
	caseLate     = "CASE WHEN x.promise < ? AND x.state <> 'resolved' THEN 1 ELSE 0 END"
	orderLate    = "CASE WHEN x.window_to < ? THEN 1 ELSE 0 END"
	casePromise  = "CASE WHEN x.broken = x.promise OR (x.is_open = 1 AND x.promise < ? AND x.state <> 'resolved') THEN 'broken' WHEN x.state IN ('resolved', 'closed') THEN 'kept' ELSE 'due' END"
	orderPromise = "CASE WHEN x.is_open = 1 AND x.window_to < ? THEN 'broken' WHEN x.is_open = 1 THEN 'due' " +
		"WHEN (SELECT v.ended FROM visit v WHERE v.order_id = x.id ORDER BY v.position DESC LIMIT 1) > x.window_to THEN 'broken' ELSE 'kept' END"
)

// promisedCases and promisedOrders name what was promised for a day, what is
// open and what is over from an index each.
const (
	promisedCases = "SELECT y.id FROM service_case y WHERE y.is_open = 1 AND y.promise >= ? AND y.promise < ? " +
		"UNION ALL SELECT y.id FROM service_case y WHERE y.is_open = 0 AND y.promise >= ? AND y.promise < ? AND y.state || '' = 'closed'"
	promisedOrders = "SELECT y.id FROM work_order y WHERE y.is_open = 1 AND y.window_to >= ? AND y.window_to < ? " +
		"UNION ALL SELECT y.id FROM work_order y WHERE y.is_open = 0 AND y.window_to >= ? AND y.window_to < ? AND y.state || '' <> 'cancelled'"
)

func dayTwice(d careline.Day) []any {
	from, to := micros(d.From), micros(d.To)
	return []any{from, to, from, to}
}

// placeText is a region as the queries above write it; empty for nowhere.
func placeText(r careline.Region) string {
	return strings.Join([]string{r.Country, r.Province, r.City}, between)
}

func regionOf(place string) (r careline.Region) {
	parts := append(strings.Split(place, between), "", "", "")
	r.Country, r.Province, r.City = parts[0], parts[1], parts[2]
	return r
}

// Overview counts what is open in nine statements, those of which that go
// through all that is open read nothing but an index of that, and sites.
func (r *reader) Overview(ctx context.Context, f careline.OverviewFilter) (o careline.Overview, err error) {
	for _, part := range []func() error{
		func() (err error) { o.Calls, err = r.LiveCalls(ctx); return err },
		func() error { return r.few(ctx, f, &o) },
		func() (err error) {
			o.Cases, err = standings[careline.CaseState](ctx, r, f, caseLate, "service_case")
			return err
		},
		func() (err error) {
			o.Orders, err = standings[careline.OrderState](ctx, r, f, orderLate, "work_order")
			return err
		},
		func() (err error) { o.Providers, err = r.providerStandings(ctx, f); return err },
		func() (err error) { o.Cities, err = r.OpenPlaces(ctx, f); return err },
		func() (err error) {
			o.Promises.Cases, err = r.promised(ctx, f, "SELECT "+casePromise+", count(*) FROM service_case x WHERE x.id IN ("+promisedCases+") GROUP BY 1")
			return err
		},
		func() (err error) {
			o.Promises.Orders, err = r.promised(ctx, f, "SELECT "+orderPromise+", count(*) FROM work_order x WHERE x.id IN ("+promisedOrders+") GROUP BY 1")
			return err
		},
		func() (err error) { o.On, err = r.DesksOn(ctx, f); return err },
	} {
		if err := part(); err != nil {
			return o, err
		}
	}
	return o, nil
}

// few counts what is few, or is counted only so far.
func (r *reader) few(ctx context.Context, f careline.OverviewFilter, o *careline.Overview) error {
	now, from := micros(f.Now), micros(f.Today.From)
	return r.one(ctx, func(row scanner) error {
		return row.Scan(&o.Ringing, &o.Missed, &o.Unowned, &o.Waiting, &o.Completed)
	}, `SELECT
		(SELECT count(*) FROM pop WHERE state = 'ringing' AND until > ?),
		(SELECT count(*) FROM pop WHERE rang >= ? AND (state = 'missed' OR state = 'ringing' AND until <= ?)),
		(SELECT count(*) FROM service_case WHERE is_open = 1 AND owner_id IS NULL),
		(SELECT count(*) FROM work_order WHERE is_open = 1 AND provider_id IS NULL),
		(SELECT count(*) FROM (SELECT 1 FROM work_order WHERE state = 'completed' LIMIT ?) AS few)`,
		now, from, now, atMost(f.Completed))
}

// standings counts what is open by state and age. To add nothing to the state
// keeps the indexes by state out of it, which hold what is closed as well.
func standings[S ~string](ctx context.Context, r *reader, f careline.OverviewFilter, late, table string) ([]careline.Standings[S], error) {
	var all []careline.Standings[S]
	err := r.each(ctx, func(row scanner) error {
		var t careline.Standings[S]
		err := row.Scan(text(&t.State), &t.Ages[0], &t.Ages[1], &t.Ages[2], &t.Late)
		all = append(all, t)
		return err
	}, `SELECT x.state || '', sum(CASE WHEN x.opened >= ? THEN 1 ELSE 0 END), sum(CASE WHEN x.opened < ? AND x.opened >= ? THEN 1 ELSE 0 END),
			sum(CASE WHEN x.opened < ? THEN 1 ELSE 0 END), sum(`+late+`)
		FROM `+table+` x WHERE x.is_open = 1 GROUP BY x.state || ''`,
		micros(f.Today.From), micros(f.Today.From), micros(f.Days), micros(f.Days), micros(f.Now))
	return all, err
}

func (r *reader) providerStandings(ctx context.Context, f careline.OverviewFilter) ([]careline.ProviderStanding, error) {
	var all []careline.ProviderStanding
	err := r.each(ctx, func(row scanner) error {
		var p careline.ProviderStanding
		err := row.Scan(&p.ID, &p.Name, &p.Open, &p.Late)
		all = append(all, p)
		return err
	}, `SELECT p.id, p.name, t.n, t.late FROM (
			SELECT x.provider_id AS id, count(*) AS n, sum(`+orderLate+`) AS late
			FROM work_order x WHERE x.is_open = 1 AND x.provider_id IS NOT NULL GROUP BY x.provider_id
		) AS t JOIN provider p ON p.id = t.id ORDER BY t.late DESC, t.n DESC, p.id LIMIT ?`, micros(f.Now), atMost(f.Worst))
	return all, err
}

// OpenPlaces counts what is open by city.
func (r *reader) OpenPlaces(ctx context.Context, f careline.OverviewFilter) ([]careline.CityStanding, error) {
	var all []careline.CityStanding
	err := r.each(ctx, func(row scanner) error {
		var c careline.CityStanding
		var at string
		err := row.Scan(&at, &c.Orders, &c.LateOrder, &c.Cases, &c.LateCases)
		c.In = regionOf(at)
		all = append(all, c)
		return err
	}, `SELECT t.at, sum(t.n), sum(t.late), sum(t.cases), sum(t.late_cases) FROM (
			SELECT `+orderCity+` AS at, count(*) AS n, sum(`+orderLate+`) AS late, 0 AS cases, 0 AS late_cases
			FROM work_order x WHERE x.is_open = 1 GROUP BY 1
			UNION ALL
			SELECT `+caseCity+` AS at, 0, 0, count(*), sum(`+caseLate+`) FROM service_case x WHERE x.is_open = 1 GROUP BY 1
		) AS t GROUP BY t.at ORDER BY sum(t.late) + sum(t.late_cases) DESC, sum(t.n) + sum(t.cases) DESC, t.at LIMIT ?`,
		micros(f.Now), micros(f.Now), atMost(f.Worst))
	return all, err
}

func (r *reader) promised(ctx context.Context, f careline.OverviewFilter, query string) (p careline.Promised, err error) {
	err = r.each(ctx, func(row scanner) error {
		var state string
		var n int
		err := row.Scan(&state, &n)
		switch careline.PromiseState(state) {
		case careline.PromiseDue:
			p.Due = n
		case careline.PromiseBroken:
			p.Broken = n
		case careline.PromiseKept:
			p.Kept = n
		}
		return err
	}, query, append([]any{micros(f.Now)}, dayTwice(f.Today)...)...)
	return p, err
}

// LiveCalls gives the calls that have not ended and that somebody is in.
func (r *reader) LiveCalls(ctx context.Context) ([]careline.LiveCall, error) {
	var all []careline.LiveCall
	err := r.each(ctx, func(row scanner) error {
		var c careline.LiveCall
		i := &c.Interaction
		err := row.Scan(&i.ID, ref(&i.Customer), &i.Number, text(&i.Line), text(&i.Channel), ref(&i.Operator), moment(&i.Started), &i.Version,
			&c.CustomerName, &c.OperatorName)
		all = append(all, c)
		return err
	}, `SELECT i.id, i.customer_id, i.number, i.line, i.channel, i.operator_id, i.started, i.version,
			coalesce(CASE WHEN c.name = '' THEN c.company ELSE c.name END, ''), CASE WHEN o.name = '' THEN o.login ELSE o.name END
		FROM interaction i JOIN staff o ON o.id = i.operator_id LEFT JOIN customer c ON c.id = i.customer_id
		WHERE i.ended IS NULL ORDER BY i.started, i.id`)
	return all, err
}

// DesksOn gives the consoles that are open. One has said that it is, or where
// it is; a call is at the person's desk.
func (r *reader) DesksOn(ctx context.Context, f careline.OverviewFilter) ([]careline.DeskOn, error) {
	var all []careline.DeskOn
	err := r.each(ctx, func(row scanner) error {
		var d careline.DeskOn
		err := row.Scan(&d.Desk, &d.Staff, &d.Who, text(&d.Role), moment(&d.Seen), ref(&d.Call), moment(&d.Since), &d.Cases)
		all = append(all, d)
		return err
	}, `SELECT t.desk, s.id, CASE WHEN s.name = '' THEN s.login ELSE s.name END, s.role, t.seen, i.id, i.started,
			(SELECT count(*) FROM service_case c WHERE c.owner_id = s.id AND c.is_open = 1)
		FROM (
			SELECT o.desk, o.staff_id, max(o.seen) AS seen FROM (
				SELECT desk, staff_id, seen FROM open_desk WHERE seen >= ?
				UNION ALL SELECT desk, staff_id, seen FROM presence WHERE seen >= ?
			) AS o GROUP BY o.desk, o.staff_id
		) AS t JOIN staff s ON s.id = t.staff_id
			LEFT JOIN interaction i ON i.operator_id = s.id AND i.ended IS NULL
		ORDER BY 3, 1`, micros(f.OpenSince), micros(f.Present))
	return all, err
}

// openedSince asks for what is not older; zero asks for nothing.
func (f *filter) openedSince(at time.Time) {
	if !at.IsZero() {
		f.and("x.opened >= ?", micros(at))
	}
}

// in asks for what is in a city, by the text that placeText makes.
func (f *filter) in(city string, r careline.Region) {
	if r != (careline.Region{}) {
		f.and(city+" = ?", placeText(r))
	}
}

// promise asks for what was promised for a day and came to state; among is
// what was promised for it.
func (f *filter) promise(state careline.PromiseState, is, among string, d careline.Day, now time.Time) {
	if state != "" {
		f.and("x.id IN ("+among+")", dayTwice(d)...)
		f.and(is+" = ?", micros(now), string(state))
	}
}
