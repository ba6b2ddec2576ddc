package main

import (
	"strconv"

	"github.com/spf13/cobra"

	"careline"
)

// overviewJSON is the hotline at a glance, for a program.
type overviewJSON struct {
	At        *string        `json:"at"`
	Calls     []liveCallJSON `json:"calls"`
	Ringing   int            `json:"ringing"`
	Missed    int            `json:"missed_today"`
	Cases     []standingJSON `json:"cases"`
	Unowned   int            `json:"cases_nobodys"`
	Orders    []standingJSON `json:"work_orders"`
	Waiting   int            `json:"work_orders_without_provider"`
	Completed int            `json:"work_orders_to_settle"` // 10000: or more
	Providers []byWhomJSON   `json:"providers"`
	Cities    []cityJSON     `json:"cities"`
	Promises  promisesJSON   `json:"promised_today"`
	On        []deskJSON     `json:"on"`
}

type liveCallJSON struct {
	Interaction careline.InteractionID `json:"interaction"`
	Operator    text                   `json:"operator"`
	Line        careline.Line          `json:"line"`
	Customer    *string                `json:"customer"`
	Name        text                   `json:"name"`
	Since       *string                `json:"since"`
}

type standingJSON struct {
	State string `json:"state"`
	Today int    `json:"today"`
	Days  int    `json:"days"` // of the three days before
	Older int    `json:"older"`
	Late  int    `json:"overdue"`
}

type byWhomJSON struct {
	Provider *string `json:"provider"`
	Name     text    `json:"name"`
	Open     int     `json:"open"`
	Late     int     `json:"overdue"`
}

type cityJSON struct {
	City       text `json:"city"`
	Cases      int  `json:"cases"`
	LateCases  int  `json:"cases_overdue"`
	Orders     int  `json:"work_orders"`
	LateOrders int  `json:"work_orders_overdue"`
}

type promisesJSON struct {
	Cases  promisedJSON `json:"cases"`
	Orders promisedJSON `json:"work_orders"`
}

type promisedJSON struct {
	Due    int `json:"due"`
	Broken int `json:"broken"`
	Kept   int `json:"kept"`
}

type deskJSON struct {
	Who   text          `json:"who"`
	Role  careline.Role `json:"role"`
	Call  *string       `json:"call"`
	Since *string       `json:"call_since"`
	Cases int           `json:"cases"`
}

func (a *app) overviewCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "overview", Short: "Show the whole hotline at a glance", Example: "careline overview\ncareline overview --json", Args: noArgs,
		Long: "Show the whole hotline at a glance: the calls of now, what is open by state and age, by provider\n" +
			"and city, what was promised for today, and who is on. For supervisors.",
	}
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			// A promise may have broken while no console was open. Where that
			// can't be written down now, the counts are right all the same.
			if s.May(careline.MaySupervise) {
				_, _ = s.KeepPromises(cmd.Context())
			}
			o, err := s.Overview(cmd.Context())
			if err != nil {
				return err
			}
			return a.print(a.overview(&o), func(p *paper) { p.overview(a, &o) })
		})
	}
	return cmd
}

func (a *app) overview(o *careline.Overview) overviewJSON {
	out := overviewJSON{
		At: a.stamp(o.At), Calls: a.liveCalls(o.Calls), Ringing: o.Ringing, Missed: o.Missed, Cases: standingsJSON(o.Cases), Unowned: o.Unowned,
		Orders: standingsJSON(o.Orders), Waiting: o.Waiting, Completed: o.Completed, Providers: []byWhomJSON{}, Cities: []cityJSON{},
		Promises: promisesJSON{promisedJSON(o.Promises.Cases), promisedJSON(o.Promises.Orders)}, On: []deskJSON{},
	}
	for i := range o.Providers {
		p := &o.Providers[i]
		out.Providers = append(out.Providers, byWhomJSON{number(p.ID), text(p.Name), p.Open, p.Late})
	}
	for i := range o.Cities {
		c := &o.Cities[i]
		out.Cities = append(out.Cities, cityJSON{text(c.In.String()), c.Cases, c.LateCases, c.Orders, c.LateOrder})
	}
	for i := range o.On {
		d := &o.On[i]
		out.On = append(out.On, deskJSON{text(d.Who), d.Role, number(d.Call), a.stamp(d.Since), d.Cases})
	}
	return out
}

