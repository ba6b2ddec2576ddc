package main

import (
	"github.com/spf13/cobra"

	"careline"
)

// callRow is an announced call for a program.
type callRow struct {
	Interaction careline.InteractionID `json:"interaction"`
	State       careline.PopState      `json:"state"`
	Answer      careline.CallerAnswer  `json:"answer"`
	Number      text                   `json:"number"`
	Line        careline.Line          `json:"line"`
	Customer    *string                `json:"customer"`
	Name        text                   `json:"name"`
	To          text                   `json:"to"`
	Operator    text                   `json:"operator"`
	Rang        *string                `json:"rang"`
}

func (a *app) listCallsCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use: "calls", Short: "List calls that the telephone system announced", Example: "careline list calls --state missed", Args: noArgs,
	}
	var in struct {
		state string
		limit int
	}
	f := cmd.Flags()
	f.StringVar(&in.state, "state", "", "one of: ringing, answered, missed")
	f.IntVar(&in.limit, "limit", 0, "at most this many, newest first; 0 for all")
	_ = cmd.RegisterFlagCompletionFunc("state", cobra.FixedCompletions(stateNames(careline.PopStates()), cobra.ShellCompDirectiveNoFileComp))
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		filter := careline.PopFilter{Limit: in.limit}
		states, err := statesNamed(in.state, careline.PopStates(), []careline.PopState{careline.PopRinging})
		if err != nil {
			return err
		}
		if len(states) > 0 {
			filter.State = states[0]
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			if s.May(careline.MayTakeCalls) {
				_, _ = s.MissPops(cmd.Context()) // where that can't be written down now, the list is right all the same
			}
			all, err := s.Announced(cmd.Context(), filter)
			if err != nil {
				return err
			}
			rows, table := []callRow{}, [][]string{}
			for i := range all {
				p := &all[i]
				rows = append(rows, callRow{
					Interaction: p.Call.ID, State: p.State, Answer: p.Answer, Number: text(p.Call.Number), Line: p.Call.Line,
					Customer: number(p.Call.Customer), Name: text(p.CustomerName), To: text(p.ToName), Operator: text(p.OperatorName),
					Rang: a.stamp(p.Rang),
				})
				table = append(table, []string{
					p.Call.ID.String(), p.State.In(a.lang), p.Rang.In(a.cfg.Zone).Format("2006-01-02 15:04"), p.Call.Number,
					p.CustomerName, p.Call.Line.In(a.lang), p.OperatorName,
				})
			}
			return a.print(rows, func(p *paper) {
				if len(table) == 0 {
					p.say(nothingHere)
					return
				}
				p.table([]careline.Words{wNumber, wState, wBegan, wPhone, wCustomer, wLine, wOperator}, table)
			})
		})
	}
	return cmd
}
