package main

import (
	"github.com/spf13/cobra"

	"careline"
)

func (a *app) callCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:     "call --customer ID --reason CODE --note TEXT",
		Short:   "Record a contact that is over",
		Example: "careline call --customer " + someCustomer + " --reason usage --note 'how to bleed the valve'",
		Args:    noArgs,
	}
	var in struct {
		customer, number, line, channel, reason, outcome, note, key string
	}
	f := cmd.Flags()
	f.StringVar(&in.customer, "customer", "", "the customer's number")
	f.StringVar(&in.reason, "reason", "", "why the customer called: a code of the service catalogue, such as fault")
	f.StringVar(&in.note, "note", "", "what was said")
	f.StringVar(&in.outcome, "outcome", "", "resolved, follow_up, information, call_back, passed_on, broken_off, unanswered")
	f.StringVar(&in.channel, "channel", "", "phone, email, web, social, visit, letter or fax")
	f.StringVar(&in.line, "line", "", "service, advice or complaint")
	f.StringVar(&in.number, "number", "", "the phone number that rang")
	f.StringVar(&in.key, "key", "", "the command's own UUID: done once however often it is sent")
	a.jsonFlag(cmd)
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if err := need(cmd, "customer", "reason"); err != nil {
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
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			call, err := s.LogCall(cmd.Context(), key, careline.Interaction{
				Customer: customer, Number: in.number, Line: careline.Line(in.line), Channel: careline.Channel(in.channel),
				Reason: in.reason, Outcome: careline.Outcome(in.outcome), Note: in.note,
			})
			if err != nil {
				return err
			}
			type answer struct {
				Interaction careline.InteractionID `json:"interaction"`
			}
			return a.print(answer{call.ID}, func(p *paper) { p.line(call.ID.String(), call.Outcome.In(p.lang)) })
		})
	}
	return cmd
}