func (a *app) liveCalls(calls []careline.LiveCall) []liveCallJSON {
	out := make([]liveCallJSON, len(calls))
	for i := range calls {
		c := &calls[i]
		out[i] = liveCallJSON{c.ID, text(c.OperatorName), c.Line, number(c.Customer), text(c.CustomerName), a.stamp(c.Started)}
	}
	return out
}

func (p *paper) liveCalls(calls []careline.LiveCall) [][]string {
	rows := make([][]string, len(calls))
	for i := range calls {
		c := &calls[i]
		rows[i] = []string{p.at(c.Started), c.OperatorName, c.Line.In(p.lang), c.CustomerName}
	}
	return rows
}

func standingsJSON[S ~string](all []careline.Standings[S]) []standingJSON {
	out := make([]standingJSON, len(all))
	for i, t := range all {
		out[i] = standingJSON{string(t.State), t.Ages[0], t.Ages[1], t.Ages[2], t.Late}
	}
	return out
}

// fewest is how many providers and cities a person is told of.
const fewest = 10

func (p *paper) overview(a *app, o *careline.Overview) {
	n := strconv.Itoa
	p.field(wNow, o.At.In(p.zone).Format("2006-01-02 15:04"))
	p.field(wCalls, n(len(o.Calls)))
	p.field(wRinging, n(o.Ringing))
	p.field(wMissed, n(o.Missed))
	ages := []careline.Words{wState, wOpenNow}
	for _, age := range careline.Ages() {
		ages = append(ages, careline.Words{EN: age.In(careline.English), ZH: age.In(careline.Chinese)})
	}
	ages = append(ages, wOverdue)
	p.heading(wCases)
	p.table(ages, standingRows(p, o.Cases, []string{wNobodys.In(p.lang), n(o.Unowned)}))
	p.heading(wOrders)
	completed := n(o.Completed)
	if o.Completed == careline.CompletedCounted {
		completed += "+"
	}
	p.table(ages, standingRows(p, o.Orders, []string{wWaiting.In(p.lang), n(o.Waiting)}, []string{wToSettle.In(p.lang), completed}))
	p.heading(wPromised)
	var states []careline.Words
	for _, s := range careline.PromiseStates() {
		states = append(states, careline.Words{EN: s.In(careline.English), ZH: s.In(careline.Chinese)})
	}
	row := func(name careline.Words, x careline.Promised) []string {
		return []string{name.In(p.lang), n(x.Due), n(x.Broken), n(x.Kept)}
	}
	p.table(append([]careline.Words{wWhat}, states...), [][]string{row(wCase, o.Promises.Cases), row(wOrder, o.Promises.Orders)})
	p.heading(wProviders)
	var table [][]string
	for _, x := range o.Providers[:min(fewest, len(o.Providers))] {
		table = append(table, []string{x.ID.String(), x.Name, n(x.Open), n(x.Late)})
	}
	p.table([]careline.Words{wNumber, wName, wOpenNow, wOverdue}, table)
	p.heading(wCities)
	table = nil
	for i := range o.Cities[:min(fewest, len(o.Cities))] {
		c := &o.Cities[i]
		table = append(table, []string{c.In.City, n(c.Cases), n(c.LateCases), n(c.Orders), n(c.LateOrder)})
	}
	p.table([]careline.Words{wCity, wCase, wOverdue, wOrder, wOverdue}, table)
	p.heading(wCallsNow)
	p.tableOr(nil, p.liveCalls(o.Calls))
	p.heading(wOnNow)
	table = nil
	for i := range o.On {
		d := &o.On[i]
		call := ""
		if d.Call != 0 {
			call = d.Call.String()
		}
		table = append(table, []string{d.Who, d.Role.In(p.lang), call})
	}
	p.tableOr(nil, table)
}

func standingRows[S interface {
	~string
	careline.Speaker
}](p *paper, all []careline.Standings[S], more ...[]string) [][]string {
	n := strconv.Itoa
	rows := make([][]string, 0, len(all)+len(more))
	for _, t := range all {
		rows = append(rows, []string{t.State.In(p.lang), n(t.Open()), n(t.Ages[0]), n(t.Ages[1]), n(t.Ages[2]), n(t.Late)})
	}
	return append(rows, more...)
}
