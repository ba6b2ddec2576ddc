package main

import (
	"github.com/spf13/cobra"

	"careline"
)

func (a *app) dispatchCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "dispatch --case ID | --customer ID",
		Short: "Send a work order to a provider",
		Long: "Send a work order to a provider. What is left out is proposed by rule: kind, unit, provider\n" +
			"(by territory, skill, language and load), time and charge.",
		Example: "careline dispatch --case " + someCase + "\ncareline dispatch --customer " + someCustomer + " --kind installation --at '2026-03-31 14:00'",
		Args:    noArgs,
	}
	var in struct {
		customer, matter, unit, provider, kind, at, text, key string
	}
	f := cmd.Flags()
	f.StringVar(&in.matter, "case", "", "the number of the case that it is for")
	f.StringVar(&in.customer, "customer", "", "the customer's number, where there is no case")
	f.StringVar(&in.kind, "kind", "", "repair, installation, delivery, maintenance, inspection, commissioning, exchange, return, training or round")
	f.StringVar(&in.unit, "unit", "", "the number of the unit")
	f.StringVar(&in.provider, "provider", "", "the number of the provider")
	f.StringVar(&in.at, "at", "", "when to come, for two hours: 2026-03-31 14:00 or RFC 3339")
	f.StringVar(&in.text, "text", "", "what is to be done")
	f.StringVar(&in.key, "key", "", "the command's own UUID: done once however often it is sent")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if in.matter == "" && in.customer == "" {
			return usage(careline.Say("Say for whom: --case or --customer; see %s.", "请指明 --case 或 --customer；见 %s。", helpFor(cmd)))
		}
		key, err := parseKey(in.key)
		if err != nil {
			return err
		}
		order := careline.WorkOrder{Kind: careline.OrderKind(in.kind), Text: in.text}
		if order.Customer, err = parseID[careline.CustomerID](in.customer); err != nil {
			return err
		}
		if order.Case, err = parseID[careline.CaseID](in.matter); err != nil {
			return err
		}
		if order.Unit, err = parseID[careline.UnitID](in.unit); err != nil {
			return err
		}
		to, err := parseID[careline.ProviderID](in.provider)
		if err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			if order.Window, err = parseWindow(in.at, a.cfg.Zone); err != nil {
				return err
			}
			kept, err := s.Dispatch(cmd.Context(), key, order, to)
			if err != nil {
				return err
			}
			return a.printDispatched(cmd, s, kept)
		})
	}
	return cmd
}

func (a *app) printDispatched(cmd *cobra.Command, s *careline.Session, o careline.WorkOrder) error {
	view, err := s.Order(cmd.Context(), o.ID)
	if err != nil {
		return err
	}
	type answer struct {
		Order    careline.OrderID `json:"work_order"`
		Provider *string          `json:"provider"`
	}
	return a.print(answer{o.ID, number(o.Provider())}, func(p *paper) {
		p.line(o.ID.String(), o.Kind.In(p.lang), o.Provider().String(), view.ProviderName(), p.window(o.Window))
	})
}
