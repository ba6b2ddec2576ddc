package main

import (
	"fmt"

	"github.com/spf13/cobra"

	"careline"
)

// handoverJSON is what a shift hands over, for a program.
type handoverJSON struct {
	At       *string             `json:"at"`
	Shift    windowJSON          `json:"shift"`
	Next     windowJSON          `json:"next_shift"`
	All      bool                `json:"everybodys"`
	Notes    []handoverNoteJSON  `json:"notes"`
	Calls    []liveCallJSON      `json:"calls"`
	Owners   []standingOwnerJSON `json:"owners"`
	Waiting  int                 `json:"work_orders_without_provider"`
	LateWork int                 `json:"work_orders_overdue"`
	Cases    []caseRow           `json:"cases_promised"`
	Orders   []orderRow          `json:"work_orders_promised"`
	Drafts   []heldDraftJSON     `json:"drafts"`
}

type handoverNoteJSON struct {
	At   *string `json:"at"`
	Who  text    `json:"who"`
	Text text    `json:"text"`
}

type standingOwnerJSON struct {
	Owner *text `json:"owner"` // null: nobody
	Open  int   `json:"open"`
	Late  int   `json:"overdue"`
}

type heldDraftJSON struct {
	Who   text               `json:"who"`
	Kind  careline.DraftKind `json:"kind"`
	On    *string            `json:"on"`
	Since *string            `json:"since"`
}

func (a *app) handoverCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "handover", Short: "Show what the shift hands over to the next", Args: noArgs,
		Example: "careline handover\ncareline handover --note \"Valves for EWH-60A come on Tuesday\"",
		Long: "Show what the shift hands over to the next: notes, calls that have not ended, open cases and\n" +
			"whose they are, what is promised until the next shift ends, and what was begun and not saved.\n" +
			"Supervisors see everybody's, others their own.",
	}
	note := cmd.Flags().String("note", "", "write this note for the next shift first")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			if cmd.Flags().Changed("note") {
				if err := s.WriteHandover(cmd.Context(), newKey(), *note); err != nil {
					return err
				}
			}
			h, err := s.Handover(cmd.Context())
			if err != nil {
				return err
			}
			return a.print(a.handover(&h), func(p *paper) { p.handover(a, &h) })
		})
	}
	return cmd
}

func (a *app) handover(h *careline.Handover) handoverJSON {
	shift := func(s careline.Shift) windowJSON { return windowJSON{a.stamp(s.From), a.stamp(s.To)} }
	out := handoverJSON{
		At: a.stamp(h.At), Shift: shift(h.Shift), Next: shift(h.Next), All: h.All, Notes: []handoverNoteJSON{}, Calls: a.liveCalls(h.Calls),
		Owners: []standingOwnerJSON{}, Waiting: h.Waiting, LateWork: h.LateWork, Cases: a.caseRows(h.Cases), Orders: a.orderRows(h.Orders),
		Drafts: []heldDraftJSON{},
	}
	for _, n := range h.Notes {
		out.Notes = append(out.Notes, handoverNoteJSON{a.stamp(n.At), text(n.Who), text(n.Text)})
	}
	for _, o := range h.Owners {
		row := standingOwnerJSON{Open: o.Open, Late: o.Late}
		if o.Staff != 0 {
			who := text(o.Who)
			row.Owner = &who
		}
		out.Owners = append(out.Owners, row)
	}
	for i := range h.Drafts {
		d := &h.Drafts[i]
		row := heldDraftJSON{Who: text(d.Who), Kind: d.Kind, Since: a.stamp(d.Since)}
		if d.On.ID != 0 {
			on := d.On.String()
			row.On = &on
		}
		out.Drafts = append(out.Drafts, row)
	}
	return out
}

func (p *paper) handover(a *app, h *careline.Handover) {
	p.field(wNow, h.At.In(p.zone).Format("2006-01-02 15:04"))
	p.field(wShift, p.window(careline.Window{From: h.Shift.From, To: h.Shift.To}))
	p.field(wNextShift, p.window(careline.Window{From: h.Next.From, To: h.Next.To}))
	p.heading(wShiftNotes)
	var table [][]string
	for _, n := range h.Notes {
		table = append(table, []string{p.at(n.At), n.Who, n.Text})
	}
	p.tableOr(nil, table)
	p.heading(wCallsNow)
	p.tableOr(nil, p.liveCalls(h.Calls))
	p.heading(wCasesOf)
	table = nil
	for _, o := range h.Owners {
		who := o.Who
		if o.Staff == 0 {
			who = wNobodys.In(p.lang)
		}
		table = append(table, []string{who, fmt.Sprint(o.Open), fmt.Sprint(o.Late)})
	}
	p.tableOr([]careline.Words{wOwner, wOpenNow, wOverdue}, table)
	p.heading(wPromisedCases)
	table = nil
	for i := range h.Cases {
		c := &h.Cases[i]
		table = append(table, []string{p.at(c.Promise), c.ID.String(), c.CustomerName, c.State.In(p.lang), c.OwnerName})
	}
	p.tableOr([]careline.Words{wPromise, wNumber, wCustomer, wState, wOwner}, table)
	if h.All {
		p.heading(wPromisedOrders)
		p.field(wWaiting, fmt.Sprint(h.Waiting))
		p.field(wOverdue, fmt.Sprint(h.LateWork))
		table = nil
		for i := range h.Orders {
			o := &h.Orders[i]
			table = append(table, []string{p.window(o.Window), o.ID.String(), o.CustomerName, o.Kind.In(p.lang), o.ProviderName})
		}
		p.tableOr([]careline.Words{wWindow, wNumber, wCustomer, wKind, wProvider}, table)
	}
	p.heading(wBegunDrafts)
	table = nil
	for i := range h.Drafts {
		d := &h.Drafts[i]
		on := ""
		if d.On.ID != 0 {
			on = d.On.String()
		}
		table = append(table, []string{p.at(d.Since), d.Who, d.Kind.In(p.lang), on})
	}
	p.tableOr(nil, table)
}

// tableOr is table, or says that there is nothing.
func (p *paper) tableOr(heading []careline.Words, rows [][]string) {
	if len(rows) == 0 {
		p.say(nothingHere)
		return
	}
	p.table(heading, rows)
}
