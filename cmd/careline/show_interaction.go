package main

import (
	"time"

	"github.com/spf13/cobra"

	"careline"
)

type interactionJSON struct {
	Interaction careline.InteractionID `json:"interaction"`
	Customer    *string                `json:"customer"`
	Number      text                   `json:"number"`
	Line        careline.Line          `json:"line"`
	Channel     careline.Channel       `json:"channel"`
	Started     *string                `json:"started"`
	Ended       *string                `json:"ended"`
	Seconds     int64                  `json:"seconds"`
	Reason      text                   `json:"reason"`
	Outcome     careline.Outcome       `json:"outcome"`
	Note        text                   `json:"note"`
	Version     int64                  `json:"version"`
}

func (a *app) showInteraction(cmd *cobra.Command, s *careline.Session, id careline.InteractionID) error {
	v, err := s.Interaction(cmd.Context(), id)
	if err != nil {
		return err
	}
	i := v.Interaction
	took := i.Duration(a.clock()).Truncate(time.Second)
	answer := interactionJSON{
		Interaction: i.ID, Customer: number(i.Customer), Number: text(i.Number), Line: i.Line, Channel: i.Channel,
		Started: a.stamp(i.Started), Ended: a.stamp(i.Ended), Seconds: int64(took / time.Second),
		Reason: text(i.Reason), Outcome: i.Outcome, Note: text(i.Note), Version: i.Version,
	}
	return a.print(answer, func(p *paper) {
		p.line(i.ID.String(), i.Channel.In(p.lang), i.Outcome.In(p.lang), took.String())
		p.field(wCustomer, i.Customer.String())
		p.field(wPhone, i.Number)
		p.field(wLine, i.Line.In(p.lang))
		p.field(wBegan, p.at(i.Started))
		p.field(wEnded, p.at(i.Ended))
		p.field(wReason, i.Reason)
		p.field(wNote, i.Note)
	})
}
