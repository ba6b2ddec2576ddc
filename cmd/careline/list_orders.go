package main

import (
	"github.com/spf13/cobra"

	"careline"
)

func (a *app) listOrdersCommand() *cobra.Command {
	cmd, in := a.listOf("workorders", "List work orders", stateNames(careline.OrderStates()))
	cmd.Aliases = []string{"orders"}
	customer := cmd.Flags().String("customer", "", "only this customer's")
	provider := cmd.Flags().String("provider", "", "only this provider's")
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		f := careline.OrderFilter{Overdue: in.overdue, Limit: in.limit}
		var err error
		if f.States, err = statesNamed(in.state, careline.OrderStates(), careline.OpenOrderStates()); err != nil {
			return err
		}
		if f.Customer, err = parseID[careline.CustomerID](*customer); err != nil {
			return err
		}
		if f.Provider, err = parseID[careline.ProviderID](*provider); err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			rows, err := s.Orders(cmd.Context(), f)
			if err != nil {
				return err
			}
			return a.print(a.orderRows(rows), func(p *paper) {
				if len(rows) == 0 {
					p.say(nothingHere)
					return
				}
				p.orders(a, rows)
			})
		})
	}
	return cmd
}
