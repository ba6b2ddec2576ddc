package main

import (
	"strings"

	"github.com/spf13/cobra"

	"careline"
)

func (a *app) showCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "show ID",
		Short:   "Show anything by its number",
		Long:    "Show a customer (C-…), case (CASE-…), work order (WO-…), unit (U-…), interaction (I-…), provider\n(P-…) or technician (T-…). Upper or lower case and dashes don't matter.",
		Example: "careline show " + someCustomer + "\ncareline show " + strings.ToLower(someCase) + " --json",
		Args:    oneArg(wNumber),
	}
	events := cmd.Flags().Int("events", 50, "at most this many lines of a customer's history; 0 for all")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, args []string) error {
		ref, err := parseNumber(args[0])
		if err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			switch ref.Kind {
			case careline.KindCustomer:
				return a.showCustomer(cmd, s, careline.CustomerID(ref.ID), *events)
			case careline.KindCase:
				return a.showCase(cmd, s, careline.CaseID(ref.ID))
			case careline.KindOrder:
				return a.showOrder(cmd, s, careline.OrderID(ref.ID))
			case careline.KindUnit:
				return a.showUnit(cmd, s, careline.UnitID(ref.ID))
			case careline.KindInteraction:
				return a.showInteraction(cmd, s, careline.InteractionID(ref.ID))
			case careline.KindProvider:
				return a.showProvider(cmd, s, careline.ProviderID(ref.ID))
			case careline.KindTechnician:
				return a.showTechnician(cmd, s, careline.TechnicianID(ref.ID))
			}
			return careline.NotFound(ref.Kind, ref.String())
		})
	}
	return cmd
}
