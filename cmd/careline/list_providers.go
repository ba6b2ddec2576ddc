package main

import (
	"strconv"
	"strings"

	"github.com/spf13/cobra"

	"careline"
)

type providerRow struct {
	providerJSON
	Open    int `json:"open"`    // orders not ended
	Overdue int `json:"overdue"` // those of them that are late
}

func (a *app) listProvidersCommand() *cobra.Command {
	cmd, in := a.listOf("providers", "List providers with what they have to do", nil)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			all, err := s.Providers(cmd.Context())
			if err != nil {
				return err
			}
			late, err := lateByProvider(cmd, s)
			if err != nil {
				return err
			}
			rows, table := []providerRow{}, [][]string{}
			for _, p := range all {
				if in.overdue && late[p.Provider.ID] == 0 {
					continue
				}
				rows = append(rows, providerRow{providerOf(p.Provider), p.Load, late[p.Provider.ID]})
				table = append(table, []string{
					p.Provider.ID.String(), p.Provider.Name, p.Provider.Kind.In(a.lang), strconv.Itoa(p.Load),
					strconv.Itoa(late[p.Provider.ID]), p.Provider.Phone, strings.Join(territories(p.Provider), "; "),
				})
			}
			return a.print(rows, func(p *paper) {
				if len(rows) == 0 {
					p.say(nothingHere)
					return
				}
				p.table([]careline.Words{wNumber, wName, wKind, wOpen, wOverdue, wPhone, wTerritory}, table)
			})
		})
	}
	return cmd
}

func lateByProvider(cmd *cobra.Command, s *careline.Session) (map[careline.ProviderID]int, error) {
	orders, err := s.Orders(cmd.Context(), careline.OrderFilter{Overdue: true})
	late := map[careline.ProviderID]int{}
	for i := range orders {
		late[orders[i].Provider()]++
	}
	return late, err
}
