package main

import (
	"github.com/spf13/cobra"

	"careline"
)

// popAnswer is what came of announcing a call. It holds no personal data.
type popAnswer struct {
	Interaction careline.InteractionID `json:"interaction"`
	Answer      careline.CallerAnswer  `json:"answer"`
}

func (a *app) popCommand() *cobra.Command {
	cmd := &cobra.Command{
		Use:   "pop --caller NUMBER",
		Short: "Announce a call to the operators' consoles",
		Long: "Announce a call to the operators' consoles, from any telephone system: a banner there says who\n" +
			"rings, and one key goes to the caller. The number may be in any writing, or empty or anonymous\n" +
			"where it is withheld. Without --to the call is offered to everybody whose console is open and\n" +
			"who is in no call; who answers first has it. What nobody takes in time is a missed call.\n" +
			"For telephone systems that can only call a URL, see careline pop serve.",
		Example: "careline pop --caller 13800138823\ncareline pop --caller +8613800138823 --line complaint --to wangmin --json",
		Args:    a.knownCommand,
	}
	var in struct{ caller, line, to, key string }
	f := cmd.Flags()
	f.StringVar(&in.caller, "caller", "", "the number that rings")
	f.StringVar(&in.line, "line", "", "service, advice or complaint")
	f.StringVar(&in.to, "to", "", "the login of whom the call is for; empty: whoever is free")
	f.StringVar(&in.key, "key", "", "the command's own UUID: done once however often it is sent")
	a.jsonFlag(cmd)
	cmd.AddCommand(a.popServeCommand())
	cmd.RunE = func(cmd *cobra.Command, _ []string) error {
		if !cmd.Flags().Changed("caller") {
			return need(cmd, "caller")
		}
		key, err := parseKey(in.key)
		if err != nil {
			return err
		}
		return a.withSession(cmd, anExistingStore, func(s *careline.Session) error {
			_, _ = s.MissPops(cmd.Context()) // what was missed while no console was open
			p, err := s.Ring(cmd.Context(), key, careline.PopRing{Number: in.caller, Line: careline.Line(in.line), To: in.to})
			if err != nil {
				return err
			}
			return a.print(popAnswer{p.Call.ID, p.Answer}, func(o *paper) { o.line(p.Call.ID.String(), p.Answer.In(o.lang)) })
		})
	}
	return cmd
}
