package main

import (
	"github.com/spf13/cobra"

	"careline"
)

func (a *app) complaintCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "complaint --customer ID --category CODE --severity SEVERITY --text TEXT",
		Short:   "Log a complaint",
		Example: "careline complaint --customer " + someCustomer + " --category noise --severity high --text 'hums all night'",
		Args:    noArgs,
	}
	var in struct {
		customer, unit, category, severity, text, remedy, key string
	}
	f := cmd.Flags()
	f.StringVar(&in.customer, "customer", "", "the customer's number")
	f.StringVar(&in.category, "category", "", "what it is about: noise, leak, no_function, performance, installation, delivery, attitude, billing, other")
	f.StringVar(&in.severity, "severity", string(careline.SeverityNormal), "low, normal, high or critical")
	f.StringVar(&in.text, "text", "", "the customer's own words")
	f.StringVar(&in.remedy, "remedy", "", "what the customer would find fair")
	f.StringVar(&in.unit, "unit", "", "the number of the unit that it is about")
	f.StringVar(&in.key, "key", "", "the command's own UUID: done once however often it is sent")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := need(cmd, "customer", "category", "text"); err != nil {
			return err
		}
		key, err := parseKey(in.key)
		if err != nil {
			return err
		}
		customer, err := parseID[careline.CustomerID](in.customer)
		if err != nil {
			return err
		}
		unit, err := parseID[careline.UnitID](in.unit)
		if err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			sev := careline.Severity(in.severity)
			kept, err := s.LogCase(cmd.Context(), key, careline.Case{
				Kind: careline.CaseComplaint, Customer: customer, Unit: unit, Category: in.category,
				Severity: sev, Text: in.text, Remedy: in.remedy, Promise: careline.ProposePromise(sev, s.Now()),
			})
			if err != nil {
				return err
			}
			type answer struct {
				Case careline.CaseID `json:"case"`
			}
			return a.print(answer{kept.ID}, func(p *paper) {
				p.line(kept.ID.String(), kept.Severity.In(p.lang), kept.State.In(p.lang))
			})
		})
	}
	return cmd
}
