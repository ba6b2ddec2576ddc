package main

import (
	"github.com/spf13/cobra"

	"careline"
)

func (a *app) listCasesCommand() *cobra.Command {
	cmd, in := a.listOf("cases", "List cases", stateNames(careline.CaseStates()))
	customer := cmd.Flags().String("customer", "", "only this customer's")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		f := careline.CaseFilter{Overdue: in.overdue, Limit: in.limit}
		var err error
		if f.States, err = statesNamed(in.state, careline.CaseStates(), careline.OpenCaseStates()); err != nil {
			return err
		}
		if f.Customer, err = parseID[careline.CustomerID](*customer); err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			// A promise may have broken while no console was open. Where that
			// can't be written down now, the list is right all the same.
			if s.May(careline.MayHandle) {
				_, _ = s.KeepPromises(cmd.Context())
			}
			rows, err := s.Cases(cmd.Context(), f)
			if err != nil {
				return err
			}
			return a.print(a.caseRows(rows), func(p *paper) {
				if len(rows) == 0 {
					p.say(nothingHere)
					return
				}
				p.cases(a, rows)
			})
		})
	}
	return cmd
}
